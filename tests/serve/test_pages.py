from __future__ import annotations

import csv
import io
import re
from datetime import date, timedelta
from typing import Any

import msgspec
import pytest
from litestar.testing import TestClient
from lxml import html

from dragoman.model import Date, Stage, StageName
from dragoman.serve.pages.undertakings import _moments
from dragoman.serve.rows import StepRow
from tests.serve.pages_read import faults, links_of
from tests.serve.walks import FILES, PAGES, Known


def _page(client: TestClient[Any], path: str) -> str:
    answer = client.get(path)
    assert answer.status_code == 200, answer.text[:500]
    return answer.text


@pytest.mark.parametrize("name", PAGES)
def test_every_page_is_whole_labelled_and_without_script(
    client: TestClient[Any], known: Known, name: str
) -> None:
    assert faults(_page(client, PAGES[name].format(**known.ids))) == []


@pytest.mark.parametrize("name", PAGES)
def test_every_link_of_a_page_leads_somewhere(
    client: TestClient[Any], known: Known, name: str
) -> None:
    for path in links_of(_page(client, PAGES[name].format(**known.ids)))[:60]:
        assert client.get(path).status_code == 200, path


@pytest.mark.parametrize("path", FILES)
def test_every_list_can_be_had_as_a_file(client: TestClient[Any], path: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 200
    assert "attachment" in answer.headers["content-disposition"]
    if ".json" in path:
        assert isinstance(msgspec.json.decode(answer.content), list)
    else:
        rows = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))
        assert {len(row) for row in rows} == {len(rows[0])}


def _tally(text: str) -> int:
    found = re.search(r'class="tally"[^>]*>([\d,]+) ', text)
    return int(found[1].replace(",", "")) if found else 0


@pytest.mark.parametrize(
    ("path", "narrow"),
    [
        ("/events", "type=CONSULT"),
        ("/events", "modality=planned"),
        ("/events", "language=fa"),
        ("/events", "since=2022&until=2022"),
        ("/events", "a=Iran&b=Iraq"),
        ("/events", "a=ایران&b=چین"),
        ("/documents", "language=fa"),
        ("/documents", "since=2023-03"),
        ("/entities", "type=person"),
        ("/entities", "country=IRN"),
        ("/entities", "name=raisi"),
        ("/undertakings", "stage=signed"),
        ("/statements", "a=IRN&b=SAU"),
        ("/conflicts", "kind=role"),
    ],
)
def test_a_filter_leaves_some_but_not_all(client: TestClient[Any], path: str, narrow: str) -> None:
    whole, part = _tally(_page(client, path)), _tally(_page(client, f"{path}?{narrow}"))
    assert 0 < part < whole


def test_a_name_is_found_in_a_script_it_is_not_shown_in(client: TestClient[Any]) -> None:
    latin, persian = _page(client, "/entities?name=raisi"), _page(client, "/entities?name=رئیسی")
    assert "Raisi" in latin
    assert "Raisi" in persian


def test_arabic_letters_find_the_persian_name(client: TestClient[Any]) -> None:
    assert "Raisi" in _page(client, "/entities?name=رئيسي")  # ي, not ی


@pytest.mark.parametrize("sort", ["oldest", "newest"])
def test_events_are_sorted_by_their_days(client: TestClient[Any], sort: str) -> None:
    days = [
        one["date"]["earliest"]
        for one in client.get(f"/events.json?sort={sort}").json()
        if one["date"] is not None and one["date"]["earliest"]
    ]
    assert len(days) > 50
    assert days == sorted(days, reverse=sort == "newest")


def test_pages_of_a_list_are_disjoint_and_together_whole(client: TestClient[Any]) -> None:
    found: list[str] = []
    for page in (1, 2, 3):
        found += re.findall(r'href="/events/(e-\w+)"', _page(client, f"/events?page={page}"))
    assert len(found) == len(set(found)) == client.get("/api/counts").json()["event"]


def test_evidence_is_marked_in_a_persian_document(client: TestClient[Any], known: Known) -> None:
    path = PAGES["document"].format(**known.ids)
    start, end = map(int, known.ids["mark"].split("-"))
    text = client.get(f"/api/documents/{known.ids['document']}").json()["text"]
    tree = html.document_fromstring(_page(client, path))
    marked = "".join(
        "".join(one.itertext())
        for one in tree.iter("span")
        if "here" in (one.get("class") or "").split() and "legend" not in _parent_class(one)
    )
    assert marked == text[start:end]
    anchor = tree.get_element_by_id("here")
    words = next(one for one in anchor.iterancestors() if one.get("dir"))
    assert (words.get("dir"), words.get("lang")) == ("rtl", "fa")


def _parent_class(one: html.HtmlElement) -> str:
    parent = one.getparent()
    return "" if parent is None else parent.get("class") or ""


def test_a_document_is_shown_letter_by_letter(client: TestClient[Any], known: Known) -> None:
    text = client.get(f"/api/documents/{known.ids['document']}").json()["text"]
    tree = html.document_fromstring(_page(client, f"/documents/{known.ids['document']}"))
    for note in tree.xpath("//a[@class='note']"):
        note.drop_tree()
    shown = "".join("".join(one.itertext()) for one in tree.xpath("//div[@class='words']"))
    assert "".join(shown.split()) == "".join(text.split())


def test_both_calendars_are_shown(client: TestClient[Any], known: Known) -> None:
    page = _page(client, f"/documents/{known.ids['document']}")
    assert re.search(r"\d+ (Khordad|Esfand|Farvardin|Dey|Shahrivar) 14\d\d = ", page)


