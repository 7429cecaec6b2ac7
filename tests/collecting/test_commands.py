"""``dragoman fetch`` and ``dragoman watch`` from the address to the ledger."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from dragoman.cli import fetch, watch
from dragoman.collecting.client import Client, Fetched
from dragoman.errors import NotFetched

PAGE = "https://wire.example/accra"
FEED = "https://wire.example/feed"
WORDS = (
    b"<html><body><article><h1>Ministers meet</h1><p>The foreign ministers of Kenya and Ghana "
    b"met in Accra on Monday and signed a trade agreement.</p></article></body></html>"
)


@pytest.fixture(autouse=True)
def web(monkeypatch: pytest.MonkeyPatch) -> None:
    feed = f'<?xml version="1.0"?><rss><channel><item><link>{PAGE}</link></item></channel></rss>'
    pages = {PAGE: WORDS, FEED: feed.encode()}

    def answer(self: Client, said: str, *, known: object = None) -> Fetched:
        if said not in pages:
            raise NotFetched(f"{said}: the host answered 404")
        return Fetched(said, 200, (("content-type", "text/html"),), pages[said], said)

    monkeypatch.setattr(Client, "fetch", answer)


def test_a_fetched_page_is_in_the_ledger_and_in_the_archive(tmp_path: Path) -> None:
    ledger, archive = tmp_path / "x.db", tmp_path / "kept"
    said = CliRunner().invoke(
        fetch.command,
        [PAGE, "https://wire.example/none", "--ledger", str(ledger), "--archive", str(archive)],
        standalone_mode=False,
    )
    assert said.return_value == 0
    assert "asked for 2 = analysed 1 + already there 0 + rejected 0 + not fetched 1" in said.output
    assert "answered 404" in said.output
    assert len(list(archive.glob("*.warc.gz"))) == 1


def test_nothing_fetched_is_an_error(tmp_path: Path) -> None:
    arguments = ["https://wire.example/none", "--ledger", str(tmp_path / "x.db")]
    said = CliRunner().invoke(
        fetch.command, [*arguments, "--archive", str(tmp_path / "kept")], standalone_mode=False
    )
    assert said.return_value == 1


def test_a_watched_feed_fills_the_ledger_once(tmp_path: Path) -> None:
    plan = tmp_path / "feeds.toml"
    plan.write_text(f'[[feed]]\nurl = "{FEED}"\noutlet = "Harbour Wire"\n')
    arguments = [str(plan), "--ledger", str(tmp_path / "x.db"), "--once"]
    first = CliRunner().invoke(watch.command, arguments, standalone_mode=False)
    assert "new 1 + rejected 0 + not fetched 0" in first.output
    again = CliRunner().invoke(watch.command, arguments, standalone_mode=False)
    assert "new 0 + rejected 0 + not fetched 0" in again.output
    assert again.return_value == 0
