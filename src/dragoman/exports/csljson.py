"""CSL-JSON: the documents as bibliography, for Zotero and every citation processor.

Schema: github.com/citation-style-language/schema, ``csl-data.json`` 1.0. A date is as precise as
it is known; one that was inferred is marked ``circa``.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import msgspec

from dragoman.ledger import CorpusView
from dragoman.model import Date, Document, Genre

TYPES: dict[Genre, str] = {
    "news": "article-newspaper",
    "interview": "interview",
    "statement": "document",
    "opinion": "article-newspaper",
    "other": "document",
}

Json = dict[str, object]


def write(view: CorpusView) -> Iterator[bytes]:
    """A JSON array, one object a document."""
    items = [_item(one, view) for one in view.documents]
    yield msgspec.json.format(msgspec.json.encode(items), indent=1) + b"\n"


def _item(document: Document, view: CorpusView) -> Json:
    source = view.source(document.id)
    group = "" if source is None else f"; source group: {source.group}"
    item: Json = {"id": document.id, "type": TYPES[document.genre]}
    item["title"] = document.title or document.text.strip().split("\n")[0][:120]
    if document.authors:
        item["author"] = [{"literal": name} for name in document.authors]
    if document.outlet is not None:
        item["container-title"] = document.outlet
    if document.published is not None and (issued := _issued(document.published)):
        item["issued"] = issued
    if document.languages:
        item["language"] = document.languages[0]
    if document.locator.startswith(("http://", "https://")):
        item["URL"] = document.locator
    item["genre"] = document.genre
    item["note"] = f"dragoman: {document.id}; sha256: {document.sha256}{group}"
    return item


def _issued(when: Date) -> Json:
    days = [day for day in (when.earliest, when.latest) if day is not None]
    if not days:
        return {}
    if days[0] == days[-1]:
        parts = [_parts(days[0], 3)]
    elif when.precision in ("month", "year") and when.calendar == "gregorian":
        parts = [_parts(days[0], 2 if when.precision == "month" else 1)]
    else:
        parts = [_parts(day, 3) for day in days]
    return {"date-parts": parts, **({"circa": True} if when.basis == "inferred" else {})}


def _parts(day: date, count: int) -> list[int]:
    return [day.year, day.month, day.day][:count]
