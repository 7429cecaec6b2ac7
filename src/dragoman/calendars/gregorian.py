"""Months, seasons, years, decades and centuries of the Gregorian calendar as intervals of days."""

from __future__ import annotations

from calendar import monthrange
from datetime import date

from dragoman.calendars.interval import Interval
from dragoman.calendars.jalali import jalali_season_interval
from dragoman.errors import BadDate


def gregorian_day(year: int, month: int, day: int) -> date:
    """The day.

    Raises:
        BadDate: The calendar has no such day.
    """
    try:
        return date(year, month, day)
    except ValueError as error:
        message = f"the Gregorian calendar has no day {year}-{month:02}-{day:02}"
        raise BadDate(message) from error


def month_interval(year: int, month: int) -> Interval:
    """All days of a month."""
    first = gregorian_day(year, month, 1)
    return Interval(first, first.replace(day=monthrange(year, month)[1]))


def year_interval(year: int) -> Interval:
    """All days of a year."""
    return Interval(gregorian_day(year, 1, 1), gregorian_day(year, 12, 31))


def decade_interval(first_year: int) -> Interval:
    """The ten years from ``first_year``, which ends in 0."""
    return Interval(gregorian_day(first_year, 1, 1), gregorian_day(first_year + 9, 12, 31))


def century_interval(number: int) -> Interval:
    """The hundred years of a century as ISO 8601 counts them: the 20th is 1900 to 1999."""
    first = 100 * (number - 1)
    return Interval(gregorian_day(max(first, 1), 1, 1), gregorian_day(first + 99, 12, 31))


def season_interval(year: int, season: int) -> Interval:
    """The astronomical season of the northern half of the earth (1 spring to 4 winter).

    It runs from equinox to solstice as the Solar Hijri calendar places them: spring 2022 is 21
    March to 21 June. Winter is named by the year of its January, as meteorologists do: winter 2022
    began in December 2021.
    """
    return jalali_season_interval(year - (622 if season == 4 else 621), season)
