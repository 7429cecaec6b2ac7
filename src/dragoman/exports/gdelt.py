"""GDELT-like counts: how many events of each kind there were between two countries in a month.

Tab-separated, with GDELT's column names. An event counts once for each ordered pair of countries,
however many reports tell it. An event that is not known to lie in one month has an empty
``MonthYear``, one that is not known to lie in one year an empty ``Year`` too. Only what is asserted
is counted.
"""

from __future__ import annotations

from collections.abc import Iterator
from statistics import fmean

from dragoman.exports.facts import (
    asserted,
    cameo_of,
    dyads,
    intensity,
    not_asserted,
    only_month,
    only_year,
    quad_of,
    tab_line,
)
from dragoman.ledger import CorpusView
from dragoman.model import Event

COLUMNS = (
    "MonthYear",
    "Year",
    "Actor1CountryCode",
    "Actor2CountryCode",
    "EventRootCode",
    "QuadClass",
    "NumEvents",
    "NumMentions",
    "NumSources",
    "NumArticles",
    "GoldsteinScale",
)

Key = tuple[str, str, str, str, str, int]


def write(view: CorpusView) -> Iterator[bytes]:
    """The header and a line for each month, pair and kind, in that order."""
    piles: dict[Key, list[Event]] = {}
    for event in asserted(view):
        for key in dict.fromkeys(_keys(event, view)):
            piles.setdefault(key, []).append(event)
    yield tab_line(COLUMNS)
    for key in sorted(piles):
        yield tab_line((*key, *_figures(piles[key])))


def _keys(event: Event, view: CorpusView) -> Iterator[Key]:
    quarter = quad_of(event)
    if quarter is None:
        return
    when = only_month(event.date) or "", only_year(event.date) or ""
    code = cameo_of(event) or ""
    for source, target in dyads(event, view):
        to = "" if target is None else target.country or ""
        yield (*when, source.country or "", to, code[:2], quarter.number)


def _figures(events: list[Event]) -> tuple[object, ...]:
    scores = [value for event in events if (value := intensity(event)) is not None]
    return (
        len(events),
        sum(len(event.mentions) for event in events),
        sum(event.independent_sources for event in events),
        sum(len(event.documents) for event in events),
        round(fmean(scores), 2) if scores else None,
    )


def left_out(view: CorpusView) -> int:
    """How many events are not asserted."""
    return not_asserted(view)
