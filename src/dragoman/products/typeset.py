"""A document tree as PDF, set by Typst. Needs the extra ``report``.

Words of documents reach Typst as string literals only, so nothing in them is read as its markup.
Each run with words from right to left stands between marks that keep its neighbours in order.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from functools import singledispatch
from pathlib import Path

import msgspec

from dragoman.errors import MissingExtra
from dragoman.products.drawing import to_svg
from dragoman.products.notes import Note
from dragoman.products.tree import (
    Block,
    Card,
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
    spaced,
)

STYLE = Path(__file__).parent / "templates" / "report.typ"


def to_pdf(tree: Tree) -> bytes:
    """The document as PDF.

    Raises:
        MissingExtra: Typst is not installed.
    """
    try:
        import typst
    except ImportError as error:
        raise MissingExtra(
            "PDF needs typst, which is not installed: pip install 'dragoman[report]'"
        ) from error
    pictures = [one for part in tree.sections for one in part.blocks if isinstance(one, Picture)]
    drawn = {one.name: to_svg(msgspec.json.decode(one.spec)) for one in pictures}
    pdf: bytes = typst.compile(source(tree).encode(), sys_inputs=drawn)
    return pdf


def source(tree: Tree) -> str:
    """The document as Typst reads it; figures come in as inputs by their names."""
    return "\n".join((STYLE.read_text(encoding="utf-8"), *_document(tree)))


def _document(tree: Tree) -> Iterator[str]:
    yield f"#opening({_text(tree.kicker)}, {_text(tree.title)}, {_text(tree.subtitle)})"
    for section in tree.sections:
        yield from _section(section)
    if tree.notes:
        yield f"#heading(level: 1, {_text('Footnotes')})"
        yield from (_note(note) for note in tree.notes)


def _section(section: Section) -> Iterator[str]:
    yield f"#heading(level: 1, {_text(section.title)})"
    for block in section.blocks:
        yield from _block(block)


def _apart(text: str) -> str:
    """``text`` between left-to-right marks, for Typst knows no isolates: what follows stays put."""
    return f"\u200e{text}\u200e"


def _turns(text: str) -> bool:
    """Whether letters from right to left are in it: a number after them would change sides."""
    return any(unicodedata.bidirectional(letter) in {"R", "AL"} for letter in text)


def _array(items: Iterable[str]) -> str:
    """An array of Typst: one of one member keeps its comma."""
    inside = "".join(f"{one}, " for one in items)
    return f"({inside})"


def _text(text: str) -> str:
    """A string literal of Typst."""
    plain = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", " ")
    return f'"{plain}"'


def _run(run: Run) -> str:
    language = "none" if run.language is None else _text(run.language)
    told = f"#run({_text(run.text)}, {_text(run.role)}, {language})"
    return _apart(told) if run.direction == "rtl" or _turns(run.text) else told


def _line(line: Line) -> str:
    """Content of Typst, in brackets."""
    words = "".join(_run(run) for run in spaced(line))
    cited = f"#cited({_array(str(one) for one in line.notes)})" if line.notes else ""
    return f"[{words}{cited}]"


@singledispatch
def _block(block: Block) -> Iterator[str]:
    """The source of a block, by its type."""
    raise TypeError(type(block).__name__)


@_block.register
def _(block: Paragraph) -> Iterator[str]:
    yield f"#par({_line(block.line)})"


@_block.register
def _(block: Heading) -> Iterator[str]:
    yield f"#heading(level: 2, {_text(block.text)})"


@_block.register
def _(block: Entries) -> Iterator[str]:
    yield f"#{_entries(block.entries, lines=block.kind == 'lines')}"


def _entries(entries: Iterable[Entry], *, lines: bool) -> str:
    inside = _array(_entry(one, lines=lines) for one in entries)
    return f"{'lines' if lines else 'points'}({inside})"


def _entry(one: Entry, *, lines: bool) -> str:
    under = _entries(one.under, lines=lines) if one.under else "none"
    return f"({_line(one.line)}, {under})"


@_block.register
def _(block: Cards) -> Iterator[str]:
    yield f"#cards({_array(_card(one) for one in block.cards)})"


def _card(card: Card) -> str:
    return (
        f"({_text(card.title)}, {_line(card.about)}, {_entries(card.entries.entries, lines=False)})"
    )


@_block.register
def _(block: Grid) -> Iterator[str]:
    cells = (
        f"stack(spacing: 4pt, {', '.join(_line(line) for line in cell)})"
        for row in block.rows
        for cell in row.cells
    )
    yield f"#sources({_array(map(_text, block.head))}, {_array(cells)})"


@_block.register
def _(block: Picture) -> Iterator[str]:
    yield f"#picture({_text(block.title)}, {_text(block.name)}, {_text(block.alt)})"


def _note(note: Note) -> str:
    speaker = f"{_apart(note.speaker)}, in " if note.speaker else ""
    origin = f"{speaker}{_apart(note.outlet)}, {note.published}"
    quote = _run(Run(note.quote, "text", note.language, note.direction))
    return f"#footnoted({note.number}, [“{quote}”], {_text(origin)}, {_text(note.place)})"
