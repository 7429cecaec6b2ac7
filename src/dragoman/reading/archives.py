"""ZIP and TAR archives and compressed files: what they hold, one part after the other.

Nothing is unpacked onto the disk. Whatever an archive says of itself, no more is read of a part
than a document may have, no more of all parts together than ``TOTAL``, and no more levels of
archives within archives than ``DEEPEST``.
"""

from __future__ import annotations

import bz2
import gzip
import lzma
import struct
import tarfile
import zipfile
import zlib
from collections.abc import Callable, Iterator
from pathlib import PurePosixPath
from typing import IO, Any, BinaryIO

from msgspec import Struct

from dragoman.reading.items import inside
from dragoman.reading.sniffing import Kind, is_office_table

DEEPEST = 3
"""Archives within archives that are opened."""

TOTAL = 4 * 1024**3
"""Bytes that are read out of one archive, at most."""

RATIO = 250
"""A part of more than a megabyte that unpacks to more than so many times its size is a bomb."""

_SMALL = 1024 * 1024
_BESIDE = frozenset({"__MACOSX", "META-INF"})
_BROKEN = (
    OSError, EOFError, ValueError, zlib.error, lzma.LZMAError, zipfile.BadZipFile, tarfile.TarError,
    NotImplementedError, RuntimeError, struct.error,
)  # fmt: skip


class Part(Struct, frozen=True):
    """A member of an archive: its bytes, or why it is not read."""

    locator: str
    data: bytes = b""
    fault: str | None = None


def parts(file: BinaryIO, kind: Kind, locator: str, limit: int) -> Iterator[Part]:
    """The members of a ZIP or TAR archive, in its order; folders and hidden files are left out.

    Args:
        file: The archive.
        kind: ``zip`` or ``tar``.
        locator: Of the archive.
        limit: The largest member that is read, in bytes.
    """
    members = _zipped(file, locator, limit) if kind == "zip" else _tarred(file, locator, limit)
    total = 0
    try:
        for part in members:
            total += len(part.data)
            if total > TOTAL:
                yield Part(locator, fault=f"unpacks to more than {TOTAL} bytes; the rest is left")
                return
            yield part
    except _BROKEN as error:
        yield Part(locator, fault=f"a damaged archive: {error}")


def _zipped(file: BinaryIO, locator: str, limit: int) -> Iterator[Part]:
    with zipfile.ZipFile(file) as archive:
        names = frozenset(archive.namelist())
        if is_office_table(names):
            yield Part(locator, fault="a spreadsheet or slides; save the text or a CSV table")
            return
        for info in archive.infolist():
            where = inside(locator, info.filename)
            if info.is_dir() or _is_hidden(info.filename):
                continue
            fault = _unfit(info.filename, info.file_size, info.compress_size, limit)
            if (info.external_attr >> 16) & 0o170000 == 0o120000:
                fault = "a link, not a file"
            elif info.flag_bits & 1:
                fault = "encrypted"
            if fault:
                yield Part(where, fault=fault)
                continue
            with archive.open(info) as member:
                yield _read(member, where, limit)


def _tarred(file: BinaryIO, locator: str, limit: int) -> Iterator[Part]:
    with tarfile.open(fileobj=file, mode="r|") as archive:
        for info in archive:
            where = inside(locator, info.name)
            if info.isdir() or _is_hidden(info.name):
                continue
            fault = _unfit(info.name, info.size, info.size, limit)
            if not info.isfile():
                fault = "a link or device, not a file"
            if fault:
                yield Part(where, fault=fault)
                continue
            member = archive.extractfile(info)
            if member is not None:
                yield _read(member, where, limit)


def _read(member: IO[bytes], where: str, limit: int) -> Part:
    try:
        data = member.read(limit + 1)
    except _BROKEN as error:
        return Part(where, fault=f"damaged: {error}")
    if len(data) > limit:
        return Part(where, fault=f"over the limit of {limit} bytes; split it")
    return Part(where, data)


def _is_hidden(name: str) -> bool:
    """Whether a name is that of a file that systems or e-books put beside those of the user."""
    path = PurePosixPath(name)
    dotted = path.name.startswith(".") and not path.name.startswith("..")
    return dotted or name == "mimetype" or not _BESIDE.isdisjoint(path.parts)


def _unfit(name: str, size: int, packed: int, limit: int) -> str | None:
    """Why a member is not read, by what the archive says of it."""
    path = PurePosixPath(name.replace("\\", "/"))
    if path.is_absolute() or ".." in path.parts:
        return "its name leads out of the archive"
    if size > limit:
        return f"{size} bytes, over the limit of {limit}; split it"
    if size > _SMALL and size > RATIO * max(packed, 1):
        return f"unpacks to {size // max(packed, 1)} times its size: not opened"
    return None


def unpacked(file: BinaryIO, kind: Kind) -> BinaryIO:
    """A stream of what a gzip, bzip2 or xz file holds."""
    openers: dict[Kind, Callable[[Any], Any]] = {"gzip": gzip.open, "bzip2": bz2.open}
    stream: BinaryIO = openers.get(kind, lzma.open)(file)
    return stream


def beginning(stream: BinaryIO, size: int) -> bytes | str:
    """The first bytes of a stream, or why it cannot be unpacked."""
    try:
        return stream.read(size)
    except _BROKEN as error:
        return f"damaged: {error}"
