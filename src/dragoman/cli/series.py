"""``dragoman series``: the relation of two countries over time."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from dragoman.cli.options import existing, ledger_option, pair_of
from dragoman.cli.output import call, counted, deliver, onward, output_option, tell

if TYPE_CHECKING:
    from dragoman.products.series import By


@click.command(name="series")
@click.argument("countries", nargs=2, metavar="A B")
@ledger_option
@click.option(
    "--by",
    type=click.Choice(("year", "month")),
    default="year",
    show_default=True,
    help="The length of a period.",
)
@click.option(
    "--to",
    type=click.Choice(("text", "json", "csv")),
    default="text",
    show_default=True,
    help="What to write.",
)
@output_option
def command(countries: tuple[str, str], ledger: Path, by: By, to: str, output: Path) -> None:
    """Count cooperation and conflict between two countries, by year or month.

    Every real-world event counts once, with PLOVER's score (-10 to 10), however many articles tell
    it. A and B are codes (PAK), names or demonyms in any installed language.
    """
    from dragoman.api import open_ledger
    from dragoman.ledger.view import Query
    from dragoman.products.series import series, write_series

    pair = pair_of(countries)
    if pair is None:
        raise click.UsageError("give two countries")
    with open_ledger(existing(ledger)) as opened:
        points = series(opened.view(Query(pair=pair)), pair, by)
    where = deliver(output, (write_series(points, to).encode(),), ledger=ledger)
    number = sum(len(point.events) for point in points)
    then = f"see them with: {call('chronology ' + ' '.join(pair), ledger)}"
    tell(f"{counted(number, 'event')}{where}; {onward(number, then, ledger)}")
