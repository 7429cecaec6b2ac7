"""Some columns of a table that another room owns, whatever else the table holds."""

from __future__ import annotations

from functools import cache

from dragoman.errors import BadData
from dragoman.pack import Pack


@cache
def read_columns(pack: Pack, table: str, names: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    """The cells under ``names``, row by row; a column that is missing and empty cells give ``""``.

    Raises:
        BadData: The table lacks the first of the columns.
    """
    if not pack.has_table(table):
        return ()
    text = pack.path(table).read_text(encoding="utf-8")
    lines = [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]
    header = lines[0] if lines else []
    if names[0] not in header:
        raise BadData(f"{table}.tsv: no column {names[0]!r} in {header}")
    places = [header.index(name) if name in header else -1 for name in names]
    return tuple(
        tuple(cells[place] if 0 <= place < len(cells) else "" for place in places)
        for cells in lines[1:]
    )
