"""What every page is made with."""

from __future__ import annotations

from litestar import Response

from dragoman.errors import UnknownRecord
from dragoman.ledger.browse_records import kind_of, page_decisions
from dragoman.serve.desk import Desk
from dragoman.serve.rendering import render

Page = Response[bytes]

ADDRESSES = {
    "document": "/documents/{}",
    "event": "/events/{}",
    "entity": "/entities/{}",
    "undertaking": "/undertakings/{}",
    "conflict": "/conflicts/{}",
    "statement": "/statements/{}",
    "event_mention": "/records/{}",
    "entity_mention": "/records/{}",
    "decision": "/decisions#{}",
    "rejected": "/records#{}",
}
"""Where the records of a kind are read."""


def show(desk: Desk, template: str, **content: object) -> Page:
    """A page from a template, with what all pages need."""
    body = render(
        template,
        ledger=desk.settings.ledger.name,
        reviewer=desk.settings.reviewer,
        owed=desk.is_owed(),
        form_key=desk.form_key,
        **content,
    )
    return Response(body, media_type="text/html; charset=utf-8")


def missing(desk: Desk, record: str, wanted: str) -> UnknownRecord:
    """The error of a record that is not there, or is of another kind."""
    found = desk.ask(kind_of, record)
    if found is None:
        return UnknownRecord(
            f"no {wanted} {record[:60]!r} in this ledger; linking may have renamed it: search it"
        )
    return UnknownRecord(f"{record[:60]!r} is of kind {found}, no {wanted}; see /records/{record}")


def decisions_on(desk: Desk, record: str) -> tuple[object, ...]:
    """The decisions that speak of a record, the newest first."""
    return tuple(desk.recall(page_decisions, record, 0, 20))
