"""A document tree as a Word document. Needs the extra ``report``.

Words in a script from right to left are marked as such (``w:rtl``, and ``w:bidi`` for the paragraph
of a quote), which python-docx has no call for. Footnotes stand at the end, linked both ways of
reading: from the number to the words.
"""

from __future__ import annotations

import io
from functools import singledispatch
from typing import Any

import msgspec

from dragoman.errors import MissingExtra
from dragoman.products.drawing import to_png
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
    Role,
    Run,
    Tree,
    isolated,
    spaced,
)

Word = Any
"""An object of python-docx, which has no types."""

WIDTH = 16.5
"""Centimetres that a figure is wide."""
_SOFT = "565F68"
_SOFT_ROLES: frozenset[Role] = frozenset({"soft", "code", "where", "says", "tally"})
_FONTS = {"w:ascii": "Calibri", "w:hAnsi": "Calibri", "w:cs": "Arial"}


def to_docx(tree: Tree) -> bytes:
    """The document as the bytes of a ``.docx`` file.

    Raises:
        MissingExtra: python-docx is not installed.
    """
    try:
        import docx
    except ImportError as error:
        raise MissingExtra(
            "DOCX needs python-docx, which is not installed: pip install 'dragoman[report]'"
        ) from error
    word = docx.Document()
    _set_up(word, tree)
    word.add_heading(tree.title, 0)
    word.add_paragraph(tree.subtitle, style="Subtitle")
    for section in tree.sections:
        word.add_heading(section.title, 1)
        for block in section.blocks:
            _block(block, word)
    if tree.notes:
        word.add_heading("Footnotes", 1)
        for note in tree.notes:
            _note(note, word)
    out = io.BytesIO()
    word.save(out)
    return out.getvalue()


def _set_up(word: Word, tree: Tree) -> None:
    from docx.shared import Cm, Pt, RGBColor

    for section in word.sections:
        section.page_width, section.page_height = Cm(21), Cm(29.7)
        section.left_margin = section.right_margin = Cm(2.2)
        section.top_margin = section.bottom_margin = Cm(2)
    word.core_properties.title = f"{tree.kicker}: {tree.title}"
    word.core_properties.author = "dragoman"
    for name in ("Normal", "Title", "Subtitle", "Heading 1", "Heading 2", "Heading 3"):
        style = word.styles[name]
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for key in [key for key in fonts.attrib if "Theme" in key]:
            del fonts.attrib[key]
        for key, font in _FONTS.items():
            fonts.set(_name(key), font)
        style.font.color.rgb = RGBColor.from_string("1C2126")
    word.styles["Normal"].font.size = Pt(10)
    word.styles["Normal"].paragraph_format.space_after = Pt(4)
    word.styles["Subtitle"].font.color.rgb = RGBColor.from_string(_SOFT)


def _name(name: str) -> str:
    from docx.oxml.ns import qn

    return str(qn(name))


def _element(name: str, /, **attributes: str) -> Word:
    from docx.oxml import OxmlElement

    made = OxmlElement(name)
    for key, value in attributes.items():
        made.set(_name(f"w:{key}"), value)
    return made


@singledispatch
def _block(block: Block, word: Word) -> None:
    """Add a block, by its type."""
    raise TypeError(type(block).__name__)


@_block.register
def _(block: Paragraph, word: Word) -> None:
    _write(block.line, word.add_paragraph())


@_block.register
def _(block: Heading, word: Word) -> None:
    word.add_heading(block.text, 2)


@_block.register
def _(block: Entries, word: Word) -> None:
    for one in block.entries:
        _entry(one, word, bulleted=block.kind != "lines", depth=0)


def _entry(one: Entry, word: Word, *, bulleted: bool, depth: int) -> None:
    from docx.shared import Cm

    paragraph = word.add_paragraph(style="List Bullet" if bulleted else None)
    if depth or not bulleted:
        indent = 0.6 * depth + (0.6 if bulleted else 0.3)
        paragraph.paragraph_format.left_indent = Cm(indent)
        if not bulleted:
            paragraph.paragraph_format.first_line_indent = Cm(-0.3)
    _write(one.line, paragraph)
    for under in one.under:
        _entry(under, word, bulleted=bulleted, depth=depth + 1)


