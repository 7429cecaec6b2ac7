"""What the interface answers with: the exchange format's records, pages of them, and reasons.

Keys mean what ``docs/reference/format.md`` says; what is local to a document has become ids of
entities. Offsets count Unicode code points of the document's ``text``.
"""

from __future__ import annotations

from typing import Generic, TypeVar

from msgspec import Struct

from dragoman.ledger import CorpusView, mention_id
from dragoman.model import (
    Analysis,
    Attribution,
    Credit,
    Date,
    Document,
    EntityType,
    EventMention,
    EventType,
    Evidence,
    Genre,
    Mention,
    MentionForm,
    Modality,
    Polarity,
    Segment,
    SourceGroup,
    StageName,
    Statement,
    StatementForm,
    WhyLinked,
)

Item = TypeVar("Item")


class Page(Struct, Generic[Item], frozen=True):
    """A page of records.

    Attributes:
        items: The records.
        next: The cursor of the next page; ``null`` on the last.
        total: How many records there are on all pages; ``null`` where it is not counted.
    """

    items: tuple[Item, ...]
    next: str | None
    total: int | None = None


class DocumentSummary(Struct, frozen=True):
    """A document without its text."""

    id: str
    sha256: str
    locator: str
    title: str | None
    authors: tuple[str, ...]
    outlet: str | None
    languages: tuple[str, ...]
    genre: Genre
    published: Date | None
    credits: tuple[Credit, ...]
    duplicate_of: str | None
    source_group: str | None


class DocumentRecord(Struct, frozen=True):
    """A document with its segments and its text."""

    document: DocumentSummary
    segments: tuple[Segment, ...]
    text: str


class ThemeRecord(Struct, frozen=True):
    """What an event is about."""

    text: str
    key: str | None
    entity: str | None


class ReportRecord(Struct, frozen=True):
    """One document's report of one event (``event_mention``)."""

    id: str
    doc: str
    event: str | None
    type: EventType | None
    mode: str | None
    contexts: tuple[str, ...]
    actor1: tuple[str, ...]
    actor2: tuple[str, ...]
    third: tuple[str, ...]
    theme: ThemeRecord | None
    place: str | None
    date: Date | None
    modality: Modality
    polarity: Polarity
    attribution: tuple[Attribution, ...]
    confidence: float
    evidence: tuple[Evidence, ...]
    coder: str
    stage: StageName | None


class EntityMentionRecord(Struct, frozen=True):
    """A place in a text that names an entity."""

    id: str
    doc: str
    start: int
    end: int
    quote: str
    entity: str | None
    type: EntityType
    form: MentionForm
    why: str


class StatementRecord(Struct, frozen=True):
    """Someone's quoted words."""

    id: str
    doc: str
    speaker: str | None
    speaker_text: str | None
    form: StatementForm
    date: Date | None
    evidence: tuple[Evidence, ...]
    about: tuple[str, ...]
    stance: float | None
    pair: tuple[str, str] | None


class Words(Struct, frozen=True):
    """Words of a document, whose they are, and what stands around them."""

    evidence: Evidence
    before: str
    after: str
    outlet: str
    published: str
    language: str | None


class Why(Struct, frozen=True):
    """Why an event is held to be: every report of it, and why these are one event."""

    event: str
    reports: tuple[ReportRecord, ...]
    why_linked: tuple[WhyLinked, ...]
    sources: tuple[SourceGroup, ...]
    words: tuple[Words, ...]


class EvidenceOf(Struct, frozen=True):
    """The words that a record rests on."""

    record: str
    words: tuple[Words, ...]


class LineRecord(Struct, frozen=True):
    """An event in the words of the chronology."""

    id: str
    when: str
    who: str
    what: str
    state: str
    where: str | None
    says: str | None
    reports: int
    sources: int
    date: Date | None
    type: EventType | None
    modality: Modality
    evidence: Evidence | None


class SearchHit(Struct, frozen=True):
    """A document that holds all words of a search; the words found are in ``matches``."""

    document: DocumentSummary
    snippet: str
    matches: tuple[str, ...]


class SearchAnswer(Struct, frozen=True):
    """What a search found, and what was searched.

    Attributes:
        items: The documents of this page, the best match first.
        next: The cursor of the next page.
        total: How many documents match.
        searched: How many documents were searched.
        words: The words as they were searched.
    """

    items: tuple[SearchHit, ...]
    next: str | None
    total: int
    searched: int
    words: tuple[str, ...]


class PairRecord(Struct, frozen=True):
    """Two countries and how many events there are between them."""

    first: str
    second: str
    events: int


def document_summary(document: Document, view: CorpusView) -> DocumentSummary:
    """A document without its text."""
    source = view.source(document.id)
    return DocumentSummary(
        id=document.id,
        sha256=document.sha256,
        locator=document.locator,
        title=document.title,
        authors=document.authors,
        outlet=document.outlet,
        languages=document.languages,
        genre=document.genre,
        published=document.published,
        credits=tuple(
            Credit(one.name, view.entity_id(document.id, one.entity), one.how, one.evidence)
            for one in document.credits
        ),
        duplicate_of=None if source is None else source.duplicate_of,
        source_group=None if source is None else source.group,
    )


def report_record(mention: EventMention, view: CorpusView) -> ReportRecord:
    """A report with ids of entities for document-local keys."""
    doc, theme, event = mention.doc, mention.theme, view.event_of(mention.id)
    return ReportRecord(
        id=mention.id,
        doc=doc,
        event=None if event is None else event.id,
        type=mention.type,
        mode=mention.mode,
        contexts=mention.contexts,
        actor1=_linked(mention.actor1, doc, view),
        actor2=_linked(mention.actor2, doc, view),
        third=_linked(mention.third, doc, view),
        theme=None
        if theme is None
        else ThemeRecord(theme.text, theme.key, view.entity_id(doc, theme.entity)),
        place=view.entity_id(doc, mention.place),
        date=mention.date,
        modality=mention.modality,
        polarity=mention.polarity,
        attribution=tuple(
            Attribution(view.entity_id(doc, one.entity), one.outlet, one.form, one.evidence)
            for one in mention.attribution
        ),
        confidence=mention.confidence,
        evidence=mention.evidence,
        coder=mention.coder,
        stage=mention.stage,
    )


def mention_record(analysis: Analysis, mention: Mention, view: CorpusView) -> EntityMentionRecord:
    """A mention of an entity, with its words."""
    document = analysis.document
    return EntityMentionRecord(
        id=mention_id(document.id, mention),
        doc=document.id,
        start=mention.start,
        end=mention.end,
        quote=document.text[mention.start : mention.end],
        entity=view.entity_id(document.id, mention.entity),
        type=mention.type,
        form=mention.form,
        why=mention.why,
    )


def statement_record(statement: Statement, view: CorpusView) -> StatementRecord:
    """A statement with ids of entities for document-local keys."""
    return StatementRecord(
        id=statement.id,
        doc=statement.doc,
        speaker=view.entity_id(statement.doc, statement.speaker),
        speaker_text=statement.speaker_text,
        form=statement.form,
        date=statement.date,
        evidence=statement.evidence,
        about=_linked(statement.about, statement.doc, view),
        stance=statement.stance,
        pair=statement.pair,
    )


def _linked(keys: tuple[str, ...], doc: str, view: CorpusView) -> tuple[str, ...]:
    found = (view.entity_id(doc, key) for key in keys)
    return tuple(dict.fromkeys(one for one in found if one is not None))
