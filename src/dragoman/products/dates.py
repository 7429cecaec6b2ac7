"""Dates for people: as precise as the record and no more, in both calendars where the text had two.

Months and seasons are in English. Days are Gregorian; a date that the text gave in the Solar Hijri
or Hijri calendar is written in that calendar first: "autumn 1402 = 23 Sep – 21 Dec 2023".
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from dragoman.calendars import (
    Interval,
    century_interval,
    decade_interval,
    gregorian_to_hijri,
    gregorian_to_jalali,
    hijri_day_interval,
    hijri_month_interval,
    hijri_year_interval,
    jalali_month_interval,
    jalali_season_interval,
    jalali_year_interval,
    month_interval,
    season_interval,
)
from dragoman.errors import BadDate
from dragoman.model import Date

UNDATED = "undated"
MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
SEASONS = ("spring", "summer", "autumn", "winter")
JALALI_MONTHS = (
    "Farvardin",
    "Ordibehesht",
    "Khordad",
    "Tir",
    "Mordad",
    "Shahrivar",
    "Mehr",
    "Aban",
    "Azar",
    "Dey",
    "Bahman",
    "Esfand",
)
HIJRI_MONTHS = (
    "Muharram",
    "Safar",
    "Rabi al-Awwal",
    "Rabi al-Thani",
    "Jumada al-Ula",
    "Jumada al-Akhira",
    "Rajab",
    "Shaban",
    "Ramadan",
    "Shawwal",
    "Dhu al-Qada",
    "Dhu al-Hijja",
)
_ORDINALS = {1: "st", 2: "nd", 3: "rd"}
_PARTS = (("early", 0, 10), ("mid", 10, 20), ("late", 20, 31))


def say_date(when: Date | None) -> str:
    """A date in words: "20 November 2014", "mid-July 2024", "before ...", "undated".

    Where the day of the news stands in for a date that no words give, this is said: "in news of 10
    July 2024". A date said in another calendar is given in both.
    """
    if when is None or (when.earliest is None and when.latest is None):
        return UNDATED
    said = _say_interval(Interval(when.earliest, when.latest))
    if when.basis == "document":
        return f"in news of {said}"
    native = _native(when)
    if native is None:
        return _qualified(said, when.edtf)
    return f"{native} = {_short(Interval(when.earliest, when.latest))}"


def say_day(day: date) -> str:
    """A day: "20 November 2014"."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def _qualified(said: str, edtf: str | None) -> str:
    """The words with the doubt that the record has: EDTF's ``~`` and ``?``."""
    if edtf is None:
        return said
    about = "about " if edtf[-1] in "~%" and said[0].isdigit() else ""
    return f"{about}{said}{' (uncertain)' if edtf[-1] in '?%' else ''}"


def _say_interval(days: Interval) -> str:
    first, last = days.earliest, days.latest
    if first is None:
        return UNDATED if last is None else _until(last)
    if last is None:
        return f"{say_day(first)} or later"
    if first == last:
        return say_day(first)
    return next(_units(first, last), None) or _range(first, last)


def _until(last: date) -> str:
    after = last + timedelta(days=1) if last < date.max else last
    if (after.month, after.day) == (1, 1):
        return f"by the end of {last.year}"
    if after.day == 1:
        return f"by the end of {MONTHS[last.month - 1]} {last.year}"
    return f"by {say_day(last)}"


def _units(first: date, last: date) -> Iterator[str]:
    """The names of units of the Gregorian calendar that are exactly these days, best first."""
    days = Interval(first, last)
    if days == month_interval(first.year, first.month):
        yield f"{MONTHS[first.month - 1]} {first.year}"
    if (first.year, first.month) == (last.year, last.month):
        yield from _month_parts(first, last)
    yield from _season_names(first, days)
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
        yield _years(first.year, last.year)
    yield from _year_parts(first, last)


def _month_parts(first: date, last: date) -> Iterator[str]:
    end = month_interval(first.year, first.month).latest
    for part, start, stop in _PARTS:
        closing = last.day == stop or (part == "late" and last == end)
        if first.day == start + 1 and closing:
            joint = "-" if part == "mid" else " "
            yield f"{part}{joint}{MONTHS[first.month - 1]} {first.year}"


