"""Spans of a document's text, and folded copies of it that keep the way back to the original.

Folding happens beside ``Document.text``, never in it: a ``Folded`` holds the changed text and, for
each of its code points, where that came from. Evidence is always a span of the original.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from typing import NamedTuple

from msgspec import Struct


class Span(Struct, frozen=True, order=True):
    """A half-open range ``[start, end)`` of code points in ``Document.text``."""

    start: int
    end: int

    def __len__(self) -> int:
        return self.end - self.start

    def overlaps(self, other: Span) -> bool:
        """Whether the two ranges share at least one code point."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        """Whether ``other`` lies wholly inside this range."""
        return self.start <= other.start and other.end <= self.end


class Folded(NamedTuple):
    """A folded text and the offset of each of its code points in the original.

    ``offsets`` has ``len(text) + 1`` members; the last is the length of the original.
    """

    text: str
    offsets: tuple[int, ...]

    def original(self, start: int, end: int) -> Span:
        """The span of the original that the folded range ``[start, end)`` came from."""
        if start >= end:
            return Span(self.offsets[start], self.offsets[start])
        return Span(self.offsets[start], self.offsets[end - 1] + 1)


class FoldingTable(dict[int, str]):
    """Code point to its replacement; ``""`` drops it.

    Code points that are not listed stay, except that format characters (bidi marks, category Cf)
    other than the zero-width non-joiner are dropped; those met are added.
    """

    def __init__(self, listed: Mapping[int, str]) -> None:
        super().__init__(listed)
        self.wide = frozenset(chr(code) for code, new in listed.items() if len(new) > 1)

    def __missing__(self, code: int) -> str:
        char = chr(code)
        dropped = char != "\u200c" and unicodedata.category(char) == "Cf"
        self[code] = new = "" if dropped else char
        return new


def fold(text: str, table: FoldingTable) -> Folded:
    """``text`` with each code point replaced by what ``table`` gives for it, offsets kept."""
    changed = text.translate(table)
    if len(changed) == len(text) and table.wide.isdisjoint(text):
        return Folded(changed, tuple(range(len(text) + 1)))
    offsets: list[int] = []
    done = 0
    for place in _uneven(text, table):
        offsets.extend(range(done, place))
        offsets.extend([place] * len(table[ord(text[place])]))
        done = place + 1
    return Folded(changed, (*offsets, *range(done, len(text) + 1)))


def _uneven(text: str, table: FoldingTable) -> list[int]:
    """Where the code points stand that are dropped or become several."""
    places: list[int] = []
    for char in set(text):
        if len(table[ord(char)]) != 1:
            place = text.find(char)
            while place >= 0:
                places.append(place)
                place = text.find(char, place + 1)
    places.sort()
    return places


def trimmed(text: str, start: int, end: int) -> Span:
    """The span ``[start, end)`` of ``text`` without the white space at either end."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)
