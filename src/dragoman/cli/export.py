"""``dragoman export``: the whole ledger for other programs."""

from __future__ import annotations

from pathlib import Path

import click

from dragoman.cli.options import existing, ledger_option
from dragoman.cli.output import counted, deliver, output_option, tell


@click.command(name="export")
@click.option("--to", default="jsonl", show_default=True, help="The format: jsonl.")
@ledger_option
@output_option
def command(to: str, ledger: Path, output: Path) -> None:
    """Write every record of the ledger; the same ledger gives the same bytes.

    The format jsonl is described in docs/reference/format.md.
    """
    from dragoman import exports
    from dragoman.api import open_ledger

    formats = exports.installed()
    if to not in formats:
        raise click.UsageError(f"no format {to!r}; there are: {', '.join(sorted(formats))}")
    with open_ledger(existing(ledger)) as opened:
        view = opened.view()
    lines = tuple(formats[to](view))
    where = deliver(output, lines, ledger=ledger)
    tell(f"{counted(len(lines), 'line')} of {to}{where}; the format: docs/reference/format.md")
