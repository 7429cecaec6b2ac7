"""``dragoman watch``: feeds looked at again and again, what is new in them into the ledger."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from dragoman.cli.collecting import PRIVATE, SystemClock, utc
from dragoman.cli.options import ledger_option
from dragoman.cli.output import call, tell

if TYPE_CHECKING:
    from dragoman.api import Ledger
    from dragoman.collecting.watch import Watch


@click.command(name="watch")
@click.argument("plan", type=click.Path(path_type=Path, dir_okay=False), metavar="FEEDS.toml")
@ledger_option
@click.option("--once", is_flag=True, help="Look once and end.")
@PRIVATE
def command(plan: Path, ledger: Path, once: bool, allow_private: bool) -> int:
    """Fetch what is new in feeds, keep it in a web archive, and read it into the ledger.

    Runs until it is interrupted (Ctrl-C); then, or after a failure, the same command goes on where
    it stopped. Exit status of --once: 1 when no feed could be fetched.
    """
    from dragoman.api import open_ledger
    from dragoman.collecting import Client, Rules
    from dragoman.collecting.watch import Watch, load_plan

    planned = load_plan(plan)
    folder = plan.parent / planned.archive
    clock = SystemClock()
    with Client(Rules(allow_private=allow_private), clock) as client:
        watch = Watch(planned, folder, client)
        while True:
            with open_ledger(ledger) as opened:
                reached = _round(watch, opened)
            tell(f"pages are in {folder}; see events with: {call('chronology', ledger)}")
            if once:
                return 0 if reached else 1
            tell(f"next look in {planned.every:g} minutes; Ctrl-C ends")
            clock.sleep(planned.every * 60)


def _round(watch: Watch, ledger: Ledger) -> bool:
    """One look; whether anything answered, or nothing was amiss."""
    from dragoman.pipeline import AddOptions, add_items

    missed = added = rejected = 0
    for new in watch.round(utc()):
        if new.item is None:
            missed += 1
            tell(f"not fetched  {new.fault}")
            continue
        report = add_items(ledger, [new.item], AddOptions(outlet=new.outlet))
        added += report.analysed
        rejected += len(report.rejected)
        for one in report.rejected:
            tell(f"rejected  {one.locator}: {one.reason} [{one.stage}]")
    tell(f"new {added} + rejected {rejected} + not fetched {missed}")
    return bool(added or rejected or not missed)
