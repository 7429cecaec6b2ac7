"""TimelineJS, Web Annotations, CSL-JSON and iCalendar by the rules of their specifications."""

from __future__ import annotations

import json
import re
from datetime import date
from typing import Any

import jsonschema
import pytest
from msgspec.structs import replace

from dragoman.exports import ical
from dragoman.ledger import CorpusView
from dragoman.model import Date
from tests.exports.view import CORPUS, EVENTS, EVIL, VIEW, evil_view, written
from tests.products.world import TEXTS

TIMELINE = json.loads(written("timelinejs"))
SLIDES = {one["unique_id"]: one for one in TIMELINE["events"]}


def test_a_timeline_has_only_fields_that_timelinejs_knows() -> None:
    fields = {"start_date", "end_date", "text", "media", "group", "display_date", "unique_id"}
    fields |= {"background", "autolink"}
    for slide in SLIDES.values():
        assert set(slide) <= fields
        assert set(slide["text"]) <= {"headline", "text"}
        assert set(slide["start_date"]) <= {"year", "month", "day", "display_date"}
        assert all(isinstance(value, int) for value in slide["start_date"].values())
    assert set(TIMELINE) <= {"events", "title", "eras", "scale"}
    assert "start_date" not in TIMELINE["title"]


def test_a_season_is_an_interval_and_the_undated_are_left_out() -> None:
    assert SLIDES["e-ask"]["start_date"] == {"year": 2020, "month": 9, "day": 22}
    assert SLIDES["e-ask"]["end_date"] == {"year": 2020, "month": 12, "day": 20}
    assert "e-undated" not in SLIDES


def test_a_month_has_no_day() -> None:
    may = Date("2017-05", date(2017, 5, 1), date(2017, 5, 31), "month", "explicit")
    events = (replace(EVENTS[0], date=may),)
    view = CorpusView(VIEW.query, VIEW.analyses, replace(CORPUS, events=events))
    slide = json.loads(written("timelinejs", view))["events"][0]
    assert slide["start_date"] == {"year": 2017, "month": 5}
    assert "end_date" not in slide


def test_a_timeline_tells_a_wish_from_a_deed() -> None:
    assert SLIDES["e-wish"]["group"] == "Wished"
    assert SLIDES["e-visit"]["group"] == "Done"


def test_a_timeline_escapes_what_documents_say() -> None:
    events = tuple(replace(one, summary={"en": "<script>x</script>"}) for one in EVENTS)
    view = CorpusView(VIEW.query, VIEW.analyses, replace(CORPUS, events=events))
    assert b"<script>" not in written("timelinejs", view)


COLLECTION = json.loads(written("annotations"))
ITEMS: list[dict[str, Any]] = COLLECTION["first"]["items"]


def test_annotations_are_a_collection_of_the_web_annotation_model() -> None:
    assert COLLECTION["@context"][0] == "http://www.w3.org/ns/anno.jsonld"
    assert COLLECTION["type"] == "AnnotationCollection"
    assert COLLECTION["total"] == len(ITEMS) > 0
    assert len({one["id"] for one in ITEMS}) == len(ITEMS)
    assert all(re.match(r"[a-z]+:", one["id"]) for one in ITEMS)
    assert {one["motivation"] for one in ITEMS} <= {"classifying"}


def test_both_selectors_find_the_words() -> None:
    texts = list(TEXTS.values())
    for one in ITEMS:
        position, quote = one["target"]["selector"]
        assert (position["type"], quote["type"]) == ("TextPositionSelector", "TextQuoteSelector")
        around = quote["prefix"] + quote["exact"] + quote["suffix"]
        there = [t for t in texts if t[position["start"] : position["end"]] == quote["exact"]]
        assert any(around in text for text in there)


def test_an_annotation_says_how_real_its_event_is() -> None:
    wish = next(one for one in ITEMS if one["id"] == "urn:dragoman:em-wish.1")
    tags = {body["value"] for body in wish["body"] if body["type"] == "TextualBody"}
    assert {"AGREE", "desired", "affirmative"} <= tags


