"""What may be written into a ledger, one statement a function; the caller holds the transaction."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping

import msgspec

from dragoman.ledger.named import named_records
from dragoman.ledger.schema import CORPUS_TABLES
from dragoman.model import (
    Analysis,
    Conflict,
    Decision,
    Document,
    Entity,
    EntityLink,
    Event,
    Rejected,
    SourceGroup,
    Statement,
    Undertaking,
)

encode = msgspec.json.Encoder(order="deterministic").encode


def insert_document(db: sqlite3.Connection, document: Document) -> None:
    """A document's own row."""
    language = document.languages[0] if document.languages else None
    db.execute(
        "INSERT INTO document (id, sha256, locator, language, outlet) VALUES (?, ?, ?, ?, ?)",
        (document.id, document.sha256, document.locator, language, document.outlet),
    )


def insert_analysis(db: sqlite3.Connection, analysis: Analysis, version: str) -> None:
    """Everything found in a document, and the release of dragoman that found it."""
    db.execute(
        "INSERT INTO analysis (doc, version, body) VALUES (?, ?, ?)",
        (analysis.document.id, version, encode(analysis)),
    )


def insert_named(db: sqlite3.Connection, analysis: Analysis) -> None:
    """Which document each of its records stands in."""
    db.executemany(
        "INSERT INTO named (id, record, doc) VALUES (?, ?, ?)",
        ((one, record, analysis.document.id) for one, record in named_records(analysis)),
    )


def insert_statements(db: sqlite3.Connection, statements: Iterable[Statement]) -> None:
    """The statements of a document with the pair of countries they speak of."""
    db.executemany(
        "INSERT INTO statement (id, doc, first, second) VALUES (?, ?, ?, ?)",
        ((one.id, one.doc, *sorted(one.pair or (None, None), key=str)) for one in statements),
    )


def insert_passage(db: sqlite3.Connection, doc: str, folded: str) -> None:
    """A document's folded text for full-text search."""
    db.execute(
        "INSERT INTO passage (rowid, doc, folded) SELECT place, doc, ? FROM document_card"
        " WHERE doc = ?",
        (folded, doc),
    )


def insert_rejected(db: sqlite3.Connection, rejected: Rejected) -> None:
    """A document that could not be analysed."""
    db.execute(
        "INSERT INTO rejected (id, locator, stage, reason) VALUES (?, ?, ?, ?)",
        (rejected.id, rejected.locator, rejected.stage, rejected.reason),
    )


def delete_rejected(db: sqlite3.Connection, locator: str) -> None:
    """Forget the rejection of a file that was tried again."""
    db.execute("DELETE FROM rejected WHERE locator = ?", (locator,))


def insert_decision(db: sqlite3.Connection, decision: Decision) -> None:
    """A person's verdict; the same verdict twice is one row."""
    db.execute(
        "INSERT OR IGNORE INTO decision (id, made_at, body) VALUES (?, ?, ?)",
        (decision.id, decision.made_at, encode(decision)),
    )


def insert_withdrawal(db: sqlite3.Connection, decision: str, made_at: str, by: str) -> None:
    """That a verdict no longer holds, since when and by whom."""
    db.execute(
        "INSERT OR IGNORE INTO withdrawn (decision, made_at, by) VALUES (?, ?, ?)",
        (decision, made_at, by),
    )


def mark_linking(db: sqlite3.Connection, state: str) -> None:
    """Whether linking is up to date: the version of dragoman that linked, or ``stale``."""
    db.execute("UPDATE linking SET state = ? WHERE one = 1", (state,))


def empty_corpus(db: sqlite3.Connection) -> None:
    """Take out what linking made and kept; every document is unlinked then."""
    for table in (*CORPUS_TABLES, "shelf", "shelf_key"):
        db.execute(f"DELETE FROM {table}")  # noqa: S608 - names come from the schema
    db.execute("INSERT OR IGNORE INTO unlinked SELECT doc FROM analysis")


def insert_unlinked(db: sqlite3.Connection, doc: str) -> None:
    """A document that is not linked yet."""
    db.execute("INSERT INTO unlinked (doc) VALUES (?)", (doc,))


def delete_unlinked(db: sqlite3.Connection, docs: Iterable[str]) -> None:
    """Documents that are linked now."""
    db.executemany("DELETE FROM unlinked WHERE doc = ?", ((doc,) for doc in docs))


def mark_shelved(db: sqlite3.Connection, version: str | None) -> None:
    """Which release put on the shelf what lies there; ``None`` where it is not the whole."""
    db.execute("UPDATE shelved SET version = ? WHERE one = 1", (version,))


def put_shelved(db: sqlite3.Connection, bodies: Mapping[tuple[str, str], bytes | None]) -> None:
    """Records of the shelf by kind and id; ``None`` takes one out."""
    db.executemany(
        "INSERT OR REPLACE INTO shelf (kind, id, body) VALUES (?, ?, ?)",
        ((*place, body) for place, body in bodies.items() if body is not None),
    )
    db.executemany(
        "DELETE FROM shelf WHERE kind = ? AND id = ?",
        (place for place, body in bodies.items() if body is None),
    )


def insert_keys(db: sqlite3.Connection, rows: Iterable[tuple[int, int, int, str]]) -> None:
    """What records of the shelf are found by: key, first and last day, id."""
    db.executemany("INSERT OR IGNORE INTO shelf_key VALUES (?, ?, ?, ?)", rows)


def delete_keys(db: sqlite3.Connection, rows: Iterable[tuple[int, int, int, str]]) -> None:
    """What records of the shelf are no longer found by."""
    db.executemany(
        "DELETE FROM shelf_key WHERE key = ? AND first = ? AND last = ? AND id = ?", rows
    )


