"""How far the confidence of coded events can be believed, on sentences with gold events.

An event is right when its type and its parties are; events that the gold has as optional are left
out. The *expected calibration error* is the mean distance between
stated and observed shares over ten bins of equal width, weighted by their events (Naeini and
others 2015): 0 is best, and a figure of .08 means that an event said to be 70 % sure is right in
62 to 78 of 100 cases, on the whole.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from dragoman.evaluation.coding import outcomes
from dragoman.evaluation.sentences import Case
from dragoman.model import EventMention, Vote
from dragoman.pack import Pack

BINS = 10


class Judged(Struct, frozen=True):
    """A coded event, and whether type and parties are right."""

    mention: EventMention
    right: bool


class Bin(Struct, frozen=True):
    """Events of like confidence: how many, how sure on average, how many of them right."""

    events: int
    stated: float
    observed: float


class ConfidenceScore(Struct, frozen=True):
    """The figures of a set of events; all but the counts are shares (0 to 1)."""

    events: int
    right: float
    calibration_error: float
    agreeing: int
    right_where_agreeing: float
    right_where_not: float
    bins: tuple[Bin, ...]


def judged(cases: Iterable[Case], pack: Pack) -> Iterator[Judged]:
    """The coded events of some sentences with the gold's verdict."""
    for case in cases:
        for one in outcomes(case, pack):
            if one.mention is not None and (one.event is None or one.wanted):
                yield Judged(one.mention, one.type_right and one.dyad_right)


def score_confidence(cases: Iterable[Case], pack: Pack) -> ConfidenceScore:
    """How far confidence can be believed on some sentences."""
    every = tuple(judged(cases, pack))
    bins = tuple(_bins(every))
    error = sum(one.events * abs(one.stated - one.observed) for one in bins)
    same = [one.right for one in every if _agree(one.mention.votes)]
    other = [one.right for one in every if not _agree(one.mention.votes)]
    return ConfidenceScore(
        events=len(every),
        right=_share([one.right for one in every]),
        calibration_error=error / len(every) if every else 0.0,
        agreeing=len(same),
        right_where_agreeing=_share(same),
        right_where_not=_share(other),
        bins=bins,
    )


def _share(verdicts: Sequence[bool]) -> float:
    return sum(verdicts) / len(verdicts) if verdicts else 0.0


def _agree(votes: Sequence[Vote]) -> bool:
    return len({vote.type for vote in votes}) == 1


def _bins(every: Sequence[Judged]) -> Iterator[Bin]:
    for number in range(BINS):
        inside = [one for one in every if min(int(one.mention.confidence * BINS), 9) == number]
        if inside:
            stated = sum(one.mention.confidence for one in inside) / len(inside)
            yield Bin(len(inside), stated, _share([one.right for one in inside]))
