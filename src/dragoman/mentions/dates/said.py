"""Units of a calendar said by name or number: days, months, seasons, years, decades, centuries."""

from __future__ import annotations

from datetime import date

from dragoman.calendars import Interval, century_interval, decade_interval
from dragoman.errors import BadDate
from dragoman.mentions.dates.grammar import Expression
from dragoman.mentions.dates.setting import OPEN, Meaning, Setting
from dragoman.mentions.dates.units import (
    as_calendar,
    calendar_of_year,
    day_span,
    month_span,
    season_span,
    year_month,
    year_span,
)
from dragoman.model import Calendar, Precision

_SOON, _LONG_AGO = 31, 180
"""Without a tense, "20 July" is ahead if it comes in so many days and was that long ago."""


def calendar_unit(expression: Expression, anchor: date | None, setting: Setting) -> Meaning:
    """A day, month, season or year said by name, in the year said or the nearest one."""
    calendar, year = calendar_and_year(expression, anchor, setting)
    precision = unit_precision(expression)
    if year is not None:
        return Meaning(unit_in(expression, calendar, year), precision, calendar)
    if anchor is None or expression.value("yearref") is not None:
        return Meaning(OPEN, precision, calendar)
    span = nearest(expression, calendar, anchor=anchor, future=setting.future)
    return Meaning(span, precision, calendar)


def calendar_and_year(
    expression: Expression, anchor: date | None, setting: Setting
) -> tuple[Calendar, int | None]:
    """The calendar of the words, and the year if they give one."""
    year = _written_year(expression)
    month = _month(expression)
    era = expression.value("era")
    if month is not None:
        calendar = as_calendar(month.partition(":")[0])
    elif era is not None:
        calendar = as_calendar(era)
    elif year is not None:
        calendar = calendar_of_year(year, setting.calendars)
    else:
        calendar = setting.usual
    if year is not None and (calendar == "gregorian") != (year >= 1500):
        raise BadDate(f"{year} is no {calendar} year of our time")
    offset = expression.number("yearref")
    if offset is not None and anchor is not None:
        year = year_month(anchor, calendar)[0] + offset
    return calendar, year


def _written_year(expression: Expression) -> int | None:
    written = expression.number("year")
    if written is None:
        written = expression.number("modern")
    short = expression.number("short_year")
    if written is None and short is not None:
        if short < 40:
            raise BadDate(f"{short} alone is no year")
        return 1300 + short
    return written


def unit_in(expression: Expression, calendar: Calendar, year: int) -> Interval:
    """The unit named, in a given year."""
    month = _month(expression)
    day = expression.number("day")
    if month is None:
        return _season_or_year(expression, calendar, year)
    number = int(month.partition(":")[2])
    if day is None:
        return month_span(calendar, year, number)
    return day_span(calendar, year, number, day)


def _season_or_year(expression: Expression, calendar: Calendar, year: int) -> Interval:
    season = _season(expression)
    if season is None:
        return year_span(calendar, year)
    ends_next_year = season == 4 and expression.value("short_year") is not None
    return season_span(calendar, year + ends_next_year, season)


def _month(expression: Expression) -> str | None:
    """Calendar and number of the month named, "jalali:4"."""
    kinds = ("month", "solo", "month_word")
    return next((value for kind in kinds if (value := expression.value(kind))), None)


def _season(expression: Expression) -> int | None:
    season = expression.number("season")
    return expression.number("lone_season") if season is None else season


def unit_precision(expression: Expression) -> Precision:
    """What unit is named."""
    if expression.value("day") is not None:
        return "day"
    if _month(expression) is not None:
        return "month"
    return "season" if _season(expression) is not None else "year"


