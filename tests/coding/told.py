"""A sentence as a document, and what coding makes of it, in few words."""

from __future__ import annotations

from datetime import date

from dragoman.coding import Coded, code
from dragoman.languages import language_pack
from dragoman.mentions import find_mentions
from dragoman.model import Date, Document, EventMention, Segment, SegmentRole
from dragoman.parsing import parse


def coded(
    text: str, language: str = "en", *, published: date | None = None, role: SegmentRole = "body"
) -> Coded:
    """What coding finds in a text that is one segment."""
    day = None
    if published is not None:
        day = Date(published.isoformat(), published, published, "day", "explicit")
    document = Document(
        id="d-test",
        sha256="0" * 64,
        locator="test.txt",
        text=text,
        languages=(language,),
        genre="news",
        published=day,
        segments=(Segment(0, len(text), role, language),),
    )
    pack = language_pack(language)
    parsed = parse(document, pack)
    dated, mentions = find_mentions(document, parsed, pack)
    return code(dated, parsed, mentions, pack)


def countries(found: Coded, keys: tuple[str, ...]) -> list[str]:
    """Countries of the actors, bodies without one by key; sorted."""
    entities = {entity.key: entity for entity in found.mentions.entities}
    named = (entities[key] for key in keys)
    return sorted({entity.country or entity.key for entity in named})


def told(found: Coded, event: EventMention) -> str:
    """An event in one line: type, modality, who > to whom."""
    first = "+".join(countries(found, event.actor1))
    second = "+".join(countries(found, event.actor2))
    return f"{event.type} {event.modality} {first}>{second}"


def all_told(text: str, language: str = "en", **more: object) -> list[str]:
    """Every event of a text in one line each."""
    found = coded(text, language, **more)  # type: ignore[arg-type]
    return [told(found, event) for event in found.events]
