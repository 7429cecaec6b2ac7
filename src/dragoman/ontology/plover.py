"""PLOVER's types, quad classes, modes, contexts, sectors and scores."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from msgspec import Struct

from dragoman.errors import BadData
from dragoman.model import EventType
from dragoman.tables import load_table

FOLDER = Path(__file__).parent

Quad = Literal["VERBAL_COOPERATION", "MATERIAL_COOPERATION", "VERBAL_CONFLICT", "MATERIAL_CONFLICT"]


class TypeRow(Struct, frozen=True):
    """One of the 16 event types; ``score`` runs from -10 (conflict) to 10 (cooperation)."""

    type: EventType
    quad: Quad
    recipient: Literal["required", "optional"]
    score: float
    meaning: str


class ModeRow(Struct, frozen=True):
    """A way in which events of one type happen, with the score it gives them."""

    type: EventType
    mode: str
    score: float
    meaning: str


class ContextRow(Struct, frozen=True):
    """A field of life that an event belongs to."""

    context: str
    meaning: str


class QuadRow(Struct, frozen=True):
    """One of the four quarters: words or deeds, cooperation or conflict."""

    quad: Quad
    number: int
    kind: Literal["words", "deeds"]
    side: Literal["cooperation", "conflict"]


class SectorRow(Struct, frozen=True):
    """The sort of actor somebody is."""

    sector: str
    meaning: str


def event_types() -> tuple[TypeRow, ...]:
    """The 16 types in the manual's order."""
    return load_table(FOLDER / "types.tsv", TypeRow)


def event_type(name: str) -> TypeRow:
    """The type of this name.

    Raises:
        BadData: PLOVER has no such type.
    """
    found = next((row for row in event_types() if row.type == name), None)
    if found is None:
        known = ", ".join(row.type for row in event_types())
        raise BadData(f"no PLOVER type {name!r}; the types are {known}")
    return found


def modes(name: EventType) -> tuple[ModeRow, ...]:
    """The modes of a type; empty for a type that has none."""
    return tuple(row for row in load_table(FOLDER / "modes.tsv", ModeRow) if row.type == name)


def contexts() -> tuple[ContextRow, ...]:
    """All contexts."""
    return load_table(FOLDER / "contexts.tsv", ContextRow)


def sectors() -> tuple[SectorRow, ...]:
    """All sectors."""
    return load_table(FOLDER / "sectors.tsv", SectorRow)


def quad(name: EventType) -> QuadRow:
    """The quarter a type lies in."""
    rows: tuple[QuadRow, ...] = load_table(FOLDER / "quads.tsv", QuadRow)
    wanted = event_type(name).quad
    return next(row for row in rows if row.quad == wanted)


def is_conflict(name: EventType) -> bool:
    """Whether a type is on the side of conflict."""
    return quad(name).side == "conflict"


def is_material(name: EventType) -> bool:
    """Whether a type is of deeds and not of words."""
    return quad(name).kind == "deeds"


def score(name: EventType, mode: str | None = None) -> float:
    """How cooperative an event is, -10 to 10, after Goldstein; by its type where no mode is."""
    found = next((row.score for row in modes(name) if row.mode == mode), None)
    return event_type(name).score if found is None else found
