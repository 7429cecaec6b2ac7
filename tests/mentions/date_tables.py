"""Reading and checking rows of phrases and the days they speak of."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from dragoman.mentions.dates import date_document
from dragoman.model import Date, DateMention, Document, Parse, Segment, SegmentRole
from dragoman.pack import Pack

NO_PARSE = Parse((), ())


class Row(NamedTuple):
    """A text of a known day, and what its one date mention must be."""

    published: date
    text: str
    said: str
    earliest: str
    latest: str
    precision: str


def read_row(row: str) -> Row:
    """Reads ``published | text with [the mention] | first..last | unit``; an open end is empty."""
    published, marked, days, precision = row.split(" | ")
    said = marked.partition("[")[2].partition("]")[0]
    text = marked.replace("[", "").replace("]", "")
    earliest, _, latest = days.partition("..")
    latest = latest if ".." in days else earliest
    return Row(date.fromisoformat(published), text, said, earliest, latest, precision)


def day(iso: str) -> Date:
    """A stated day."""
    when = date.fromisoformat(iso)
    return Date(iso, when, when, "day", "explicit")


def document(
    *pieces: tuple[SegmentRole, str], published: Date | None = None, language: str = "en"
) -> Document:
    """A document of segments in this order."""
    text, segments = "", []
    for role, words in pieces:
        segments.append(Segment(len(text), len(text) + len(words), role, language))
        text += words + "\n\n"
    return Document("d", "s", "test.txt", text, published=published, segments=tuple(segments))


def dates(pack: Pack, text: str, published: str | None = None) -> tuple[DateMention, ...]:
    """The date mentions of a text of one body segment."""
    known = None if published is None else day(published)
    return date_document(document(("body", text), published=known), NO_PARSE, pack)[1]


def days(mention: DateMention) -> str:
    """The days of a mention as ``first..last``."""
    return f"{mention.date.earliest or ''}..{mention.date.latest or ''}"


def say_what_the_row_says(pack: Pack, row: Row) -> None:
    """Checks that the text has the one mention of the row."""
    (found,) = dates(pack, row.text, row.published.isoformat())
    assert found.date.said == row.said
    assert days(found) == f"{row.earliest}..{row.latest}"
    assert found.date.precision == row.precision


def say_nothing(pack: Pack, text: str) -> None:
    """Checks that the text has no date."""
    assert dates(pack, text, "2024-07-10") == ()
