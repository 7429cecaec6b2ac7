"""A document tree as plain text, for the terminal."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.products.notes import Note
from dragoman.products.tree import Cards, Entries, Entry, Heading, Line, Paragraph, Tree, spaced


def to_text(tree: Tree) -> str:
    """The document without figures and tables, ending in a line feed."""
    return "\n".join(_document(tree)) + "\n"


def _document(tree: Tree) -> Iterator[str]:
    yield f"{tree.kicker}: {tree.title}"
    yield tree.subtitle
    for section in tree.sections:
        for block in section.blocks:
            if isinstance(block, Cards):
                yield from _cards(block)
            elif isinstance(block, Heading):
                yield from ("", block.text)
            elif isinstance(block, Paragraph):
                yield from ("", _line(block.line))
            elif isinstance(block, Entries):
                yield from (_entry(one, 1) for one in block.entries)
    if tree.notes:
        yield from ("", "Footnotes")
    yield from (f"  [{note.number}] {_note(note)}" for note in tree.notes)


def _cards(block: Cards) -> Iterator[str]:
    for card in block.cards:
        yield from ("", card.title, f"  {_line(card.about)} · {card.record}")
        yield from (_entry(one, 2) for one in card.entries.entries)


def _entry(one: Entry, depth: int) -> str:
    under = "".join(f"\n{_entry(part, depth + 1)}" for part in one.under)
    return f"{'  ' * depth}{_line(one.line)}{under}"


def _line(line: Line) -> str:
    words = "".join(run.text for run in spaced(line))
    numbers = "".join(f"[{number}]" for number in line.notes)
    return f"{words} {numbers}" if numbers else words


def _note(note: Note) -> str:
    speaker = f"{note.speaker}, in " if note.speaker else ""
    return f"“{note.quote}” {speaker}{note.outlet}, {note.published} ({note.place})"
