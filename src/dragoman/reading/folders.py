"""Which files are meant by the paths that a user gives."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path

from dragoman.reading.cdx import index_beside

STANDARD_INPUT = Path("-")
"""Stands among the paths that a user gives for what is piped in."""


def find_files(paths: Iterable[Path], *, leave_out: Collection[Path] = ()) -> tuple[Path, ...]:
    """The files named, and those in the folders named, each folder's sorted by path.

    Hidden files are left out, and indexes beside web archives, against which these are counted.
    Links to folders are followed, each folder once. A folder that may not be looked into stands for
    its files, so that it is told and not passed over.

    Args:
        paths: Files and folders.
        leave_out: Files that are not meant when a folder holds them.
    """
    unwanted = {os.path.realpath(path) for path in leave_out}
    found: dict[Path, None] = {}
    for path in paths:
        inside = sorted(one for one in _inside(path) if os.path.realpath(one) not in unwanted)
        indexes = {*map(index_beside, inside)}
        inside = [one for one in inside if one not in indexes]
        found.update(dict.fromkeys(inside if path.is_dir() else (path,)))
    return tuple(found)


def _inside(folder: Path) -> Iterator[Path]:
    closed: list[Path] = []
    seen: set[str] = set()

    def remember(error: OSError) -> None:
        closed.append(Path(error.filename))

    for top, folders, files in os.walk(folder, onerror=remember, followlinks=True):
        real = os.path.realpath(top)
        if real in seen:
            folders.clear()
            continue
        seen.add(real)
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        yield from (Path(top, name) for name in files if not name.startswith("."))
    yield from closed
