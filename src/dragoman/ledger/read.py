"""What may be asked of a ledger's file, one statement a function; records come back."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from typing import TypeVar

import msgspec

from dragoman.ledger.view import Query
from dragoman.model import (
    Analysis,
    Conflict,
    Decision,
    Entity,
    EntityLink,
    Event,
    Rejected,
    SourceGroup,
    Undertaking,
)

Record = TypeVar("Record")

EVENT_CONDITIONS = """
SELECT body FROM event
WHERE (:since IS NULL OR (dated = 1 AND (latest IS NULL OR latest >= :since)))
  AND (:until IS NULL OR (dated = 1 AND (earliest IS NULL OR earliest <= :until)))
  AND (:types = '[]' OR type IN (SELECT value FROM json_each(:types)))
  AND (:modalities = '[]' OR modality IN (SELECT value FROM json_each(:modalities)))
  AND (:first IS NULL OR id IN (
      SELECT a.event FROM event_country AS a JOIN event_country AS b ON a.event = b.event
      WHERE a.country = :first AND b.country = :second AND (a.acts = 1 OR b.acts = 1)))
ORDER BY id
"""


def _bodies(rows: Iterable[tuple[bytes]], record: type[Record]) -> Iterator[Record]:
    decode = msgspec.json.Decoder(record).decode
    return (decode(body) for (body,) in rows)


def _listed(values: Iterable[str]) -> str:
    return msgspec.json.encode(tuple(values)).decode()


def select_analyses(db: sqlite3.Connection) -> Iterator[Analysis]:
    """Every document with everything found in it, by document id."""
    return _bodies(db.execute("SELECT body FROM analysis ORDER BY doc"), Analysis)


def select_analyses_of(db: sqlite3.Connection, docs: Iterable[str]) -> Iterator[Analysis]:
    """The documents of these ids with everything found in them, by document id."""
    rows = db.execute(
        "SELECT body FROM analysis WHERE doc IN (SELECT value FROM json_each(?)) ORDER BY doc",
        (_listed(docs),),
    )
    return _bodies(rows, Analysis)


def select_document_of(db: sqlite3.Connection, record: str) -> str | None:
    """The document that a record of the document half stands in."""
    row = db.execute("SELECT doc FROM named WHERE id = ?", (record,)).fetchone()
    return None if row is None else str(row[0])


def has_document(db: sqlite3.Connection, sha256: str) -> bool:
    """Whether a document of these bytes is in the ledger."""
    row = db.execute("SELECT 1 FROM document WHERE sha256 = ?", (sha256,)).fetchone()
    return row is not None


def select_entities(db: sqlite3.Connection) -> Iterator[Entity]:
    """Every entity, by id."""
    return _bodies(db.execute("SELECT body FROM entity ORDER BY id"), Entity)


def select_entities_of(db: sqlite3.Connection, docs: Iterable[str]) -> Iterator[Entity]:
    """The entities that these documents name, by id."""
    rows = db.execute(
        "SELECT body FROM entity WHERE id IN (SELECT entity FROM entity_link"
        " WHERE doc IN (SELECT value FROM json_each(?))) ORDER BY id",
        (_listed(docs),),
    )
    return _bodies(rows, Entity)


def select_entity_links(db: sqlite3.Connection) -> Iterator[EntityLink]:
    """Which entity every local entity is."""
    return _bodies(db.execute("SELECT body FROM entity_link ORDER BY doc, key"), EntityLink)


def select_entity_links_of(db: sqlite3.Connection, docs: Iterable[str]) -> Iterator[EntityLink]:
    """Which entity each local entity of these documents is."""
    rows = db.execute(
        "SELECT body FROM entity_link WHERE doc IN (SELECT value FROM json_each(?))"
        " ORDER BY doc, key",
        (_listed(docs),),
    )
    return _bodies(rows, EntityLink)


def select_documents_naming(db: sqlite3.Connection, entity: str) -> tuple[str, ...]:
    """The documents that name an entity."""
    rows = db.execute(
        "SELECT DISTINCT doc FROM entity_link WHERE entity = ? ORDER BY doc", (entity,)
    )
    return tuple(doc for (doc,) in rows)


def select_sources(db: sqlite3.Connection) -> Iterator[SourceGroup]:
    """Which origin every document traces to."""
    return _bodies(db.execute("SELECT body FROM source ORDER BY doc"), SourceGroup)


def select_events(db: sqlite3.Connection, query: Query) -> Iterator[Event]:
    """The events that a query asks for, by id."""
    first, second = query.pair or (None, None)
    asked = {
        "first": first,
        "second": second,
        "since": None if query.since is None else query.since.isoformat(),
        "until": None if query.until is None else query.until.isoformat(),
        "types": _listed(query.types),
        "modalities": _listed(query.modalities),
    }
    return _bodies(db.execute(EVENT_CONDITIONS, asked), Event)


def select_event(db: sqlite3.Connection, event: str) -> Event | None:
    """An event by its id."""
    rows = db.execute("SELECT body FROM event WHERE id = ?", (event,))
    return next(_bodies(rows, Event), None)


def select_undertakings(
    db: sqlite3.Connection, pair: tuple[str, str] | None
) -> Iterator[Undertaking]:
    """The undertakings of a pair of countries, or all of them, by id."""
    first, second = pair or (None, None)
    rows = db.execute(
        "SELECT body FROM undertaking WHERE :first IS NULL OR id IN ("
        " SELECT a.undertaking FROM undertaking_country AS a"
        " JOIN undertaking_country AS b ON a.undertaking = b.undertaking"
        " WHERE a.country = :first AND b.country = :second) ORDER BY id",
        {"first": first, "second": second},
    )
    return _bodies(rows, Undertaking)


def select_conflicts(db: sqlite3.Connection) -> Iterator[Conflict]:
    """Every conflict, by id."""
    return _bodies(db.execute("SELECT body FROM conflict ORDER BY id"), Conflict)


def select_statements(
    db: sqlite3.Connection, pair: tuple[str, str] | None
) -> Iterator[tuple[str, str]]:
    """Document and id of the statements on a pair of countries, or of all."""
    first, second = sorted(pair) if pair else (None, None)
    return db.execute(
        "SELECT doc, id FROM statement"
        " WHERE :first IS NULL OR (first = :first AND second = :second) ORDER BY doc, id",
        {"first": first, "second": second},
    )


LINKED = {
    "entity": "SELECT body FROM entity WHERE id = ?",
    "entity_link": "SELECT body FROM entity_link WHERE doc = ? AND key = ?",
    "source": "SELECT body FROM source WHERE doc = ?",
    "event": "SELECT body FROM event WHERE id = ?",
    "undertaking": "SELECT body FROM undertaking WHERE id = ?",
    "conflict": "SELECT body FROM conflict WHERE id = ?",
}
"""How a record that linking made is read by its id: of a link, document and key with a space."""


def select_linked(db: sqlite3.Connection, table: str, ident: str) -> bytes | None:
    """A record that linking made, as JSON."""
    place = tuple(ident.split(" ", 1)) if table == "entity_link" else (ident,)
    row = db.execute(LINKED[table], place).fetchone()
    return None if row is None else bytes(row[0])


def select_shelved(db: sqlite3.Connection, kind: str, ident: str) -> bytes | None:
    """A record of the shelf."""
    row = db.execute("SELECT body FROM shelf WHERE kind = ? AND id = ?", (kind, ident)).fetchone()
    return None if row is None else bytes(row[0])


def select_keyed(
    db: sqlite3.Connection, key: int, days: tuple[int, int], limit: int | None
) -> list[str]:
    """Ids of the records of the shelf that have a key on any of these days."""
    rows = db.execute(
        "SELECT id FROM shelf_key WHERE key = ? AND first <= ? AND last >= ? LIMIT ?",
        (key, days[1], days[0], -1 if limit is None else limit),
    )
    return [ident for (ident,) in rows]


def shelf_version(db: sqlite3.Connection) -> str | None:
    """The release that put on the shelf what lies there; ``None`` where it is not the whole."""
    row = db.execute("SELECT version FROM shelved").fetchone()
    return None if row[0] is None else str(row[0])


def select_unlinked(db: sqlite3.Connection, most: int) -> list[str]:
    """Documents that are not linked yet, at most so many."""
    rows = db.execute("SELECT doc FROM unlinked ORDER BY doc LIMIT ?", (most,))
    return [doc for (doc,) in rows]


def select_decisions(db: sqlite3.Connection) -> Iterator[Decision]:
    """The verdicts that stand, in the order they were made."""
    rows = db.execute(
        "SELECT body FROM decision WHERE id NOT IN (SELECT decision FROM withdrawn)"
        " ORDER BY made_at, id"
    )
    return _bodies(rows, Decision)


def has_decision(db: sqlite3.Connection, decision: str) -> bool:
    """Whether a verdict of this id was ever given."""
    return db.execute("SELECT 1 FROM decision WHERE id = ?", (decision,)).fetchone() is not None


def select_rejected(db: sqlite3.Connection) -> tuple[Rejected, ...]:
    """Every document that could not be analysed, by id."""
    rows = db.execute("SELECT id, locator, stage, reason FROM rejected ORDER BY id")
    return tuple(Rejected(*row) for row in rows)


def search_passages(db: sqlite3.Connection, folded: str) -> tuple[str, ...]:
    """Documents in whose folded text all these folded words stand, the best match first."""
    words = " ".join('"' + word.replace('"', '""') + '"' for word in folded.split())
    if not words:
        return ()
    rows = db.execute("SELECT doc FROM passage WHERE passage MATCH ? ORDER BY rank, doc", (words,))
    return tuple(doc for (doc,) in rows)


def linking_state(db: sqlite3.Connection) -> str:
    """The version of dragoman that linked last, ``stale`` where linking is owed."""
    return str(db.execute("SELECT state FROM linking").fetchone()[0])


def count_rows(db: sqlite3.Connection) -> dict[str, int]:
    """How many records of each kind the ledger holds, by the exchange format's names."""
    row = db.execute(
        "SELECT (SELECT count(*) FROM document),"
        " (SELECT count(*) FROM entity),"
        " (SELECT count(*) FROM named WHERE record = 'entity_mention'),"
        " (SELECT count(*) FROM named WHERE record = 'event_mention'),"
        " (SELECT count(*) FROM event),"
        " (SELECT count(*) FROM undertaking),"
        " (SELECT count(*) FROM named WHERE record = 'statement'),"
        " (SELECT count(*) FROM conflict),"
        " (SELECT count(*) FROM decision WHERE id NOT IN (SELECT decision FROM withdrawn)),"
        " (SELECT count(*) FROM rejected)"
    ).fetchone()
    return dict(zip(COUNTED, row, strict=True))


COUNTED = (
    "document",
    "entity",
    "entity_mention",
    "event_mention",
    "event",
    "undertaking",
    "statement",
    "conflict",
    "decision",
    "rejected",
)
"""The kinds of record, in the order of the exchange format."""


def count_languages(db: sqlite3.Connection) -> dict[str, int]:
    """How many documents there are in each main language."""
    rows = db.execute(
        "SELECT coalesce(language, '?'), count(*) FROM document GROUP BY language ORDER BY 1"
    )
    return dict(rows)
