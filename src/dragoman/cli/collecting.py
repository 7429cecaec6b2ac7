"""What the commands that go to the web share: their options, the time, and waiting."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeVar

import click

Command = TypeVar("Command", bound=Callable[..., object])

PRIVATE = click.option(
    "--allow-private",
    is_flag=True,
    help="Also ask addresses of this machine and of intranets.",
)


def archive_option(command: Command) -> Command:
    """``--archive FOLDER``: where what was fetched is kept as it came."""
    return click.option(
        "--archive",
        type=click.Path(path_type=Path, file_okay=False),
        default="collected",
        show_default=True,
        help="Folder of the web archive.",
    )(command)


class SystemClock:
    """The time that passes on this machine."""

    def now(self) -> float:
        """Seconds since some moment."""
        return time.monotonic()

    def sleep(self, seconds: float) -> None:
        """Wait."""
        time.sleep(seconds)


def utc() -> str:
    """The time, UTC, as archives write it."""
    return datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
