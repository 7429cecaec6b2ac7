"""A ledger in pieces: views of some documents or events at a time, so that any ledger fits.

An export that goes through the pieces needs memory for one of them, not for the ledger.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import islice
from typing import Protocol

import msgspec

from dragoman.ledger import read
from dragoman.ledger.view import CorpusView, Query
from dragoman.model import Corpus, Entity, Event, SourceGroup, Undertaking

DOCUMENTS, EVENTS, ENTITIES = 256, 512, 512
"""Documents, events and entities in a piece."""


class Pieces(Protocol):
    """An answer in pieces.

    Attributes:
        left_out: How many events a writer had no place for; known once it has gone through them.
    """

    left_out: int

    def count(self) -> int:
        """How many events there are."""

    def frame(self) -> CorpusView:
        """Undertakings, conflicts, decisions, rejected files; no documents, no events."""

    def documents(self) -> Iterator[CorpusView]:
        """All documents, by id, some at a time: with their links, entities, sources and events."""

    def events(self) -> Iterator[CorpusView]:
        """All events in time order, some at a time: with the documents that tell of them."""

    def entities(self) -> Iterator[CorpusView]:
        """All entities, by id, some at a time: with the links of documents that give offices."""

    def event_records(self) -> Iterator[Event]:
        """All events, by id."""

    def whole(self) -> CorpusView:
        """Everything in one view."""


class OnePiece:
    """A view as its only piece."""

    def __init__(self, view: CorpusView) -> None:
        self.left_out = 0
        self._view = view

    def count(self) -> int:
        """How many events there are."""
        return len(self._view.events)

    def frame(self) -> CorpusView:
        """The view."""
        return self._view

    def documents(self) -> Iterator[CorpusView]:
        """The view."""
        yield self._view

    def events(self) -> Iterator[CorpusView]:
        """The view."""
        yield self._view

    def entities(self) -> Iterator[CorpusView]:
        """The view."""
        yield self._view

    def event_records(self) -> Iterator[Event]:
        """All events, by id."""
        return iter(sorted(self._view.events, key=lambda one: one.id))

    def whole(self) -> CorpusView:
        """The view."""
        return self._view


class LedgerPieces:
    """The pieces of a whole ledger.

    Args:
        db: Its file; nothing may be written to it by this connection meanwhile.
    """

    def __init__(self, db: sqlite3.Connection) -> None:
        self.left_out = 0
        self._db = db

    def count(self) -> int:
        """How many events there are."""
        return read.count_rows(self._db)["event"]

    def frame(self) -> CorpusView:
        """Undertakings with what they are about, conflicts, decisions, rejected files."""
        undertakings = tuple(read.select_undertakings(self._db, None))
        subjects = {one.subject.entity for one in undertakings if one.subject.entity is not None}
        return CorpusView(
            corpus=Corpus(
                entities=tuple(select_entities_by_id(self._db, sorted(subjects))),
                entity_links=(),
                sources=(),
                events=(),
                undertakings=undertakings,
                conflicts=tuple(read.select_conflicts(self._db)),
            ),
            decisions=tuple(read.select_decisions(self._db)),
            rejected=read.select_rejected(self._db),
        )

    def documents(self) -> Iterator[CorpusView]:
        """All documents, by id, with the events that they tell of."""
        undertakings = tuple(read.select_undertakings(self._db, None))
        for docs in _some(select_document_ids(self._db), DOCUMENTS):
            yield self._piece(docs, tuple(select_events_told(self._db, docs)), undertakings)

    def events(self) -> Iterator[CorpusView]:
        """All events in time order, with the documents that tell of them."""
        for ids in _some(select_event_ids(self._db), EVENTS):
            events = tuple(select_events_by_id(self._db, ids))
            docs = sorted({doc for one in events for doc in one.documents})
            yield self._piece(docs, events, ())

    def _piece(
        self, docs: Sequence[str], events: tuple[Event, ...], undertakings: tuple[Undertaking, ...]
    ) -> CorpusView:
        analyses = tuple(read.select_analyses_of(self._db, docs))
        links = tuple(read.select_entity_links_of(self._db, docs))
        named = {one.entity for one in links}
        for event in events:
            named.update((*event.actor1, *event.actor2, *event.third, event.place or ""))
        corpus = Corpus(
            entities=tuple(select_entities_by_id(self._db, sorted(named))),
            entity_links=links,
            sources=tuple(select_sources_of(self._db, docs)),
            events=events,
            undertakings=undertakings,
            conflicts=(),
        )
        statements = tuple(said for one in analyses for said in one.statements)
        return CorpusView(analyses=analyses, corpus=corpus, statements=statements)

    def entities(self) -> Iterator[CorpusView]:
        """All entities, by id, with the links of the documents that give them offices."""
        ids = iter([one for (one,) in self._db.execute("SELECT id FROM entity ORDER BY id")])
        for some in _some(ids, ENTITIES):
            entities = tuple(select_entities_by_id(self._db, some))
            docs = {e.doc for one in entities for role in one.roles for e in role.evidence}
            links = tuple(read.select_entity_links_of(self._db, docs))
            yield CorpusView(corpus=Corpus(entities, links, (), (), (), ()))

    def event_records(self) -> Iterator[Event]:
        """All events, by id."""
        return read.select_events(self._db, Query())

    def whole(self) -> CorpusView:
        """Everything in one view."""
        from dragoman.ledger.assemble import view

        return view(self._db, Query())


def _some(ids: Iterator[str], size: int) -> Iterator[tuple[str, ...]]:
    while some := tuple(islice(ids, size)):
        yield some


def _listed(values: Sequence[str]) -> str:
    return msgspec.json.encode(tuple(values)).decode()


def select_document_ids(db: sqlite3.Connection) -> Iterator[str]:
    """The ids of all analysed documents, sorted."""
    return iter([doc for (doc,) in db.execute("SELECT doc FROM analysis ORDER BY doc")])


def select_event_ids(db: sqlite3.Connection) -> Iterator[str]:
    """The ids of all events in time order, undated ones last, as ``view.event_order`` has it."""
    rows = db.execute(
        "SELECT id FROM event ORDER BY coalesce(earliest, latest, :never),"
        " coalesce(latest, :never), id",
        {"never": date.max.isoformat()},
    )
    return iter([event for (event,) in rows])


def select_events_by_id(db: sqlite3.Connection, ids: Sequence[str]) -> Iterator[Event]:
    """Events by their ids."""
    rows = db.execute(
        "SELECT body FROM event WHERE id IN (SELECT value FROM json_each(?))", (_listed(ids),)
    )
    return map(msgspec.json.Decoder(Event).decode, (body for (body,) in rows))


def select_events_told(db: sqlite3.Connection, docs: Sequence[str]) -> Iterator[Event]:
    """The events that some documents tell of."""
    rows = db.execute(
        "SELECT body FROM event WHERE id IN (SELECT event FROM event_document"
        " WHERE doc IN (SELECT value FROM json_each(?)))",
        (_listed(docs),),
    )
    return map(msgspec.json.Decoder(Event).decode, (body for (body,) in rows))


def select_entities_by_id(db: sqlite3.Connection, ids: Sequence[str]) -> Iterator[Entity]:
    """Entities by their ids."""
    rows = db.execute(
        "SELECT body FROM entity WHERE id IN (SELECT value FROM json_each(?)) ORDER BY id",
        (_listed(ids),),
    )
    return map(msgspec.json.Decoder(Entity).decode, (body for (body,) in rows))


def select_sources_of(db: sqlite3.Connection, docs: Sequence[str]) -> Iterator[SourceGroup]:
    """Which origin each of some documents traces to."""
    rows = db.execute(
        "SELECT body FROM source WHERE doc IN (SELECT value FROM json_each(?)) ORDER BY doc",
        (_listed(docs),),
    )
    return map(msgspec.json.Decoder(SourceGroup).decode, (body for (body,) in rows))
