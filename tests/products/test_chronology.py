from __future__ import annotations

import json
import re

import pytest
from msgspec.structs import replace

from dragoman.calendars import decade_interval
from dragoman.errors import BadData
from dragoman.ledger import CorpusView, Query
from dragoman.model import Attribution, Date, Theme
from dragoman.products.chronology import FORMATS, write_chronology
from dragoman.products.notes import Unfounded
from dragoman.products.words import deed_words
from tests.products.world import CORPUS, EN, VIEW, entity, event, report, words

LINES = write_chronology(VIEW, "text").splitlines()


def line_with(text: str) -> str:
    return next(line for line in LINES if text in line)


def test_the_whole_chronology_reads_as_written_down() -> None:
    assert LINES[:16] == [
        "Chronology: Iran and China",
        "",
        "2020",
        "  autumn 1399 = 22 Sep – 20 Dec 2020 | the deputy foreign minister of Iran (not named)"
        " → China | request: agreement («پیش‌نویس برنامه») | requested | 1 source [1]",
        "",
        "2021",
        "  27 March 2021 | Foreign Minister Wang Yi (China) → Iran | visit | happened"
        " | Tehran, Iran | 1 source [2]",
        "    Wang Yi – Mohammad Javad Zarif (Iran) | a 25-year cooperation plan | signed"
        " | Tehran, Iran | 2 reports, 2 independent [3][4]",
        "  27 March 2021 | Foreign Minister Wang Yi (China) | “Beijing opposes unilateral pressure”"
        " | reported speech | 1 source [5]",
        "  in news of 28 March 2021 | Iran → China | more Chinese investment in its ports | wanted"
        " | according to Mohammad Javad Zarif (Iran) | 1 source [6]",
        "",
        "Undated",
        "  undated | China – Iran | talks | happened | 1 source [2]",
        "",
        "Footnotes",
        "  [1] “ایران پاییز ۱۳۹۹ پیش‌نویس برنامه را درخواست کرده بود”"
        " d-persian.txt, 28 March 2021 (d-persian)",
    ]


def test_a_part_of_a_visit_stands_under_it_without_its_date() -> None:
    assert line_with("a 25-year").startswith("    Wang Yi")


def test_a_state_is_not_listed_beside_its_own_minister() -> None:
    assert "China, " not in line_with("| visit |")


def test_words_said_at_a_meeting_stand_under_it() -> None:
    talks = event("e-talks", ("em-sign",), (EN,), actor1=("n-wang", "n-zarif"))
    corpus = replace(CORPUS, events=(talks,))
    shown = write_chronology(replace(VIEW, corpus=corpus), "text").splitlines()
    assert shown[3].startswith("  27 March 2021 | Foreign Minister Wang Yi")
    assert shown[4].startswith("    Wang Yi | “Beijing opposes")


def test_a_decade_is_a_heading_of_its_own() -> None:
    days = decade_interval(1980)
    when = Date("198X", days.earliest, days.latest, "decade", "explicit")
    old = event("e-old", ("em-visit",), (EN,), actor1=("n-chn", "n-irn"), date=when)
    shown = write_chronology(replace(VIEW, corpus=replace(CORPUS, events=(old,))), "text")
    assert "\n1980s\n  1980s | China – Iran" in shown


@pytest.mark.parametrize("to", FORMATS)
def test_no_format_shows_keys_or_nameless_actors(to: str) -> None:
    shown = write_chronology(VIEW, to)
    visible = shown if to != "json" else json.dumps([one["line"] for one in json.loads(shown)])
    assert not re.search(r"state:[A-Z]|local:\d|place:\d|someone acted|n-chn", visible)


@pytest.mark.parametrize("to", FORMATS)
def test_no_events_are_said_to_be_none(to: str) -> None:
    shown = write_chronology(CorpusView(query=Query(pair=("PER", "ECU"))), to)
    assert shown == "[]\n" if to == "json" else "No events." in shown


def test_markdown_has_a_footnote_for_every_number_it_cites() -> None:
    shown = write_chronology(VIEW, "markdown")
    defined = re.findall(r"^\[\^(\d+)\]:", shown, re.MULTILINE)
    assert set(re.findall(r"\[\^(\d+)\]", shown)) == set(defined)
    assert len(defined) == len(set(defined)) == 6


