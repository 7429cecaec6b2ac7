"""Lists of events: filtered, sorted, paged and counted by their cards."""

from __future__ import annotations

import sqlite3
from datetime import date
from typing import Literal

import msgspec
from msgspec import Struct

from dragoman.model import EventType, Modality

EventSort = Literal["newest", "oldest", "founded"]

ORDER: dict[EventSort, str] = {
    "newest": "card.undated, card.day DESC, card.event",
    "oldest": "card.day, card.event",
    "founded": "card.sources DESC, card.reports DESC, card.event",
}
"""How lists of events are sorted; undated ones come last."""


class EventFilter(Struct, frozen=True):
    """Which events; an empty filter is all of them.

    Attributes:
        pair: Two countries, one of which acts.
        country: A country that takes part.
        entity: The id of someone or something that takes part.
        types: PLOVER types; all where empty.
        modalities: Likewise.
        since: First day; an event counts where its interval may reach it.
        until: Last day, likewise.
        language: Main language of a document that tells of it; ``""`` is unknown.
        outlet: Who published such a document; ``""`` is unknown.
        place: The id of the place.
        doc: A document that tells of it.
        undated: Only events without a date.
    """

    pair: tuple[str, str] | None = None
    country: str | None = None
    entity: str | None = None
    types: tuple[EventType, ...] = ()
    modalities: tuple[Modality, ...] = ()
    since: date | None = None
    until: date | None = None
    language: str | None = None
    outlet: str | None = None
    place: str | None = None
    doc: str | None = None
    undated: bool = False


_PAIR = (
    "card.event IN (SELECT event FROM event_pair"
    " WHERE first = min(:first, :second) AND second = max(:first, :second))"
)
_CONDITIONS = {
    "country": "card.event IN (SELECT event FROM event_country WHERE country = :country)",
    "entity": "card.event IN (SELECT event FROM event_actor WHERE entity = :entity)",
    "types": "card.type IN (SELECT value FROM json_each(:types))",
    "modalities": "card.modality IN (SELECT value FROM json_each(:modalities))",
    "since": "(card.latest >= :since OR (card.latest IS NULL AND card.earliest IS NOT NULL))",
    "until": "(card.earliest <= :until OR (card.earliest IS NULL AND card.latest IS NOT NULL))",
    "language": "card.event IN (SELECT event FROM event_voice WHERE language = :language)",
    "outlet": "card.event IN (SELECT event FROM event_voice WHERE outlet = :outlet)",
    "place": "card.place = :place",
    "doc": "card.event IN (SELECT event FROM event_document WHERE doc = :doc)",
}

_SPOKEN = (
    "EXISTS (SELECT 1 FROM event_voice AS voice"
    " WHERE voice.event = card.event AND voice.language = :language)"
)


def conditions(asked: EventFilter) -> tuple[str, dict[str, str]]:
    """The filter as what stands after WHERE, on ``event_card AS card``, and its parameters."""
    given: dict[str, str] = {}
    parts: list[str] = []
    if asked.pair is not None:
        given["first"], given["second"] = asked.pair
        parts.append(_PAIR)
    for name, condition in _CONDITIONS.items():
        value = getattr(asked, name)
        if value is not None and value != ():
            given[name] = _bound(value)
            parts.append(condition)
    if asked.undated:
        parts.append("card.undated = 1")
    return " AND ".join(parts) or "1", given


def _bound(value: str | date | tuple[str, ...]) -> str:
    if isinstance(value, tuple):
        return msgspec.json.encode(value).decode()
    return value if isinstance(value, str) else value.isoformat()


def page_events(
    db: sqlite3.Connection, asked: EventFilter, sort: EventSort, offset: int, limit: int
) -> tuple[str, ...]:
    """The ids of one page of the events asked for."""
    where, given = conditions(asked)
    where = where.replace(_CONDITIONS["language"], _SPOKEN)  # a page needs no list of them all
    rows = db.execute(
        f"SELECT card.event FROM event_card AS card WHERE {where}"  # noqa: S608 - our own parts
        f" ORDER BY {ORDER[sort]} LIMIT :limit OFFSET :offset",
        {**given, "limit": limit, "offset": offset},
    )
    return tuple(event for (event,) in rows)


def events_after(
    db: sqlite3.Connection, asked: EventFilter, after: tuple[str, str], limit: int
) -> tuple[tuple[str, str], ...]:
    """Day and id of the events asked for that come after a place in time order."""
    where, given = conditions(asked)
    rows = db.execute(
        f"SELECT card.day, card.event FROM event_card AS card WHERE {where}"  # noqa: S608
        " AND (card.day, card.event) > (:after_day, :after_event)"
        " ORDER BY card.day, card.event LIMIT :limit",
        {**given, "after_day": after[0], "after_event": after[1], "limit": limit},
    )
    return tuple((day, event) for day, event in rows)


