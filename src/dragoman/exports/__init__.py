"""Exports: the ledger's records in formats that other programs read.

A format is a function from a view to lines of bytes; ``EXPORTS`` names those that ship, the entry
point ``dragoman.exports`` adds others.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from importlib.metadata import entry_points

from dragoman.exports import jsonl
from dragoman.ledger import CorpusView

Write = Callable[[CorpusView], Iterator[bytes]]

EXPORTS: dict[str, Write] = {"jsonl": jsonl.write}
"""The formats that ship with dragoman, by name."""


@cache
def installed() -> dict[str, Write]:
    """Every format at hand, by name: the shipped ones and those of entry points."""
    found = {entry.name: entry.load() for entry in entry_points(group="dragoman.exports")}
    return {**EXPORTS, **found}
