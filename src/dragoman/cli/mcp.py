"""``dragoman mcp``: the ledger for assistants."""

from __future__ import annotations

from pathlib import Path

import click

from dragoman.cli.options import existing, ledger_option
from dragoman.cli.output import tell


@click.command(name="mcp")
@ledger_option
def command(ledger: Path) -> None:
    """Let an assistant ask the ledger over the Model Context Protocol (extra `mcp`).

    Runs on standard input and output, as assistants start it; read-only. Tools: search, chronology,
    event, undertaking, person, evidence, series.
    """
    from dragoman.api import open_ledger
    from dragoman.serve.mcp import serve_stdio

    with open_ledger(existing(ledger)) as opened:
        opened.link()
    tell(f"answering on {ledger}; stop with Ctrl-C")
    serve_stdio(ledger)
