"""Folding that keeps the case of letters, for tokenisers and others that look at capitals."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from dragoman.pack import FoldingRow, Pack
from dragoman.text import Folded, FoldingTable, fold


@cache
def _table(pack: Pack) -> FoldingTable:
    rows = pack.table("folding", FoldingRow)
    return FoldingTable({ord(row.char): row.to or "" for row in rows})


def folder(pack: Pack) -> Callable[[str], Folded]:
    """The pack's folding without lower-casing; offsets lead back to the text given."""
    table = _table(pack)
    return lambda text: fold(text, table)
