"""People, organisations, states and things: the list, its files, and the page of one."""

from __future__ import annotations

from litestar import Response, get
from litestar.params import FromPath
from msgspec import Struct

from dragoman.ledger.browse_events import EventFilter, count_events, page_events
from dragoman.ledger.browse_records import (
    EntityFilter,
    StatementFilter,
    count_events_of,
    count_records,
    facet_records,
    page_records,
)
from dragoman.ledger.browse_view import Around, conflicts_about, links_of, records_of
from dragoman.model import Entity, Role
from dragoman.products.dates import say_date
from dragoman.products.notes import direction
from dragoman.products.people import country_name, office_words, plain_name
from dragoman.serve.asked import AnyRequest, EntitiesAsked, asked_of, country_of, given_of
from dragoman.serve.desk import AtDesk, Desk
from dragoman.serve.downloads import csv_file, json_file
from dragoman.serve.lists import Listing, facet_of, sorts_of
from dragoman.serve.pages.base import Page, decisions_on, missing, show
from dragoman.serve.rows import (
    Quoted,
    conflict_rows,
    entity_words,
    event_rows,
    quoted,
    statement_rows,
)
from dragoman.serve.settings import LARGEST_DOWNLOAD, PAGE_SIZE

PATH = "/entities"
SORTS = {"events": "most events first", "name": "by name"}
SHOWN_EVENTS, SHOWN_LINKS, SHOWN_SAID, SHOWN_ROLES = 20, 30, 8, 60


class EntityRow(Struct, frozen=True):
    """Someone or something in a list."""

    record: Entity
    name: str
    who: str
    events: int


class Spelling(Struct, frozen=True):
    """A name as a language writes it."""

    name: str
    language: str
    direction: str


class Office(Struct, frozen=True):
    """An office that documents say someone held, with the days they say it of."""

    title: str
    days: tuple[str, ...]
    quotes: tuple[Quoted, ...]


def _filter(asked: EntitiesAsked) -> EntityFilter:
    country = None if asked.country is None else country_of(asked.country)
    return EntityFilter(type=asked.type, country=country, name=asked.name)


def _rows(desk: Desk, ids: tuple[str, ...]) -> tuple[EntityRow, ...]:
    numbers = desk.ask(count_events_of, ids)
    return tuple(
        EntityRow(one, plain_name(one), entity_words(one), numbers.get(one.id, 0))
        for one in desk.ask(records_of, Entity, ids)
    )


@get(PATH, sync_to_thread=True)
def entities_page(request: AnyRequest, desk: AtDesk) -> Page:
    """The list of entities."""
    asked = asked_of(request, EntitiesAsked)
    wanted = _filter(asked)
    start = (asked.page - 1) * PAGE_SIZE
    ids = desk.recall(page_records, wanted, asked.sort, start, PAGE_SIZE)
    types = desk.recall(facet_records, EntityFilter, "type")
    countries = desk.recall(facet_records, EntityFilter, "country")
    listing = Listing(
        path=PATH,
        given=given_of(asked),
        total=desk.recall(count_records, wanted),
        page=asked.page,
        sorts=sorts_of(PATH, asked, SORTS, asked.sort),
        facets=(
            facet_of("Kind", "type", types, path=PATH, asked=asked),
            facet_of("Country", "country", countries, path=PATH, asked=asked, say=country_name),
        ),
    )
    rows = _rows(desk, ids)
    title = "People, organisations, things"
    return show(desk, "entities.html", title=title, listing=listing, rows=rows, asked=asked)


@get(f"{PATH}.csv", sync_to_thread=True)
def entities_csv(request: AnyRequest, desk: AtDesk) -> Response[bytes]:
    """The list as a table."""
    asked = asked_of(request, EntitiesAsked)
    ids = desk.ask(page_records, _filter(asked), asked.sort, 0, LARGEST_DOWNLOAD)
    header = ("id", "type", "name", "other names", "country", "sector", "events")
    rows = (
        (
            *(row.record.id, row.record.type, row.name),
            [name for names in row.record.names.values() for name in names],
            *(row.record.country, row.record.sector, row.events),
        )
        for row in _rows(desk, ids)
    )
    return csv_file("entities", header, rows)


@get(f"{PATH}.json", sync_to_thread=True)
def entities_json(request: AnyRequest, desk: AtDesk) -> Response[bytes]:
    """The records of the list."""
    asked = asked_of(request, EntitiesAsked)
    ids = desk.ask(page_records, _filter(asked), asked.sort, 0, LARGEST_DOWNLOAD)
    return json_file("entities", desk.ask(records_of, Entity, ids))


@get("/entities/{record:str}", sync_to_thread=True)
def entity_page(record: FromPath[str], desk: AtDesk) -> Page:
    """Someone or something: names in every script, offices over time, events, words."""
    found = desk.ask(records_of, Entity, (record,))
    if not found:
        raise missing(desk, record, "entity")
    entity = found[0]
    asked = EventFilter(entity=record)
    said = StatementFilter(speaker=record)
    links = desk.ask(links_of, record, SHOWN_LINKS)
    about = tuple(one.id for one in desk.ask(conflicts_about, (record,)))
    return show(
        desk,
        "entity.html",
        title=plain_name(entity),
        entity=entity,
        who=entity_words(entity),
        spellings=_spellings(entity),
        offices=_offices(entity, desk),
        rows=event_rows(desk, desk.ask(page_events, asked, "newest", 0, SHOWN_EVENTS)),
        total=desk.recall(count_events, asked),
        said=statement_rows(desk, desk.ask(page_records, said, "newest", 0, SHOWN_SAID)),
        said_total=desk.recall(count_records, said),
        conflicts=conflict_rows(desk, about),
        links=links,
        decisions=decisions_on(desk, record),
    )


def _spellings(entity: Entity) -> tuple[Spelling, ...]:
    return tuple(
        Spelling(name, language, direction(language))
        for language, names in sorted(entity.names.items())
        for name in names
    )


def _offices(entity: Entity, desk: Desk) -> tuple[Office, ...]:
    roles = sorted(entity.roles, key=_when)[-SHOWN_ROLES:]
    docs = {one.doc for role in roles for one in role.evidence[:1]}
    view = desk.view(Around(docs=tuple(sorted(docs))))
    merged: dict[str, list[Role]] = {}
    for role in roles:
        merged.setdefault(office_words(role), []).append(role)
    return tuple(
        Office(
            title=title,
            days=tuple(
                dict.fromkeys(say_date(role.as_of) for role in same if role.as_of is not None)
            ),
            quotes=tuple(
                one
                for role in same[:4]
                for evidence in role.evidence[:1]
                if (one := quoted(evidence, view, around=40)) is not None
            ),
        )
        for title, same in merged.items()
    )


def _when(role: Role) -> str:
    when = role.as_of
    return "" if when is None else str(when.earliest or when.latest or "")
