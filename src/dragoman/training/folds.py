"""Folds for cross-validation in which nearly equal texts stay together."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from random import Random  # noqa: TID251  seeded

LIKE = 0.5
"""Likeness (shared groups of four letters over all) from which on two texts are one."""


def _shingles(text: str) -> frozenset[str]:
    lowered = text.lower()
    return frozenset(lowered[at : at + 4] for at in range(max(1, len(lowered) - 3)))


def groups_of(texts: Sequence[str]) -> list[int]:
    """The number of each text's group: that of the first text it is like, directly or by others."""
    shingles = [_shingles(text) for text in texts]
    holders: dict[str, list[int]] = defaultdict(list)
    parents = list(range(len(texts)))

    def first(at: int) -> int:
        while parents[at] != at:
            at = parents[at]
        return at

    for at, own in enumerate(shingles):
        shared = Counter(other for one in own for other in holders[one])
        for other, count in shared.items():
            if count > LIKE * (len(own) + len(shingles[other]) - count):
                parents[first(at)] = first(other)
        for one in own:
            holders[one].append(at)
    return [first(at) for at in range(len(texts))]


def folds_of(texts: Sequence[str], *, count: int = 5, seed: int = 7) -> list[int]:
    """The fold of each text, groups dealt out by chance to the smallest fold."""
    groups = groups_of(texts)
    sizes = Counter(groups)
    order = sorted(sizes)
    Random(seed).shuffle(order)
    filled = [0] * count
    fold: dict[int, int] = {}
    for group in sorted(order, key=lambda one: -sizes[one]):
        fold[group] = filled.index(min(filled))
        filled[fold[group]] += sizes[group]
    return [fold[group] for group in groups]
