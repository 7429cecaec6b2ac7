"""A question as the encoder reads it: ``@`` around the source, ``#`` around the target.

What is far from both is cut away, for speed and because it is seldom about them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from dragoman.coding.votes.question import Question
from dragoman.text import Span

SOURCE, TARGET = "@", "#"
BEFORE, AFTER, INSIDE = 12, 22, 10
"""Words kept before the first actor, after the last one, and of each actor."""
_NO_SOURCE, _NO_TARGET = "@ An actor @ : ", " : # a recipient #"

_WORD = re.compile(r"\S+")


def marked(question: Question) -> str:
    """The sentence with both actors marked."""
    text = question.text
    actors = [
        (span, mark)
        for span, mark in ((question.source, SOURCE), (question.target, TARGET))
        if span is not None
    ]
    start, end = _bounds(text, [span for span, _ in actors])
    gone = [_tail(text, span) for span, _ in actors if not _nested(span, actors)]
    for place, _, piece in sorted(_insertions(text, actors, gone), reverse=True):
        text = text[: place.start] + piece + text[place.end :]
        end += len(piece) - len(place)
    return (
        ("" if question.source else _NO_SOURCE)
        + text[start:end]
        + ("" if question.target else _NO_TARGET)
    )


def _insertions(
    text: str, actors: list[tuple[Span, str]], gone: list[Span]
) -> Iterator[tuple[Span, int, str]]:
    """What is put where, the closing mark of one actor before the opening one of another."""
    for span, mark in actors:
        cut = next((one for one in gone if span.start < one.start and one.end == span.end), None)
        yield Span(span.start, span.start), 1, f"{mark} "
        yield (Span(span.end, span.end) if cut is None else cut), 0, f" {mark}"


def _nested(span: Span, actors: list[tuple[Span, str]]) -> bool:
    return any(other is not span and other.overlaps(span) for other, _ in actors)


def _tail(text: str, span: Span) -> Span:
    """What of an actor is left out."""
    ends = [match.end() for match in _WORD.finditer(text, span.start, span.end)]
    return Span(ends[INSIDE - 1] if len(ends) > INSIDE else span.end, span.end)


def _bounds(text: str, spans: list[Span]) -> tuple[int, int]:
    if not spans:
        return 0, len(text)
    first, last = min(span.start for span in spans), max(span.end for span in spans)
    before = [match.start() for match in _WORD.finditer(text, 0, first)]
    after = [match.end() for match in _WORD.finditer(text, last)]
    return (
        before[-BEFORE] if len(before) > BEFORE else 0,
        after[AFTER - 1] if len(after) > AFTER else len(text),
    )
