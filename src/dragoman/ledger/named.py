"""The ids of what a document names, made where a record has none of its own."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from dragoman.ids import content_id
from dragoman.model import Analysis, Mention


class Named(Struct, frozen=True):
    """A mention of an entity and the id of the document it stands in."""

    doc: str
    mention: Mention


def mention_id(doc: str, mention: Mention) -> str:
    """The id of a mention of an entity, from where it stands and what it is held to be."""
    return content_id(
        "m", doc, mention.start, mention.end, mention.type, mention.form, mention.entity
    )


def named_records(analysis: Analysis) -> Iterator[tuple[str, str]]:
    """The id and the kind of every record that one document gives, each once."""
    doc = analysis.document.id
    for one in sorted({mention_id(doc, mention) for mention in analysis.mentions}):
        yield one, "entity_mention"
    for event in analysis.events:
        yield event.id, "event_mention"
    for statement in analysis.statements:
        yield statement.id, "statement"