def delete_linked(db: sqlite3.Connection, table: str, ids: Iterable[str]) -> None:
    """Take out records that linking made, with the rows beside them."""
    gone = list(ids)
    if table == "event":
        delete_beside_events(db, gone)
    elif table == "undertaking":
        delete_beside_undertakings(db, gone)
    db.executemany(
        f"DELETE FROM {table} WHERE id = ?",  # noqa: S608 - names come from ``ledger.shelf``
        ((ident,) for ident in gone),
    )


def delete_beside_events(db: sqlite3.Connection, events: Iterable[str]) -> None:
    """The documents and countries of events."""
    rows = [(event,) for event in events]
    db.executemany("DELETE FROM event_document WHERE event = ?", rows)
    db.executemany("DELETE FROM event_country WHERE event = ?", rows)


def delete_beside_undertakings(db: sqlite3.Connection, undertakings: Iterable[str]) -> None:
    """The countries of undertakings."""
    db.executemany(
        "DELETE FROM undertaking_country WHERE undertaking = ?", ((one,) for one in undertakings)
    )


def insert_entities(db: sqlite3.Connection, entities: Iterable[Entity]) -> None:
    """Entities across documents."""
    db.executemany(
        "INSERT INTO entity (id, type, country, body) VALUES (?, ?, ?, ?)"
        " ON CONFLICT (id) DO UPDATE SET type = excluded.type, country = excluded.country,"
        " body = excluded.body",
        ((one.id, one.type, one.country, encode(one)) for one in entities),
    )


def insert_entity_links(db: sqlite3.Connection, links: Iterable[EntityLink]) -> None:
    """Which entity each document's local entity is."""
    db.executemany(
        "INSERT INTO entity_link (doc, key, entity, body) VALUES (?, ?, ?, ?)"
        " ON CONFLICT (doc, key) DO UPDATE SET entity = excluded.entity, body = excluded.body",
        ((one.doc, one.key, one.entity, encode(one)) for one in links),
    )


def insert_sources(db: sqlite3.Connection, sources: Iterable[SourceGroup]) -> None:
    """Which origin each document traces to."""
    db.executemany(
        "INSERT INTO source (doc, origin, body) VALUES (?, ?, ?)"
        " ON CONFLICT (doc) DO UPDATE SET origin = excluded.origin, body = excluded.body",
        ((one.doc, one.group, encode(one)) for one in sources),
    )


def insert_events(db: sqlite3.Connection, events: Iterable[Event]) -> None:
    """Real-world events with the interval and kind that queries ask for."""
    db.executemany(
        "INSERT INTO event (id, type, modality, dated, earliest, latest, body)"
        " VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET type = excluded.type,"
        " modality = excluded.modality, dated = excluded.dated, earliest = excluded.earliest,"
        " latest = excluded.latest, body = excluded.body",
        ((one.id, one.type, one.modality, *_interval(one), encode(one)) for one in events),
    )


def _interval(event: Event) -> tuple[int, str | None, str | None]:
    when = event.date
    if when is None:
        return 0, None, None
    first = None if when.earliest is None else when.earliest.isoformat()
    last = None if when.latest is None else when.latest.isoformat()
    return int(first is not None or last is not None), first, last


def insert_event_documents(db: sqlite3.Connection, events: Iterable[Event]) -> None:
    """Which documents report an event."""
    db.executemany(
        "INSERT INTO event_document (event, doc) VALUES (?, ?)",
        ((one.id, doc) for one in events for doc in one.documents),
    )


def insert_event_countries(
    db: sqlite3.Connection, events: Iterable[Event], countries: dict[str, str]
) -> None:
    """Which countries an event concerns, and whether they act or are acted on.

    Args:
        db: The ledger.
        events: The events.
        countries: Entity id to country.
    """
    rows: dict[tuple[str, str], int] = {}
    for event in events:
        for entity in (*event.third, *event.actor1, *event.actor2):
            if country := countries.get(entity):
                acts = entity in event.actor1 or entity in event.actor2
                rows[event.id, country] = max(int(acts), rows.get((event.id, country), 0))
    db.executemany(
        "INSERT INTO event_country (event, country, acts) VALUES (?, ?, ?)",
        ((event_id, country, acts) for (event_id, country), acts in rows.items()),
    )


def insert_undertakings(db: sqlite3.Connection, undertakings: Iterable[Undertaking]) -> None:
    """Undertakings with their latest stage."""
    db.executemany(
        "INSERT INTO undertaking (id, type, latest_stage, body) VALUES (?, ?, ?, ?)"
        " ON CONFLICT (id) DO UPDATE SET type = excluded.type,"
        " latest_stage = excluded.latest_stage, body = excluded.body",
        ((one.id, one.type, one.latest_stage, encode(one)) for one in undertakings),
    )


def insert_undertaking_countries(
    db: sqlite3.Connection, undertakings: Iterable[Undertaking], countries: dict[str, str]
) -> None:
    """The countries of an undertaking's parties; a party is a country or an entity's id."""
    rows = {
        (one.id, country)
        for one in undertakings
        for party in one.parties
        if (country := countries.get(party, party)) and len(country) == 3
    }
    db.executemany(
        "INSERT INTO undertaking_country (undertaking, country) VALUES (?, ?)", sorted(rows)
    )


def insert_conflicts(db: sqlite3.Connection, conflicts: Iterable[Conflict]) -> None:
    """Claims that cannot both hold."""
    db.executemany(
        "INSERT INTO conflict (id, about, kind, body) VALUES (?, ?, ?, ?)"
        " ON CONFLICT (id) DO UPDATE SET about = excluded.about, kind = excluded.kind,"
        " body = excluded.body",
        ((one.id, one.about, one.kind, encode(one)) for one in conflicts),
    )
