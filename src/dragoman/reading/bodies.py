"""Bodies of responses as archives keep them: in chunks and compressed, as they came."""

from __future__ import annotations

import re
import zlib
from collections.abc import Callable

from dragoman.errors import UnreadableDocument

_CHUNK = re.compile(rb"([0-9A-Fa-f]{1,8})[ \t]*(?:;[^\r\n]*)?\r?\n")
_GZIP = b"\x1f\x8b"
_EITHER = 32 + zlib.MAX_WBITS
"""Tells zlib to take gzip and its own wrapping alike."""


def decoded(body: bytes, said: str, limit: int) -> tuple[bytes, bool]:
    """The body that was meant, and whether its end is missing.

    Many archives take the coding off and leave the header: what does not look coded is as it is.

    Args:
        body: As it is kept.
        said: The transfer and content codings, in the order in which they are to be taken off,
            with commas.
        limit: The largest body, in bytes.

    Raises:
        UnreadableDocument: The coding is none that is known, or the body unpacks to more.
    """
    is_cut = False
    for coding in filter(None, (one.strip().lower() for one in said.split(","))):
        take_off = _WAYS.get(coding.removeprefix("x-"))
        if take_off is None:
            raise UnreadableDocument(f"compressed as {coding!r}, which is not read")
        body, is_torn = take_off(body, limit)
        is_cut = is_cut or is_torn
        if len(body) > limit:
            raise UnreadableDocument(f"unpacks to more than {limit} bytes")
    return body, is_cut


def _as_is(body: bytes, limit: int) -> tuple[bytes, bool]:
    return body, False


def _joined(body: bytes, limit: int) -> tuple[bytes, bool]:
    """Chunks as one."""
    parts: list[bytes] = []
    at = 0
    while found := _CHUNK.match(body, at):
        size = int(found.group(1), 16)
        start = found.end()
        if not size:
            return b"".join(parts), False
        parts.append(body[start : start + size])
        at = start + size
        at += 2 if body.startswith(b"\r\n", at) else 0
    return (b"".join(parts), True) if parts else (body, False)


def _unzipped(body: bytes, limit: int) -> tuple[bytes, bool]:
    if not body.startswith(_GZIP):
        return body, False
    try:
        return _inflated(body, limit, _EITHER)
    except zlib.error as error:
        raise UnreadableDocument(f"damaged: {error}") from error


def _deflated(body: bytes, limit: int) -> tuple[bytes, bool]:
    """Deflate, with the wrapping of zlib or, as some servers have it, without."""
    for wrapping in (_EITHER, -zlib.MAX_WBITS):
        try:
            found, is_cut = _inflated(body, limit, wrapping)
        except zlib.error:
            continue
        if not is_cut:
            return found, False
    return body, False


def _inflated(body: bytes, limit: int, wrapping: int) -> tuple[bytes, bool]:
    work = zlib.decompressobj(wrapping)
    found = work.decompress(body, limit + 1)
    return found, not work.eof and len(found) <= limit


def _brotli(body: bytes, limit: int) -> tuple[bytes, bool]:
    import brotli

    work = brotli.Decompressor()
    try:
        found: bytes = work.process(body, output_buffer_limit=limit + 1)
    except brotli.error:
        return body, False
    return found, not work.is_finished() and len(found) <= limit


_WAYS: dict[str, Callable[[bytes, int], tuple[bytes, bool]]] = {
    "identity": _as_is,
    "none": _as_is,
    "utf-8": _as_is,
    "chunked": _joined,
    "gzip": _unzipped,
    "deflate": _deflated,
    "br": _brotli,
}
