"""``dragoman brief``: what is known of two countries, with a footnote to every sentence."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dragoman.cli.options import Day, asks, existing, ledger_option
from dragoman.cli.output import call, counted, deliver, onward, output_option, tell

if TYPE_CHECKING:
    from dragoman.ledger import Query

FORMATS = ("html", "md", "docx", "pdf")


@click.command(name="brief")
@asks(pair=True)
@ledger_option
@click.option(
    "--to",
    type=click.Choice(FORMATS),
    help="The format; without it, that of the file's name, else html. docx and pdf need the extra "
    "`report`.",
)
@click.option(
    "--as-of",
    "day",
    type=Day(last=True),
    help="Only what was published by this day (2023-03-10, 2023-03 or 2023).",
)
@output_option
def command(query: Query, *, ledger: Path, to: str | None, day: date | None, output: Path) -> None:
    """Write a brief on two countries: bottom line, figures, chronology, undertakings, people.

    A and B are codes (PAK), names or demonyms in any installed language.
    """
    from dragoman.api import as_of, open_ledger
    from dragoman.products.write import write_brief

    form = to or _form_of(output)
    with open_ledger(existing(ledger)) as opened:
        view, undated = opened.view(query), 0
        if day is not None:
            known = as_of(opened, query, day)
            view, undated = known.view, known.undated
    written = write_brief(view, form, as_of=day, undated=undated)
    where = deliver(output, (written,), ledger=ledger)
    told = counted(len(view.events), "event")
    pair = " ".join(query.pair or ())
    then = f"see also: {call(f'chronology {pair}', ledger)}"
    tell(f"brief on {told}{where}; {onward(len(view.events), then, ledger)}")


def _form_of(output: Path) -> str:
    """The format that the name of a file says; HTML where it says none."""
    named = output.suffix.lstrip(".").lower()
    if not named:
        return "html"
    if named not in FORMATS:
        known = ", ".join(f".{one}" for one in FORMATS)
        raise click.UsageError(
            f"{output}: no format of a brief; end the name with {known}, or give --to"
        )
    return named
