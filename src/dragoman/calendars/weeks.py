"""Arithmetic with weeks. Weekdays are those of ``date.weekday()``: 0 is Monday, 6 is Sunday."""

from __future__ import annotations

from datetime import date, timedelta

from dragoman.calendars.interval import Interval


def weekday_on_or_before(day: date, weekday: int) -> date:
    """The latest day with this weekday that is not after ``day``."""
    return day - timedelta(days=(day.weekday() - weekday) % 7)


def weekday_before(day: date, weekday: int) -> date:
    """The latest day with this weekday before ``day``."""
    return weekday_on_or_before(day - timedelta(days=1), weekday)


def weekday_after(day: date, weekday: int) -> date:
    """The first day with this weekday after ``day``."""
    return day + timedelta(days=(weekday - day.weekday() - 1) % 7 + 1)


def week_interval(day: date, first_weekday: int = 0) -> Interval:
    """The seven days of the week of ``day``, which begins on ``first_weekday`` (in Iran: 5)."""
    first = weekday_on_or_before(day, first_weekday)
    return Interval(first, first + timedelta(days=6))
