"""FollowTheMoney: people, bodies, events, undertakings and documents as a graph of entities.

One JSON object a line, as Aleph, OpenAleph and the ``ftm`` tools read it. Which properties a schema
has is data (``ftm_schema.tsv``). Modality goes into ``keywords`` and ``notes``, for the schema has
no property for it; the words of a report are the ``summary`` of a ``Documentation``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import Literal

import msgspec
from babel.core import get_global
from msgspec import Struct

from dragoman.exports.facts import Spots, country_name, country_rows
from dragoman.ids import content_id
from dragoman.ledger import CorpusView
from dragoman.model import Date, Document, Entity, EntityType, Event, Undertaking
from dragoman.tables import load_table

TABLE = Path(__file__).parent / "ftm_schema.tsv"
SCHEMATA: dict[EntityType, str] = {
    "person": "Person",
    "state": "PublicBody",
    "organisation": "Organization",
    "group": "Organization",
    "place": "Address",
}
"""Kinds of entity that have a schema; materiel, agreements and the like are named in events."""
ACTORS = ("person", "state", "organisation", "group")
"""What may take part in an event: a ``LegalEntity``."""

Properties = dict[str, list[str]]


class PropertyRow(Struct, frozen=True):
    """A property of a schema; ``range`` is what an ``entity`` property points at."""

    schema: str
    property: str
    type: str
    range: str | None = None
    required: Literal["yes"] | None = None


def properties() -> tuple[PropertyRow, ...]:
    """Every property that is written."""
    return load_table(TABLE, PropertyRow)


@cache
def country_code(code: str) -> str | None:
    """FollowTheMoney's code of a country given as alpha-3: ISO 3166-1 alpha-2 in lower case."""
    row = country_rows().get(code)
    if row is not None and row.ftm is not None:
        return row.ftm
    known = get_global("territory_aliases").get(code, ())
    return known[0].lower() if len(known) == 1 else None


def write(view: CorpusView) -> Iterator[bytes]:
    """The lines: documents, entities, events with their evidence, undertakings with parties."""
    for one in _entities(view):
        yield msgspec.json.encode(one) + b"\n"


class Ftm(Struct, frozen=True):
    """One FollowTheMoney entity."""

    id: str
    schema: str
    properties: Properties


def _entities(view: CorpusView) -> Iterator[Ftm]:
    spots = Spots(view)
    yield from (_document(one) for one in view.documents)
    yield from (_entity(one) for one in view.entities if one.type in SCHEMATA)
    for event in view.events:
        yield _event(event, view, spots)
        yield from _documentation(event, view)
    states = {one.country: one.id for one in view.entities if one.type == "state"}
    countries = (party for one in view.undertakings for party in one.parties if len(party) == 3)
    for country in sorted(set(countries) - set(states)):
        states[country] = content_id("n", "ftm", country)
        names = {"name": [country_name(country) or country], "country": _codes([country])}
        yield _made(states[country], "PublicBody", names)
    for undertaking in view.undertakings:
        yield _project(undertaking, view)
        yield from _participants(undertaking, view, states)


def _made(ident: str, schema: str, found: Properties) -> Ftm:
    return Ftm(ident, schema, {name: values for name, values in found.items() if values})


def _codes(countries: Iterable[str | None]) -> list[str]:
    found = (country_code(one) for one in countries if one is not None)
    return list(dict.fromkeys(one for one in found if one is not None))


def _given(*values: str | None) -> list[str]:
    return list(dict.fromkeys(one for one in values if one))


def _document(one: Document) -> Ftm:
    is_link = one.locator.startswith(("http://", "https://"))
    return _made(
        one.id,
        "Article",
        {
            "title": _given(one.title),
            "author": list(one.authors),
            "publisher": _given(one.outlet),
            "publishedAt": _dates(one.published).get("date", []),
            "language": list(one.languages),
            "fileName": [] if is_link else _given(one.locator.rsplit("/", 1)[-1]),
            "sourceUrl": [one.locator] if is_link else [],
        },
    )


