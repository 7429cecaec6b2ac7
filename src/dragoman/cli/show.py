"""``dragoman show``: any record by its id."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from dragoman.cli.options import existing, ledger_option
from dragoman.cli.output import call, tell


@click.command(name="show")
@click.argument("record", metavar="ID")
@ledger_option
def command(record: str, ledger: Path) -> None:
    """Show a record by its id: what it says, and its evidence highlighted in its sentence.

    ID is that of a document, event, event mention, entity, entity mention, undertaking,
    statement, conflict, decision or rejected file.
    """
    from dragoman.api import open_ledger
    from dragoman.products.show import highlighted, write_record

    with open_ledger(existing(ledger)) as opened:
        view = opened.view_of(record)
    shown = write_record(view, record)
    click.echo(highlighted(shown) if sys.stdout.isatty() else shown)
    tell(f"every id above can be shown too: {call('show ID', ledger)}")
