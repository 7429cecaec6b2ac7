"""What bytes are, whatever the file's name says: by their first bytes, HTML by its tags."""

from __future__ import annotations

import re
import struct
import zipfile
from io import BytesIO
from typing import BinaryIO, Literal

import msgspec

Kind = Literal[
    "text", "html", "pdf", "docx", "odt", "eml", "mhtml", "json", "jsonl", "csv", "feed", "warc",
    "zip", "tar", "gzip", "bzip2", "xz",
]  # fmt: skip
"""The formats that are read; ``json`` is a feed where it says so, else rows."""

CONTAINERS: frozenset[Kind] = frozenset(
    {"json", "jsonl", "csv", "feed", "warc", "zip", "tar", "gzip", "bzip2", "xz"}
)
"""Formats of which one file may hold many documents."""

Dealing = Literal["plain", "risky", "many"]
"""How a file is dealt with: read at once, read with care, opened with care for what it holds."""

_SAVE = "save it as DOCX, PDF or text"
_PICTURE = "recognise its text (OCR) first"
_RECORDING = "write down what is said first"
_UNPACK = "unpack it first"
_REFUSED = (
    (b"\xd0\xcf\x11\xe0", "an old office document", _SAVE),
    (b"{\\rtf", "an RTF document", _SAVE),
    (b"\x89PNG", "a PNG image", _PICTURE),
    (b"\xff\xd8\xff", "a JPEG image", _PICTURE),
    (b"GIF8", "a GIF image", _PICTURE),
    (b"II*\0", "a TIFF image", _PICTURE),
    (b"MM\0*", "a TIFF image", _PICTURE),
    (b"RIFF", "a RIFF file (sound, film or image)", _RECORDING),
    (b"ID3", "an MP3 recording", _RECORDING),
    (b"OggS", "an Ogg recording", _RECORDING),
    (b"7z\xbc\xaf", "a 7z archive", _UNPACK),
    (b"Rar!", "a RAR archive", _UNPACK),
    (b"\x28\xb5\x2f\xfd", "a zstd archive", _UNPACK),
    (b"\x04\x22\x4d\x18", "an lz4 archive", _UNPACK),
    (b"PAR1", "a Parquet table", "save it as JSON Lines or CSV"),
    (b"SQLite format 3\0", "an SQLite database", "save its texts as JSON Lines or CSV"),
    (b" CDX ", "an index of web archives", "add the archive (.warc.gz) itself"),
    (b"\x7fELF", "a program", "leave it out"),
    (b"MZ", "a program", "leave it out"),
)
"""How formats that are not read begin, their names, and what to do."""
_UNKNOWN = "binary data of no known format; leave it out or save its text"
_MAGIC: tuple[tuple[bytes, Kind], ...] = (
    (b"%PDF", "pdf"),
    (b"\x1f\x8b", "gzip"),
    (b"BZh", "bzip2"),
    (b"\xfd7zXZ", "xz"),
    (b"WARC/", "warc"),
    (b"PK\x05\x06", "zip"),
)
_TAR, _TAR_PLACE = b"ustar", 257
_SUFFIXES: dict[str, Kind] = {
    ".jsonl": "jsonl", ".ndjson": "jsonl", ".csv": "csv", ".tsv": "csv", ".eml": "eml",
    ".mhtml": "mhtml", ".mht": "mhtml",
}  # fmt: skip
_OFFICE: tuple[tuple[str, Kind], ...] = (("word/document.xml", "docx"), ("content.xml", "odt"))
_SPREADSHEETS = ("xl/workbook.xml", "ppt/presentation.xml")
_SAVED_PAGE = re.compile(
    rb"\A(?:[A-Za-z-]+:.*\n(?:[ \t].*\n)*)*?"
    rb"(?:Snapshot-Content-Location:|Content-Type:\s*multipart/related)",
    re.IGNORECASE,
)
_CONTROLS = frozenset(range(32)) - {9, 10, 12, 13, 27}
_FEED = re.compile(
    rb"\A(?:\xef\xbb\xbf)?\s*"
    rb"(?:(?:<\?[^>]*>|<!--.*?-->|<!DOCTYPE[^\[>]*(?:\[.*?\])?\s*>)\s*)*"
    rb"<(?:rss|feed|rdf:RDF)\b",
    re.DOTALL,
)
_HTML = re.compile(
    r"\A\s*(?:<\?xml[^>]*>\s*|<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|meta|title)\b",
    re.IGNORECASE | re.DOTALL,
)
_MARKUP = re.compile(rb"<(?:!doctype|\?xml|html|head|body|article|meta|title)\b", re.IGNORECASE)
PAGES = (".html", ".htm", ".xhtml")
"""Suffixes of pages, whose beginning may be only words."""
_HTML_WITHIN = re.compile(r"<(?:html|body|article)\b[^>]*>", re.IGNORECASE)
_HTML_CLOSING = re.compile(r"</(?:html|body|article|div|p)\s*>", re.IGNORECASE)


