"""``dragoman import``: a new ledger from an export."""

from __future__ import annotations

from pathlib import Path

import click

from dragoman.cli.options import ledger_option
from dragoman.cli.output import call, counted, tell


@click.command(name="import")
@click.argument("file", metavar="FILE", type=click.Path(path_type=Path, dir_okay=False))
@ledger_option
def command(file: Path, ledger: Path) -> None:
    """Make a new ledger of FILE, which `dragoman export --to jsonl` wrote.

    The records are taken as they stand: exporting the new ledger gives the same bytes again.
    """
    from dragoman.api import import_ledger

    with import_ledger(file, ledger) as made:
        counts = made.counts()
    told = f"{counted(counts['document'], 'document')} and {counted(counts['event'], 'event')}"
    tell(f"{told} imported into {ledger}; ask it with: {call('chronology', ledger)}")
