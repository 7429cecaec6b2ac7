"""Both shelves keep, find and forget alike."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from msgspec import Struct

from dragoman.ledger.connection import connect, writing
from dragoman.ledger.shelf import LedgerShelf
from dragoman.shelf import Key, Kind, MemoryShelf, Shelf, kept, records


class Talk(Struct, frozen=True):
    """A made-up record."""

    host: str
    first: int
    last: int


TALK: Kind[Talk] = Kind("talk", Talk, lambda one: (Key(one.host, one.first, one.last),))
MAY, JUNE = date(2019, 5, 1).toordinal(), date(2019, 6, 1).toordinal()


@pytest.fixture(params=["memory", "ledger"])
def shelf(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Shelf]:
    if request.param == "memory":
        yield MemoryShelf()
        return
    db: sqlite3.Connection = connect(tmp_path / "x.db")
    with writing(db):
        yield LedgerShelf(db)
    db.close()


def test_records_are_found_by_key_and_days(shelf: Shelf) -> None:
    shelf.put(TALK, "b", Talk("Doha", MAY, MAY))
    shelf.put(TALK, "a", Talk("Doha", JUNE, JUNE))
    shelf.put(TALK, "c", Talk("Oslo", MAY, MAY))
    assert shelf.find(TALK, "Doha") == ("a", "b")
    assert shelf.find(TALK, "Doha", days=(MAY, MAY + 5)) == ("b",)
    assert [talk.first for talk in records(shelf, TALK, "Doha")] == [JUNE, MAY]
    assert len(shelf.find(TALK, "Doha", limit=1)) == 1


def test_a_record_put_again_is_found_by_its_new_keys_alone(shelf: Shelf) -> None:
    shelf.put(TALK, "a", Talk("Doha", MAY, MAY))
    shelf.put(TALK, "a", Talk("Oslo", MAY, MAY))
    assert shelf.find(TALK, "Doha") == ()
    assert shelf.find(TALK, "Oslo") == ("a",)
    assert kept(shelf, TALK, "a").host == "Oslo"


def test_what_was_dropped_is_gone(shelf: Shelf) -> None:
    shelf.put(TALK, "a", Talk("Doha", MAY, MAY))
    shelf.drop(TALK, "a")
    shelf.drop(TALK, "a")
    assert shelf.get(TALK, "a") is None
    assert shelf.find(TALK, "Doha") == ()
    with pytest.raises(KeyError):
        kept(shelf, TALK, "a")


def test_what_is_flushed_is_there_for_the_next_shelf(tmp_path: Path) -> None:
    db = connect(tmp_path / "x.db")
    with writing(db):
        first = LedgerShelf(db)
        first.put(TALK, "a", Talk("Doha", MAY, MAY))
        first.flush()
    assert kept(LedgerShelf(db), TALK, "a") == Talk("Doha", MAY, MAY)
    assert LedgerShelf(db).find(TALK, "Doha") == ("a",)
    db.close()
