from __future__ import annotations

from datetime import date

import pytest

from tests.coding.told import all_told

THEN = [
    ("Moscow signed a friendship treaty with Finland in April 1948.", "FIN+SUN>"),
    ("Moscow sent troops to Hungary in November 1956.", "SUN>HUN"),
    ("Belgrade broke off relations with Albania in 1961.", "YUG>ALB"),
    ("Prague signed a treaty with West Germany in December 1973.", "CSK+XWG>"),
]

SINCE = [
    ("Russia signed a gas contract with China in May 2014.", "CHN+RUS>"),
    ("Serbia signed a treaty with Albania in 2014.", "ALB+SRB>"),
    ("Finland signed a treaty with Sweden in April 1948.", "FIN+SWE>"),
]


@pytest.mark.parametrize(("text", "parties"), THEN)
def test_a_capital_acts_for_the_state_of_its_time(text: str, parties: str) -> None:
    assert [line.split()[-1] for line in all_told(text)] == [parties]


@pytest.mark.parametrize(("text", "parties"), SINCE)
def test_states_that_stood_then_stay_what_they_are(text: str, parties: str) -> None:
    assert [line.split()[-1] for line in all_told(text)] == [parties]


def test_without_a_date_a_report_is_of_the_day_it_was_published() -> None:
    text = "Moscow signed a treaty with Finland."
    assert all_told(text, published=date(1970, 5, 2)) == ["SUPPORT happened FIN+SUN>"]
    assert all_told(text, published=date(1995, 5, 2)) == ["SUPPORT happened FIN+RUS>"]
