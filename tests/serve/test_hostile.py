"""Texts that would like to be a program, or to turn the page around: all are shown as text."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest
from litestar.testing import TestClient
from lxml import html

from dragoman.ids import content_id
from dragoman.model import Analysis, Claim, Corpus, Decision, Role, Subject
from dragoman.products.safe import visible
from dragoman.serve.rendering import plain, web_link
from dragoman.serve.settings import Settings
from tests import builders
from tests.serve.pages_read import faults
from tests.serve.rooms import client_of
from tests.serve.walks import API, FILES, PAGES, known_in

SCRIPTS = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "'onmouseover='alert(1)",
    "</textarea></title></style><svg/onload=alert(1)>",
    "{{7*7}}{% raw %}",
    "javascript:alert(1)",
    "]]><!--",
)
TURNS = "\u202e\u2066\u200f\ufeff\x07"
"""Right-to-left override, isolate, mark, byte order mark, bell."""
PAYLOAD = " ".join(SCRIPTS) + TURNS
TEXT = f"{builders.MEETING} {PAYLOAD} «قرارداد» {TURNS} end."


LINK = builders.link
APART = ("bdi", "code", "option", "text", "title")
"""Elements whose words do not turn what stands around them."""


def _poisoned(analysis: Analysis) -> Analysis:
    replace = msgspec.structs.replace
    document = replace(
        analysis.document,
        title=PAYLOAD,
        outlet=PAYLOAD,
        authors=(PAYLOAD,),
        locator=f"javascript:{PAYLOAD}",
        published=builders.day("2017-05-04"),
    )
    (event,) = analysis.events
    (statement,) = analysis.statements
    theme = None if event.theme is None else replace(event.theme, text=PAYLOAD)
    return replace(
        analysis,
        document=document,
        entities=tuple(replace(one, name=PAYLOAD) for one in analysis.entities),
        mentions=tuple(replace(one, why=PAYLOAD) for one in analysis.mentions),
        events=(replace(event, theme=theme, coder=PAYLOAD, predicate=PAYLOAD),),
        statements=(replace(statement, speaker=None, speaker_text=PAYLOAD, pair=("KEN", "UGA")),),
    )


def _link(analyses: Iterable[Analysis], decisions: Iterable[Decision]) -> Corpus:
    made = LINK(analyses, decisions)
    replace = msgspec.structs.replace
    role = Role(PAYLOAD, PAYLOAD, "KEN", None, ())
    return replace(
        made,
        entities=tuple(
            replace(one, name=PAYLOAD, names={"en": (PAYLOAD,), "fa": (PAYLOAD,)}, roles=(role,))
            for one in made.entities
        ),
        entity_links=tuple(replace(one, reasons=(PAYLOAD,)) for one in made.entity_links),
        sources=tuple(replace(one, reasons=(PAYLOAD,)) for one in made.sources),
        undertakings=tuple(
            replace(one, subject=Subject(PAYLOAD, None), parties=("KEN", PAYLOAD))
            for one in made.undertakings
        ),
        conflicts=tuple(
            replace(one, note=PAYLOAD, claims=(Claim(PAYLOAD, one.claims[0].evidence),))
            for one in made.conflicts
        ),
    )


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("hostile") / "hostile.db"
    one = _poisoned(builders.analysis("bad", TEXT, when=builders.day("2017-05-03")))
    with pytest.MonkeyPatch.context() as patched, builders.open_store(path) as store:
        patched.setattr(builders, "link", _link)
        store.add_analysis(one, folded=TEXT.lower())
        store.decide("accept", [one.events[0].id], by=PAYLOAD, reason=PAYLOAD)
        store.link()
    return path


@pytest.fixture(scope="module")
def visitor(hostile: Path) -> Iterator[TestClient[Any]]:
    with client_of(Settings(ledger=hostile, reviewer=PAYLOAD, rate=9999, link=False)) as opened:
        yield opened


def _paths(hostile: Path) -> list[str]:
    ids = known_in(hostile).ids
    entities = [f"/entities/{content_id('n', key)}" for key in ("state:KEN", "state:UGA")]
    asked = [f"/search?q={word}" for word in ("Kenya", "%3Cscript%3E", "%22%3E%3Cimg")]
    own = [
        f"/documents?credit={SCRIPTS[1]}",
        f"/entities?name={SCRIPTS[0]}",
        f"/events/{SCRIPTS[3]}",
    ]
    return [*(path.format(**ids) for path in PAGES.values()), *entities, *asked, *own]


def test_no_page_runs_a_text(hostile: Path, visitor: TestClient[Any]) -> None:
    for path in _paths(hostile):
        body = visitor.get(path).text
        wrong = [one for one in faults(body) if "labelledby" not in one]
        assert wrong == [], path
        assert "<script" not in body
        assert "49{% raw" not in body


def test_no_page_is_turned_around(hostile: Path, visitor: TestClient[Any]) -> None:
    seen = 0
    for path in _paths(hostile):
        body = visitor.get(path).text
        assert not set(TURNS) & set(body), path
        seen += "[U+202E]" in body
    assert seen > 15


def test_every_name_stands_in_an_element_of_its_own_direction(
    hostile: Path, visitor: TestClient[Any]
) -> None:
    bare = []
    for path in _paths(hostile):
        tree = html.document_fromstring(visitor.get(path).text)
        for one in tree.xpath("//main//text()[contains(., '[U+202E]')]/.."):
            chain = [one, *one.iterancestors()]
            if not any(x.tag in APART or x.get("dir") for x in chain):
                bare.append((path[:40], html.tostring(one)[:60]))
    assert bare == []


def test_an_address_that_is_a_program_is_no_link(visitor: TestClient[Any]) -> None:
    path = f"/documents/{_document(visitor)}"
    tree = html.document_fromstring(visitor.get(path).text)
    assert not [one for one in tree.xpath("//a/@href") if one.lower().startswith("javascript")]


def _document(visitor: TestClient[Any]) -> str:
    return str(visitor.get("/api/documents").json()["items"][0]["id"])


def test_a_spreadsheet_finds_no_formula(visitor: TestClient[Any]) -> None:
    for path in FILES:
        if path.endswith(".csv"):
            for cell in visitor.get(path).text.replace('"', "").split(","):
                assert not cell.startswith(("=", "+", "@"))


def test_the_interface_gives_texts_as_json(hostile: Path, visitor: TestClient[Any]) -> None:
    ids = known_in(hostile).ids
    for path in API:
        answer = visitor.get(path.format(**ids))
        assert "json" in answer.headers["content-type"], path
        assert answer.headers["x-content-type-options"] == "nosniff"


def test_plain_shows_what_the_products_show() -> None:
    for code in range(0x110000):
        char = chr(code)
        if not char.isspace() and unicodedata.category(char)[0] == "C":
            expected = visible(char)
            if unicodedata.category(char) != "Cn":
                assert plain(char) == expected, hex(code)


@pytest.mark.parametrize(
    ("locator", "link"),
    [
        ("https://example.org/a?b=c", True),
        ("http://example.org", True),
        ("javascript:alert(1)", False),
        ("JaVaScRiPt://example.org/%0aalert(1)", False),
        ("data:text/html,hi", False),
        ("file:///etc/passwd", False),
        ("reports/a.txt", False),
        ("//example.org/x", False),
        ("http://[", False),
        ("https:///nohost", False),
    ],
)
def test_only_addresses_of_the_web_become_links(locator: str, link: bool) -> None:
    assert (web_link(locator) is not None) is link
