"""What an address asks for: its parameters checked once, and addresses made of them again."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, Literal, TypeVar, get_args

import msgspec
from litestar import Request
from msgspec import Meta, Struct

from dragoman.errors import BadDate, UnknownRecord
from dragoman.gazetteer.lookup import country
from dragoman.languages import installed
from dragoman.ledger.browse_documents import DocumentFilter
from dragoman.ledger.browse_events import EventFilter
from dragoman.model import (
    ConflictKind,
    EntityType,
    EventType,
    Genre,
    Modality,
    StageName,
    UndertakingType,
)
from dragoman.serve.settings import LAST_PAGE, LONGEST_QUERY

Short = Annotated[str, Meta(max_length=LONGEST_QUERY)]
PageNumber = Annotated[int, Meta(ge=1, le=LAST_PAGE)]
Asked = TypeVar("Asked", bound=Struct)
AnyRequest = Request[Any, Any, Any]
EVENT_TYPES = get_args(EventType)
MODALITIES = get_args(Modality)


class EventsAsked(Struct, frozen=True, omit_defaults=True):
    """A list of events. ``a`` and ``b`` are countries: codes, names or demonyms."""

    a: Short | None = None
    b: Short | None = None
    entity: Short | None = None
    type: tuple[EventType, ...] = ()
    modality: tuple[Modality, ...] = ()
    since: Short | None = None
    until: Short | None = None
    language: Short | None = None
    outlet: Short | None = None
    place: Short | None = None
    undated: Literal["yes"] | None = None
    sort: Literal["newest", "oldest", "founded"] = "newest"
    page: PageNumber = 1


class DocumentsAsked(Struct, frozen=True, omit_defaults=True):
    """A list of documents."""

    language: Short | None = None
    outlet: Short | None = None
    genre: Genre | None = None
    since: Short | None = None
    until: Short | None = None
    origin: Short | None = None
    credit: Short | None = None
    sort: Literal["newest", "oldest", "title"] = "newest"
    page: PageNumber = 1


class SearchAsked(Struct, frozen=True, omit_defaults=True):
    """A search of the documents' text; ``a``, ``b``, types and modalities are of their events."""

    q: Short = ""
    a: Short | None = None
    b: Short | None = None
    type: tuple[EventType, ...] = ()
    modality: tuple[Modality, ...] = ()
    since: Short | None = None
    until: Short | None = None
    language: Short | None = None
    outlet: Short | None = None
    sort: Literal["best", "newest", "oldest"] = "best"
    page: PageNumber = 1


class EntitiesAsked(Struct, frozen=True, omit_defaults=True):
    """A list of people, organisations, states and things."""

    name: Short | None = None
    type: EntityType | None = None
    country: Short | None = None
    sort: Literal["name", "events"] = "events"
    page: PageNumber = 1


class UndertakingsAsked(Struct, frozen=True, omit_defaults=True):
    """A list of undertakings."""

    a: Short | None = None
    b: Short | None = None
    type: UndertakingType | None = None
    stage: StageName | None = None
    sort: Literal["moved", "subject", "stage"] = "moved"
    page: PageNumber = 1


class ConflictsAsked(Struct, frozen=True, omit_defaults=True):
    """A list of conflicts."""

    a: Short | None = None
    b: Short | None = None
    kind: ConflictKind | None = None
    sort: Literal["kind", "id"] = "kind"
    page: PageNumber = 1


class StatementsAsked(Struct, frozen=True, omit_defaults=True):
    """A list of statements."""

    a: Short | None = None
    b: Short | None = None
    speaker: Short | None = None
    sort: Literal["newest", "oldest"] = "newest"
    page: PageNumber = 1


class MapAsked(Struct, frozen=True, omit_defaults=True):
    """A map of events."""

    a: Short | None = None
    b: Short | None = None
    type: tuple[EventType, ...] = ()
    since: Short | None = None
    until: Short | None = None
    countries: Literal["gazetteer", "un", "none"] = "gazetteer"
    show: Literal["places", "world"] = "places"


class PageAsked(Struct, frozen=True, omit_defaults=True):
    """A page of a list without filters."""

    page: PageNumber = 1


