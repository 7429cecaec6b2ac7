"""The words and shapes by which a pack tells what a line of a page is."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Literal

from msgspec import Struct

from dragoman.cleaning.needles import Sieve
from dragoman.model import SegmentRole
from dragoman.pack import FoldingRow, Pack
from dragoman.text import Folded, FoldingTable, fold

CueKind = Literal[
    "line",
    "opens",
    "ends",
    "stamp",
    "name",
    "agency",
    "alone",
    "published",
    "updated",
    "sign",
    "signature",
]


class SegmentCueRow(Struct, frozen=True):
    """One row of the pack table ``segment_cues``; rows are tried in the order of the file.

    Attributes:
        role: What a line that matches is.
        match: How ``text`` is compared with the folded line (see ``line_key``): ``exact`` is the
            whole line, ``prefix`` and ``contains`` are words, ``regex`` is a pattern searched for,
            ``cased`` one that minds capitals. A zero-width non-joiner in a pattern stands for an
            optional space.
        text: The words or the pattern. Named groups: ``date`` and ``name`` are what a line states;
            ``place`` and ``agency`` are those of a dateline.
        kind: ``line`` concerns this line; ``opens`` all that follows too; ``ends`` closes the
            article; ``stamp`` is the time under a reader's name; ``name`` and ``agency`` are
            bylines; ``alone`` is a dateline on a line of its own; ``published``, ``updated``,
            ``sign`` (names the source) and ``signature`` (of an embedded post) are what they say.
        zone: ``head`` is before the article's first paragraph, ``tail`` after it, ``any`` is both.
    """

    role: SegmentRole
    match: Literal["exact", "prefix", "contains", "regex", "cased"]
    text: str
    kind: CueKind = "line"
    zone: Literal["head", "tail", "any"] = "any"


class Cue(Struct, frozen=True):
    """What a line was recognised as."""

    role: SegmentRole
    kind: CueKind
    zone: Literal["head", "tail", "any"]
    match: re.Match[str] | None
    key: Folded

    def stated(self, group: str) -> str | None:
        """What the line states under a name of the pattern."""
        if self.match is None or group not in self.match.re.groupindex:
            return None
        return self.match.group(group)


def pattern(text: str, flags: int = 0) -> re.Pattern[str]:
    """A pattern of a table, compiled; a zero-width non-joiner in it is an optional space."""
    return re.compile(text.replace("\u200c", " ?"), flags)


@cache
def _folding(pack: Pack) -> dict[int, str]:
    table = {ord(row.char): row.to or "" for row in pack.table("folding", FoldingRow)}
    return {**table, 0x200C: "", 0x0640: "", 0xA0: " ", ord("\t"): " "}


class _Letters(dict[int, str]):
    """A table for ``str.translate`` that learns the letters that stay as they are."""

    def __missing__(self, code: int) -> str:
        self[code] = char = chr(code)
        return char


@cache
def _tables(pack: Pack) -> tuple[FoldingTable, _Letters]:
    """What lines are folded with, and what words are."""
    table = _folding(pack)
    return FoldingTable(table), _Letters(table)


@lru_cache(maxsize=1024)
def line_key(text: str, pack: Pack) -> Folded:
    """``text`` as the pack's cues see it: folded, capitals kept, zero-width non-joiners dropped."""
    return fold(text, _tables(pack)[0])


def plain_key(text: str, pack: Pack) -> str:
    """The letters of ``text`` folded and in lower case, with no way back to their places."""
    return text.translate(_tables(pack)[1]).lower()


@cache
def _compiled(pack: Pack) -> tuple[tuple[SegmentCueRow, re.Pattern[str]], ...]:
    return tuple((row, _as_pattern(row)) for row in pack.table("segment_cues", SegmentCueRow))


@cache
def _sieve(pack: Pack) -> Sieve:
    return Sieve([shape for _, shape in _compiled(pack)])


def _as_pattern(row: SegmentCueRow) -> re.Pattern[str]:
    words = re.escape(row.text)
    shapes = {
        "exact": rf"^{words}$",
        "prefix": rf"^{words}",
        "contains": words,
    }
    flags = 0 if row.match == "cased" else re.IGNORECASE
    return pattern(shapes.get(row.match, row.text), flags)


def cues_of(text: str, packs: tuple[Pack, ...]) -> tuple[Cue, ...]:
    """Everything that a line is recognised as, in the order of packs and rows."""
    found = []
    for pack in packs:
        key = line_key(text, pack)
        rows = _compiled(pack)
        for number in _sieve(pack).candidates(key.text):
            row, shape = rows[number]
            if match := shape.search(key.text):
                found.append(Cue(row.role, row.kind, row.zone, match, key))
    return tuple(found)
