"""Every page and every address of the interface, with ids of a ledger filled in."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from msgspec import Struct

PAGES = {
    "home": "/",
    "pair": "/pairs/{pair}",
    "events": "/events?a={a}&b={b}",
    "event": "/events/{event}",
    "undertakings": "/undertakings",
    "undertaking": "/undertakings/{undertaking}",
    "people": "/entities?type=person",
    "person": "/entities/{person}",
    "documents": "/documents",
    "document": "/documents/{document}?mark={mark}#here",
    "statements": "/statements",
    "statement": "/statements/{statement}",
    "conflicts": "/conflicts",
    "conflict": "/conflicts/{conflict}",
    "sources": "/sources",
    "map": "/map",
    "search": "/search?q=بیانیه",
    "not-found": "/search?q=zeppelin+treaty",
    "records": "/records",
    "report": "/records/{event_mention}",
    "decisions": "/decisions",
}
"""The pages by name; braces are filled from ``Known.ids``."""

FILES = tuple(
    f"/{kind}.{ending}"
    for kind in (
        *("events", "documents", "entities", "undertakings", "conflicts", "statements"),
        *("sources", "map", "decisions"),
    )
    for ending in ("csv", "json")
) + ("/search.csv?q=talks", "/search.json?q=%D8%A7%DB%8C%D8%B1%D8%A7%D9%86&sort=newest")

API = (
    "/api/pairs",
    "/api/chronology?pair={pair}",
    "/api/series?pair={pair}&by=month",
    "/api/events?pair={pair}&type=CONSULT",
    "/api/events/{event}",
    "/api/events/{event}/why",
    "/api/event-mentions",
    "/api/event-mentions/{event_mention}",
    "/api/entity-mentions",
    "/api/entity-mentions/{entity_mention}",
    "/api/entities?type=person",
    "/api/entities/{person}",
    "/api/undertakings?pair={pair}",
    "/api/undertakings/{undertaking}",
    "/api/conflicts",
    "/api/conflicts/{conflict}",
    "/api/documents?language=fa",
    "/api/documents/{document}",
    "/api/statements",
    "/api/statements/{statement}",
    "/api/sources",
    "/api/sources/{document}",
    "/api/decisions",
    "/api/rejected",
    "/api/counts",
    "/api/search?q=ایران",
    "/api/evidence/{event}",
)


class Known(Struct, frozen=True):
    """Ids of one record of each kind."""

    ids: dict[str, str]


def known_in(ledger: Path) -> Known:
    """One record of each kind of a ledger: the event with the most reports, a Persian document."""
    db = sqlite3.connect(ledger)

    def one(statement: str) -> str:
        return str((db.execute(statement).fetchone() or ["none"])[0])

    first, second = db.execute(
        "SELECT first, second FROM event_pair GROUP BY 1, 2 ORDER BY count(*) DESC LIMIT 1"
    ).fetchone()
    event = one("SELECT event FROM event_card ORDER BY reports DESC, sources DESC, event LIMIT 1")
    document = one("SELECT doc FROM document_card WHERE language = 'fa' ORDER BY doc LIMIT 1")
    mark = one(
        "SELECT (value ->> '$.evidence[0].start') || '-' || (value ->> '$.evidence[0].end')"
        " FROM analysis, json_each(CAST(analysis.body AS TEXT), '$.events')"
        f" WHERE doc = '{document}' LIMIT 1"
    )
    ids = {
        "pair": f"{first}-{second}",
        "a": first,
        "b": second,
        "event": event,
        "document": document,
        "mark": mark,
        "undertaking": one(
            "SELECT id FROM undertaking ORDER BY"
            " json_array_length(CAST(body AS TEXT), '$.stages') DESC, id LIMIT 1"
        ),
        "person": one(
            "SELECT id FROM entity WHERE type = 'person'"
            " ORDER BY json_array_length(CAST(body AS TEXT), '$.roles') DESC, id LIMIT 1"
        ),
        "statement": one("SELECT id FROM statement ORDER BY id LIMIT 1"),
        "conflict": one("SELECT id FROM conflict ORDER BY id LIMIT 1"),
        "event_mention": one("SELECT id FROM named WHERE record = 'event_mention' LIMIT 1"),
        "entity_mention": one("SELECT id FROM named WHERE record = 'entity_mention' LIMIT 1"),
    }
    db.close()
    return Known(ids)
