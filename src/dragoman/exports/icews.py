"""ICEWS: the 20 tab-separated columns of the Integrated Crisis Early Warning System's event files.

A row is an event between two countries; a meeting stands in both directions, under one event id.
Only what is asserted goes in. ``Event Text`` is what PLOVER says of the kind of event, for CAMEO's
labels are under copyright; ``Intensity`` is PLOVER's score.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dragoman.exports.facts import (
    Party,
    Spots,
    asserted_pieces,
    cameo_of,
    country_name,
    dyads,
    intensity,
    only_day,
    tab_line,
)
from dragoman.ledger import CorpusView, Pieces
from dragoman.model import Event
from dragoman.ontology import event_type, modes

COLUMNS = (
    "Event ID",
    "Event Date",
    "Source Name",
    "Source Sectors",
    "Source Country",
    "Event Text",
    "CAMEO Code",
    "Intensity",
    "Target Name",
    "Target Sectors",
    "Target Country",
    "Story ID",
    "Sentence Number",
    "Publisher",
    "City",
    "District",
    "Province",
    "Country",
    "Latitude",
    "Longitude",
)


def stream(pieces: Pieces) -> Iterator[bytes]:
    """The header and the rows, in time order."""
    yield tab_line(COLUMNS)
    for view, events in asserted_pieces(pieces):
        yield b"".join(_lines(events, view))


def _lines(events: Iterable[Event], view: CorpusView) -> Iterator[bytes]:
    spots = Spots(view)
    for event in events:
        middle, end = _deed(event), _story(event, view, spots)
        for source, target in dyads(event, view):
            day = only_day(event.date)
            yield tab_line((event.id, day, *_side(source), *middle, *_side(target), *end))


def _side(party: Party | None) -> tuple[object, ...]:
    if party is None:
        return None, None, None
    names = "; ".join(one.name for one in party.entities)
    return names, ", ".join(party.sectors) or None, country_name(party.country)


def _deed(event: Event) -> tuple[object, ...]:
    if event.type is None:
        return None, None, None
    of_mode = (row.meaning for row in modes(event.type) if row.mode == event.mode)
    meaning = next(of_mode, event_type(event.type).meaning)
    return meaning, cameo_of(event), intensity(event)


def _story(event: Event, view: CorpusView, spots: Spots) -> tuple[object, ...]:
    document = next((one for doc in event.documents if (one := view.document(doc))), None)
    story = (None, None, None) if document is None else (document.id, None, document.outlet)
    spot = spots.of(event)
    if spot is None:
        return (*story, *(None,) * 6)
    city = None if spot.latitude is None else spot.name
    there = (city, None, None, country_name(spot.country), spot.latitude, spot.longitude)
    return (*story, *there)
