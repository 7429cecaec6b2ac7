"""Intervals of days, inclusive at both ends and open where an end is not known."""

from __future__ import annotations

from datetime import date, timedelta

from msgspec import Struct

from dragoman.errors import BadDate


class Interval(Struct, frozen=True):
    """The days from ``earliest`` to ``latest``, both included; ``None`` is an open end.

    Raises:
        BadDate: The first day is after the last.
    """

    earliest: date | None
    latest: date | None

    def __post_init__(self) -> None:
        if self.earliest is not None and self.latest is not None and self.earliest > self.latest:
            raise BadDate(f"an interval cannot run from {self.earliest} back to {self.latest}")

    @property
    def bounded(self) -> bool:
        """Whether both ends are known."""
        return self.earliest is not None and self.latest is not None

    def contains(self, day: date) -> bool:
        """Whether ``day`` may lie in the interval."""
        return (self.earliest is None or self.earliest <= day) and (
            self.latest is None or day <= self.latest
        )

    def overlaps(self, other: Interval) -> bool:
        """Whether some day may lie in both."""
        return self.intersection(other) is not None

    def intersection(self, other: Interval) -> Interval | None:
        """The days that lie in both, ``None`` where there are none."""
        earliest = _later(self.earliest, other.earliest)
        latest = _earlier(self.latest, other.latest)
        if earliest is not None and latest is not None and earliest > latest:
            return None
        return Interval(earliest, latest)

    def hull(self, other: Interval) -> Interval:
        """The shortest interval that holds both; open where either is open."""
        starts, ends = (self.earliest, other.earliest), (self.latest, other.latest)
        return Interval(
            None if starts[0] is None or starts[1] is None else min(starts[0], starts[1]),
            None if ends[0] is None or ends[1] is None else max(ends[0], ends[1]),
        )

    def shifted(self, days: int) -> Interval:
        """The interval moved by a number of days; open ends stay open."""
        return Interval(shift_day(self.earliest, days), shift_day(self.latest, days))

    def widened(self, days: int) -> Interval:
        """The interval made longer by a number of days at both ends."""
        return Interval(shift_day(self.earliest, -days), shift_day(self.latest, days))


def one_day(day: date) -> Interval:
    """The interval of a single day."""
    return Interval(day, day)


def shift_day(day: date | None, days: int) -> date | None:
    """``day`` moved by some days, held inside the years 1 to 9999; ``None`` stays ``None``."""
    if day is None:
        return None
    ordinal = min(max(day.toordinal() + days, 1), date.max.toordinal())
    return day + timedelta(days=ordinal - day.toordinal())


def _later(a: date | None, b: date | None) -> date | None:
    known = [day for day in (a, b) if day is not None]
    return max(known) if known else None


def _earlier(a: date | None, b: date | None) -> date | None:
    known = [day for day in (a, b) if day is not None]
    return min(known) if known else None
