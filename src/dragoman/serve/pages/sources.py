"""Sources: who copies and credits whom, and which documents share one origin."""

from __future__ import annotations

from litestar import Response, get

from dragoman.ledger.browse_sources import count_origins, flows, shared_origins
from dragoman.serve.asked import AnyRequest, PageAsked, asked_of, given_of
from dragoman.serve.desk import AtDesk
from dragoman.serve.downloads import csv_file, json_file
from dragoman.serve.drawing.flows import graph_of
from dragoman.serve.lists import Listing
from dragoman.serve.pages.base import Page, show
from dragoman.serve.settings import PAGE_SIZE

PATH = "/sources"
MOST_FLOWS = 200


@get(PATH, sync_to_thread=True)
def sources_page(request: AnyRequest, desk: AtDesk) -> Page:
    """The graph of outlets, and the origins that several documents trace to."""
    asked = asked_of(request, PageAsked)
    documents, origins, shared = desk.recall(count_origins)
    found = desk.recall(flows, MOST_FLOWS)
    start = (asked.page - 1) * PAGE_SIZE
    listing = Listing(PATH, given_of(asked), total=shared, page=asked.page, sorts=())
    return show(
        desk,
        "sources.html",
        title="Sources",
        listing=listing,
        documents=documents,
        origins=origins,
        flows=found,
        graph=graph_of(found),
        rows=desk.recall(shared_origins, start, PAGE_SIZE),
    )


@get(f"{PATH}.csv", sync_to_thread=True)
def sources_csv(desk: AtDesk) -> Response[bytes]:
    """The flows as a table."""
    rows = ((one.origin, one.outlet, one.how, one.documents) for one in desk.recall(flows, 5000))
    return csv_file("sources", ("origin", "outlet", "how", "documents"), rows)


@get(f"{PATH}.json", sync_to_thread=True)
def sources_json(desk: AtDesk) -> Response[bytes]:
    """The flows as records."""
    return json_file("sources", desk.recall(flows, 5000))
