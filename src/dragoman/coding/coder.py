"""The coder: the events and statements of one document, from its clauses and mentions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from dragoman.coding.draft import drafts
from dragoman.coding.drafts import Draft
from dragoman.coding.merge import merge
from dragoman.coding.scene import Scene, build_scene
from dragoman.coding.statements import statements
from dragoman.ids import content_id
from dragoman.model import Date, Document, EventMention, Mentions, Parse, Statement
from dragoman.pack import Pack

CODER = "dragoman-frames@1"
"""Name and version of the coder; ``#`` and the rule follow in ``EventMention.coder``."""


def _standing_in(scene: Scene, draft: Draft) -> Date | None:
    """The document's own date, marked as such; open-ended for what is yet to come."""
    published = news_day(scene)
    if published is None:
        return None
    if draft.background:
        return _until(published)
    if draft.modality in ("planned", "hypothetical"):
        return _from(published)
    return replace(published, basis="document", said=None, evidence=None)


def news_day(scene: Scene) -> Date | None:
    """The day a report is of: a day named in it that its time of publication allows, else that time."""
    published = scene.document.published
    if published is None or published.precision == "day":
        return published
    for found in scene.dates:
        day = found.date
        if day.precision == "day" and _within(day, published):
            return day
    return published


def _within(day: Date, published: Date) -> bool:
    first, last = published.earliest, published.latest
    if day.earliest is None or first is None or last is None:
        return False
    return first <= day.earliest <= last


def _until(published: Date) -> Date:
    edtf = None if published.latest is None else f"../{published.latest.isoformat()}"
    return Date(edtf, None, published.latest, "interval", "inferred", published.calendar)


def _from(published: Date) -> Date:
    edtf = None if published.earliest is None else f"{published.earliest.isoformat()}/.."
    return Date(edtf, published.earliest, None, "interval", "inferred", published.calendar)


def _dated(found: Iterable[Draft], scene: Scene) -> Iterator[Draft]:
    """Drafts with a date each where one can be had.

    What is said or wished takes the date of the meeting told just before it in the document;
    anything else without a date takes the document's.
    """
    current: Draft | None = None
    for draft in sorted(found, key=lambda d: d.evidence[0].start):
        dated = _with_date(draft, current, scene)
        if dated.type == "CONSULT" and not dated.background:
            current = dated
        yield dated


def _with_date(draft: Draft, current: Draft | None, scene: Scene) -> Draft:
    if draft.date is not None:
        return draft
    if current is not None and _same_talk(current, draft, scene):
        return replace(draft, date=_inferred(current.date))
    return replace(draft, date=_standing_in(scene, draft))


def _inferred(date: Date | None) -> Date | None:
    if date is None or date.basis == "document":
        return date
    return replace(date, basis="inferred")


def _same_talk(meeting: Draft, draft: Draft, scene: Scene) -> bool:
    if draft.background or draft.modality in ("planned", "hypothetical"):
        return False
    countries = {scene.country(key) for key in meeting.actors}
    if draft.type == "CONSULT":
        return bool(set(meeting.actors) & set(draft.actors)) and meeting.mode == "visit"
    return {scene.country(key) for key in draft.actors} <= countries


def _record(draft: Draft, doc: Document) -> EventMention:
    spans = [(e.start, e.end) for e in draft.evidence]
    return EventMention(
        id=content_id("em", doc.id, draft.type, draft.mode, draft.modality, draft.lemma, spans),
        doc=doc.id,
        type=draft.type,
        mode=draft.mode,
        contexts=draft.contexts,
        actor1=draft.actor1,
        actor2=draft.actor2,
        third=draft.third,
        theme=draft.theme,
        place=draft.place,
        date=draft.date,
        modality=draft.modality,
        polarity=draft.polarity,
        attribution=draft.attribution,
        confidence=draft.confidence,
        evidence=draft.evidence,
        coder=f"{CODER}#{draft.rule}",
        stage=draft.stage,
        predicate=draft.lemma,
        headline=draft.headline,
    )


def code(
    document: Document, parse: Parse, mentions: Mentions, pack: Pack
) -> tuple[tuple[EventMention, ...], tuple[Statement, ...]]:
    """The events that a document reports and the statements it quotes.

    Args:
        document: Cleaned.
        parse: Its clauses; spans of ``document.text``.
        mentions: What it names.
        pack: The document's main language.

    Returns:
        Event mentions, one per event, in the order of their first evidence, and statements. Actors
        are keys of ``mentions.entities`` or ``state:XXX``.
    """
    scene = build_scene(document, parse, mentions, pack)
    found = _dated(merge(tuple(drafts(scene)), scene), scene)
    events = tuple(_record(draft, document) for draft in found)
    return events, statements(scene, events)
