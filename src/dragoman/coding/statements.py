"""Statements: the quotations of a document, with what they are about and their stance."""

from __future__ import annotations

from dragoman.coding.scene import Scene
from dragoman.ids import content_id
from dragoman.model import EventMention, Quote, Statement
from dragoman.ontology import score

_ABOUT = frozenset(
    {"state", "organisation", "person", "materiel", "agreement", "project", "meeting"}
)


def _events_in(quote: Quote, events: tuple[EventMention, ...]) -> tuple[EventMention, ...]:
    return tuple(
        event
        for event in events
        if any(quote.start <= e.start and e.end <= quote.end for e in event.evidence)
    )


def _pair(quote: Quote, scene: Scene) -> tuple[str, str] | None:
    """The speaker's country and the one other country that the words name."""
    inside = [scene.country(mention.entity) for mention in scene.mentions_in(quote.span)]
    named = list(dict.fromkeys(country for country in inside if country is not None))
    own = scene.country(quote.speaker)
    if own is not None:
        named = [own, *(country for country in named if country != own)]
    return (min(named), max(named)) if len(named) == 2 else None


def _stance(events: tuple[EventMention, ...]) -> float | None:
    """The mean PLOVER score of what is said, from -1 (hostile) to 1 (friendly)."""
    scores = [score(event.type) for event in events if event.type is not None]
    return round(sum(scores) / len(scores) / 10, 2) if scores else None


def _statement(quote: Quote, scene: Scene, events: tuple[EventMention, ...]) -> Statement:
    document = scene.document
    inside = _events_in(quote, events)
    about = dict.fromkeys(
        mention.entity
        for mention in scene.mentions_in(quote.span)
        if mention.entity is not None and mention.type in _ABOUT
    )
    return Statement(
        id=content_id("s", document.id, quote.start, quote.end, quote.form),
        doc=document.id,
        speaker=quote.speaker,
        speaker_text=None if quote.speaker_span is None else scene.text(quote.speaker_span),
        form=quote.form,
        audience=None if quote.audience is None else scene.text(quote.audience),
        date=inside[0].date if inside else document.published,
        evidence=(document.evidence(quote.span),),
        about=tuple(about),
        stance=_stance(inside),
        pair=_pair(quote, scene),
    )


def statements(scene: Scene, events: tuple[EventMention, ...]) -> tuple[Statement, ...]:
    """The document's quotations as statements."""
    if scene.document.genre == "opinion":
        quotes = tuple(quote for quote in scene.quotes if quote.speaker is not None)
    else:
        quotes = scene.quotes
    return tuple(_statement(quote, scene, events) for quote in quotes)
