"""A timeline: an event as the interval it is known to lie in, what is planned apart from what is.

An event of a known day is a short bar, one of a month as long as the month; one without an end
fades out to the right. Bars that would cover each other stand in rows.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from msgspec import Struct

from dragoman.products.charts import REALITIES
from dragoman.serve.rows import Row

WIDTH, LEFT, ROW, TOP = 960.0, 8.0, 14.0, 26.0
SHORTEST = 6.0
MOST_ROWS = 12
SHORT = 1500
"""Days up to which quarters are drawn, not years."""


class Mark(Struct, frozen=True):
    """One event: its bar and what it says; ``open`` has no known end."""

    address: str
    x: float
    y: float
    width: float
    said: str
    kind: str
    open: bool


class Lane(Struct, frozen=True):
    """Events of one standing: done, planned or denied; ``ahead`` is all but done."""

    label: str
    y: float
    marks: tuple[Mark, ...]
    left_out: int
    ahead: bool


class Timeline(Struct, frozen=True):
    """The drawing: lanes, and years to read it by."""

    lanes: tuple[Lane, ...]
    ticks: tuple[tuple[float, str], ...]
    height: float
    width: float = WIDTH


def timeline_of(rows: Sequence[Row], conflict: Iterable[str]) -> Timeline | None:
    """The timeline of events; ``None`` where none has a date.

    Args:
        rows: The events.
        conflict: The PLOVER types that are drawn as conflict.
    """
    dated = [one for one in rows if _first(one) is not None]
    if not dated:
        return None
    first = min(day for one in dated if (day := _first(one)) is not None)
    last = max(day for one in dated if (day := _last(one)) is not None)
    span = max((last - first).days, 30)
    scale = (WIDTH - 2 * LEFT - SHORTEST) / span
    hostile = frozenset(conflict)
    lanes: list[Lane] = []
    top = TOP
    for label in dict.fromkeys(REALITIES.values()):
        some = [one for one in dated if _reality(one) == label]
        if some:
            lane, used = _lane(label, some, top, first, scale, hostile)
            lanes.append(lane)
            top += used
    return Timeline(tuple(lanes), tuple(_ticks(first, last, scale)), top + 4)


def _reality(row: Row) -> str | None:
    return None if row.event is None else REALITIES[row.event.modality]


def _first(row: Row) -> date | None:
    when = None if row.event is None else row.event.date
    return None if when is None else when.earliest or when.latest


def _last(row: Row) -> date | None:
    when = None if row.event is None else row.event.date
    return None if when is None else when.latest or when.earliest


def _lane(  # noqa: PLR0913 - the frame of the drawing is five numbers
    label: str,
    rows: Sequence[Row],
    top: float,
    first: date,
    scale: float,
    hostile: frozenset[str],
) -> tuple[Lane, float]:
    ends: list[float] = []
    marks: list[Mark] = []
    for row in sorted(rows, key=lambda one: str(_first(one))):
        start, end = _first(row), _last(row)
        if start is None or end is None or row.event is None:
            continue
        x = LEFT + (start - first).days * scale
        width = max(SHORTEST, (end - start).days * scale)
        place = next((n for n, free in enumerate(ends) if free <= x), len(ends))
        if place >= MOST_ROWS:
            continue
        ends[place : place + 1] = [x + width + 2]
        when = row.event.date
        marks.append(
            Mark(
                address=f"/events/{row.line.record}",
                x=round(x, 1),
                y=top + 18 + place * ROW,
                width=round(width, 1),
                said=f"{row.line.when}: {row.line.who}, {row.line.what} ({row.line.state})",
                kind="conflict" if row.event.type in hostile else "cooperation",
                open=when is not None and (when.latest is None or when.earliest is None),
            )
        )
    used = 18 + len(ends) * ROW + 14
    return Lane(label, top + 10, tuple(marks), len(rows) - len(marks), rows[0].ahead), used


def _ticks(first: date, last: date, scale: float) -> Iterable[tuple[float, str]]:
    if (last - first).days < SHORT:
        yield from _quarters(first, last, scale)
        return
    years = list(range(first.year, last.year + 1))
    every = -(-len(years) // 12)
    for year in years[::every]:
        days = (date(year, 1, 1) - first).days
        yield round(LEFT + max(0, days) * scale, 1), str(year)


def _quarters(first: date, last: date, scale: float) -> Iterable[tuple[float, str]]:
    for year in range(first.year, last.year + 1):
        for month in (1, 4, 7, 10):
            day = date(year, month, 1)
            if first <= day <= last:
                yield round(LEFT + (day - first).days * scale, 1), f"{year}-{month:02}"
