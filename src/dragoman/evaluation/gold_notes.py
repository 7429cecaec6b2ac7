"""The shape of an annotator's notes: one TOML file beside the reports.

How they are written is told in ``docs/reference/evaluation.md``; ``gold_build`` makes gold of them.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

import msgspec
from msgspec import Struct

from dragoman.errors import BadData
from dragoman.model import (
    ConflictKind,
    EntityType,
    EventType,
    Modality,
    Polarity,
    StageName,
    StatementForm,
    UndertakingType,
)


class NotedEntity(Struct, frozen=True, forbid_unknown_fields=True):
    """Someone or something, under the short name the notes use."""

    type: EntityType
    name: str
    fa: str | None = None
    country: str | None = None
    sector: str | None = None


class NotedEvent(Struct, frozen=True, forbid_unknown_fields=True):
    """One event of a report; ``event`` is shared by all reports of it.

    ``origin`` stands where a passage goes back to another origin than its report does.
    """

    event: str
    type: EventType
    quotes: tuple[str, ...]
    actor1: tuple[str, ...]
    actor2: tuple[str, ...] = ()
    third: tuple[str, ...] = ()
    mode: str | None = None
    place: str | None = None
    date: str | None = None
    modality: Modality = "happened"
    polarity: Polarity = "affirmative"
    by: tuple[str, ...] = ()
    optional: bool = False
    type_alt: tuple[EventType, ...] = ()
    modality_alt: tuple[Modality, ...] = ()
    dyads_alt: tuple[tuple[str, ...], ...] = ()
    place_alt: tuple[str, ...] = ()
    date_alt: tuple[str, ...] = ()
    by_alt: tuple[str, ...] = ()
    origin: str | None = None


class NotedStatement(Struct, frozen=True, forbid_unknown_fields=True):
    """Someone's words."""

    speaker: str
    form: StatementForm
    quote: str
    audience: str | None = None
    optional: bool = False


class NotedReport(Struct, frozen=True, forbid_unknown_fields=True):
    """One report: what may never be evidence, who is named, what happened, who said what."""

    file: str
    origin: str
    language: str
    published: date
    never: tuple[str, ...]
    optional: tuple[str, ...]
    names: dict[str, str | tuple[str, ...]]
    events: tuple[NotedEvent, ...]
    statements: tuple[NotedStatement, ...]
    comments: tuple[str, ...] = ()


class NotedStage(Struct, frozen=True, forbid_unknown_fields=True):
    """A step of an undertaking, told by an event of a report."""

    stage: StageName
    file: str
    event: str


class NotedUndertaking(Struct, frozen=True, forbid_unknown_fields=True):
    """An undertaking across reports."""

    id: str
    subject: str
    type: UndertakingType
    parties: tuple[str, ...]
    stages: tuple[NotedStage, ...]
    latest_stage: StageName


class NotedClaim(Struct, frozen=True, forbid_unknown_fields=True):
    """One side of a conflict."""

    value: str
    file: str
    quote: str


class NotedConflict(Struct, frozen=True, forbid_unknown_fields=True):
    """Claims that cannot both hold; or that only look so, and must not be told as a conflict."""

    id: str
    about: str
    field: str
    kind: ConflictKind
    claims: tuple[NotedClaim, ...]
    look_alike: bool = False


class NotedQuestion(Struct, frozen=True, forbid_unknown_fields=True):
    """What a reader might ask of the reports, and the events that the answer rests on."""

    id: str
    language: str
    question: str
    answer: str
    events: tuple[str, ...]


class Notes(Struct, frozen=True, forbid_unknown_fields=True):
    """Everything that was noted about a folder of reports."""

    entities: dict[str, NotedEntity]
    report: tuple[NotedReport, ...]
    undertaking: tuple[NotedUndertaking, ...] = ()
    conflict: tuple[NotedConflict, ...] = ()
    question: tuple[NotedQuestion, ...] = ()


def read_notes_file(path: Path) -> Notes:
    """The notes in a file.

    Raises:
        BadData: They depart from their form.
    """
    try:
        return msgspec.toml.decode(path.read_bytes(), type=Notes)
    except msgspec.MsgspecError as error:
        raise BadData(f"{path}: {error}") from error
