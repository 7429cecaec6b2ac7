"""The relation series: how two countries dealt with each other, year by year or month by month.

A real-world event counts once, however many articles tell it and in however many languages. Its
weight is PLOVER's score of its type and mode (-10 conflict to 10 cooperation, after Goldstein);
cooperation and conflict are summed apart, for a year of both is not a quiet one. Left out is what
was only wished, denied or supposed, and what the two did together to somebody else. A talk within
a visit counts with the visit. An event that is not known to lie in one period is in none of them:
the last point, which has no period, holds those.
"""

from __future__ import annotations

import csv
import io
from calendar import monthrange
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from typing import Literal

import msgspec
from msgspec import Struct

from dragoman.errors import BadData
from dragoman.ledger import CorpusView, event_order
from dragoman.model import Date, Event, Modality
from dragoman.ontology import score

By = Literal["year", "month"]

COUNTED: frozenset[Modality] = frozenset({"happened", "ongoing", "planned", "offered"})
"""What is done, or said between the two; wishes, denials, suppositions and opinions are not."""

NOTHING = "No events that can be counted."


class SeriesPoint(Struct, frozen=True):
    """One year or month of a relation.

    Attributes:
        period: ``2016`` or ``2016-09`` (Gregorian, ISO 8601); ``None`` for the events that are not
            known to lie in one period.
        first: First day of the period, ``None`` without one.
        last: Last day.
        cooperation: Sum of the PLOVER scores above 0 of its events, each counted once.
        conflict: Sum of those below 0; never positive.
        events: Ids of the events that count, in time order.
        sources: Independent sources, summed over the events.
    """

    period: str | None
    first: date | None
    last: date | None
    cooperation: float
    conflict: float
    events: tuple[str, ...]
    sources: int

    @property
    def net(self) -> float:
        """Mean score of an event, -10 to 10; 0 where there is none."""
        return (self.cooperation + self.conflict) / len(self.events) if self.events else 0.0


def series(view: CorpusView, pair: tuple[str, str], by: By) -> tuple[SeriesPoint, ...]:
    """The relation of two countries over time.

    Args:
        view: Any view that holds their events.
        pair: Two countries (ISO 3166-1 alpha-3), in any order.
        by: The length of a period.

    Returns:
        Every period from the first to the last that has events, empty ones too, then, where there
        are such, one point without a period. Empty where nothing can be counted.
    """
    piles: defaultdict[str | None, list[Event]] = defaultdict(list)
    for event in _counted(view, frozenset(pair)):
        piles[_period(event.date, by)].append(event)
    known = sorted(period for period in piles if period is not None)
    points = [_point(one, piles[one]) for one in _periods(known, by)]
    if None in piles:
        points.append(_point(None, piles[None]))
    return tuple(points)


def _counted(view: CorpusView, pair: frozenset[str]) -> Iterator[Event]:
    told = {event.id: event for event in view.events}
    for event in view.events:
        whole = told.get(event.part_of or "")
        if event.type is None or event.modality not in COUNTED or not _is_said(view, event):
            continue
        if _between(view, event, pair) and (whole is None or whole.type != event.type):
            yield event


def _is_said(view: CorpusView, event: Event) -> bool:
    """Whether a report tells it without a "not"."""
    reports = view.event_mentions(event)
    return not reports or any(report.polarity == "affirmative" for report in reports)


def _between(view: CorpusView, event: Event, pair: frozenset[str]) -> bool:
    """Whether the two deal with each other, not with a third side together."""
    one, other = set(view.countries(event.actor1)), set(view.countries(event.actor2))
    if not pair <= one | other:
        return False
    return not other or not (pair <= one - other or pair <= other - one)


def _period(when: Date | None, by: By) -> str | None:
    """The only period in which a date can lie."""
    if when is None or when.earliest is None or when.latest is None:
        return None
    length = 4 if by == "year" else 7
    first, last = when.earliest.isoformat()[:length], when.latest.isoformat()[:length]
    return first if first == last else None


def _periods(known: Sequence[str], by: By) -> Iterator[str]:
    """All periods from the first to the last."""
    if not known:
        return
    first, last = (_bounds(one)[0] for one in (known[0], known[-1]))
    for year in range(first.year, last.year + 1):
        if by == "year":
            yield f"{year:04}"
            continue
        months = (f"{year:04}-{month:02}" for month in range(1, 13))
        yield from (month for month in months if known[0] <= month <= known[-1])


def _bounds(period: str) -> tuple[date, date]:
    year, *months = map(int, period.split("-"))
    start, end = (months[0], months[0]) if months else (1, 12)
    return date(year, start, 1), date(year, end, monthrange(year, end)[1])


def _point(period: str | None, events: Iterable[Event]) -> SeriesPoint:
    ordered = sorted(events, key=event_order)
    scores = [score(event.type, event.mode) for event in ordered if event.type is not None]
    first, last = (None, None) if period is None else _bounds(period)
    return SeriesPoint(
        period=period,
        first=first,
        last=last,
        cooperation=round(sum(value for value in scores if value > 0), 2),
        conflict=round(sum(value for value in scores if value < 0), 2),
        events=tuple(event.id for event in ordered),
        sources=sum(event.independent_sources for event in ordered),
    )


def write_series(points: Sequence[SeriesPoint], to: str) -> str:
    """A series in a format of ``FORMATS``, ending in a line feed.

    Raises:
        BadData: There is no such format.
    """
    if to not in FORMATS:
        raise BadData(f"no series in the format {to!r}; there are {', '.join(FORMATS)}")
    return FORMATS[to](points)


_WIDTH = 24
"""Longest bar of the table, in characters."""


def _text(points: Sequence[SeriesPoint]) -> str:
    """A table of the periods that have events, with a bar on either side of zero."""
    told = [point for point in points if point.events]
    if not told:
        return f"{NOTHING}\n"
    most = max(max(point.cooperation, -point.conflict) for point in told) or 1.0
    head = f"{'period':<8}{'events':>7}{'sources':>8}{'conflict':>10}{'cooperation':>13}{'net':>7}"
    return "\n".join([head, *(_row(point, _WIDTH / most) for point in told)]) + "\n"


def _row(point: SeriesPoint, scale: float) -> str:
    bar = "-" * round(-point.conflict * scale) + "+" * round(point.cooperation * scale)
    figures = f"{len(point.events):>7}{point.sources:>8}{point.conflict:>10.1f}"
    name = point.period or "no date"
    return f"{name:<8}{figures}{point.cooperation:>13.1f}{point.net:>7.1f}  {bar}".rstrip()


def _json(points: Sequence[SeriesPoint]) -> str:
    rows = [{**msgspec.to_builtins(point), "net": round(point.net, 2)} for point in points]
    return msgspec.json.format(msgspec.json.encode(rows), indent=2).decode() + "\n"


def _csv(points: Sequence[SeriesPoint]) -> str:
    out = io.StringIO()
    rows = csv.writer(out, lineterminator="\n")
    rows.writerow(("period", "events", "sources", "cooperation", "conflict", "net"))
    for one in points:
        figures = (one.sources, one.cooperation, one.conflict, round(one.net, 2))
        rows.writerow((one.period or "", len(one.events), *figures))
    return out.getvalue()


FORMATS: dict[str, Callable[[Sequence[SeriesPoint]], str]] = {
    "text": _text,
    "json": _json,
    "csv": _csv,
}
"""How a series is written, by the name of the format."""
