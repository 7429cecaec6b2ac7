"""Undertakings: the board, its files, and the page of one with its stages and silences."""

from __future__ import annotations

from datetime import date

from litestar import Response, get
from litestar.params import FromPath
from msgspec import Struct

from dragoman.ledger.browse_records import (
    UndertakingFilter,
    count_records,
    facet_records,
    page_records,
)
from dragoman.ledger.browse_view import Around, records_of
from dragoman.model import Stage, Undertaking
from dragoman.products.words import stage_word
from dragoman.serve.asked import AnyRequest, UndertakingsAsked, asked_of, countries_of, given_of
from dragoman.serve.desk import AtDesk
from dragoman.serve.downloads import csv_file, json_file
from dragoman.serve.lists import Listing, facet_of, sorts_of
from dragoman.serve.pages.base import Page, decisions_on, missing, show
from dragoman.serve.rows import StepRow, undertaking_row, undertaking_rows
from dragoman.serve.settings import LARGEST_DOWNLOAD, PAGE_SIZE

PATH = "/undertakings"
SORTS = {"moved": "moved last first", "subject": "by subject", "stage": "by stage"}
SILENCE = 90
"""Days without a report that are shown as silence."""


class Moment(Struct, frozen=True):
    """A stage with every report of it, and the silence before it, where that is long."""

    steps: tuple[StepRow, ...]
    silence: str | None


def _filter(asked: UndertakingsAsked) -> UndertakingFilter:
    pair, one = countries_of(asked.a, asked.b)
    return UndertakingFilter(pair=pair, country=one, type=asked.type, stage=asked.stage)


@get(PATH, sync_to_thread=True)
def undertakings_page(request: AnyRequest, desk: AtDesk) -> Page:
    """The board of undertakings."""
    asked = asked_of(request, UndertakingsAsked)
    wanted = _filter(asked)
    start = (asked.page - 1) * PAGE_SIZE
    ids = desk.ask(page_records, wanted, asked.sort, start, PAGE_SIZE)
    types = desk.recall(facet_records, UndertakingFilter, "type")
    stages = desk.recall(facet_records, UndertakingFilter, "stage")
    listing = Listing(
        path=PATH,
        given=given_of(asked),
        total=desk.recall(count_records, wanted),
        page=asked.page,
        sorts=sorts_of(PATH, asked, SORTS, asked.sort),
        facets=(
            facet_of("Latest stage", "stage", stages, path=PATH, asked=asked, say=stage_word),  # type: ignore[arg-type]
            facet_of("Kind", "type", types, path=PATH, asked=asked),
        ),
    )
    rows = undertaking_rows(desk, ids)
    return show(
        desk, "undertakings.html", title="Undertakings", listing=listing, rows=rows, asked=asked
    )


@get(f"{PATH}.csv", sync_to_thread=True)
def undertakings_csv(request: AnyRequest, desk: AtDesk) -> Response[bytes]:
    """The board as a table, one row a stage."""
    asked = asked_of(request, UndertakingsAsked)
    ids = desk.ask(page_records, _filter(asked), asked.sort, 0, LARGEST_DOWNLOAD)
    header = ("id", "subject", "type", "parties", "latest stage", "stage", "date", "event")
    rows = (
        (
            *(one.id, one.subject.text, one.type, one.parties, one.latest_stage, stage.stage),
            None if stage.date is None else stage.date.edtf,
            stage.event,
        )
        for one in desk.ask(records_of, Undertaking, ids)
        for stage in one.stages
    )
    return csv_file("undertakings", header, rows)


@get(f"{PATH}.json", sync_to_thread=True)
def undertakings_json(request: AnyRequest, desk: AtDesk) -> Response[bytes]:
    """The records of the board."""
    asked = asked_of(request, UndertakingsAsked)
    ids = desk.ask(page_records, _filter(asked), asked.sort, 0, LARGEST_DOWNLOAD)
    return json_file("undertakings", desk.ask(records_of, Undertaking, ids))


@get("/undertakings/{record:str}", sync_to_thread=True)
def undertaking_page(record: FromPath[str], desk: AtDesk) -> Page:
    """One undertaking: its stages over time, with the silence between them."""
    view = desk.view(Around(undertakings=(record,)))
    if not view.undertakings:
        raise missing(desk, record, "undertaking")
    row = undertaking_row(view.undertakings[0], view)
    return show(
        desk,
        "undertaking.html",
        title=row.subject,
        row=row,
        moments=_moments(row.record.stages, row.steps),
        decisions=decisions_on(desk, record),
    )


def _moments(stages: tuple[Stage, ...], steps: tuple[StepRow, ...]) -> tuple[Moment, ...]:
    """The stages, reports of one stage at one time together, with the long silences."""
    found: list[Moment] = []
    last: date | None = None
    for stage, step in zip(stages, steps, strict=True):
        when = stage.date
        first = None if when is None else when.earliest
        gap = 0 if first is None or last is None else (first - last).days
        before = found[-1].steps[0] if found else None
        if before is not None and (before.name, before.date) == (step.name, step.date):
            found[-1] = Moment((*found[-1].steps, step), found[-1].silence)
        else:
            found.append(Moment((step,), _long(gap) if gap >= SILENCE else None))
        if when is not None:
            last = when.latest or when.earliest or last
    return tuple(found)


def _long(days: int) -> str:
    """A time in the largest unit of which there are two: "21 years", "3 months"."""
    years, months = days * 4 // 1461, days * 48 // 1461
    return f"{years} years" if years > 1 else f"{months} months"
