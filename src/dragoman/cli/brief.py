"""``dragoman brief``: two countries in one HTML file."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dragoman.cli.options import asked, existing, ledger_option, query_options
from dragoman.cli.output import call, counted, deliver, output_option, tell

if TYPE_CHECKING:
    from dragoman.model import EventType, Modality


@click.command(name="brief")
@click.argument("countries", nargs=2, metavar="A B")
@ledger_option
@query_options
@output_option
def command(  # noqa: PLR0913 - one parameter for each option of the command
    countries: tuple[str, ...],
    ledger: Path,
    since: date | None,
    until: date | None,
    types: tuple[EventType, ...],
    modalities: tuple[Modality, ...],
    output: Path,
) -> None:
    """Write a brief on two countries: one HTML file that needs no network and prints well.

    A and B are codes (PAK), names or demonyms in any installed language.
    """
    from dragoman.api import open_ledger
    from dragoman.products.brief import write_brief

    query = asked(countries, since=since, until=until, types=types, modalities=modalities)
    with open_ledger(existing(ledger)) as opened:
        view = opened.view(query)
    where = deliver(output, (write_brief(view).encode(),), ledger=ledger)
    told = counted(len(view.events), "event")
    tell(f"brief on {told}{where}; open it in a browser, or see: {call('chronology', ledger)}")
