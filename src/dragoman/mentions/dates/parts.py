"""Parts of a unit of time: its beginning, middle and end, its halves and quarters."""

from __future__ import annotations

from datetime import date, timedelta

from dragoman.calendars import Interval
from dragoman.errors import BadDate
from dragoman.model import Precision

_FRACTIONS: dict[str, tuple[int, int, int]] = {
    "early": (0, 1, 3),
    "mid": (1, 2, 3),
    "late": (2, 3, 3),
    "half1": (0, 1, 2),
    "half2": (1, 2, 2),
    "quarter1": (0, 1, 4),
    "quarter2": (1, 2, 4),
    "quarter3": (2, 3, 4),
    "quarter4": (3, 4, 4),
}
"""From which to which of how many equal parts; a third of a month is ten days."""


def part_of(interval: Interval, part: str, *, precision: Precision) -> Interval:
    """A part of a unit.

    Args:
        interval: The unit; an open one stays as it is.
        part: ``early``, ``mid``, ``late``, ``half1``, ``half2``, ``quarter1`` to ``quarter4``.
        precision: What unit it is; a day has no parts.

    Raises:
        BadDate: There is no such part.
    """
    if part not in _FRACTIONS:
        raise BadDate(f"no part {part!r}; there are {', '.join(_FRACTIONS)}")
    if interval.earliest is None or interval.latest is None or precision == "day":
        return interval
    first, last, of = _FRACTIONS[part]
    return Interval(
        _cut(interval.earliest, interval.latest, first, of),
        _cut(interval.earliest, interval.latest, last, of) - timedelta(days=1),
    )


def _cut(start: date, end: date, place: int, of: int) -> date:
    """The first day after ``place`` of ``of`` parts; Gregorian years are cut between months."""
    days = (end - start).days + 1
    if place == of:
        return end + timedelta(days=1)
    if of == 3 and 28 <= days <= 32:
        return start + timedelta(days=10 * place)
    if of == 3 and 3650 <= days <= 3654:
        return start.replace(year=start.year + (0, 4, 7)[place])
    if days in (365, 366) and (start.month, start.day) == (1, 1):
        return start.replace(month=12 * place // of + 1)
    return start + timedelta(days=round(days * place / of))
