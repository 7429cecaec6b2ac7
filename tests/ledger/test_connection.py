from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from dragoman.errors import LedgerError
from dragoman.ledger.connection import connect
from dragoman.ledger.schema import APPLICATION_ID, MIGRATIONS, VERSION


def test_a_new_file_becomes_a_ledger(tmp_path: Path) -> None:
    db = connect(tmp_path / "new.db")
    assert db.execute("PRAGMA application_id").fetchone() == (APPLICATION_ID,)
    assert db.execute("PRAGMA user_version").fetchone() == (VERSION,)
    assert db.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    assert db.execute("PRAGMA foreign_keys").fetchone() == (1,)


def test_an_empty_file_becomes_a_ledger(tmp_path: Path) -> None:
    (tmp_path / "empty.db").touch()
    connect(tmp_path / "empty.db").close()


def test_every_table_of_ours_is_strict(tmp_path: Path) -> None:
    db = connect(tmp_path / "new.db")
    loose = db.execute(
        "SELECT name FROM pragma_table_list WHERE strict = 0 AND type = 'table'"
        " AND name NOT LIKE 'sqlite_%'"
    ).fetchall()
    assert loose == []


def _other_database(path: Path) -> None:
    db = sqlite3.connect(path)
    db.execute("CREATE TABLE other (x)")
    db.commit()
    db.close()


def _newer_ledger(path: Path) -> None:
    db = connect(path)
    db.execute(f"PRAGMA user_version = {VERSION + 1}")
    db.close()


def _text(path: Path) -> None:
    path.write_text("This is a letter, not a database. " * 100, encoding="utf-8")


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (_other_database, "not a dragoman ledger"),
        (_text, "not a dragoman ledger"),
        (_newer_ledger, "install a newer dragoman"),
        (Path.mkdir, "is a folder"),
    ],
)
def test_what_is_no_ledger_of_ours_is_refused_in_one_line(
    tmp_path: Path, make: object, said: str
) -> None:
    assert callable(make)
    path = tmp_path / "x.db"
    make(path)
    with pytest.raises(LedgerError) as caught:
        connect(path)
    assert said in caught.value.message
    assert str(path) in caught.value.message
    assert "\n" not in caught.value.message


def test_a_refused_file_is_left_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "x.db"
    _other_database(path)
    before = path.read_bytes()
    with pytest.raises(LedgerError):
        connect(path)
    assert path.read_bytes() == before


def test_a_missing_folder_is_told(tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match="there is no folder"):
        connect(tmp_path / "nowhere" / "x.db")


def test_a_half_made_ledger_is_finished(tmp_path: Path) -> None:
    """What a kill between making the file and the first commit leaves: a header, no more."""
    path = tmp_path / "x.db"
    db = sqlite3.connect(path)
    db.execute("PRAGMA journal_mode = WAL")
    db.close()
    assert connect(path).execute("PRAGMA user_version").fetchone() == (VERSION,)


def test_a_read_only_ledger_can_be_asked_but_not_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "x.db"
    connect(path).close()
    monkeypatch.setattr("os.access", lambda path, mode: False)
    db = connect(path)
    assert db.execute("SELECT count(*) FROM document").fetchone() == (0,)
    with pytest.raises(sqlite3.OperationalError, match="readonly"):
        db.execute("DELETE FROM document")


def test_steps_of_migration_are_never_empty() -> None:
    assert all(step.strip() for step in MIGRATIONS)
