"""What a page states of itself: title, authors, outlet, day of publication, genre."""

from __future__ import annotations

import re
from datetime import date
from functools import cache

from msgspec import Struct

from dragoman.cleaning.cues import Cue, line_key, pattern
from dragoman.cleaning.days import explicit
from dragoman.cleaning.head import is_date_line
from dragoman.cleaning.layout import Layout, dateline_span
from dragoman.cleaning.lines import Line
from dragoman.model import Date, Document, Genre
from dragoman.pack import Pack
from dragoman.text import Span

_BETWEEN = re.compile(r"\s*(?:,|;|،| and | & | و )\s*")


class GenreCueRow(Struct, frozen=True):
    """One row of ``genre_cues``; the first row that fits names the genre.

    Attributes:
        genre: What a text is in which the pattern is found.
        zone: ``title``, ``head`` (all before the first paragraph), ``opening`` (the first two
            paragraphs), ``any`` (each line: ``least`` lines must fit).
        pattern: A regular expression over folded text, capitals not minded.
        least: In how many lines it must be found.
    """

    genre: Genre
    zone: str
    pattern: str
    least: int = 1


def title_of(document: Document, layout: Layout) -> str | None:
    """The title: of the format's metadata, else of the title line."""
    if layout.title is not None:
        return layout.lines[layout.title].said
    return document.title


def authors_of(document: Document, layout: Layout) -> tuple[str, ...]:
    """Persons named in the metadata and in bylines."""
    names = list(document.authors)
    for _, cue in layout.cues("name"):
        names.extend(_BETWEEN.split(cue.stated("name") or ""))
    for line, role in zip(layout.lines, layout.roles, strict=True):
        if role == "byline" and not line.cues:
            names.extend(_BETWEEN.split(line.said))
    return tuple(dict.fromkeys(name.strip(" .") for name in names if len(name.strip(" .")) > 2))


def agencies_of(layout: Layout) -> tuple[tuple[str, Span], ...]:
    """News agencies that the byline or the dateline names, with where."""
    found = [(line.said.strip(), Span(line.start, line.end)) for line, _ in layout.cues("agency")]
    cue = layout.dateline
    if cue is not None and (name := cue.stated("agency")):
        found.append((name.strip(), _group_span(layout.lines[layout.first], cue, "agency")))
    return tuple(found)


def signed_sources(layout: Layout) -> tuple[tuple[str, Span], ...]:
    """Sources named on a line of their own under the article, with where."""
    return tuple(
        (name.strip(" ."), _group_span(line, cue, "name"))
        for line, cue in layout.cues("sign")
        if (name := cue.stated("name"))
    )


def _group_span(line: Line, cue: Cue, group: str) -> Span:
    offset = line.end - len(line.said)
    if cue.match is None:
        return Span(line.start, line.end)
    inside = cue.key.original(*cue.match.span(group))
    return Span(offset + inside.start, offset + inside.end)


def published_of(
    document: Document, layout: Layout, packs: tuple[Pack, ...], *, told: date | None
) -> Date | None:
    """The day of publication that is stated, never one inferred.

    Args:
        document: With what its format's metadata states.
        layout: Its lines.
        packs: That of the document's language first.
        told: The day the user gave, which goes before all others.
    """
    if told is not None:
        return Date(told.isoformat(), told, told, "day", "explicit")
    for span in _date_places(layout):
        if found := explicit(document, span, packs):
            return found
    return document.published


def _date_places(layout: Layout) -> list[Span]:
    places = [Span(line.start, line.end) for line, _ in layout.cues("published")]
    places += [
        Span(line.start, line.end)
        for line, role in zip(layout.lines[: layout.first], layout.roles, strict=False)
        if role == "boilerplate" and is_date_line(line)
    ]
    if layout.dateline is not None:
        places.append(dateline_span(layout.lines[layout.first], layout.dateline))
    return places


@cache
def _genre_cues(pack: Pack) -> tuple[tuple[GenreCueRow, re.Pattern[str]], ...]:
    rows = pack.table("genre_cues", GenreCueRow)
    return tuple((row, pattern(row.pattern, re.IGNORECASE)) for row in rows)


def genre_of(layout: Layout, packs: tuple[Pack, ...]) -> Genre:
    """What kind of text it is; news where no cue says otherwise."""
    for pack in packs:
        for row, shape in _genre_cues(pack):
            lines = _zone(layout, row.zone)
            hits = sum(bool(shape.search(line_key(line.said, pack).text)) for line in lines)
            if hits >= row.least:
                return row.genre
    return "news"


def _zone(layout: Layout, zone: str) -> tuple[Line, ...]:
    if zone == "title":
        return () if layout.title is None else (layout.lines[layout.title],)
    if zone == "head":
        return layout.lines[: layout.first]
    body = tuple(
        line
        for line, role in zip(layout.lines, layout.roles, strict=True)
        if role in ("body", "quote-block", "byline")
    )
    return body[:2] if zone == "opening" else body
