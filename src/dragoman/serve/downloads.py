"""Lists as files: CSV that spreadsheets open cleanly, JSON of the records."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

import msgspec
from litestar import Response

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def csv_file(name: str, header: Sequence[str], rows: Iterable[Sequence[object]]) -> Response[bytes]:
    """Rows as a CSV file in UTF-8; a cell that a spreadsheet would take for a formula is quoted."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(header)
    for row in rows:
        writer.writerow([_cell(value) for value in row])
    body = b"\xef\xbb\xbf" + out.getvalue().encode("utf-8", "backslashreplace")
    return _file(f"{name}.csv", body, "text/csv; charset=utf-8")


def json_file(name: str, records: object) -> Response[bytes]:
    """Records as a JSON array."""
    return _file(f"{name}.json", msgspec.json.encode(records), "application/json")


def _cell(value: object) -> object:
    if value is None:
        return ""
    if isinstance(value, tuple | list):
        return _cell("; ".join(str(one) for one in value))
    if isinstance(value, str) and value.startswith(_FORMULA):
        return f"'{value}"
    return value


def _file(name: str, body: bytes, kind: str) -> Response[bytes]:
    headers = {"content-disposition": f'attachment; filename="{name}"'}
    return Response(body, media_type=kind, headers=headers)
