"""A ledger that is checked, copied while in use, and made anew."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from dragoman import open_ledger
from dragoman.api import rebuild_ledger
from dragoman.errors import LedgerError
from dragoman.exports.jsonl import write

ONE = (
    "ACCRA, 3 January 2022 - The foreign ministers of Kenya and Ghana met in Accra on Monday and "
    "signed a trade agreement, the Kenyan foreign ministry said.\n"
)
TWO = (
    "LIMA, 5 May 2021 - Peru and Chile opened talks on fishing in Lima on Wednesday. Chile will "
    "send a delegation next month, the Peruvian foreign minister said.\n"
)


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    folder = tmp_path / "reports"
    folder.mkdir()
    (folder / "one.txt").write_text(ONE)
    (folder / "two.txt").write_text(TWO)
    (folder / "empty.txt").write_text("")
    file = tmp_path / "x.db"
    with open_ledger(file) as opened:
        opened.add([folder])
    return file


def exported(file: Path) -> bytes:
    with open_ledger(file) as opened:
        return b"".join(write(opened.view()))


def spoil(file: Path, statement: str) -> None:
    db = sqlite3.connect(file)
    db.execute("PRAGMA foreign_keys = OFF")
    triggers = db.execute("SELECT name FROM sqlite_schema WHERE type = 'trigger'").fetchall()
    for (name,) in triggers:
        db.execute(f"DROP TRIGGER {name}")
    db.execute(statement)
    db.commit()
    db.close()


def test_a_sound_ledger_has_no_faults(ledger: Path) -> None:
    with open_ledger(ledger) as opened:
        assert opened.faults() == ()


@pytest.mark.parametrize(
    ("statement", "said"),
    [
        ("DELETE FROM analysis", "documents without their analysis"),
        ("UPDATE analysis SET body = CAST('x' AS BLOB)", "cannot be read"),
        ("UPDATE analysis SET body = x'7B22FFFE223A317D'", "cannot be read"),
        (
            "UPDATE analysis SET body = CAST(replace(CAST(body AS TEXT), "
            "'\"quote\":\"The foreign', '\"quote\":\"A foreign') AS BLOB)",
            "is not the text's words",
        ),
        ("DELETE FROM event_document", "without a report"),
        ("DELETE FROM document WHERE id = (SELECT min(id) FROM document)", "that is gone"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told(ledger: Path, statement: str, said: str) -> None:
    spoil(ledger, statement)
    with open_ledger(ledger) as opened:
        assert any(said in fault for fault in opened.faults())


def test_flipped_bits_are_noticed(ledger: Path) -> None:
    with open_ledger(ledger) as opened:
        opened._db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    data = bytearray(ledger.read_bytes())
    for place in range(4096 * 3, len(data), 4096):
        data[place : place + 64] = bytes(byte ^ 0xFF for byte in data[place : place + 64])
    ledger.write_bytes(data)
    try:
        with open_ledger(ledger) as opened:
            assert opened.faults()
    except LedgerError as error:
        assert "damaged" in error.message


def test_a_copy_is_the_ledger_also_while_it_is_written(ledger: Path, tmp_path: Path) -> None:
    before = exported(ledger)
    with open_ledger(ledger) as writing:
        writing._db.execute("BEGIN IMMEDIATE")
        writing._db.execute("DELETE FROM event_document")
        with open_ledger(ledger) as opened:
            opened.backup(tmp_path / "copy.db")
        writing._db.execute("ROLLBACK")
    assert exported(tmp_path / "copy.db") == before


def test_a_copy_never_overwrites(ledger: Path, tmp_path: Path) -> None:
    (tmp_path / "copy.db").write_text("mine")
    with open_ledger(ledger) as opened, pytest.raises(LedgerError, match="there is a file already"):
        opened.backup(tmp_path / "copy.db")
    assert (tmp_path / "copy.db").read_text() == "mine"


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_ledger_made_anew_says_the_same(ledger: Path, jobs: int) -> None:
    with open_ledger(ledger) as opened:
        event = opened.view().events[0]
        decision = opened.decide("reject", event.mentions, by="A. Reader")
        opened.withdraw(opened.decide("accept", [event.id], by="B").id, by="B")
    before = exported(ledger)
    assert rebuild_ledger(ledger, jobs=jobs) == 2
    assert exported(ledger) == before
    with open_ledger(ledger) as opened:
        assert [one.id for one in opened.view().decisions] == [decision.id]
        assert [one.reason for one in opened.rejections()] == ["empty: there is nothing to read"]


def test_a_rebuild_that_fails_leaves_the_ledger(
    ledger: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = exported(ledger)

    def broken(*_: object) -> None:
        raise ValueError("no")

    monkeypatch.setattr("dragoman.pipeline.analyse", broken)
    with pytest.raises(LedgerError, match="the ledger is as it was"):
        rebuild_ledger(ledger)
    assert exported(ledger) == before
    assert [one.name for one in ledger.parent.glob(".*")] == []
