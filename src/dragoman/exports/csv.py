"""CSV: the flat tables as files of comma-separated values, in UTF-8 with a byte order mark.

The mark is what spreadsheets know UTF-8 by. Cells that a spreadsheet would take for a formula get
an apostrophe before them; several texts in a cell are separated by ``; ``.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from dragoman.exports.facts import safe
from dragoman.exports.rows import Cell, Table, dictionary, tables
from dragoman.ledger import CorpusView

MARK = "\ufeff"


def write_files(view: CorpusView) -> Iterator[tuple[str, bytes]]:
    """Each file with its name; ``columns.csv`` says what the columns mean."""
    found = tables(view)
    return ((f"{table.name}.csv", _file(table)) for table in (*found, dictionary(found)))


def _file(table: Table) -> bytes:
    out = io.StringIO()
    rows = csv.writer(out, lineterminator="\r\n")
    rows.writerow(column.name for column in table.columns)
    rows.writerows([_cell(cell) for cell in row] for row in table.rows)
    return (MARK + out.getvalue()).encode()


def _cell(cell: Cell) -> str:
    if cell is None:
        return ""
    if isinstance(cell, tuple):
        return safe("; ".join(cell))
    return safe(cell) if isinstance(cell, str) else str(cell)
