"""``dragoman backup``: a copy of the ledger while it is in use."""

from __future__ import annotations

from pathlib import Path

import click

from dragoman.cli.options import existing, ledger_option
from dragoman.cli.output import call, tell


@click.command(name="backup")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE")
@ledger_option
def command(file: Path, ledger: Path) -> None:
    """Copy the ledger as it stands to FILE, also while others read and write it."""
    from dragoman.api import open_ledger

    with open_ledger(existing(ledger)) as opened:
        opened.backup(file)
    tell(f"{ledger} copied to {file}; check the copy with: {call('check', file)}")
