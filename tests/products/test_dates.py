from __future__ import annotations

from datetime import date

import pytest

from dragoman.calendars import (
    Interval,
    decade_interval,
    hijri_month_interval,
    jalali_season_interval,
    jalali_year_interval,
    month_interval,
    season_interval,
    year_interval,
)
from dragoman.model import Basis, Calendar, Date
from dragoman.products.dates import say_date


def when(
    first: str | None,
    last: str | None,
    *,
    basis: Basis = "explicit",
    calendar: Calendar = "gregorian",
    edtf: str | None = None,
) -> Date:
    days = [None if day is None else date.fromisoformat(day) for day in (first, last)]
    return Date(edtf, days[0], days[1], "interval", basis, calendar)


def over(days: Interval, calendar: Calendar = "gregorian") -> Date:
    return Date(None, days.earliest, days.latest, "interval", "explicit", calendar)


@pytest.mark.parametrize(
    ("record", "said"),
    [
        (None, "undated"),
        (when(None, None), "undated"),
        (when("1979-03-26", "1979-03-26"), "26 March 1979"),
        (over(month_interval(1978, 9)), "September 1978"),
        (when("2018-06-01", "2018-06-10"), "early June 2018"),
        (when("2018-06-11", "2018-06-20"), "mid-June 2018"),
        (when("2024-02-21", "2024-02-29"), "late February 2024"),
        (when("1998-04-05", "1998-04-10"), "5–10 April 1998"),
        (over(season_interval(2015, 3)), "autumn 2015"),
        (over(year_interval(1991)), "1991"),
        (when("1991-09-01", "1991-12-31"), "late 1991"),
        (over(decade_interval(1980)), "1980s"),
        (when("1800-01-01", "1899-12-31"), "19th century"),
        (when("1914-01-01", "1918-12-31"), "1914–1918"),
        (when(None, "2015-07-14"), "by 14 July 2015"),
        (when(None, "2014-12-31"), "by the end of 2014"),
        (when(None, "2016-02-29"), "by the end of February 2016"),
        (when("2020-02-01", None), "1 February 2020 or later"),
        (when("2019-10-02", "2020-03-20"), "between 2 October 2019 and 20 March 2020"),
        (when("2023-03-10", "2023-03-10", basis="document"), "in news of 10 March 2023"),
        (when("1962-01-01", "1962-12-31", edtf="1962~"), "about 1962"),
        (when("1962-01-01", "1962-12-31", edtf="1962?"), "1962 (uncertain)"),
    ],
)
def test_a_date_is_said_as_precisely_as_the_record(record: Date | None, said: str) -> None:
    assert say_date(record) == said


def test_winter_names_both_its_years() -> None:
    assert say_date(over(season_interval(2022, 4))) == "winter 2021–22"


@pytest.mark.parametrize(
    ("record", "said"),
    [
        (when("2015-07-14", "2015-07-14", calendar="jalali"), "23 Tir 1394 = 14 July 2015"),
        (
            over(jalali_season_interval(1402, 3), "jalali"),
            "autumn 1402 = 23 Sep – 21 Dec 2023",
        ),
        (over(jalali_year_interval(1357), "jalali"), "1357 = 21 Mar 1978 – 20 Mar 1979"),
        (when("2024-07-01", "2024-07-10", calendar="jalali"), "mid-Tir 1403 = 1 Jul – 10 Jul 2024"),
        (over(hijri_month_interval(1445, 9), "hijri"), "Ramadan 1445 AH = 10 Mar – 10 Apr 2024"),
        (when("2019-10-02", None, calendar="jalali"), "2 October 2019 or later"),
    ],
)
def test_a_date_of_another_calendar_is_said_in_both(record: Date, said: str) -> None:
    assert say_date(record) == said
