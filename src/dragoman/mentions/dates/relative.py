"""Units said by their distance from an anchor day: last month, two years ago, on Friday."""

from __future__ import annotations

from datetime import date, timedelta

from dragoman.calendars import (
    Interval,
    century_interval,
    one_day,
    shift_day,
    week_interval,
    weekday_after,
    weekday_before,
    weekday_on_or_before,
)
from dragoman.errors import BadDate
from dragoman.mentions.dates.grammar import Expression
from dragoman.mentions.dates.said import calendar_and_year, nearest, unit_in, unit_precision
from dragoman.mentions.dates.setting import OPEN, Meaning, Setting
from dragoman.mentions.dates.units import months_from, year_month, year_span
from dragoman.model import Precision


def offset_of(expression: Expression) -> int | None:
    """How many units away it is said to be ("last": -1, "same": 0)."""
    found = expression.number("which")
    return expression.number("relative") if found is None else found


def which(expression: Expression, anchor: date | None, setting: Setting) -> Meaning:
    """Gives "last month", "next spring" as a unit before, around or after the anchor."""
    offset = offset_of(expression) or 0
    unit, weekday = _unit_word(expression), expression.number("weekday")
    if weekday is not None:
        return Meaning(_weekday_from(anchor, weekday, offset, setting), "day", "gregorian")
    if unit is not None:
        return _shifted(anchor, unit, offset, setting)
    return _named_unit(expression, anchor, offset, setting)


def _weekday_from(anchor: date | None, weekday: int, offset: int, setting: Setting) -> Interval:
    if anchor is None:
        return OPEN
    if offset < 0:
        return one_day(weekday_before(anchor, weekday))
    if offset > 0:
        return one_day(weekday_after(anchor, weekday))
    first = week_interval(anchor, setting.week_start).earliest or anchor
    return one_day(first + timedelta(days=(weekday - first.weekday()) % 7))


def _named_unit(
    expression: Expression, anchor: date | None, offset: int, setting: Setting
) -> Meaning:
    """Gives "last July", "next spring" as the nearest that lies wholly on that side."""
    calendar, _ = calendar_and_year(expression, None, setting)
    precision = unit_precision(expression)
    if anchor is None:
        return Meaning(OPEN, precision, calendar)
    year = year_month(anchor, calendar)[0]
    spans = [unit_in(expression, calendar, y) for y in range(year - 2, year + 3)]
    if offset == 0:
        return Meaning(
            nearest(expression, calendar, anchor=anchor, future=None), precision, calendar
        )
    before = [span for span in spans if span.latest is not None and span.latest < anchor]
    after = [span for span in spans if span.earliest is not None and span.earliest > anchor]
    return Meaning(before[-1] if offset < 0 else after[0], precision, calendar)


_PRECISIONS: dict[str, Precision] = {
    "day": "day",
    "week": "week",
    "month": "month",
    "year": "year",
    "decade": "decade",
    "century": "century",
}


