"""Days as metadata of tables and feeds write them."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime

_DAY = re.compile(r"(\d{4})-?(\d{2})-?(\d{2})(?!\d{4})")


def day_of(said: str | None) -> date | None:
    """The Gregorian day that a date in ISO 8601, or seconds since 1970, stands for."""
    if not said:
        return None
    found = _DAY.match(said.strip())
    try:
        if found:
            return date(*map(int, found.groups()))
        if said.strip().isdigit() and len(said.strip()) in (10, 13):
            return datetime.fromtimestamp(int(said.strip()[:10]), UTC).date()
    except ValueError:
        return None
    return None
