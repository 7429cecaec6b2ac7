"""Writing dates in EDTF (ISO 8601-2:2019, level 1)."""

from __future__ import annotations

from datetime import date

from dragoman.calendars.gregorian import (
    century_interval,
    decade_interval,
    month_interval,
    season_interval,
    year_interval,
)
from dragoman.calendars.interval import Interval
from dragoman.errors import BadDate
from dragoman.model import Precision

SEASON_CODES = (21, 22, 23, 24)
"""Spring, summer, autumn, winter."""


def edtf(interval: Interval, precision: Precision, *, qualifier: str = "") -> str | None:
    """The interval in the shortest form that says exactly these days.

    A unit of the Gregorian calendar is written as such (``2024-07``, ``2022-21``, ``198X``);
    anything else, like a Solar Hijri month, is ``first/last`` with ``..`` for an open end.

    Args:
        interval: The days.
        precision: The unit of the words, which decides between forms of equal length.
        qualifier: ``~`` approximate, ``?`` uncertain, ``%`` both.

    Returns:
        ``None`` where nothing is known.
    """
    if interval.earliest is None and interval.latest is None:
        return None
    unit = _whole_unit(interval, precision)
    if unit is not None:
        return unit + qualifier
    return "/".join(_end(day, qualifier) for day in (interval.earliest, interval.latest))


def _end(day: date | None, qualifier: str) -> str:
    return ".." if day is None else day.isoformat() + qualifier


def _whole_unit(interval: Interval, precision: Precision) -> str | None:
    first, last = interval.earliest, interval.latest
    if first is None or last is None:
        return None
    if first == last:
        return first.isoformat()
    if precision == "season":
        return _season(first, interval)
    if precision == "decade" and interval == decade_interval(first.year - first.year % 10):
        return f"{first.year // 10:03}X"
    if precision == "century" and interval == century_interval(first.year // 100 + 1):
        return f"{first.year // 100:02}XX"
    if interval == year_interval(first.year):
        return f"{first.year:04}"
    if interval == month_interval(first.year, first.month):
        return f"{first.year:04}-{first.month:02}"
    return _years(interval)


def _season(first: date, interval: Interval) -> str | None:
    year = first.year + (first.month == 12)
    for season, code in enumerate(SEASON_CODES, 1):
        try:
            if interval == season_interval(year, season):
                return f"{year:04}-{code}"
        except BadDate:
            return None
    return None


def _years(interval: Interval) -> str | None:
    first, last = interval.earliest, interval.latest
    if first is None or last is None:
        return None
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
        return f"{first.year:04}/{last.year:04}"
    return None
