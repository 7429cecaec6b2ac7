"""The interface to what linking made: events, entities, undertakings, conflicts, chronology."""

from __future__ import annotations

from typing import Annotated, Literal, TypeVar

from litestar import get
from litestar.params import FromQuery, QueryParameter
from msgspec import Struct

from dragoman.errors import UnknownRecord
from dragoman.ledger.browse_events import (
    EventFilter,
    count_by_pair,
    count_events,
    events_after,
)
from dragoman.ledger.browse_records import (
    ConflictFilter,
    EntityFilter,
    Filter,
    UndertakingFilter,
    count_records,
    records_after,
)
from dragoman.ledger.browse_view import REPORTS_SHOWN, Around, records_of
from dragoman.model import (
    Conflict,
    ConflictKind,
    Entity,
    EntityType,
    Event,
    EventType,
    Modality,
    SourceGroup,
    StageName,
    Undertaking,
    UndertakingType,
)
from dragoman.products.series import SeriesPoint
from dragoman.serve.api.paging import (
    Country,
    Cursor,
    Id,
    Limit,
    Pair,
    Since,
    Text,
    ThePair,
    Until,
    cursor_of,
    pair_of,
    place_of,
)
from dragoman.serve.api.records import (
    LineRecord,
    Page,
    PairRecord,
    Why,
    Words,
    report_record,
)
from dragoman.serve.desk import AtDesk, Desk
from dragoman.serve.pages.pairs import series_of
from dragoman.serve.problems import RESPONSES
from dragoman.serve.rows import Quoted, Row, quoted, rows_of
from dragoman.serve.settings import PAGE_SIZE

Record = TypeVar("Record", bound=Struct)
Types = Annotated[list[EventType] | None, QueryParameter(name="type", description="PLOVER types.")]
Modalities = Annotated[list[Modality] | None, QueryParameter(name="modality")]


def words_of(one: Quoted) -> Words:
    """Quoted words as a record."""
    return Words(one.evidence, one.before, one.after, one.outlet, one.published, one.language)


def _filter(  # noqa: PLR0913 - one parameter for each of the address
    pair: str | None = None,
    country: str | None = None,
    entity: str | None = None,
    types: list[EventType] | None = None,
    modalities: list[Modality] | None = None,
    since: Since = None,
    until: Until = None,
    language: str | None = None,
    outlet: str | None = None,
) -> EventFilter:
    return EventFilter(
        pair=pair_of(pair),
        country=country,
        entity=entity,
        types=tuple(types or ()),
        modalities=tuple(modalities or ()),
        since=since,
        until=until,
        language=language,
        outlet=outlet,
    )


@get("/events", sync_to_thread=True, responses=RESPONSES, operation_id="listEvents")
def list_events(  # noqa: PLR0913
    desk: AtDesk,
    pair: Pair = None,
    country: Country = None,
    entity: Text = None,
    types: Types = None,
    modalities: Modalities = None,
    since: Since = None,
    until: Until = None,
    language: Text = None,
    outlet: Text = None,
    limit: Limit = PAGE_SIZE,
    cursor: Cursor = None,
) -> Page[Event]:
    """Events in time order, undated ones last."""
    asked = _filter(pair, country, entity, types, modalities, since, until, language, outlet)
    day, last = place_of(cursor, 2)
    found = desk.ask(events_after, asked, (day, last), limit)
    return Page(
        items=desk.ask(records_of, Event, [event for _, event in found]),
        next=cursor_of(found[-1]) if len(found) == limit else None,
        total=desk.recall(count_events, asked),
    )


@get("/events/{record:str}", sync_to_thread=True, responses=RESPONSES, operation_id="getEvent")
def get_event(desk: AtDesk, record: Id) -> Event:
    """One event."""
    return one_of(desk, Event, record)


@get("/events/{record:str}/why", sync_to_thread=True, responses=RESPONSES, operation_id="whyEvent")
def why_event(desk: AtDesk, record: Id) -> Why:
    """Why an event is held to be: its reports with their words, and why they are one event."""
    view = desk.view(Around(events=(record,), reports=REPORTS_SHOWN))
    event = view.event(record)
    if event is None:
        raise UnknownRecord(f"no event {record[:80]!r}")
    mentions = view.event_mentions(event)
    told = (quoted(one, view) for mention in mentions for one in mention.evidence)
    return Why(
        event=record,
        reports=tuple(report_record(one, view) for one in mentions),
        why_linked=event.why_linked,
        sources=desk.ask(records_of, SourceGroup, event.documents[:REPORTS_SHOWN]),
        words=tuple(words_of(one) for one in told if one is not None),
    )


