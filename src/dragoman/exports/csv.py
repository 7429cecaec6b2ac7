"""CSV: the flat tables as files of comma-separated values, in UTF-8 with a byte order mark.

The mark is what spreadsheets know UTF-8 by. Cells that a spreadsheet would take for a formula get
an apostrophe before them; several texts in a cell are separated by ``; ``.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from itertools import islice

from dragoman.exports.columns import Column
from dragoman.exports.facts import safe
from dragoman.exports.rows import Cell, Row, dictionary, sheets
from dragoman.ledger import Pieces

MARK = "\ufeff"


LINES = 2000
"""Lines of a file that are written at a time."""


def stream_files(pieces: Pieces) -> Iterator[tuple[str, Iterator[bytes]]]:
    """Each file with its name; ``columns.csv`` says what the columns mean."""
    found = sheets()
    for sheet in found:
        yield f"{sheet.name}.csv", _file(sheet.columns, sheet.rows(pieces))
    columns = dictionary(found)
    yield f"{columns.name}.csv", _file(columns.columns, iter(columns.rows))


def _file(columns: tuple[Column, ...], rows: Iterator[Row]) -> Iterator[bytes]:
    yield (MARK + _lines([[column.name for column in columns]])).encode()
    while some := [[_cell(cell) for cell in row] for row in islice(rows, LINES)]:
        yield _lines(some).encode()


def _lines(rows: list[list[str]]) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="\r\n").writerows(rows)
    return out.getvalue()


def _cell(cell: Cell) -> str:
    if cell is None:
        return ""
    if isinstance(cell, tuple):
        return safe("; ".join(cell))
    return safe(cell) if isinstance(cell, str) else str(cell)
