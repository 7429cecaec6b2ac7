"""Which system record stands for which gold record: one to one, by the words they rest on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from dragoman.evaluation.gold_records import EventRecord
from dragoman.model import Date, Evidence

HALF = 0.5
"""The share of the shorter span that two spans must have in common."""

WIDER = 2
"""How many times wider than the gold's an interval may be."""


def touch(some: Iterable[Evidence], others: Iterable[Evidence]) -> float:
    """How well two sets of spans agree, 0 to 1.

    The best intersection over union of two spans that share half of the shorter one; else 0.
    """
    others = tuple(others)
    return max((_overlap(a, b) for a in some for b in others), default=0.0)


def _overlap(a: Evidence, b: Evidence) -> float:
    common = min(a.end, b.end) - max(a.start, b.start)
    if a.doc != b.doc or common <= 0:
        return 0.0
    if common < HALF * min(a.end - a.start, b.end - b.start):
        return 0.0
    return common / (max(a.end, b.end) - min(a.start, b.start))


def dyads(event: EventRecord) -> frozenset[str]:
    """The pairs of countries an event is between (``IRN-SAU``), else its countries."""
    first, second = set(event.actor1_countries), set(event.actor2_countries)
    others = second if event.actor2 or second else first
    pairs = {"-".join(sorted((a, b))) for a in first for b in others if a != b}
    return frozenset(pairs or first | second)


def dates_agree(found: Date | None, gold: Date) -> bool:
    """Whether the intervals meet and the one found is at most twice as wide as the gold's.

    A side that is open in the gold is not asked; one open where the gold is closed is a miss.
    """
    if found is None or (gold.earliest is not None and found.earliest is None):
        return False
    if gold.latest is not None and found.latest is None:
        return False
    if not _meet(found, gold) or None in (gold.earliest, gold.latest):
        return _meet(found, gold)
    return _days(found) <= WIDER * _days(gold)


def _meet(a: Date, b: Date) -> bool:
    return _not_after(a, b) and _not_after(b, a)


def _not_after(a: Date, b: Date) -> bool:
    return a.earliest is None or b.latest is None or a.earliest <= b.latest


def _days(date: Date) -> int:
    if date.earliest is None or date.latest is None:
        raise ValueError(date)
    return (date.latest - date.earliest).days + 1


def best_pairs(weights: Mapping[tuple[str, str], float]) -> dict[str, str]:
    """The one-to-one pairs of greatest total weight.

    Args:
        weights: Positive weights of possible pairs (gold id, system id).

    Returns:
        The system id of each gold id that got one.
    """
    pairs: dict[str, str] = {}
    for rows, columns in _parts(weights):
        gain = [[weights.get((row, column), 0.0) for column in columns] for row in rows]
        padded = [line + [0.0] * max(0, len(rows) - len(columns)) for line in gain]
        for row, column in zip(rows, _assign(padded), strict=True):
            if column < len(columns) and (row, columns[column]) in weights:
                pairs[row] = columns[column]
    return pairs


def _parts(weights: Mapping[tuple[str, str], float]) -> list[tuple[list[str], list[str]]]:
    """Rows and columns of each connected part, which can be solved by itself."""
    parts: list[tuple[set[str], set[str]]] = []
    for row, column in weights:
        near = [part for part in parts if row in part[0] or column in part[1]]
        rows = {row}.union(*(part[0] for part in near))
        columns = {column}.union(*(part[1] for part in near))
        parts = [part for part in parts if part not in near] + [(rows, columns)]
    return [(sorted(rows), sorted(columns)) for rows, columns in parts]


def _assign(gain: list[list[float]]) -> list[int]:
    """The column of each row in the assignment of greatest gain; rows are no more than columns.

    The Hungarian method with potentials (Kuhn 1955, Munkres 1957), row by row.
    """
    size, width = len(gain), len(gain[0])
    row_price, column_price = [0.0] * (size + 1), [0.0] * (width + 1)
    row_of, way = [0] * (width + 1), [0] * (width + 1)
    for row in range(1, size + 1):
        row_of[0], column = row, 0
        least, used = [float("inf")] * (width + 1), [False] * (width + 1)
        while row_of[column]:
            used[column] = True
            here = row_of[column]
            free = [j for j in range(1, width + 1) if not used[j]]
            for j in free:
                cost = -gain[here - 1][j - 1] - row_price[here] - column_price[j]
                if cost < least[j]:
                    least[j], way[j] = cost, column
            column = min(free, key=least.__getitem__)
            step = least[column]
            for j in range(width + 1):
                if used[j]:
                    row_price[row_of[j]] += step
                    column_price[j] -= step
                else:
                    least[j] -= step
        while column:
            row_of[column] = row_of[way[column]]
            column = way[column]
    found = [0] * size
    for j in range(1, width + 1):
        if row_of[j]:
            found[row_of[j] - 1] = j - 1
    return found
