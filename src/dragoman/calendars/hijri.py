"""The Islamic lunar (Hijri) calendar, by the tabular rule.

Months begin at the sighting of the moon, which differs between countries; the tabular calendar
(type II, civil epoch) is within a day of the Umm al-Qura and most sighted dates. Every function
that gives an interval therefore widens it by ``TOLERANCE`` days, and EDTF made from it should be
marked approximate (``~``).
"""

from __future__ import annotations

from datetime import date

from dragoman.calendars.interval import Interval
from dragoman.errors import BadDate

TOLERANCE = 1
_BEFORE_YEAR_ONE = 227014
"""``date.toordinal()`` of the day before 1 Muharram 1 (16 July 622 Julian)."""


def is_hijri_leap(year: int) -> bool:
    """Whether Dhu al-Hijja of the year has 30 days by the tabular rule."""
    return (14 + 11 * year) % 30 < 11


def hijri_month_length(year: int, month: int) -> int:
    """The number of days of a month (1 is Muharram) by the tabular rule."""
    return 30 if month % 2 == 1 or (month == 12 and is_hijri_leap(year)) else 29


def hijri_to_gregorian(year: int, month: int, day: int) -> date:
    """The Gregorian day by the tabular rule; the day observed may be one earlier or later.

    Raises:
        BadDate: The calendar has no such day.
    """
    if not 1 <= year <= 9000 or not 1 <= month <= 12 or not 1 <= day <= 30:
        raise BadDate(f"the Hijri calendar has no day {year}-{month:02}-{day:02}")
    before_month = 29 * (month - 1) + month // 2
    return date.fromordinal(_before_year(year) + before_month + day)


def gregorian_to_hijri(day: date) -> tuple[int, int, int]:
    """Year, month and day by the tabular rule.

    Raises:
        BadDate: The day is before 1 Muharram 1.
    """
    place = day.toordinal() - _BEFORE_YEAR_ONE
    if place < 1:
        raise BadDate(f"{day} is before the Hijri calendar begins")
    year = (30 * place + 10616) // 10631
    month, rest = 1, day.toordinal() - _before_year(year)
    while rest > hijri_month_length(year, month):
        rest -= hijri_month_length(year, month)
        month += 1
    return year, month, rest


def hijri_day_interval(year: int, month: int, day: int) -> Interval:
    """The days on which a Hijri day may have been observed."""
    exact = hijri_to_gregorian(year, month, day)
    return Interval(exact, exact).widened(TOLERANCE)


def hijri_month_interval(year: int, month: int) -> Interval:
    """The days that may belong to a Hijri month."""
    return Interval(
        hijri_to_gregorian(year, month, 1),
        hijri_to_gregorian(year, month, hijri_month_length(year, month)),
    ).widened(TOLERANCE)


def hijri_year_interval(year: int) -> Interval:
    """The days that may belong to a Hijri year."""
    return Interval(
        hijri_to_gregorian(year, 1, 1), hijri_to_gregorian(year, 12, hijri_month_length(year, 12))
    ).widened(TOLERANCE)


def _before_year(year: int) -> int:
    return _BEFORE_YEAR_ONE + 354 * (year - 1) + (3 + 11 * year) // 30
