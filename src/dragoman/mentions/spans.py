"""Stretches of a text, asked whether one of them covers a place: by bisection, not one by one."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from itertools import accumulate


class Spans:
    """Half-open ranges, which may overlap.

    Args:
        spans: Start and end of each.
    """

    def __init__(self, spans: Iterable[tuple[int, int]]) -> None:
        ordered = sorted(spans)
        self._starts = [start for start, _ in ordered]
        self._reach = list(accumulate((end for _, end in ordered), max))

    def cover(self, start: int, end: int) -> bool:
        """Whether one of them holds the whole range."""
        place = bisect_right(self._starts, start)
        return place > 0 and self._reach[place - 1] >= end

    def hold(self, position: int) -> bool:
        """Whether a position lies in one of them."""
        return self.cover(position, position + 1)
