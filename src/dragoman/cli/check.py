"""``dragoman check``: is the ledger's file whole."""

from __future__ import annotations

from pathlib import Path

import click

from dragoman.cli.options import existing, ledger_option
from dragoman.cli.output import call, counted, tell


@click.command(name="check")
@ledger_option
def command(ledger: Path) -> int:
    """Check the ledger: its file, its references, and every piece of evidence against the text.

    Exit status: 0 when nothing is wrong, 1 otherwise; what is wrong goes to standard output.
    """
    from dragoman.api import open_ledger

    with open_ledger(existing(ledger)) as opened:
        counts, found = opened.counts(), opened.faults()
    for fault in found:
        click.echo(fault)
    if found:
        tell(f"{len(found)} faults in {ledger}; make it anew with: {call('rebuild', ledger)}")
        return 1
    held = f"{counted(counts['document'], 'document')}, {counted(counts['event'], 'event')}"
    tell(f"{ledger} is whole: {held}; keep a copy with: {call('backup FILE', ledger)}")
    return 0
