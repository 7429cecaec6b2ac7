"""Calendars: Gregorian, Solar Hijri and Hijri days as intervals, and EDTF. Arithmetic, no words.

All days are ``datetime.date`` in the proleptic Gregorian calendar; there are no clock times and no
time zones.
"""

from __future__ import annotations

from dragoman.calendars.edtf import edtf
from dragoman.calendars.gregorian import (
    century_interval,
    decade_interval,
    gregorian_day,
    month_interval,
    season_interval,
    year_interval,
)
from dragoman.calendars.hijri import (
    gregorian_to_hijri,
    hijri_day_interval,
    hijri_month_interval,
    hijri_month_length,
    hijri_to_gregorian,
    hijri_year_interval,
)
from dragoman.calendars.interval import Interval, one_day, shift_day
from dragoman.calendars.jalali import (
    gregorian_to_jalali,
    is_jalali_leap,
    jalali_month_interval,
    jalali_month_length,
    jalali_season_interval,
    jalali_to_gregorian,
    jalali_year_interval,
)
from dragoman.calendars.weeks import (
    week_interval,
    weekday_after,
    weekday_before,
    weekday_on_or_before,
)

__all__ = [
    "Interval",
    "century_interval",
    "decade_interval",
    "edtf",
    "gregorian_day",
    "gregorian_to_hijri",
    "gregorian_to_jalali",
    "hijri_day_interval",
    "hijri_month_interval",
    "hijri_month_length",
    "hijri_to_gregorian",
    "hijri_year_interval",
    "is_jalali_leap",
    "jalali_month_interval",
    "jalali_month_length",
    "jalali_season_interval",
    "jalali_to_gregorian",
    "jalali_year_interval",
    "month_interval",
    "one_day",
    "season_interval",
    "shift_day",
    "week_interval",
    "weekday_after",
    "weekday_before",
    "weekday_on_or_before",
    "year_interval",
]
