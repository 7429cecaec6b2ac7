from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import msgspec
import pytest

from dragoman.calendars import Interval
from dragoman.errors import BadData
from dragoman.evaluation import coding
from dragoman.evaluation.coding import coding_errors, of_split, score_coding, sentence_document
from dragoman.evaluation.coding_tally import CodingScore
from dragoman.evaluation.sentences import Case, GoldEvent, days, places, read_cases, shipped
from dragoman.gazetteer import organisations, states
from dragoman.languages import language_pack
from dragoman.model import Attribution, Document, EventMention
from dragoman.pack import Pack
from tests.builders import MEETING, analysis, day

LEAST = {"en": (420, 60, 20, 25), "fa": (260, 40, 12, 15)}
"""Sentences with events, without, events of each type, events of each modality."""

FLOORS = {"en": (0.50, 0.60, 0.05), "fa": (0.45, 0.55, 0.05)}
"""Of the shipped sentences: F1 exact and relaxed at least (only ever raised), and at most so many
events per sentence that has none."""

GOLD = GoldEvent("CONSULT", ("KEN", "UGA"), (), "happened", "met", symmetric=True)


@pytest.fixture(scope="module")
def en() -> Pack:
    return language_pack("en")


def scored(
    monkeypatch: pytest.MonkeyPatch,
    pack: Pack,
    gold: tuple[GoldEvent, ...],
    *changes: Mapping[str, object],
) -> tuple[CodingScore, tuple[str, ...]]:
    """The score where the system finds the meeting of Kenya and Uganda, once for each change."""
    made = analysis("meeting", MEETING, when=day("2017-05-03"))
    found = tuple(_event(made.events[0], change) for change in changes)
    monkeypatch.setattr(
        coding, "analyse", lambda document, pack: msgspec.structs.replace(made, events=found)
    )
    cases = [Case("c-1", MEETING, gold)]
    return score_coding(cases, pack), coding_errors(cases, pack)


def _event(event: EventMention, change: Mapping[str, object]) -> EventMention:
    return msgspec.structs.replace(event, **change)


def test_an_event_with_right_type_dyad_and_modality_is_exact(
    monkeypatch: pytest.MonkeyPatch, en: Pack
) -> None:
    score, errors = scored(monkeypatch, en, (GOLD,), {})
    assert [one.f1 for one in score.events] == [1.0, 1.0]
    assert errors == ()


@pytest.mark.parametrize(
    "change",
    [{"type": "ASSAULT"}, {"modality": "denied"}],
)
def test_a_wrong_type_or_modality_costs_the_exact_score_alone(
    monkeypatch: pytest.MonkeyPatch, en: Pack, change: Mapping[str, object]
) -> None:
    score, errors = scored(monkeypatch, en, (GOLD,), change)
    assert [one.f1 for one in score.events] == [0.0, 1.0]
    assert len(errors) == 1


def test_a_wrong_dyad_costs_both_scores(monkeypatch: pytest.MonkeyPatch, en: Pack) -> None:
    score, errors = scored(monkeypatch, en, (GOLD,), {"actor1": ("state:KEN",)})
    assert [one.f1 for one in score.events] == [0.0, 0.0]
    assert "wrong dyad" in errors[0]


@pytest.mark.parametrize(
    ("gold", "change"),
    [
        (GOLD, {"modality": "ongoing"}),
        (msgspec.structs.replace(GOLD, type="AGREE", type_alt=("CONSULT",)), {}),
        (msgspec.structs.replace(GOLD, modality="planned", modality_alt=("happened",)), {}),
        (
            msgspec.structs.replace(GOLD, optional=("UGA",)),
            {"actor1": ("state:KEN",)},
        ),
    ],
)
def test_what_the_gold_allows_is_right(
    monkeypatch: pytest.MonkeyPatch, en: Pack, gold: GoldEvent, change: Mapping[str, object]
) -> None:
    score, errors = scored(monkeypatch, en, (gold,), change)
    assert score.events[0].f1 == 1.0
    assert errors == ()


