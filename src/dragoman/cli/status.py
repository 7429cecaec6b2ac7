"""``dragoman status``: what the ledger holds."""

from __future__ import annotations

from pathlib import Path

import click

from dragoman.cli.options import existing, ledger_option
from dragoman.cli.output import call, tell


@click.command(name="status")
@ledger_option
def command(ledger: Path) -> None:
    """Tell what the ledger holds: records of each kind, languages, rejected files and why."""
    from dragoman.api import open_ledger

    with open_ledger(existing(ledger)) as opened:
        counts, languages = opened.counts(), opened.languages()
        rejected = opened.rejections()
    width = max(len(name) for name in counts)
    click.echo(f"{'ledger':{width}}  {ledger}")
    for name, number in counts.items():
        click.echo(f"{name.replace('_', ' '):{width}}  {number}")
    spread = ", ".join(f"{code} {number}" for code, number in languages.items())
    click.echo(f"{'languages':{width}}  {spread or 'none'}")
    for one in rejected:
        click.echo(f"{'rejected':{width}}  {one.locator}: {one.reason} [{one.stage}]")
    tell(f"ask it with: {call('chronology', ledger)}")
