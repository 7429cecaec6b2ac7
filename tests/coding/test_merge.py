from __future__ import annotations

from datetime import date

import pytest

from dragoman.coding.merge import dates_meet
from dragoman.model import Date
from tests.coding.told import coded


def days(first: str | None, last: str | None) -> Date:
    return Date(
        None,
        date.fromisoformat(first) if first else None,
        date.fromisoformat(last) if last else None,
        "interval",
        "explicit",
    )


@pytest.mark.parametrize(
    ("left", "right", "meet"),
    [
        (days("2020-01-01", "2020-01-31"), days("2020-01-15", "2020-02-15"), True),
        (days("2020-01-01", "2020-01-31"), days("2020-02-01", "2020-02-15"), False),
        (days(None, "2020-01-31"), days("2019-01-01", None), True),
        (days(None, "2018-12-31"), days("2019-01-01", None), False),
        (None, days("2019-01-01", None), True),
    ],
)
def test_dates_meet_where_their_intervals_do(
    left: Date | None, right: Date | None, meet: bool
) -> None:
    assert dates_meet(left, right) is meet
    assert dates_meet(right, left) is meet


def test_two_visits_in_opposite_directions_stay_two() -> None:
    found = coded("President Xi Jinping visited Serbia. President Aleksandar Vucic visited China.")
    assert len([event for event in found.events if event.mode == "visit"]) == 2


def test_a_wish_and_its_fulfilment_stay_two() -> None:
    found = coded("Laos wants to sign an agreement with Japan. Laos signed a treaty with Japan.")
    assert sorted(event.modality for event in found.events) == ["desired", "happened"]


def test_what_happened_long_before_is_not_the_news() -> None:
    found = coded(
        "Iran and Iraq signed an agreement in Baghdad. Iran and Iraq signed a treaty in 1975.",
        published=date(2023, 3, 19),
    )
    assert len([event for event in found.events if event.stage == "signed"]) == 2
