"""From a file to the documents it holds: most hold one, archives, tables and feeds hold many."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

import msgspec
from msgspec import Struct

from dragoman.errors import UnreadableDocument
from dragoman.reading import LIMIT, kind_of, locator_of, size_of
from dragoman.reading.archives import DEEPEST, beginning, parts, unpacked
from dragoman.reading.cdx import index_beside, mismatch
from dragoman.reading.feeds import is_json_feed, json_entries, xml_entries
from dragoman.reading.items import Item
from dragoman.reading.rows import ColumnMap, csv_rows, json_lines, json_rows
from dragoman.reading.sniffing import CONTAINERS, Kind, zipped_kind
from dragoman.reading.warc import responses

_HEAD = 64 * 1024
_WHOLE: frozenset[Kind] = frozenset({"json", "feed"})
_COMPRESSED = (".gz", ".bz2", ".xz")


class Unfolding(Struct, frozen=True):
    """How files are unfolded.

    Attributes:
        limit: The largest document that is read, in bytes; streams of many may be larger.
        columns: What the columns of tables are, where their names do not tell.
    """

    limit: int = LIMIT
    columns: ColumnMap = ()


def unfold(path: Path, how: Unfolding, *, where: str | None = None) -> Iterator[Item]:
    """The documents in a file, in its order; what cannot be opened comes as a fault.

    Memory holds one document at a time, but for feeds and JSON that is no JSON Lines.

    Args:
        path: The file.
        how: How files are unfolded.
        where: Its locator, where that is not its path.
    """
    where = where or locator_of(path)
    try:
        size = size_of(path, None)
        with path.open("rb") as file:
            kind = _kind(file, where)
            if kind not in CONTAINERS:
                yield Item(where, path=path)
            elif kind in _WHOLE and size > how.limit:
                yield Item(where, fault=f"{size} bytes, over the limit of {how.limit}; split it")
            else:
                yield from _opened(file, kind, where, how, 0)
        yield from _counted(path, where)
    except UnreadableDocument:
        yield Item(where, path=path)  # says so again when its turn comes to be read
    except OSError as error:
        yield Item(where, fault=f"cannot be read: {error.strerror or error}")


def _counted(path: Path, where: str) -> Iterator[Item]:
    """A fault where a web archive is not as the index beside it says."""
    index = index_beside(path)
    wrong = None if index is None else mismatch(path, index)
    if wrong is not None:
        yield Item(where, fault=wrong)


def _kind(file: BinaryIO, where: str) -> Kind:
    """The format of a stream; a table is told from prose by the beginning of it."""
    head = file.read(_HEAD)
    file.seek(0)
    if head.startswith(b"PK\x03\x04"):
        kind = zipped_kind(file)
        file.seek(0)
        return kind
    if not head.strip():
        return "text"
    if len(head) == _HEAD and head.lstrip()[:1] in (b"{", b"["):
        first = head.lstrip().split(b"\n", 1)[0]
        return "jsonl" if len(first) < _HEAD and _is_object(first) else "json"
    return kind_of(_whole_characters(head), where)


def _is_object(line: bytes) -> bool:
    try:
        return isinstance(msgspec.json.decode(line), dict)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return False


def _whole_characters(head: bytes) -> bytes:
    """The beginning of a file, cut at a line, so that no character is cut in two."""
    return head if len(head) < _HEAD else head[: head.rfind(b"\n") + 1] or head


def _opened(file: BinaryIO, kind: Kind, where: str, how: Unfolding, depth: int) -> Iterator[Item]:
    if depth > DEEPEST:
        yield Item(where, fault=f"archives within archives, more than {DEEPEST} deep: not opened")
    elif kind in ("zip", "tar"):
        for part in parts(file, kind, where, how.limit):
            if part.fault is not None:
                yield Item(part.locator, fault=part.fault)
            else:
                yield from _part(part.data, part.locator, how, depth + 1)
    elif kind in ("gzip", "bzip2", "xz"):
        yield from _unpacked(file, kind, where, how, depth)
    elif kind == "warc":
        yield from responses(file, where, how.limit)
    elif kind == "jsonl":
        yield from json_lines(file, where, how.columns)
    elif kind == "csv":
        yield from csv_rows(file, where, how.columns)
    elif kind == "feed":
        yield from xml_entries(file.read(), where)
    else:
        yield from _json(file.read(), where, how)


def _json(data: bytes, where: str, how: Unfolding) -> Iterator[Item]:
    try:
        is_feed = is_json_feed(msgspec.json.decode(data))
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        is_feed = False
    yield from json_entries(data, where) if is_feed else json_rows(data, where, how.columns)


def _part(data: bytes, where: str, how: Unfolding, depth: int) -> Iterator[Item]:
    """The documents in a part of an archive."""
    try:
        kind = kind_of(data, where) if data.strip() else "text"
    except UnreadableDocument as error:
        yield Item(where, fault=error.message)
        return
    if kind in CONTAINERS:
        yield from _opened(BytesIO(data), kind, where, how, depth)
    else:
        yield Item(where, data=data)


def _unpacked(file: BinaryIO, kind: Kind, where: str, how: Unfolding, depth: int) -> Iterator[Item]:
    """The documents in a compressed file: a web archive, a TAR, a table, or one document."""
    stream = unpacked(file, kind)
    head = beginning(stream, _HEAD)
    if isinstance(head, str):
        yield Item(where, fault=head)
        return
    if head.startswith(b"WARC/"):
        file.seek(0)
        yield from responses(file if kind == "gzip" else unpacked(file, kind), where, how.limit)
        return
    stream.seek(0)
    name = where if Path(where).suffix.lower() not in _COMPRESSED else where[: where.rfind(".")]
    try:
        inner = _kind_of_head(head, name)
    except UnreadableDocument as error:
        yield Item(where, fault=error.message)
        return
    if inner in ("tar", "jsonl", "csv"):
        yield from _opened(stream, inner, where, how, depth + 1)
        return
    rest = beginning(stream, how.limit + 1)
    if isinstance(rest, str):
        yield Item(where, fault=rest)
    elif len(rest) > how.limit:
        yield Item(where, fault=f"unpacks to more than {how.limit} bytes; split it")
    else:
        yield from _part(rest, name, how, depth + 1)


def _kind_of_head(head: bytes, name: str) -> Kind:
    return _kind(BytesIO(head), name)
