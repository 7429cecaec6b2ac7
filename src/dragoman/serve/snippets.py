"""What a search found, in the words of the text: the folded match led back to the original."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from msgspec import Struct

from dragoman.ledger.folding import fold_query, fold_text
from dragoman.text import Span

BEFORE, AFTER = 90, 200
"""Code points of a snippet before and after the first match."""
MOST_MATCHES = 60
"""Matches of one text that are looked at."""

_WORDS = re.compile(r'"([^"]*)"|(\S+)')


def terms_of(said: str) -> tuple[str, ...]:
    """The folded words and phrases of a question."""
    found = (match[1] if match[1] is not None else match[2] for match in _WORDS.finditer(said))
    folded = (fold_query(one).strip("*") for one in found)
    return tuple(dict.fromkeys(one for one in folded if any(char.isalnum() for char in one)))


class Found(Struct, frozen=True):
    """What of a text answers a question.

    Attributes:
        pieces: The best part of the text, each piece with whether it is a match.
        start: Where the best match begins, in the text; ``None`` where there is none.
        end: Where it ends.
    """

    pieces: tuple[tuple[str, bool], ...]
    start: int | None = None
    end: int | None = None


def found_in(text: str, terms: Sequence[str]) -> Found:
    """The best part of a text for a question.

    Args:
        text: The text of a document.
        terms: From ``terms_of``.
    """
    folded = fold_text(text)
    matches = list(islice(_matches(folded.text, terms), MOST_MATCHES))
    if not matches:
        return Found(((" ".join(text[: BEFORE + AFTER].split()), False),))
    spans = [folded.original(start, end) for start, end in matches]
    best = spans[_best(folded.text, matches)]
    return Found(tuple(_pieces(text, spans, best)), best.start, best.end)


def _pieces(text: str, spans: Sequence[Span], best: Span) -> Iterator[tuple[str, bool]]:
    start, end = max(0, best.start - BEFORE), min(len(text), best.start + AFTER)
    if start:
        start = min(text.find(" ", start, best.start) + 1 or start, best.start)
        yield "… ", False
    for span in spans:
        if start <= span.start < end:
            yield text[start : span.start], False
            yield text[span.start : span.end], True
            start = span.end
    yield text[start : max(start, end)], False
    if end < len(text):
        yield " …", False


def _matches(folded: str, terms: Sequence[str]) -> Iterator[tuple[int, int]]:
    if not terms:
        return
    words = sorted((_pattern(one) for one in terms), key=len, reverse=True)
    pattern = re.compile(rf"(?<!\w)(?:{'|'.join(words)})")
    yield from ((match.start(), match.end()) for match in pattern.finditer(folded))


def _pattern(term: str) -> str:
    """A term as it may stand: spaces of any width, the joiner kept, lost or a space."""
    parts = re.split(r"[\s\u200c]+", term)
    joint = r"[\s\u200c]*" if "\u200c" in term else r"[\s\u200c]+"
    return joint.join(re.escape(part) for part in parts if part)


def _best(folded: str, found: Sequence[tuple[int, int]]) -> int:
    """The match with the most different matches close after it; the first of equals."""

    def near(place: int) -> int:
        limit = found[place][0] + AFTER
        return len({folded[start:end] for start, end in found[place : place + 20] if start < limit})

    return max(range(len(found)), key=lambda place: (near(place), -place))
