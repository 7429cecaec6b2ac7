"""Tables of knowledge: tab-separated files with a header row, decoded into typed rows.

A file opens with comment lines (``# source: ...`` and ``# licence: ...`` are required), then the
header, whose names are the fields of the row type, then one row a line. An empty cell is ``None``.
Inside a cell, several values are separated by ``|``.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import TypeVar

import msgspec

from dragoman.errors import BadData

Row = TypeVar("Row", bound=msgspec.Struct)


def _lines(text: str, name: str) -> Iterator[tuple[int, list[str]]]:
    comments = [line for line in text.splitlines() if line.startswith("#")]
    for wanted in ("# source:", "# licence:"):
        if not any(line.startswith(wanted) for line in comments):
            raise BadData(f"{name}: no line {wanted!r}; say where the table comes from")
    for number, line in enumerate(text.splitlines(), 1):
        if line and not line.startswith("#"):
            yield number, line.split("\t")


def read_table(path: Path, row: type[Row]) -> tuple[Row, ...]:
    """All rows of a table.

    Args:
        path: The ``.tsv`` file.
        row: The type of one row; its fields are column names, of all columns or of some. A field of
            a tuple type takes a cell of values separated by ``|``.

    Raises:
        BadData: A comment, a column or a value is missing or of another type.
    """
    lines = _lines(path.read_text(encoding="utf-8"), path.name)
    _, header = next(lines, (0, []))
    fields = {field.encode_name: str(field.type) for field in msgspec.structs.fields(row)}
    columns = [
        (place, name, fields[name].startswith("tuple"))
        for place, name in enumerate(header)
        if name in fields
    ]
    rows: list[Row] = []
    for number, cells in lines:
        if len(cells) > len(header):
            raise BadData(f"{path.name}:{number}: {len(cells)} cells under {len(header)} columns")
        values = {
            name: tuple(cells[place].split("|")) if many else cells[place]
            for place, name, many in columns
            if place < len(cells) and cells[place]
        }
        try:
            rows.append(msgspec.convert(values, row, strict=False))
        except msgspec.ValidationError as error:
            raise BadData(f"{path.name}:{number}: {error}") from error
    return tuple(rows)


@cache
def load_table(path: Path, row: type[Row]) -> tuple[Row, ...]:
    """``read_table``, read once per process."""
    return read_table(path, row)
