"""``dragoman plot``: figures on two countries."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, cast

import click

from dragoman.cli.options import asks, existing, ledger_option
from dragoman.cli.output import STANDARD, call, counted, deliver, onward, output_option, tell

if TYPE_CHECKING:
    from dragoman.ledger import Query
    from dragoman.products.charts import Kind
    from dragoman.products.series import By


@click.command(name="plot")
@click.argument(
    "kind", metavar="KIND", type=click.Choice(("series", "timeline", "board", "network"))
)
@asks(pair=True)
@ledger_option
@click.option(
    "--by",
    type=click.Choice(("year", "month")),
    default="year",
    show_default=True,
    help="The length of a period of the series.",
)
@output_option
def command(query: Query, *, kind: str, ledger: Path, by: str, output: Path) -> None:
    """Draw a figure on two countries; the file's name says as what.

    series: cooperation and conflict over time. timeline: every event at its time, done apart from
    planned. board: undertakings with their stages. network: who deals with whom. The file ends with
    .svg, .png, .html (answers to the mouse, needs no network) or .json (the Vega-Lite
    specification, which is also what goes to standard output).
    """
    from dragoman.api import open_ledger
    from dragoman.products.charts import figure
    from dragoman.products.drawing import draw

    with open_ledger(existing(ledger)) as opened:
        view = opened.view(query)
    drawn = figure(cast("Kind", kind), view, by=cast("By", by))
    written = draw(drawn, ".json" if output == STANDARD else output.suffix.lower())
    where = deliver(output, (written,), ledger=ledger)
    told = counted(len(view.events), "event")
    pair = " ".join(query.pair or ())
    then = f"see also: {call(f'chronology {pair}', ledger)}"
    tell(f"{kind} of {told}{where}; {onward(len(view.events), then, ledger)}")
