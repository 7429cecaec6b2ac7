"""Many pairs of names heard at once: as ``sounds.heard_likeness``, a column of pairs at a time.

The edit distance is filled cell by cell for some thousand pairs together, so that the cost of a
step is shared by all. The sums are those of the single comparison, in the same order.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray
from rapidfuzz.distance import Levenshtein
from rapidfuzz.process import cpdist

from dragoman.linking.sounds import FLOOR, UNLIKE, Heard, Writing, costs_of, variants

_TOGETHER = 2048
"""Pairs whose distances are filled together."""

Floats = NDArray[np.float64]
Sounds = NDArray[np.uint8]
Codes = NDArray[np.int64]


class _Table(Struct, frozen=True):
    """What it costs to hear one sound as another, by code; ``codes`` leads from ASCII to these."""

    codes: Sounds
    costs: Floats
    lost: Floats


@cache
def _table(writing: Writing) -> _Table:
    known = costs_of(writing)
    sounds = list(known)
    codes = np.zeros(128, dtype=np.uint8)
    codes[[ord(sound) for sound in sounds]] = range(len(sounds))
    costs = np.array([[known[one][other] for other in sounds] for one in sounds])
    return _Table(codes, costs, costs[sounds.index("-")].copy())


class _Waiting(Struct, frozen=True):
    """Two strings of sounds to be compared for a pair, and what is taken off their likeness.

    ``pair`` is the code of the pair.
    """

    pair: int
    one: str
    other: str
    heavier: float
    off: float


def likenesses(heard: Sequence[Heard], codes: Codes) -> dict[int, float]:
    """What ``heard_likeness`` gives for pairs of names, where that is more than 0.

    Args:
        heard: The names.
        codes: The pairs: number of the one, times how many names there are, plus the other's.

    Returns:
        Likeness by code.
    """
    found: dict[int, float] = {}
    waiting: dict[Writing, list[_Waiting]] = {"abjad": [], "full": []}
    for code in _alike(heard, codes):
        one, other = heard[code // len(heard)], heard[code % len(heard)]
        heavier = max(one.weight, other.weight)
        asked = waiting["abjad" if one.abjad or other.abjad else "full"]
        for left, right, off in variants(one, other):
            if left == right:
                found[code] = max(found.get(code, 0.0), 1.0 - off)
            else:
                asked.append(_Waiting(code, left, right, heavier, off))
    for writing, asked in waiting.items():
        for one_asked, distance in zip(asked, _distances(asked, _table(writing)), strict=True):
            if distance <= one_asked.heavier * (1 - FLOOR):
                likeness = 1.0 - distance / one_asked.heavier - one_asked.off
                found[one_asked.pair] = max(found.get(one_asked.pair, 0.0), likeness)
    return found


def _alike(heard: Sequence[Heard], codes: Codes) -> list[int]:
    """The pairs that ``sounds.is_unlike`` leaves, and that have any sounds."""
    if not len(codes):
        return []
    ones, others = np.divmod(codes, len(heard))
    rough = [one.rough for one in heard]
    sizes = np.array([*map(len, rough)])
    most = np.maximum(1, (UNLIKE * np.maximum(sizes[ones], sizes[others])).astype(np.int32))
    sides = ([rough[number] for number in side.tolist()] for side in (ones, others))
    distances = cpdist(*sides, scorer=Levenshtein.distance, dtype=np.int32)
    told = np.array([bool(one.weight) for one in heard])
    bare = np.array([one.bare is not None for one in heard])
    kept = (distances <= most) | bare[ones] | bare[others]
    left: list[int] = codes[kept & (told[ones] | told[others])].tolist()
    return left


def _distances(asked: Sequence[_Waiting], table: _Table) -> list[float]:
    """The weighted edit distances, in order; those of like lengths are filled together."""
    if not asked:
        return []
    order = sorted(range(len(asked)), key=lambda n: (len(asked[n].one), len(asked[n].other)))
    found = np.empty(len(asked))
    for start in range(0, len(order), _TOGETHER):
        chosen = order[start : start + _TOGETHER]
        ones, others = [asked[n].one for n in chosen], [asked[n].other for n in chosen]
        found[chosen] = _filled(ones, others, table)
    result: list[float] = found.tolist()
    return result


def _filled(ones: Sequence[str], others: Sequence[str], table: _Table) -> Floats:
    left, right = _coded(ones, table), _coded(others, table)
    sizes, widths = np.array([*map(len, ones)]), np.array([*map(len, others)])
    numbers = np.arange(len(ones))
    drops = table.lost[right]
    row = [np.zeros(len(ones))]
    for place in range(len(right)):
        row.append(row[-1] + drops[place])
    found: Floats = np.stack(row)[widths, numbers]
    for size, sound in enumerate(left, 1):
        lost, swaps = table.lost[sound], table.costs[sound[None], right]
        diagonal, last = row[0], row[0] + lost
        fresh = [last]
        for place, above in enumerate(row[1:]):
            last = np.minimum(last + drops[place], above + lost)
            np.minimum(last, diagonal + swaps[place], out=last)
            diagonal = above
            fresh.append(last)
        row = fresh
        ended = numbers[sizes == size]
        if len(ended):
            found[ended] = np.stack(row)[widths[ended], ended]
    return found


def _coded(texts: Sequence[str], table: _Table) -> Sounds:
    """The sounds of all texts by place: a row for each place, what is not there as nothing."""
    width = max(map(len, texts))
    joined = "".join(text.ljust(width, "-") for text in texts).encode("ascii")
    letters = np.frombuffer(joined, dtype=np.uint8).reshape(len(texts), width)
    return np.ascontiguousarray(table.codes[letters].T)
