"""Days that a page states of itself, in any calendar of the packs; nothing is inferred here."""

from __future__ import annotations

import re
from datetime import date
from functools import cache

from msgspec import Struct

from dragoman.calendars import gregorian_day, hijri_to_gregorian, jalali_to_gregorian
from dragoman.cleaning.cues import line_key
from dragoman.errors import BadDate
from dragoman.model import Calendar, Date, Document
from dragoman.pack import Pack
from dragoman.text import Span, trimmed

_TOKEN = re.compile(r"\d+|[^\W\d_]+")
_ISO = re.compile(r"(?<!\d)(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)")
_DAY_FIRST = re.compile(r"(?<!\d)(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})(?!\d)")
_CONVERTERS = {
    "gregorian": gregorian_day,
    "jalali": jalali_to_gregorian,
    "hijri": hijri_to_gregorian,
}


class MonthRow(Struct, frozen=True):
    """One row of the pack table ``months``: a name of a month of a calendar."""

    calendar: Calendar
    number: int
    text: str


class StatedDay(Struct, frozen=True):
    """A day found in a stretch of text.

    Attributes:
        day: In the Gregorian calendar.
        calendar: The calendar it was written in.
        start: Offset in the text searched.
        end: Exclusive.
    """

    day: date
    calendar: Calendar
    start: int
    end: int


@cache
def _months(pack: Pack) -> dict[str, tuple[MonthRow, ...]]:
    found: dict[str, tuple[MonthRow, ...]] = {}
    for row in pack.table("months", MonthRow):
        name = line_key(row.text, pack).text.lower().rstrip(".")
        found[name] = (*found.get(name, ()), row)
    return found


def stated_day(text: str, packs: tuple[Pack, ...]) -> StatedDay | None:
    """The first full day (day, month and year) that ``text`` names.

    A day in figures is read only where the order is certain: year first, or a day above 12 first.
    """
    for pack in packs:
        key = line_key(text, pack)
        plain = "".join(str(int(c)) if c.isdecimal() else c for c in key.text.lower())
        found = _named_month(plain, pack) or _figures(plain)
        if found is not None:
            span = key.original(found.start, found.end)
            return StatedDay(found.day, found.calendar, span.start, span.end)
    return None


def _named_month(text: str, pack: Pack) -> StatedDay | None:
    tokens = list(_TOKEN.finditer(text))
    months = _months(pack)
    for index, token in enumerate(tokens):
        for row in months.get(token.group(), ()):
            near = tokens[max(0, index - 2) : index + 4]
            numbers = [t for t in near if t.group().isdigit()]
            year = next((t for t in numbers if _fits(int(t.group()), row.calendar)), None)
            beside = (t for t in numbers if t is not year and int(t.group()) <= 31)
            day = next(beside, None)
            if year is None or day is None:
                continue
            value = _day(row.calendar, int(year.group()), row.number, int(day.group()))
            if value is not None:
                ends = (token, year, day)
                return StatedDay(
                    value,
                    row.calendar,
                    min(t.start() for t in ends),
                    max(t.end() for t in ends),
                )
    return None


def _fits(year: int, calendar: Calendar) -> bool:
    ranges = {"gregorian": (1900, 2100), "jalali": (1280, 1500), "hijri": (1300, 1520)}
    low, high = ranges[calendar]
    return low <= year <= high


def _figures(text: str) -> StatedDay | None:
    if match := _ISO.search(text):
        year, month, day = map(int, match.groups())
        calendar: Calendar = "gregorian" if year > 1900 else "jalali"
        value = _day(calendar, year, month, day) if _fits(year, calendar) else None
        if value is not None:
            return StatedDay(value, calendar, match.start(), match.end())
    if match := _DAY_FIRST.search(text):
        day, month, year = map(int, match.groups())
        certain = day > 12 and _fits(year, "gregorian")
        value = _day("gregorian", year, month, day) if certain else None
        if value is not None:
            return StatedDay(value, "gregorian", match.start(), match.end())
    return None


def _day(calendar: Calendar, year: int, month: int, day: int) -> date | None:
    try:
        return _CONVERTERS[calendar](year, month, day)
    except (BadDate, ValueError):
        return None


def explicit(document: Document, within: Span, packs: tuple[Pack, ...]) -> Date | None:
    """The day stated within a span of the document, with the words as evidence."""
    found = stated_day(document.text[within.start : within.end], packs)
    if found is None:
        return None
    span = trimmed(document.text, within.start + found.start, within.start + found.end)
    evidence = document.evidence(span)
    day = found.day
    return Date(
        day.isoformat(), day, day, "day", "explicit", found.calendar, evidence.quote, evidence
    )