def asked_of(request: AnyRequest, kind: type[Asked]) -> Asked:
    """The parameters of a request's address; empty ones, which forms send, are left out.

    Raises:
        msgspec.ValidationError: One is unknown, or out of its limits.
    """
    many = {name for name, default in _defaults(kind).items() if default == ()}
    given: dict[str, object] = {}
    for name in request.query_params:
        values = [one for one in request.query_params.getall(name) if one.strip()]
        if name not in kind.__struct_fields__:
            known = ", ".join(kind.__struct_fields__)
            raise msgspec.ValidationError(f"{name[:40]!r}: no such parameter; there are {known}")
        if values:
            given[name] = values if name in many else values[-1].strip()
    return msgspec.convert(given, kind, strict=False)


def _defaults(kind: type[Struct]) -> dict[str, object]:
    return dict(zip(kind.__struct_fields__, kind.__struct_defaults__, strict=True))


def given_of(asked: Struct, *, without: str = "page") -> dict[str, object]:
    """The parameters again, to make an address of: those that are not the usual ones."""
    built = msgspec.to_builtins(asked)
    return {name: value for name, value in built.items() if name != without}


def country_of(said: str) -> str:
    """The code of a country as a person writes it.

    Raises:
        UnknownCountry: A name that no installed language knows.
    """
    return country(said, tuple(installed().values()))


def countries_of(a: str | None, b: str | None) -> tuple[tuple[str, str] | None, str | None]:
    """A pair where two countries are given, a country where one is.

    Raises:
        UnknownCountry: A name that no installed language knows.
    """
    found = [country_of(one) for one in (a, b) if one]
    if len(found) == 2 and found[0] != found[1]:
        return (found[0], found[1]), None
    return None, found[0] if found else None


def pair_of(a: str | None, b: str | None) -> tuple[str, str] | None:
    """A pair, where two countries are given."""
    return countries_of(a, b)[0]


def pair_in(address: str) -> tuple[str, str]:
    """The pair that an address names: ``PAK-RUS``.

    Raises:
        UnknownRecord: It names none.
    """
    first, _, second = address.partition("-")
    from dragoman.gazetteer import states

    if first == second or not {first, second} <= set(states()):
        raise UnknownRecord(f"no pair {address[:40]!r}; an address names two codes: PAK-RUS")
    return first, second


def day_of(said: str | None, *, last: bool) -> date | None:
    """A day, month or year in ISO 8601 as its first or last day.

    Raises:
        BadDate: It is none of these.
    """
    if not said:
        return None
    try:
        year, *rest = (int(part) for part in said.split("-"))
        if len(rest) == 2:
            return date.fromisoformat(said)
        month = rest[0] if rest else (12 if last else 1)
        if not last:
            return date(year, month, 1)
        return date(year + month // 12, month % 12 + 1, 1) - date.resolution
    except (ValueError, IndexError, OverflowError) as error:
        raise BadDate(f"{said!r} is no date; write 2016-01-03, 2016-01 or 2016") from error


def event_filter(asked: EventsAsked | MapAsked | SearchAsked) -> EventFilter:
    """The events that an address asks for.

    Raises:
        UnknownCountry: A name that no installed language knows.
        BadDate: A date that is none.
    """
    pair, one = countries_of(asked.a, asked.b)
    made = EventFilter(pair=pair, country=one, types=asked.type)
    if isinstance(asked, SearchAsked):
        return msgspec.structs.replace(made, modalities=asked.modality)
    since, until = day_of(asked.since, last=False), day_of(asked.until, last=True)
    made = msgspec.structs.replace(made, since=since, until=until)
    if isinstance(asked, MapAsked):
        return made
    return msgspec.structs.replace(
        made,
        modalities=asked.modality,
        entity=asked.entity,
        language=_unknown(asked.language),
        outlet=_unknown(asked.outlet),
        place=asked.place,
        undated=asked.undated is not None,
    )


UNKNOWN = "unknown"
"""How an address names an outlet or a language that is not known."""


def _unknown(said: str | None) -> str | None:
    return "" if said == UNKNOWN else said


def document_filter(asked: DocumentsAsked | SearchAsked) -> DocumentFilter:
    """The documents that an address asks for.

    Raises:
        BadDate: A date that is none.
    """
    made = DocumentFilter(
        language=_unknown(asked.language),
        outlet=_unknown(asked.outlet),
        since=day_of(asked.since, last=False),
        until=day_of(asked.until, last=True),
    )
    if isinstance(asked, SearchAsked):
        return msgspec.structs.replace(made, events=event_filter(asked))
    return msgspec.structs.replace(
        made, genre=asked.genre, source=asked.origin, credit=asked.credit
    )
