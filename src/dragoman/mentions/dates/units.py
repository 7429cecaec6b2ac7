"""Days, months, seasons and years of a named calendar as intervals."""

from __future__ import annotations

from datetime import date

from dragoman import calendars
from dragoman.calendars import Interval
from dragoman.errors import BadDate
from dragoman.model import Calendar

_YEARS = {
    "gregorian": calendars.year_interval,
    "jalali": calendars.jalali_year_interval,
    "hijri": calendars.hijri_year_interval,
}
_MONTHS = {
    "gregorian": calendars.month_interval,
    "jalali": calendars.jalali_month_interval,
    "hijri": calendars.hijri_month_interval,
}


def as_calendar(name: str) -> Calendar:
    """A calendar by the name a table gives it.

    Raises:
        BadDate: There is no such calendar.
    """
    if name == "gregorian":
        return "gregorian"
    if name == "jalali":
        return "jalali"
    if name == "hijri":
        return "hijri"
    raise BadDate(f"no calendar {name!r}; there are gregorian, jalali, hijri")


def year_month(day: date, calendar: Calendar) -> tuple[int, int]:
    """The year and the month of a day."""
    if calendar == "jalali":
        return calendars.gregorian_to_jalali(day)[:2]
    if calendar == "hijri":
        return calendars.gregorian_to_hijri(day)[:2]
    return day.year, day.month


def year_span(calendar: Calendar, year: int) -> Interval:
    """All days of a year."""
    return _YEARS[calendar](year)


def month_span(calendar: Calendar, year: int, month: int) -> Interval:
    """All days of a month."""
    return _MONTHS[calendar](year, month)


def months_from(calendar: Calendar, day: date, months: int) -> Interval:
    """The month that lies some months after (or, negative, before) that of ``day``."""
    year, month = year_month(day, calendar)
    place = 12 * year + month - 1 + months
    return month_span(calendar, place // 12, place % 12 + 1)


def day_span(calendar: Calendar, year: int, month: int, day: int) -> Interval:
    """The day as an interval, which for Hijri days is three days long."""
    if calendar == "hijri":
        return calendars.hijri_day_interval(year, month, day)
    if calendar == "jalali":
        return calendars.one_day(calendars.jalali_to_gregorian(year, month, day))
    return calendars.one_day(calendars.gregorian_day(year, month, day))


def season_span(calendar: Calendar, year: int, season: int) -> Interval:
    """The season of a year (1 spring to 4 winter)."""
    if calendar == "jalali":
        return calendars.jalali_season_interval(year, season)
    return calendars.season_interval(year, season)


def calendar_of_year(year: int, known: tuple[str, ...]) -> Calendar:
    """The calendar that a bare year is of, among those a press uses.

    Raises:
        BadDate: The number is no year in any of them.
    """
    if year >= 1500:
        return "gregorian"
    if "jalali" in known and year >= 1200:
        return "jalali"
    raise BadDate(f"{year} is no year in {', '.join(known)}")
