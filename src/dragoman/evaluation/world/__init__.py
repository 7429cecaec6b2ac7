"""A gold on relations of many states: reports in two languages, and what a careful reader found.

The stories are told in two splits: rules may be written with ``dev`` in sight; ``heldout`` is only
scored. What it is and how it was made: README.md beside this file.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from importlib.resources import as_file, files
from pathlib import Path
from typing import Literal

Split = Literal["dev", "heldout"]
SPLITS: tuple[Split, ...] = ("dev", "heldout")


@contextmanager
def world_folder(split: Split) -> Iterator[Path]:
    """The folder of a split with ``reports/`` and their gold, as files while it is open."""
    with as_file(files(__name__) / split) as folder:
        yield folder