def _shifted(anchor: date | None, unit: str, count: int, setting: Setting) -> Meaning:
    """The unit that lies ``count`` units from the one that holds the anchor."""
    calendar, precision = setting.usual, _PRECISIONS[unit]
    if anchor is None:
        return Meaning(OPEN, precision, calendar)
    if unit == "day":
        return Meaning(one_day(shift_day(anchor, count) or anchor), precision, calendar)
    if unit == "week":
        week = week_interval(anchor, setting.week_start)
        return Meaning(week.shifted(7 * count), precision, calendar)
    if unit == "month":
        return Meaning(months_from(calendar, anchor, count), precision, calendar)
    year = year_month(anchor, calendar)[0]
    if unit == "year":
        return Meaning(year_span(calendar, year + count), precision, calendar)
    if unit == "decade":
        first = (year // 10 + count) * 10
        decade = Interval(
            year_span(calendar, first).earliest, year_span(calendar, first + 9).latest
        )
        return Meaning(decade, precision, calendar)
    return Meaning(century_interval(anchor.year // 100 + 1 + count), precision, "gregorian")


def weekday(expression: Expression, anchor: date | None, setting: Setting) -> Meaning:
    """Gives "on Friday" as the last one up to the anchor, or the next if the clause looks ahead."""
    weekday = expression.number("weekday") or 0
    if anchor is None:
        return Meaning(OPEN, "day", "gregorian")
    if setting.future is True:
        day = anchor if anchor.weekday() == weekday else weekday_after(anchor, weekday)
    else:
        day = weekday_on_or_before(anchor, weekday)
    return Meaning(one_day(day), "day", "gregorian")


def offset(expression: Expression, anchor: date | None, setting: Setting) -> Meaning:
    """Gives "today", "yesterday" as a day counted from the anchor."""
    return _shifted(anchor, "day", expression.number("deictic") or 0, setting)


def _unit_word(expression: Expression) -> str | None:
    return expression.value("unit") or expression.value("units")


def ago(expression: Expression, anchor: date | None, setting: Setting) -> Meaning:
    """Gives "two years ago" as a unit some units before the anchor."""
    return _counted(expression, anchor, setting, sign=-1)


def ahead(expression: Expression, anchor: date | None, setting: Setting) -> Meaning:
    """Gives "two years later" as a unit some units after the anchor."""
    return _counted(expression, anchor, setting, sign=1)


def _counted(
    expression: Expression, anchor: date | None, setting: Setting, *, sign: int
) -> Meaning:
    """Weeks and decades are counted roughly: the seven days, the eleven years around the point."""
    unit = _unit_word(expression) or "day"
    count = sign * (expression.number("number") or 1)
    if anchor is None or unit not in ("week", "decade", "century"):
        return _shifted(anchor, unit, count, setting)
    if unit == "week":
        return Meaning(
            one_day(shift_day(anchor, 7 * count) or anchor).widened(3), "week", setting.usual
        )
    years = count * (10 if unit == "decade" else 100)
    middle = year_month(anchor, setting.usual)[0] + years
    half = abs(years) // abs(count) // 2
    return Meaning(
        Interval(
            year_span(setting.usual, middle - half).earliest,
            year_span(setting.usual, middle + half).latest,
        ),
        _PRECISIONS[unit],
        setting.usual,
    )


def recent(_expression: Expression, anchor: date | None, setting: Setting) -> Meaning:
    """Gives "in recent years" as any time up to the anchor."""
    return Meaning(Interval(None, anchor), "unknown", setting.usual)


def coming(_expression: Expression, anchor: date | None, setting: Setting) -> Meaning:
    """Gives "in the coming weeks" as any time from the anchor on."""
    return Meaning(Interval(anchor, None), "unknown", setting.usual)


def past_span(expression: Expression, anchor: date | None, setting: Setting) -> Meaning:
    """Gives "over the past two years" as the days from two years before the anchor to it."""
    return Meaning(
        Interval(shift_day(anchor, -_days(expression)), anchor), "interval", setting.usual
    )


def next_span(expression: Expression, anchor: date | None, setting: Setting) -> Meaning:
    """Gives "within three months" as the days from the anchor to three months after it."""
    return Meaning(
        Interval(anchor, shift_day(anchor, _days(expression))), "interval", setting.usual
    )


_DAYS = {
    "day": 1.0,
    "week": 7.0,
    "month": 30.44,
    "year": 365.25,
    "decade": 3652.5,
    "century": 36525,
}


def _days(expression: Expression) -> int:
    count = expression.number("number") or 1
    return round(count * _DAYS[_unit_word(expression) or "day"])


def of_that_year(expression: Expression, anchor: date | None, setting: Setting) -> Meaning:
    """Gives "June of the same year" as the month or day in the anchor's year."""
    calendar, _ = calendar_and_year(expression, None, setting)
    if anchor is None:
        return Meaning(OPEN, unit_precision(expression), calendar)
    year = year_month(anchor, calendar)[0]
    return Meaning(unit_in(expression, calendar, year), unit_precision(expression), calendar)


def day_of(expression: Expression, anchor: date | None, setting: Setting) -> Meaning:
    """Gives "the 10th of this month" as a day."""
    month = _shifted(anchor, "month", expression.number("which") or 0, setting)
    first = month.interval.earliest
    if first is None:
        return Meaning(OPEN, "day", month.calendar)
    day = shift_day(first, (expression.number("day") or 1) - 1) or first
    if not month.interval.contains(day):
        raise BadDate("the month has no such day")
    return Meaning(one_day(day), "day", month.calendar)
