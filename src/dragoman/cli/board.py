"""``dragoman board``: undertakings with the stages they went through."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from dragoman.cli.options import asks, existing, ledger_option
from dragoman.cli.output import call, counted, deliver, onward, output_option, tell

if TYPE_CHECKING:
    from dragoman.ledger import Query


@click.command(name="board")
@asks(pair=False)
@ledger_option
@click.option(
    "--to",
    type=click.Choice(("text", "html", "md", "docx", "pdf")),
    default="text",
    show_default=True,
    help="What to write.",
)
@output_option
def command(query: Query, *, ledger: Path, to: str, output: Path) -> None:
    """Print the undertakings of two countries, or all, with their stages, the latest first.

    A and B are codes (PAK), names or demonyms in any installed language.
    """
    from dragoman.api import open_ledger
    from dragoman.products.plain import to_text
    from dragoman.products.write import board_tree, write_tree

    with open_ledger(existing(ledger)) as opened:
        view = opened.view(query)
    tree = board_tree(view)
    written = to_text(tree).encode() if to == "text" else write_tree(tree, to)
    where = deliver(output, (written,), ledger=ledger)
    told = counted(len(view.undertakings), "undertaking")
    then = f"look at one by its id with: {call('show ID', ledger)}"
    tell(f"{told}{where}; {onward(len(view.undertakings), then, ledger)}")
