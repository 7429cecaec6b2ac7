"""Events: the list, its files, and the page of one event with every report side by side."""

from __future__ import annotations

from litestar import Response, get
from litestar.params import FromPath
from msgspec import Struct

from dragoman.ledger import CorpusView
from dragoman.ledger.browse_events import count_events, facet_events, page_events
from dragoman.ledger.browse_sources import flows_of
from dragoman.ledger.browse_view import (
    REPORTS_SHOWN,
    Around,
    conflicts_about,
    parts_of,
    records_of,
    undertakings_with,
)
from dragoman.model import Event, EventMention
from dragoman.products.dates import say_date
from dragoman.products.notes import outlet_of, published
from dragoman.products.people import plain_name
from dragoman.products.words import modality_word, stage_word, type_words
from dragoman.serve.asked import AnyRequest, EventsAsked, asked_of, event_filter, given_of
from dragoman.serve.desk import AtDesk, Desk
from dragoman.serve.downloads import csv_file, json_file
from dragoman.serve.lists import Facet, Listing, facet_of, sorts_of, year_facet
from dragoman.serve.pages.base import Page, decisions_on, missing, show
from dragoman.serve.rendering import language_name
from dragoman.serve.rows import Quoted, conflict_rows, event_rows, quoted, rows_of, undertaking_rows
from dragoman.serve.settings import LARGEST_DOWNLOAD, PAGE_SIZE

PATH = "/events"
SORTS = {"newest": "newest first", "oldest": "oldest first", "founded": "best founded first"}
HEADER = (
    *("id", "edtf", "earliest", "latest", "type", "mode", "modality", "actors 1", "actors 2"),
    *("place", "line", "reports", "independent sources"),
)


class Party(Struct, frozen=True):
    """Someone who takes part."""

    record: str
    name: str


class Report(Struct, frozen=True):
    """What one document says of an event, and why it was coded and linked so."""

    mention: EventMention
    outlet: str
    published: str
    quotes: tuple[Quoted, ...]
    says: tuple[str, ...]
    when: str
    state: str
    copy_of: str | None
    reasons: tuple[str, ...]


@get(PATH, sync_to_thread=True)
def events_page(request: AnyRequest, desk: AtDesk) -> Page:
    """The list of events."""
    asked = asked_of(request, EventsAsked)
    wanted = event_filter(asked)
    ids = desk.ask(page_events, wanted, asked.sort, (asked.page - 1) * PAGE_SIZE, PAGE_SIZE)
    listing = Listing(
        path=PATH,
        given=given_of(asked),
        total=desk.recall(count_events, wanted),
        page=asked.page,
        sorts=sorts_of(PATH, asked, SORTS, asked.sort),
        facets=event_facets(desk, asked),
    )
    rows = event_rows(desk, ids, pair=wanted.pair)
    return show(desk, "events.html", title="Events", listing=listing, rows=rows, asked=asked)


def event_facets(desk: Desk, asked: EventsAsked) -> tuple[Facet, ...]:
    """What the events of a list can be narrowed by."""
    counts = desk.recall(facet_events, event_filter(asked))
    own = {"path": PATH, "asked": asked}
    return (
        facet_of("Kind", "type", counts.types, say=_type, **own),  # type: ignore[arg-type]
        facet_of("How real", "modality", counts.modalities, say=_modality, **own),  # type: ignore[arg-type]
        year_facet("Year", counts.years, **own),  # type: ignore[arg-type]
        facet_of("Language", "language", counts.languages, say=language_name, **own),  # type: ignore[arg-type]
        facet_of("Outlet", "outlet", counts.outlets, **own),  # type: ignore[arg-type]
    )


def _type(value: str) -> str:
    return type_words(value)  # type: ignore[arg-type]


def _modality(value: str) -> str:
    return modality_word(value)  # type: ignore[arg-type]


@get(f"{PATH}.csv", sync_to_thread=True)
def events_csv(request: AnyRequest, desk: AtDesk) -> Response[bytes]:
    """The list as a table."""
    asked = asked_of(request, EventsAsked)
    ids = desk.ask(page_events, event_filter(asked), asked.sort, 0, LARGEST_DOWNLOAD)
    cells = []
    for place in range(0, len(ids), PAGE_SIZE):
        some = ids[place : place + PAGE_SIZE]
        view = desk.view(Around(events=some, reports=1))
        cells += [_cells(row.event, row.line.what, view) for row in rows_of(view) if row.event]
    return csv_file("events", HEADER, cells)