def dealing(head: bytes, suffix: str) -> Dealing:
    """How a file is dealt with, by a look that nothing in it can harm.

    Args:
        head: The file or the beginning of it.
        suffix: Of the file's name, with the dot, in lower case.
    """
    beginning = head[:65536].removeprefix(b"\xef\xbb\xbf")
    if beginning.startswith(b"PK\x03\x04") or beginning.lstrip()[:1] in (b"{", b"["):
        return "many"
    kind = binary_kind(beginning, suffix)
    if kind is not None:
        return "many" if kind in CONTAINERS else "risky"
    if b"\0" in beginning:
        return "many"
    return "risky" if suffix in PAGES or _MARKUP.search(beginning) else "plain"


def binary_kind(data: bytes, suffix: str) -> Kind | None:
    """The format that bytes show before they are decoded; ``None`` where they may be text.

    Args:
        data: The file, or enough of it to tell.
        suffix: Of the file's name, with the dot, in lower case; tells tables and mail from prose.
    """
    if data.startswith(b"PK\x03\x04"):
        return zipped_kind(BytesIO(data))
    for magic, kind in _MAGIC:
        if data.startswith(magic):
            return kind
    if data[_TAR_PLACE : _TAR_PLACE + len(_TAR)] == _TAR:
        return "tar"
    if _FEED.match(data[:4000]):
        return "feed"
    if _SAVED_PAGE.match(data[:4000]) and suffix != ".eml":
        return "mhtml"
    return _SUFFIXES.get(suffix)


def refused_format(data: bytes) -> str | None:
    """Why a binary format is not read, and what to do; ``None`` for text."""
    for magic, name, advice in _REFUSED:
        if data.startswith(magic) and not (magic == b"MZ" and b"\0" not in data[:200]):
            return f"{name}, not text; {advice}"
    if data[4:8] == b"ftyp":
        return f"a film or recording (MP4), not text; {_RECORDING}"
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return None
    sample = data[:8000]
    zeros = sample.count(0)
    if zeros and not _in_step(sample):
        return _UNKNOWN
    controls = sum(byte in _CONTROLS for byte in sample) - zeros
    return _UNKNOWN if controls > len(sample) // 20 else None


def zipped_kind(file: BinaryIO) -> Kind:
    """Whether a ZIP file is an office document or an archive of documents."""
    try:
        with zipfile.ZipFile(file) as archive:
            names = frozenset(archive.namelist())
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, struct.error):
        return "zip"
    return next((kind for name, kind in _OFFICE if name in names), "zip")


def is_office_table(names: frozenset[str]) -> bool:
    """Whether the names in a ZIP file are those of a spreadsheet or of slides."""
    return not names.isdisjoint(_SPREADSHEETS)


def looks_like_html(text: str) -> bool:
    """Whether ``text`` is a page of HTML rather than prose that mentions a tag."""
    beginning = text[:4000]
    if _HTML.search(beginning):
        return True
    return bool(_HTML_WITHIN.search(beginning) and _HTML_CLOSING.search(text))


def json_kind(text: str, suffix: str) -> Kind | None:
    """Whether ``text`` is JSON (``json``), or one JSON object a line (``jsonl``).

    Args:
        text: The file.
        suffix: Of its name; one that says JSON is believed of a damaged file.
    """
    beginning = text.lstrip()
    if not beginning.startswith(("{", "[")):
        return None
    if _is_json(beginning):
        return "json"
    if suffix == ".json" and not _is_json(beginning.split("\n", 1)[0]):
        return "json"
    return "jsonl" if _is_json(beginning.split("\n", 1)[0]) else None


def _is_json(text: str) -> bool:
    try:
        return isinstance(msgspec.json.decode(text), (dict, list))
    except (msgspec.DecodeError, UnicodeError, RecursionError):
        return False


def _in_step(sample: bytes) -> bool:
    """Whether nearly all zero bytes stand at places of one parity, as in UTF-16."""
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    return max(even, odd) > 4 * min(even, odd) and max(even, odd) > len(sample) // 40
