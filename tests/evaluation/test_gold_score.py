from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import TypeVar

import pytest
from msgspec.structs import replace

from dragoman.evaluation.gold import read_gold
from dragoman.evaluation.gold_records import EventRecord, Note, Records
from dragoman.evaluation.gold_score import score
from dragoman.evaluation.gold_tally import FIGURES, Tally
from dragoman.model import Attribution
from dragoman.sample import sample_folder

Row = TypeVar("Row")


@cache
def gold() -> tuple[Records, tuple[Note, ...]]:
    with sample_folder() as folder:
        return read_gold(folder)


def figures(found: Records) -> dict[tuple[str, str], Tally]:
    records, notes = gold()
    return {(one.figure, one.column): one for one in score(records, notes, found).tallies}


def core(events: tuple[EventRecord, ...]) -> list[str]:
    """Ids of the events that must be found."""
    optional = {note.id for note in gold()[1] if note.optional}
    return [one.id for one in events if one.id not in optional]


def with_events(change: Callable[[EventRecord], EventRecord | None]) -> Records:
    """The gold with every event changed, or left out."""
    records, _ = gold()
    changed = tuple(new for one in records.events if (new := change(one)) is not None)
    return replace(records, events=changed)


@pytest.mark.parametrize("figure", [one for one, kind in FIGURES.items() if kind != "count"])
def test_the_gold_itself_scores_one(figure: str) -> None:
    assert figures(gold()[0])[figure, "total"].value == 1.0


def test_the_gold_itself_rests_on_nothing_forbidden() -> None:
    assert figures(gold()[0])["forbidden", "total"].right == 0


def test_an_empty_export_scores_nothing() -> None:
    empty = figures(Records((), (), (), (), ()))
    assert empty["events-exact", "total"].value == 0.0
    assert empty["events-exact", "total"].wanted == len(core(gold()[0].events))
    assert empty["mentions", "fa"].found == 0


def test_each_missed_core_event_costs_recall_alone() -> None:
    missing = core(gold()[0].events)[0]
    found = figures(with_events(lambda one: None if one.id == missing else one))
    tally = found["events-exact", "total"]
    assert (tally.wanted - tally.right, tally.precision) == (1, 1.0)


def test_optional_events_are_neither_missed_nor_wrong() -> None:
    wanted = set(core(gold()[0].events))
    found = figures(with_events(lambda one: one if one.id in wanted else None))
    assert found["events-exact", "total"].value == 1.0


def test_a_wrong_modality_is_a_near_miss() -> None:
    def doubt(one: EventRecord) -> EventRecord:
        return replace(one, modality="nonsense")

    found = figures(with_events(doubt))
    assert found["events-exact", "total"].right == 0
    assert found["events-relaxed", "total"].value == 1.0
    assert found["modality", "total"].value == 0.0


def test_an_event_of_other_countries_is_missed_and_wrong() -> None:
    chosen = core(gold()[0].events)[0]

    def elsewhere(one: EventRecord) -> EventRecord:
        if one.id != chosen:
            return one
        return replace(one, event="e:new", actor1_countries=("PER",), actor2_countries=("CHL",))

    tally = figures(with_events(elsewhere))["events-relaxed", "total"]
    assert (tally.wanted - tally.right, tally.found - tally.right) == (1, 1)


def test_a_second_report_of_a_matched_event_costs_nothing() -> None:
    records, _ = gold()
    chosen = next(one for one in records.events if one.id in core(records.events))
    twice = replace(records, events=(*records.events, replace(chosen, id="em:again")))
    assert figures(twice)["events-exact", "total"].value == 1.0


def test_links_are_lost_when_every_report_is_an_event_of_its_own() -> None:
    found = figures(with_events(lambda one: replace(one, event=one.id)))
    tally = found["links", "total"]
    assert (tally.right, tally.found) == (0, 0)
    assert tally.wanted > 5


def test_links_are_wrong_when_all_is_one_event() -> None:
    tally = figures(with_events(lambda one: replace(one, event="e:all")))["links", "total"]
    assert tally.recall == 1.0
    assert tally.precision < 0.1


def test_a_narrator_instead_of_the_speaker_is_wrong() -> None:
    narrator = (Attribution(None, None, "narrator"),)
    tally = figures(with_events(lambda one: replace(one, attribution=narrator)))["speaker", "total"]
    assert 0.4 < tally.value < 1.0


def test_what_rests_on_a_comment_is_forbidden() -> None:
    records, _ = gold()
    document, comment = next(
        (one, part) for one in records.documents for part in one.segments if part.role == "comment"
    )
    claim = replace(
        records.events[0],
        id="em:claim",
        doc=document.id,
        evidence=(
            replace(
                records.events[0].evidence[0],
                doc=document.id,
                start=comment.start,
                end=comment.end,
            ),
        ),
    )
    found = figures(replace(records, events=(*records.events, claim)))
    assert found["forbidden", "total"].right == 1


def test_a_language_has_a_column_of_its_own() -> None:
    english = {one.id for one in gold()[0].documents if one.languages[0] == "en"}
    found = figures(with_events(lambda one: one if one.doc in english else None))
    assert found["events-exact", "en"].value == 1.0
    assert found["events-exact", "fa"].value == 0.0
