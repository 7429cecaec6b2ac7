"""The bench as a whole: made pages, made archives, and a record of every part."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from dragoman.evaluation.bench import Bench, archive_of, main, page_of
from dragoman.reading import html
from dragoman.reading.unfold import Unfolding, unfold

TEXT = (
    "Fishing\n\nPeru and Chile signed a treaty on fishing in Lima on 3 May 2019 & later.\n\n"
    "The two ministers said that the treaty would enter into force when both parliaments agree.\n"
)


def test_a_made_page_is_read_as_its_text() -> None:
    assert "fishing in Lima on 3 May 2019 & later" in html.read(page_of(TEXT, 1)).text


def test_a_made_archive_holds_every_page_as_often_as_asked(tmp_path: Path) -> None:
    (tmp_path / "x.warc.gz").write_bytes(archive_of([b"<p>one</p>", b"<p>two</p>"], 3))
    found = [item.data for item in unfold(tmp_path / "x.warc.gz", Unfolding())]
    assert found == [b"<p>one</p>", b"<p>two</p>"] * 3


def test_the_record_has_every_part(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--documents", "1", "--rounds", "1", "--ledgers", "20", "--json"]) == 0
    found = msgspec.json.decode(capsys.readouterr().out, type=Bench)
    assert [row.documents for row in found.linking] == [20]
    assert "trafilatura alone" in {peer.what for peer in found.peers}
    assert all(rate.a_second > 0 for rate in found.reading)
    assert len(found.asking) == 6
