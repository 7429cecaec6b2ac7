"""``dragoman rebuild``: the ledger made anew by this release."""

from __future__ import annotations

from pathlib import Path

import click

from dragoman.cli.options import existing, ledger_option
from dragoman.cli.output import call, tell


@click.command(name="rebuild")
@ledger_option
@click.option(
    "--jobs",
    type=click.IntRange(min=1),
    default=1,
    show_default=True,
    help="How many processes work at a time.",
)
def command(ledger: Path, jobs: int) -> None:
    """Make the ledger anew from its stored documents and people's decisions.

    For a ledger that another release analysed, or one that `dragoman check` finds fault with. The
    old one is replaced when the new one is whole.
    """
    from rich.console import Console
    from rich.progress import Progress

    from dragoman.api import open_ledger, rebuild_ledger

    with open_ledger(existing(ledger)) as opened:
        total = opened.counts()["document"]
    console = Console(stderr=True)
    with Progress(console=console, disable=not console.is_terminal) as bar:
        task = bar.add_task("analysing", total=total)
        count = rebuild_ledger(ledger, jobs=jobs, told=lambda: bar.advance(task))
    tell(f"{ledger} made anew of {count} documents; see it with: {call('chronology', ledger)}")
