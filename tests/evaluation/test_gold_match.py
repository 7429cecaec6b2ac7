from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.evaluation.gold_match import best_pairs, dates_agree, touch
from dragoman.model import Date, Evidence


def span(start: int, end: int, doc: str = "d") -> Evidence:
    return Evidence(doc, start, end, "")


@pytest.mark.parametrize(
    ("one", "other", "agreement"),
    [
        (span(0, 10), span(0, 10), 1.0),
        (span(0, 10), span(5, 15), 1 / 3),
        (span(0, 10), span(6, 16), 0.0),
        (span(0, 100), span(40, 50), 0.1),
        (span(0, 10), span(10, 20), 0.0),
        (span(0, 10), span(0, 10, "other"), 0.0),
    ],
)
def test_spans_touch_when_half_of_the_shorter_is_shared(
    one: Evidence, other: Evidence, agreement: float
) -> None:
    assert touch([one], [other]) == pytest.approx(agreement)


def interval(first: str | None, last: str | None) -> Date:
    days = [None if one is None else date.fromisoformat(one) for one in (first, last)]
    return Date(None, days[0], days[1], "interval", "explicit")


@pytest.mark.parametrize(
    ("found", "gold", "agrees"),
    [
        (("2016-01-03", "2016-01-03"), ("2016-01-03", "2016-01-03"), True),
        (("2016-01-03", "2016-01-04"), ("2016-01-03", "2016-01-03"), True),
        (("2016-01-01", "2016-01-31"), ("2016-01-03", "2016-01-03"), False),
        (("2016-01-04", "2016-01-04"), ("2016-01-03", "2016-01-03"), False),
        (("2015-12-01", "2015-12-31"), (None, "2016-01-04"), True),
        (("2016-02-01", "2016-02-28"), (None, "2016-01-04"), False),
        ((None, "2016-01-04"), ("2016-01-03", "2016-01-04"), False),
        (("2016-01-03", None), ("2016-01-03", None), True),
    ],
)
def test_a_date_may_be_twice_as_wide_as_the_gold_and_no_wider(
    found: tuple[str | None, str | None], gold: tuple[str | None, str | None], agrees: bool
) -> None:
    assert dates_agree(interval(*found), interval(*gold)) is agrees


def test_no_date_agrees_with_none() -> None:
    assert not dates_agree(None, interval("2016-01-03", "2016-01-03"))


def test_pairs_are_those_of_greatest_total_weight() -> None:
    weights = {("a", "x"): 2.0, ("a", "y"): 1.9, ("b", "x"): 1.8, ("c", "z"): 1.0}
    assert best_pairs(weights) == {"a": "y", "b": "x", "c": "z"}


def best_by_trying(weights: dict[tuple[str, str], float]) -> float:
    if not weights:
        return 0.0
    (row, column), weight = next(iter(weights.items()))
    rest = {key: one for key, one in weights.items() if key != (row, column)}
    without = {key: one for key, one in rest.items() if key[0] != row and key[1] != column}
    return max(best_by_trying(rest), weight + best_by_trying(without))


@given(
    st.dictionaries(
        st.tuples(st.sampled_from("abc"), st.sampled_from("wxyz")),
        st.integers(1, 9).map(float),
        max_size=9,
    )
)
def test_no_other_pairs_weigh_more(weights: dict[tuple[str, str], float]) -> None:
    pairs = best_pairs(weights)
    assert len(set(pairs.values())) == len(pairs)
    assert sum(weights[pair] for pair in pairs.items()) == pytest.approx(best_by_trying(weights))
