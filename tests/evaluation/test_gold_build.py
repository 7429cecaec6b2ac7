from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import msgspec
import pytest

from dragoman.errors import BadData
from dragoman.evaluation.gold_build import build
from dragoman.sample import sample_folder

REPORT = "Kenya and Uganda met in Nairobi. Kenya thanked Uganda.\n"

NOTES = """
[entities]
KEN = {{ type = "state", name = "Kenya", country = "KEN" }}
UGA = {{ type = "state", name = "Uganda", country = "UGA" }}
nairobi = {{ type = "place", name = "Nairobi", country = "KEN" }}

[[report]]
file = "01-talks.txt"
language = "en"
origin = "here"
published = 2017-05-03
never = []
optional = []
names = {{ "Kenya" = "KEN", "Uganda" = {uganda}, "Nairobi" = "nairobi" }}
events = [
  {{ event = "talks", type = "CONSULT", {actors}, date = "2017-05-01/..", quotes = ["{quote}"] }},
]
statements = []
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "reports").mkdir()
    (tmp_path / "reports" / "01-talks.txt").write_text(REPORT, encoding="utf-8")
    return tmp_path


def built(folder: Path, uganda: str = '"UGA"', quote: str = "met in Nairobi") -> dict[str, Any]:
    actors = 'actor1 = ["KEN", "UGA"], place = "nairobi"'
    notes = NOTES.format(uganda=uganda, quote=quote, actors=actors)
    (folder / "notes.toml").write_text(notes, encoding="utf-8")
    records, _ = build(folder)
    return {f"{one['record']} {one['id']}": one for one in records}


def test_a_quote_becomes_its_span(folder: Path) -> None:
    event = built(folder)["event_mention em:01:00"]
    assert (event["evidence"][0].start, event["evidence"][0].end) == (17, 31)
    assert event["actor1_countries"] == ["KEN", "UGA"]
    assert (event["date"].earliest, event["date"].latest) == (date(2017, 5, 1), None)


def test_every_place_of_a_name_is_a_mention(folder: Path) -> None:
    mentions = [one for key, one in built(folder).items() if key.startswith("entity_mention")]
    assert sorted(one["quote"] for one in mentions) == [
        "Kenya",
        "Kenya",
        "Nairobi",
        "Uganda",
        "Uganda",
    ]


def test_a_name_may_mean_another_thing_at_each_place(folder: Path) -> None:
    found = built(folder, uganda='["UGA", "-"]')
    assert len([key for key in found if key.startswith("entity_mention")]) == 4


@pytest.mark.parametrize(
    ("uganda", "quote"),
    [
        ('"UGA"', "met in Kampala"),
        ('"TZA"', "met in Nairobi"),
        ('["UGA"]', "met in Nairobi"),
    ],
    ids=["quote that is not there", "entity nobody introduced", "too few places"],
)
def test_notes_that_do_not_fit_the_texts_are_errors(folder: Path, uganda: str, quote: str) -> None:
    with pytest.raises(BadData):
        built(folder, uganda, quote)


def test_the_shipped_gold_is_what_the_notes_say() -> None:
    with sample_folder() as folder:
        records, notes = build(folder)
        for name, lines in (("gold.jsonl", records), ("gold-notes.jsonl", notes)):
            made = b"".join(msgspec.json.encode(line) + b"\n" for line in lines)
            assert made == (folder / name).read_bytes(), f"make {name} anew with gold_build"


def test_all_evidence_of_the_shipped_gold_is_in_its_text() -> None:
    with sample_folder() as folder:
        lines = (folder / "gold.jsonl").read_bytes().splitlines()
    records = [msgspec.json.decode(line) for line in lines]
    texts = {one["id"]: one["text"] for one in records if one["record"] == "document"}
    ids = {one["id"] for one in records}
    assert len(ids) == len(records)
    for one in records:
        for at in one["evidence"] if one["record"] in ("event_mention", "statement") else []:
            assert texts[at["doc"]][at["start"] : at["end"]] == at["quote"]
        if one["record"] == "event_mention":
            assert {*one["actor1"], *one["actor2"], *one["third"], one["event"]} <= ids