def count_events(db: sqlite3.Connection, asked: EventFilter) -> int:
    """How many events are asked for."""
    where, given = conditions(asked)
    row = db.execute(
        f"SELECT count(*) FROM event_card AS card WHERE {where}",  # noqa: S608
        given,
    ).fetchone()
    return int(row[0])


class Facets(Struct, frozen=True):
    """How many of the events asked for are of each kind, most first (years in order)."""

    types: tuple[tuple[str, int], ...]
    modalities: tuple[tuple[str, int], ...]
    years: tuple[tuple[str, int], ...]
    languages: tuple[tuple[str, int], ...]
    outlets: tuple[tuple[str, int], ...]


def facet_events(db: sqlite3.Connection, asked: EventFilter) -> Facets:
    """What the events asked for are, by kind, year and voice."""
    where, given = conditions(asked)
    rows = db.execute(
        "WITH hit AS MATERIALIZED (SELECT card.event, card.type, card.modality,"
        " substr(card.day, 1, 4) AS year FROM event_card AS card"
        f" WHERE {where}),"  # noqa: S608
        " voice AS MATERIALIZED (SELECT event_voice.language, event_voice.outlet, count(*) AS told"
        "  FROM hit CROSS JOIN event_voice ON event_voice.event = hit.event GROUP BY 1, 2)"
        " SELECT 0, coalesce(type, ''), count(*) FROM hit GROUP BY 2"
        " UNION ALL SELECT 1, modality, count(*) FROM hit GROUP BY 2"
        " UNION ALL SELECT 2, year, count(*) FROM hit GROUP BY 2"
        " UNION ALL SELECT 3, language, sum(told) FROM voice GROUP BY 2"
        " UNION ALL SELECT 4, outlet, sum(told) FROM voice GROUP BY 2",
        given,
    )
    found: list[list[tuple[str, int]]] = [[], [], [], [], []]
    for kind, value, number in rows:
        found[kind].append((value, number))
    types, modalities, years, languages, outlets = found
    return Facets(
        types=_most(types),
        modalities=_most(modalities),
        years=tuple(sorted(years)),
        languages=_most(languages),
        outlets=_most(outlets),
    )


def _most(found: list[tuple[str, int]]) -> tuple[tuple[str, int], ...]:
    return tuple(sorted(found, key=lambda one: (-one[1], one[0])))


def count_by_time(
    db: sqlite3.Connection, asked: EventFilter, unit: int
) -> tuple[tuple[str, str, str, int], ...]:
    """Events by time, type and modality: ``(time, type, modality, count)``, dated ones only.

    Args:
        db: The ledger.
        asked: Which events.
        unit: Letters of the day that make the time: 4 is the year, 7 the month.
    """
    where, given = conditions(asked)
    rows = db.execute(
        "SELECT substr(card.day, 1, :unit), coalesce(card.type, ''), card.modality, count(*)"
        f" FROM event_card AS card WHERE +card.undated = 0 AND {where}"  # noqa: S608
        " GROUP BY 1, 2, 3 ORDER BY 1, 2, 3",
        {**given, "unit": unit},
    )
    return tuple(rows)


def count_by_place(db: sqlite3.Connection, asked: EventFilter) -> tuple[tuple[str, int, int], ...]:
    """Events by place: its id, how many events, how many of these lie ahead or are wished."""
    where, given = conditions(asked)
    rows = db.execute(
        "SELECT card.place, count(*), sum(card.modality NOT IN ('happened', 'ongoing'))"
        f" FROM event_card AS card WHERE card.place IS NOT NULL AND {where}"  # noqa: S608
        " GROUP BY +card.place ORDER BY 2 DESC, 1",
        given,
    )
    return tuple((place, number, ahead) for place, number, ahead in rows)


def count_by_pair(
    db: sqlite3.Connection, country: str | None, limit: int
) -> tuple[tuple[str, str, int], ...]:
    """Pairs of countries with the most events between them: both codes, and how many."""
    rows = db.execute(
        "SELECT first, second, count(*) AS number FROM event_pair"
        " WHERE :country IS NULL OR :country IN (first, second)"
        " GROUP BY first, second ORDER BY number DESC, first, second LIMIT :limit",
        {"country": country, "limit": limit},
    )
    return tuple(rows)


def count_actors(
    db: sqlite3.Connection, asked: EventFilter, kinds: tuple[str, ...], limit: int
) -> tuple[tuple[str, int], ...]:
    """Who takes part in the events asked for most often: ids and in how many events."""
    where, given = conditions(asked)
    rows = db.execute(
        "SELECT event_actor.entity, count(*) AS number FROM event_card AS card"
        " CROSS JOIN event_actor ON event_actor.event = card.event"
        " JOIN entity_card ON entity_card.entity = event_actor.entity"
        f" WHERE entity_card.type IN (SELECT value FROM json_each(:kinds)) AND {where}"  # noqa: S608
        " GROUP BY 1 ORDER BY number DESC, 1 LIMIT :limit",
        {**given, "kinds": msgspec.json.encode(kinds).decode(), "limit": limit},
    )
    return tuple(rows)
