"""Excel: the flat tables as sheets of one workbook, numbers as numbers and dates as dates.

Text is always text: no cell is a formula, whatever a document says. Days before 1900, which Excel
has not, are written as text. The same view gives the same bytes.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from datetime import date, datetime

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet._write_only import WriteOnlyWorksheet

from dragoman.exports.columns import Column
from dragoman.exports.rows import Cell, Table, dictionary, tables
from dragoman.ledger import CorpusView

LONGEST = 32_767
"""Characters that a cell of Excel holds."""
_FIRST_DAY = date(1900, 3, 1)
_EPOCH = datetime(2000, 1, 1)  # noqa: DTZ001 - a fixed stamp, not the clock
_WIDTHS = {"text": 22, "texts": 26, "integer": 9, "number": 11, "date": 12}
_WIDE = {"quote": 70, "summary": 60, "meaning": 80, "names": 50, "title": 40, "locator": 30}
_UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\ufffe\uffff]")
"""Characters that no workbook holds."""
_HEAD = PatternFill("solid", fgColor="DDE6EE")


def write(view: CorpusView) -> Iterator[bytes]:
    """The workbook as one piece of bytes."""
    book = Workbook(write_only=True)
    found = tables(view)
    for table in (*found, dictionary(found)):
        _sheet(book.create_sheet(table.name), table)
    book.properties.creator = "dragoman"
    book.properties.created = book.properties.modified = _EPOCH
    out = io.BytesIO()
    book.save(out)
    yield _fixed(out.getvalue())


def _sheet(sheet: WriteOnlyWorksheet, table: Table) -> None:
    sheet.freeze_panes = "B2"
    for place, column in enumerate(table.columns, 1):
        letter = get_column_letter(place)
        sheet.column_dimensions[letter].width = _WIDE.get(column.name, _WIDTHS[column.kind])
    last = get_column_letter(len(table.columns))
    sheet.auto_filter.ref = f"A1:{last}{len(table.rows) + 1}"
    sheet.append([_heading(sheet, column) for column in table.columns])
    for row in table.rows:
        sheet.append([_cell(sheet, cell) for cell in row])


def _heading(sheet: WriteOnlyWorksheet, column: Column) -> WriteOnlyCell:
    cell = WriteOnlyCell(sheet, column.name)
    cell.font, cell.fill = Font(bold=True), _HEAD
    return cell


def _cell(sheet: WriteOnlyWorksheet, value: Cell) -> object:
    """What stands in a cell; text that looks like a formula is said to be none."""
    if isinstance(value, tuple):
        value = "; ".join(value)
    if isinstance(value, date):
        return value if value >= _FIRST_DAY else value.isoformat()
    if not isinstance(value, str):
        return value
    shown = _shown(value)
    if not shown.startswith("="):
        return shown
    cell = WriteOnlyCell(sheet, shown)
    cell.data_type = "s"
    return cell


def _shown(text: str) -> str:
    """Text that a cell can hold: control characters seen, what is too long cut with an ellipsis."""
    kept = _UNSEEN.sub(lambda found: f"[U+{ord(found[0]):04X}]", text)
    return kept if len(kept) <= LONGEST else f"{kept[: LONGEST - 1]}…"


def _fixed(packed: bytes) -> bytes:
    """The same workbook without the time at which it was packed."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(packed)) as old,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            data = old.read(name)
            if name == "docProps/core.xml":
                data = _stamped(data)
            new.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _stamped(core: bytes) -> bytes:
    head, _, rest = core.partition(b"<dcterms:modified")
    opening, _, tail = rest.partition(b">")
    _, _, after = tail.partition(b"</dcterms:modified>")
    stamp = _EPOCH.isoformat().encode() + b"Z"
    return head + b"<dcterms:modified" + opening + b">" + stamp + b"</dcterms:modified>" + after
