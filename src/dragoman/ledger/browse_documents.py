"""Lists of documents, and the search of their folded text."""

from __future__ import annotations

import re
import sqlite3
from datetime import date
from typing import Literal

import msgspec
from msgspec import Struct

from dragoman.ledger.browse_events import EventFilter, conditions
from dragoman.ledger.folding import fold_query

DocumentSort = Literal["newest", "oldest", "title"]

ORDER: dict[DocumentSort, str] = {
    "newest": "page.day DESC, page.doc",
    "oldest": "page.day = '', page.day, page.doc",
    "title": "page.title IS NULL, page.title, page.doc",
}
RANKED = 1000
"""Best matches of a search that are ranked and can be leafed through."""

_WORDS = re.compile(r'"([^"]*)"|(\S+)')


class DocumentFilter(Struct, frozen=True):
    """Which documents; an empty filter is all of them.

    Attributes:
        language: Main language; ``""`` is unknown.
        outlet: Who published it; ``""`` is unknown.
        genre: ``news``, ``interview``, ...
        since: First day of publication.
        until: Last day of publication.
        source: A document that it shares its origin with.
        credit: A name that it credits.
        events: What one of the events that it tells of is like.
    """

    language: str | None = None
    outlet: str | None = None
    genre: str | None = None
    since: date | None = None
    until: date | None = None
    source: str | None = None
    credit: str | None = None
    events: EventFilter = EventFilter()


_CONDITIONS = {
    "language": "page.language = :d_language",
    "outlet": "page.outlet = :d_outlet",
    "genre": "page.genre = :d_genre",
    "since": "page.day >= :d_since",
    "until": "(page.day != '' AND page.day <= :d_until)",
    "source": "page.doc IN (SELECT doc FROM source WHERE origin = :d_source)",
    "credit": "page.doc IN (SELECT doc FROM credit_card WHERE name = :d_credit)",
}


def _where(asked: DocumentFilter) -> tuple[str, dict[str, str]]:
    given: dict[str, str] = {}
    parts: list[str] = []
    for name, condition in _CONDITIONS.items():
        value = getattr(asked, name)
        if value is not None:
            given[f"d_{name}"] = value.isoformat() if isinstance(value, date) else value
            parts.append(condition)
    if asked.events != EventFilter():
        where, more = conditions(asked.events)
        given.update(more)
        parts.append(
            "page.doc IN (SELECT told.doc FROM event_card AS card"
            f" JOIN event_document AS told ON told.event = card.event WHERE {where})"  # noqa: S608
        )
    return " AND ".join(parts) or "1", given


def page_documents(
    db: sqlite3.Connection, asked: DocumentFilter, sort: DocumentSort, offset: int, limit: int
) -> tuple[str, ...]:
    """The ids of one page of the documents asked for."""
    where, given = _where(asked)
    rows = db.execute(
        f"SELECT page.doc FROM document_card AS page WHERE {where}"  # noqa: S608 - our own parts
        f" ORDER BY {ORDER[sort]} LIMIT :limit OFFSET :offset",
        {**given, "limit": limit, "offset": offset},
    )
    return tuple(doc for (doc,) in rows)


def documents_after(
    db: sqlite3.Connection, asked: DocumentFilter, after: tuple[str, str], limit: int
) -> tuple[tuple[str, str], ...]:
    """Day and id of the documents asked for that come after a place in time order."""
    where, given = _where(asked)
    rows = db.execute(
        f"SELECT page.day, page.doc FROM document_card AS page WHERE {where}"  # noqa: S608
        " AND (page.day, page.doc) > (:after_day, :after_doc)"
        " ORDER BY page.day, page.doc LIMIT :limit",
        {**given, "after_day": after[0], "after_doc": after[1], "limit": limit},
    )
    return tuple((day, doc) for day, doc in rows)


def count_documents(db: sqlite3.Connection, asked: DocumentFilter) -> int:
    """How many documents are asked for."""
    where, given = _where(asked)
    row = db.execute(
        f"SELECT count(*) FROM document_card AS page WHERE {where}",  # noqa: S608
        given,
    ).fetchone()
    return int(row[0])


class DocumentFacets(Struct, frozen=True):
    """How many documents are of each kind, most first (years in order)."""

    languages: tuple[tuple[str, int], ...]
    outlets: tuple[tuple[str, int], ...]
    years: tuple[tuple[str, int], ...]
    genres: tuple[tuple[str, int], ...]


def facet_documents(db: sqlite3.Connection) -> DocumentFacets:
    """What all documents of the ledger are."""
    return DocumentFacets(*(_counted(db, what) for what in _FACETS))


_FACETS = ("language", "outlet", "substr(day, 1, 4)", "genre")


def _counted(db: sqlite3.Connection, what: str) -> tuple[tuple[str, int], ...]:
    rows = db.execute(
        f"SELECT {what}, count(*) FROM document_card GROUP BY 1 ORDER BY 2 DESC, 1"  # noqa: S608
    )
    return tuple(rows)


