"""What a search found, in the words of the text: the folded match led back to the original."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from dragoman.ledger.folding import fold_query, fold_text

BEFORE, AFTER = 90, 200
"""Code points of a snippet before and after the first match."""

_WORDS = re.compile(r'"([^"]*)"|(\S+)')


def terms_of(said: str) -> tuple[str, ...]:
    """The folded words and phrases of a question."""
    found = (match[1] if match[1] is not None else match[2] for match in _WORDS.finditer(said))
    folded = (fold_query(one).strip("*") for one in found)
    return tuple(dict.fromkeys(one for one in folded if any(char.isalnum() for char in one)))


def snippet(text: str, terms: Sequence[str]) -> tuple[tuple[str, bool], ...]:
    """The best part of a text as pieces, each with whether it is a match.

    Args:
        text: The text of a document.
        terms: From ``terms_of``.
    """
    folded = fold_text(text)
    found = list(_matches(folded.text, terms))
    if not found:
        return ((_one_line(text[: BEFORE + AFTER]), False),)
    spans = [folded.original(start, end) for start, end in found]
    first = _best(folded.text, found)
    start = max(0, spans[first].start - BEFORE)
    end = min(len(text), spans[first].start + AFTER)
    if start:
        start = min(text.find(" ", start, spans[first].start) + 1 or start, spans[first].start)
    pieces: list[tuple[str, bool]] = [("… ", False)] if start else []
    at = start
    for span in spans:
        if at <= span.start < end:
            pieces += [(text[at : span.start], False), (text[span.start : span.end], True)]
            at = span.end
    pieces.append((text[at : max(at, end)], False))
    if end < len(text):
        pieces.append((" …", False))
    return tuple((piece, hit) for piece, hit in pieces if piece)


def first_match(text: str, terms: Sequence[str]) -> tuple[int, int] | None:
    """Where in a text the best match stands."""
    folded = fold_text(text)
    found = list(_matches(folded.text, terms))
    if not found:
        return None
    span = folded.original(*found[_best(folded.text, found)])
    return span.start, span.end


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

    return max(range(min(len(found), 200)), key=lambda place: (near(place), -place))


def _one_line(text: str) -> str:
    return " ".join(text.split())