def test_what_is_planned_is_told_apart(client: TestClient[Any]) -> None:
    planned, done = _page(client, "/events?modality=planned"), _page(client, "/events?type=CONSULT")
    assert 'class="line ahead"' in planned
    assert 'class="line"' not in planned
    assert 'class="line"' in done


def test_an_interval_is_drawn_longer_than_a_day(client: TestClient[Any], known: Known) -> None:
    tree = html.document_fromstring(_page(client, f"/pairs/{known.ids['pair']}"))
    bars = tree.xpath("//svg[@class='timeline']//rect")
    widths = {float(one.get("width")) for one in bars}
    assert len(bars) > 20
    assert len(widths) > 3


@pytest.mark.parametrize(
    ("said", "pairs"),
    [
        ("ایران", ["Iran and Saudi Arabia"]),
        ("جمهوری اسلامی ایران", ["Iran and Saudi Arabia"]),
        ("عربستان سعودي", ["Iran and Saudi Arabia"]),
        ("Iranian", ["Iran and Saudi Arabia"]),
        ("Saudi-Iranian talks", ["Iran and Saudi Arabia"]),
        ("SAU", ["Iran and Saudi Arabia"]),
        ("پاکستان", []),
    ],
)
def test_a_search_for_a_country_leads_to_its_pairs(
    client: TestClient[Any], said: str, pairs: list[str]
) -> None:
    tree = html.document_fromstring(client.get("/search", params={"q": said}).text)
    (section,) = tree.xpath('//section[@aria-labelledby="countries"]')
    assert [one.text_content() for one in section.xpath('.//a[contains(@href, "/pairs/")]')][
        :1
    ] == pairs


@pytest.mark.parametrize("sort", ["best", "newest", "oldest"])
def test_what_a_search_finds_is_sorted_and_can_be_had(client: TestClient[Any], sort: str) -> None:
    asked = {"q": "Iran", "sort": sort}
    tree = html.document_fromstring(client.get("/search", params=asked).text)
    shown = [
        one.text_content() for one in tree.xpath('//ul[@class="documents"]//p[@class="title"]')
    ]
    had = client.get("/search.json", params=asked).json()
    assert [one["title"] for one in had[: len(shown)]] == shown
    assert all("Iran" in one["words"] for one in had)
    ids = [one["id"] for one in had]
    other = client.get("/search.json", params={**asked, "sort": "oldest"}).json()
    assert sorted(ids) == sorted(one["id"] for one in other)
    assert (ids == [one["id"] for one in other]) == (sort == "oldest")


@pytest.mark.parametrize("said", ["per cent", "can talks", "زیتون", "***"])
def test_words_that_name_no_country_lead_to_none(client: TestClient[Any], said: str) -> None:
    assert 'id="countries"' not in client.get("/search", params={"q": said}).text


def test_a_state_is_found_by_its_name_in_any_language(client: TestClient[Any]) -> None:
    found = client.get("/api/entities", params={"name": "ایران", "type": "state"}).json()
    assert [one["country"] for one in found["items"]] == ["IRN"]


def test_a_map_shows_where_events_are_or_the_whole_world(client: TestClient[Any]) -> None:
    near, whole = _page(client, "/map"), _page(client, "/map?show=world")
    assert "The whole world" in near
    assert "Only where events are" in whole
    assert near.count('class="place') == whole.count('class="place')


@pytest.mark.parametrize(
    ("days", "said"), [(90, "2 months"), (365, "11 months"), (729, "23 months"), (7739, "21 years")]
)
def test_a_silence_is_told_in_units_that_can_be_grasped(days: int, said: str) -> None:
    def stage(name: StageName, day: date) -> tuple[Stage, StepRow]:
        when = Date(None, day, day, "day", "explicit")
        return Stage(name, when, None, None, None), StepRow(name, name, when, None, None)

    start = date(1999, 1, 1)
    both = [
        stage("agreed", start),
        stage("agreed", start),
        stage("signed", start + timedelta(days)),
    ]
    told = _moments(tuple(one for one, _ in both), tuple(row for _, row in both))
    assert [(len(one.steps), one.silence) for one in told] == [(2, None), (1, said)]


def test_not_found_says_what_was_searched(client: TestClient[Any]) -> None:
    page = _page(client, "/search?q=zeppelin+Riyadh")
    assert "15 documents" in page
    assert "zeppelin" in page
    assert re.search(r"riyadh.*?in \d+ document", page)


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/events/e-none", 404),
        ("/documents/n-x", 404),
        ("/pairs/IRN", 404),
        ("/pairs?a=Atlantis&b=Iran", 400),
        ("/events?type=PARTY", 400),
        ("/events?page=0", 400),
        ("/events?sort=best", 400),
        ("/events?since=yesterday", 400),
        ("/events?colour=red", 400),
        (f"/search?q={'x' * 201}", 400),
        ("/nowhere", 404),
        ("/records/zzz", 404),
    ],
)
def test_a_wrong_address_is_told_in_a_page(client: TestClient[Any], path: str, status: int) -> None:
    answer = client.get(path)
    assert answer.status_code == status
    assert faults(answer.text) == []


def test_a_pair_is_opened_by_names_in_any_language(client: TestClient[Any]) -> None:
    answer = client.get("/pairs?a=ایران&b=Saudi+Arabia", follow_redirects=False)
    assert answer.headers["location"] == "/pairs/IRN-SAU"


def test_a_record_of_any_kind_is_found_by_its_id(client: TestClient[Any], known: Known) -> None:
    for kind in ("event", "document", "undertaking", "person", "statement", "conflict"):
        answer = client.get(f"/records/{known.ids[kind]}")
        assert answer.status_code == 200
        assert known.ids[kind] in answer.text