def _cells(event: Event, what: str, view: CorpusView) -> tuple[object, ...]:
    when = event.date
    days = (None, None, None) if when is None else (when.edtf, when.earliest, when.latest)
    place = view.entity(event.place)
    return (
        event.id,
        *days,
        event.type,
        event.mode,
        event.modality,
        view.names(event.actor1),
        view.names(event.actor2),
        None if place is None else plain_name(place),
        what,
        len(event.documents),
        event.independent_sources,
    )


@get(f"{PATH}.json", sync_to_thread=True)
def events_json(request: AnyRequest, desk: AtDesk) -> Response[bytes]:
    """The records of the list."""
    asked = asked_of(request, EventsAsked)
    ids = desk.ask(page_events, event_filter(asked), asked.sort, 0, LARGEST_DOWNLOAD)
    return json_file("events", desk.ask(records_of, Event, ids))


@get("/events/{record:str}", sync_to_thread=True)
def event_page(record: FromPath[str], desk: AtDesk) -> Page:
    """One event: every report of it, the sources, why it was coded and linked so."""
    view = desk.view(Around(events=(record,), reports=REPORTS_SHOWN))
    event = view.event(record)
    if event is None:
        raise missing(desk, record, "event")
    rows = [row for row in rows_of(view) if row.line.record == record]
    reports = tuple(_report(one, event, view) for one in view.event_mentions(event))
    about = tuple(one.id for one in desk.ask(conflicts_about, (record,)))
    return show(
        desk,
        "event.html",
        title=f"{rows[0].line.who}: {rows[0].line.what}" if rows else record,
        event=event,
        row=rows[0] if rows else None,
        roles=_roles(event, view),
        reports=reports,
        whole=_whole(event, desk),
        parts=event_rows(desk, desk.ask(parts_of, record)),
        conflicts=conflict_rows(desk, about),
        undertakings=undertaking_rows(desk, desk.ask(undertakings_with, record)),
        flows=desk.ask(flows_of, event.documents[:REPORTS_SHOWN]),
        decisions=decisions_on(desk, record),
    )


def _whole(event: Event, desk: Desk) -> object:
    rows = event_rows(desk, (event.part_of,)) if event.part_of else ()
    return rows[0] if rows else None


def _roles(event: Event, view: CorpusView) -> tuple[tuple[str, tuple[Party, ...]], ...]:
    symmetric = not event.actor2
    named = {
        "Parties" if symmetric else "Who": event.actor1,
        "To whom": event.actor2,
        "Also": event.third,
        "Where": () if event.place is None else (event.place,),
    }
    return tuple(
        (label, tuple(Party(one, _name(one, view)) for one in ids))
        for label, ids in named.items()
        if ids
    )


def _name(record: str, view: CorpusView) -> str:
    entity = view.entity(record)
    return record if entity is None else plain_name(entity)


def _report(mention: EventMention, event: Event, view: CorpusView) -> Report:
    document, source = view.document(mention.doc), view.source(mention.doc)
    original = None if source is None else view.document(source.duplicate_of or "")
    said = [
        f"{one.form}: {_teller(mention.doc, one.entity, one.outlet, view)}"
        for one in mention.attribution
    ]
    stage = "" if mention.stage is None else f", {stage_word(mention.stage)}"
    negative = "not " if mention.polarity == "negative" else ""
    quotes = (quoted(one, view) for one in mention.evidence)
    return Report(
        mention=mention,
        outlet=mention.doc if document is None else outlet_of(document),
        published="" if document is None else published(document),
        quotes=tuple(one for one in quotes if one is not None),
        says=tuple(said),
        when=say_date(mention.date),
        state=f"{negative}{modality_word(mention.modality)}{stage}",
        copy_of=None if original is None else outlet_of(original),
        reasons=tuple(
            dict.fromkeys(
                reason
                for why in event.why_linked
                if mention.id in (why.a, why.b)
                for reason in why.reasons
            )
        ),
    )


def _teller(doc: str, entity: str | None, outlet: str | None, view: CorpusView) -> str:
    found = view.entity_of(doc, entity)
    if found is not None:
        return plain_name(found)
    return outlet or "the report's own voice"
