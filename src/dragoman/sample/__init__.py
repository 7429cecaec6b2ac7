"""The sample that ships with dragoman: reports on two states, and what a careful reader found."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from importlib.resources import as_file, files
from pathlib import Path

PAIR = ("IRN", "SAU")
"""The two states the reports are on."""


@contextmanager
def sample_folder() -> Iterator[Path]:
    """The folder with ``reports/`` and their gold, as files on a disk while it is open."""
    with as_file(files(__name__)) as folder:
        yield folder
