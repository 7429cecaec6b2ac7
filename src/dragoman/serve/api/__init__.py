"""The REST interface under ``/api``: reading only, described in OpenAPI 3.1, no query language."""

from __future__ import annotations

import msgspec
from litestar import Response, Router, get
from litestar.openapi.config import OpenAPIConfig
from litestar.openapi.plugins import JsonRenderPlugin
from litestar.openapi.spec import License, Server

from dragoman import __version__
from dragoman.serve.api import corpus, texts
from dragoman.serve.asked import AnyRequest

DESCRIPTION = """Read-only access to the records of one dragoman ledger.

Keys mean what the exchange format says. Lists are leafed through with `limit` and `cursor`; an
answer's `next` is the cursor of the next page. Answers carry an `ETag`; send it back in
`If-None-Match` and get 304 where nothing changed. Errors are `application/problem+json`."""


@get(["/", "/openapi.json"], include_in_schema=False, sync_to_thread=False)
def description(request: AnyRequest) -> Response[bytes]:
    """The description of every operation."""
    body = msgspec.json.encode(request.app.openapi_schema.to_schema())
    return Response(body, media_type="application/vnd.oai.openapi+json")


def api_router() -> Router:
    """Every operation of the interface."""
    return Router(
        path="/api",
        route_handlers=[
            description,
            corpus.list_pairs,
            corpus.chronology,
            corpus.get_series,
            corpus.list_events,
            corpus.get_event,
            corpus.why_event,
            corpus.list_entities,
            corpus.get_entity,
            corpus.list_undertakings,
            corpus.get_undertaking,
            corpus.list_conflicts,
            corpus.get_conflict,
            texts.search,
            texts.get_evidence,
            texts.list_documents,
            texts.get_document,
            texts.list_event_mentions,
            texts.get_event_mention,
            texts.list_entity_mentions,
            texts.get_entity_mention,
            texts.list_statements,
            texts.get_statement,
            texts.list_sources,
            texts.get_source,
            texts.list_decisions,
            texts.list_rejected,
            texts.get_counts,
        ],
        include_in_schema=True,
    )


def openapi_config() -> OpenAPIConfig:
    """What the description says of the whole.

    Litestar's own handler answers every address under its path, in HTML where there is nothing: it
    is put aside, and ``description`` gives the same at ``/api/openapi.json``.
    """
    return OpenAPIConfig(
        title="dragoman",
        version=__version__,
        description=DESCRIPTION,
        license=License(name="Apache-2.0", identifier="Apache-2.0"),
        servers=[Server(url="/")],
        path="/api/openapi",
        render_plugins=[JsonRenderPlugin(path="/3.1.json")],
        use_handler_docstrings=True,
    )
