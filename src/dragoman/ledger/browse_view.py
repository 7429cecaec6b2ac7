"""Small views around the records of one page: what products need to say them in words."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from typing import TypeVar

import msgspec
from msgspec import Struct

from dragoman.ledger import read
from dragoman.ledger.view import CorpusView, Query
from dragoman.model import (
    Analysis,
    Conflict,
    Corpus,
    Decision,
    Entity,
    EntityLink,
    Event,
    Rejected,
    SourceGroup,
    Statement,
    Undertaking,
)

Record = TypeVar("Record", bound=Struct)

REPORTS_READ = 5
"""Documents of one event that are read to put it in a line of a list."""
REPORTS_SHOWN = 40
"""Documents of one event that its own page shows side by side."""

_BODIES: dict[type[Struct], tuple[str, str]] = {
    Analysis: ("analysis", "doc"),
    Entity: ("entity", "id"),
    Event: ("event", "id"),
    Undertaking: ("undertaking", "id"),
    Conflict: ("conflict", "id"),
    SourceGroup: ("source", "doc"),
    Decision: ("decision", "id"),
}
"""Where the records of a kind lie, and by what they are asked for."""


def records_of(
    db: sqlite3.Connection, record: type[Record], ids: Iterable[str]
) -> tuple[Record, ...]:
    """The records of these ids, in the order of the ids; those that are not there are left out."""
    table, column = _BODIES[record]
    wanted = tuple(dict.fromkeys(ids))
    decode = msgspec.json.Decoder(record).decode
    rows = db.execute(
        f"SELECT {column}, body FROM {table}"  # noqa: S608 - names come from the table above
        f" WHERE {column} IN (SELECT value FROM json_each(?))",
        (msgspec.json.encode(wanted).decode(),),
    )
    found = {one: decode(body) for one, body in rows}
    return tuple(found[one] for one in wanted if one in found)


def documents_of_records(db: sqlite3.Connection, ids: Iterable[str]) -> dict[str, str]:
    """The document that each record of the document half stands in, by the record's id."""
    rows = db.execute(
        "SELECT id, doc FROM named WHERE id IN (SELECT value FROM json_each(?))",
        (msgspec.json.encode(tuple(ids)).decode(),),
    )
    return dict(rows)


def _links(db: sqlite3.Connection, docs: Iterable[str]) -> tuple[EntityLink, ...]:
    rows = db.execute(
        "SELECT doc, key, entity FROM entity_link"
        " WHERE doc IN (SELECT value FROM json_each(?)) ORDER BY doc, key",
        (msgspec.json.encode(tuple(docs)).decode(),),
    )
    return tuple(EntityLink(doc, key, entity, ()) for doc, key, entity in rows)


def rejected_of(db: sqlite3.Connection, ids: tuple[str, ...]) -> tuple[Rejected, ...]:
    """The rejected documents of these ids."""
    return tuple(one for one in read.select_rejected(db) if one.id in ids)


class Around(Struct, frozen=True):
    """What a small view is drawn around: ids of records, and how many reports of an event."""

    events: tuple[str, ...] = ()
    undertakings: tuple[str, ...] = ()
    conflicts: tuple[str, ...] = ()
    statements: tuple[str, ...] = ()
    entities: tuple[str, ...] = ()
    docs: tuple[str, ...] = ()
    reports: int = REPORTS_READ
    pair: tuple[str, str] | None = None


def view_around(db: sqlite3.Connection, around: Around) -> CorpusView:
    """The view of some records: the documents they rest on and the entities they speak of.

    It is as small as it can be: of an event, ``around.reports`` documents; of a document's
    entities, those that a line about the records names. Links come without their reasons.
    """
    conflicts = records_of(db, Conflict, around.conflicts)
    about = [one.about for one in conflicts]
    undertakings = records_of(db, Undertaking, (*around.undertakings, *about))
    events = records_of(db, Event, (*around.events, *about))
    docs = _documents(db, around, events, undertakings, conflicts)
    analyses = records_of(db, Analysis, docs)
    links = _links(db, docs)
    wanted = set(around.statements)
    statements = tuple(s for one in analyses for s in one.statements if s.id in wanted)
    named = {*around.entities, *about, *_named(events, undertakings)}
    keys = {(one.doc, one.key): one.entity for one in links}
    named.update(keys[place] for place in _keys(analyses, statements) if place in keys)
    return CorpusView(
        query=Query(pair=around.pair),
        analyses=tuple(sorted(analyses, key=lambda one: one.document.id)),
        corpus=Corpus(
            entities=records_of(db, Entity, sorted(named)),
            entity_links=links,
            sources=records_of(db, SourceGroup, docs),
            events=events,
            undertakings=undertakings,
            conflicts=conflicts,
        ),
        statements=statements,
    )


def _documents(
    db: sqlite3.Connection,
    around: Around,
    events: tuple[Event, ...],
    undertakings: tuple[Undertaking, ...],
    conflicts: tuple[Conflict, ...],
) -> tuple[str, ...]:
    docs = dict.fromkeys(around.docs)
    stages = [stage for one in undertakings for stage in one.stages]
    claimed = [one.doc for c in conflicts for claim in c.claims for one in claim.evidence[:2]]
    inside = {stage.event_mention for stage in stages if stage.event_mention}
    stands = documents_of_records(db, (*around.statements, *sorted(inside)))
    docs.update(dict.fromkeys(doc for one in events for doc in one.documents[: around.reports]))
    docs.update(dict.fromkeys(claimed))
    docs.update(dict.fromkeys(one.evidence.doc for one in stages if one.evidence is not None))
    docs.update(dict.fromkeys(stands.values()))
    return tuple(docs)


