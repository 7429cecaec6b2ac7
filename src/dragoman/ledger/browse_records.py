"""Lists of entities, undertakings, conflicts, statements, sources, decisions and mentions."""

from __future__ import annotations

import sqlite3
from typing import Literal

import msgspec
from msgspec import Struct

from dragoman.ledger.folding import fold_name
from dragoman.model import ConflictKind, Decision, EntityType, StageName, UndertakingType

RecordKind = Literal["entity_mention", "event_mention", "statement"]
FOUND_NAMES = 500
"""Entities that a search for a name finds at most."""


class EntityFilter(Struct, frozen=True):
    """Which entities; ``name`` is what names begin with, word by word, in any script."""

    type: EntityType | None = None
    country: str | None = None
    name: str | None = None


class UndertakingFilter(Struct, frozen=True):
    """Which undertakings; ``event`` is one of which it has a stage."""

    pair: tuple[str, str] | None = None
    country: str | None = None
    type: UndertakingType | None = None
    stage: StageName | None = None


class ConflictFilter(Struct, frozen=True):
    """Which conflicts: of a kind, about a record, about the events of a pair."""

    kind: ConflictKind | None = None
    about: str | None = None
    pair: tuple[str, str] | None = None


class StatementFilter(Struct, frozen=True):
    """Which statements: on a pair of countries, by someone, in a document."""

    pair: tuple[str, str] | None = None
    speaker: str | None = None
    doc: str | None = None


Filter = EntityFilter | UndertakingFilter | ConflictFilter | StatementFilter

_CONDITIONS: dict[type[Struct], dict[str, str]] = {
    EntityFilter: {
        "type": "card.type = :type",
        "country": "card.country = :country",
        "name": "card.place IN (SELECT rowid FROM entity_name WHERE entity_name MATCH :name"
        " ORDER BY rank LIMIT 500)",
    },
    UndertakingFilter: {
        "pair": "card.undertaking IN (SELECT a.undertaking FROM undertaking_country AS a"
        " JOIN undertaking_country AS b ON b.undertaking = a.undertaking"
        " WHERE a.country = :first AND b.country = :second)",
        "country": "card.undertaking IN"
        " (SELECT undertaking FROM undertaking_country WHERE country = :country)",
        "type": "card.type = :type",
        "stage": "card.latest_stage = :stage",
    },
    ConflictFilter: {
        "kind": "card.kind = :kind",
        "about": "card.about = :about",
        "pair": "card.about IN (SELECT event FROM event_pair"
        " WHERE first = min(:first, :second) AND second = max(:first, :second)"
        " UNION SELECT a.undertaking FROM undertaking_country AS a JOIN undertaking_country AS b"
        " ON b.undertaking = a.undertaking WHERE a.country = :first AND b.country = :second"
        " UNION SELECT entity FROM entity_card WHERE country IN (:first, :second)"
        " AND type = 'person')",
    },
    StatementFilter: {
        "pair": "card.statement IN (SELECT id FROM statement"
        " WHERE first = min(:first, :second) AND second = max(:first, :second))",
        "speaker": "card.statement IN (SELECT said.statement FROM entity_link AS link"
        " JOIN statement_card AS said ON said.doc = link.doc AND said.speaker = link.key"
        " WHERE link.entity = :speaker)",
        "doc": "card.doc = :doc",
    },
}


def _where(asked: Filter) -> tuple[str, dict[str, str]]:
    parts: list[str] = []
    given: dict[str, str] = {}
    for name, condition in _CONDITIONS[type(asked)].items():
        value = getattr(asked, name)
        if value is None:
            continue
        parts.append(condition)
        if name == "pair":
            given["first"], given["second"] = value
        else:
            given[name] = name_match(value) if name == "name" else value
    return " AND ".join(parts) or "1", given


def name_match(said: str) -> str:
    """A name as FTS5 is asked for it: every word the beginning of one of an entity's names."""
    words = "".join(char if char.isalnum() else " " for char in fold_name(said)).split()
    return " AND ".join(f'"{word}"*' for word in words) or '""'


class Table(Struct, frozen=True):
    """How a kind of record is listed: its table, its id's column, and its orders."""

    table: str
    column: str
    sorts: dict[str, str]


TABLES: dict[type[Struct], Table] = {
    EntityFilter: Table(
        "entity_card",
        "entity",
        {
            "name": "card.name, card.entity",
            "events": "(SELECT count(*) FROM event_actor WHERE event_actor.entity = card.entity)"
            " DESC, card.name, card.entity",
        },
    ),
    UndertakingFilter: Table(
        "undertaking_card",
        "undertaking",
        {
            "moved": "card.moved DESC, card.undertaking",
            "subject": "card.subject, card.undertaking",
            "stage": "card.latest_stage, card.moved DESC, card.undertaking",
        },
    ),
    ConflictFilter: Table("conflict", "id", {"kind": "card.kind, card.id", "id": "card.id"}),
    StatementFilter: Table(
        "statement_card",
        "statement",
        {
            "newest": "card.day DESC, card.statement",
            "oldest": "card.day = '', card.day, card.statement",
        },
    ),
}


def sorts_of(kind: type[Struct]) -> tuple[str, ...]:
    """How records of a kind can be sorted, the usual way first."""
    return tuple(TABLES[kind].sorts)