def test_markdown_signs_in_a_text_are_plain_text() -> None:
    hostile = entity("n-wang", "person", "Wang *Yi* [x](y)", "CHN")
    entities = tuple(hostile if one.id == "n-wang" else one for one in CORPUS.entities)
    shown = write_chronology(replace(VIEW, corpus=replace(CORPUS, entities=entities)), "markdown")
    assert r"Wang \*Yi\* \[x\](y)" in shown


def test_json_gives_records_with_names_beside_ids() -> None:
    records = json.loads(write_chronology(VIEW, "json"))
    assert [one["id"] for one in records] == ["e-ask", "e-sign", "e-visit", "e-wish", "e-undated"]
    visit = records[2]
    assert visit["actor1"][0] == {
        "id": "n-wang",
        "name": "Wang Yi",
        "type": "person",
        "country": "CHN",
    }
    assert visit["reports"][0]["evidence"][0]["quote"].startswith("Chinese Foreign Minister")


def test_html_escapes_what_a_text_says() -> None:
    hostile = entity("n-irn", "state", "<script>alert(1)</script>", "IRN")
    entities = tuple(hostile if one.id == "n-irn" else one for one in CORPUS.entities)
    shown = write_chronology(replace(VIEW, corpus=replace(CORPUS, entities=entities)), "html")
    assert "<script" not in shown
    assert "&lt;script&gt;" in shown


def test_an_event_without_words_is_an_error() -> None:
    bare = event("e-bare", ("em-none",), (EN,), actor1=("n-chn",))
    with pytest.raises(Unfounded):
        write_chronology(replace(VIEW, corpus=replace(CORPUS, events=(bare,))), "text")


def test_an_unknown_format_names_those_there_are() -> None:
    with pytest.raises(BadData, match="text, markdown, html, json"):
        write_chronology(VIEW, "docx")


@pytest.mark.parametrize(
    ("text", "key", "said"),
    [
        ("Saturday", None, "talks"),
        ("the fisheries dispute on Saturday", None, "talks on the fisheries dispute"),
        ("The fisheries dispute", None, "talks on the fisheries dispute"),
        ("ماهیگیری", "agreement:fishery", "talks on fishery agreement («ماهیگیری»)"),
        ("مذاکرات", "talks", "talks"),
    ],
)
def test_a_theme_says_what_the_line_does_not_say_already(
    text: str, key: str | None, said: str
) -> None:
    when = Date(None, None, None, "day", "relative", "gregorian", "on Saturday")
    theme = Theme(text, "head", key)
    found = report("em-x", EN, words(EN, "Wang Yi"), theme=theme, date=when)
    assert deed_words(event("e-x", ("em-x",), (EN,)), found, VIEW) == said


def test_events_that_read_the_same_are_one_line_but_two_records() -> None:
    talks = [
        event(f"e-{number}", ("em-visit",), (EN,), actor1=("n-chn", "n-irn")) for number in (1, 2)
    ]
    view = replace(VIEW, corpus=replace(CORPUS, events=tuple(talks)), statements=())
    shown = write_chronology(view, "text").splitlines()
    assert sum("China – Iran" in line for line in shown) == 1
    assert shown[3].endswith("1 source [1]")
    assert len(json.loads(write_chronology(view, "json"))) == 2


def test_who_tells_of_their_own_deed_is_not_named_twice() -> None:
    told = Attribution("local:1", None, "indirect")
    own = report("em-own", EN, words(EN, "Wang said"), actor1=("local:1",), attribution=(told,))
    analyses = (replace(VIEW.analyses[0], events=(own,)), VIEW.analyses[1])
    events = (event("e-own", ("em-own",), (EN,), actor1=("n-wang",), actor2=("n-irn",)),)
    view = replace(VIEW, analyses=analyses, corpus=replace(CORPUS, events=events), statements=())
    assert "according to their own account" in write_chronology(view, "text")


def test_a_country_is_no_theme_of_its_own_dealings() -> None:
    found = report("em-x", EN, words(EN, "Tehran"), theme=Theme("Iran", "iran", None, "state:IRN"))
    assert deed_words(event("e-x", ("em-x",), (EN,), actor1=("n-irn",)), found, VIEW) == "talks"
