"""The interface to documents and what stands in them: reports, mentions, statements, search."""

from __future__ import annotations

from typing import Annotated

from litestar import get
from litestar.exceptions import ValidationException
from litestar.params import FromQuery, QueryParameter

from dragoman.errors import UnknownRecord
from dragoman.ledger import CorpusView, Named, read
from dragoman.ledger.browse_documents import (
    DocumentFilter,
    count_documents,
    documents_after,
    match_of,
    search_documents,
)
from dragoman.ledger.browse_records import (
    Judged,
    RecordKind,
    StatementFilter,
    count_decisions,
    count_records,
    kind_of,
    mentions_after,
    page_decisions,
    records_after,
)
from dragoman.ledger.browse_sources import Flow, flows
from dragoman.ledger.browse_view import (
    REPORTS_SHOWN,
    Around,
    documents_of_records,
    events_of_reports,
)
from dragoman.model import (
    Analysis,
    Conflict,
    Document,
    Event,
    EventMention,
    Evidence,
    Genre,
    Rejected,
    SourceGroup,
    Statement,
    Undertaking,
)
from dragoman.products.board import stage_evidence
from dragoman.serve.api.corpus import one_of, words_of
from dragoman.serve.api.paging import (
    Cursor,
    Id,
    Limit,
    Pair,
    Since,
    Text,
    Until,
    cursor_of,
    pair_of,
    place_of,
)
from dragoman.serve.api.records import (
    DocumentRecord,
    DocumentSummary,
    EntityMentionRecord,
    EvidenceOf,
    Page,
    ReportRecord,
    SearchAnswer,
    SearchHit,
    StatementRecord,
    document_summary,
    mention_record,
    report_record,
    statement_record,
)
from dragoman.serve.desk import AtDesk, Desk
from dragoman.serve.problems import RESPONSES
from dragoman.serve.rows import quoted
from dragoman.serve.settings import LONGEST_QUERY, PAGE_SIZE
from dragoman.serve.snippets import found_in, terms_of


@get("/documents", sync_to_thread=True, responses=RESPONSES, operation_id="listDocuments")
def list_documents(  # noqa: PLR0913
    desk: AtDesk,
    language: Text = None,
    outlet: Text = None,
    genre: FromQuery[Genre | None] = None,
    since: Since = None,
    until: Until = None,
    limit: Limit = PAGE_SIZE,
    cursor: Cursor = None,
) -> Page[DocumentSummary]:
    """Documents without their texts, in the order of publication, undated ones first."""
    asked = DocumentFilter(language=language, outlet=outlet, genre=genre, since=since, until=until)
    day, last = place_of(cursor, 2)
    found = desk.ask(documents_after, asked, (day, last), limit)
    view = desk.view(Around(docs=tuple(doc for _, doc in found)))
    return Page(
        items=tuple(document_summary(one, view) for one in _in_order(view, found)),
        next=cursor_of(found[-1]) if len(found) == limit else None,
        total=desk.recall(count_documents, asked),
    )


def _in_order(view: CorpusView, found: tuple[tuple[str, str], ...]) -> list[Document]:
    documents = (view.document(doc) for _, doc in found)
    return [one for one in documents if one is not None]


@get(
    "/documents/{record:str}", sync_to_thread=True, responses=RESPONSES, operation_id="getDocument"
)
def get_document(desk: AtDesk, record: Id) -> DocumentRecord:
    """One document with its segments and its text."""
    view = desk.view(Around(docs=(record,)))
    document = view.document(record)
    if document is None:
        raise UnknownRecord(f"no document {record[:80]!r} in this ledger")
    return DocumentRecord(document_summary(document, view), document.segments, document.text)


@get("/event-mentions", sync_to_thread=True, responses=RESPONSES, operation_id="listEventMentions")
def list_event_mentions(
    desk: AtDesk, limit: Limit = PAGE_SIZE, cursor: Cursor = None
) -> Page[ReportRecord]:
    """Reports of events, document by document."""
    found, view, after = _standing(desk, "event_mention", limit, cursor)
    mentions = (view.event_mention(one) for one in found)
    return Page(tuple(report_record(one, view) for one in mentions if one is not None), after)


@get(
    "/event-mentions/{record:str}",
    sync_to_thread=True,
    responses=RESPONSES,
    operation_id="getEventMention",
)
def get_event_mention(desk: AtDesk, record: Id) -> ReportRecord:
    """One report of an event."""
    mention = (view := _view_of(desk, record)).event_mention(record)
    if mention is None:
        raise UnknownRecord(f"no event mention {record[:80]!r} in this ledger")
    return report_record(mention, view)


