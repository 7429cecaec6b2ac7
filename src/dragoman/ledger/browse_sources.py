"""Where documents come from: who credits whom, who copies whom, which share one origin."""

from __future__ import annotations

import sqlite3

from msgspec import Struct


class Flow(Struct, frozen=True):
    """How often documents of an outlet give another as where their content came from.

    Attributes:
        origin: The name credited, or the outlet of the document copied.
        outlet: Who published the documents; ``""`` is unknown.
        how: ``quoted``, ``agency``, ... as they say, or ``copied`` where linking found it.
        documents: How many documents.
    """

    origin: str
    outlet: str
    how: str
    documents: int


def flows(db: sqlite3.Connection, limit: int) -> tuple[Flow, ...]:
    """Who takes from whom, the strongest flows first."""
    rows = db.execute(
        "SELECT credit_card.name, card.outlet, credit_card.how, count(*) AS number"
        " FROM credit_card JOIN document_card AS card ON card.doc = credit_card.doc"
        " GROUP BY 1, 2, 3"
        " UNION ALL SELECT origin.outlet, card.outlet, 'copied', count(*)"
        " FROM (SELECT doc, CAST(body AS TEXT) ->> 'duplicate_of' AS first FROM source) AS copy"
        " JOIN document_card AS origin ON origin.doc = copy.first"
        " JOIN document_card AS card ON card.doc = copy.doc GROUP BY 1, 2"
        " ORDER BY number DESC, 1, 2, 3 LIMIT ?",
        (limit,),
    )
    return tuple(Flow(*row) for row in rows)


def flows_of(db: sqlite3.Connection, docs: tuple[str, ...]) -> tuple[Flow, ...]:
    """Who takes from whom among some documents."""
    found = [one for doc in docs for one in _flows_of_one(db, doc)]
    counted: dict[tuple[str, str, str], int] = {}
    for place in found:
        counted[place] = counted.get(place, 0) + 1
    return tuple(Flow(*place, number) for place, number in counted.items())


def _flows_of_one(db: sqlite3.Connection, doc: str) -> list[tuple[str, str, str]]:
    return db.execute(
        "SELECT credit_card.name, card.outlet, credit_card.how FROM credit_card"
        " JOIN document_card AS card ON card.doc = credit_card.doc WHERE card.doc = :doc"
        " UNION ALL SELECT origin.outlet, card.outlet, 'copied' FROM source"
        " JOIN document_card AS origin"
        " ON origin.doc = CAST(source.body AS TEXT) ->> 'duplicate_of'"
        " JOIN document_card AS card ON card.doc = source.doc WHERE source.doc = :doc",
        {"doc": doc},
    ).fetchall()


class Origin(Struct, frozen=True):
    """A source group with more than one document.

    Attributes:
        group: Its id.
        documents: How many trace to it.
        outlets: How many outlets published them.
        first: The earliest day of publication, ``""`` where unknown.
        title: A document's title.
        doc: That document.
    """

    group: str
    documents: int
    outlets: int
    first: str
    title: str | None
    doc: str


def shared_origins(db: sqlite3.Connection, offset: int, limit: int) -> tuple[Origin, ...]:
    """The origins that several documents trace to, most documents first."""
    rows = db.execute(
        "WITH big AS (SELECT origin, count(*) AS number FROM source GROUP BY origin"
        " HAVING number > 1 ORDER BY number DESC, origin LIMIT ? OFFSET ?)"
        " SELECT big.origin, big.number, count(DISTINCT card.outlet), min(card.day),"
        " min(card.title), min(card.doc) FROM big JOIN source ON source.origin = big.origin"
        " JOIN document_card AS card ON card.doc = source.doc"
        " GROUP BY big.origin ORDER BY big.number DESC, big.origin",
        (limit, offset),
    )
    return tuple(Origin(*row) for row in rows)


def count_origins(db: sqlite3.Connection) -> tuple[int, int, int]:
    """How many documents there are, how many origins, and how many of these are shared."""
    row = db.execute(
        "SELECT coalesce(sum(number), 0), count(*), coalesce(sum(number > 1), 0)"
        " FROM (SELECT count(*) AS number FROM source GROUP BY origin)"
    ).fetchone()
    return int(row[0]), int(row[1]), int(row[2])
