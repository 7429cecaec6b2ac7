"""``dragoman add``: files and folders into the ledger, and what became of each."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, TypedDict, Unpack

import click

from dragoman.cli.options import Day, ledger_option
from dragoman.cli.output import call, tell

if TYPE_CHECKING:
    from dragoman.api import Ledger
    from dragoman.pipeline import AddOptions, AddReport

NOTHING_ADDED = 1
"""Exit status when every file was rejected; some rejected beside others that were not is 0."""


class _Said(TypedDict):
    """The options as click gives them."""

    published: date | None
    outlet: str | None
    jobs: int
    columns: str | None
    bulk: bool


@click.command(name="add")
@click.argument(
    "paths",
    nargs=-1,
    required=True,
    type=click.Path(path_type=Path, readable=False),
    metavar="PATH...",
)
@ledger_option
@click.option("--published", type=Day(), help="Day of publication, where the text has none.")
@click.option("--outlet", help="Who published it, where the text does not say.")
@click.option(
    "--jobs",
    type=click.IntRange(min=1),
    default=1,
    show_default=True,
    help="How many processes work at a time.",
)
@click.option(
    "--map",
    "columns",
    metavar="FIELD=COLUMN,...",
    help="Which column of a table is what: text=body,published=date,outlet=source.",
)
@click.option("--bulk", is_flag=True, help="Read HTML faster, a little less exactly.")
def command(paths: tuple[Path, ...], ledger: Path, **said: Unpack[_Said]) -> int:
    """Read files and folders into the ledger; - is standard input.

    Text, HTML, PDF, DOCX, ODT and mail are one document each; JSON Lines, CSV, feeds, WARC, ZIP
    and TAR hold many (`dragoman formats` lists them all).

    What is there already is left alone, so the same command may be run again: after an
    interruption it goes on where it stopped. Exit status: 0 when at least one file was added or
    there already, 1 when all were rejected.
    """
    from dragoman.api import open_ledger
    from dragoman.pipeline import AddOptions
    from dragoman.reading.folders import find_files
    from dragoman.reading.rows import column_map

    columns = said["columns"]
    options = AddOptions(
        published=said["published"],
        outlet=said["outlet"],
        jobs=said["jobs"],
        columns=column_map(columns) if columns else (),
        in_bulk=said["bulk"],
    )
    if not find_files(paths):
        raise click.UsageError(f"no files in {', '.join(str(path) for path in paths)}")
    with open_ledger(ledger) as opened:
        files = find_files(paths, leave_out=opened.files)
        report = _with_progress(opened, files, options)
    _tell(report, ledger)
    return NOTHING_ADDED if len(report.rejected) == report.read else 0


def _with_progress(ledger: Ledger, files: tuple[Path, ...], options: AddOptions) -> AddReport:
    """Add the files; a bar on standard error moves where that is a terminal."""
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        TextColumn,
        TimeRemainingColumn,
    )

    console = Console(stderr=True)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Progress(
        *columns, TimeRemainingColumn(), console=console, disable=not console.is_terminal
    ) as bar:
        task = bar.add_task("reading", total=len(files))
        return ledger.add(files, options, told=lambda path: bar.advance(task))


def _tell(report: AddReport, ledger: Path) -> None:
    """The rejected files with their reasons, the counts, and what to do next."""
    for one in report.rejected:
        tell(f"rejected  {one.locator}: {one.reason} [{one.stage}]")
    tell(
        f"read {report.read} = analysed {report.analysed} + rejected {len(report.rejected)}"
        f" + already there {report.already}"
    )
    if report.analysed or report.already:
        tell(f"written to {ledger}; see it with: {call('chronology', ledger)}")
    else:
        tell(f"nothing added to {ledger}; the reasons stay in: {call('status', ledger)}")
