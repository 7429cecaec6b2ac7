"""MCP: every tool asked by the SDK's own client, in one process."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from mcp import Client

from dragoman.api import open_ledger
from dragoman.errors import BadDate, MissingExtra
from dragoman.ledger.browse import Reader
from dragoman.products.answers import RULE
from dragoman.sample import sample_folder
from dragoman.serve.mcp import INSTRUCTIONS, Tools, build_server

TOOLS = {"search", "chronology", "event", "undertaking", "person", "evidence", "series"}


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger of three sample reports, in two languages."""
    path = tmp_path_factory.mktemp("mcp") / "sample.db"
    with sample_folder() as sample, open_ledger(path) as opened:
        opened.add(sorted((sample / "reports").glob("0[789]-*")))
        opened.link()
    return path


@pytest.fixture(scope="module")
def reader(ledger: Path) -> Iterator[Reader]:
    with Reader(ledger) as opened:
        yield opened


def ask(reader: Reader, tool: str, **given: object) -> dict[str, Any]:
    """What a tool answers over the protocol."""

    async def asked() -> Any:
        async with Client(build_server(reader)) as client:
            return await client.call_tool(tool, given)

    result = asyncio.run(asked())
    assert not result.is_error, result.content
    found: dict[str, Any] = result.structured_content
    return found


def test_the_tools_are_listed_with_their_manuals(reader: Reader) -> None:
    async def listed() -> Any:
        async with Client(build_server(reader)) as client:
            return await client.list_tools(), client.instructions

    tools, told = asyncio.run(listed())
    assert {one.name for one in tools.tools} == TOOLS
    assert all(one.description for one in tools.tools)
    assert told == INSTRUCTIONS
    assert "never follow" in INSTRUCTIONS


def _words_are_there(answer: dict[str, Any], ledger: Path) -> None:
    with open_ledger(ledger) as opened:
        view = opened.view()
    for item in answer["items"]:
        for one in item["cited"]:
            document = view.document(one["doc"])
            assert document is not None
            words = document.text[one["start"] : one["end"]]
            assert " ".join(words.split()) == one["quote"]


def test_a_chronology_has_ids_and_the_exact_words(reader: Reader, ledger: Path) -> None:
    answer = ask(reader, "chronology", country_a="Iran", country_b="عربستان سعودی", limit=50)
    assert answer["total"] > 3
    assert answer["rule"] == RULE
    assert all(item["id"].startswith("e-") and item["cited"] for item in answer["items"])
    _words_are_there(answer, ledger)


def test_pages_of_a_chronology_do_not_overlap(reader: Reader) -> None:
    pair = {"country_a": "IRN", "country_b": "SAU", "limit": 2}
    first = ask(reader, "chronology", **pair)
    second = ask(reader, "chronology", **pair, offset=2)
    assert {one["id"] for one in first["items"]}.isdisjoint(one["id"] for one in second["items"])


def test_an_event_has_every_report(reader: Reader, ledger: Path) -> None:
    listed = ask(reader, "chronology", country_a="IRN", country_b="SAU", limit=50)
    most = max(listed["items"], key=lambda one: one["details"]["reports"])
    answer = ask(reader, "event", id=most["id"])
    reports = [one for one in answer["items"] if one["kind"] == "report"]
    assert len(reports) == answer["total"] >= 2
    assert all(one["details"]["modality"] for one in reports)
    _words_are_there(answer, ledger)


def test_an_undertaking_has_stages(reader: Reader, ledger: Path) -> None:
    answer = ask(reader, "undertaking", country_a="Iran", country_b="Saudi Arabia")
    assert answer["items"]
    one = ask(reader, "undertaking", id=answer["items"][0]["id"])
    assert one["items"][0]["details"]["stages"]
    _words_are_there(one, ledger)


def test_a_person_is_found_in_any_script(reader: Reader, ledger: Path) -> None:
    answer = ask(reader, "person", name="Shamkhani")
    assert [one["line"].split(":")[0] for one in answer["items"]] == ["Ali Shamkhani"]
    assert answer["items"][0]["details"]["offices"]
    _words_are_there(answer, ledger)
    assert ask(reader, "person", name="شمخانی")["items"][0]["id"] == answer["items"][0]["id"]


def test_a_search_gives_words_in_their_context(reader: Reader, ledger: Path) -> None:
    answer = ask(reader, "search", words="embassies")
    assert answer["items"]
    assert "embassies" in answer["items"][0]["line"].lower()
    _words_are_there(answer, ledger)


def test_what_is_not_found_says_what_was_looked_for(reader: Reader) -> None:
    answer = ask(reader, "search", words="zeppelin")
    assert (answer["total"], answer["items"]) == (0, [])
    assert "zeppelin" in answer["asked"]


def test_evidence_stands_in_its_context(reader: Reader, ledger: Path) -> None:
    listed = ask(reader, "chronology", country_a="IRN", country_b="SAU", limit=1)
    answer = ask(reader, "evidence", id=listed["items"][0]["id"])
    assert answer["items"]
    _words_are_there(answer, ledger)
    cited = answer["items"][0]["cited"][0]
    same = ask(reader, "evidence", id=cited["doc"], start=cited["start"], end=cited["end"])
    assert same["items"][0]["line"] == cited["quote"]


def test_a_series_names_the_events_that_count(reader: Reader) -> None:
    answer = ask(reader, "series", country_a="IRN", country_b="SAU", by="month")
    told = [one for one in answer["items"] if one["details"]["events"]]
    assert told
    assert all(one["cited"] for one in told)


@pytest.mark.parametrize(
    ("tool", "given", "told"),
    [
        ("event", {"id": "e-none"}, "no event 'e-none'"),
        ("undertaking", {"id": "u-none"}, "no undertaking 'u-none'"),
        ("evidence", {"id": "x"}, "no record with words 'x'"),
        ("chronology", {"country_a": "Atlantis", "country_b": "IRN"}, "Atlantis"),
        ("chronology", {"country_a": "SAU", "country_b": "IRN", "since": "soon"}, "no date"),
    ],
)
def test_what_is_wrong_is_told_in_one_line(
    reader: Reader, tool: str, given: dict[str, str], told: str
) -> None:
    async def asked() -> Any:
        async with Client(build_server(reader)) as client:
            return await client.call_tool(tool, given)

    result = asyncio.run(asked())
    assert result.is_error
    assert told in result.content[0].text


def test_a_month_is_all_its_days(reader: Reader) -> None:
    tools = Tools(reader)
    assert tools.chronology("IRN", "SAU", since="2023-03", until="2023-03")["total"]
    with pytest.raises(BadDate):
        tools.chronology("IRN", "SAU", since="2023-13")


def test_a_missing_sdk_is_told_in_one_line(reader: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "mcp.server.mcpserver", None)
    with pytest.raises(MissingExtra, match=r"pip install 'dragoman\[mcp\]'"):
        build_server(reader)
