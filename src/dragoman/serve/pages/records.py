"""Any record by its id, what the ledger holds, and what it could not read."""

from __future__ import annotations

import msgspec
from litestar import get
from litestar.params import FromPath
from litestar.response import Redirect

from dragoman.errors import UnknownRecord
from dragoman.ledger import Named, read
from dragoman.ledger.browse_records import kind_of
from dragoman.ledger.browse_view import Around, documents_of_records
from dragoman.model import EventMention
from dragoman.serve.asked import AnyRequest
from dragoman.serve.desk import AtDesk
from dragoman.serve.pages.base import ADDRESSES, Page, missing, show
from dragoman.serve.rendering import evidence_address
from dragoman.serve.rows import quoted

KINDS = {
    "document": "/documents",
    "event": "/events",
    "undertaking": "/undertakings",
    "entity": "/entities",
    "statement": "/statements",
    "conflict": "/conflicts",
    "decision": "/decisions",
    "event_mention": "/api/event-mentions",
    "entity_mention": "/api/entity-mentions",
}
"""Where all records of a kind are listed."""


@get("/records", sync_to_thread=True)
def records_page(request: AnyRequest, desk: AtDesk) -> Page | Redirect:
    """What the ledger holds, by kind; leads to a record where an id is given."""
    asked = request.query_params.get("id", "").strip()[:60]
    if asked:
        return Redirect(f"/records/{asked}" if asked.replace("-", "").isalnum() else "/records/-")
    return show(
        desk,
        "records.html",
        title="Records",
        counts=desk.recall(read.count_rows),
        kinds=KINDS,
        languages=desk.recall(read.count_languages),
        rejected=desk.recall(read.select_rejected),
        path=desk.settings.ledger,
    )


@get("/records/{record:str}", sync_to_thread=True)
def record_page(record: FromPath[str], desk: AtDesk) -> Page | Redirect:
    """One record of any kind: its page where it has one, else its fields and words."""
    kind = desk.ask(kind_of, record)
    if kind is None:
        raise UnknownRecord(
            f"no record {record[:60]!r} in this ledger; ids stand on every page and in every file"
        )
    where = ADDRESSES[kind]
    if kind not in ("event_mention", "entity_mention"):
        return Redirect(where.format(record))
    doc = desk.ask(documents_of_records, (record,))[record]
    view = desk.view(Around(docs=(doc,)))
    found = view.record(record)
    if isinstance(found, Named):
        mention = found.mention
        return Redirect(evidence_address(doc, mention.start, mention.end))
    if not isinstance(found, EventMention):
        raise missing(desk, record, "event mention")
    return show(
        desk,
        "record.html",
        title=f"Report of an event: {found.type}",
        record=found,
        fields=_fields(found),
        quotes=tuple(one for e in found.evidence if (one := quoted(e, view)) is not None),
    )


def _fields(mention: EventMention) -> tuple[tuple[str, str], ...]:
    built = msgspec.to_builtins(mention)
    left = {"evidence", "id"}
    return tuple(
        (
            name.replace("_", " "),
            value if isinstance(value, str) else msgspec.json.encode(value).decode(),
        )
        for name, value in built.items()
        if name not in left and value not in (None, [], "")
    )
