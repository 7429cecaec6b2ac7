"""A document tree as Markdown with footnotes, figures inside as data."""

from __future__ import annotations

import base64
from collections.abc import Iterator
from functools import singledispatch

import msgspec

from dragoman.products.drawing import to_svg
from dragoman.products.notes import Note
from dragoman.products.tree import (
    Block,
    Cards,
    Entries,
    Entry,
    Grid,
    Heading,
    Line,
    Paragraph,
    Picture,
    Run,
    Section,
    Tree,
    isolated,
    spaced,
)

MARK = "<!-- generator: dragoman -->"
"""The first line, by which readers know the file as no report."""
_SIGNS = "\\`*_{}[]<>#|"
"""What Markdown would read as its own."""


def to_markdown(tree: Tree) -> bytes:
    """The document in CommonMark with the footnotes that Pandoc, GitHub and others read."""
    return ("\n".join(_document(tree)) + "\n").encode()


def escaped(text: str) -> str:
    """``text`` with what Markdown would read as its own signs made plain."""
    return "".join(f"\\{char}" if char in _SIGNS else char for char in text)


def _document(tree: Tree) -> Iterator[str]:
    yield MARK
    yield f"# {tree.kicker}: {escaped(tree.title)}"
    yield from ("", escaped(tree.subtitle))
    for section in tree.sections:
        yield from _section(section)
    if tree.notes:
        yield ""
    yield from (_note(note) for note in tree.notes)
    pictures = [one for part in tree.sections for one in part.blocks if isinstance(one, Picture)]
    for one in pictures:
        drawn = base64.b64encode(to_svg(msgspec.json.decode(one.spec)).encode()).decode()
        yield from ("", f"[figure-{one.name}]: data:image/svg+xml;base64,{drawn}")


def _section(section: Section) -> Iterator[str]:
    yield from ("", f"## {escaped(section.title)}")
    for block in section.blocks:
        yield ""
        yield from _block(block)


def _note(note: Note) -> str:
    quote = _run(Run(note.quote, "text", note.language, note.direction))
    speaker = f"{isolated(escaped(note.speaker))}, in " if note.speaker else ""
    origin = f"{speaker}{isolated(escaped(note.outlet))}, {escaped(note.published)}"
    return f"[^{note.number}]: “{quote}” {origin} (`{note.place}`)"


def _line(line: Line) -> str:
    words = "".join(_run(run) for run in spaced(line))
    numbers = "".join(f"[^{number}]" for number in line.notes)
    return f"{words}{numbers}"


def _run(run: Run) -> str:
    text = escaped(run.text)
    if run.direction == "rtl":
        text = isolated(text)
    if run.role in ("strong", "when"):
        bare = text.strip()
        after = text[len(text.rstrip()) :]
        return f"**{bare}**{after}"
    if run.role == "state":
        return f"*{text}*"
    return f"`{run.text}`" if run.role == "code" else text


@singledispatch
def _block(block: Block) -> Iterator[str]:
    """The lines of a block, by its type."""
    raise TypeError(type(block).__name__)


@_block.register
def _(block: Paragraph) -> Iterator[str]:
    yield _line(block.line)


@_block.register
def _(block: Heading) -> Iterator[str]:
    yield f"### {escaped(block.text)}"


@_block.register
def _(block: Entries) -> Iterator[str]:
    for one in block.entries:
        yield from _entry(one, 0)


def _entry(one: Entry, depth: int) -> Iterator[str]:
    yield f"{'  ' * depth}- {_line(one.line)}"
    for under in one.under:
        yield from _entry(under, depth + 1)


@_block.register
def _(block: Cards) -> Iterator[str]:
    for card in block.cards:
        yield from (f"### {escaped(card.title)}", "", _line(card.about), "")
        yield from _block(card.entries)
        yield ""


@_block.register
def _(block: Grid) -> Iterator[str]:
    yield f"| {' | '.join(block.head)} |"
    yield f"|{'---|' * len(block.head)}"
    for row in block.rows:
        cells = ("; ".join(_line(line) for line in cell) for cell in row.cells)
        yield f"| {' | '.join(cells)} |"


@_block.register
def _(block: Picture) -> Iterator[str]:
    yield f"![{escaped(block.title)}: {escaped(block.alt)}][figure-{block.name}]"
