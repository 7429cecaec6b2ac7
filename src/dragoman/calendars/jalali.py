"""The Solar Hijri (Jalali) calendar of Iran and Afghanistan, exact for 1178 to 1501 AP.

Leap years follow the 33-year rule, which gives the same days as the observed equinox at Tehran in
all years from 1178 to 1501 AP (A. Birashk's 2820-year rule departs from the official calendar at
1403/1404).
"""

from __future__ import annotations

from datetime import date

from dragoman.calendars.interval import Interval
from dragoman.errors import BadDate

FIRST_YEAR = 1178
LAST_YEAR = 1501
_BEFORE_YEAR_ONE = 226894
"""``date.toordinal()`` of the day before 1 Farvardin 1."""


def is_jalali_leap(year: int) -> bool:
    """Whether Esfand of the year has 30 days."""
    return (25 * year + 11) % 33 < 8


def jalali_month_length(year: int, month: int) -> int:
    """The number of days of a month (1 is Farvardin)."""
    if month <= 6:
        return 31
    return 30 if month < 12 or is_jalali_leap(year) else 29


def jalali_to_gregorian(year: int, month: int, day: int) -> date:
    """The Gregorian day of a Solar Hijri one.

    Raises:
        BadDate: The calendar has no such day, or the year is outside 1178 to 1501 AP.
    """
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise BadDate(f"year {year} AP is outside {FIRST_YEAR} to {LAST_YEAR}")
    if not 1 <= month <= 12 or not 1 <= day <= jalali_month_length(year, month):
        raise BadDate(f"the Solar Hijri calendar has no day {year}-{month:02}-{day:02}")
    before_month = 31 * (month - 1) if month <= 7 else 30 * (month - 1) + 6
    return date.fromordinal(_before_year(year) + before_month + day)


def gregorian_to_jalali(day: date) -> tuple[int, int, int]:
    """Year, month and day in the Solar Hijri calendar.

    Raises:
        BadDate: The day is outside 1178 to 1501 AP.
    """
    year = day.year - 621
    if day.toordinal() <= _before_year(year):
        year -= 1
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise BadDate(f"{day} is outside the years {FIRST_YEAR} to {LAST_YEAR} AP")
    place = day.toordinal() - _before_year(year) - 1
    if place < 186:
        return year, place // 31 + 1, place % 31 + 1
    return year, (place - 6) // 30 + 1, (place - 6) % 30 + 1


def jalali_month_interval(year: int, month: int) -> Interval:
    """All days of a Solar Hijri month."""
    return Interval(
        jalali_to_gregorian(year, month, 1),
        jalali_to_gregorian(year, month, jalali_month_length(year, month)),
    )


def jalali_year_interval(year: int) -> Interval:
    """All days of a Solar Hijri year, Nowruz to the end of Esfand."""
    return Interval(jalali_to_gregorian(year, 1, 1), jalali_month_interval(year, 12).latest)


def jalali_season_interval(year: int, season: int) -> Interval:
    """All days of a season (1 spring, 2 summer, 3 autumn, 4 winter): three whole months."""
    if not 1 <= season <= 4:
        raise BadDate(f"there is no season {season}; 1 is spring, 4 is winter")
    return Interval(
        jalali_to_gregorian(year, 3 * season - 2, 1), jalali_month_interval(year, 3 * season).latest
    )


def _before_year(year: int) -> int:
    return _BEFORE_YEAR_ONE + 365 * (year - 1) + (8 * year + 21) // 33
