"""Poetry on a page: runs of short paired lines, which are never evidence."""

from __future__ import annotations

import re
from collections.abc import Callable
from statistics import mean, pstdev

from dragoman.cleaning.lines import Line

SHORTEST_RUN = 4
_GAP = re.compile(r"\S(?:\s{4,}|\t+|\s+[*/|٭…]{1,3}\s+)\S")
_LETTERS = re.compile(r"[^\W\d_]")
_END = re.compile(r"[.:؛;]$")


def verse_lines(lines: tuple[Line, ...]) -> frozenset[int]:
    """The indices of the lines that are verse.

    A couplet line has two halves of like length with a wide gap or a star between; else verse is a
    run of at least four short lines of like length, of which every second ends alike.
    """
    found: set[int] = set()
    for run in _runs(lines, _paired):
        if len(run) >= 2:
            found.update(run)
    for run in _runs(lines, _short):
        if len(run) >= SHORTEST_RUN and _alike(run, lines) and _rhymes(run, lines):
            found.update(run)
    return frozenset(found)


def _runs(lines: tuple[Line, ...], test: Callable[[Line], bool]) -> list[list[int]]:
    runs: list[list[int]] = [[]]
    for index, line in enumerate(lines):
        if test(line):
            runs[-1].append(index)
        elif runs[-1]:
            runs.append([])
    return runs


def _paired(line: Line) -> bool:
    halves = _GAP.search(line.said)
    if halves is None or len(line.said) > 120 or line.words < 6:
        return False
    left, right = len(line.said[: halves.start() + 1]), len(line.said[halves.end() - 1 :])
    return min(left, right) > 0.6 * max(left, right)


def _short(line: Line) -> bool:
    plain = not line.bullet and not line.cues and not _END.search(line.said)
    return plain and 12 <= len(line.said) <= 60 and 3 <= line.words <= 11


def _alike(run: list[int], lines: tuple[Line, ...]) -> bool:
    sizes = [len(lines[i].said) for i in run]
    return pstdev(sizes) < 0.25 * mean(sizes)


def _rhymes(run: list[int], lines: tuple[Line, ...]) -> bool:
    ends = ["".join(_LETTERS.findall(lines[i].said))[-2:].lower() for i in run]
    couplets = sum(a == b for a, b in zip(ends[1::2], ends[3::2], strict=False))
    neighbours = sum(a == b for a, b in zip(ends[::2], ends[1::2], strict=False))
    return max(couplets, neighbours) >= max(1, len(run) // 4)
