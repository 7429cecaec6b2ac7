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
    asserted_pieces,
    cameo_of,
    dyads,
    intensity,
    only_month,
    only_year,
    quad_of,
    tab_line,
)
from dragoman.ledger import CorpusView, Pieces
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
Counted = tuple[int, int, int, float | None]
"""What counts of an event: reports, independent sources, documents, score."""


def _counted(event: Event) -> Counted:
    reports, documents = len(event.mentions), len(event.documents)
    return reports, event.independent_sources, documents, intensity(event)


def stream(pieces: Pieces) -> Iterator[bytes]:
    """The header and a line for each month, pair and kind, in that order."""
    piles: dict[Key, list[Counted]] = {}
    for view, events in asserted_pieces(pieces):
        for event in events:
            for key in dict.fromkeys(_keys(event, view)):
                piles.setdefault(key, []).append(_counted(event))
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


def _figures(counted: list[Counted]) -> tuple[object, ...]:
    mentions, sources, articles, scores = zip(*counted, strict=True)
    known = [one for one in scores if one is not None]
    mean = round(fmean(known), 2) if known else None
    return len(counted), sum(mentions), sum(sources), sum(articles), mean
