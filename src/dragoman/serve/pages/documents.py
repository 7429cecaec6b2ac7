"""Documents: the list, its files, and the page of one with everything that was read in it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from litestar import Response, get
from litestar.params import FromPath
from msgspec import Struct

from dragoman.ledger import CorpusView
from dragoman.ledger.browse_documents import count_documents, facet_documents, page_documents
from dragoman.ledger.browse_sources import flows_of
from dragoman.ledger.browse_view import Around, entities_in, events_of_document, records_of
from dragoman.model import Analysis, Document, Entity, SourceGroup
from dragoman.products.notes import direction, outlet_of, published
from dragoman.products.people import plain_name
from dragoman.products.safe import visible
from dragoman.products.words import shortened
from dragoman.serve.asked import AnyRequest, DocumentsAsked, asked_of, document_filter, given_of
from dragoman.serve.desk import AtDesk, Desk
from dragoman.serve.downloads import csv_file, json_file
from dragoman.serve.lists import Listing, facet_of, sorts_of, year_facet
from dragoman.serve.marks import Stretch, parts_of
from dragoman.serve.pages.base import Page, missing, show
from dragoman.serve.rendering import language_name
from dragoman.serve.rows import rows_of
from dragoman.serve.settings import LARGEST_DOWNLOAD, PAGE_SIZE
from dragoman.text import Span

PATH = "/documents"
SORTS = {"newest": "newest first", "oldest": "oldest first", "title": "by title"}
MARKED = re.compile(r"(\d{1,9})-(\d{1,9})\Z")
FILE_AT_ONCE = 200


class DocumentRow(Struct, frozen=True):
    """A document in a list."""

    record: str
    title: str
    outlet: str
    published: str
    language: str | None
    direction: str
    genre: str
    lead: str
    reports: int


def document_rows(desk: Desk, ids: Iterable[str]) -> tuple[DocumentRow, ...]:
    """Rows of documents by id, in their order."""
    return tuple(document_row(one) for one in desk.ask(records_of, Analysis, tuple(ids)))


def document_row(analysis: Analysis) -> DocumentRow:
    """A document in a list; without a title, its first words stand for one."""
    document = analysis.document
    language = next(iter(document.languages), None)
    body = next((one for one in document.segments if one.role in ("summary", "body")), None)
    lead = "" if body is None else document.text[body.start : body.start + 400]
    return DocumentRow(
        record=document.id,
        title=document.title or shortened(visible(document.text[:200]), 90) or document.locator,
        outlet=outlet_of(document),
        published=published(document),
        language=language,
        direction=direction(language),
        genre=document.genre,
        lead=shortened(visible(lead), 180),
        reports=len(analysis.events),
    )


@get(PATH, sync_to_thread=True)
def documents_page(request: AnyRequest, desk: AtDesk) -> Page:
    """The list of documents."""
    asked = asked_of(request, DocumentsAsked)
    wanted = document_filter(asked)
    ids = desk.ask(page_documents, wanted, asked.sort, (asked.page - 1) * PAGE_SIZE, PAGE_SIZE)
    counts = desk.recall(facet_documents)
    listing = Listing(
        path=PATH,
        given=given_of(asked),
        total=desk.recall(count_documents, wanted),
        page=asked.page,
        sorts=sorts_of(PATH, asked, SORTS, asked.sort),
        facets=(
            facet_of(
                "Language", "language", counts.languages, path=PATH, asked=asked, say=language_name
            ),
            facet_of("Outlet", "outlet", counts.outlets, path=PATH, asked=asked),
            facet_of("Genre", "genre", counts.genres, path=PATH, asked=asked),
            year_facet("Year", counts.years, path=PATH, asked=asked),
        ),
    )
    rows = document_rows(desk, ids)
    return show(desk, "documents.html", title="Documents", listing=listing, rows=rows, asked=asked)


def _wanted(request: AnyRequest, desk: Desk) -> Iterator[Document]:
    asked = asked_of(request, DocumentsAsked)
    ids = desk.ask(page_documents, document_filter(asked), asked.sort, 0, LARGEST_DOWNLOAD)
    for place in range(0, len(ids), FILE_AT_ONCE):
        for one in desk.ask(records_of, Analysis, ids[place : place + FILE_AT_ONCE]):
            yield one.document


@get(f"{PATH}.csv", sync_to_thread=True)
def documents_csv(request: AnyRequest, desk: AtDesk) -> Response[bytes]:
    """The list as a table."""
    header = ("id", "title", "outlet", "published", "languages", "genre", "locator", "sha256")
    rows = (
        (
            *(one.id, one.title, one.outlet, None if one.published is None else one.published.edtf),
            *(one.languages, one.genre, one.locator, one.sha256),
        )
        for one in _wanted(request, desk)
    )
    return csv_file("documents", header, rows)


@get(f"{PATH}.json", sync_to_thread=True)
def documents_json(request: AnyRequest, desk: AtDesk) -> Response[bytes]:
    """The records of the list, with their texts."""
    return json_file("documents", list(_wanted(request, desk)))


@get("/documents/{record:str}", sync_to_thread=True)
def document_page(request: AnyRequest, record: FromPath[str], desk: AtDesk) -> Page:
    """One document: its text with all that was read in it, at the words asked for."""
    found = desk.ask(records_of, Analysis, (record,))
    if not found:
        raise missing(desk, record, "document")
    analysis = found[0]
    document = analysis.document
    entities = {one.id: one for one in desk.ask(entities_in, record)}
    around = Around(
        events=desk.ask(events_of_document, record),
        statements=tuple(one.id for one in analysis.statements),
        docs=(record,),
        reports=1,
    )
    view = desk.view(around)
    rows = sorted(rows_of(view), key=lambda row: _place(row.line.record, analysis, view))
    sources = desk.ask(records_of, SourceGroup, (record,))
    asked = request.query_params.get("mark", "")[:30]
    return show(
        desk,
        "document.html",
        title=document.title or outlet_of(document),
        document=document,
        language=next(iter(document.languages), None),
        outlet=outlet_of(document),
        parts=parts_of(analysis, tuple(_marks(analysis, view, entities)), _here(asked, document)),
        rows=rows,
        numbers={row.line.record: place for place, row in enumerate(rows, 1)},
        people=sorted(entities.values(), key=lambda one: (one.type, plain_name(one))),
        source=sources[0] if sources else None,
        flows=desk.ask(flows_of, (record,)),
        asked=asked,
    )


def _here(asked: str, document: Document) -> Span | None:
    match = MARKED.match(asked)
    if match is None:
        return None
    start, end = int(match[1]), int(match[2])
    return Span(start, end) if start < end <= len(document.text) else None


def _place(record: str, analysis: Analysis, view: CorpusView) -> tuple[int, str]:
    """Where in the text an event or a statement is told first."""
    doc = analysis.document.id
    event = view.event(record)
    mentions = () if event is None else view.event_mentions(event)
    told = [one.evidence for one in mentions if one.doc == doc]
    told += [one.evidence for one in view.statements if one.id == record]
    return min((one.start for many in told for one in many if one.doc == doc), default=0), record


def _marks(analysis: Analysis, view: CorpusView, entities: dict[str, Entity]) -> Iterator[Stretch]:
    doc = analysis.document.id
    for mention in analysis.mentions:
        entity = entities.get(view.entity_id(doc, mention.entity) or "")
        name = "someone not known" if entity is None else plain_name(entity)
        ident = None if entity is None else entity.id
        title = f"{mention.type}: {name}"
        yield Stretch(mention.start, mention.end, mention.type, title, entity=ident)
    for told in analysis.dates:
        title = f"date: {told.date.edtf or 'unknown'} ({told.date.basis})"
        yield Stretch(told.start, told.end, "date", title)
    for statement in analysis.statements:
        for one in statement.evidence:
            yield Stretch(one.start, one.end, "quote", "quoted words", record=statement.id)
    for event in analysis.events:
        known = view.event_of(event.id)
        for one in event.evidence:
            ident = None if known is None else known.id
            yield Stretch(one.start, one.end, "event", f"event: {event.type}", record=ident)
