"""``dragoman add``: files and folders into the ledger, and what became of each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Literal, TypedDict, Unpack

import click

from dragoman.cli.options import Day, ledger_option
from dragoman.cli.output import call, tell
from dragoman.errors import BadData

if TYPE_CHECKING:
    from dragoman.api import Ledger
    from dragoman.model import Rejected
    from dragoman.pipeline import AddOptions, AddReport

FEW = 5
"""Parts of a file that are told one by one where they are rejected for the same reason."""
NOTHING_ADDED = 1
"""Exit status when every file was rejected; some rejected beside others that were not is 0."""


class _Said(TypedDict):
    """The options as click gives them."""

    published: date | None
    outlet: str | None
    jobs: int
    columns: str | None
    bulk: bool
    runner: Literal["local", "ray"]
    report: Path | None


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
@click.option(
    "--runner",
    type=click.Choice(["local", "ray"]),
    default="local",
    show_default=True,
    help="Where to work: on this machine, or on a cluster by Ray (extra `ray`).",
)
@click.option(
    "--report",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="Write what was read, the seconds of each stage and all rejections to a JSON file.",
)
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
        runner=said["runner"],
    )
    if not find_files(paths):
        raise click.UsageError(f"no files in {', '.join(str(path) for path in paths)}")
    with open_ledger(ledger) as opened:
        files = find_files(paths, leave_out=opened.files)
        report = _with_progress(opened, files, options)
    _tell(report, ledger)
    if said["report"] is not None:
        _write(report, files, said["report"])
    return NOTHING_ADDED if len(report.rejected) == report.read else 0


def _with_progress(ledger: Ledger, files: tuple[Path, ...], options: AddOptions) -> AddReport:
    """Add the files; a bar on standard error moves where that is a terminal."""
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        TextColumn,
        TimeElapsedColumn,
        TimeRemainingColumn,
    )

    console = Console(stderr=True)
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("files, {task.fields[rate]}"),
        TimeElapsedColumn(),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=console, disable=not console.is_terminal) as bar:
        task = bar.add_task("reading", total=len(files), rate="0 documents")

        def counted(documents: int) -> None:
            bar.update(task, rate=rate(documents, bar.tasks[task].elapsed or 0.0))

        return ledger.add(files, options, told=lambda path: bar.advance(task), counted=counted)


def rate(documents: int, seconds: float) -> str:
    """How many documents were read, and how many a second, in words."""
    each = f" ({documents / seconds:.1f}/s)" if seconds >= 1 else ""
    return f"{documents} document{'' if documents == 1 else 's'}{each}"


def _write(report: AddReport, files: tuple[Path, ...], target: Path) -> None:
    """The report of a run as JSON."""
    import msgspec

    from dragoman import __version__
    from dragoman.reading import locator_of

    record = {
        "dragoman": __version__,
        "files": [locator_of(path) for path in files],
        **msgspec.to_builtins(report),
        "rate": round(report.read / report.seconds, 2) if report.seconds else None,
    }
    try:
        target.write_bytes(msgspec.json.format(msgspec.json.encode(record), indent=1) + b"\n")
    except OSError as error:
        raise BadData(f"{target}: the report cannot be written: {error.strerror}") from error
    tell(f"report of this run written to {target}")


def rejections(rejected: Iterable[Rejected]) -> Iterator[str]:
    """A line for each, but one for many parts of a file that are rejected for the same reason."""
    from dragoman.reading.items import INSIDE

    alike: dict[tuple[str, str], list[Rejected]] = {}
    for one in rejected:
        alike.setdefault((one.locator.partition(INSIDE)[0], one.reason), []).append(one)
    for found in alike.values():
        for one in found if len(found) <= FEW else found[:1]:
            tail = "" if len(found) <= FEW else f" (and {len(found) - 1} more parts of the file)"
            yield f"rejected  {one.locator}: {one.reason} [{one.stage}]{tail}"


def _tell(report: AddReport, ledger: Path) -> None:
    """The rejected files with their reasons, the counts, and what to do next."""
    for line in rejections(report.rejected):
        tell(line)
    tell(
        f"read {report.read} = analysed {report.analysed} + rejected {len(report.rejected)}"
        f" + already there {report.already}"
    )
    if report.analysed or report.already:
        tell(f"written to {ledger}; see it with: {call('chronology', ledger)}")
    else:
        tell(f"nothing added to {ledger}; the reasons stay in: {call('status', ledger)}")
