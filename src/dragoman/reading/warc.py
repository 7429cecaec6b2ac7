"""Web archives (WARC, also ``.warc.gz``): each saved response is a document at its address."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, BinaryIO

from dragoman.errors import UnreadableDocument
from dragoman.reading.bodies import decoded
from dragoman.reading.items import Item, Told, inside

BROKEN = (OSError, ValueError, EOFError, RuntimeError)
"""What the reader of archives raises where one is damaged."""

_PAGES = ("text/html", "application/xhtml", "text/plain", "application/pdf", "application/xml")


def responses(file: BinaryIO, locator: str, limit: int) -> Iterator[Item]:
    """The saved responses that may hold a report; a torn end is told, not passed over.

    Args:
        file: The archive, gzipped or not.
        locator: Of the archive.
        limit: The largest body that is read, in bytes.
    """
    from fastwarc.warc import ArchiveIterator, WarcRecordType

    wanted = WarcRecordType.response | WarcRecordType.resource | WarcRecordType.conversion
    count = 0
    try:
        for record in ArchiveIterator(file, record_types=wanted, parse_http=True):
            count += 1
            yield from _response(record, inside(locator, _name(record, count)), limit)
    except BROKEN as error:
        yield Item(locator, fault=f"damaged after {count} records: {error}")
        return
    if not count:
        yield Item(locator, fault="no saved responses in it")


def _name(record: Any, number: int) -> str:  # noqa: ANN401
    address: str = record.headers.get("WARC-Target-URI") or record.record_id or str(number)
    return address


def _response(record: Any, where: str, limit: int) -> Iterator[Item]:  # noqa: ANN401
    kind = _header(record, "Content-Type").lower()
    if record.http_headers is not None and (record.http_headers.status_code or 200) >= 300:
        return
    if kind and not kind.startswith(_PAGES):
        return
    raw = record.reader.read(limit + 1)
    if len(raw) > limit:
        yield Item(where, fault=f"over the limit of {limit} bytes; split it")
        return
    if len(raw) < record.content_length:
        missing = record.content_length - len(raw)
        yield Item(where, fault=f"cut off: {missing} bytes are missing at the archive's end")
        return
    try:
        body, is_cut = decoded(raw, _codings(record), limit)
    except UnreadableDocument as error:
        yield Item(where, fault=error.message)
        return
    if is_cut and not body:
        yield Item(where, fault="cut off: nothing of it can be unpacked")
    elif body.strip():
        is_cut = is_cut or record.headers.get("WARC-Truncated") is not None
        url = record.headers.get("WARC-Target-URI") or record.record_id
        yield Item(where, data=body, told=Told(url=url), truncated=is_cut)


def _codings(record: Any) -> str:  # noqa: ANN401
    """What a body is wrapped in, the outermost first."""
    if record.http_headers is None:
        return ""
    inner = ",".join(reversed(_header(record, "Content-Encoding").split(",")))
    return f"{_header(record, 'Transfer-Encoding')},{inner}"


def _header(record: Any, name: str) -> str:  # noqa: ANN401
    headers = record.headers if record.http_headers is None else record.http_headers
    return (headers.get(name) or "").strip()
