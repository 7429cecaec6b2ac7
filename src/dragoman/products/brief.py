"""The brief: what is known of two countries, gathered from the records before it has a format.

Every claim in it goes through ``Notes.cite``, which refuses one that no words stand behind.
``dragoman.products.write`` writes it.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import msgspec
from msgspec import Struct

from dragoman.languages import installed
from dragoman.ledger import CorpusView
from dragoman.products.board import Thread, threads
from dragoman.products.charts import Kind, described, figure
from dragoman.products.dates import say_day
from dragoman.products.dossier import (
    Contradiction,
    Person,
    Source,
    contradictions,
    people,
    sources,
)
from dragoman.products.figures import Figures, figures_of
from dragoman.products.gaps import Unknown, unknowns
from dragoman.products.lines import Chronology, Line, build_chronology, pair_title, with_parts
from dragoman.products.notes import Note, Notes
from dragoman.products.people import cast_of
from dragoman.products.words import modality_word, type_words

LIMITS = (
    "The chronology is as complete as the documents given, and they were read by a machine: check "
    "the words in the footnote before you rely on a line.",
    "An event is dated by the words of a report. Where they give no date, the day of the news "
    "stands in (in news of 10 July); a document's date that had to be inferred is marked too.",
    "Reports are joined into one event only where something positive speaks for it, so one event "
    "may stand twice rather than two events as one.",
    "Sources are counted as independent where no shared passage and no credit ties them together; "
    "a copy that hides its origin counts for itself.",
    "Names from other scripts are written by rule where no document gives a Latin form; the form "
    "of the document stands beside them.",
)


MOST_POINTS = 8
"""Undertakings of the bottom line, the last to move first; all are on the board."""


class Point(Struct, frozen=True):
    """A sentence of the bottom line and its footnotes."""

    lead: str
    text: str
    notes: tuple[int, ...]


class Method(Struct, frozen=True):
    """How a brief was made.

    Attributes:
        version: Of dragoman.
        coders: Name and version of what coded the events.
        packs: Languages that the documents are in and could be read.
        asked: The question in words.
        rejected: Files of the ledger that could not be read.
        limits: What to know before relying on it.
    """

    version: str
    coders: tuple[str, ...]
    packs: tuple[str, ...]
    asked: tuple[str, ...]
    rejected: int
    limits: tuple[str, ...]


class Drawn(Struct, frozen=True):
    """A figure: a Vega-Lite specification (JSON) with a title and what it shows in words."""

    name: str
    title: str
    spec: bytes
    alt: str


class Brief(Struct, frozen=True):
    """The whole brief before it is written down.

    ``as_of`` is the day until which documents count, in words, and ``undated`` how many documents
    were left out because their day is not known.
    """

    title: str
    points: tuple[Point, ...]
    figures: Figures
    chronology: Chronology
    board: tuple[Thread, ...]
    people: tuple[Person, ...]
    contradictions: tuple[Contradiction, ...]
    sources: tuple[Source, ...]
    unknowns: tuple[Unknown, ...]
    pictures: tuple[Drawn, ...]
    notes: tuple[Note, ...]
    method: Method
    as_of: str | None = None
    undated: int = 0

    @property
    def countries(self) -> tuple[tuple[str, tuple[Person, ...]], ...]:
        """The people by country."""
        names = dict.fromkeys(person.country for person in self.people)
        return tuple((one, tuple(p for p in self.people if p.country == one)) for one in names)


def build_brief(
    view: CorpusView, *, version: str, as_of: date | None = None, undated: int = 0
) -> Brief:
    """The brief of a view.

    Args:
        view: The records; the pair asked for gives the title.
        version: Of dragoman, for the method note.
        as_of: The day until which documents are in the view, if it is not today's.
        undated: Documents left out because their day is not known.

    Raises:
        Unfounded: A claim has no words behind it.
    """
    notes = _numbered(view)
    cast = cast_of(view)
    chronology = build_chronology(view, notes)
    board = threads(view, notes, as_of)
    lines = tuple(_flat(chronology))
    return Brief(
        title=pair_title(view)[:1].upper() + pair_title(view)[1:],
        points=tuple(_bottom_line(board, lines, view)),
        figures=figures_of(view, sum(line.kind == "statement" for line in lines)),
        chronology=chronology,
        board=board,
        people=people(view, cast, notes),
        contradictions=contradictions(view, cast, notes),
        unknowns=unknowns(lines, board, view),
        pictures=tuple(_pictures(view)),
        sources=sources(view, notes),
        notes=notes.all(),
        method=_method(view, version),
        as_of=None if as_of is None else say_day(as_of),
        undated=undated,
    )


_PICTURES: tuple[tuple[Kind, str], ...] = (
    ("series", "Cooperation and conflict by year"),
    ("timeline", "Events over time"),
    ("board", "Undertakings over time"),
)


def _pictures(view: CorpusView) -> Iterator[Drawn]:
    """The figures that have something to show."""
    shown = {
        "series": any(event.date is not None for event in view.events),
        "timeline": any(event.date is not None for event in view.events),
        "board": any(stage.date for one in view.undertakings for stage in one.stages),
    }
    for kind, title in _PICTURES:
        if view.query.pair is not None and shown[kind]:
            spec = msgspec.json.encode(figure(kind, view))
            yield Drawn(kind, title, spec, described(kind, view))


def _numbered(view: CorpusView) -> Notes:
    """Footnotes that begin with those of the bottom line, which comes first but is made last."""
    draft, notes = Notes(view), Notes(view)
    lines = tuple(_flat(build_chronology(view, draft)))
    points = tuple(_bottom_line(threads(view, draft), lines, view))
    drafted = {note.number: note.evidence for note in draft.all()}
    for point in points:
        notes.cite([drafted[number] for number in point.notes], point.text)
    return notes


def _flat(chronology: Chronology) -> Iterator[Line]:
    for year in chronology.years:
        for line in year.lines:
            yield from with_parts(line)


def _bottom_line(
    board: tuple[Thread, ...], lines: tuple[Line, ...], view: CorpusView
) -> Iterator[Point]:
    contact = _last_contact(lines, view)
    if contact is not None:
        where = "" if contact.where is None else f", {contact.where}"
        text = f"{contact.who}: {contact.what}{where}, {contact.when}."
        yield Point("Last contact", text, contact.notes)
    for thread in board[:MOST_POINTS]:
        step = thread.steps[-1]
        latest = next((one for one in reversed(thread.steps) if one.stage == thread.latest), step)
        among = "" if thread.parties == pair_title(view) else f" ({thread.parties})"
        text = f"{thread.subject}{among}, {latest.when}."
        yield Point(thread.latest.capitalize(), text, latest.notes)


def _last_contact(lines: tuple[Line, ...], view: CorpusView) -> Line | None:
    """The latest meeting or visit that happened on a known date."""
    met = [
        line
        for line in lines
        if (event := view.event(line.record)) is not None
        and event.type == "CONSULT"
        and event.modality in ("happened", "ongoing")
        and event.date is not None
        and event.date.latest is not None
    ]
    return met[-1] if met else None


def _method(view: CorpusView, version: str) -> Method:
    coders = {m.coder.split("#")[0] for e in view.events for m in view.event_mentions(e)}
    spoken = {language for document in view.documents for language in document.languages[:1]}
    packs = installed()
    return Method(
        version=version,
        coders=tuple(sorted(coders)),
        packs=tuple(f"{packs[one].name} ({one})" for one in sorted(spoken) if one in packs),
        asked=tuple(_asked(view)),
        rejected=len(view.rejected),
        limits=LIMITS,
    )


def _asked(view: CorpusView) -> Iterator[str]:
    query = view.query
    yield pair_title(view)
    if query.since is not None:
        yield f"since {say_day(query.since)}"
    if query.until is not None:
        yield f"until {say_day(query.until)}"
    if query.types:
        yield f"only: {', '.join(type_words(one).lower() for one in query.types)}"
    if query.modalities:
        yield f"only what is {', '.join(modality_word(one) for one in query.modalities)}"
