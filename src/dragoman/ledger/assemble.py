"""Views put together from what the ledger's file gives."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

from dragoman.ledger import read
from dragoman.ledger.view import CorpusView, Query
from dragoman.model import (
    Analysis,
    Conflict,
    Corpus,
    Date,
    Event,
    Statement,
    Undertaking,
)


def view(db: sqlite3.Connection, query: Query) -> CorpusView:
    """The records that answer ``query``, with the documents they rest on."""
    if query == Query():
        return _everything(db)
    events = tuple(read.select_events(db, query))
    undertakings = tuple(
        one for one in read.select_undertakings(db, query.pair) if _moved_within(one, query)
    )
    spoken = tuple(read.select_statements(db, query.pair)) if query.pair else ()
    docs = {
        *(doc for event in events for doc in event.documents),
        *_documents_of(db, undertakings),
        *(doc for doc, _ in spoken),
    }
    analyses = tuple(read.select_analyses_of(db, docs))
    wanted = {statement for _, statement in spoken}
    statements = tuple(
        one
        for analysis in analyses
        for one in analysis.statements
        if one.id in wanted and _within(one.date, query)
    )
    return _around(
        db,
        query=query,
        analyses=analyses,
        events=events,
        undertakings=undertakings,
        statements=statements,
    )


def _everything(db: sqlite3.Connection) -> CorpusView:
    corpus = Corpus(
        entities=tuple(read.select_entities(db)),
        entity_links=tuple(read.select_entity_links(db)),
        sources=tuple(read.select_sources(db)),
        events=tuple(read.select_events(db, Query())),
        undertakings=tuple(read.select_undertakings(db, None)),
        conflicts=tuple(read.select_conflicts(db)),
    )
    analyses = tuple(read.select_analyses(db))
    return CorpusView(
        analyses=analyses,
        corpus=corpus,
        statements=tuple(one for analysis in analyses for one in analysis.statements),
        decisions=tuple(read.select_decisions(db)),
        rejected=read.select_rejected(db),
    )


def _around(
    db: sqlite3.Connection,
    *,
    query: Query,
    analyses: tuple[Analysis, ...],
    events: tuple[Event, ...],
    undertakings: tuple[Undertaking, ...],
    statements: tuple[Statement, ...],
) -> CorpusView:
    docs = {analysis.document.id for analysis in analyses}
    entities = tuple(read.select_entities_of(db, docs))
    ids = {one.id for kind in (entities, events, undertakings) for one in kind} | docs
    corpus = Corpus(
        entities=entities,
        entity_links=tuple(read.select_entity_links_of(db, docs)),
        sources=tuple(one for one in read.select_sources(db) if one.doc in docs),
        events=events,
        undertakings=undertakings,
        conflicts=_about(read.select_conflicts(db), ids),
    )
    return CorpusView(
        query=query,
        analyses=analyses,
        corpus=corpus,
        statements=statements,
        decisions=tuple(read.select_decisions(db)),
        rejected=read.select_rejected(db),
    )


def _about(conflicts: Iterable[Conflict], ids: set[str]) -> tuple[Conflict, ...]:
    return tuple(one for one in conflicts if one.about in ids)


def _documents_of(db: sqlite3.Connection, undertakings: Iterable[Undertaking]) -> set[str]:
    stages = [stage for undertaking in undertakings for stage in undertaking.stages]
    told = {stage.evidence.doc for stage in stages if stage.evidence is not None}
    mentions = {stage.event_mention for stage in stages if stage.event_mention is not None}
    found = {read.select_document_of(db, mention) for mention in mentions}
    return told | {doc for doc in found if doc is not None}


def _within(when: Date | None, query: Query) -> bool:
    """Whether a date may lie in the time asked for; an unknown one only where none was asked."""
    if query.since is None and query.until is None:
        return True
    if when is None or (when.earliest is None and when.latest is None):
        return False
    too_early = query.since is not None and when.latest is not None and when.latest < query.since
    too_late = query.until is not None and when.earliest is not None and when.earliest > query.until
    return not (too_early or too_late)


def _moved_within(undertaking: Undertaking, query: Query) -> bool:
    if query.since is None and query.until is None:
        return True
    return any(_within(stage.date, query) for stage in undertaking.stages)


def view_of(db: sqlite3.Connection, record: str) -> CorpusView:
    """The documents in which a record stands, and all that is known of them."""
    docs = _documents_behind(db, record)
    analyses = tuple(read.select_analyses_of(db, docs))
    found = {analysis.document.id for analysis in analyses}
    events = tuple(
        one
        for one in read.select_events(db, Query())
        if one.fulfilled_by == record or not found.isdisjoint(one.documents)
    )
    undertakings = tuple(
        one
        for one in read.select_undertakings(db, None)
        if one.id == record or not found.isdisjoint(_documents_of(db, (one,)))
    )
    return _around(
        db,
        query=Query(),
        analyses=analyses,
        events=events,
        undertakings=undertakings,
        statements=tuple(one for analysis in analyses for one in analysis.statements),
    )


def _documents_behind(db: sqlite3.Connection, record: str) -> set[str]:
    doc = read.select_document_of(db, record)
    if doc is not None:
        return {doc}
    if (event := read.select_event(db, record)) is not None:
        return set(event.documents)
    if naming := read.select_documents_naming(db, record):
        return set(naming)
    for undertaking in read.select_undertakings(db, None):
        if undertaking.id == record:
            return _documents_of(db, (undertaking,))
    for conflict in read.select_conflicts(db):
        if conflict.id == record:
            told = {one.doc for claim in conflict.claims for one in claim.evidence}
            return told | _documents_behind(db, conflict.about)
    for decision in read.select_decisions(db):
        if decision.id == record:
            return set().union(*(_documents_behind(db, one) for one in decision.target))
    return {record}
