"""The home page, the door, and the files that all pages use."""

from __future__ import annotations

import hmac
from typing import Annotated

from litestar import Response, get, post
from litestar.datastructures import Cookie
from litestar.enums import RequestEncodingType
from litestar.exceptions import NotFoundException
from litestar.params import Body, FromPath, FromQuery
from litestar.response import Redirect

from dragoman.ledger import read
from dragoman.ledger.browse_documents import DocumentFilter, facet_documents, page_documents
from dragoman.ledger.browse_events import EventFilter, count_by_pair, count_by_time, page_events
from dragoman.ledger.browse_records import UndertakingFilter, page_records
from dragoman.serve.asked import AnyRequest, country_of
from dragoman.serve.desk import AtDesk, Desk
from dragoman.serve.guard import COOKIE, visitor_cookie
from dragoman.serve.pages.base import Page, show
from dragoman.serve.pages.documents import document_rows
from dragoman.serve.rendering import render, static_files
from dragoman.serve.rows import event_rows, undertaking_rows

PAIRS, NEWEST, RECENT = 18, 8, 6


@get("/", sync_to_thread=True)
def home_page(desk: AtDesk) -> Page:
    """Pairs, what is newest, and what the ledger holds."""
    newest = desk.recall(page_events, EventFilter(), "newest", 0, NEWEST)
    moved = desk.recall(page_records, UndertakingFilter(), "moved", 0, RECENT)
    recent = desk.recall(page_documents, DocumentFilter(), "newest", 0, RECENT)
    pairs = desk.recall(count_by_pair, None, PAIRS)
    return show(
        desk,
        "home.html",
        title="Reading room",
        counts=desk.recall(read.count_rows),
        facets=desk.recall(facet_documents),
        years=_years(desk),
        pairs=pairs,
        most=max((one[2] for one in pairs), default=1),
        rows=event_rows(desk, newest),
        undertakings=undertaking_rows(desk, moved),
        documents=document_rows(desk, recent),
    )


def _years(desk: Desk) -> tuple[tuple[str, int], ...]:
    found: dict[str, int] = {}
    for year, _, _, number in desk.recall(count_by_time, EventFilter(), 4):
        found[year] = found.get(year, 0) + number
    return tuple(found.items())


@get("/pairs", sync_to_thread=True)
def open_pair(request: AnyRequest) -> Redirect:
    """Leads from two countries as a person writes them to their page."""
    first = request.query_params.get("a", "").strip()[:200]
    second = request.query_params.get("b", "").strip()[:200]
    return Redirect(f"/pairs/{country_of(first)}-{country_of(second)}", status_code=303)


@get("/enter", sync_to_thread=False)
def door_page(desk: AtDesk, token: FromQuery[str | None] = None) -> Response[bytes]:
    """The door of a reading room that asks for a token; an address may carry it."""
    if token is not None:
        return _entered(desk, token)
    return Response(render("enter.html", title="Enter", wrong=False), media_type="text/html")


@post("/enter", sync_to_thread=False)
def enter(
    desk: AtDesk, data: Annotated[dict[str, str], Body(media_type=RequestEncodingType.URL_ENCODED)]
) -> Response[bytes]:
    """Shows the token; a cookie that no script and no other site gets remembers it."""
    return _entered(desk, data.get("token", ""))


def _entered(desk: Desk, shown: str) -> Response[bytes]:
    token = desk.settings.token
    if token is None or hmac.compare_digest(shown.encode(), token.encode()):
        value = visitor_cookie(token) if token is not None else ""
        cookie = Cookie(key=COOKIE, value=value, httponly=True, samesite="strict")
        return Response(b"", status_code=303, headers={"location": "/"}, cookies=[cookie])
    page = render("enter.html", title="Enter", wrong=True)
    return Response(page, status_code=401, media_type="text/html; charset=utf-8")


@get("/static/{name:str}", sync_to_thread=False)
def static_file(name: FromPath[str]) -> Response[bytes]:
    """The style sheet or the icon."""
    found = static_files().get(name)
    if found is None:
        raise NotFoundException(f"no file {name[:60]!r}")
    return Response(found[1], media_type=found[0])
