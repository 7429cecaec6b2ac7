"""What stands beside a name: its titles, and the office before or after it."""

from __future__ import annotations

import re

from msgspec import Struct

from dragoman import gazetteer
from dragoman.mentions.chart import Chart, Hit
from dragoman.mentions.offices import Office

BRACKETS = re.compile(r"\s*\([^)\n]{1,12}\)")


class Surroundings(Struct, frozen=True):
    """What names are told by and kept apart from."""

    chart: Chart
    offices: tuple[Office, ...]
    office_ends: dict[int, int]
    office_starts: dict[int, int]
    blocked: frozenset[int]


def higher_office(around: Surroundings, before: int | None, after: int | None) -> int | None:
    """The office said before a name, but for a bare one that a higher one after it outdoes."""
    if before is None or after is None:
        return after if before is None else before
    first, second = around.offices[before], around.offices[after]
    if first.definite or not second.definite or _rank(second) >= _rank(first):
        return before
    return after


def _rank(office: Office) -> int:
    return gazetteer.offices()[office.key].rank


def said_before(around: Surroundings, start: int) -> tuple[tuple[Hit, ...], int | None]:
    """The titles right before a name, and the office before them."""
    chart = around.chart
    titles: list[Hit] = []
    position = chart.view.back(start, " .")
    while position not in around.office_ends:
        hit = chart.until(position, "title") or chart.until(min(position + 1, start), "title")
        if hit is None or hit.start >= position:
            break
        titles.insert(0, hit)
        position = chart.view.back(hit.start, " .")
    office = around.office_ends.get(position)
    if office is None:
        office = around.office_ends.get(chart.view.back(position, " ,"))
        if office is not None and not around.offices[office].definite:
            office = None
    unit = chart.view.unit_at(start)
    apart = office is not None and unit is not None and around.offices[office].start < unit.start
    return tuple(titles), None if apart else office


def apposed_office(around: Surroundings, end: int) -> int | None:
    """The office after a name: "X, the Y of Z", "X (4L), Chairman of ..."."""
    view = around.chart.view
    bracket = BRACKETS.match(view.low, end)
    position = bracket.end() if bracket else end
    after = view.skip(position, " ")
    named_as = around.chart.word_at(after, "as-office")
    if named_as is not None:
        return _office_at(around, view.skip(named_as.end, " "))
    if (
        after >= len(view.low)
        or view.low[after] not in ",-("
        or view.low[after : after + 1] == "-"
        and after == position
    ):
        return None
    return _office_at(around, view.skip(after, " ,-("))


def _office_at(around: Surroundings, position: int) -> int | None:
    """The office that starts there, behind a determiner or not."""
    word = around.chart.word_at(position, "determiner")
    after = around.chart.view.skip(word.end) if word else position
    index = around.office_starts.get(after)
    return _modified(around, after) if index is None else index


def _modified(around: Surroundings, position: int) -> int | None:
    for index, office in enumerate(around.offices):
        if office.start <= position < office.core:
            return index
    return None
