"""The application: pages, interface, guard and limits put together."""

from __future__ import annotations

from litestar import Litestar
from litestar.di import Provide
from litestar.middleware.rate_limit import RateLimitConfig
from litestar.plugins import PluginProtocol
from litestar.plugins.core import MsgspecDIPlugin
from litestar.types import ControllerRouterHandler

from dragoman.serve.api import api_router, openapi_config
from dragoman.serve.desk import Desk
from dragoman.serve.guard import Guard
from dragoman.serve.pages import (
    claims,
    decisions,
    documents,
    entities,
    events,
    home,
    maps,
    pairs,
    records,
    search,
    sources,
    undertakings,
)
from dragoman.serve.problems import answer
from dragoman.serve.settings import LARGEST_BODY, Settings
from dragoman.serve.warm import warm_soon

PAGES: tuple[ControllerRouterHandler, ...] = (
    home.home_page,
    home.open_pair,
    home.door_page,
    home.enter,
    home.static_file,
    pairs.pair_page,
    pairs.series_csv,
    events.events_page,
    events.events_csv,
    events.events_json,
    events.event_page,
    documents.documents_page,
    documents.documents_csv,
    documents.documents_json,
    documents.document_page,
    entities.entities_page,
    entities.entities_csv,
    entities.entities_json,
    entities.entity_page,
    undertakings.undertakings_page,
    undertakings.undertakings_csv,
    undertakings.undertakings_json,
    undertakings.undertaking_page,
    claims.conflicts_page,
    claims.conflicts_csv,
    claims.conflicts_json,
    claims.conflict_page,
    claims.statements_page,
    claims.statements_csv,
    claims.statements_json,
    claims.statement_page,
    sources.sources_page,
    sources.sources_csv,
    sources.sources_json,
    maps.map_page,
    maps.map_csv,
    maps.map_json,
    search.search_page,
    search.search_csv,
    search.search_json,
    records.records_page,
    records.record_page,
    decisions.decisions_page,
    decisions.decisions_csv,
    decisions.decisions_json,
    decisions.decide,
    decisions.withdraw,
)
"""Every page and file."""


class _Room(Litestar):
    """Litestar without its plugins for records of other makes, whose import takes half a second."""

    @staticmethod
    def _get_default_plugins(plugins: list[PluginProtocol]) -> list[PluginProtocol]:
        return [*plugins, MsgspecDIPlugin()]


def create_app(settings: Settings) -> Guard:
    """The reading room of a ledger as an ASGI application.

    Raises:
        LedgerError: The file cannot be used as a ledger.
    """
    desk = Desk(settings)
    desk.open()
    limit = RateLimitConfig(rate_limit=("minute", settings.rate), exclude=["/static/"])

    def give_desk() -> Desk:
        return desk

    def warming() -> None:
        if settings.warm:
            warm_soon(desk)

    app = _Room(
        route_handlers=[*PAGES, api_router()],
        dependencies={"desk": Provide(give_desk, sync_to_thread=False)},
        exception_handlers={Exception: answer},
        middleware=[limit.middleware],
        openapi_config=openapi_config(),
        on_startup=[warming],
        on_shutdown=[desk.close],
        request_max_body_size=LARGEST_BODY,
        logging_config=None,
        include_in_schema=False,
        debug=False,
    )
    return Guard(app, settings)  # type: ignore[arg-type]
