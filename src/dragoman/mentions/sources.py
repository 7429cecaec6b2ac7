"""Who a document says that it is from: outlet and credited media, wherever their names stand."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from dragoman.mentions.bodies import Body
from dragoman.mentions.chart import Chart
from dragoman.model import Document

PRESS = "JRN"
LONGEST = 5
"""A source of more words is a description."""


def source_bodies(chart: Chart, document: Document, known: Sequence[Body]) -> tuple[Body, ...]:
    """The organisations found before, with the outlet and credited sources that no table knows.

    A name of one word in a script without capitals counts only where the credit names it.

    Args:
        chart: The text.
        document: With outlet and credits.
        known: What tables and shapes gave.
    """
    found: list[Body] = []
    for name in _names(document):
        for start, end in _places(chart, document, name):
            apart = all(end <= b.start or b.end <= start for b in (*known, *found) if b.named)
            if apart and not _is_other(chart, start, end):
                said = chart.view.said(start, end)
                found.append(Body(start, end, None, said, None, PRESS, True, "source-name"))
    clear = [
        body
        for body in known
        if body.named or all(b.end <= body.start or body.end <= b.start for b in found)
    ]
    return tuple(sorted((*clear, *found), key=lambda body: (body.start, -body.end)))


def _names(document: Document) -> Iterator[str]:
    names = [document.outlet, *(credit.name for credit in document.credits)]
    for name in dict.fromkeys(names):
        if name and name not in document.authors and len(name.split()) <= LONGEST:
            yield name


def _places(chart: Chart, document: Document, name: str) -> Iterator[tuple[int, int]]:
    """Where the name stands in the units; the words of small letters at its start left out."""
    everywhere = name[0].isupper() or " " in name
    said = re.escape(name).replace("\\ ", r"\s+")
    for match in re.finditer(rf"(?<!\w){said}(?!\w)", document.text):
        start, end = chart.view.place(match.start()), chart.view.place(match.end())
        if chart.view.unit_at(start) is None:
            continue
        medium = chart.until(chart.view.back(start, " "), "agent")
        if medium is not None and medium.sense.sector == PRESS and not name[0].isupper():
            yield medium.start, end
        elif everywhere or _in_credit(document, match.start(), match.end()):
            yield start, end


def _in_credit(document: Document, start: int, end: int) -> bool:
    return any(
        evidence.start <= start and end <= evidence.end
        for credit in document.credits
        for evidence in credit.evidence
    )


def _is_other(chart: Chart, start: int, end: int) -> bool:
    """Whether tables know the words as something else, or somebody's office is among them."""
    kinds = ("person", "state", "city", "agent", "body")
    same = any(hit.start <= start and end <= hit.end for kind in kinds for hit in chart.all(kind))
    inside = ("office", "person", "title")
    return same or any(
        start <= hit.start and hit.end <= end for kind in inside for hit in chart.all(kind)
    )
