"""Word-processor files, DOCX and ODT: their paragraphs, title and author, without any macro."""

from __future__ import annotations

import struct
import zipfile
import zlib
from io import BytesIO
from typing import Literal

from lxml import etree

from dragoman.errors import UnreadableDocument
from dragoman.reading.found import Found
from dragoman.reading.memory import tell_memory

LARGEST = 64 * 1024 * 1024
"""The largest part of a file that is unpacked, in bytes."""

_BODY = {"docx": "word/document.xml", "odt": "content.xml"}
_META = {"docx": "docProps/core.xml", "odt": "meta.xml"}
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_PARAGRAPHS = frozenset({f"{_W}p", f"{_TEXT}p", f"{_TEXT}h"})
_SPACES = {f"{_W}tab": "\t", f"{_W}br": "\n", f"{_TEXT}tab": "\t", f"{_TEXT}line-break": "\n",
           f"{_TEXT}s": " "}  # fmt: skip
_LEFT_OUT = frozenset({f"{_W}delText", f"{_W}instrText", f"{_TEXT}note", f"{_TEXT}tracked-changes"})


def read(data: bytes, kind: Literal["docx", "odt"]) -> Found:
    """The text of a word-processor file, one paragraph a line.

    Raises:
        UnreadableDocument: It is damaged, encrypted, a bomb, or declares a document type.
    """
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            body = _parsed(archive, _BODY[kind])
            names = archive.namelist()
            meta = _parsed(archive, _META[kind]) if _META[kind] in names else None
    except (zipfile.BadZipFile, zlib.error, OSError, EOFError, KeyError, RuntimeError,
            NotImplementedError, ValueError, struct.error,
            etree.XMLSyntaxError) as error:  # fmt: skip
        raise UnreadableDocument(f"not readable as {kind.upper()}: {error}") from error
    paragraphs = [_words(one) for one in body.iter(*_PARAGRAPHS)]
    text = "\n\n".join(line for line in map(str.strip, paragraphs) if line)
    return Found(text, title=_said(meta, "title"), authors=_authors(meta))


def _parsed(archive: zipfile.ZipFile, name: str) -> etree._Element:
    info = archive.getinfo(name)
    with archive.open(info) as part:
        data = part.read(LARGEST + 1)
    if len(data) > LARGEST:
        raise UnreadableDocument(f"unpacks to more than {LARGEST} bytes; split it")
    if b"<!DOCTYPE" in data[:4096]:
        raise UnreadableDocument("declares a document type, as office programs never do")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        return etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        tell_memory(error)
        raise


def _words(paragraph: etree._Element) -> str:
    """The words of a paragraph, those of paragraphs within it (text boxes) left to these."""
    said: list[str] = []
    waiting = [(paragraph, False)]
    while waiting:
        node, is_done = waiting.pop()
        if is_done:
            said.append(node.tail or "")
            continue
        if node is not paragraph:
            if node.tag in _PARAGRAPHS or node.tag in _LEFT_OUT:
                said.append(node.tail or "")
                continue
            said.append(_SPACES.get(str(node.tag), ""))
            waiting.append((node, True))
        said.append(node.text or "")
        waiting += [(kid, False) for kid in reversed(node)]
    return "".join(said)


def _said(meta: etree._Element | None, name: str) -> str | None:
    found = None if meta is None else meta.findtext(f".//{_DC}{name}")
    return (found or "").strip() or None


def _authors(meta: etree._Element | None) -> tuple[str, ...]:
    name = _said(meta, "creator")
    return () if name is None else (name,)
