"""Days as metadata of tables and feeds write them."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from email.utils import parsedate

from dragoman.calendars.jalali import FIRST_YEAR, LAST_YEAR, jalali_to_gregorian
from dragoman.errors import BadDate

_DAY = re.compile(r"(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?!\d)")
_TOGETHER = re.compile(r"(\d{4})(\d{2})(\d{2})(?:T?\d{4}(?:\d{2})?)?(?!\d)")
_DAY_FIRST = re.compile(r"(\d{1,2})([-/.])(\d{1,2})\2(\d{4})")
_NAMED = re.compile(r"\d{1,2}\s+[A-Za-z]{3}|[A-Za-z]{3,9},?\s")


def day_of(said: str | None) -> date | None:
    """The Gregorian day that metadata state; ``None`` where it is not beyond doubt.

    Taken are ISO 8601 (also with slashes or dots), the dates of mail (RFC 2822), seconds since
    1970, and days before months, if a dot parts them or the day is above 12. Years of the Solar
    Hijri calendar, in which Persian datasets write, are told by their number.
    """
    words = (said or "").strip()
    try:
        if found := _DAY.match(words):
            return _known(*map(int, found.group(1, 3, 4)))
        if found := _TOGETHER.match(words):
            return _known(*map(int, found.groups()))
        if found := _DAY_FIRST.match(words):
            day, mark, month, year = found.groups()
            is_certain = mark == "." or int(day) > 12
            return _known(int(year), int(month), int(day)) if is_certain else None
        if words.isdigit() and len(words) in (10, 13):
            return datetime.fromtimestamp(int(words[:10]), UTC).date()
        if _NAMED.match(words):
            stamp = parsedate(words) or parsedate(f"{words} 00:00:00")
            return None if stamp is None else date(*stamp[:3])
    except (ValueError, BadDate, TypeError, IndexError):
        return None
    return None


def _known(year: int, month: int, day: int) -> date:
    if FIRST_YEAR <= year <= LAST_YEAR:
        return jalali_to_gregorian(year, month, day)
    return date(year, month, day)
