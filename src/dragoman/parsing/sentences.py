"""Where sentences end inside a segment: not at abbreviations, not where a line wraps."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from msgspec import Struct

from dragoman.model import EVIDENCE_ROLES, Document, Segment
from dragoman.pack import Pack
from dragoman.text import Span, trimmed

SHORT_LINE = 45
"""A line of fewer code points than this was not broken by the page's width."""

LONGEST = 2000
"""A sentence of more code points is no sentence of prose: lists, tables and what is made to choke
a parser. It is cut at the last semicolon, else comma, else space before that."""

_STOP = re.compile(r"(?:[.!?\u2026]+|[؟。！？])[\"'\u2019\u201d»)\]]*(?=\s)")
_CUTS = (";", "؛", ",", "،", " ")
_LINE = re.compile(r"[ \t\u00a0]*\n\s*")
_WORD_BEFORE = re.compile(r"[^\s\"'(\[\u201c\u2018«]+$")
_OPENS = re.compile(r"\s+[\"'\u201c\u2018«(\[]*(\S+)")
_INITIALS = re.compile(r"(?:[^\W\d_]\.){1,3}")
_BULLET = re.compile(r"(?:[\u2022\u25cf\u25aa\u25a0\u2023*\-\u2013\u2014]|\(?\d{1,2}[.)])\s+")
_DATELINE = re.compile(
    r"[A-Z][A-Z.'\u2019\- ]{2,40}(?:,\s+[A-Za-z .]{3,20}?\s?\d{0,2}(?:,\s*\d{4})?)?"
    r"\s*(?:\([^()\n]{2,30}\))?\s*(?:\u2013|\u2014|--?|:)\s+(?=\S)"
)


class AbbreviationRow(Struct, frozen=True):
    """A word with a full stop that does not end the sentence.

    ``ends`` is ``may`` where a sentence may end there too (``U.S.``, ``Inc.``), else empty.
    """

    text: str
    ends: str | None = None


class FunctionRow(Struct, frozen=True):
    """A frequent word."""

    text: str


class _Words(Struct, frozen=True):
    never: frozenset[str]
    maybe: frozenset[str]
    frequent: frozenset[str]


@cache
def _words(pack: Pack) -> _Words:
    rows = pack.table("abbreviations", AbbreviationRow)
    return _Words(
        never=frozenset(row.text for row in rows if row.ends is None),
        maybe=frozenset(row.text for row in rows if row.ends == "may"),
        frequent=frozenset(row.text for row in pack.table("function_words", FunctionRow)),
    )


def is_abbreviation(word: str, pack: Pack) -> bool:
    """Whether a word with its full stop is one of the pack's abbreviations."""
    words = _words(pack)
    return word in words.never or word in words.maybe


def _is_initial(word: str) -> bool:
    """Whether a word is the initials of a name ("J.", "H.W.")."""
    return word[0].isupper() and _INITIALS.fullmatch(word) is not None


def _ends(text: str, stop: re.Match[str], words: _Words) -> bool:
    """Whether the sentence ends at this punctuation."""
    opening = _OPENS.match(text, stop.end())
    if opening is None:
        return True
    following = opening[1]
    if following[0].islower():
        return False
    if not stop[0].startswith("."):
        return True
    before = _WORD_BEFORE.search(text, max(0, stop.start() - 30), stop.start())
    word = (before[0] if before else "") + "."
    if word in words.maybe:
        return following.rstrip(".,").lower() in words.frequent
    return word not in words.never and not _is_initial(word)


def _wraps(text: str, line: re.Match[str], begun: int, words: _Words) -> bool:
    """Whether a line end only wraps the line."""
    if line[0].count("\n") > 1 or _BULLET.match(text, line.end()):
        return False
    length = line.start() - max(begun, text.rfind("\n", begun, line.start()) + 1)
    following = text[line.end() : line.end() + 1]
    last = text[begun : line.start()].rpartition(" ")[2]
    unfinished = last.endswith(",") or last.lower() in words.frequent
    return following.islower() or unfinished or length >= SHORT_LINE


def _pieces(text: str, span: Span, words: _Words) -> Iterator[Span]:
    begun = place = span.start
    while place < span.end:
        stop = _STOP.search(text, place, span.end)
        line = _LINE.search(text, place, span.end)
        found = min((m for m in (stop, line) if m), key=lambda m: m.end(), default=None)
        if found is None:
            break
        place = found.end()
        split = (
            _ends(text, found, words) if found is stop else not _wraps(text, found, begun, words)
        )
        if split:
            yield Span(begun, place)
            begun = place
    yield Span(begun, span.end)


def bounded(text: str, span: Span) -> Iterator[Span]:
    """The span in parts of which none is longer than ``LONGEST``."""
    start = span.start
    while span.end - start > LONGEST:
        places = (text.rfind(mark, start + LONGEST // 2, start + LONGEST) for mark in _CUTS)
        place = next((one for one in places if one > 0), -1)
        end = start + LONGEST if place < 0 else place + 1
        yield Span(start, end)
        start = end
    yield Span(start, span.end)


def _without_opening(text: str, span: Span) -> Span:
    """The span without a bullet or a dateline in front."""
    for opening in (_BULLET, _DATELINE):
        found = opening.match(text, span.start, span.end)
        if found:
            span = Span(found.end(), span.end)
    return span


def split_segment(text: str, segment: Segment, pack: Pack) -> Iterator[Span]:
    """The sentences of one segment, as trimmed spans of ``text``, in order."""
    words = _words(pack)
    for piece in _pieces(text, segment.span, words):
        span = trimmed(text, piece.start, piece.end)
        for part in bounded(text, _without_opening(text, span)):
            span = trimmed(text, part.start, part.end)
            if any(char.isalnum() for char in text[span.start : span.end]):
                yield span


def split_sentences(document: Document, pack: Pack) -> Iterator[tuple[Segment, Span]]:
    """The sentences of all segments that may be evidence and are in the pack's language."""
    for segment in document.segments:
        if segment.role in EVIDENCE_ROLES and segment.language in (None, pack.code):
            for span in split_segment(document.text, segment, pack):
                yield segment, span