@_block.register
def _(block: Cards, word: Word) -> None:
    for card in block.cards:
        word.add_heading(card.title, 3)
        _write(card.about, word.add_paragraph())
        _block(card.entries, word)


@_block.register
def _(block: Grid, word: Word) -> None:
    table = word.add_table(rows=1, cols=len(block.head), style="Light List Accent 1")
    for cell, head in zip(table.rows[0].cells, block.head, strict=True):
        cell.text = head
    for row in block.rows:
        for cell, lines in zip(table.add_row().cells, row.cells, strict=True):
            for number, line in enumerate(lines):
                _write(line, cell.add_paragraph() if number else cell.paragraphs[0])


@_block.register
def _(block: Picture, word: Word) -> None:
    from docx.shared import Cm

    heading = word.add_paragraph()
    heading.paragraph_format.keep_with_next = True
    heading.add_run(block.title).bold = True
    png = to_png(msgspec.json.decode(block.spec))
    drawn = word.add_picture(io.BytesIO(png), width=Cm(WIDTH))
    drawn._inline.docPr.set("descr", block.alt)  # noqa: SLF001 - python-docx has no other way


def _write(line: Line, paragraph: Word) -> None:
    for run in spaced(line):
        _run(run, paragraph)
    for place, number in enumerate(line.notes):
        if place:
            paragraph.add_run(" ").font.superscript = True
        _reference(number, paragraph)


def _run(run: Run, paragraph: Word) -> Word:
    from docx.shared import Pt, RGBColor

    made = paragraph.add_run(run.text)
    made.bold = run.role in ("strong", "when") or None
    made.italic = run.role == "state" or None
    if run.role in _SOFT_ROLES:
        made.font.color.rgb = RGBColor.from_string(_SOFT)
    if run.role == "code":
        made.font.size = Pt(7.5)
    if run.direction == "rtl":
        _right_to_left(made, run.language)
    return made


def _right_to_left(made: Word, language: str | None) -> None:
    """Mark a run as written from right to left, in its language."""
    properties = made._r.get_or_add_rPr()  # noqa: SLF001 - python-docx has no other way
    properties.append(_element("w:rtl"))
    if language is not None:
        properties.append(_element("w:lang", bidi=language))


def _reference(number: int, paragraph: Word) -> None:
    """A raised number that leads to its footnote."""
    made = paragraph.add_run(str(number))
    made.font.superscript = True
    link = _element("w:hyperlink", anchor=f"note_{number}", history="1")
    paragraph._p.append(link)  # noqa: SLF001 - python-docx has no other way
    link.append(made._r)  # noqa: SLF001


def _note(note: Note, word: Word) -> None:
    """A footnote: who says it where, then the words in a paragraph of their own direction."""
    from docx.shared import Cm, Pt

    head = word.add_paragraph()
    head.paragraph_format.space_after = Pt(0)
    head.paragraph_format.keep_with_next = True
    start = _element("w:bookmarkStart", id=str(note.number), name=f"note_{note.number}")
    head._p.append(start)  # noqa: SLF001 - python-docx has no other way
    head.add_run(f"{note.number}. ").bold = True
    head._p.append(_element("w:bookmarkEnd", id=str(note.number)))  # noqa: SLF001
    speaker = f"{isolated(note.speaker)}, in " if note.speaker else ""
    head.add_run(f"{speaker}{isolated(note.outlet)}, {note.published} ")
    _run(Run(note.place, "code"), head)
    quote = word.add_paragraph()
    if note.direction == "rtl":  # before the indent: Word wants the marks in this order
        quote._p.get_or_add_pPr().append(_element("w:bidi"))  # noqa: SLF001
    quote.paragraph_format.left_indent = Cm(0.6)
    _run(Run(f"“{note.quote}”", "text", note.language, note.direction), quote)