def test_an_event_found_twice_is_wrong_once(monkeypatch: pytest.MonkeyPatch, en: Pack) -> None:
    score, errors = scored(monkeypatch, en, (GOLD,), {}, {"modality": "planned"})
    assert (score.events[0].precision, score.events[0].recall) == (0.5, 1.0)
    assert errors[0].startswith("c-1 made up CONSULT KEN,UGA> planned")


def test_an_optional_event_counts_neither_found_nor_missed(
    monkeypatch: pytest.MonkeyPatch, en: Pack
) -> None:
    gold = msgspec.structs.replace(GOLD, core=False)
    nothing: tuple[Mapping[str, object], ...] = ()
    for changes in (nothing, ({},)):
        score, errors = scored(monkeypatch, en, (gold,), *changes)
        assert (score.events[0].gold, score.events[0].found, errors) == (0, 0, ())


def test_words_that_are_not_the_trigger_make_no_pair(
    monkeypatch: pytest.MonkeyPatch, en: Pack
) -> None:
    gold = msgspec.structs.replace(GOLD, trigger="railway")
    document = analysis("meeting", MEETING).document
    met = places("met", MEETING)[0]
    score, errors = scored(monkeypatch, en, (gold,), {"evidence": (document.evidence(met),)})
    assert (score.events[0].right, len(errors)) == (0, 2)


def test_events_in_a_sentence_without_any_are_counted(
    monkeypatch: pytest.MonkeyPatch, en: Pack
) -> None:
    score, errors = scored(monkeypatch, en, (), {})
    assert (score.without_events, score.made_up_per_sentence, len(errors)) == (1, 1.0, 1)


def test_a_miss_tells_how_far_the_words_came(monkeypatch: pytest.MonkeyPatch, en: Pack) -> None:
    _, errors = scored(monkeypatch, en, (GOLD,))
    assert "a frame, but no event of it: meet [" in errors[0]
    strange = msgspec.structs.replace(GOLD, trigger="railway")
    _, errors = scored(monkeypatch, en, (strange,))
    assert "no clause of “railway” (clauses: meet" in errors[0]


def test_acts_of_reporting_are_no_events(monkeypatch: pytest.MonkeyPatch, en: Pack) -> None:
    score, errors = scored(monkeypatch, en, (), {"type": None})
    assert (score.made_up_per_sentence, errors) == (0.0, ())


def test_roles_tell_who_from_to_whom(monkeypatch: pytest.MonkeyPatch, en: Pack) -> None:
    gold = msgspec.structs.replace(GOLD, actor1=("KEN",), actor2=("UGA",), symmetric=False)
    turned = {"actor1": ("state:UGA",), "actor2": ("state:KEN",)}
    score, _ = scored(monkeypatch, en, (gold,), turned)
    assert score.events[0].f1 == 1.0
    assert {one.name: one.f1 for one in score.roles} == {"who": 0.0, "to whom": 0.0, "both": 0.0}


def test_date_speaker_and_theme_are_scored_where_the_gold_has_them(
    monkeypatch: pytest.MonkeyPatch, en: Pack
) -> None:
    gold = msgspec.structs.replace(GOLD, date="2017-05", theme="a railway")
    said = Attribution("state:KEN", None, "indirect")
    score, _ = scored(monkeypatch, en, (gold,), {"attribution": (said,)})
    shares = {one.name: (one.asked, one.right) for one in score.attributes}
    assert shares["date"] == (1, 1)
    assert shares["theme"] == (1, 1)
    assert shares["speaker"] == (1, 0)


def test_confusions_name_what_was_taken_for_what(monkeypatch: pytest.MonkeyPatch, en: Pack) -> None:
    score, _ = scored(monkeypatch, en, (GOLD,), {"type": "AGREE", "modality": "planned"})
    assert [(one.gold, one.found, one.times) for one in score.type_confusions] == [
        ("CONSULT", "AGREE", 1)
    ]
    assert [(one.gold, one.found) for one in score.modality_confusions] == [("happened", "planned")]


