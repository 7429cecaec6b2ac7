"""``dragoman demo``: the sample that ships with dragoman, read and told."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import click

from dragoman.cli.output import deliver, in_a_folder, tell


@click.command(name="demo")
@click.option(
    "--ledger",
    type=click.Path(path_type=Path),
    help="Keep the ledger in this file; without it, it is thrown away.",
)
@click.option(
    "--brief",
    type=click.Path(path_type=Path),
    default="demo-brief.html",
    show_default=True,
    callback=in_a_folder,
    help="Write the brief to this file.",
)
def command(ledger: Path | None, brief: Path) -> None:
    """Read the sample reports that ship with dragoman and print their chronology.

    They are short press texts written for dragoman, in English and Persian, on the publicly known
    course of relations between Iran and Saudi Arabia. A brief on the two is written beside it.
    """
    with TemporaryDirectory() as folder:
        _show(ledger or Path(folder) / "demo.db", brief)


def _show(ledger: Path, brief: Path) -> None:
    from dragoman.api import open_ledger
    from dragoman.ledger import Query
    from dragoman.products.chronology import write_chronology
    from dragoman.products.write import write_brief
    from dragoman.sample import PAIR, sample_folder

    with sample_folder() as sample, open_ledger(ledger) as opened:
        report = opened.add([sample / "reports"])
        view = opened.view(Query(pair=PAIR))
    click.echo(write_chronology(view, "text"))
    deliver(brief, (write_brief(view),), ledger=ledger)
    read = f"read {report.read} = analysed {report.analysed} + rejected {len(report.rejected)}"
    tell(f"{read} + already there {report.already}")
    tell(f"the brief is in {brief.resolve()}; open it in a browser")
    tell("read your own reports with: dragoman add FILES")
