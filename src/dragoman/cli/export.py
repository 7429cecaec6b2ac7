"""``dragoman export``: the ledger, or what two countries share, for other programs."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dragoman.cli.options import asks, existing, ledger_option
from dragoman.cli.output import STANDARD, counted, deliver, deliver_folder, in_a_folder, tell

if TYPE_CHECKING:
    from dragoman.exports import Format
    from dragoman.ledger import Pieces, Query


@click.command(name="export")
@asks(pair=False)
@click.option("--to", default="jsonl", show_default=True, help="The format; --list names them.")
@click.option("--list", "listed", is_flag=True, help="Tell which formats there are, for what.")
@ledger_option
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, readable=False, allow_dash=True),
    default=STANDARD,
    callback=in_a_folder,
    help="Write to this file, or folder for formats of several files; - is standard output.",
)
def command(query: Query, *, to: str, listed: bool, ledger: Path, output: Path) -> None:
    """Write the ledger in a format that other programs read; the same ledger, the same bytes.

    With two countries, only what concerns both. Formats of several files (csv, parquet) go into a
    folder, or into a ZIP archive where the name ends with .zip.
    """
    from dragoman import exports
    from dragoman.api import open_ledger

    formats = exports.installed()
    if listed:
        _list(formats.values())
        return
    if to not in formats:
        raise click.UsageError(f"no format {to!r}; there are: {', '.join(sorted(formats))}")
    with open_ledger(existing(ledger)) as opened, opened.pieces(query) as pieces:
        _write(formats[to], pieces, output, ledger)


def _list(formats: Iterable[Format]) -> None:
    width = max(len(one.name) for one in formats)
    for one in formats:
        needs = f" [needs dragoman[{one.extra}]]" if one.extra else ""
        click.echo(f"{one.name:{width}}  {one.purpose} ({one.suffix}){needs}")
        click.echo(f"{'':{width}}  cannot carry: {one.lacks}")
    tell("write one with: dragoman export --to FORMAT -o FILE; more: docs/reference/exports.md")


def _write(chosen: Format, pieces: Pieces, output: Path, ledger: Path) -> None:
    folder = chosen.many and output != STANDARD and output.suffix != ".zip"
    if folder:
        where = deliver_folder(output, chosen.stream_files(pieces), ledger=ledger)
    else:
        where = deliver(output, chosen.stream(pieces), ledger=ledger)
    missing, number = pieces.left_out, pieces.count()
    told = counted(number, "event")
    if missing:
        told = f"{number - missing} of {told}"
        where = f"{where}; {missing} left out ({chosen.name} has no place for them)"
    tell(f"{told} as {chosen.name}{where}; about it: {_PAGE}")


_PAGE = "docs/reference/exports.md"
