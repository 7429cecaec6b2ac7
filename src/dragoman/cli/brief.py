"""``dragoman brief``: two countries in one HTML file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from dragoman.cli.options import asks, existing, ledger_option
from dragoman.cli.output import call, counted, deliver, output_option, tell

if TYPE_CHECKING:
    from dragoman.ledger import Query


@click.command(name="brief")
@asks(pair=True)
@ledger_option
@output_option
def command(query: Query, *, ledger: Path, output: Path) -> None:
    """Write a brief on two countries: one HTML file that needs no network and prints well.

    A and B are codes (PAK), names or demonyms in any installed language.
    """
    from dragoman.api import open_ledger
    from dragoman.products.brief import write_brief

    with open_ledger(existing(ledger)) as opened:
        view = opened.view(query)
    where = deliver(output, (write_brief(view).encode(),), ledger=ledger)
    told = counted(len(view.events), "event")
    tell(f"brief on {told}{where}; open it in a browser, or see: {call('chronology', ledger)}")
