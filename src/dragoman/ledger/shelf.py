"""The shelf in the ledger's file: what linking keeps of every document, found again by keys.

What linking makes for others (entities, links, sources, events, undertakings, conflicts) lies in
tables of its own, everything else in one table of records and one of keys. What is put on a shelf
is written when it is flushed, within the caller's transaction.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator
from typing import Any, TypeVar

import msgspec
import xxhash

from dragoman.ledger import read, write
from dragoman.model import Entity
from dragoman.shelf import ALWAYS, Days, Key, Kind

T = TypeVar("T")

_OUTPUTS = ("entity", "entity_link", "source", "event", "undertaking", "conflict")
"""Kinds with tables of their own, in an order in which foreign keys let them be written."""
_DEPENDENT = frozenset({"event", "undertaking"})
"""Those of them with rows beside them that may change although the record does not."""
_SIGN = 1 << 63
_encode = msgspec.msgpack.Encoder().encode


def _number(kind: str, key: str) -> int:
    """A key as a signed integer of 64 bits; that two share one is harmless, and unlikely."""
    return xxhash.xxh64_intdigest(f"{kind}\n{key}") - _SIGN


class LedgerShelf:
    """A shelf on an open ledger, good for one transaction."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db
        self._known: dict[tuple[str, str], Any] = {}
        self._owed: dict[tuple[str, str], bytes | None] = {}
        self._outputs: dict[str, dict[str, Any]] = {name: {} for name in _OUTPUTS}
        self._decoders: dict[str, msgspec.msgpack.Decoder[Any]] = {}

    def get(self, kind: Kind[T], ident: str) -> T | None:
        """The record of this id."""
        place = (kind.name, ident)
        if place not in self._known:
            self._known[place] = self._read(kind, ident)
        found: T | None = self._known[place]
        return found

    def _read(self, kind: Kind[T], ident: str) -> T | None:
        if kind.name in self._outputs:
            body = read.select_linked(self._db, kind.name, ident)
            return None if body is None else msgspec.json.decode(body, type=kind.type)
        body = read.select_shelved(self._db, kind.name, ident)
        if body is None:
            return None
        if kind.name not in self._decoders:
            self._decoders[kind.name] = msgspec.msgpack.Decoder(kind.type)
        found: T = self._decoders[kind.name].decode(body)
        return found

    def put(self, kind: Kind[T], ident: str, record: T) -> None:
        """Keep a record in place of the one that had its id."""
        old = self.get(kind, ident)
        if old == record and kind.name not in _DEPENDENT:
            return
        self._known[kind.name, ident] = record
        if kind.name in self._outputs:
            self._outputs[kind.name][ident] = record
            return
        self._owed[kind.name, ident] = _encode(record)
        before = () if old is None else tuple(kind.keys(old))
        after = tuple(kind.keys(record))
        if before != after:
            write.delete_keys(self._db, self._rows(kind.name, ident, before))
            write.insert_keys(self._db, self._rows(kind.name, ident, after))

    def drop(self, kind: Kind[T], ident: str) -> None:
        """Forget the record of this id, if there is one."""
        old = self.get(kind, ident)
        if old is None:
            return
        self._known[kind.name, ident] = None
        if kind.name in self._outputs:
            self._outputs[kind.name][ident] = None
            return
        self._owed[kind.name, ident] = None
        write.delete_keys(self._db, self._rows(kind.name, ident, kind.keys(old)))

    def _rows(
        self, kind: str, ident: str, keys: Iterable[Key]
    ) -> Iterator[tuple[int, int, int, str]]:
        return ((_number(kind, key.text), key.first, key.last, ident) for key in keys)

    def find(
        self, kind: Kind[T], key: str, *, days: Days = ALWAYS, limit: int | None = None
    ) -> tuple[str, ...]:
        """Ids of the records that have a key on any of these days, sorted, at most ``limit``."""
        found = read.select_keyed(self._db, _number(kind.name, key), days, limit)
        return tuple(sorted(found))

    def flush(self) -> None:
        """Write what is owed."""
        write.put_shelved(self._db, self._owed)
        for name in _OUTPUTS:
            there = [one for one in self._outputs[name].values() if one is not None]
            _PUT[name](self._db, there, self)
        for name in reversed(_OUTPUTS):
            gone = [ident for ident, one in self._outputs[name].items() if one is None]
            if gone:
                write.delete_linked(self._db, name, gone)
        self._owed.clear()
        for outputs in self._outputs.values():
            outputs.clear()

    def country(self, entity: str) -> str | None:
        """The country of an entity."""
        found = self.get(_ENTITY, entity)
        return None if found is None else found.country


_ENTITY: Kind[Entity] = Kind("entity", Entity)


def _put_events(db: sqlite3.Connection, events: list[Any], shelf: LedgerShelf) -> None:
    actors = {actor for one in events for actor in (*one.actor1, *one.actor2, *one.third)}
    write.delete_beside_events(db, [event.id for event in events])
    write.insert_events(db, events)
    write.insert_event_documents(db, events)
    write.insert_event_countries(db, events, _countries(actors, shelf))


def _put_undertakings(db: sqlite3.Connection, undertakings: list[Any], shelf: LedgerShelf) -> None:
    parties = {party for one in undertakings for party in one.parties}
    write.delete_beside_undertakings(db, [one.id for one in undertakings])
    write.insert_undertakings(db, undertakings)
    write.insert_undertaking_countries(db, undertakings, _countries(parties, shelf))


def _countries(entities: Iterable[str], shelf: LedgerShelf) -> dict[str, str]:
    told = ((one, shelf.country(one)) for one in sorted(entities))
    return {one: country for one, country in told if country is not None}


_PUT: dict[str, Callable[[sqlite3.Connection, list[Any], LedgerShelf], None]] = {
    "entity": lambda db, rows, shelf: write.insert_entities(db, rows),
    "entity_link": lambda db, rows, shelf: write.insert_entity_links(db, rows),
    "source": lambda db, rows, shelf: write.insert_sources(db, rows),
    "event": _put_events,
    "undertaking": _put_undertakings,
    "conflict": lambda db, rows, shelf: write.insert_conflicts(db, rows),
}
