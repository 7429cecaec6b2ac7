"""A document's text cut where marks begin and end: names, dates, quotes, events, words asked for.

Marks may overlap, which elements cannot; so each run of letters carries all that is marked there.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from msgspec import Struct

from dragoman.model import EVIDENCE_ROLES, Analysis, Segment
from dragoman.products.notes import direction
from dragoman.text import Span

MOST_MARKS = 20_000
"""Marks of one document that are drawn; a text with more is cut, and the page says so."""


class Stretch(Struct, frozen=True):
    """A span that is marked.

    Attributes:
        start: Offset in ``Document.text``.
        end: Exclusive.
        kind: ``event``, ``quote``, ``date``, ``here`` or the type of the entity named.
        title: What it is, in words.
        entity: The id of the entity named, if any.
        record: The id of the event or statement whose words these are.
    """

    start: int
    end: int
    kind: str
    title: str
    entity: str | None = None
    record: str | None = None


class Run(Struct, frozen=True):
    """Letters that are marked alike.

    Attributes:
        text: The letters.
        kinds: Class names.
        title: What is marked, in words.
        entity: The innermost entity named here.
        anchors: Fragment names that lead here.
        ends: Ids of events whose words end here.
    """

    text: str
    kinds: tuple[str, ...]
    title: str
    entity: str | None
    anchors: tuple[str, ...]
    ends: tuple[str, ...]


class Part(Struct, frozen=True):
    """A segment: its paragraphs as runs; ``apart`` is no evidence."""

    role: str
    language: str | None
    direction: str
    apart: bool
    runs: tuple[Run, ...]


def parts_of(analysis: Analysis, marks: Sequence[Stretch], here: Span | None) -> tuple[Part, ...]:
    """The document's segments with their marks.

    Args:
        analysis: The document with everything found in it.
        marks: What is marked, in any order.
        here: The words that the reader came for.
    """
    told = sorted(marks, key=lambda one: (one.start, one.end))[:MOST_MARKS]
    if here is not None:
        told = sorted(
            [*told, Stretch(here.start, here.end, "here", "the words asked for")],
            key=lambda one: (one.start, one.end),
        )
    text = analysis.document.text
    whole = analysis.document.segments or (Segment(0, len(text), "body", None),)
    return tuple(_part(segment, text, told) for segment in whole)


def _part(segment: Segment, text: str, marks: Sequence[Stretch]) -> Part:
    inside = [one for one in marks if one.start < segment.end and one.end > segment.start]
    return Part(
        role=segment.role,
        language=segment.language,
        direction=direction(segment.language),
        apart=segment.role not in EVIDENCE_ROLES,
        runs=tuple(_runs(segment, text, inside)),
    )


def _runs(segment: Segment, text: str, marks: Sequence[Stretch]) -> Iterator[Run]:
    edges = {edge for one in marks for edge in (one.start, one.end)}
    inner = (edge for edge in edges if segment.start < edge < segment.end)
    bounds = sorted({segment.start, segment.end, *inner})
    over: list[list[Stretch]] = [[] for _ in bounds[1:]]
    for one in marks:
        first = max(0, bisect_right(bounds, one.start) - 1)
        for place in range(first, min(len(over), bisect_left(bounds, one.end))):
            over[place].append(one)
    begun = False
    for place, (start, end) in enumerate(zip(bounds, bounds[1:], strict=False)):
        run = _run(text[start:end], start, end, over[place])
        if "here" in run.kinds and not begun:
            begun = True
            run = _anchored(run)
        yield run


def _anchored(run: Run) -> Run:
    return Run(run.text, run.kinds, run.title, run.entity, ("here", *run.anchors), run.ends)


def _run(text: str, start: int, end: int, marks: Sequence[Stretch]) -> Run:
    named = [one for one in marks if one.entity is not None]
    inner = min(named, key=lambda one: one.end - one.start, default=None)
    begins = any(one.start == start and one.kind != "here" for one in marks)
    return Run(
        text=text,
        kinds=tuple(dict.fromkeys(one.kind for one in marks)),
        title="; ".join(dict.fromkeys(one.title for one in marks if one.title)),
        entity=None if inner is None else inner.entity,
        anchors=(f"at-{start}",) if begins else (),
        ends=tuple(one.record for one in marks if one.record is not None and one.end == end),
    )
