"""Risky files are opened beside this process; whoever runs the work, the same comes of it."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from dragoman import open_ledger
from dragoman.errors import UnreadableDocument
from dragoman.exports.jsonl import write
from dragoman.intake import Intake, Reading
from dragoman.pipeline import AddOptions
from dragoman.reading.items import Item
from dragoman.reading.sniffing import dealing
from dragoman.runners.limits import MEBIBYTE, Limits, OverLimit

NEWS = (
    "NAIROBI, 4 June 2019 - The foreign ministers of Kenya and Rwanda met in Nairobi on Tuesday "
    "and signed an agreement on transit trade, the Kenyan foreign ministry said.\n"
)
PAGE = f"<html><head><title>Transit</title></head><body><article><p>{NEWS}</p></article></body>"


@pytest.mark.parametrize(
    ("head", "suffix", "how"),
    [
        (b"Ministers met.", ".txt", "plain"),
        ("وزیران دیدار کردند.".encode(), ".txt", "plain"),
        (b"Ministers met.", ".html", "risky"),
        (b"\xef\xbb\xbf<!DOCTYPE html><p>", ".txt", "risky"),
        (b"%PDF-1.7", ".txt", "risky"),
        (b"Subject: Talks\n\nWords", ".eml", "risky"),
        (b"PK\x03\x04", ".docx", "many"),
        (b"\x1f\x8b\x08", "", "many"),
        (b"<?xml version='1.0'?><rss>", "", "many"),
        (b' \n{"text": 1}', ".txt", "many"),
        (b"text,date\n", ".csv", "many"),
        (b"\xff\xfeM\x00i\x00", ".txt", "many"),
    ],
)
def test_a_look_tells_how_a_file_is_dealt_with(head: bytes, suffix: str, how: str) -> None:
    assert dealing(head, suffix) == how


def test_plain_text_needs_no_process(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dragoman.runners.worker._serve", None)
    (tmp_path / "a.txt").write_text(NEWS)
    with Intake(Reading()) as intake:
        (item,) = intake.items(tmp_path / "a.txt")
        assert intake.read(item).text == NEWS


def test_what_is_piped_is_unfolded_like_a_file() -> None:
    room = io.BytesIO()
    with zipfile.ZipFile(room, "w") as archive:
        archive.writestr("a.txt", NEWS)
    with Intake(Reading()) as intake:
        (packed,) = intake.piped(io.BytesIO(room.getvalue()), "standard input")
        assert (packed.locator, packed.data) == ("standard input!/a.txt", NEWS.encode())
        (plain,) = intake.piped(io.BytesIO(NEWS.encode()), "standard input")
        assert plain == Item("standard input", data=NEWS.encode())


def test_a_reader_over_its_limits_refuses_the_one_document() -> None:
    tight = Limits(seconds=30, memory=64 * MEBIBYTE)
    with Intake(Reading(limits=tight)) as intake:
        with pytest.raises(OverLimit, match="needs more than 64 MB of memory"):
            intake.read(Item("big.html", data=PAGE.encode() * 60_000))
        assert "transit trade" in intake.read(Item("small.html", data=PAGE.encode())).text


def test_the_reason_of_a_reader_comes_back() -> None:
    with Intake(Reading()) as intake, pytest.raises(UnreadableDocument, match="not readable"):
        intake.read(Item("x.pdf", data=b"%PDF-1.7\nbroken"))


def test_a_flood_of_parts_without_a_document_ends(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dragoman.intake.FAULTS", 5)
    (tmp_path / "x.json").write_text("[" + "{}," * 50 + "{}]")
    with Intake(Reading()) as intake:
        found = list(intake.items(tmp_path / "x.json"))
    assert len(found) == 6
    assert found[-1].fault == "nothing to read in 5 parts in a row; gave up here"


def files(folder: Path) -> Path:
    (folder / "a.txt").write_text(NEWS)
    (folder / "b.html").write_text(PAGE.replace("Tuesday", "Wednesday"))
    (folder / "c.pdf").write_bytes(b"%PDF-1.7\nbroken")
    (folder / "d.txt").write_bytes(b"")
    with zipfile.ZipFile(folder / "e.zip", "w") as archive:
        archive.writestr("../up.txt", "x")
        archive.writestr("in.txt", NEWS.replace("Rwanda", "Uganda"))
        archive.writestr("again.txt", NEWS)
    return folder


@pytest.mark.parametrize(
    "options",
    [
        AddOptions(jobs=2),
        AddOptions(limits=Limits(seconds=300, memory=4096 * MEBIBYTE)),
        AddOptions(runner="ray", jobs=2),
    ],
)
def test_every_runner_gives_the_same_bytes(tmp_path: Path, options: AddOptions) -> None:
    if options.runner == "ray":
        pytest.importorskip("ray")
    reports = tmp_path / "reports"
    reports.mkdir()
    files(reports)
    said = []
    for name, one in (("here", AddOptions()), ("there", options)):
        with open_ledger(tmp_path / f"{name}.db") as ledger:
            report = ledger.add([reports], one)
            assert (report.read, report.analysed, report.already) == (7, 3, 1)
            said.append(b"".join(write(ledger.view())))
    assert said[0] == said[1]


def test_a_report_counts_as_it_goes(tmp_path: Path) -> None:
    counts: list[int] = []
    with open_ledger(tmp_path / "x.db") as ledger:
        report = ledger.add([files(tmp_path)], counted=counts.append)
    assert counts == list(range(1, report.read + 1))
    assert set(report.stages) >= {"reading", "cleaning", "parsing", "mentions", "coding", "linking"}
    assert report.read == report.analysed + report.already + len(report.rejected)
