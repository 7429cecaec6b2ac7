"""The chronology as JSON: the records themselves, with names beside ids."""

from __future__ import annotations

import msgspec
from msgspec.structs import asdict

from dragoman.ledger import CorpusView
from dragoman.model import Event, EventMention
from dragoman.products.lines import Line, build_chronology, with_parts

Record = dict[str, object]


def chronology_records(view: CorpusView) -> str:
    """A JSON array, one object an event in time order.

    Each has the keys of the exchange format's ``event``, with ``actor1``, ``actor2``, ``third`` and
    ``place`` as objects of id, name, type and country; ``line``: its parts in words as the
    chronology has them; ``reports``: what each document says.
    """
    top = (line for year in build_chronology(view).years for line in year.lines)
    told = [line for one in top for line in with_parts(one)]
    lines = {record: line for line in told for record in (line.record, *line.also)}
    records = [_event(event, lines[event.id], view) for event in view.events]
    return msgspec.json.format(msgspec.json.encode(records), indent=2).decode() + "\n"


def _event(event: Event, line: Line, view: CorpusView) -> Record:
    record: Record = asdict(event)
    for role in ("actor1", "actor2", "third"):
        record[role] = [_entity(one, view) for one in getattr(event, role)]
    record["place"] = None if event.place is None else _entity(event.place, view)
    record["line"] = _words(line)
    record["reports"] = [_report(one, view) for one in view.event_mentions(event)]
    return record


def _entity(entity: str, view: CorpusView) -> Record:
    found = view.entity(entity)
    if found is None:
        return {"id": entity, "name": None, "type": None, "country": None}
    return {"id": found.id, "name": found.name, "type": found.type, "country": found.country}


def _words(line: Line) -> Record:
    names = ("when", "who", "what", "state", "where", "says")
    return {name: getattr(line, name) for name in names}


def _report(mention: EventMention, view: CorpusView) -> Record:
    document = view.document(mention.doc)
    return {
        "id": mention.id,
        "doc": mention.doc,
        "outlet": None if document is None else document.outlet,
        "date": mention.date,
        "modality": mention.modality,
        "stage": mention.stage,
        "theme": None if mention.theme is None else mention.theme.text,
        "attribution": [
            {"name": name, "form": one.form, "outlet": one.outlet}
            for one in mention.attribution
            for found in [view.entity_of(mention.doc, one.entity)]
            for name in [None if found is None else found.name]
        ],
        "confidence": mention.confidence,
        "evidence": mention.evidence,
        "coder": mention.coder,
    }
