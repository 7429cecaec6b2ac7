"""``dragoman chronology``: events in time order."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from dragoman.cli.options import asks, existing, ledger_option
from dragoman.cli.output import call, counted, deliver, onward, output_option, tell

if TYPE_CHECKING:
    from dragoman.ledger import Query


@click.command(name="chronology")
@asks(pair=False)
@ledger_option
@click.option(
    "--to",
    type=click.Choice(("text", "markdown", "html", "json")),
    default="text",
    show_default=True,
    help="What to write.",
)
@output_option
def command(query: Query, *, ledger: Path, to: str, output: Path) -> None:
    """Print the events between two countries, or all, in time order.

    A and B are codes (PAK), names or demonyms in any installed language.
    """
    from dragoman.api import open_ledger
    from dragoman.products.chronology import write_chronology

    with open_ledger(existing(ledger)) as opened:
        view = opened.view(query)
    where = deliver(output, (write_chronology(view, to).encode(),), ledger=ledger)
    told = counted(len(view.events), "event")
    then = f"look at a record by its id with: {call('show ID', ledger)}"
    tell(f"{told}{where}; {onward(len(view.events), then, ledger)}")
