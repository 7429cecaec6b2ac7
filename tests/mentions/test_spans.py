from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from dragoman.mentions.spans import Spans

RANGES = st.tuples(st.integers(0, 20), st.integers(1, 8)).map(lambda one: (one[0], sum(one)))


@given(st.lists(RANGES, max_size=6), RANGES)
def test_bisection_finds_what_looking_at_each_finds(
    spans: list[tuple[int, int]], asked: tuple[int, int]
) -> None:
    start, end = asked
    known = Spans(spans)
    assert known.cover(start, end) == any(a <= start and end <= b for a, b in spans)
    assert known.hold(start) == any(a <= start < b for a, b in spans)
