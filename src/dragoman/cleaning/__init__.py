"""Cleaning: what each part of a page is, and what the page says of itself.

Every line gets a role from the general cues of the packs, so that comments, menus and boilerplate
are never taken for the article; then language, title, authors, outlet, day of publication, genre
and credits are read off.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

import msgspec

from dragoman.cleaning.credits import Pointer, credits_of, initials, outlet_of, pointers
from dragoman.cleaning.language import languages_of, main_language
from dragoman.cleaning.layout import Layout, lay_out, segments_of
from dragoman.cleaning.stated import (
    agencies_of,
    authors_of,
    genre_of,
    published_of,
    signed_sources,
    title_of,
)
from dragoman.errors import UnreadableDocument
from dragoman.model import EVIDENCE_ROLES, CreditHow, Document
from dragoman.pack import Pack
from dragoman.text import Span


def clean(
    document: Document,
    packs: Mapping[str, Pack],
    *,
    published: date | None = None,
    outlet: str | None = None,
) -> Document:
    """The document with segments, languages and everything it states of itself.

    Args:
        document: As a reader gave it.
        packs: The installed languages by code.
        published: The day the user says it was published.
        outlet: The outlet the user names.

    Raises:
        UnknownLanguage: The text is in a language without a pack.
        UnreadableDocument: Nothing of the page is an article.
    """
    where = document.locator
    main = main_language(document.text, packs, where=where)
    ordered = (packs[main], *(packs[code] for code in sorted(packs) if code != main))
    layout = lay_out(document.text, ordered, title=document.title)
    segments = segments_of(document, layout, packs, main=main)
    article = [segment for segment in segments if segment.role in EVIDENCE_ROLES]
    if not article:
        raise UnreadableDocument(f"{where}: no text left after cleaning: no line is an article's")
    sizes = [(segment.language or main, segment.end - segment.start) for segment in article]
    found = msgspec.structs.replace(
        document,
        title=title_of(document, layout),
        authors=authors_of(document, layout),
        languages=languages_of(sizes, main),
        genre=genre_of(layout, ordered),
        published=published_of(document, layout, ordered, told=published),
        segments=segments,
    )
    return _with_sources(found, layout, packs[main], told=outlet)


def _with_sources(document: Document, layout: Layout, pack: Pack, *, told: str | None) -> Document:
    """The document with its outlet and credits."""
    named = pointers(document, document.segments, pack)
    agencies = agencies_of(layout)
    opening = [line.end for line in layout.lines[layout.first : layout.first + 3]]
    outlet = (
        told
        or document.outlet
        or outlet_of(named, until=max(opening, default=0))
        or next((name for name, _ in agencies), None)
    )
    marked = (*_marked(agencies, "agency"), *_marked(signed_sources(layout), "republished"))
    chain = credits_of(document, (*marked, *named), outlet=outlet)
    return msgspec.structs.replace(document, outlet=outlet, credits=chain)


def _marked(places: Iterable[tuple[str, Span]], how: CreditHow) -> tuple[Pointer, ...]:
    """Pointers to sources that stand on their own in a byline, a dateline or a sign-off."""
    return tuple(Pointer(span.start, span.end, name, initials(name), how) for name, span in places)
