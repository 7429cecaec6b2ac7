"""Reading: from the bytes of a file to a ``Document`` whose text never changes again.

The file's suffix only proposes a reader; what the bytes are decides, so that a page saved
as ``.txt`` is read as a page and a PDF named ``.txt`` is refused by name.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path

from dragoman.errors import UnreadableDocument
from dragoman.ids import content_id
from dragoman.model import Date, Document
from dragoman.reading import html, plain
from dragoman.reading.encoding import decode
from dragoman.reading.found import Found
from dragoman.reading.sniffing import binary_format, looks_like_html

Reader = Callable[[str], Found]

READERS: dict[str, Reader] = {
    ".txt": plain.read,
    ".text": plain.read,
    ".html": html.read,
    ".htm": html.read,
    ".xhtml": html.read,
}
"""The reader proposed for each suffix, in lower case; folders are searched for these suffixes."""

LIMIT = 20 * 1024 * 1024
"""The largest file that is read, in bytes, unless told otherwise."""


def read_file(path: Path, *, limit: int = LIMIT) -> Document:
    """The document in a file, before cleaning.

    Args:
        path: A file; it is recorded as the document's locator as given.
        limit: The largest size that is read, in bytes.

    Raises:
        UnreadableDocument: The path cannot be read; the file is empty, too large, binary or
            undecodable; no text is left.
    """
    data = _data(path, limit)
    try:
        return read_bytes(data, locator=str(path))
    except UnreadableDocument as error:
        raise UnreadableDocument(f"{path}: {error.message}") from error


def read_bytes(data: bytes, *, locator: str) -> Document:
    """The document that ``data`` holds, before cleaning.

    Raises:
        UnreadableDocument: As ``read_file``; the message does not name the locator.
    """
    if not data.strip():
        raise UnreadableDocument("empty: there is nothing to read")
    if name := binary_format(data):
        raise UnreadableDocument(f"{name}, not text; convert it to text or HTML")
    text = decode(data)
    found = reader_for(locator, text)(text)
    if not found.text.strip():
        raise UnreadableDocument("no text left: there is nothing but space")
    sha256 = hashlib.sha256(data).hexdigest()
    return Document(
        id=content_id("d", sha256),
        sha256=sha256,
        locator=locator,
        text=found.text,
        title=found.title,
        authors=found.authors,
        outlet=found.outlet,
        published=_stated(found),
        truncated=found.truncated,
    )


def reader_for(locator: str, text: str) -> Reader:
    """The reader for a decoded file: HTML by its tags, else by suffix (prose stays prose)."""
    if looks_like_html(text):
        return html.read
    proposed = READERS.get(Path(locator).suffix.lower(), plain.read)
    if proposed == html.read and "</" not in text:
        return plain.read
    return proposed


def _data(path: Path, limit: int) -> bytes:
    try:
        if path.is_dir():
            raise UnreadableDocument(f"{path}: a folder, not a file")
        size = path.stat().st_size
        if size > limit:
            raise UnreadableDocument(f"{path}: {size} bytes, over the limit of {limit}; split it")
        with path.open("rb") as file:
            return file.read(limit)
    except OSError as error:
        raise UnreadableDocument(f"{path}: cannot be read: {error.strerror or error}") from error


def _stated(found: Found) -> Date | None:
    if found.published is None:
        return None
    day = found.published
    return Date(day.isoformat(), day, day, "day", "explicit")
