"""Fitting: which of the ties between reports are followed, and which stay doubts.

What is sure is followed. What only fits is followed where nothing else fits about as well; the rest
is told as a doubt.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec import Struct

from dragoman.linking.groups import Groups
from dragoman.linking.likeness import is_encounter
from dragoman.linking.reports import Report, excluded
from dragoman.model import WhyLinked
from dragoman.shelf import Key, Kind

MARGIN = 0.5
"""Weight by which one event must fit better than another that it cannot be one with."""
DOUBTS = 5
"""How many reports of others, at most, are told that an event may be of."""


class Like(Struct, frozen=True):
    """Two reports that may tell one event: what speaks for it, and how much."""

    left: str
    right: str
    reasons: tuple[str, ...]
    weight: float


LIKE: Kind[Like] = Kind("like", Like, lambda tie: (Key(tie.left), Key(tie.right)))


def root_of(groups: Groups[str], mention: str) -> str:
    """The least id of a report's group, by which the group is known."""
    return min(groups.members(mention))


def closest(found: Sequence[Like], reports: Mapping[str, Report]) -> list[Like]:
    """The ties, less those to a report where its document has one that fits the other better.

    Of those that fit as well, the body is closer than the headline over it.
    """

    def ends(tie: Like) -> Iterator[tuple[tuple[str, str], bool]]:
        left, right = reports[tie.left].mention, reports[tie.right].mention
        yield (tie.right, left.doc), left.headline
        yield (tie.left, right.doc), right.headline

    best: dict[tuple[str, str], float] = {}
    bodies: set[tuple[str, str]] = set()
    for tie in found:
        for key, _ in ends(tie):
            best[key] = max(tie.weight, best.get(key, tie.weight))
    near = [tie for tie in found if all(tie.weight > best[key] - MARGIN for key, _ in ends(tie))]
    for tie in near:
        bodies.update(key for key, headline in ends(tie) if not headline)
    return [
        tie for tie in near if not any(headline and key in bodies for key, headline in ends(tie))
    ]


def join_only_fits(
    found: Sequence[Like], groups: Groups[str], reports: Mapping[str, Report]
) -> None:
    """Joins pairs of which neither fits another group as well that cannot be the same event."""
    fits: defaultdict[str, dict[str, float]] = defaultdict(dict)
    for tie in found:
        left, right = root_of(groups, tie.left), root_of(groups, tie.right)
        if left != right and not groups.are_apart(left, right):
            for one, other in ((left, right), (right, left)):
                fits[one][other] = max(tie.weight, fits[one].get(other, tie.weight))
    lone = [tie for tie in found if not _is_torn(tie, fits, groups, reports)]
    for tie in lone:
        groups.join(tie.left, tie.right, (*tie.reasons, "nothing else fits"))


def _is_torn(
    tie: Like,
    fits: Mapping[str, Mapping[str, float]],
    groups: Groups[str],
    reports: Mapping[str, Report],
) -> bool:
    """Whether one of two reports fits another event about as well that the other cannot be of."""
    left, right = root_of(groups, tie.left), root_of(groups, tie.right)
    return any(
        rival != other
        and weight > tie.weight - MARGIN
        and groups.are_apart(rival, other)
        and not _is_retold(groups.members(rival), groups.members(other), reports)
        for one, other in ((left, right), (right, left))
        for rival, weight in fits.get(one, {}).items()
    )


def _is_retold(some: Sequence[str], others: Sequence[str], reports: Mapping[str, Report]) -> bool:
    """Whether two groups may well be one meeting, told twice by a document in other words."""
    pairs = [(reports[one], reports[other]) for one in some for other in others]
    return all(excluded(*pair) is None for pair in pairs) and any(
        is_encounter(*pair) for pair in pairs
    )


def doubts(ties: Iterable[Like], groups: Groups[str]) -> defaultdict[str, list[WhyLinked]]:
    """What is not sure: reports that may be of one event, by the least id of each one's group."""
    found: defaultdict[str, list[WhyLinked]] = defaultdict(list)
    seen: set[tuple[str, str]] = set()
    for tie in ties:
        left, right = root_of(groups, tie.left), root_of(groups, tie.right)
        pair = (min(left, right), max(left, right))
        if left != right and pair not in seen and not groups.are_apart(left, right):
            seen.add(pair)
            found[left].append(WhyLinked(tie.left, tie.right, tie.reasons))
            found[right].append(WhyLinked(tie.right, tie.left, tie.reasons))
    return found
