"""``dragoman serve``: the reading room, in a browser."""

from __future__ import annotations

import getpass
import threading
import webbrowser
from pathlib import Path
from urllib.parse import quote

import click

from dragoman.cli.options import existing, ledger_option
from dragoman.cli.output import call, tell

PORT = 8017


@click.command(name="serve")
@ledger_option
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to bind to.")
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=PORT,
    show_default=True,
    help="The port; 0 takes a free one.",
)
@click.option(
    "--token",
    envvar="DRAGOMAN_TOKEN",
    show_envvar=True,
    help="What a visitor must show; needed with an address that others can reach.",
)
@click.option("--open", "open_", is_flag=True, help="Open it in the browser.")
@click.option("--by", help="The name that decisions are offered under; yours without it.")
@click.option(
    "--rate",
    type=click.IntRange(min=1),
    default=600,
    show_default=True,
    help="Requests a minute that one visitor may make.",
)
def command(  # noqa: PLR0913 - one parameter for each option of the command
    ledger: Path,
    host: str,
    port: int,
    token: str | None,
    open_: bool,
    by: str | None,
    rate: int,
) -> None:
    """Read the ledger in a browser: pairs, events, people, documents, search, map.

    Pages are served to this machine alone, and change nothing but decisions. Stop with Ctrl-C.
    """
    from dragoman.serve.server import serve
    from dragoman.serve.settings import Settings

    settings = Settings(
        ledger=existing(ledger),
        host=host,
        port=port,
        token=token,
        reviewer=by or _user(),
        rate=rate,
    )

    def ready(address: str) -> None:
        tell(f"reading room of {ledger} at {address} - stop with Ctrl-C")
        if open_:
            shown = f"{address}enter?token={quote(token)}" if token else address
            threading.Timer(0.3, webbrowser.open, (shown,)).start()

    serve(settings, ready=ready)
    tell(f"stopped; decisions are in {ledger}, list them with: {call('status', ledger)}")


def _user() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "reviewer"