@get(
    "/entity-mentions", sync_to_thread=True, responses=RESPONSES, operation_id="listEntityMentions"
)
def list_entity_mentions(
    desk: AtDesk, limit: Limit = PAGE_SIZE, cursor: Cursor = None
) -> Page[EntityMentionRecord]:
    """Places in texts that name an entity, document by document."""
    found, view, after = _standing(desk, "entity_mention", limit, cursor)
    named = ((view.record(one)) for one in found)
    items = (_mention(one, view) for one in named if isinstance(one, Named))
    return Page(tuple(one for one in items if one is not None), after)


@get(
    "/entity-mentions/{record:str}",
    sync_to_thread=True,
    responses=RESPONSES,
    operation_id="getEntityMention",
)
def get_entity_mention(desk: AtDesk, record: Id) -> EntityMentionRecord:
    """One place in a text that names an entity."""
    found = (view := _view_of(desk, record)).record(record)
    made = _mention(found, view) if isinstance(found, Named) else None
    if made is None:
        raise UnknownRecord(f"no entity mention {record[:80]!r} in this ledger")
    return made


def _mention(named: Named, view: CorpusView) -> EntityMentionRecord | None:
    analysis = view.analysis(named.doc)
    return None if analysis is None else mention_record(analysis, named.mention, view)


def _standing(
    desk: Desk, kind: RecordKind, limit: int, cursor: str | None
) -> tuple[list[str], CorpusView, str | None]:
    """A page of the records that stand in documents: ids, a view of these, the next cursor."""
    doc, last = place_of(cursor, 2)
    found = desk.ask(mentions_after, kind, (doc, last), limit)
    docs = tuple(dict.fromkeys(doc for doc, _ in found))
    ids = [one for _, one in found]
    events = desk.ask(events_of_reports, tuple(ids)) if kind == "event_mention" else ()
    view = desk.view(Around(docs=docs, events=events, reports=0))
    return ids, view, cursor_of(found[-1]) if len(found) == limit else None


def _view_of(desk: Desk, record: str) -> CorpusView:
    docs = desk.ask(documents_of_records, (record,))
    events = desk.ask(events_of_reports, (record,))
    return desk.view(Around(docs=tuple(docs.values()), events=events, reports=0))


@get("/statements", sync_to_thread=True, responses=RESPONSES, operation_id="listStatements")
def list_statements(  # noqa: PLR0913
    desk: AtDesk,
    pair: Pair = None,
    speaker: Text = None,
    doc: Text = None,
    limit: Limit = PAGE_SIZE,
    cursor: Cursor = None,
) -> Page[StatementRecord]:
    """Someone's quoted words, by id; ``speaker`` is the id of an entity."""
    asked = StatementFilter(pair=pair_of(pair), speaker=speaker, doc=doc)
    (last,) = place_of(cursor, 1)
    ids = desk.ask(records_after, asked, last, limit)
    view = desk.view(Around(statements=ids))
    found = {one.id: one for one in view.statements}
    return Page(
        items=tuple(statement_record(found[one], view) for one in ids if one in found),
        next=cursor_of(ids[-1:]) if len(ids) == limit else None,
        total=desk.recall(count_records, asked),
    )


@get(
    "/statements/{record:str}",
    sync_to_thread=True,
    responses=RESPONSES,
    operation_id="getStatement",
)
def get_statement(desk: AtDesk, record: Id) -> StatementRecord:
    """One statement."""
    view = desk.view(Around(statements=(record,)))
    if not view.statements:
        raise UnknownRecord(f"no statement {record[:80]!r} in this ledger")
    return statement_record(view.statements[0], view)


@get("/sources", sync_to_thread=True, responses=RESPONSES, operation_id="listSources")
def list_sources(desk: AtDesk, limit: Limit = PAGE_SIZE) -> Page[Flow]:
    """Who takes from whom: credits and copies by outlet, the strongest first."""
    return Page(desk.recall(flows, limit), None)


@get("/sources/{record:str}", sync_to_thread=True, responses=RESPONSES, operation_id="getSource")
def get_source(desk: AtDesk, record: Id) -> SourceGroup:
    """Which origin a document traces to, and why; ``record`` is the document's id."""
    return one_of(desk, SourceGroup, record)


