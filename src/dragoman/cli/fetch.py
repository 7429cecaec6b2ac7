"""``dragoman fetch``: pages of the web into an archive and the ledger, when asked."""

from __future__ import annotations

from pathlib import Path

import click

from dragoman.cli.collecting import PRIVATE, SystemClock, archive_option, utc
from dragoman.cli.options import ledger_option
from dragoman.cli.output import call, tell
from dragoman.errors import NotFetched


@click.command(name="fetch")
@click.argument("urls", nargs=-1, required=True, metavar="URL...")
@ledger_option
@archive_option
@PRIVATE
def command(urls: tuple[str, ...], ledger: Path, archive: Path, allow_private: bool) -> int:
    """Fetch pages, keep them in a web archive, and read them into the ledger.

    Only public addresses of http and https are asked; robots.txt is obeyed, and a host is asked
    once a second. Exit status: 0 when at least one page was added or there already.
    """
    from dragoman.api import open_ledger
    from dragoman.collecting import Client, Rules
    from dragoman.collecting.watch import archived
    from dragoman.pipeline import AddOptions, add_items

    archive.mkdir(parents=True, exist_ok=True)
    items = []
    with Client(Rules(allow_private=allow_private), SystemClock()) as client:
        for url in urls:
            try:
                items.append(archived(client.fetch(url), archive, utc()))
            except NotFetched as error:
                tell(f"not fetched  {error.message}")
    with open_ledger(ledger) as opened:
        report = add_items(opened, items, AddOptions())
    for one in report.rejected:
        tell(f"rejected  {one.locator}: {one.reason} [{one.stage}]")
    tell(
        f"asked for {len(urls)} = analysed {report.analysed} + already there {report.already}"
        f" + rejected {len(report.rejected)} + not fetched {len(urls) - len(items)}"
    )
    if items:
        tell(f"pages as they came are in {archive}; see events with: {call('chronology', ledger)}")
    else:
        tell(f"nothing added to {ledger}; what can be fetched: dragoman fetch --help")
    return 0 if report.analysed or report.already else 1
