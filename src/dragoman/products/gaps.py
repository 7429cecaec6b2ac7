"""What is not known: events without a date, undertakings without an outcome, people without a name.

Each gap is told with the words that leave it open.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec import Struct

from dragoman.ledger import CorpusView
from dragoman.model import Event
from dragoman.ontology import stages
from dragoman.products.board import Thread
from dragoman.products.lines import Line
from dragoman.products.people import UNNAMED
from dragoman.products.words import modality_word, stage_word

MOST = 8
"""Gaps of one kind that are told; the rest is counted."""


class Gap(Struct, frozen=True):
    """One thing that is not known, and what is."""

    text: str
    notes: tuple[int, ...]


class Unknown(Struct, frozen=True):
    """A question with what leaves it open; ``more`` counts what is not told."""

    question: str
    gaps: tuple[Gap, ...]
    more: int


_DENIED = modality_word("denied")


def unknowns(
    lines: Iterable[Line], board: Iterable[Thread], view: CorpusView
) -> tuple[Unknown, ...]:
    """The questions that a brief leaves open.

    Args:
        lines: Of its chronology, with their footnotes.
        board: Its undertakings.
        view: The records.
    """
    told = [(line, event) for line in lines if (event := view.event(line.record)) is not None]
    found = (
        ("When?", [_gap(line) for line, event in told if _undated(event)]),
        ("What became of it?", list(_open(board))),
        ("Who?", [_gap(line) for line, _ in told if UNNAMED in line.who]),
        ("Is it so?", [_denied(line) for line, _ in told if line.state == _DENIED]),
    )
    return tuple(
        Unknown(question, tuple(gaps[:MOST]), max(0, len(gaps) - MOST))
        for question, gaps in found
        if gaps
    )


def _undated(event: Event) -> bool:
    when = event.date
    return when is None or (when.earliest is None and when.latest is None)


def _gap(line: Line) -> Gap:
    return Gap(f"{line.who}: {line.what}.", line.notes)


def _denied(line: Line) -> Gap:
    return Gap(f"{line.who}: {line.what}, which is denied.", line.notes)


def _open(board: Iterable[Thread]) -> Iterator[Gap]:
    """Undertakings that were wished or talked about, and of which no more is told."""
    still = {stage_word(row.stage) for row in stages() if row.phase in ("wish", "open")}
    for thread in board:
        if thread.latest in still:
            step = thread.steps[-1]
            last = f"last reported as {step.stage}, {step.when}"
            yield Gap(f"{thread.subject} ({thread.parties}): {last}.", step.notes)
