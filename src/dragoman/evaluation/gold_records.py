"""The records that scoring needs, read from the exchange format; others are skipped.

The same reader serves the gold and what the system wrote, so any corrected export may serve as
gold. What the format has no key for (which events must be found, what else is right) stands in
``Note`` records of a file of its own.
"""

from __future__ import annotations

from collections.abc import Iterable

import msgspec
from msgspec import UNSET, Struct, UnsetType

from dragoman.errors import BadData
from dragoman.model import Attribution, Date, EntityType, Evidence, Segment


class DocumentRecord(Struct, frozen=True):
    """A document; of its segments, gold needs only those that may never be evidence."""

    id: str
    sha256: str
    locator: str
    languages: tuple[str, ...]
    segments: tuple[Segment, ...]
    text: str
    source_group: str | None = None


class EntityRecord(Struct, frozen=True):
    """An entity across documents."""

    id: str
    type: EntityType
    name: str
    names: dict[str, tuple[str, ...]]
    country: str | None


class MentionRecord(Struct, frozen=True):
    """A span that names an entity."""

    id: str
    doc: str
    start: int
    end: int
    quote: str
    entity: str | None
    type: EntityType
    form: str

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        """The span, in the shape that other records have it in."""
        return (Evidence(self.doc, self.start, self.end, self.quote),)


class EventRecord(Struct, frozen=True):
    """One document's report of one event."""

    id: str
    doc: str
    event: str
    type: str | None
    actor1: tuple[str, ...]
    actor2: tuple[str, ...]
    actor1_countries: tuple[str, ...]
    actor2_countries: tuple[str, ...]
    place: str | None
    date: Date | None
    modality: str
    attribution: tuple[Attribution, ...]
    evidence: tuple[Evidence, ...]


class StatementRecord(Struct, frozen=True):
    """Someone's words."""

    id: str
    doc: str
    speaker: str | None
    speaker_text: str | None
    evidence: tuple[Evidence, ...]


class ToldRecord(Struct, frozen=True):
    """A real-world event, as far as independence goes."""

    id: str
    independent_sources: int


class StageRecord(Struct, frozen=True):
    """A step of an undertaking, with the words that tell it."""

    stage: str
    evidence: Evidence


class UndertakingRecord(Struct, frozen=True):
    """An undertaking across documents."""

    id: str
    parties: tuple[str, ...]
    stages: tuple[StageRecord, ...]
    latest_stage: str | None


class ClaimRecord(Struct, frozen=True):
    """One side of a conflict."""

    evidence: tuple[Evidence, ...]


class ConflictRecord(Struct, frozen=True):
    """Claims that cannot both hold."""

    id: str
    claims: tuple[ClaimRecord, ...]
    kind: str


class Note(Struct, frozen=True):
    """What a gold record allows beside what it says; without a note, nothing.

    Attributes:
        id: Of the event mention or statement.
        optional: Neither missed when it is not found nor wrong when it is.
        types: Other types that are right.
        modalities: Other modalities that are right.
        dyads: Other sets of dyads that are right: ``IRN-SAU``, or ``IRN`` for a single country.
        places: Other places (entity ids) that are right.
        dates: Other intervals that are right.
        attributions: Other sources that are right.
        source_group: Of an event: where its passage goes back to; unset: to its document's.
        apart: Of a conflict: it only looks like one, and must not be told.
    """

    id: str
    optional: bool = False
    types: tuple[str, ...] = ()
    modalities: tuple[str, ...] = ()
    dyads: tuple[tuple[str, ...], ...] = ()
    places: tuple[str, ...] = ()
    dates: tuple[Date, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    source_group: str | UnsetType = UNSET
    apart: bool | UnsetType = UNSET


class Records(Struct, frozen=True):
    """All records of an export, or of a gold, that scoring looks at."""

    documents: tuple[DocumentRecord, ...]
    entities: tuple[EntityRecord, ...]
    mentions: tuple[MentionRecord, ...]
    events: tuple[EventRecord, ...]
    statements: tuple[StatementRecord, ...]
    told: tuple[ToldRecord, ...] = ()
    undertakings: tuple[UndertakingRecord, ...] = ()
    conflicts: tuple[ConflictRecord, ...] = ()


class _Kind(Struct, frozen=True):
    record: str


def read_records(lines: Iterable[bytes], *, name: str) -> Records:
    """The records in lines of the exchange format.

    Args:
        lines: One JSON object each.
        name: Of the file, for messages.

    Raises:
        BadData: A line departs from the format.
    """
    raw: dict[str, list[bytes]] = {}
    for number, line in enumerate(lines, 1):
        try:
            raw.setdefault(msgspec.json.decode(line, type=_Kind).record, []).append(line)
        except msgspec.MsgspecError as error:
            raise BadData(f"{name}:{number}: {error}") from error

    def of(kind: str) -> bytes:
        return b"[" + b",".join(raw.get(kind, [])) + b"]"

    try:
        return Records(
            msgspec.json.decode(of("document"), type=tuple[DocumentRecord, ...]),
            msgspec.json.decode(of("entity"), type=tuple[EntityRecord, ...]),
            msgspec.json.decode(of("entity_mention"), type=tuple[MentionRecord, ...]),
            msgspec.json.decode(of("event_mention"), type=tuple[EventRecord, ...]),
            msgspec.json.decode(of("statement"), type=tuple[StatementRecord, ...]),
            msgspec.json.decode(of("event"), type=tuple[ToldRecord, ...]),
            msgspec.json.decode(of("undertaking"), type=tuple[UndertakingRecord, ...]),
            msgspec.json.decode(of("conflict"), type=tuple[ConflictRecord, ...]),
        )
    except msgspec.MsgspecError as error:
        raise BadData(f"{name}: {error}") from error


def read_notes(lines: Iterable[bytes], *, name: str) -> tuple[Note, ...]:
    """The notes that go with a gold.

    Raises:
        BadData: A line is no note.
    """
    try:
        return tuple(msgspec.json.decode(line, type=Note) for line in lines)
    except msgspec.MsgspecError as error:
        raise BadData(f"{name}: {error}") from error