CSL = {
    "type": "array",
    "items": {
        "type": "object",
        "required": ["type", "id"],
        "additionalProperties": False,
        "properties": {
            "type": {"enum": ["article-newspaper", "interview", "document"]},
            "id": {"type": "string"},
            "author": {"items": {"properties": {"literal": {"type": "string"}}}},
            "issued": {
                "type": "object",
                "additionalProperties": False,
                "properties": {
                    "date-parts": {
                        "type": "array",
                        "minItems": 1,
                        "maxItems": 2,
                        "items": {"minItems": 1, "maxItems": 3, "items": {"type": "integer"}},
                    },
                    "circa": {"type": "boolean"},
                },
            },
            **{
                name: {"type": "string"}
                for name in ("title", "container-title", "language", "URL", "genre", "note")
            },
        },
    },
}
"""The part of csl-data.json (citation-style-language/schema, 1.0) that is written."""


def test_the_bibliography_fits_the_schema_of_csl() -> None:
    found = json.loads(written("csl"))
    jsonschema.validate(found, CSL)
    assert len(found) == len(VIEW.documents)
    english = next(one for one in found if one["id"] == "d-english")
    assert english["container-title"] == "Gulf Monitor"
    assert english["issued"] == {"date-parts": [[2021, 3, 28]]}


CALENDAR = written("ical").decode()


def _unfolded(text: str) -> list[str]:
    return text.replace("\r\n ", "").split("\r\n")


def test_a_calendar_keeps_the_rules_of_its_lines() -> None:
    assert CALENDAR.startswith("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:")
    assert CALENDAR.endswith("END:VCALENDAR\r\n")
    assert "\n" not in CALENDAR.replace("\r\n", "")
    assert all(len(line.encode()) <= 75 for line in CALENDAR.split("\r\n"))
    assert all(re.match(r"[A-Z-]+[;:]", line) for line in _unfolded(CALENDAR) if line)


def _entries() -> list[dict[str, str]]:
    parts = CALENDAR.replace("\r\n ", "").split("BEGIN:VEVENT\r\n")[1:]
    return [dict(line.split(":", 1) for line in one.split("\r\n") if ":" in line) for one in parts]


def test_every_entry_has_what_the_standard_requires() -> None:
    for entry in _entries():
        assert {"UID", "DTSTAMP", "DTSTART;VALUE=DATE", "SUMMARY", "STATUS"} <= set(entry)
        assert re.fullmatch(r"\d{8}T\d{6}Z", entry["DTSTAMP"])
    assert len({entry["UID"] for entry in _entries()}) == len(_entries())


def test_the_day_after_the_last_ends_an_entry_and_a_wish_is_tentative() -> None:
    entries = {entry["UID"].split("@")[0]: entry for entry in _entries()}
    assert entries["e-visit"]["DTEND;VALUE=DATE"] == "20210328"
    assert entries["e-ask"]["DTEND;VALUE=DATE"] == "20201221"
    assert entries["e-wish"]["STATUS"] == "TENTATIVE"
    assert entries["e-visit"]["STATUS"] == "CONFIRMED"
    assert "e-undated" not in entries


def test_a_calendar_escapes_its_own_signs() -> None:
    events = tuple(replace(one, summary={"en": "a, b; c\\d\ne"}) for one in EVENTS)
    view = CorpusView(VIEW.query, VIEW.analyses, replace(CORPUS, events=events))
    assert r"SUMMARY:a\, b\; c\\d\ne" in written("ical", view).decode()


@pytest.mark.parametrize("length", [1, 60, 74, 75, 76, 200])
def test_folding_never_cuts_a_letter(length: int) -> None:
    line = "SUMMARY:" + "گ" * length
    folded = ical._folded(line)
    assert all(len(part) <= 75 for part in folded.split(b"\r\n"))
    assert folded.decode().replace("\r\n ", "") == f"{line}\r\n"


def test_an_evil_name_reaches_no_calendar_line_of_its_own() -> None:
    assert "\u0007" not in written("ical", evil_view()).decode()
    assert "\u0007" in EVIL
