"""Counts for the head of a brief, and bars to draw them with."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from msgspec import Struct

from dragoman.ledger import CorpusView
from dragoman.model import Event, EventType
from dragoman.ontology import is_conflict
from dragoman.products.words import OTHER, type_words


class Bar(Struct, frozen=True):
    """One bar: a count and which part of it is conflict, lengths in per cent of the longest bar."""

    label: str
    count: int
    conflict: int
    length: float
    conflict_length: float


class Figures(Struct, frozen=True):
    """What a view amounts to.

    Attributes:
        events: How many.
        statements: Of them, that no event tells already.
        documents: How many the answer rests on.
        sources: Origins that these trace to.
        undertakings: How many are followed.
        conflicts: Contradictions found.
        by_year: Events of known year.
        undated: Events without one.
        by_type: Events by kind of deed, most first.
    """

    events: int
    statements: int
    documents: int
    sources: int
    undertakings: int
    conflicts: int
    by_year: tuple[Bar, ...]
    undated: int
    by_type: tuple[Bar, ...]


def figures_of(view: CorpusView, statements: int) -> Figures:
    """The figures of a view; ``statements`` is how many the chronology shows."""
    years = {event.id: _year(event) for event in view.events}
    dated = [event for event in view.events if years[event.id] is not None]
    groups = {source.group for doc in view.documents if (source := view.source(doc.id)) is not None}
    return Figures(
        events=len(view.events),
        statements=statements,
        documents=len(view.documents),
        sources=len(groups),
        undertakings=len(view.undertakings),
        conflicts=len(view.conflicts),
        by_year=tuple(sorted(_bars(dated, years), key=lambda bar: bar.label)),
        undated=len(view.events) - len(dated),
        by_type=tuple(_bars(view.events, {e.id: type_words(e.type) for e in view.events})),
    )


def _year(event: Event) -> str | None:
    when = event.date
    first = None if when is None else when.earliest or when.latest
    return None if first is None else f"{first.year:04}"


def _hostile(kind: EventType | None) -> bool:
    """Whether a reader counts it as conflict; PLOVER's quarter of it holds plain requests too."""
    return kind is not None and kind != "REQUEST" and is_conflict(kind)


def _bars(events: Iterable[Event], labels: Mapping[str, str | None]) -> Iterable[Bar]:
    counts: Counter[str] = Counter()
    conflicts: Counter[str] = Counter()
    for event in events:
        label = labels[event.id] or OTHER
        counts[label] += 1
        conflicts[label] += _hostile(event.type)
    longest = max(counts.values(), default=1)
    for label, count in sorted(counts.items(), key=lambda one: (-one[1], one[0])):
        yield Bar(
            label=label,
            count=count,
            conflict=conflicts[label],
            length=round(100 * count / longest, 2),
            conflict_length=round(100 * conflicts[label] / longest, 2),
        )