def nearest(
    expression: Expression, calendar: Calendar, *, anchor: date, future: bool | None
) -> Interval:
    """The occurrence of a unit without its year that the tense, or nearness, picks."""
    year = year_month(anchor, calendar)[0]
    spans = [span for y in (year - 1, year, year + 1) if (span := _try(expression, calendar, y))]
    past = [span for span in spans if span.earliest is not None and span.earliest <= anchor]
    ahead = [span for span in spans if span.latest is not None and span.latest >= anchor]
    if future is True and ahead:
        return ahead[0]
    if future is False and past:
        return past[-1]
    soon = [span for span in ahead if span.earliest and (span.earliest - anchor).days <= _SOON]
    if soon and (not past or _distance(past[-1], anchor) > _LONG_AGO):
        return soon[0]
    if not past:
        raise BadDate("no year near has such a day")
    return past[-1]


def _try(expression: Expression, calendar: Calendar, year: int) -> Interval | None:
    try:
        return unit_in(expression, calendar, year)
    except BadDate:
        return None


def _distance(span: Interval, anchor: date) -> int:
    if span.earliest is None or span.latest is None or span.contains(anchor):
        return 0
    if span.earliest > anchor:
        return (span.earliest - anchor).days
    return (anchor - span.latest).days


def numeric(expression: Expression, _anchor: date | None, setting: Setting) -> Meaning:
    """A date in figures: "2024-07-10", «۱۴۰۳/۰۴/۲۰»."""
    pieces = expression.value("numeric") or ""
    fields = [field for field in pieces.replace(".", "/").replace("-", "/").split("/") if field]
    year, month, day = _fields(fields, setting.order)
    calendar = calendar_of_year(year, setting.calendars)
    return Meaning(day_span(calendar, year, month, day), "day", calendar)


def _fields(fields: list[str], order: str | None) -> tuple[int, int, int]:
    numbers = [int(field) for field in fields]
    if len(fields[0]) == 4 and len(fields[2]) <= 2:
        return numbers[0], numbers[1], numbers[2]
    if len(fields[2]) != 4 or len(fields[0]) > 2:
        raise BadDate(f"{'/'.join(fields)} does not say which number is the year")
    first, second = numbers[0], numbers[1]
    if order == "dmy" or first > 12 or first == second:
        return numbers[2], second, first
    if order == "mdy" or second > 12:
        return numbers[2], first, second
    raise BadDate(f"{'/'.join(fields)} does not say which number is the month")


def period(expression: Expression, _anchor: date | None, _setting: Setting) -> Meaning:
    """A named period of history ("the Cold War"), by the bounds the table gives."""
    first, _, last = (expression.value("period") or "").partition("/")
    interval = Interval(_edge(first, 0), _edge(last or first, -1))
    return Meaning(interval, "interval", "gregorian")


def _edge(text: str, place: int) -> date:
    """The first (0) or last (-1) day of a year or a day in ISO 8601."""
    if len(text) == 4:
        span = year_span("gregorian", int(text))
        text = str((span.earliest, span.latest)[place])
    return date.fromisoformat(text)


def decade(expression: Expression, _anchor: date | None, setting: Setting) -> Meaning:
    """Ten years: "the 1980s", «دهه شصت»."""
    first = expression.number("decade") or expression.number("year")
    short = expression.number("short_year") or expression.number("tens")
    if first is None and short is not None:
        first = 1300 + short if "jalali" in setting.calendars else 1900 + short
    if first is None or first % 10:
        raise BadDate(f"no decade begins in {first}")
    calendar = calendar_of_year(first, setting.calendars)
    if calendar == "gregorian":
        return Meaning(decade_interval(first), "decade", calendar)
    span = Interval(year_span(calendar, first).earliest, year_span(calendar, first + 9).latest)
    return Meaning(span, "decade", calendar)


def century(expression: Expression, _anchor: date | None, _setting: Setting) -> Meaning:
    """A hundred years: "the 19th century"."""
    number = expression.number("century") or expression.number("ordinal")
    number = number or expression.number("number") or 0
    if not 10 <= number <= 22:
        raise BadDate(f"century {number} is not of our time")
    return Meaning(century_interval(number), "century", "gregorian")
