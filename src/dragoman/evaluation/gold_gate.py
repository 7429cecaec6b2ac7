"""The gold gate: scores on shipped golds against pinned floors that only go up.

``python -m dragoman.evaluation.gold_gate FLOORS`` prints the scores and fails where one is below
its floor, or where the gold is not the one the floors were pinned on. ``--world`` chooses another
gold than the sample. ``--pin`` raises the floors to today's scores; ``--lower REASON`` lets them go
down and keeps the reason in the file.
"""

from __future__ import annotations

import hashlib
from math import floor
from pathlib import Path

import click
import msgspec
from msgspec import Struct

from dragoman.evaluation.gold import GOLD, NOTES, REPORTS, evaluate_folder, table
from dragoman.evaluation.gold_tally import FIGURES, TOTAL, Score, Tally
from dragoman.evaluation.world import SPLITS, Split, world_folder
from dragoman.sample import sample_folder

DIGITS = 3
SCALE = 1000.0
"""Decimals of a floor; a floor is rounded down, so that a score always reaches its own."""


class Floors(Struct, frozen=True):
    """What the scores may not fall below (``forbidden``: not rise above), by figure and column.

    Attributes:
        corpus: Hash of the reports, the gold and its notes.
        figures: Figure, then column (a language, or ``total``).
        lowered: Why floors were ever lowered, the latest last.
    """

    corpus: str
    figures: dict[str, dict[str, float]]
    lowered: tuple[str, ...] = ()


def corpus_hash(folder: Path) -> str:
    """SHA-256 of what is scored: names and bytes of the reports and of the gold."""
    digest = hashlib.sha256()
    for path in [*sorted((folder / REPORTS).iterdir()), folder / GOLD, folder / NOTES]:
        digest.update(path.name.encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()


def read_floors(path: Path) -> Floors:
    """The floors in a file."""
    return msgspec.json.decode(path.read_bytes(), type=Floors)


def falls(figures: Score, floors: Floors) -> tuple[str, ...]:
    """A line for each score that is below its floor; none when the gate is open."""
    values = {(one.figure, one.column): one for one in figures.tallies}
    lines = []
    for figure, columns in floors.figures.items():
        for column, least in columns.items():
            value = values[figure, column].value
            if value > least if FIGURES[figure] == "count" else value < least:
                lines.append(f"{figure} ({column}): {value:.{DIGITS}f}, floor {least}")
    return tuple(lines)


def pinned(figures: Score, corpus: str, before: Floors | None, *, reason: str | None) -> Floors:
    """New floors: the higher of old and new; where a reason is given, today's.

    Args:
        figures: Today's scores.
        corpus: Hash of what they were measured on; on another corpus old floors mean nothing.
        before: The floors until now.
        reason: Why they may go down.
    """
    floors: dict[str, dict[str, float]] = {}
    old = before.figures if before is not None and reason is None else {}
    for one in figures.tallies:
        if one.wanted or one.column == TOTAL:
            known = old.get(one.figure, {}).get(one.column)
            floors.setdefault(one.figure, {})[one.column] = _stricter(one, known)
    reasons = () if before is None else before.lowered
    return Floors(corpus, floors, reasons if reason is None else (*reasons, reason))


def _stricter(one: Tally, known: float | None) -> float:
    if FIGURES[one.figure] == "count":
        return one.value if known is None else min(one.value, known)
    down: float = floor(one.value * SCALE) / SCALE
    return down if known is None else max(down, known)


@click.command()
@click.argument("path", metavar="FLOORS", type=click.Path(path_type=Path))
@click.option("--pin", is_flag=True, help="Raise the floors to the scores of today.")
@click.option("--lower", metavar="REASON", help="Pin them even where that lowers one, and say why.")
@click.option("--world", type=click.Choice(SPLITS), help="This half of the world, not the sample.")
def main(path: Path, pin: bool, lower: str | None, world: Split | None) -> None:
    """Print the scores on the sample and hold them against the floors in FLOORS."""
    floors = read_floors(path) if path.is_file() else None
    with sample_folder() if world is None else world_folder(world) as folder:
        figures, corpus = evaluate_folder(folder), corpus_hash(folder)
    click.echo(table(figures.tallies))
    moved = floors is None or floors.corpus != corpus
    if moved and floors is not None and lower is None:
        raise click.ClickException(f"the gold has changed: pin with --lower REASON ({path})")
    below = () if floors is None or lower is not None else falls(figures, floors)
    for line in below:
        click.echo(f"below its floor: {line}", err=True)
    if below:
        raise click.ClickException("scores fell; mend it, or --lower REASON")
    if pin or lower is not None:
        new = pinned(figures, corpus, floors, reason=lower)
        path.write_bytes(msgspec.json.format(msgspec.json.encode(new), indent=2) + b"\n")


if __name__ == "__main__":
    main()
