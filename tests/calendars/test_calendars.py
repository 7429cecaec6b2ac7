"""Arithmetic of the three calendars, of intervals and weeks, and writing in EDTF."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.calendars import (
    Interval,
    century_interval,
    decade_interval,
    edtf,
    gregorian_to_hijri,
    gregorian_to_jalali,
    hijri_day_interval,
    hijri_to_gregorian,
    is_jalali_leap,
    jalali_month_interval,
    jalali_season_interval,
    jalali_to_gregorian,
    jalali_year_interval,
    month_interval,
    season_interval,
    week_interval,
    weekday_after,
    weekday_before,
    weekday_on_or_before,
    year_interval,
)
from dragoman.errors import BadDate
from dragoman.model import Precision

DAYS = st.dates(date(1850, 1, 1), date(2100, 12, 31))


@pytest.mark.parametrize(
    ("jalali", "gregorian"),
    [
        ((1285, 5, 14), "1906-08-06"),
        ((1299, 12, 3), "1921-02-22"),
        ((1331, 4, 30), "1952-07-21"),
        ((1332, 5, 28), "1953-08-19"),
        ((1357, 11, 22), "1979-02-11"),
        ((1368, 3, 14), "1989-06-04"),
        ((1394, 4, 23), "2015-07-14"),
        ((1400, 5, 24), "2021-08-15"),
        ((1403, 1, 1), "2024-03-20"),
        ((1403, 12, 30), "2025-03-20"),
        ((1404, 1, 1), "2025-03-21"),
    ],
)
def test_solar_hijri_days_are_the_gregorian_days_of_history(
    jalali: tuple[int, int, int], gregorian: str
) -> None:
    assert jalali_to_gregorian(*jalali) == date.fromisoformat(gregorian)
    assert gregorian_to_jalali(date.fromisoformat(gregorian)) == jalali


def test_leap_years_are_those_of_the_official_calendar() -> None:
    leap = [year for year in range(1370, 1413) if is_jalali_leap(year)]
    assert leap == [1370, 1375, 1379, 1383, 1387, 1391, 1395, 1399, 1403, 1408, 1412]


def test_every_solar_hijri_day_from_1200_to_1500_goes_both_ways() -> None:
    when, last = jalali_to_gregorian(1200, 1, 1), jalali_to_gregorian(1500, 12, 29)
    before = gregorian_to_jalali(when - timedelta(days=1))
    while when <= last:
        now = gregorian_to_jalali(when)
        assert now > before
        assert jalali_to_gregorian(*now) == when
        before, when = now, when + timedelta(days=1)


@pytest.mark.parametrize("wrong", [(1402, 12, 30), (1403, 7, 31), (1403, 13, 1), (1100, 1, 1)])
def test_days_that_the_solar_hijri_calendar_lacks_are_refused(wrong: tuple[int, int, int]) -> None:
    with pytest.raises(BadDate):
        jalali_to_gregorian(*wrong)


def test_solar_hijri_units_are_whole() -> None:
    assert jalali_month_interval(1403, 4) == Interval(date(2024, 6, 21), date(2024, 7, 21))
    assert jalali_season_interval(1402, 3) == Interval(date(2023, 9, 23), date(2023, 12, 21))
    assert jalali_year_interval(1403) == Interval(date(2024, 3, 20), date(2025, 3, 20))


@pytest.mark.parametrize(
    ("hijri", "gregorian"),
    [((1400, 1, 1), "1979-11-21"), ((1445, 9, 1), "2024-03-11"), ((1441, 12, 10), "2020-07-31")],
)
def test_hijri_days_are_within_a_day_of_those_observed(
    hijri: tuple[int, int, int], gregorian: str
) -> None:
    assert hijri_day_interval(*hijri).contains(date.fromisoformat(gregorian))


@given(DAYS)
def test_hijri_days_go_both_ways(when: date) -> None:
    assert hijri_to_gregorian(*gregorian_to_hijri(when)) == when


def test_seasons_run_from_equinox_to_solstice() -> None:
    assert season_interval(2022, 1) == Interval(date(2022, 3, 21), date(2022, 6, 21))
    assert season_interval(2022, 4) == Interval(date(2021, 12, 22), date(2022, 3, 20))


def test_an_interval_cannot_run_backwards() -> None:
    with pytest.raises(BadDate):
        Interval(date(2020, 1, 2), date(2020, 1, 1))


def test_intervals_meet_and_join() -> None:
    spring, may = season_interval(2022, 1), month_interval(2022, 5)
    assert spring.intersection(may) == may
    assert spring.intersection(month_interval(2022, 9)) is None
    assert spring.hull(Interval(None, date(2022, 1, 1))) == Interval(None, spring.latest)
    assert Interval(None, date(2022, 1, 1)).contains(date(1000, 1, 1))
    assert not Interval(date(2022, 1, 1), None).overlaps(year_interval(2021))


@given(DAYS, st.integers(0, 6))
def test_weekdays_are_found_on_their_side(when: date, weekday: int) -> None:
    on, before, after = (
        weekday_on_or_before(when, weekday),
        weekday_before(when, weekday),
        weekday_after(when, weekday),
    )
    assert before < when < after
    assert on in (before, when)
    assert {on.weekday(), before.weekday(), after.weekday()} == {weekday}


def test_a_week_begins_on_the_day_it_is_told_to() -> None:
    wednesday = date(2024, 7, 10)
    assert week_interval(wednesday) == Interval(date(2024, 7, 8), date(2024, 7, 14))
    assert week_interval(wednesday, 5) == Interval(date(2024, 7, 6), date(2024, 7, 12))


@pytest.mark.parametrize(
    ("interval", "precision", "written"),
    [
        (Interval(date(2014, 11, 20), date(2014, 11, 20)), "day", "2014-11-20"),
        (month_interval(2024, 2), "month", "2024-02"),
        (season_interval(2022, 1), "season", "2022-21"),
        (jalali_season_interval(1400, 4), "season", "2022-24"),
        (year_interval(2014), "year", "2014"),
        (decade_interval(1980), "decade", "198X"),
        (century_interval(20), "century", "19XX"),
        (Interval(date(1947, 1, 1), date(1991, 12, 31)), "interval", "1947/1991"),
        (jalali_month_interval(1403, 4), "month", "2024-06-21/2024-07-21"),
        (Interval(None, date(2014, 1, 3)), "unknown", "../2014-01-03"),
        (Interval(date(2014, 1, 3), None), "unknown", "2014-01-03/.."),
    ],
)
def test_edtf_says_exactly_these_days(
    interval: Interval, precision: Precision, written: str
) -> None:
    assert edtf(interval, precision) == written


def test_edtf_marks_what_is_approximate_and_has_no_word_for_nothing() -> None:
    assert edtf(year_interval(2014), "year", qualifier="~") == "2014~"
    assert edtf(Interval(None, None), "unknown") is None
