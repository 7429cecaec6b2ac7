"""Web archives (WARC, also ``.warc.gz``): each saved response is a document at its address."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, BinaryIO

from dragoman.reading.items import Item, Told, inside

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
            yield from _response(record, locator, limit)
    except (OSError, ValueError, EOFError, RuntimeError) as error:
        yield Item(locator, fault=f"damaged after {count} records: {error}")
        return
    if not count:
        yield Item(locator, fault="no saved responses in it")


def _response(record: Any, locator: str, limit: int) -> Iterator[Item]:  # noqa: ANN401
    url = record.headers.get("WARC-Target-URI") or record.record_id
    where = inside(locator, url)
    kind = _content_type(record)
    if record.http_headers is not None and (record.http_headers.status_code or 200) >= 300:
        return
    if kind and not kind.startswith(_PAGES):
        return
    body = record.reader.read(limit + 1)
    if len(body) > limit:
        yield Item(where, fault=f"over the limit of {limit} bytes")
    elif len(body) < record.content_length:
        missing = record.content_length - len(body)
        yield Item(where, fault=f"cut off: {missing} bytes are missing at the archive's end")
    elif body.strip():
        yield Item(where, data=body, told=Told(url=url))


def _content_type(record: Any) -> str:  # noqa: ANN401
    if record.http_headers is not None:
        return (record.http_headers.get("Content-Type") or "").lower()
    return (record.headers.get("Content-Type") or "").lower()
