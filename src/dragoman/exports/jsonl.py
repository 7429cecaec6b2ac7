"""The exchange format: one JSON object a line, every key present, sorted, always the same bytes.

What the keys mean is written in ``docs/reference/format.md``. Keys that are local to a document
become ids of entities here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import msgspec
from msgspec import Struct
from msgspec.structs import asdict

from dragoman.coding.summary import summarise
from dragoman.exports.aside import Aside
from dragoman.ledger import CorpusView, OnePiece, Pieces, mention_id
from dragoman.model import (
    Analysis,
    Attribution,
    Conflict,
    Credit,
    Decision,
    Document,
    Entity,
    EventMention,
    Measure,
    Mention,
    Rejected,
    Role,
    Statement,
    Theme,
    Undertaking,
)

Record = dict[str, object]
"""One line, its keys in the order of the format."""

PLACES = ("place", "state")
"""The types of entity that may stand as the place of an event."""

encode = msgspec.json.Encoder().encode


def write(view: CorpusView) -> Iterator[bytes]:
    """The lines of a view, as ``stream`` gives them."""
    return stream(OnePiece(view))


def stream(pieces: Pieces) -> Iterator[bytes]:
    """The lines of an export, each with its line feed, sorted by record and id.

    What stands in documents is put aside in files while the documents go by, and sorted there.
    """
    frame = pieces.frame()
    with Aside() as mentions, Aside() as reports, Aside() as statements:
        yield from _plain("conflict", frame.conflicts)
        yield from _plain("decision", frame.decisions)
        for view in pieces.documents():
            yield from (_line(_document(one.document, view)) for one in view.analyses)
            for analysis in view.analyses:
                _put_aside(analysis, view, mentions, reports, statements)
        yield from _entities(pieces)
        yield from mentions.lines()
        yield from (_line(_as_it_is("event", one)) for one in pieces.event_records())
        yield from reports.lines()
        yield from _plain("rejected", frame.rejected)
        yield from statements.lines()
        yield from _plain("undertaking", frame.undertakings)


def _line(record: Record) -> bytes:
    return encode(record) + b"\n"


def _plain(
    record: str, found: Iterable[Conflict | Decision | Rejected | Undertaking]
) -> Iterator[bytes]:
    """Records as they are, by id."""
    for one in sorted(found, key=lambda one: one.id):
        yield _line(_as_it_is(record, one))


def _put_aside(
    analysis: Analysis, view: CorpusView, mentions: Aside, reports: Aside, statements: Aside
) -> None:
    document = analysis.document
    for ident, one in {mention_id(document.id, one): one for one in analysis.mentions}.items():
        mentions.put(ident, _line(_entity_mention(ident, one, document, view)))
    for report in analysis.events:
        if (event := view.event_of(report.id)) is not None:  # else a person struck it out
            reports.put(report.id, _line(_event_mention(report, event.id, view)))
    for said in analysis.statements:
        statements.put(said.id, _line(_statement(said, view)))


def _as_it_is(record: str, one: Struct) -> Record:
    """A record whose fields are the format's keys, in the format's order."""
    return {"record": record, **asdict(one)}


def _entities(pieces: Pieces) -> Iterator[bytes]:
    for view in pieces.entities():
        for one in sorted(view.entities, key=lambda one: one.id):
            yield _line(_entity(one, view))


def _document(document: Document, view: CorpusView) -> Record:
    source = view.source(document.id)
    return {
        "record": "document",
        "id": document.id,
        "sha256": document.sha256,
        "locator": document.locator,
        "title": document.title,
        "authors": document.authors,
        "outlet": document.outlet,
        "languages": document.languages,
        "genre": document.genre,
        "published": document.published,
        "credits": [_credit(one, document, view) for one in document.credits],
        "segments": document.segments,
        "duplicate_of": None if source is None else source.duplicate_of,
        "source_group": None if source is None else source.group,
        "text": document.text,
    }


def _credit(credit: Credit, document: Document, view: CorpusView) -> Record:
    return {
        "name": credit.name,
        "entity": view.entity_id(document.id, credit.entity),
        "how": credit.how,
        "evidence": credit.evidence,
    }


def _entity(entity: Entity, view: CorpusView) -> Record:
    return {
        "record": "entity",
        "id": entity.id,
        "type": entity.type,
        "name": entity.name,
        "names": entity.names,
        "country": entity.country,
        "sector": entity.sector,
        "roles": [_role(one, view) for one in entity.roles],
        "external": entity.external,
    }


def _role(role: Role, view: CorpusView) -> Record:
    docs = (evidence.doc for evidence in role.evidence)
    linked = (view.entity_id(doc, role.organisation) for doc in docs)
    return {
        "title": role.title,
        "organisation": next((one for one in linked if one is not None), role.organisation),
        "country": role.country,
        "as_of": role.as_of,
        "evidence": role.evidence,
    }


def _entity_mention(ident: str, mention: Mention, document: Document, view: CorpusView) -> Record:
    return {
        "record": "entity_mention",
        "id": ident,
        "doc": document.id,
        "start": mention.start,
        "end": mention.end,
        "quote": document.text[mention.start : mention.end],
        "entity": view.entity_id(document.id, mention.entity),
        "type": mention.type,
        "form": mention.form,
        "why": mention.why,
    }


def _event_mention(mention: EventMention, event: str, view: CorpusView) -> Record:
    actor1 = _linked(mention.actor1, mention.doc, view)
    actor2 = _linked(mention.actor2, mention.doc, view)
    return {
        "record": "event_mention",
        "id": mention.id,
        "doc": mention.doc,
        "event": event,
        "type": mention.type,
        "mode": mention.mode,
        "contexts": mention.contexts,
        "actor1": actor1,
        "actor2": actor2,
        "third": _linked(mention.third, mention.doc, view),
        "actor1_countries": view.countries(actor1),
        "actor2_countries": view.countries(actor2),
        "theme": None if mention.theme is None else _theme(mention.theme, mention, view),
        "place": _place(mention, view),
        "date": mention.date,
        "modality": mention.modality,
        "polarity": mention.polarity,
        "attribution": [_attribution(one, mention.doc, view) for one in mention.attribution],
        "confidence": mention.confidence,
        "summary": summarise(mention, view.local_names(mention.doc)),
        "evidence": mention.evidence,
        "coder": mention.coder,
        "votes": mention.votes,
        "amounts": [_amount(one) for one in view.measures(mention.id)],
    }


def _amount(one: Measure) -> Record:
    return {
        "of": one.of,
        "unit": one.unit,
        "least": one.least,
        "most": one.most,
        "evidence": one.evidence,
    }


def _linked(keys: Sequence[str], doc: str, view: CorpusView) -> list[str]:
    """The entities behind document-local keys, each once, in order."""
    found = (view.entity_id(doc, key) for key in keys)
    return list(dict.fromkeys(one for one in found if one is not None))


def _theme(theme: Theme, mention: EventMention, view: CorpusView) -> Record:
    undertaking = view.undertaking_of(mention.id)
    return {
        "text": theme.text,
        "entity": view.entity_id(mention.doc, theme.entity),
        "undertaking": None if undertaking is None else undertaking.id,
    }


def _place(mention: EventMention, view: CorpusView) -> str | None:
    found = view.entity_of(mention.doc, mention.place)
    return found.id if found is not None and found.type in PLACES else None


def _attribution(attribution: Attribution, doc: str, view: CorpusView) -> Record:
    return {
        "entity": view.entity_id(doc, attribution.entity),
        "outlet": attribution.outlet,
        "form": attribution.form,
        "evidence": attribution.evidence,
    }


def _statement(statement: Statement, view: CorpusView) -> Record:
    return {
        "record": "statement",
        "id": statement.id,
        "doc": statement.doc,
        "speaker": view.entity_id(statement.doc, statement.speaker),
        "speaker_text": statement.speaker_text,
        "form": statement.form,
        "audience": statement.audience,
        "date": statement.date,
        "evidence": statement.evidence,
        "about": _linked(statement.about, statement.doc, view),
        "stance": statement.stance,
        "pair": statement.pair,
    }
