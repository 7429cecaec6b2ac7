"""A document before it has a format: sections of lines, lists, cards, tables and pictures.

Brief and board are made as such a tree once and written as HTML, Markdown, DOCX or PDF. A ``Claim``
says something about the world and cannot be made without footnotes; a ``Remark`` is the
program's own word (a heading, a count, a note on method).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from msgspec import Struct

from dragoman.products.notes import Note, Unfounded

Role = Literal[
    "text", "strong", "soft", "code", "when", "who", "what", "state", "where", "says", "tally"
]
"""What a run of words is in its line; formats differ in how they show it."""

SEPARATOR = " · "
_FLOWING: frozenset[Role] = frozenset({"text", "strong", "soft", "code"})


class Run(Struct, frozen=True):
    """Words of one role; those of a document have their language and direction."""

    text: str
    role: Role = "text"
    language: str | None = None
    direction: str | None = None


class Claim(Struct, frozen=True):
    """A sentence about the world, with the numbers of its footnotes.

    Raises:
        Unfounded: There is no footnote.
    """

    runs: tuple[Run, ...]
    notes: tuple[int, ...]

    def __post_init__(self) -> None:
        """Refuse a sentence that nothing stands behind."""
        if not self.notes:
            said = " ".join(run.text for run in self.runs)
            raise Unfounded(f"no footnote stands behind {said!r}; nothing was written")


class Remark(Struct, frozen=True):
    """The program's own words."""

    runs: tuple[Run, ...]

    @property
    def notes(self) -> tuple[int, ...]:
        """None: a remark claims nothing."""
        return ()


Line = Claim | Remark


class Entry(Struct, frozen=True):
    """An item of a list; ``record`` is the id of what it tells, ``also`` of what reads the same."""

    line: Line
    under: tuple[Entry, ...] = ()
    record: str | None = None
    also: tuple[str, ...] = ()
    kind: str = "point"


class Entries(Struct, frozen=True, tag=True):
    """A list; a chronology's ``lines`` have no bullets."""

    entries: tuple[Entry, ...]
    kind: Literal["lines", "points", "steps"] = "points"


class Paragraph(Struct, frozen=True, tag=True):
    """One line by itself."""

    line: Line


class Heading(Struct, frozen=True, tag=True):
    """A heading inside a section."""

    text: str


class Card(Struct, frozen=True):
    """Something with a name, a line about it, and a list."""

    record: str
    title: str
    about: Remark
    entries: Entries


class Cards(Struct, frozen=True, tag=True):
    """Cards side by side."""

    cards: tuple[Card, ...]


class Row(Struct, frozen=True):
    """A row of a table; each cell holds lines."""

    record: str
    cells: tuple[tuple[Line, ...], ...]


class Grid(Struct, frozen=True, tag=True):
    """A table."""

    head: tuple[str, ...]
    rows: tuple[Row, ...]


class Picture(Struct, frozen=True, tag=True):
    """A figure as a Vega-Lite specification (JSON), with what it shows in words.

    Attributes:
        name: Unique in the document.
        title: Above it.
        spec: The specification, self-contained.
        alt: What it shows, for those who do not see it.
    """

    name: str
    title: str
    spec: bytes
    alt: str


Block = Entries | Paragraph | Heading | Cards | Grid | Picture


class Section(Struct, frozen=True):
    """A part with a heading; ``name`` is its address."""

    name: str
    title: str
    blocks: tuple[Block, ...]


class Tree(Struct, frozen=True):
    """A whole document."""

    kicker: str
    title: str
    subtitle: str
    sections: tuple[Section, ...]
    notes: tuple[Note, ...]


def remark(text: str, role: Role = "text") -> Remark:
    """A remark of one run."""
    return Remark((Run(text, role),))


def isolated(text: str) -> str:
    """``text`` in a Unicode isolate: what stands around it keeps its order."""
    return f"\u2068{text}\u2069"


def spaced(line: Line) -> Iterator[Run]:
    """The runs of a line with what stands between them where no style sheet does it."""
    before: Run | None = None
    for run in line.runs:
        if before is not None and not (before.role in _FLOWING and run.role in _FLOWING):
            yield Run(" " if run.role == "state" else SEPARATOR, "soft")
        yield run
        before = run