@get("/decisions", sync_to_thread=True, responses=RESPONSES, operation_id="listDecisions")
def list_decisions(
    desk: AtDesk, target: Text = None, limit: Limit = PAGE_SIZE, cursor: Cursor = None
) -> Page[Judged]:
    """Verdicts of people, the newest first, also those taken back."""
    (said,) = place_of(cursor, 1)
    if not (said == "" or (said.isascii() and said.isdigit() and len(said) < 9)):
        raise ValidationException("cursor: of another list; begin anew")
    start = int(said or 0)
    found = desk.ask(page_decisions, target, start, limit)
    after = cursor_of([str(start + limit)]) if len(found) == limit else None
    return Page(found, after, desk.recall(count_decisions))


@get("/rejected", sync_to_thread=True, responses=RESPONSES, operation_id="listRejected")
def list_rejected(desk: AtDesk) -> Page[Rejected]:
    """Files that could not be read, with the stage and the reason."""
    return Page(desk.recall(read.select_rejected), None)


@get("/counts", sync_to_thread=True, responses=RESPONSES, operation_id="counts")
def get_counts(desk: AtDesk) -> dict[str, int]:
    """How many records of each kind the ledger holds."""
    return desk.recall(read.count_rows)


@get("/search", sync_to_thread=True, responses=RESPONSES, operation_id="search")
def search(  # noqa: PLR0913
    desk: AtDesk,
    q: Annotated[str, QueryParameter(min_length=1, max_length=LONGEST_QUERY)],
    language: Text = None,
    outlet: Text = None,
    since: Since = None,
    until: Until = None,
    limit: Limit = PAGE_SIZE,
    cursor: Cursor = None,
) -> SearchAnswer:
    """Documents that hold all words of ``q`` in any script; "words together", beginnings*."""
    asked = DocumentFilter(language=language, outlet=outlet, since=since, until=until)
    found = desk.recall(search_documents, match_of(q), asked)
    (last,) = place_of(cursor, 1)
    start = found.docs.index(last) + 1 if last in found.docs else 0
    docs = found.docs[start : start + limit]
    view = desk.view(Around(docs=docs))
    terms = terms_of(q)
    hits = (view.analysis(doc) for doc in docs)
    return SearchAnswer(
        items=tuple(_hit(one, terms, view) for one in hits if one is not None),
        next=cursor_of(docs[-1:]) if start + limit < len(found.docs) else None,
        total=found.total,
        searched=desk.recall(count_documents, DocumentFilter()),
        words=terms,
    )


def _hit(analysis: Analysis, terms: tuple[str, ...], view: CorpusView) -> SearchHit:
    pieces = found_in(analysis.document.text, terms).pieces
    return SearchHit(
        document=document_summary(analysis.document, view),
        snippet="".join(piece for piece, _ in pieces),
        matches=tuple(dict.fromkeys(piece for piece, hit in pieces if hit)),
    )


@get("/evidence/{record:str}", sync_to_thread=True, responses=RESPONSES, operation_id="getEvidence")
def get_evidence(desk: AtDesk, record: Id) -> EvidenceOf:
    """The words that any record rests on, with what stands around them."""
    kind = desk.ask(kind_of, record)
    if kind is None:
        raise UnknownRecord(f"no record {record[:80]!r} in this ledger")
    view = desk.view(_around(kind, record, desk))
    told = (quoted(one, view) for one in _evidence(view.record(record), view))
    return EvidenceOf(record, tuple(words_of(one) for one in told if one is not None))


def _around(kind: str, record: str, desk: Desk) -> Around:
    if kind == "event":
        return Around(events=(record,), reports=REPORTS_SHOWN)
    if kind == "undertaking":
        return Around(undertakings=(record,))
    if kind == "conflict":
        return Around(conflicts=(record,))
    docs = desk.ask(documents_of_records, (record,))
    return Around(docs=tuple(docs.values()), statements=(record,) if kind == "statement" else ())


def _evidence(found: object, view: CorpusView) -> tuple[Evidence, ...]:
    if isinstance(found, Event):
        return tuple(e for one in view.event_mentions(found) for e in one.evidence)
    if isinstance(found, EventMention | Statement):
        return found.evidence
    if isinstance(found, Undertaking):
        return tuple(e for stage in found.stages for e in stage_evidence(stage, view))
    if isinstance(found, Conflict):
        return tuple(e for claim in found.claims for e in claim.evidence)
    if isinstance(found, Named):
        document = view.document(found.doc)
        return () if document is None else (document.evidence(found.mention.span),)
    return ()
