"""``dragoman demo``: the sample that ships with dragoman, read and told."""

from __future__ import annotations

from importlib.resources import as_file, files
from pathlib import Path
from tempfile import TemporaryDirectory

import click


@click.command(name="demo")
@click.option(
    "--ledger",
    type=click.Path(path_type=Path),
    help="Keep the ledger in this file; without it, it is thrown away.",
)
def command(ledger: Path | None) -> None:
    """Read the sample reports that ship with dragoman and print their chronology.

    They are short invented press texts, in English and Persian, on the publicly known course of
    relations between two states.
    """
    with TemporaryDirectory() as folder:
        _show(ledger or Path(folder) / "demo.db")


def _show(ledger: Path) -> None:
    from dragoman.api import open_ledger
    from dragoman.ledger import Query
    from dragoman.products.chronology import write_chronology

    with as_file(files("dragoman.evaluation") / "sample") as sample, open_ledger(ledger) as opened:
        report = opened.add([sample / "documents"])
        view = opened.view(Query(pair=PAIR))
    click.echo(write_chronology(view, "text"))
    click.echo(f"{report.read} reports read into {ledger}", err=True)


PAIR = ("IRN", "SAU")
"""The two states of the sample."""