def _named(events: tuple[Event, ...], undertakings: tuple[Undertaking, ...]) -> Iterator[str]:
    for event in events:
        yield from (*event.actor1, *event.actor2, *event.third)
        if event.place is not None:
            yield event.place
    for one in undertakings:
        yield from one.parties
        if one.subject.entity is not None:
            yield one.subject.entity


def _keys(
    analyses: tuple[Analysis, ...], statements: tuple[Statement, ...]
) -> Iterator[tuple[str, str]]:
    """Document and key of whoever the lines of these documents may name."""
    for statement in statements:
        yield from ((statement.doc, one) for one in (statement.speaker or "", *statement.about))
    for analysis in analyses:
        doc = analysis.document.id
        for mention in analysis.events:
            yield from ((doc, one.entity) for one in mention.attribution if one.entity)
            if mention.theme is not None and mention.theme.entity is not None:
                yield doc, mention.theme.entity


def links_of(db: sqlite3.Connection, entity: str, limit: int) -> tuple[EntityLink, ...]:
    """Where an entity stands in documents and why it was taken for it."""
    rows = db.execute(
        "SELECT body FROM entity_link WHERE entity = ? ORDER BY doc, key LIMIT ?", (entity, limit)
    )
    decode = msgspec.json.Decoder(EntityLink).decode
    return tuple(decode(body) for (body,) in rows)


def entities_in(db: sqlite3.Connection, doc: str) -> tuple[Entity, ...]:
    """Every entity that a document names."""
    return records_of(db, Entity, (one.entity for one in _links(db, (doc,))))


def keys_of_entities(db: sqlite3.Connection, entities: Iterable[str]) -> dict[str, str]:
    """A gazetteer's key of each of some places and states, by their ids, where one is known."""
    rows = db.execute(
        "SELECT entity, min(key) FROM entity_link"
        " WHERE entity IN (SELECT value FROM json_each(?))"
        " AND (key GLOB 'place:*' OR key GLOB 'state:*') GROUP BY entity",
        (msgspec.json.encode(tuple(entities)).decode(),),
    )
    return dict(rows)


def events_of_document(db: sqlite3.Connection, doc: str) -> tuple[str, ...]:
    """The ids of the events that a document tells of."""
    rows = db.execute("SELECT event FROM event_document WHERE doc = ? ORDER BY event", (doc,))
    return tuple(one for (one,) in rows)


def conflicts_about(db: sqlite3.Connection, records: Iterable[str]) -> tuple[Conflict, ...]:
    """The conflicts about any of these records."""
    rows = db.execute(
        "SELECT body FROM conflict WHERE about IN (SELECT value FROM json_each(?)) ORDER BY id",
        (msgspec.json.encode(tuple(records)).decode(),),
    )
    decode = msgspec.json.Decoder(Conflict).decode
    return tuple(decode(body) for (body,) in rows)


def undertakings_with(db: sqlite3.Connection, event: str) -> tuple[str, ...]:
    """The ids of the undertakings of the event's countries that have it for a stage."""
    rows = db.execute(
        "SELECT DISTINCT undertaking.id FROM undertaking_country AS party"
        " JOIN undertaking ON undertaking.id = party.undertaking"
        " WHERE party.country IN (SELECT country FROM event_country WHERE event = :event)"
        " AND instr(undertaking.body, CAST(:event AS BLOB)) > 0 ORDER BY undertaking.id",
        {"event": event},
    )
    return tuple(one for (one,) in rows)


def parts_of(db: sqlite3.Connection, event: str) -> tuple[str, ...]:
    """The ids of the events that are part of an event: they share a document with it."""
    rows = db.execute(
        "SELECT DISTINCT part.id FROM event_document AS told"
        " JOIN event_document AS other ON other.doc = told.doc AND other.event != told.event"
        " JOIN event AS part ON part.id = other.event"
        " WHERE told.event = :event AND CAST(part.body AS TEXT) ->> 'part_of' = :event"
        " ORDER BY part.earliest, part.id LIMIT 50",
        {"event": event},
    )
    return tuple(one for (one,) in rows)


def counting_view(db: sqlite3.Connection, events: tuple[str, ...]) -> CorpusView:
    """A view of events and of who takes part, without documents: for counting, not for reading."""
    found = records_of(db, Event, events)
    named = {one for event in found for one in (*event.actor1, *event.actor2)}
    return CorpusView(corpus=Corpus(_stubs(db, named), (), (), found, (), ()))


def _stubs(db: sqlite3.Connection, ids: Iterable[str]) -> tuple[Entity, ...]:
    """Entities with their type, name and country only."""
    rows = db.execute(
        "SELECT entity, type, name, country FROM entity_card"
        " WHERE entity IN (SELECT value FROM json_each(?))",
        (msgspec.json.encode(tuple(ids)).decode(),),
    )
    return tuple(
        Entity(one, kind, name, {}, country, None, (), {}) for one, kind, name, country in rows
    )


def events_of_reports(db: sqlite3.Connection, reports: tuple[str, ...]) -> tuple[str, ...]:
    """The ids of the events that these event mentions may report: those of their documents."""
    rows = db.execute(
        "SELECT DISTINCT told.event FROM named JOIN event_document AS told ON told.doc = named.doc"
        " WHERE named.id IN (SELECT value FROM json_each(?)) AND named.record = 'event_mention'"
        " ORDER BY 1",
        (msgspec.json.encode(reports).decode(),),
    )
    return tuple(one for (one,) in rows)
