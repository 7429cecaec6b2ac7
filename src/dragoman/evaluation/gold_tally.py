"""Counts of right, found and wanted, and the figures that are made from them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from msgspec import Struct

Kind = Literal["f1", "share", "count"]

FIGURES: dict[str, Kind] = {
    "mentions": "f1",
    "events-exact": "f1",
    "events-relaxed": "f1",
    "type": "share",
    "modality": "share",
    "date": "share",
    "speaker": "share",
    "place": "share",
    "statements": "f1",
    "statement-speaker": "share",
    "links": "f1",
    "entities": "share",
    "independent": "share",
    "undertakings": "share",
    "stages": "share",
    "latest-stage": "share",
    "conflicts": "f1",
    "look-alikes": "count",
    "forbidden": "count",
}
"""Every figure and how it is stated: F1, a share of those asked, or a count that should be 0."""

TOTAL = "total"


class Tally(Struct, frozen=True):
    """Counts of one figure in one column: a language, or the total.

    For a share, ``found`` and ``wanted`` are both the number of those asked; for a count, ``right``
    is the count. ``right`` is a whole number but for ``entities``: a mean, times the number asked.
    """

    figure: str
    column: str
    right: float
    found: int
    wanted: int

    @property
    def value(self) -> float:
        """The figure: F1 or share from 0 to 1 (0 where nothing was asked), or the count."""
        if FIGURES[self.figure] == "count":
            return float(self.right)
        both = self.found + self.wanted
        return 2 * self.right / both if both else 0.0

    @property
    def precision(self) -> float:
        """Of those found, the share that is right."""
        return self.right / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """Of those wanted, the share that was found."""
        return self.right / self.wanted if self.wanted else 0.0


class Miss(Struct, frozen=True):
    """What cost a figure a point, in words, for people who look for the reason."""

    figure: str
    doc: str
    words: str


class Score(Struct, frozen=True):
    """All figures, and what was missed or wrong."""

    tallies: tuple[Tally, ...]
    misses: tuple[Miss, ...]


Counted = Tally | Miss


def summed(tallies: Iterable[Tally]) -> tuple[Tally, ...]:
    """One tally for each figure and column; the total is that of all columns."""
    counted = tuple(tallies)
    columns = [*sorted({one.column for one in counted} - {TOTAL}), TOTAL]
    summed = []
    for figure in FIGURES:
        for column in columns:
            parts = [t for t in counted if t.figure == figure and column in (t.column, TOTAL)]
            right, wanted = sum(t.right for t in parts), sum(t.wanted for t in parts)
            summed.append(Tally(figure, column, right, sum(t.found for t in parts), wanted))
    return tuple(summed)
