"""``dragoman formats``: what files can be read."""

from __future__ import annotations

import click

from dragoman.cli.output import tell


@click.command(name="formats")
def command() -> None:
    """List the formats that `dragoman add` reads, and what is taken from each."""
    from dragoman.reading.formats import FORMATS

    rows = [(one.name, " ".join(one.suffixes), one.holds, one.note) for one in FORMATS]
    head = ("format", "files", "documents", "what is read")
    widths = [max(len(row[column]) for row in (head, *rows)) for column in range(3)]
    for row in (head, *rows):
        cells = [cell.ljust(width) for cell, width in zip(row, widths, strict=False)]
        click.echo("  ".join((*cells, row[3])))
    tell("columns of tables are told with: dragoman add --map text=body,published=date FILE")
