"""Indexes of web archives (CDX, CDXJ): whether an archive holds what its index says.

An index lists the captures of one archive or several, each with the place at which its record
begins. Formats: https://iipc.github.io/warc-specifications/specifications/cdx-format/ and the CDXJ
of pywb, a line of which ends in a JSON object.
"""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Iterator, Mapping
from itertools import chain
from pathlib import Path

import msgspec

from dragoman.reading.warc import BROKEN

SUFFIXES = (".cdxj", ".cdx", ".cdxj.gz", ".cdx.gz")
"""How the names of indexes end."""
_ARCHIVES = (".warc.gz", ".warc")
_PLACE, _FILE, _ADDRESS = "V", "g", "a"
"""The letters of the columns of CDX: place in the compressed file, its name, the address."""


def index_beside(archive: Path) -> Path | None:
    """The index that lies beside an archive under its name; ``None`` where there is none."""
    ending = next((one for one in _ARCHIVES if archive.name.lower().endswith(one)), None)
    if ending is None:
        return None
    stem = archive.name[: -len(ending)]
    names = dict.fromkeys((archive.name, f"{stem}.warc", stem))
    beside = (archive.with_name(name + suffix) for name in names for suffix in SUFFIXES)
    return next((one for one in beside if one.is_file()), None)


def mismatch(archive: Path, index: Path) -> str | None:
    """What of an archive is not as its index says, in one line; ``None`` where all is.

    Args:
        archive: A web archive, each record compressed by itself or none.
        index: Its index; what it says of other archives is passed over.
    """
    try:
        listed = dict(_listed(archive.name, index))
    except (*BROKEN, zlib.error, msgspec.DecodeError) as error:
        return f"its index {index.name} cannot be read: {error}"
    if not listed:
        return f"its index {index.name} lists no record of it; not counted"
    places, unlisted = _places(archive), 0
    missing = dict(listed)
    for place, is_response in places:
        if missing.pop(place, None) is None and place not in listed:
            unlisted += is_response
    said = []
    if missing:
        first = missing[min(missing)]
        said.append(f"not in the archive: {len(missing)} (the first: {first}); fetch it again")
    if unlisted:
        said.append(f"responses in the archive that it does not list: {unlisted}")
    return (
        f"its index {index.name} lists {len(listed)} records: {'; '.join(said)}" if said else None
    )


def _places(archive: Path) -> Iterator[tuple[int, bool]]:
    """Where records of an archive begin, and whether they are responses."""
    from fastwarc.warc import ArchiveIterator, WarcRecordType

    with archive.open("rb") as file:
        try:
            for record in ArchiveIterator(file, parse_http=False):
                yield record.stream_pos, record.record_type == WarcRecordType.response
        except BROKEN:
            return  # told by whoever reads the responses


def _listed(name: str, index: Path) -> Iterator[tuple[int, str]]:
    """Where records of the archive of that name begin, and their addresses."""
    opener = gzip.open if index.suffix == ".gz" else open
    with opener(index, "rb") as file:
        lines = filter(None, (line.strip(b"\r\n") for line in file))
        first = next(lines, b"")
        if first.lstrip().startswith(b"CDX "):
            rows = _columns(first, lines)
        else:
            rows = map(_object, (line for line in chain((first,), lines) if line[:1] != b"!"))
        for row in rows:
            if Path(row.get(_FILE) or name).name == name and row.get(_PLACE, "").isdecimal():
                yield int(row[_PLACE]), row.get(_ADDRESS) or "no address"


def _columns(head: bytes, lines: Iterator[bytes]) -> Iterator[Mapping[str, str]]:
    names = head.decode("utf-8", "replace").split()[1:]
    for line in lines:
        yield dict(zip(names, line.decode("utf-8", "replace").split(), strict=False))


def _object(line: bytes) -> Mapping[str, str]:
    """A line of CDXJ by the letters of CDX."""
    start = line.find(b"{")
    found = msgspec.json.decode(line[start:]) if start >= 0 else {}
    known = found if isinstance(found, dict) else {}
    names = {_PLACE: "offset", _FILE: "filename", _ADDRESS: "url"}
    return {letter: str(known[name]) for letter, name in names.items() if name in known}
