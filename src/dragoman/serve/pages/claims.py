"""Conflicts between claims, and statements: their lists, their files, and the page of one."""

from __future__ import annotations

from litestar import Response, get
from litestar.params import FromPath

from dragoman.ledger.browse_records import (
    ConflictFilter,
    StatementFilter,
    count_records,
    facet_records,
    page_records,
)
from dragoman.ledger.browse_view import Around, records_of
from dragoman.model import Conflict
from dragoman.products.people import country_name
from dragoman.products.words import conflict_words
from dragoman.serve.asked import (
    AnyRequest,
    ConflictsAsked,
    StatementsAsked,
    asked_of,
    given_of,
    pair_of,
)
from dragoman.serve.desk import AtDesk, Desk
from dragoman.serve.downloads import csv_file, json_file
from dragoman.serve.lists import Listing, facet_of, sorts_of
from dragoman.serve.pages.base import Page, decisions_on, missing, show
from dragoman.serve.rows import Row, conflict_row, conflict_rows, quoted, rows_of, statement_rows
from dragoman.serve.settings import LARGEST_DOWNLOAD, PAGE_SIZE

CONFLICTS, STATEMENTS = "/conflicts", "/statements"
CONFLICT_SORTS = {"kind": "by kind", "id": "by id"}
STATEMENT_SORTS = {"newest": "newest first", "oldest": "oldest first"}


@get(CONFLICTS, sync_to_thread=True)
def conflicts_page(request: AnyRequest, desk: AtDesk) -> Page:
    """The list of claims that cannot both hold."""
    asked = asked_of(request, ConflictsAsked)
    wanted = ConflictFilter(kind=asked.kind, pair=pair_of(asked.a, asked.b))
    start = (asked.page - 1) * PAGE_SIZE
    ids = desk.ask(page_records, wanted, asked.sort, start, PAGE_SIZE)
    kinds = desk.recall(facet_records, ConflictFilter, "kind")
    listing = Listing(
        path=CONFLICTS,
        given=given_of(asked),
        total=desk.recall(count_records, wanted),
        page=asked.page,
        sorts=sorts_of(CONFLICTS, asked, CONFLICT_SORTS, asked.sort),
        facets=(
            facet_of("Question", "kind", kinds, path=CONFLICTS, asked=asked, say=conflict_words),  # type: ignore[arg-type]
        ),
    )
    rows = conflict_rows(desk, ids)
    title = "Claims that contradict"
    return show(desk, "conflicts.html", title=title, listing=listing, rows=rows, asked=asked)


def _conflicts(request: AnyRequest, desk: Desk) -> tuple[Conflict, ...]:
    asked = asked_of(request, ConflictsAsked)
    wanted = ConflictFilter(kind=asked.kind, pair=pair_of(asked.a, asked.b))
    ids = desk.ask(page_records, wanted, asked.sort, 0, LARGEST_DOWNLOAD)
    return desk.ask(records_of, Conflict, ids)


@get(f"{CONFLICTS}.csv", sync_to_thread=True)
def conflicts_csv(request: AnyRequest, desk: AtDesk) -> Response[bytes]:
    """The list as a table, one row a claim."""
    header = ("id", "about", "kind", "field", "value", "doc", "start", "end", "quote")
    rows = (
        (one.id, one.about, one.kind, one.field, claim.value, e.doc, e.start, e.end, e.quote)
        for one in _conflicts(request, desk)
        for claim in one.claims
        for e in claim.evidence
    )
    return csv_file("conflicts", header, rows)


@get(f"{CONFLICTS}.json", sync_to_thread=True)
def conflicts_json(request: AnyRequest, desk: AtDesk) -> Response[bytes]:
    """The records of the list."""
    return json_file("conflicts", _conflicts(request, desk))


@get("/conflicts/{record:str}", sync_to_thread=True)
def conflict_page(record: FromPath[str], desk: AtDesk) -> Page:
    """One conflict, with the words of every side."""
    view = desk.view(Around(conflicts=(record,)))
    if not view.conflicts:
        raise missing(desk, record, "conflict")
    row = conflict_row(view.conflicts[0], view)
    title = f"{row.about}: {row.question}"
    decisions = decisions_on(desk, record)
    return show(desk, "conflict.html", title=title, row=row, decisions=decisions)


@get(STATEMENTS, sync_to_thread=True)
def statements_page(request: AnyRequest, desk: AtDesk) -> Page:
    """The list of quoted words."""
    asked = asked_of(request, StatementsAsked)
    pair = pair_of(asked.a, asked.b)
    wanted = StatementFilter(pair=pair, speaker=asked.speaker)
    start = (asked.page - 1) * PAGE_SIZE
    ids = desk.ask(page_records, wanted, asked.sort, start, PAGE_SIZE)
    listing = Listing(
        path=STATEMENTS,
        given=given_of(asked),
        total=desk.recall(count_records, wanted),
        page=asked.page,
        sorts=sorts_of(STATEMENTS, asked, STATEMENT_SORTS, asked.sort),
    )
    on = "" if pair is None else f" on {country_name(pair[0])} and {country_name(pair[1])}"
    rows = statement_rows(desk, ids)
    return show(
        desk, "statements.html", title=f"Statements{on}", listing=listing, rows=rows, asked=asked
    )


@get(f"{STATEMENTS}.csv", sync_to_thread=True)
def statements_csv(request: AnyRequest, desk: AtDesk) -> Response[bytes]:
    """The list as a table."""
    header = ("id", "date", "who", "words", "form", "doc")
    rows = (
        (one.line.record, one.line.when, one.line.who, one.words and one.words.quote)
        + (one.line.state, one.words and one.words.doc)
        for one in _statements(request, desk)
    )
    return csv_file("statements", header, rows)


@get(f"{STATEMENTS}.json", sync_to_thread=True)
def statements_json(request: AnyRequest, desk: AtDesk) -> Response[bytes]:
    """The lines of the list."""
    return json_file("statements", [one.line for one in _statements(request, desk)])


def _statements(request: AnyRequest, desk: Desk) -> tuple[Row, ...]:
    asked = asked_of(request, StatementsAsked)
    wanted = StatementFilter(pair=pair_of(asked.a, asked.b), speaker=asked.speaker)
    ids = desk.ask(page_records, wanted, asked.sort, 0, LARGEST_DOWNLOAD // 5)
    return statement_rows(desk, ids)


@get("/statements/{record:str}", sync_to_thread=True)
def statement_page(record: FromPath[str], desk: AtDesk) -> Page:
    """One statement: the words where they stand, who said them, about whom."""
    view = desk.view(Around(statements=(record,)))
    if not view.statements:
        raise missing(desk, record, "statement")
    statement = view.statements[0]
    rows = rows_of(view)
    quotes = tuple(one for e in statement.evidence if (one := quoted(e, view)) is not None)
    return show(
        desk,
        "statement.html",
        title=f"{rows[0].line.who} said" if rows else record,
        row=rows[0] if rows else None,
        statement=statement,
        speaker=view.entity_of(statement.doc, statement.speaker),
        about=tuple(view.entity_of(statement.doc, one) for one in statement.about),
        quotes=quotes,
        decisions=decisions_on(desk, record),
    )
