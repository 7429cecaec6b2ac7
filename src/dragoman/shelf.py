"""The shelf: where linking keeps what it knows, so that adding a document costs what it touches.

A record lies on the shelf under its kind and id and is found again by its *keys*: what it has in
common with whatever it may have to be compared with (a blocking key, a document, an entity), and
where time matters, from which to which day. Linking asks for the records of a key and never for all
of them. ``MemoryShelf`` keeps everything in memory; the ledger has one in its file.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import Any, Generic, NamedTuple, Protocol, TypeVar

from msgspec import Struct

T = TypeVar("T")

Days = tuple[int, int]
"""First and last day as proleptic Gregorian ordinals."""

ALWAYS: Days = (date.min.toordinal(), date.max.toordinal())


class Key(NamedTuple):
    """What a record is found by, and the days within which it is."""

    text: str
    first: int = ALWAYS[0]
    last: int = ALWAYS[1]


def _no_keys(record: object) -> tuple[Key, ...]:
    return ()


class Kind(Struct, Generic[T], frozen=True):
    """A kind of record.

    Attributes:
        name: Unique.
        type: Of the records.
        keys: What a record is found by; follows from the record alone.
    """

    name: str
    type: type[T]
    keys: Callable[[T], Iterable[Key]] = _no_keys


class Shelf(Protocol):
    """What linking asks of a place to keep records."""

    def get(self, kind: Kind[T], ident: str) -> T | None:
        """The record of this id."""

    def put(self, kind: Kind[T], ident: str, record: T) -> None:
        """Keep a record in place of the one that had its id."""

    def drop(self, kind: Kind[T], ident: str) -> None:
        """Forget the record of this id, if there is one."""

    def find(
        self, kind: Kind[T], key: str, *, days: Days = ALWAYS, limit: int | None = None
    ) -> tuple[str, ...]:
        """Ids of the records that have a key on any of these days, sorted, at most ``limit``."""


def records(shelf: Shelf, kind: Kind[T], key: str, *, days: Days = ALWAYS) -> Iterator[T]:
    """The records that have a key on any of these days, by id."""
    for ident in shelf.find(kind, key, days=days):
        found = shelf.get(kind, ident)
        if found is not None:
            yield found


def kept(shelf: Shelf, kind: Kind[T], ident: str) -> T:
    """A record that must be there.

    Raises:
        KeyError: It is not.
    """
    found = shelf.get(kind, ident)
    if found is None:
        raise KeyError(f"{kind.name} {ident}")
    return found


class MemoryShelf:
    """A shelf in memory: gone with the process."""

    def __init__(self) -> None:
        self._records: defaultdict[str, dict[str, Any]] = defaultdict(dict)
        self._keys: defaultdict[tuple[str, str], dict[str, Days]] = defaultdict(dict)

    def all(self, kind: Kind[T]) -> tuple[T, ...]:
        """Every record of a kind, by id."""
        return tuple(record for _, record in sorted(self._records[kind.name].items()))

    def get(self, kind: Kind[T], ident: str) -> T | None:
        """The record of this id."""
        return self._records[kind.name].get(ident)

    def put(self, kind: Kind[T], ident: str, record: T) -> None:
        """Keep a record in place of the one that had its id."""
        old = self._records[kind.name].get(ident)
        if old == record:
            return
        self._records[kind.name][ident] = record
        before = () if old is None else tuple(kind.keys(old))
        after = tuple(kind.keys(record))
        if before != after:
            self._forget(kind, ident, before)
            for key in after:
                self._keys[kind.name, key.text][ident] = (key.first, key.last)

    def drop(self, kind: Kind[T], ident: str) -> None:
        """Forget the record of this id, if there is one."""
        old = self._records[kind.name].pop(ident, None)
        if old is not None:
            self._forget(kind, ident, kind.keys(old))

    def _forget(self, kind: Kind[T], ident: str, keys: Iterable[Key]) -> None:
        for key in keys:
            self._keys[kind.name, key.text].pop(ident, None)

    def find(
        self, kind: Kind[T], key: str, *, days: Days = ALWAYS, limit: int | None = None
    ) -> tuple[str, ...]:
        """Ids of the records that have a key on any of these days, sorted, at most ``limit``."""
        under = self._keys.get((kind.name, key))
        if not under:
            return ()
        first, last = days
        found = sorted(i for i, (start, end) in under.items() if start <= last and end >= first)
        return tuple(found if limit is None else found[:limit])
