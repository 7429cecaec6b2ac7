"""POLECAT: the 40 tab-separated columns of the weekly files of that dataset.

One row an event. Only what is asserted goes in, for no column says how real an event is. Several
values of a cell are separated by ``; ``. Column names: the published files (Halterman and others,
"PLOVER and POLECAT", 2023).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dragoman.exports.facts import (
    Party,
    Spot,
    Spots,
    asserted_pieces,
    country_name,
    country_rows,
    dyads,
    intensity,
    only_day,
    quad_of,
    tab_line,
)
from dragoman.languages import installed
from dragoman.ledger import CorpusView, Pieces
from dragoman.model import Entity, EntityType, Event

_SIDE = ("{0} Name", "{0} Country", "{0} COW", "Primary {0} Sector", "{0} Sectors", "{0} Title")
_SIDE_END = ("{0} Name Raw", "Wikipedia {0} ID")
COLUMNS = (
    "Event ID",
    "Event Date",
    "Event Type",
    "Event Mode",
    "Intensity",
    "Quad Code",
    "Contexts",
    *(name.format(side) for side in ("Actor", "Recipient") for name in (*_SIDE, *_SIDE_END)),
    "Placename",
    "City",
    "District",
    "Province",
    "Country",
    "Latitude",
    "Longitude",
    "GeoNames ID",
    "Raw Placename",
    "Feature Type",
    "Source",
    "Publication Date",
    "Story People",
    "Story Organizations",
    "Story Locations",
    "Language",
    "Version",
)


class _Desk:
    """What rows are written with, looked up once for all of them."""

    def __init__(self, view: CorpusView) -> None:
        self.view = view
        self.spots = Spots(view)
        self.named: dict[str, list[Entity]] = {}
        for link in view.corpus.entity_links:
            if (entity := view.entity(link.entity)) is not None:
                self.named.setdefault(link.doc, []).append(entity)
        self.written = {
            (analysis.document.id, named): analysis.document.text[mention.start : mention.end]
            for analysis in view.analyses
            for mention in reversed(analysis.mentions)
            if (named := view.entity_id(analysis.document.id, mention.entity)) is not None
        }

    def as_written(self, entity: Entity, documents: Iterable[str]) -> str:
        """A name as the first document of an event writes it."""
        found = (self.written.get((doc, entity.id)) for doc in documents)
        return next((one for one in found if one is not None), entity.name)


def stream(pieces: Pieces) -> Iterator[bytes]:
    """The header and a line for each event that is asserted, in time order."""
    yield tab_line(COLUMNS)
    for view, events in asserted_pieces(pieces):
        desk = _Desk(view)
        yield b"".join(tab_line(_row(event, desk)) for event in events)


def _row(event: Event, desk: _Desk) -> tuple[object, ...]:
    first, second = _sides(event, desk.view)
    reports = desk.view.event_mentions(event)
    quarter = quad_of(event)
    return (
        event.id,
        only_day(event.date),
        event.type,
        event.mode,
        intensity(event),
        None if quarter is None else quarter.quad.replace("_", " "),
        _joined(event.contexts),
        *_side(first, event, desk),
        *_side(second, event, desk),
        *_place(desk.spots.of(event)),
        *_story(event, desk),
        next((one.coder.split("#")[0] for one in reports), None),
    )


def _sides(event: Event, view: CorpusView) -> tuple[tuple[Party, ...], tuple[Party, ...]]:
    """Who acts and to whom; of a meeting the first country stands against the others."""
    pairs = dyads(event, view)
    first = tuple(dict.fromkeys(pair[0].country for pair in pairs))
    known = {side.country: side for pair in pairs for side in pair if side is not None}
    if event.actor2:
        acting = {pair[0].country: pair[0] for pair in pairs}
        others = {pair[1].country: pair[1] for pair in pairs if pair[1] is not None}
        return tuple(acting.values()), tuple(others.values())
    return tuple(known[c] for c in first[:1]), tuple(known[c] for c in first[1:])


def _side(parties: tuple[Party, ...], event: Event, desk: _Desk) -> tuple[object, ...]:
    entities = [entity for party in parties for entity in party.entities]
    codes = [party.country for party in parties if party.country is not None]
    cow = [country_rows()[code].cow for code in codes if code in country_rows()]
    sectors = tuple(dict.fromkeys(one for party in parties for one in party.sectors))
    return (
        _joined(one.name for one in entities),
        _joined(codes),
        _joined(str(number) for number in cow if number is not None),
        next(iter(sectors), None),
        _joined(sectors),
        _joined(one.roles[0].title for one in entities if one.roles),
        _joined(desk.as_written(one, event.documents) for one in entities),
        _joined(one.external["wikipedia"] for one in entities if "wikipedia" in one.external),
    )


def _place(spot: Spot | None) -> tuple[object, ...]:
    if spot is None:
        return (None,) * 10
    number = (spot.key or "").removeprefix("place:")
    city = spot.name if number.isdigit() else None
    country = country_name(spot.country)
    there = (spot.name, city, None, None, country, spot.latitude, spot.longitude)
    return (*there, number if number.isdigit() else None, spot.name, "PPL" if city else None)


def _story(event: Event, desk: _Desk) -> tuple[object, ...]:
    found = (desk.view.document(doc) for doc in event.documents)
    documents = [one for one in found if one is not None]
    named = [one for doc in event.documents for one in desk.named.get(doc, ())]
    days = [only_day(one.published) for one in documents]
    languages = dict.fromkeys(code for one in documents for code in one.languages[:1])
    return (
        _joined(dict.fromkeys(one.outlet for one in documents if one.outlet)),
        min((day for day in days if day is not None), default=None),
        *(_named(named, kind) for kind in ("person", "organisation", "place")),
        _joined(installed()[code].name if code in installed() else code for code in languages),
    )


def _named(entities: Iterable[Entity], kind: EntityType) -> str | None:
    return _joined(dict.fromkeys(one.name for one in entities if one.type == kind))


def _joined(texts: Iterable[str]) -> str | None:
    return "; ".join(texts) or None
