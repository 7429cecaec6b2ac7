"""Reports written: a document tree in the format that is asked for."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from importlib import metadata

import msgspec
from markupsafe import Markup

from dragoman.errors import BadData
from dragoman.ledger import CorpusView
from dragoman.products.board import threads
from dragoman.products.brief import build_brief
from dragoman.products.drawing import inline
from dragoman.products.lines import pair_title
from dragoman.products.markdown import to_markdown
from dragoman.products.notes import Notes
from dragoman.products.outline import board_blocks, brief_tree
from dragoman.products.pages import render
from dragoman.products.tree import Picture, Section, Tree


def write_brief(
    view: CorpusView,
    to: str = "html",
    *,
    version: str | None = None,
    as_of: date | None = None,
    undated: int = 0,
) -> bytes:
    """A brief on the pair that a view was asked for.

    Args:
        view: The records.
        to: A format of ``FORMATS``.
        version: Of dragoman, for the method note; the installed one without it.
        as_of: The day until which documents are in the view, if it is not today's.
        undated: Documents left out because their day is not known.

    Raises:
        Unfounded: A claim has no words behind it.
        BadData: There is no such format.
        MissingExtra: The format needs an extra that is not installed.
    """
    made_by = metadata.version("dragoman") if version is None else version
    return write_tree(
        brief_tree(build_brief(view, version=made_by, as_of=as_of, undated=undated)), to
    )


def board_tree(view: CorpusView) -> Tree:
    """The board of undertakings as a document.

    Raises:
        Unfounded: A stage has no words.
    """
    notes = Notes(view)
    blocks = tuple(board_blocks(threads(view, notes)))
    title = pair_title(view)[:1].upper() + pair_title(view)[1:]
    number = len(view.undertakings)
    told = f"{number} undertaking{'' if number == 1 else 's'}, the last to move first"
    sections = (Section("undertakings", "Undertakings", blocks),)
    return Tree("Board", title, told, sections, notes.all())


def write_tree(tree: Tree, to: str) -> bytes:
    """A document in a format of ``FORMATS``.

    Raises:
        BadData: There is no such format.
        MissingExtra: The format needs an extra that is not installed.
    """
    if to not in FORMATS:
        raise BadData(f"no report as {to!r}; there are {', '.join(FORMATS)}")
    return FORMATS[to](tree)


def to_html(tree: Tree) -> bytes:
    """One HTML file that needs no network and prints well."""
    drawn = (one for part in tree.sections for one in part.blocks if isinstance(one, Picture))
    pictures = {
        one.name: Markup(inline(msgspec.json.decode(one.spec), name=one.name, alt=one.alt))  # noqa: S704 - drawn by vl-convert, which escapes
        for one in drawn
    }
    return render("tree.html", tree=tree, pictures=pictures).encode()


def _docx(tree: Tree) -> bytes:
    from dragoman.products.docx import to_docx

    return to_docx(tree)


def _pdf(tree: Tree) -> bytes:
    from dragoman.products.typeset import to_pdf

    return to_pdf(tree)


FORMATS: dict[str, Callable[[Tree], bytes]] = {
    "html": to_html,
    "md": to_markdown,
    "docx": _docx,
    "pdf": _pdf,
}
"""How a report is written, by the name of the format."""
