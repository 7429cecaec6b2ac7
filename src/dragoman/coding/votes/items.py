"""Sentences with who did what to whom, one JSON object a line, as the field's benchmarks have them.

    {"id": "1", "text": "...", "source": "Chad", "target": "Mali",
     "source_spans": [[0, 4]], "target_spans": [[23, 27]], "root": "SANCTION"}

Spans are half-open and count code points of ``text``. ``root`` is a PLOVER type or YIELD, and may
be missing where answers are wanted.
"""

from __future__ import annotations

import lzma
from collections.abc import Iterator
from pathlib import Path

import msgspec
from msgspec import Struct

from dragoman.coding.votes.question import ROOTS, Question, Root
from dragoman.errors import BadData
from dragoman.text import Span


class Line(Struct, frozen=True):
    """A line as it stands in the file; other keys are ignored."""

    text: str
    id: str | int = ""
    source: str | None = None
    target: str | None = None
    source_spans: tuple[tuple[int, int], ...] = ()
    target_spans: tuple[tuple[int, int], ...] = ()
    root: str | None = None


class Item(Struct, frozen=True):
    """A question with its name and, where the file tells, its right answer."""

    id: str
    question: Question
    root: Root | None

    @property
    def text(self) -> str:
        """The sentence."""
        return self.question.text


def read_items(path: Path) -> tuple[Item, ...]:
    """The items of a file, packed with xz if its name ends so.

    Raises:
        BadData: A line is no such object, a span lies outside its text, a root is not known, or
            there is none at all.
    """
    opener = lzma.open if path.suffix == ".xz" else open
    try:
        with opener(path, "rt", encoding="utf-8") as lines:
            items = tuple(_items(lines, path.name))
    except (UnicodeDecodeError, lzma.LZMAError) as error:
        raise BadData(f"{path.name}: {error}; give JSON lines in UTF-8") from error
    if not items:
        raise BadData(f"{path.name}: no lines; give one JSON object a line")
    return items


def _items(lines: Iterator[str], name: str) -> Iterator[Item]:
    for number, line in enumerate(lines, 1):
        if line.strip():
            yield _item(line, f"{name}:{number}", number)


def _item(line: str, where: str, number: int) -> Item:
    try:
        read = msgspec.json.decode(line, type=Line)
    except msgspec.MsgspecError as error:
        raise BadData(f"{where}: {error}; give id, text, source_spans, target_spans") from error
    source = _span(read.text, read.source_spans, read.source, f"{where}: source")
    target = _span(read.text, read.target_spans, read.target, f"{where}: target")
    name = str(read.id) if read.id != "" else str(number)
    return Item(name, Question(read.text, source, target), _root(read.root, where))


def _span(
    text: str, spans: tuple[tuple[int, int], ...], named: str | None, where: str
) -> Span | None:
    """The first span given; else where the words named stand; ``None`` where they do not."""
    for start, end in spans:
        if not 0 <= start < end <= len(text):
            raise BadData(f"{where} span [{start}, {end}) is not in a text of {len(text)} letters")
        return Span(start, end)
    at = text.find(named) if named else -1
    return None if at < 0 or named is None else Span(at, at + len(named))


def _root(name: str | None, where: str) -> Root | None:
    if name is None:
        return None
    folded = "YIELD" if name in ("CONCEDE", "RETREAT") else name
    found = next((root for root in ROOTS if root == folded), None)
    if found is None:
        raise BadData(f"{where}: no root {name!r}; the roots are {', '.join(ROOTS)}")
    return found
