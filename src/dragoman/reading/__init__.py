"""Reading: from the bytes of a file to a ``Document`` whose text never changes again.

The file's suffix only proposes a reader; what the bytes are decides, so that a page saved
as ``.txt`` is read as a page and a PDF named ``.txt`` is refused by name.
"""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Callable
from pathlib import Path

from dragoman.errors import UnreadableDocument
from dragoman.ids import content_id
from dragoman.model import Date, Document
from dragoman.reading import html, plain
from dragoman.reading.encoding import decode
from dragoman.reading.found import Found
from dragoman.reading.sniffing import binary_format, looks_like_html, looks_like_json

Reader = Callable[[str], Found]

READERS: dict[str, Reader] = {
    ".txt": plain.read,
    ".text": plain.read,
    ".html": html.read,
    ".htm": html.read,
    ".xhtml": html.read,
}
"""The reader proposed for each suffix, in lower case; text in other files is read as prose."""

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
        return read_bytes(data, locator=locator_of(path))
    except UnreadableDocument as error:
        raise UnreadableDocument(f"{locator_of(path)}: {error.message}") from error


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
    if looks_like_json(text):
        raise UnreadableDocument("JSON data, not a report; take the text out of it")
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


def locator_of(path: Path) -> str:
    """The path as text; bytes of a name that are not UTF-8 are written as escapes."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")


def size_of(path: Path, limit: int) -> int:
    """The size of a file in bytes, once it is known to be a file of a size that is read.

    Raises:
        UnreadableDocument: It is none, cannot be reached or is over the limit.
    """
    where = locator_of(path)
    try:
        found = path.stat()
        if stat.S_ISDIR(found.st_mode):
            next(path.iterdir(), None)  # says so where the folder may not be looked into
            raise UnreadableDocument(f"{where}: a folder, not a file")
    except OSError as error:
        raise _unreadable(where, error) from error
    if not stat.S_ISREG(found.st_mode):
        raise UnreadableDocument(f"{where}: a pipe or device, not a file; save its text first")
    if found.st_size > limit:
        raise UnreadableDocument(
            f"{where}: {found.st_size} bytes, over the limit of {limit}; split it"
        )
    return found.st_size


def _data(path: Path, limit: int) -> bytes:
    size_of(path, limit)
    try:
        with path.open("rb") as file:
            return file.read(limit)
    except OSError as error:
        raise _unreadable(locator_of(path), error) from error


def _unreadable(where: str, error: OSError) -> UnreadableDocument:
    return UnreadableDocument(f"{where}: cannot be read: {error.strerror or error}")


def _stated(found: Found) -> Date | None:
    if found.published is None:
        return None
    day = found.published
    return Date(day.isoformat(), day, day, "day", "explicit")
