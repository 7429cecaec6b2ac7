"""Event mentions of one document by itself, as JSON: no ledger, so actors are local keys.

Keys are those of ``event_mention`` in the exchange format. ``actor1``, ``actor2``, ``third`` and
``place`` hold the document's own keys (``state:NOR``), ``names`` says who they are, and ``event``
and a theme's ``undertaking`` are null, for these take other documents.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

import msgspec

from dragoman.coding.summary import summarise
from dragoman.model import Analysis, EventMention, LocalEntity
from dragoman.pack import Pack


def event_lines(analysis: Analysis, pack: Pack) -> Iterator[bytes]:
    """A line of JSON for each event mention of a document, with its line feed.

    Args:
        analysis: The document.
        pack: Its language: summaries are in that too, where it has the phrases.
    """
    entities = {one.key: one for one in analysis.entities}
    for mention in analysis.events:
        yield msgspec.json.encode(_record(mention, entities, pack)) + b"\n"


def _record(
    mention: EventMention, entities: Mapping[str, LocalEntity], pack: Pack
) -> dict[str, object]:
    places = () if mention.place is None else (mention.place,)
    keys = dict.fromkeys((*mention.actor1, *mention.actor2, *mention.third, *places))
    names = {key: entities[key].name for key in keys if key in entities}
    theme = mention.theme
    return {
        "record": "event_mention",
        "id": mention.id,
        "doc": mention.doc,
        "event": None,
        "type": mention.type,
        "mode": mention.mode,
        "contexts": mention.contexts,
        "actor1": mention.actor1,
        "actor2": mention.actor2,
        "third": mention.third,
        "actor1_countries": _countries(mention.actor1, entities),
        "actor2_countries": _countries(mention.actor2, entities),
        "theme": theme and {"text": theme.text, "entity": theme.entity, "undertaking": None},
        "place": mention.place,
        "date": mention.date,
        "modality": mention.modality,
        "polarity": mention.polarity,
        "attribution": mention.attribution,
        "confidence": mention.confidence,
        "summary": summarise(mention, names, pack),
        "evidence": mention.evidence,
        "coder": mention.coder,
        "votes": mention.votes,
        "names": names,
    }


def _countries(keys: Iterable[str], entities: Mapping[str, LocalEntity]) -> list[str]:
    """The countries of entities (ISO 3166-1 alpha-3), sorted, each once."""
    known = (entities[key].country for key in keys if key in entities)
    return sorted({country for country in known if country})
