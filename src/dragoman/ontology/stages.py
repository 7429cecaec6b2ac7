"""Stages of an undertaking: their order, and which of them assert that something is under way."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Literal

from msgspec import Struct

from dragoman.model import StageName
from dragoman.tables import load_table

TABLE = Path(__file__).parent / "stages.tsv"
PHASES = ("wish", "open", "broken", "bound", "done")
"""From the least to the furthest: what is broken off on the day it was bound counts as bound."""


class StageRow(Struct, frozen=True):
    """One stage.

    Attributes:
        stage: Its name.
        order: Its place; a later stage presupposes much of the earlier ones.
        phase: ``wish`` (one side's word only), ``open`` (between the sides), ``bound`` (committed),
            ``done`` (carried out), ``broken`` (off).
        asserted: Whether a report of it says that the undertaking has come so far; a wish or a
            denial does not.
        meaning: In words.
    """

    stage: StageName
    order: int
    phase: Literal["wish", "open", "bound", "done", "broken"]
    asserted: Literal["yes", "no"]
    meaning: str


def stages() -> tuple[StageRow, ...]:
    """All stages in their order."""
    return load_table(TABLE, StageRow)


def stage(name: StageName) -> StageRow:
    """The stage of this name."""
    return next(row for row in stages() if row.stage == name)


@cache
def progress(name: StageName) -> tuple[int, int]:
    """How far a stage is, to be compared with others; at equal dates the further is the latest."""
    row = stage(name)
    return PHASES.index(row.phase), row.order