@get("/chronology", sync_to_thread=True, responses=RESPONSES, operation_id="chronology")
def chronology(  # noqa: PLR0913
    desk: AtDesk,
    pair: Pair = None,
    country: Country = None,
    types: Types = None,
    modalities: Modalities = None,
    since: Since = None,
    until: Until = None,
    limit: Limit = PAGE_SIZE,
    cursor: Cursor = None,
) -> Page[LineRecord]:
    """Events in time order in the words of the chronology, each with its first evidence."""
    asked = _filter(pair, country, None, types, modalities, since, until)
    day, last = place_of(cursor, 2)
    found = desk.ask(events_after, asked, (day, last), limit)
    around = Around(events=tuple(event for _, event in found), pair=pair_of(pair))
    rows = rows_of(desk.view(around))
    return Page(
        items=tuple(_line(row, row.event) for row in rows if row.event is not None),
        next=cursor_of(found[-1]) if len(found) == limit else None,
        total=desk.recall(count_events, asked),
    )


def _line(row: Row, event: Event) -> LineRecord:
    line = row.line
    return LineRecord(
        id=line.record,
        when=line.when,
        who=line.who,
        what=line.what,
        state=line.state,
        where=line.where,
        says=line.says,
        reports=line.reports,
        sources=line.sources,
        date=event.date,
        type=event.type,
        modality=event.modality,
        evidence=row.words,
    )


@get("/series", sync_to_thread=True, responses=RESPONSES, operation_id="series")
def get_series(
    desk: AtDesk, pair: ThePair, by: FromQuery[Literal["year", "month"]] = "year"
) -> list[SeriesPoint]:
    """Cooperation and conflict of a pair, period by period; the last may have no period."""
    first, _, second = pair.partition("-")
    return list(series_of(desk, (first, second), by))


@get("/pairs", sync_to_thread=True, responses=RESPONSES, operation_id="listPairs")
def list_pairs(desk: AtDesk, country: Country = None, limit: Limit = PAGE_SIZE) -> Page[PairRecord]:
    """Pairs of countries with the most events between them."""
    found = desk.recall(count_by_pair, country, limit)
    return Page(tuple(PairRecord(*one) for one in found), None)


@get("/entities", sync_to_thread=True, responses=RESPONSES, operation_id="listEntities")
def list_entities(  # noqa: PLR0913
    desk: AtDesk,
    kind: Annotated[EntityType | None, QueryParameter(name="type")] = None,
    country: Country = None,
    name: Text = None,
    limit: Limit = PAGE_SIZE,
    cursor: Cursor = None,
) -> Page[Entity]:
    """People, organisations, states, places and things, by id."""
    asked = EntityFilter(type=kind, country=country, name=name)
    return _records(desk, Entity, asked, limit, cursor)


@get("/entities/{record:str}", sync_to_thread=True, responses=RESPONSES, operation_id="getEntity")
def get_entity(desk: AtDesk, record: Id) -> Entity:
    """One entity."""
    return one_of(desk, Entity, record)


@get("/undertakings", sync_to_thread=True, responses=RESPONSES, operation_id="listUndertakings")
def list_undertakings(  # noqa: PLR0913
    desk: AtDesk,
    pair: Pair = None,
    kind: Annotated[UndertakingType | None, QueryParameter(name="type")] = None,
    stage: FromQuery[StageName | None] = None,
    limit: Limit = PAGE_SIZE,
    cursor: Cursor = None,
) -> Page[Undertaking]:
    """Undertakings with their stages, by id."""
    asked = UndertakingFilter(pair=pair_of(pair), type=kind, stage=stage)
    return _records(desk, Undertaking, asked, limit, cursor)


@get(
    "/undertakings/{record:str}",
    sync_to_thread=True,
    responses=RESPONSES,
    operation_id="getUndertaking",
)
def get_undertaking(desk: AtDesk, record: Id) -> Undertaking:
    """One undertaking."""
    return one_of(desk, Undertaking, record)


@get("/conflicts", sync_to_thread=True, responses=RESPONSES, operation_id="listConflicts")
def list_conflicts(
    desk: AtDesk,
    pair: Pair = None,
    kind: FromQuery[ConflictKind | None] = None,
    limit: Limit = PAGE_SIZE,
    cursor: Cursor = None,
) -> Page[Conflict]:
    """Claims that cannot both hold, by id."""
    return _records(desk, Conflict, ConflictFilter(kind=kind, pair=pair_of(pair)), limit, cursor)


@get(
    "/conflicts/{record:str}", sync_to_thread=True, responses=RESPONSES, operation_id="getConflict"
)
def get_conflict(desk: AtDesk, record: Id) -> Conflict:
    """One conflict."""
    return one_of(desk, Conflict, record)


def _records(
    desk: Desk, kind: type[Record], asked: Filter, limit: int, cursor: str | None
) -> Page[Record]:
    (last,) = place_of(cursor, 1)
    ids = desk.ask(records_after, asked, last, limit)
    return Page(
        items=desk.ask(records_of, kind, ids),
        next=cursor_of(ids[-1:]) if len(ids) == limit else None,
        total=desk.recall(count_records, asked),
    )


def one_of(desk: Desk, kind: type[Record], record: str) -> Record:
    """The record of an id.

    Raises:
        UnknownRecord: There is none of this kind.
    """
    found: tuple[Record, ...] = desk.ask(records_of, kind, (record,))
    if not found:
        raise UnknownRecord(f"no {kind.__name__.lower()} {record[:80]!r} in this ledger")
    return found[0]
