"""What dragoman wrote itself, told from reports: a brief read back would count as a source."""

from __future__ import annotations

import re
import struct
import zipfile
import zlib
from io import BytesIO

NAME = "dragoman"
HEAD = 8192
"""Bytes in which a page says what made it."""
MARK = "<!-- generator: dragoman -->"
"""The first line of our Markdown."""
_META = re.compile(rb'<meta\s+name="generator"\s+content="dragoman"', re.I)
_CREATOR = b"<dc:creator>dragoman</dc:creator>"


def is_ours(data: bytes, kind: str) -> bool:
    """Whether dragoman wrote these bytes: a brief, a chronology, a figure.

    Args:
        data: The file.
        kind: Its format.
    """
    if kind == "html":
        return _META.search(data, 0, HEAD) is not None
    if kind == "docx":
        return _by_us(data)
    if kind == "pdf":
        return _set_by_us(data)
    return data.lstrip(b"\xef\xbb\xbf").startswith(MARK.encode())


def _by_us(data: bytes) -> bool:
    """Whether a Word document names us as its creator; a damaged one is told of later."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive, archive.open("docProps/core.xml") as part:
            return _CREATOR in part.read(HEAD)
    except (zipfile.BadZipFile, zlib.error, KeyError, OSError, EOFError, RuntimeError,
            NotImplementedError, ValueError, struct.error):  # fmt: skip
        return False


def _set_by_us(data: bytes) -> bool:
    """Whether a PDF names us as its author; a damaged one is told of later."""
    import pypdfium2 as pdfium

    try:
        document = pdfium.PdfDocument(data)
        author = document.get_metadata_value("Author")
        document.close()
    except pdfium.PdfiumError:
        return False
    return bool(author == NAME)
