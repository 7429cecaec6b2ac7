"""The page of a pair: a relation at a glance, every part of it leading to its list."""

from __future__ import annotations

from typing import get_args

from litestar import Response, get
from litestar.params import FromPath
from msgspec import Struct

from dragoman.ledger.browse_events import (
    EventFilter,
    count_actors,
    count_events,
    facet_events,
    page_events,
)
from dragoman.ledger.browse_records import (
    ConflictFilter,
    StatementFilter,
    UndertakingFilter,
    count_records,
    page_records,
)
from dragoman.ledger.browse_view import counting_view, records_of
from dragoman.model import Entity, EventType
from dragoman.ontology import is_conflict
from dragoman.products.people import country_name, plain_name
from dragoman.products.series import By, SeriesPoint, series
from dragoman.serve.asked import AnyRequest, pair_in
from dragoman.serve.desk import AtDesk, Desk
from dragoman.serve.downloads import csv_file
from dragoman.serve.drawing.bars import bars_of
from dragoman.serve.drawing.timeline import timeline_of
from dragoman.serve.pages.base import Page, show
from dragoman.serve.rows import conflict_rows, entity_words, event_rows, statement_rows
from dragoman.serve.rows import undertaking_rows as thread_rows

NEWEST, DRAWN, THREADS, PEOPLE, CONFLICTS, SAID = 20, 60, 12, 12, 6, 6
COUNTED_AT_MOST = 20_000
"""Newest events of a pair that its series is made of."""
HOSTILE: tuple[EventType, ...] = tuple(
    one for one in get_args(EventType) if one != "REQUEST" and is_conflict(one)
)
"""Types that are drawn as conflict; PLOVER's quarter of it holds plain requests too."""


class PersonRow(Struct, frozen=True):
    """Someone who takes part, who it is, and in how many events."""

    record: str
    name: str
    who: str
    events: int
    names: tuple[tuple[str, str], ...]


def series_of(desk: Desk, pair: tuple[str, str], by: By) -> tuple[SeriesPoint, ...]:
    """The series of a pair."""
    ids = desk.recall(page_events, EventFilter(pair=pair), "newest", 0, COUNTED_AT_MOST)
    return series(desk.recall(counting_view, ids), pair, by)


@get("/pairs/{address:str}", sync_to_thread=True)
def pair_page(request: AnyRequest, address: FromPath[str], desk: AtDesk) -> Page:
    """Two countries: how they deal with each other, over time and now."""
    pair = pair_in(address)
    asked = EventFilter(pair=pair)
    by: By = "month" if request.query_params.get("by") == "month" else "year"
    points = series_of(desk, pair, by)
    drawn = event_rows(desk, desk.recall(page_events, asked, "newest", 0, DRAWN), pair=pair)
    conflicts, said = ConflictFilter(pair=pair), StatementFilter(pair=pair)
    threads = UndertakingFilter(pair=pair)
    return show(
        desk,
        "pair.html",
        title=" and ".join(country_name(one) for one in pair),
        pair=pair,
        address_=address,
        by=by,
        total=desk.recall(count_events, asked),
        facets=desk.recall(facet_events, asked),
        points=points,
        bars=bars_of(points),
        timeline=timeline_of(drawn, HOSTILE),
        rows=drawn[:NEWEST],
        undertakings=thread_rows(desk, desk.recall(page_records, threads, "moved", 0, THREADS)),
        undertaking_total=desk.recall(count_records, threads),
        people=people_of(desk, asked, PEOPLE),
        conflicts=conflict_rows(desk, desk.recall(page_records, conflicts, "kind", 0, CONFLICTS)),
        conflict_total=desk.recall(count_records, conflicts),
        said=statement_rows(desk, desk.recall(page_records, said, "newest", 0, SAID)),
        said_total=desk.recall(count_records, said),
    )


def people_of(desk: Desk, asked: EventFilter, limit: int) -> tuple[PersonRow, ...]:
    """Who takes part most often."""
    counted = desk.recall(count_actors, asked, ("person",), limit)
    found = {one.id: one for one in desk.ask(records_of, Entity, [one for one, _ in counted])}
    return tuple(
        PersonRow(
            record=ident,
            name=plain_name(found[ident]),
            who=entity_words(found[ident]),
            events=number,
            names=tuple(
                (language, name)
                for language, names in found[ident].names.items()
                for name in names[:1]
                if name != found[ident].name
            ),
        )
        for ident, number in counted
        if ident in found
    )


@get("/pairs/{address:str}/series.csv", sync_to_thread=True)
def series_csv(request: AnyRequest, address: FromPath[str], desk: AtDesk) -> Response[bytes]:
    """The series as a table."""
    by: By = "month" if request.query_params.get("by") == "month" else "year"
    points = series_of(desk, pair_in(address), by)
    header = ("period", "cooperation", "conflict", "net", "events", "independent sources")
    rows = (
        (one.period, one.cooperation, one.conflict, one.net, len(one.events), one.sources)
        for one in points
    )
    return csv_file(f"series-{address}", header, rows)
