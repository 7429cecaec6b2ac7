"""The ledger as flat tables with typed columns: what spreadsheets, data frames and Parquet take.

Nothing is lost of modality, dates or sources: each has its columns. What a flat table cannot carry
(segments, mentions of names, reasons of links) stays in the exchange format.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date

from msgspec import Struct

from dragoman.exports.columns import (
    CLAIMS,
    DOCUMENTS,
    ENTITIES,
    EVENTS,
    REPORTS,
    STAGES,
    STATEMENTS,
    Column,
    columns_of,
)
from dragoman.exports.facts import Spots, cameo_of, intensity, quad_of
from dragoman.ledger import CorpusView, OnePiece, Pieces
from dragoman.model import Date, Document, Event, EventMention, Evidence, SourceGroup, Statement

Cell = str | int | float | date | tuple[str, ...] | None
Row = tuple[Cell, ...]


class Table(Struct, frozen=True):
    """A table: its rows have one cell for each column, ``None`` where unknown."""

    name: str
    meaning: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]


class Sheet(Struct, frozen=True):
    """A table whose rows are made when they are asked for."""

    name: str
    meaning: str
    columns: tuple[Column, ...]
    rows: Callable[[Pieces], Iterator[Row]]


def sheets() -> tuple[Sheet, ...]:
    """All tables, their rows still to be made; rows come in a fixed order."""
    return (
        Sheet("events", "real-world events, in time order", EVENTS, _events),
        Sheet("reports", "what each document says of an event", REPORTS, _reports),
        Sheet("statements", "quoted words", STATEMENTS, _statements),
        Sheet("stages", "undertakings, a row for each stage", STAGES, _stages),
        Sheet("entities", "who and what is named", ENTITIES, _entities),
        Sheet("documents", "the documents", DOCUMENTS, _documents),
        Sheet("claims", "contradictions, a row for each claim", CLAIMS, _claims),
    )


def tables(view: CorpusView) -> tuple[Table, ...]:
    """All tables of a view, rows in a fixed order."""
    pieces = OnePiece(view)
    return tuple(
        Table(one.name, one.meaning, one.columns, tuple(one.rows(pieces))) for one in sheets()
    )


def dictionary(found: Iterable[Table | Sheet]) -> Table:
    """What every column of some tables means."""
    columns = columns_of(
        "table text name of the table\ncolumn text name of the column\n"
        "kind text text, texts, integer, number or date\nmeaning text what it holds"
    )
    rows = (
        (table.name, one.name, one.kind, one.meaning) for table in found for one in table.columns
    )
    return Table("columns", "what the columns mean", columns, tuple(rows))


def _when(date_: Date | None) -> Row:
    if date_ is None:
        return (None,) * 6
    interval = (date_.edtf, date_.earliest, date_.latest)
    return (*interval, date_.precision, date_.basis, date_.calendar)


def _words(evidence: Evidence | None) -> Row:
    if evidence is None:
        return (None,) * 4
    return evidence.doc, evidence.start, evidence.end, evidence.quote


def _events(pieces: Pieces) -> Iterator[Row]:
    for view in pieces.events():
        yield from event_rows(view)


def event_rows(view: CorpusView) -> Iterator[Row]:
    """The rows of the table ``events``, in time order."""
    spots = Spots(view)
    return (_event(event, view, spots) for event in view.events)


def _event(event: Event, view: CorpusView, spots: Spots) -> Row:
    reports = view.event_mentions(event)
    spot = spots.of(event)
    quarter = quad_of(event)
    negative = bool(reports) and all(one.polarity == "negative" for one in reports)
    return (
        event.id,
        event.type,
        event.mode,
        event.contexts,
        *_when(event.date),
        event.modality,
        "negative" if negative else "affirmative",
        *_side(event.actor1, view),
        *_side(event.actor2, view),
        view.names(event.third),
        *(
            (None,) * 4
            if spot is None
            else _place(spot.name, spot.country, spot.latitude, spot.longitude)
        ),
        event.summary.get("en"),
        len(reports),
        event.independent_sources,
        max((one.confidence for one in reports), default=None),
        intensity(event),
        None if quarter is None else quarter.quad,
        cameo_of(event),
        event.part_of,
    )


def _place(*cells: Cell) -> Row:
    return cells


def _side(entities: tuple[str, ...], view: CorpusView) -> Row:
    return view.names(entities), view.countries(entities), entities


def _reports(pieces: Pieces) -> Iterator[Row]:
    for view in pieces.events():
        for event in view.events:
            for report in view.event_mentions(event):
                yield _report(report, event, view)


def _report(report: EventMention, event: Event, view: CorpusView) -> Row:
    document = view.document(report.doc)
    published = None if document is None else document.published
    return (
        report.id,
        event.id,
        report.type,
        report.mode,
        *_when(report.date),
        report.modality,
        report.polarity,
        report.stage,
        None if report.theme is None else report.theme.text,
        tuple(_tellers(report, view)),
        report.confidence,
        report.coder,
        None if document is None else document.outlet,
        None if published is None else published.earliest,
        next(iter(document.languages), None) if document is not None else None,
        *_words(next(iter(report.evidence), None)),
    )


def _tellers(report: EventMention, view: CorpusView) -> Iterator[str]:
    for one in report.attribution:
        entity = view.entity_of(report.doc, one.entity)
        name = one.outlet if entity is None else entity.name
        if name is not None:
            yield name


def _statements(pieces: Pieces) -> Iterator[Row]:
    for view in pieces.documents():
        yield from (_statement(one, view) for one in view.statements)


def _statement(one: Statement, view: CorpusView) -> Row:
    speaker = view.entity_of(one.doc, one.speaker)
    return (
        one.id,
        None if speaker is None else speaker.name,
        None if speaker is None else speaker.id,
        one.speaker_text,
        one.form,
        one.audience,
        *_when(one.date),
        one.stance,
        one.pair or (),
        *_words(next(iter(one.evidence), None)),
    )


def _stages(pieces: Pieces) -> Iterator[Row]:
    view = pieces.frame()
    for one in view.undertakings:
        entity = view.entity(one.subject.entity)
        subject = one.subject.text if entity is None else entity.name
        head = (one.id, subject, one.type, one.parties, one.latest_stage)
        for number, stage in enumerate(one.stages, 1):
            when = _when(stage.date)
            told = (stage.event, stage.event_mention, *_words(stage.evidence))
            yield (*head, number, stage.stage, *when, *told)


def _entities(pieces: Pieces) -> Iterator[Row]:
    for one in (one for view in pieces.entities() for one in view.entities):
        names = tuple(
            f"{code}: {name}" for code, all_ in sorted(one.names.items()) for name in all_
        )
        offices = (
            f"{role.title} ({role.as_of.edtf})" if role.as_of and role.as_of.edtf else role.title
            for role in one.roles
        )
        yield (
            one.id,
            one.type,
            one.name,
            names,
            one.country,
            one.sector,
            tuple(dict.fromkeys(offices)),
        )


def _documents(pieces: Pieces) -> Iterator[Row]:
    for view in pieces.documents():
        yield from (_document(one, view.source(one.id)) for one in view.documents)


def _document(one: Document, source: SourceGroup | None) -> Row:
    published = one.published
    return (
        one.id,
        one.outlet,
        one.title,
        one.authors,
        None if published is None else published.edtf,
        None if published is None else published.earliest,
        None if published is None else published.basis,
        one.languages,
        one.genre,
        None if source is None else source.group,
        None if source is None else source.duplicate_of,
        tuple(f"{credit.how}: {credit.name}" for credit in one.credits),
        one.locator,
        one.sha256,
    )


def _claims(pieces: Pieces) -> Iterator[Row]:
    for one in pieces.frame().conflicts:
        for claim in one.claims:
            for words in claim.evidence or (None,):
                yield (
                    one.id,
                    one.about,
                    one.kind,
                    one.field,
                    claim.value,
                    one.note,
                    *_words(words),
                )
