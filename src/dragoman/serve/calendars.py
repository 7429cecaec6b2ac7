"""Dates in the Gregorian and in the Solar Hijri calendar, side by side."""

from __future__ import annotations

from datetime import date

from dragoman.calendars import gregorian_to_jalali
from dragoman.errors import BadDate
from dragoman.model import Date
from dragoman.products.dates import JALALI_MONTHS, say_date


def both_calendars(when: Date | None) -> str:
    """A date in words, with its days in the Solar Hijri calendar where the words lack them."""
    said = say_date(when)
    if when is None or when.calendar != "gregorian":
        return said
    other = _jalali(when.earliest, when.latest)
    return said if other is None else f"{said} = {other}"


def _jalali(first: date | None, last: date | None) -> str | None:
    try:
        days = [gregorian_to_jalali(one) for one in (first, last) if one is not None]
    except BadDate:
        return None
    if not days:
        return None
    said = [f"{day} {JALALI_MONTHS[month - 1]} {year}" for year, month, day in days]
    if len(said) == 2:
        return said[0] if said[0] == said[1] else f"{said[0]} – {said[1]}"
    return f"{said[0]} or later" if last is None else f"by {said[0]}"
