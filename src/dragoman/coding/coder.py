"""The coder: the events and statements of one document, from its clauses and mentions."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator

from msgspec import Struct
from msgspec.structs import replace

from dragoman.coding.align import align
from dragoman.coding.draft import drafts
from dragoman.coding.drafts import Draft
from dragoman.coding.eras import in_its_time
from dragoman.coding.merge import dates_meet, fortnight, merge
from dragoman.coding.scene import Scene, build_scene
from dragoman.coding.statements import statements
from dragoman.coding.votes import cast_votes
from dragoman.gazetteer import states
from dragoman.ids import content_id
from dragoman.mentions.knowledge import knowledge_of
from dragoman.model import (
    Clause,
    Date,
    Document,
    EventMention,
    LocalEntity,
    Mentions,
    Parse,
    Statement,
)
from dragoman.pack import Pack

TALKS = "talks"
"""The word class of meetings told by a noun."""

_MET = frozenset({"CONSULT", "SUPPORT", "AGREE"})
"""Types of what two sides do together in one place."""

LEAD = 400
"""How many characters of the first paragraph are the lead."""

RECENT = 3
"""How many days before publication a deed told in the lead may lie to be the news."""

CODER = "dragoman-frames@1"
"""Name and version of the coder; ``#`` and the rule follow in ``EventMention.coder``."""


def _standing_in(scene: Scene, draft: Draft) -> Date | None:
    """The document's own date, marked as such; open-ended for what is yet to come."""
    published = news_day(scene)
    stated = scene.document.published
    if published is None or stated is None:
        return None
    if draft.background:
        return _until(stated)
    if draft.modality in ("planned", "hypothetical"):
        return _from(stated)
    return replace(published, basis="document", said=None, evidence=None)


def news_day(scene: Scene) -> Date | None:
    """The day a report is of: one told in its lead or that its publication allows, else that."""
    published = scene.document.published
    if published is None:
        return None
    if published.precision == "day":
        return _day_told(scene, published) or published
    for found in scene.dates:
        day = found.date
        if day.precision == "day" and _within(day, published):
            return day
    return published


def _day_told(scene: Scene, published: Date) -> Date | None:
    """The day of the deed that the lead reports ("on Friday"), within the days before."""
    last = published.latest
    lead = next((s for s in scene.document.segments if s.role in ("summary", "body")), None)
    if last is None or lead is None:
        return None
    for found in scene.dates:
        day = found.date
        told = lead.start <= found.start < min(lead.end, lead.start + LEAD)
        if told and day.basis == "relative" and day.precision == "day" and day.earliest:
            return day if 0 < (last - day.earliest).days <= RECENT else None
    return None


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
        dated = _with_place(_with_date(draft, current, scene), scene)
        if dated.type == "CONSULT" and not dated.background and _recent(dated, scene):
            current = dated
        yield dated


def _recent(meeting: Draft, scene: Scene) -> bool:
    """Whether a meeting is news, so that what is said after it was said there."""
    news = scene.document.published
    return news is None or dates_meet(meeting.date, fortnight(news))


def _with_date(draft: Draft, current: Draft | None, scene: Scene) -> Draft:
    if draft.date is not None:
        return draft
    if current is not None and _same_talk(current, draft, scene):
        return replace(draft, date=_inferred(current.date))
    return replace(draft, date=_standing_in(scene, draft))


def _with_place(draft: Draft, scene: Scene) -> Draft:
    """What the lead or the headline reports was where the report is from, if that may be."""
    if draft.place is not None or draft.type not in _MET or draft.modality != "happened":
        return draft
    lead = next((s for s in scene.document.segments if s.role in ("summary", "body")), None)
    told = draft.headline or (lead and draft.evidence[0].start < min(lead.end, lead.start + LEAD))
    if draft.background or not told or len({scene.country(key) for key in draft.actors}) < 2:
        return draft
    return replace(draft, place=_reported_from(draft, scene))


def _reported_from(draft: Draft, scene: Scene) -> str | None:
    """The place of the dateline: of a party, or no capital, where agencies sit anyhow."""
    for segment in scene.document.segments:
        if segment.role == "dateline":
            for mention in scene.mentions_in(segment.span):
                if mention.type == "place" and mention.entity is not None:
                    own = {scene.country(key) for key in draft.actors}
                    capitals = knowledge_of(scene.pack).capitals.values()
                    near = scene.country(mention.entity) in own
                    return mention.entity if near or mention.entity not in capitals else None
    return None


def _inferred(date: Date | None) -> Date | None:
    if date is None or date.basis == "document":
        return date
    return replace(date, basis="inferred")


def _same_talk(meeting: Draft, draft: Draft, scene: Scene) -> bool:
    if draft.background or draft.modality in ("planned", "hypothetical"):
        return False
    if _of_other_talks(meeting, draft, scene):
        return False
    countries = {scene.country(key) for key in meeting.actors}
    if draft.type == "CONSULT":
        return bool(set(meeting.actors) & set(draft.actors)) and meeting.mode == "visit"
    return {scene.country(key) for key in draft.actors} <= countries


def _of_other_talks(meeting: Draft, draft: Draft, scene: Scene) -> bool:
    """Whether the sentence of a draft names talks of its own ("at a meeting with X, he asked")."""
    sentence = scene.parse.clauses[draft.clause].sentence
    first = bisect_left(scene.parse.clauses, sentence, key=_sentence)
    last = bisect_right(scene.parse.clauses, sentence, key=_sentence)
    return any(
        clause.nominal
        and TALKS in scene.lexicon.classes_of(clause.lemma)
        and not any(e.start <= clause.predicate.start < e.end for e in meeting.evidence)
        for clause in scene.parse.clauses[first:last]
    )


def _sentence(clause: Clause) -> int:
    return clause.sentence


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


class Coded(Struct, frozen=True):
    """What coding makes of a document.

    Attributes:
        mentions: What was named, with people that coding found to be one joined, and the states
            that events need added.
        events: One per event, in the order of their first evidence.
        statements: The quotations.
    """

    mentions: Mentions
    events: tuple[EventMention, ...]
    statements: tuple[Statement, ...]


def code(document: Document, parse: Parse, mentions: Mentions, pack: Pack) -> Coded:
    """The events that a document reports and the statements it quotes.

    Args:
        document: Cleaned.
        parse: Its clauses; spans of ``document.text``.
        mentions: What it names.
        pack: The document's main language.
    """
    scene = align(build_scene(document, parse, mentions, pack))
    dated = _dated(merge(tuple(drafts(scene)), scene), scene)
    found = tuple(in_its_time(draft, scene) for draft in dated)
    coded = tuple(_record(draft, document) for draft in found)
    settled = Mentions(
        entities=(*scene.entities.values(), *_missing_states(coded, scene)),
        mentions=scene.mentions,
        dates=mentions.dates,
        quotes=scene.quotes,
    )
    events = cast_votes(coded, parse, settled, pack, text=document.text)
    return Coded(settled, events, statements(scene, events))


def _missing_states(events: tuple[EventMention, ...], scene: Scene) -> tuple[LocalEntity, ...]:
    """States that events speak of by a city only ("arrived in Doha")."""
    keys = {key for e in events for key in (*e.actor1, *e.actor2, *e.third, e.place) if key}
    wanted = sorted(k for k in keys if k.startswith("state:") and k not in scene.entities)
    return tuple(_state(key.removeprefix("state:")) for key in wanted)


def _state(code_: str) -> LocalEntity:
    row = states().get(code_)
    name = code_ if row is None else row.name
    return LocalEntity(f"state:{code_}", "state", name, "en", country=code_)
