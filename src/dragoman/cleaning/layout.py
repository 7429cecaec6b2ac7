"""A page laid out: every line with its role, and from that the segments of the document."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from msgspec import Struct

from dragoman.cleaning.cues import Cue
from dragoman.cleaning.head import first_paragraph, head_roles, title_line
from dragoman.cleaning.language import segment_language
from dragoman.cleaning.lines import Line, split_lines
from dragoman.cleaning.tail import tail_roles
from dragoman.cleaning.verse import verse_lines
from dragoman.model import Document, Segment, SegmentRole
from dragoman.pack import Pack
from dragoman.text import Span, trimmed


class Layout(Struct, frozen=True):
    """The lines of a page with their roles.

    Attributes:
        lines: Those that are not blank.
        roles: Of each line.
        first: Index of the line with which the article's own text begins.
        title: Index of the title.
        dateline: The place and agency that line opens with.
    """

    lines: tuple[Line, ...]
    roles: tuple[SegmentRole, ...]
    first: int
    title: int | None
    dateline: Cue | None

    def cues(self, *kinds: str) -> Iterable[tuple[Line, Cue]]:
        """The lines recognised as one of these kinds, with what they state."""
        for index, line in enumerate(self.lines):
            cue = line.cue(head=index < self.first)
            if cue and cue.kind in kinds and self.roles[index] == cue.role:
                yield line, cue


def lay_out(text: str, packs: tuple[Pack, ...], *, title: str | None) -> Layout:
    """The layout of a page.

    Args:
        text: The document's text.
        packs: All that are installed, that of the document's language first.
        title: What the format's metadata states, if anything.
    """
    lines = split_lines(text, packs)
    first = first_paragraph(lines)
    verse = verse_lines(lines)
    named = title_line(lines[:first], title)
    head = head_roles(lines[:first], named)
    roles = [
        "verse" if index in verse and index != named else role for index, role in enumerate(head)
    ]
    tail = tail_roles(lines, first, verse)
    dateline = lines[first].dateline() if first < len(lines) else None
    return Layout(lines, (*roles, *tail), first, named, dateline)


def segments_of(
    document: Document, layout: Layout, packs: Mapping[str, Pack], *, main: str
) -> tuple[Segment, ...]:
    """The segments of a document: each line, the dateline apart from its paragraph.

    Lines that follow each other with the same role stay apart; together the segments cover every
    character that is not space.
    """
    found: list[Segment] = []
    for index, (line, role) in enumerate(zip(layout.lines, layout.roles, strict=True)):
        opening = layout if index == layout.first else None
        for span, part in _parts(document.text, line, role, opening):
            text = document.text[span.start : span.end]
            language = segment_language(text, packs, prior=main)
            found.append(Segment(span.start, span.end, part, language))
    return tuple(found)


def dateline_span(line: Line, cue: Cue) -> Span:
    """Where the dateline stands in the document."""
    offset = line.end - len(line.said)
    end = cue.match.end() if cue.match else 0
    inside = cue.key.original(0, end)
    return Span(line.start, offset + inside.end)


def _parts(
    text: str, line: Line, role: SegmentRole, opening: Layout | None
) -> tuple[tuple[Span, SegmentRole], ...]:
    whole = Span(line.start, line.end)
    if opening is None or opening.dateline is None or role != "body":
        return ((whole, role),)
    split = dateline_span(line, opening.dateline)
    place = trimmed(text, split.start, split.end)
    rest = trimmed(text, split.end, line.end)
    if not len(rest) or not len(place):
        return ((whole, role),)
    return ((place, "dateline"), (rest, role))
