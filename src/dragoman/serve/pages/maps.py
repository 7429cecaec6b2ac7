"""The map: events by place, as points without borders; how countries are named is chosen."""

from __future__ import annotations

from functools import cache

from litestar import Response, get

from dragoman.gazetteer import places, states
from dragoman.ledger.browse_events import count_by_place, count_events
from dragoman.ledger.browse_view import keys_of_entities, records_of
from dragoman.model import Entity
from dragoman.products.people import country_name, plain_name
from dragoman.serve.asked import AnyRequest, MapAsked, asked_of, event_filter, given_of
from dragoman.serve.desk import AtDesk, Desk
from dragoman.serve.downloads import csv_file, json_file
from dragoman.serve.drawing.atlas import Spot, atlas_of
from dragoman.serve.lists import Choice
from dragoman.serve.pages.base import Page, show
from dragoman.serve.rendering import address

PATH = "/map"
MOST_PLACES = 400
CONVENTIONS = {
    "gazetteer": "Places are listed under the country that the gazetteer (GeoNames, ISO 3166-1)"
    " gives, de facto states and territories under their own name.",
    "un": "Places are listed under members and observers of the United Nations only; those in de"
    " facto states and territories are marked as such and listed under none.",
    "none": "Places are listed without a country.",
}
LABELS = {"gazetteer": "as GeoNames", "un": "UN members only", "none": "no countries"}


@get(PATH, sync_to_thread=True)
def map_page(request: AnyRequest, desk: AtDesk) -> Page:
    """Events by place."""
    asked = asked_of(request, MapAsked)
    given = given_of(asked)
    spots, elsewhere = _spots(desk, asked)
    choices = tuple(
        Choice(
            LABELS[name],
            address(PATH, given, countries=None if name == "gazetteer" else name),
            chosen=asked.countries == name,
        )
        for name in CONVENTIONS
    )
    return show(
        desk,
        "map.html",
        title="Map",
        asked=asked,
        given=given,
        atlas=atlas_of(spots, whole=asked.show == "world"),
        other=address(PATH, given, show=None if asked.show == "world" else "world"),
        spots=spots,
        elsewhere=elsewhere,
        placed=sum(one.events for one in spots),
        total=desk.recall(count_events, event_filter(asked)),
        conventions=choices,
        convention=CONVENTIONS[asked.countries],
    )


def _spots(desk: Desk, asked: MapAsked) -> tuple[tuple[Spot, ...], tuple[tuple[str, int], ...]]:
    """The places that can be drawn, and those whose coordinates are not known."""
    counted = desk.recall(count_by_place, event_filter(asked))[:MOST_PLACES]
    ids = tuple(place for place, _, _ in counted)
    entities = {one.id: one for one in desk.recall(records_of, Entity, ids)}
    keys = desk.recall(keys_of_entities, ids)
    drawn: list[Spot] = []
    rest: list[tuple[str, int]] = []
    for place, number, ahead in counted:
        entity = entities.get(place)
        spot = None if entity is None else _spot(entity, keys.get(place, ""), asked.countries)
        if entity is None or spot is None:
            rest.append((place if entity is None else plain_name(entity), number))
        else:
            latitude, longitude, vague, country = spot
            name = plain_name(entity)
            drawn.append(Spot(place, name, country, latitude, longitude, number, ahead, vague))
    return tuple(drawn), tuple(rest)


def _spot(
    entity: Entity, key: str, convention: str
) -> tuple[float, float, bool, str | None] | None:
    row = places().get(key)
    vague = row is None
    if row is None and entity.country is not None:
        row = places().get(_largest_cities().get(entity.country, ""))
    if row is None:
        return None
    return row.latitude, row.longitude, vague, _country(entity.country, convention)


def _country(code: str | None, convention: str) -> str | None:
    if code is None or convention == "none":
        return None
    state = states().get(code)
    if convention == "un" and (state is None or state.kind not in ("member", "observer")):
        return "de facto state or territory"
    return country_name(code)


@cache
def _largest_cities() -> dict[str, str]:
    found: dict[str, tuple[int, str]] = {}
    for key, row in places().items():
        if row.country is not None and row.population is not None:
            found[row.country] = max(found.get(row.country, (0, "")), (row.population, key))
    return {country: key for country, (_, key) in found.items()}


@get(f"{PATH}.csv", sync_to_thread=True)
def map_csv(request: AnyRequest, desk: AtDesk) -> Response[bytes]:
    """The places as a table."""
    header = ("id", "place", "country", "latitude", "longitude", "events", "not done", "vague")
    rows = (
        (one.record, one.name, one.country, one.latitude, one.longitude)
        + (one.events, one.ahead, one.vague)
        for one in _spots(desk, asked_of(request, MapAsked))[0]
    )
    return csv_file("places", header, rows)


@get(f"{PATH}.json", sync_to_thread=True)
def map_json(request: AnyRequest, desk: AtDesk) -> Response[bytes]:
    """The places as records."""
    return json_file("places", _spots(desk, asked_of(request, MapAsked))[0])