def _season_names(first: date, days: Interval) -> Iterator[str]:
    for year in (first.year, first.year + 1):
        for number, season in enumerate(SEASONS, 1):
            try:
                if days == season_interval(year, number):
                    yield _season(season, first, days)
            except BadDate:
                continue


def _season(season: str, first: date, days: Interval) -> str:
    crosses = days.latest is not None and days.latest.year != first.year
    return (
        f"{season} {first.year}–{str(first.year + 1)[-2:]}" if crosses else f"{season} {first.year}"
    )


def _years(first: int, last: int) -> str:
    days = Interval(date(first, 1, 1), date(last, 12, 31))
    if first == last:
        return str(first)
    if first % 10 == 0 and days == decade_interval(first):
        return f"{first}s"
    if first % 100 == 0 and days == century_interval(first // 100 + 1):
        return f"{_ordinal(first // 100 + 1)} century"
    return f"{first}–{last}"


def _year_parts(first: date, last: date) -> Iterator[str]:
    parts = {(1, 4): "early ", (5, 8): "mid-", (9, 12): "late "}
    whole = first.day == 1 and month_interval(last.year, last.month).latest == last
    if whole and first.year == last.year and (first.month, last.month) in parts:
        yield f"{parts[first.month, last.month]}{first.year}"


def _ordinal(number: int) -> str:
    teen = 10 < number % 100 < 14
    return f"{number}{'th' if teen else _ORDINALS.get(number % 10, 'th')}"


def _range(first: date, last: date) -> str:
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{say_day(last)}"
    return f"between {say_day(first)} and {say_day(last)}"


def _brief_day(day: date, *, year: bool = True) -> str:
    months = f"{day.day} {MONTHS[day.month - 1][:3]}"
    return f"{months} {day.year}" if year else months


def _short(days: Interval) -> str:
    """The days behind a date of another calendar: "23 Sep – 21 Dec 2023"."""
    first, last = days.earliest, days.latest
    if first is None or last is None or first == last:
        return _say_interval(days)
    return f"{_brief_day(first, year=first.year != last.year)} – {_brief_day(last)}"


def _native(when: Date) -> str | None:
    """The date in the calendar that the text used; ``None`` where that is the Gregorian one."""
    if when.calendar == "gregorian" or when.earliest is None or when.latest is None:
        return None
    days = Interval(when.earliest, when.latest)
    names = _jalali_names if when.calendar == "jalali" else _hijri_names
    try:
        return next(names(when.earliest, days), None)
    except BadDate:
        return None


def _jalali_names(first: date, days: Interval) -> Iterator[str]:
    year, month, day = gregorian_to_jalali(first)
    name = JALALI_MONTHS[month - 1]
    if days.earliest == days.latest:
        yield f"{day} {name} {year}"
    if days == jalali_month_interval(year, month):
        yield f"{name} {year}"
    if days == jalali_year_interval(year):
        yield f"{year}"
    if month % 3 == 1 and days == jalali_season_interval(year, month // 3 + 1):
        yield f"{SEASONS[month // 3]} {year}"
    yield from _jalali_parts(days, year, month)


def _jalali_parts(days: Interval, year: int, month: int) -> Iterator[str]:
    whole = jalali_month_interval(year, month)
    if whole.earliest is None or days.earliest is None or days.latest is None:
        return
    start, end = days.earliest - whole.earliest, days.latest - whole.earliest
    for part, first, last in _PARTS:
        closing = end.days + 1 == last or (part == "late" and days.latest == whole.latest)
        if start.days == first and closing:
            joint = "-" if part == "mid" else " "
            yield f"{part}{joint}{JALALI_MONTHS[month - 1]} {year}"


def _hijri_names(first: date, days: Interval) -> Iterator[str]:
    middle = first if days.latest is None else first + (days.latest - first) / 2
    year, month, day = gregorian_to_hijri(middle)
    name = HIJRI_MONTHS[month - 1]
    if days == hijri_month_interval(year, month):
        yield f"{name} {year} AH"
    if days == hijri_year_interval(year):
        yield f"{year} AH"
    if days.earliest == days.latest or days == hijri_day_interval(year, month, day):
        yield f"{day} {name} {year} AH"
