"""A document as mentions are found in it: folded and original letters at the same offsets.

All positions in this package count code points of ``View.low``; ``View.original`` leads back to
``Document.text``.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable

from msgspec import Struct

from dragoman.lexicon import JOINER
from dragoman.model import Document, Parse, Segment, SegmentRole
from dragoman.pack import Pack
from dragoman.text import Folded, Span

MENTION_ROLES: frozenset[SegmentRole] = frozenset(
    {"title", "byline", "dateline", "summary", "body", "caption", "quote-block"}
)
"""Segments in which names count: those of evidence, bylines and datelines."""

WORD = re.compile(r"[^\W_]+")
_SPAN = re.Match.span
SENTENCE_END = re.compile(r"(?<=[.!?؟])(?<!\W\w\.)[\"”»')\]]*\s+|\n+")


class Unit(Struct, frozen=True):
    """A stretch that a mention stays within: a sentence, or part of a segment without any."""

    start: int
    end: int
    role: SegmentRole


class Word(Struct, frozen=True):
    """A run of letters and digits; ``upos`` is the parser's, ``""`` where it gave none."""

    start: int
    end: int
    low: str
    raw: str
    upos: str = ""

    @property
    def capital(self) -> bool:
        """Whether the word opens with a capital letter."""
        return self.raw[0].isupper()

    @property
    def cased(self) -> bool:
        """Whether the word's script tells capital letters from small ones."""
        return self.raw[0].lower() != self.raw[0].upper()


class View(Struct, frozen=True):
    """A text beside its folded copy.

    Attributes:
        text: The original.
        folded: The pack's folding of it.
        low: Folded, lower case, with spaces for joiners.
        raw: As ``low``, with the original letters.
        words: All words, in order.
        starts: Where each word starts.
        units: The stretches in which names count, in order.
        unit_starts: Where each unit starts.
    """

    text: str
    folded: Folded
    low: str
    raw: str
    words: tuple[Word, ...]
    starts: tuple[int, ...]
    units: tuple[Unit, ...]
    unit_starts: tuple[int, ...] = ()

    def original(self, start: int, end: int) -> Span:
        """The range as a span of the original."""
        return self.folded.original(start, end)

    def said(self, start: int, end: int) -> str:
        """The words of the original at the range."""
        span = self.original(start, end)
        return self.text[span.start : span.end]

    def place(self, offset: int) -> int:
        """Where the original's ``offset`` stands here."""
        return bisect_left(self.folded.offsets, offset, 0, len(self.low))

    def between(self, start: int, end: int) -> tuple[Word, ...]:
        """The words that start inside the range."""
        return self.words[bisect_left(self.starts, start) : bisect_left(self.starts, end)]

    def before(self, position: int) -> int:
        """Index of the last word that starts before ``position``, -1 where none does."""
        return bisect_left(self.starts, position) - 1

    def unit_at(self, position: int) -> Unit | None:
        """The unit that ``position`` is in."""
        index = bisect_right(self.unit_starts, position) - 1
        if index < 0 or position >= self.units[index].end:
            return None
        return self.units[index]

    def unit_before(self, position: int) -> tuple[Unit, ...]:
        """The units that end at or before ``position``, the nearest first."""
        index = bisect_right(self.unit_starts, position) - 1
        return self.units[max(index, 0) - 1 :: -1] if index > 0 else ()

    def skip(self, position: int, chars: str = " \u200c\n") -> int:
        """The first place from ``position`` on that holds none of ``chars``."""
        while position < len(self.low) and self.low[position] in chars:
            position += 1
        return position

    def back(self, position: int, chars: str = " \u200c\n") -> int:
        """The place after the last character before ``position`` that is none of ``chars``."""
        while position and self.low[position - 1] in chars:
            position -= 1
        return position


def make_view(document: Document, parse: Parse, pack: Pack) -> View:
    """A document with its sentences, and with parts of its segments where it has none."""
    folded = pack.fold(document.text)
    low = folded.text.replace(JOINER, " ")
    letters = map(document.text.__getitem__, folded.offsets[:-1])
    raw = "".join(letters).replace(JOINER, " ")
    tags = {token.start: token.upos for sentence in parse.sentences for token in sentence.tokens}
    offsets, upos = folded.offsets, tags.get
    words = tuple(
        [
            Word(start, end, low[start:end], raw[start:end], upos(offsets[start], ""))
            for start, end in map(_SPAN, WORD.finditer(low))
        ]
    )
    bare = View(document.text, folded, low, raw, words, tuple([w.start for w in words]), ())
    spans = _sentence_units(bare, parse) + _segment_units(bare, document, parse)
    units = tuple(sorted(spans, key=lambda unit: unit.start))
    starts = tuple(unit.start for unit in units)
    return View(document.text, folded, low, raw, words, bare.starts, units, starts)


def _sentence_units(view: View, parse: Parse) -> list[Unit]:
    return [
        Unit(view.place(s.start), view.place(s.end), s.role)
        for s in parse.sentences
        if s.role in MENTION_ROLES
    ]


def _segment_units(view: View, document: Document, parse: Parse) -> list[Unit]:
    segments: Iterable[Segment] = document.segments or (
        Segment(0, len(document.text), "body", None),
    )
    units: list[Unit] = []
    starts = [sentence.start for sentence in parse.sentences]
    for segment in segments:
        parsed = bisect_left(starts, segment.start) < bisect_left(starts, segment.end)
        if segment.role in MENTION_ROLES and not parsed:
            units += _split(view, view.place(segment.start), view.place(segment.end), segment.role)
    return units


def _split(view: View, start: int, end: int, role: SegmentRole) -> list[Unit]:
    cuts = [start, *(m.end() for m in SENTENCE_END.finditer(view.low, start, end)), end]
    return [Unit(a, b, role) for a, b in zip(cuts, cuts[1:], strict=False) if view.low[a:b].strip()]
