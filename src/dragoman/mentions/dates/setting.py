"""What evaluating a date expression takes and gives."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from msgspec import Struct

from dragoman.calendars import Interval
from dragoman.mentions.dates.grammar import Expression
from dragoman.mentions.dates.units import as_calendar
from dragoman.model import Calendar, Precision

OPEN = Interval(None, None)
"""Nothing is known."""


class Setting(Struct, frozen=True):
    """What evaluation needs besides the anchor.

    Attributes:
        calendars: Of the pack, the usual one first.
        order: Of day and month in numeric dates, ``dmy``, ``mdy`` or ``None``.
        week_start: First day of the week, 0 is Monday.
        future: Whether the clause speaks of the future; ``None`` where no tense tells.
    """

    calendars: tuple[str, ...]
    order: str | None
    week_start: int
    future: bool | None

    @property
    def usual(self) -> Calendar:
        """The calendar that words like "last month" count in."""
        return as_calendar(self.calendars[0])


class Meaning(Struct, frozen=True):
    """The days an expression may speak of."""

    interval: Interval
    precision: Precision
    calendar: Calendar


Op = Callable[[Expression, date | None, Setting], Meaning]
"""Gives the meaning of an expression seen from an anchor day; raises ``BadDate``."""
