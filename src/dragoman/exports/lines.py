"""The lines of the exchange format as they are read: one type for each kind of record."""

from __future__ import annotations

from msgspec import Struct

from dragoman.model import (
    Attribution,
    Conflict,
    CreditHow,
    Date,
    Decision,
    Entity,
    EntityType,
    Event,
    EventType,
    Evidence,
    Genre,
    MentionForm,
    Modality,
    Polarity,
    Rejected,
    Segment,
    StatementForm,
    Undertaking,
    Vote,
)


class Line(Struct, frozen=True, tag_field="record"):
    """What every line has: an id that belongs to one record."""

    id: str


class CreditLine(Struct, frozen=True):
    """A pointer of a document; ``entity`` is an id."""

    name: str
    entity: str | None
    how: CreditHow
    evidence: tuple[Evidence, ...]


class DocumentLine(Line, frozen=True, tag="document"):
    """A document with what linking found of its origin."""

    sha256: str
    locator: str
    text: str
    title: str | None
    authors: tuple[str, ...]
    outlet: str | None
    languages: tuple[str, ...]
    genre: Genre
    published: Date | None
    credits: tuple[CreditLine, ...]
    segments: tuple[Segment, ...]
    duplicate_of: str | None
    source_group: str | None


class MentionLine(Line, frozen=True, tag="entity_mention"):
    """Something named; ``entity`` is an id."""

    doc: str
    start: int
    end: int
    entity: str | None
    type: EntityType
    form: MentionForm
    why: str


class ThemeLine(Struct, frozen=True):
    """What a report is about; ``entity`` and ``undertaking`` are ids."""

    text: str
    entity: str | None
    undertaking: str | None


class AmountLine(Struct, frozen=True):
    """How much of something the words of an event mention tell."""

    of: str
    unit: str
    least: float
    most: float | None
    evidence: Evidence


class ReportLine(Line, frozen=True, tag="event_mention"):
    """An event mention; who takes part are ids of entities."""

    doc: str
    event: str
    type: EventType | None
    mode: str | None
    contexts: tuple[str, ...]
    actor1: tuple[str, ...]
    actor2: tuple[str, ...]
    third: tuple[str, ...]
    theme: ThemeLine | None
    place: str | None
    date: Date | None
    modality: Modality
    polarity: Polarity
    attribution: tuple[Attribution, ...]
    confidence: float
    summary: dict[str, str]
    evidence: tuple[Evidence, ...]
    coder: str
    votes: tuple[Vote, ...] = ()
    amounts: tuple[AmountLine, ...] = ()


class StatementLine(Line, frozen=True, tag="statement"):
    """Quoted words; ``speaker`` and ``about`` are ids."""

    doc: str
    speaker: str | None
    speaker_text: str | None
    form: StatementForm
    audience: str | None
    date: Date | None
    evidence: tuple[Evidence, ...]
    about: tuple[str, ...]
    stance: float | None
    pair: tuple[str, str] | None


class EntityLine(Entity, frozen=True, tag_field="record", tag="entity"):
    """The record of the model, as it is."""


class EventLine(Event, frozen=True, tag_field="record", tag="event"):
    """The record of the model, as it is."""


class UndertakingLine(Undertaking, frozen=True, tag_field="record", tag="undertaking"):
    """The record of the model, as it is."""


class ConflictLine(Conflict, frozen=True, tag_field="record", tag="conflict"):
    """The record of the model, as it is."""


class DecisionLine(Decision, frozen=True, tag_field="record", tag="decision"):
    """The record of the model, as it is."""


class RejectedLine(Rejected, frozen=True, tag_field="record", tag="rejected"):
    """The record of the model, as it is."""


AnyLine = (
    DocumentLine
    | MentionLine
    | ReportLine
    | StatementLine
    | EntityLine
    | EventLine
    | UndertakingLine
    | ConflictLine
    | DecisionLine
    | RejectedLine
)
"""Any line, told apart by its key ``record``."""
