"""``dragoman why``: the reasons of a record."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from dragoman.cli.options import existing, ledger_option
from dragoman.cli.output import call, tell


@click.command(name="why")
@click.argument("record", metavar="ID")
@ledger_option
def command(record: str, ledger: Path) -> None:
    """Tell why a record is as it is.

    For an event and its reports: the clause and the frame that was taken, what framed it as
    planned, denied and the like, what frames and classifier each made of it and by which words, how
    it was dated, through whom it is told, and why reports are held to be one event. ID may also be
    that of an entity, an undertaking, a document or any other record.
    """
    from dragoman.api import open_ledger
    from dragoman.products.reasons import write_reasons
    from dragoman.products.show import highlighted

    with open_ledger(existing(ledger)) as opened:
        view = opened.view_of(record)
    told = write_reasons(view, record)
    click.echo(highlighted(told) if sys.stdout.isatty() else told)
    tell(f"what a record says is shown by: {call('show ID', ledger)}")
