"""Stages of an undertaking: their order, and which of them assert that something is under way."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Literal

from msgspec import Struct

from dragoman.model import StageName
from dragoman.tables import load_table

TABLE = Path(__file__).parent / "stages.tsv"


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


def latest_stage(names: Iterable[StageName]) -> StageName | None:
    """The furthest stage that is asserted; if none is, the furthest of all; ``None`` of nothing."""
    rows = sorted(
        (stage(name) for name in names), key=lambda row: (row.asserted == "yes", row.order)
    )
    return rows[-1].stage if rows else None