def test_a_sentence_is_read_as_published_on_its_day(en: Pack) -> None:
    case = Case("c-1", MEETING, (), published=date(2017, 5, 4))
    document: Document = sentence_document(case, en)
    assert document.published is not None
    assert document.published.earliest == date(2017, 5, 4)
    assert [segment.role for segment in document.segments] == ["body"]


@pytest.mark.parametrize(
    ("edtf", "first", "last"),
    [
        ("1979-03-26", date(1979, 3, 26), date(1979, 3, 26)),
        ("2003-02", date(2003, 2, 1), date(2003, 2, 28)),
        ("1990", date(1990, 1, 1), date(1990, 12, 31)),
        ("2024-01/2024-03", date(2024, 1, 1), date(2024, 3, 31)),
        ("2007/..", date(2007, 1, 1), None),
        ("../2030", None, date(2030, 12, 31)),
    ],
)
def test_days_of_a_gold_date(edtf: str, first: date | None, last: date | None) -> None:
    assert days(edtf) == Interval(first, last)


def test_a_word_is_no_date() -> None:
    with pytest.raises(BadData, match="spring"):
        days("spring")


@pytest.mark.parametrize(
    "line",
    [
        {"id": "x", "text": "Peru thanked Chile."},
        {
            "id": "x",
            "text": "Peru thanked Chile.",
            "events": [
                {
                    "type": "SUPPORT",
                    "actor1": ["PER"],
                    "actor2": ["CHL"],
                    "modality": "happened",
                    "trigger": "praised",
                }
            ],
        },
    ],
)
def test_a_line_that_departs_from_the_form_is_refused(
    tmp_path: Path, line: Mapping[str, object]
) -> None:
    path = tmp_path / "gold.jsonl"
    path.write_text(json.dumps(line) + "\n", encoding="utf-8")
    with pytest.raises(BadData, match=r"gold\.jsonl:1"):
        read_cases(path)


def test_a_language_without_sentences_says_so() -> None:
    with pytest.raises(BadData, match="xx"):
        shipped("xx")


@pytest.mark.parametrize("language", LEAST)
def test_the_sentences_shipped_cover_every_type_and_modality(language: str) -> None:
    cases = read_cases(shipped(language))
    with_events, without, of_type, of_modality = LEAST[language]
    events = [event for case in cases for event in case.events]
    types = Counter(event.type for event in events)
    assert sum(bool(case.events) for case in cases) >= with_events
    assert sum(not case.events for case in cases) >= without
    assert min(types.values()) >= of_type
    assert min(Counter(event.modality for event in events).values()) >= of_modality
    assert len(types) == 16


@pytest.mark.parametrize("language", LEAST)
def test_the_sentences_shipped_are_sound(language: str) -> None:
    cases = read_cases(shipped(language))
    known = {*states(), *organisations()}
    events = [event for case in cases for event in case.events]
    assert len({case.id for case in cases}) == len({case.text for case in cases}) == len(cases)
    assert {key for one in events for key in (*one.actor1, *one.actor2, *one.third)} <= known
    assert all({*one.optional} <= {*one.actor1, *one.actor2} for one in events)
    assert all(days(one.date) for one in events if one.date is not None)


@pytest.mark.parametrize("language", LEAST)
def test_half_of_the_sentences_shipped_are_kept_for_testing(language: str) -> None:
    cases = read_cases(shipped(language))
    assert {case.id for case in of_split(cases, "dev")} == {
        case.id for case in cases if int(case.id.rpartition("-")[2]) % 2 == 0
    }
    assert of_split(cases, None) == cases


@pytest.mark.slow
@pytest.mark.parametrize("language", FLOORS)
def test_the_sentences_shipped_are_coded_no_worse_than_the_floors(language: str) -> None:
    exact, relaxed, made_up = FLOORS[language]
    score = score_coding(read_cases(shipped(language)), language_pack(language))
    assert score.events[0].f1 >= exact
    assert score.events[1].f1 >= relaxed
    assert score.made_up_per_sentence <= made_up
