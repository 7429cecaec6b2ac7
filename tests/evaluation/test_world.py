from __future__ import annotations

from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

import msgspec
import pytest
from click.testing import CliRunner

from dragoman.cli.evaluate import command
from dragoman.evaluation.gold import evaluate_folder, read_gold
from dragoman.evaluation.gold_build import build
from dragoman.evaluation.gold_gate import corpus_hash, falls, read_floors
from dragoman.evaluation.gold_notes import Notes, read_notes_file
from dragoman.evaluation.gold_score import score
from dragoman.evaluation.gold_tally import FIGURES
from dragoman.evaluation.world import SPLITS, Split, world_folder

FLOORS = Path(__file__).parent

splits = pytest.mark.parametrize("split", SPLITS)


@cache
def records(split: Split) -> tuple[dict[str, Any], ...]:
    with world_folder(split) as folder:
        lines = (folder / "gold.jsonl").read_bytes().splitlines()
    return tuple(msgspec.json.decode(line) for line in lines)


@cache
def notes(split: Split) -> Notes:
    with world_folder(split) as folder:
        return read_notes_file(folder / "notes.toml")


def of(split: Split, kind: str) -> list[dict[str, Any]]:
    return [one for one in records(split) if one["record"] == kind]


@splits
def test_the_gold_is_what_the_notes_say(split: Split) -> None:
    with world_folder(split) as folder:
        made, allowed = build(folder)
        for name, lines in (("gold.jsonl", made), ("gold-notes.jsonl", allowed)):
            data = b"".join(msgspec.json.encode(line) + b"\n" for line in lines)
            assert data == (folder / name).read_bytes(), f"make {name} anew with gold_build"


@splits
def test_every_report_has_gold(split: Split) -> None:
    with world_folder(split) as folder:
        files = {path.name for path in (folder / "reports").iterdir()}
    assert files == {report.file for report in notes(split).report}


@splits
def test_all_words_are_in_their_reports_and_all_ids_resolve(split: Split) -> None:
    texts = {one["id"]: one["text"] for one in of(split, "document")}
    ids = {one["id"] for one in records(split)}
    assert len(ids) == len(records(split))
    for one in of(split, "event_mention") + of(split, "statement"):
        for at in one["evidence"]:
            assert texts[at["doc"]][at["start"] : at["end"]] == at["quote"]
    for one in of(split, "event_mention"):
        assert {*one["actor1"], *one["actor2"], *one["third"], one["event"]} <= ids
        assert one["place"] is None or one["place"] in ids
    for one in of(split, "conflict"):
        assert one["about"] in ids
        assert len(one["claims"]) > 1


@splits
def test_questions_rest_on_events_of_the_gold(split: Split) -> None:
    events = {one["id"] for one in of(split, "event")}
    asked = notes(split).question
    assert {one.language for one in asked} == {"en", "fa"}
    assert {f"e:{event}" for one in asked for event in one.events} <= events


def test_the_halves_share_no_story_and_no_paragraph() -> None:
    dev, heldout = (
        {report.origin for report in notes(split).report}
        | {
            paragraph
            for one in of(split, "document")
            for paragraph in one["text"].split("\n\n")
            if len(paragraph) > 80
        }
        for split in SPLITS
    )
    assert not dev & heldout


def test_both_languages_are_told_enough() -> None:
    told = Counter(report.language for split in SPLITS for report in notes(split).report)
    assert min(told["en"], told["fa"]) >= 22
    assert told.total() >= 44
    for split in SPLITS:
        assert Counter(report.language for report in notes(split).report)["fa"] >= 11


@splits
def test_every_kind_of_record_is_there(split: Split) -> None:
    mentions = of(split, "event_mention")
    assert len(mentions) > 350
    assert {one["modality"] for one in mentions} == {
        "happened",
        "ongoing",
        "planned",
        "desired",
        "offered",
        "denied",
        "hypothetical",
        "opinion",
    }
    assert len({one["type"] for one in mentions}) >= 13
    assert {one["polarity"] for one in mentions} == {"affirmative", "negative"}
    several = [one for one in of(split, "event") if len(one["documents"]) > 1]
    assert len(several) >= 20
    assert any(one["independent_sources"] < len(one["documents"]) for one in several)
    assert len(of(split, "undertaking")) >= 10
    look_alikes = [one["note"] == "look-alike" for one in of(split, "conflict")]
    assert look_alikes.count(True) >= 3
    assert look_alikes.count(False) >= 5


@splits
def test_people_of_one_surname_are_there(split: Split) -> None:
    people = [one for one in notes(split).entities.values() if one.type == "person"]
    shared = Counter(one.name.removesuffix(" Jr.").split()[-1] for one in people)
    assert max(shared.values()) > 1


@splits
def test_the_gold_itself_scores_one(split: Split) -> None:
    with world_folder(split) as folder:
        gold, allowed = read_gold(folder)
    for one in score(gold, allowed, without_look_alikes(split)).tallies:
        wanted = 0.0 if FIGURES[one.figure] == "count" else 1.0
        assert one.value == pytest.approx(wanted) or not one.wanted, one.figure


def without_look_alikes(split: Split) -> Any:
    with world_folder(split) as folder:
        gold, allowed = read_gold(folder)
    apart = {note.id for note in allowed if note.apart}
    conflicts = tuple(one for one in gold.conflicts if one.id not in apart)
    return msgspec.structs.replace(gold, conflicts=conflicts)


@splits
def test_a_look_alike_that_is_told_costs(split: Split) -> None:
    with world_folder(split) as folder:
        gold, allowed = read_gold(folder)
    tallies = {(one.figure, one.column): one for one in score(gold, allowed, gold).tallies}
    assert tallies["look-alikes", "total"].right >= 3
    assert tallies["conflicts", "total"].value < 1.0


@splits
def test_no_score_on_the_world_is_below_its_floor(split: Split) -> None:
    floors = read_floors(FLOORS / f"floors-world-{split}.json")
    with world_folder(split) as folder:
        assert floors.corpus == corpus_hash(folder), "pin the floors anew with gold_gate"
        assert falls(evaluate_folder(folder), floors) == ()


def test_a_folder_and_a_half_of_the_world_are_too_many_golds(tmp_path: Path) -> None:
    told = CliRunner().invoke(command, ["gold", str(tmp_path), "--world", "dev"])
    assert told.exit_code == 2
    assert "give one of them" in told.output