def page_records(
    db: sqlite3.Connection, asked: Filter, sort: str, offset: int, limit: int
) -> tuple[str, ...]:
    """The ids of one page of the records asked for."""
    where, given = _where(asked)
    table = TABLES[type(asked)]
    rows = db.execute(
        f"SELECT card.{table.column} FROM {table.table} AS card WHERE {where}"  # noqa: S608
        f" ORDER BY {table.sorts[sort]} LIMIT :limit OFFSET :offset",
        {**given, "limit": limit, "offset": offset},
    )
    return tuple(one for (one,) in rows)


def records_after(db: sqlite3.Connection, asked: Filter, after: str, limit: int) -> tuple[str, ...]:
    """The ids of the records asked for that come after an id, in the order of ids."""
    where, given = _where(asked)
    table = TABLES[type(asked)]
    rows = db.execute(
        f"SELECT card.{table.column} FROM {table.table} AS card WHERE {where}"  # noqa: S608
        f" AND card.{table.column} > :after ORDER BY card.{table.column} LIMIT :limit",
        {**given, "after": after, "limit": limit},
    )
    return tuple(one for (one,) in rows)


def count_records(db: sqlite3.Connection, asked: Filter) -> int:
    """How many records are asked for."""
    where, given = _where(asked)
    row = db.execute(
        f"SELECT count(*) FROM {TABLES[type(asked)].table} AS card WHERE {where}",  # noqa: S608
        given,
    ).fetchone()
    return int(row[0])


def facet_records(
    db: sqlite3.Connection, kind: type[Struct], by: str
) -> tuple[tuple[str, int], ...]:
    """How many records of a kind there are by one of its columns, most first."""
    rows = db.execute(
        f"SELECT {FACETS[kind, by]}, count(*) FROM {TABLES[kind].table}"  # noqa: S608
        " GROUP BY 1 ORDER BY 2 DESC, 1"
    )
    return tuple((value, number) for value, number in rows if value is not None)


FACETS: dict[tuple[type[Struct], str], str] = {
    (EntityFilter, "type"): "type",
    (EntityFilter, "country"): "country",
    (UndertakingFilter, "type"): "type",
    (UndertakingFilter, "stage"): "latest_stage",
    (ConflictFilter, "kind"): "kind",
}


def count_events_of(db: sqlite3.Connection, entities: tuple[str, ...]) -> dict[str, int]:
    """In how many events each of some entities takes part."""
    rows = db.execute(
        "SELECT entity, count(*) FROM event_actor"
        " WHERE entity IN (SELECT value FROM json_each(?)) GROUP BY entity",
        (msgspec.json.encode(entities).decode(),),
    )
    return dict(rows)


def mentions_after(
    db: sqlite3.Connection, record: RecordKind, after: tuple[str, str], limit: int
) -> tuple[tuple[str, str], ...]:
    """Document and id of the records of a kind that stand in documents, after a place."""
    rows = db.execute(
        "SELECT doc, id FROM named WHERE record = ? AND (doc, id) > (?, ?)"
        " ORDER BY doc, id LIMIT ?",
        (record, *after, limit),
    )
    return tuple((doc, one) for doc, one in rows)


def kind_of(db: sqlite3.Connection, record: str) -> str | None:
    """What kind of record an id is of; ``None`` where there is none."""
    row = db.execute(
        "SELECT 'document' FROM document WHERE id = :id"
        " UNION ALL SELECT 'event' FROM event WHERE id = :id"
        " UNION ALL SELECT 'entity' FROM entity WHERE id = :id"
        " UNION ALL SELECT 'undertaking' FROM undertaking WHERE id = :id"
        " UNION ALL SELECT 'conflict' FROM conflict WHERE id = :id"
        " UNION ALL SELECT record FROM named WHERE id = :id"
        " UNION ALL SELECT 'decision' FROM decision WHERE id = :id"
        " UNION ALL SELECT 'rejected' FROM rejected WHERE id = :id",
        {"id": record},
    ).fetchone()
    return None if row is None else str(row[0])


class Judged(Struct, frozen=True):
    """A decision, and when and by whom it was taken back, where it was."""

    decision: Decision
    withdrawn_at: str | None
    withdrawn_by: str | None


def page_decisions(
    db: sqlite3.Connection, target: str | None, offset: int, limit: int
) -> tuple[Judged, ...]:
    """Decisions, the newest first, also those taken back; of one record where one is given."""
    rows = db.execute(
        "SELECT decision.body, withdrawn.made_at, withdrawn.by FROM decision"
        " LEFT JOIN withdrawn ON withdrawn.decision = decision.id"
        " WHERE :target IS NULL OR EXISTS (SELECT 1 FROM"
        " json_each(CAST(decision.body AS TEXT), '$.target') WHERE value = :target)"
        " ORDER BY decision.made_at DESC, decision.id LIMIT :limit OFFSET :offset",
        {"target": target, "limit": limit, "offset": offset},
    )
    return tuple(Judged(_decision(body), at, by) for body, at, by in rows)


_decision = msgspec.json.Decoder(Decision).decode


def count_decisions(db: sqlite3.Connection) -> int:
    """How many decisions were ever made."""
    return int(db.execute("SELECT count(*) FROM decision").fetchone()[0])
