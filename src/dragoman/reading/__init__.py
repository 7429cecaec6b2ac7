"""Reading: from the bytes of a file to a ``Document`` whose text never changes again.

The file's suffix only proposes a reader; what the bytes are decides, so that a page saved
as ``.txt`` is read as a page. Files that hold many documents are unfolded by ``reading.unfold``.
"""

from __future__ import annotations

import hashlib
import os
import stat
from pathlib import Path

import msgspec
from msgspec import Struct

from dragoman.errors import UnreadableDocument
from dragoman.ids import content_id
from dragoman.model import Date, Document
from dragoman.reading import html, mail, office, pdf, plain
from dragoman.reading.encoding import decode
from dragoman.reading.found import Found
from dragoman.reading.items import INSIDE, NOTHING_TOLD, Item, Told, printable
from dragoman.reading.ours import is_ours
from dragoman.reading.pdf import WordCounts
from dragoman.reading.sniffing import (
    CONTAINERS,
    PAGES,
    Kind,
    binary_kind,
    json_kind,
    looks_like_html,
    refused_format,
)

LIMIT = 20 * 1024 * 1024
"""The largest file that is read, in bytes, unless told otherwise."""


def read_file(path: Path, *, limit: int = LIMIT, counts: WordCounts = dict) -> Document:
    """The document in a file, before cleaning.

    Args:
        path: A file; it is recorded as the document's locator as given.
        limit: The largest size that is read, in bytes.
        counts: What is known of the words of right-to-left languages, for broken PDFs.

    Raises:
        UnreadableDocument: The path cannot be read; the file is empty, too large, of a format that
            is not read or holds many documents; no text is left.
    """
    return read_item(Item(locator_of(path), path=path), limit=limit, counts=counts)


def read_item(
    item: Item, *, limit: int = LIMIT, counts: WordCounts = dict, in_bulk: bool = False
) -> Document:
    """The document that an item stands for, before cleaning.

    Args:
        item: A file or a part of one.
        limit: The largest size that is read, in bytes.
        counts: What is known of the words of right-to-left languages, for broken PDFs.
        in_bulk: Whether pages are read by the faster reader.

    Raises:
        UnreadableDocument: As ``read_file``, and where the item is a fault.
    """
    try:
        if item.fault is not None:
            raise UnreadableDocument(item.fault)
        data = item.data if item.path is None else data_of(item.path, limit)
        return _document(item, data, _Ways(counts, in_bulk))
    except UnreadableDocument as error:
        if error.message.startswith(f"{item.locator}: "):
            raise
        message = " ".join(error.message.split())
        raise UnreadableDocument(f"{item.locator}: {message}") from error


def read_bytes(data: bytes, *, locator: str) -> Document:
    """The document that ``data`` holds, before cleaning.

    Raises:
        UnreadableDocument: As ``read_file``.
    """
    return read_item(Item(locator, data=data))


def sha256_of(item: Item, data: bytes) -> str:
    """The identity of a document: of its bytes and of what its container says of it."""
    digest = hashlib.sha256(data)
    if item.told != NOTHING_TOLD:
        digest.update(b"\0" + msgspec.json.encode(item.told))
    return digest.hexdigest()


class _Ways(Struct, frozen=True):
    """What readers are told beside the bytes."""

    counts: WordCounts
    in_bulk: bool


def _document(item: Item, data: bytes, ways: _Ways) -> Document:
    if not data.strip():
        raise UnreadableDocument("empty: there is nothing to read")
    found = _found(data, item.locator, ways)
    if not found.text.strip():
        raise UnreadableDocument("no text left: there is nothing but space")
    sha256 = sha256_of(item, data)
    told = item.told
    return Document(
        id=content_id("d", sha256),
        sha256=sha256,
        locator=item.locator,
        text=found.text,
        title=found.title or told.title,
        authors=found.authors or told.authors,
        outlet=found.outlet or told.outlet,
        published=_stated(found, told),
        truncated=found.truncated or item.truncated,
    )


def _found(data: bytes, locator: str, ways: _Ways) -> Found:
    kind = kind_of(data, locator)
    if kind in CONTAINERS:
        within = INSIDE in locator
        raise UnreadableDocument(
            f"a {kind} file within an archive of pages; save it as a file and add that"
            if within
            else f"a {kind} file that holds documents; read them with: dragoman add"
        )
    if is_ours(data, kind):
        raise UnreadableDocument("dragoman wrote it (a brief, chronology or figure); no report")
    if kind == "pdf":
        return pdf.read(data, ways.counts)
    if kind in ("docx", "odt"):
        return office.read(data, kind)
    if kind == "eml":
        return mail.read(data)
    text = mail.page_in(data) if kind == "mhtml" else decode(data)
    if kind in ("html", "mhtml"):
        return html.read_in_bulk(text) if ways.in_bulk else html.read(text)
    return plain.read(text)


def kind_of(data: bytes, locator: str) -> Kind:
    """The format of bytes: by themselves, and by the locator's suffix where that must help.

    Raises:
        UnreadableDocument: It is one that is not read, or they cannot be decoded.
    """
    suffix = Path(locator).suffix.lower()
    kind = binary_kind(data, suffix)
    if kind is not None:
        return kind
    if reason := refused_format(data):
        raise UnreadableDocument(reason)
    text = decode(data)
    if looks_like_html(text) or (suffix in PAGES and "</" in text):
        return "html"
    return json_kind(text, suffix) or "text"


def locator_of(path: Path) -> str:
    """The path as text; control characters and bytes that are not UTF-8 stand as escapes."""
    return printable(os.fsencode(path).decode("utf-8", "backslashreplace"))


def size_of(path: Path, limit: int | None) -> int:
    """The size of a file in bytes, once it is known to be a file of a size that is read.

    Args:
        path: The file.
        limit: The largest size, in bytes; ``None`` where any will do.

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
    if limit is not None and found.st_size > limit:
        raise UnreadableDocument(
            f"{where}: {found.st_size} bytes, over the limit of {limit}; split it"
        )
    return found.st_size


def data_of(path: Path, limit: int) -> bytes:
    """The bytes of a file.

    Raises:
        UnreadableDocument: It cannot be read or is over the limit.
    """
    size = size_of(path, limit)
    try:
        with path.open("rb") as file:
            data = file.read(limit + 1)
    except OSError as error:
        raise _unreadable(locator_of(path), error) from error
    if len(data) != size:
        raise UnreadableDocument(f"{locator_of(path)}: changed while it was read; run again")
    return data


def head_of(path: Path, size: int = 64 * 1024) -> bytes:
    """The first bytes of a file.

    Raises:
        UnreadableDocument: It cannot be read.
    """
    size_of(path, None)
    try:
        with path.open("rb") as file:
            return file.read(size)
    except OSError as error:
        raise _unreadable(locator_of(path), error) from error


def _unreadable(where: str, error: OSError) -> UnreadableDocument:
    return UnreadableDocument(f"{where}: cannot be read: {error.strerror or error}")


def _stated(found: Found, told: Told) -> Date | None:
    day = found.published or told.published
    return None if day is None else Date(day.isoformat(), day, day, "day", "explicit")