def match_of(said: str) -> str:
    """A question in words as FTS5 asks it: all words, "words together", beginnings*.

    A zero-width non-joiner may have been lost or become a space in a text: both are asked for.
    Everything else that FTS5 would take for its own signs is taken for text.
    """
    parts: list[str] = []
    for match in _WORDS.finditer(said):
        phrase, word = match.group(1), match.group(2)
        text = fold_query(phrase if phrase is not None else word)
        start = phrase is None and text.endswith("*")
        asked = _quoted(text.rstrip("*"), "*" if start else "")
        if asked:
            parts.append(asked)
    return " AND ".join(parts)


def _quoted(text: str, ending: str) -> str:
    if not any(char.isalnum() for char in text):
        return ""
    plain = f'"{text.replace(chr(34), " ")}"{ending}'
    if "\u200c" not in text:
        return plain
    joined = f'"{text.replace(chr(34), " ").replace(chr(0x200C), "")}"{ending}'
    return f"({plain} OR {joined})"


class Hits(Struct, frozen=True):
    """What a search found.

    Attributes:
        docs: Ids, the best match first, at most ``RANKED``.
        total: How many documents match in all.
    """

    docs: tuple[str, ...]
    total: int


def search_documents(db: sqlite3.Connection, match: str, asked: DocumentFilter) -> Hits:
    """The documents asked for whose text matches; ``match`` is from ``match_of``."""
    if not match:
        return Hits((), 0)
    if asked == DocumentFilter():
        return Hits(_best(db, match), count_matches(db, match))
    where, given = _where(asked)
    rows = db.execute(
        "SELECT page.doc, count(*) OVER () FROM passage CROSS JOIN document_card AS page"
        " ON page.place = passage.rowid"
        f" WHERE passage MATCH :match AND {where}"  # noqa: S608 - our own parts
        " ORDER BY passage.rank, page.doc LIMIT :ranked",
        {**given, "match": match, "ranked": RANKED},
    ).fetchall()
    return Hits(tuple(doc for doc, _ in rows), rows[0][1] if rows else 0)


def _best(db: sqlite3.Connection, match: str) -> tuple[str, ...]:
    """The best matches of the whole ledger: cards are looked up for these alone."""
    rows = db.execute(
        "SELECT page.doc FROM (SELECT rowid AS place, rank FROM passage"
        " WHERE passage MATCH :match ORDER BY rank LIMIT :ranked) AS hit"
        " JOIN document_card AS page ON page.place = hit.place ORDER BY hit.rank, page.doc",
        {"match": match, "ranked": RANKED},
    )
    return tuple(doc for (doc,) in rows)


def in_order(db: sqlite3.Connection, docs: tuple[str, ...], sort: DocumentSort) -> tuple[str, ...]:
    """Documents by id in another order than they were found in."""
    rows = db.execute(
        "SELECT page.doc FROM json_each(:docs) AS one"
        " JOIN document_card AS page ON page.doc = one.value"
        f" ORDER BY {ORDER[sort]}",
        {"docs": msgspec.json.encode(docs).decode()},
    )
    return tuple(doc for (doc,) in rows)


def count_matches(db: sqlite3.Connection, match: str) -> int:
    """How many documents hold a match."""
    if not match:
        return 0
    row = db.execute("SELECT count(*) FROM passage WHERE passage MATCH ?", (match,)).fetchone()
    return int(row[0])


class SearchFacets(Struct, frozen=True):
    """How many of the best matches are of each kind, most first (years in order)."""

    pairs: tuple[tuple[str, int], ...]
    types: tuple[tuple[str, int], ...]
    modalities: tuple[tuple[str, int], ...]
    years: tuple[tuple[str, int], ...]
    languages: tuple[tuple[str, int], ...]
    outlets: tuple[tuple[str, int], ...]


def facet_search(db: sqlite3.Connection, docs: tuple[str, ...]) -> SearchFacets:
    """What the documents of a search, and the events they tell of, are.

    A pair is two codes joined by ``-``; an event counts once, in however many of them it stands.
    """
    rows = db.execute(
        "WITH page AS MATERIALIZED (SELECT card.* FROM json_each(:docs) AS one"
        " JOIN document_card AS card ON card.doc = one.value),"
        " hit AS MATERIALIZED (SELECT DISTINCT event FROM page"
        " CROSS JOIN event_document ON event_document.doc = page.doc),"
        " event AS MATERIALIZED (SELECT card.event, card.type, card.modality"
        " FROM hit CROSS JOIN event_card AS card ON card.event = hit.event)"
        " SELECT 0, first || '-' || second, count(*) FROM hit"
        " CROSS JOIN event_pair ON event_pair.event = hit.event GROUP BY 2"
        " UNION ALL SELECT 1, coalesce(type, ''), count(*) FROM event GROUP BY 2"
        " UNION ALL SELECT 2, modality, count(*) FROM event GROUP BY 2"
        " UNION ALL SELECT 3, substr(day, 1, 4), count(*) FROM page GROUP BY 2"
        " UNION ALL SELECT 4, language, count(*) FROM page GROUP BY 2"
        " UNION ALL SELECT 5, outlet, count(*) FROM page GROUP BY 2",
        {"docs": msgspec.json.encode(docs).decode()},
    )
    found: list[list[tuple[str, int]]] = [[], [], [], [], [], []]
    for kind, value, number in rows:
        found[kind].append((value, number))
    most = [tuple(sorted(one, key=lambda two: (-two[1], two[0]))) for one in found]
    return SearchFacets(most[0], most[1], most[2], tuple(sorted(found[3])), most[4], most[5])