def _entity(one: Entity) -> Ftm:
    names = dict.fromkeys(name for spelled in one.names.values() for name in spelled)
    schema = SCHEMATA[one.type]
    if schema == "Address":
        return _made(one.id, schema, {"full": [one.name], "country": _codes([one.country])})
    found: Properties = {
        "name": [one.name],
        "alias": [name for name in names if name != one.name],
        "country": _codes([one.country]),
        "sector": _given(one.sector),
    }
    if schema == "Person":
        found["position"] = _given(*(role.title for role in one.roles))
    return _made(one.id, schema, found)


def _event(event: Event, view: CorpusView, spots: Spots) -> Ftm:
    spot = spots.of(event)
    place = view.entity(event.place)
    said = None if event.date is None else event.date.edtf
    return _made(
        event.id,
        "Event",
        {
            "name": [event.summary.get("en") or event.id],
            "summary": [event.summary.get("en") or event.id],
            **_dates(event.date),
            "location": [] if spot is None else [spot.name],
            "country": [] if spot is None else _codes([spot.country]),
            "addressEntity": [place.id] if place is not None and place.type == "place" else [],
            "organizer": _actors(event.actor1, view),
            "involved": _actors((*event.actor2, *event.third), view),
            "keywords": _given(event.type, event.mode, *event.contexts, event.modality),
            "notes": [f"Modality: {event.modality}. Date as told (EDTF): {said or 'none'}."],
            "recordId": [event.id],
            "proof": list(event.documents),
        },
    )


def _actors(entities: Iterable[str], view: CorpusView) -> list[str]:
    found = (view.entity(one) for one in entities)
    return list(dict.fromkeys(one.id for one in found if one is not None and one.type in ACTORS))


def _dates(when: Date | None) -> Properties:
    """A date as its interval; ``date`` where it is known to the day, month or year."""
    if when is None:
        return {}
    first, last = when.earliest, when.latest
    if first is not None and first == last:
        return {"date": [first.isoformat()]}
    found = {"startDate": [_iso(first)] if first else [], "endDate": [_iso(last)] if last else []}
    if when.precision in ("month", "year") and when.calendar == "gregorian" and first is not None:
        found["date"] = [first.isoformat()[: 7 if when.precision == "month" else 4]]
    return found


def _iso(day: date) -> str:
    return day.isoformat()


def _documentation(event: Event, view: CorpusView) -> Iterator[Ftm]:
    for report in view.event_mentions(event):
        yield _made(
            report.id,
            "Documentation",
            {
                "document": [report.doc],
                "entity": [event.id],
                "role": [f"{report.modality}, {report.polarity}"],
                "summary": [one.quote for one in report.evidence],
                **({"date": found} if (found := _dates(report.date).get("date")) else {}),
            },
        )


def _project(one: Undertaking, view: CorpusView) -> Ftm:
    entity = view.entity(one.subject.entity)
    when = [stage.date for stage in one.stages if stage.date is not None]
    first = min((d.earliest for d in when if d.earliest), default=None)
    last = max((d.latest for d in when if d.latest), default=None)
    stages = (
        f"{stage.stage}: {(stage.date.edtf if stage.date else None) or 'undated'}"
        for stage in one.stages
    )
    return _made(
        one.id,
        "Project",
        {
            "name": [one.subject.text if entity is None else entity.name],
            "projectId": [one.id],
            "startDate": [] if first is None else [first.isoformat()],
            "endDate": [] if last is None else [last.isoformat()],
            "keywords": _given(one.type, one.latest_stage),
            "notes": _given(*stages),
        },
    )


def _participants(
    one: Undertaking, view: CorpusView, states: dict[str | None, str]
) -> Iterator[Ftm]:
    for party in one.parties:
        entity = view.entity(party)
        actor = states.get(party) if entity is None else entity.id
        if actor is not None and (entity is None or entity.type in ACTORS):
            ident = content_id("p", one.id, party)
            found = {"project": [one.id], "participant": [actor], "role": ["party"]}
            yield _made(ident, "ProjectParticipant", found)
