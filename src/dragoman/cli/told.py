"""The lines that ``dragoman code`` is given: plain sentences, or objects with a text."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TextIO

import msgspec
from msgspec import Struct


class Told(Struct, frozen=True):
    """One text to code.

    Attributes:
        name: Its id, or the number of its line.
        text: ``None`` where the line could not be read; ``wrong`` says why.
        published: The day it was written.
        whole: Whether it is a whole document, to be cleaned as one.
        wrong: What is wrong with it.
    """

    name: str
    text: str | None
    published: date | None = None
    whole: bool = False
    wrong: str | None = None


class _Line(Struct, frozen=True):
    text: str
    id: str | int | None = None
    published: date | None = None


def lines_of(stream: TextIO) -> Iterator[Told]:
    """A text for each line that is not empty."""
    lines = enumerate(stream, 1)
    while True:
        try:
            number, line = next(lines)
        except StopIteration:
            return
        except UnicodeDecodeError as error:
            yield Told("standard input", None, wrong=f"{error.reason}; give UTF-8")
            return
        if line.strip():
            yield _told(line.strip(), f"line {number}")


def one_document(stream: TextIO) -> Iterator[Told]:
    """All of a stream as one text."""
    try:
        text = stream.read()
    except UnicodeDecodeError as error:
        yield Told("standard input", None, wrong=f"{error.reason}; give UTF-8")
        return
    yield Told("standard input", text, whole=True)


def _told(line: str, where: str) -> Told:
    if not line.startswith("{"):
        return Told(where, line)
    try:
        read = msgspec.json.decode(line, type=_Line)
    except msgspec.MsgspecError as error:
        return Told(where, None, wrong=f"{error}; give an object with text")
    if not read.text.strip():
        return Told(where, None, wrong="its text is empty; leave the line out")
    return Told(where if read.id is None else str(read.id), read.text, read.published)
