"""Search: documents by their text in any script, entities by their names."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from litestar import Response, get
from msgspec import Struct

from dragoman.ledger.browse_documents import (
    RANKED,
    DocumentFilter,
    count_documents,
    count_matches,
    facet_search,
    in_order,
    match_of,
    search_documents,
)
from dragoman.ledger.browse_records import EntityFilter, count_events_of, page_records
from dragoman.ledger.browse_view import records_of
from dragoman.model import Analysis, Entity
from dragoman.products.people import country_name, plain_name
from dragoman.products.words import modality_word, type_words
from dragoman.serve.asked import AnyRequest, SearchAsked, asked_of, document_filter, given_of
from dragoman.serve.desk import AtDesk, Desk
from dragoman.serve.downloads import csv_file, json_file
from dragoman.serve.lists import Choice, Facet, Listing, facet_of, sorts_of, year_facet
from dragoman.serve.pages.base import Page, show
from dragoman.serve.pages.countries import countries_found
from dragoman.serve.pages.documents import DocumentRow, document_row
from dragoman.serve.rendering import address, language_name
from dragoman.serve.rows import entity_words
from dragoman.serve.snippets import found_in, terms_of

PATH = "/search"
SIZE = 20
NAMES = 8
FIELDS = ("id", "title", "outlet", "published", "language", "genre", "words")
SORTS = {"best": "best match first", "newest": "newest first", "oldest": "oldest first"}
_SAID = {"type": type_words, "modality": modality_word, "language": language_name}


class Hit(Struct, frozen=True):
    """A document that was found: its row, and its words with the matches marked."""

    row: DocumentRow
    pieces: tuple[tuple[str, bool], ...]
    address: str


class NameHit(Struct, frozen=True):
    """Someone or something whose name was found."""

    record: str
    name: str
    type: str
    who: str
    events: int
    names: tuple[tuple[str, str], ...]


class Missing(Struct, frozen=True):
    """What was searched when nothing was found.

    Attributes:
        words: Every word as it was searched, and how many documents hold it.
        documents: How many documents were searched.
        unfiltered: How many documents match without the filters.
        plain: The address of the search without them.
    """

    words: tuple[tuple[str, int], ...]
    documents: int
    unfiltered: int
    plain: str


@get(PATH, sync_to_thread=True)
def search_page(request: AnyRequest, desk: AtDesk) -> Page:
    """What holds all the words asked for."""
    asked = asked_of(request, SearchAsked)
    match = match_of(asked.q)
    wanted = document_filter(asked)
    found = desk.recall(search_documents, match, wanted)
    start = (asked.page - 1) * SIZE
    terms = terms_of(asked.q)
    docs = _sorted(desk, asked, found.docs)
    hits = desk.ask(records_of, Analysis, tuple(islice(docs, start, start + SIZE)))
    listing = Listing(
        path=PATH,
        given=given_of(asked),
        total=min(found.total, RANKED),
        page=asked.page,
        sorts=sorts_of(PATH, asked, SORTS, asked.sort),
        facets=_facets(desk, asked, found.docs) if found.total else (),
        size=SIZE,
    )
    return show(
        desk,
        "search.html",
        title=f"Search: {asked.q}" if asked.q else "Search",
        asked=asked,
        listing=listing,
        total=found.total,
        ranked=RANKED,
        hits=tuple(_hit(one, terms) for one in hits),
        countries=countries_found(desk, asked.q) if asked.q and asked.page == 1 else (),
        names=names_found(desk, asked.q) if asked.q and asked.page == 1 else (),
        missing=_missing(desk, asked, match, terms) if asked.q and not found.total else None,
    )


def _sorted(desk: Desk, asked: SearchAsked, docs: tuple[str, ...]) -> tuple[str, ...]:
    return docs if asked.sort == "best" else desk.recall(in_order, docs, asked.sort)


@get(f"{PATH}.csv", sync_to_thread=True)
def search_csv(request: AnyRequest, desk: AtDesk) -> Response[bytes]:
    """The documents found as a table, with the words around the first match."""
    return csv_file("search", FIELDS, _rows(request, desk))


@get(f"{PATH}.json", sync_to_thread=True)
def search_json(request: AnyRequest, desk: AtDesk) -> Response[bytes]:
    """The documents found, each with the words around the first match."""
    found = [dict(zip(FIELDS, row, strict=True)) for row in _rows(request, desk)]
    return json_file("search", found)


def _rows(request: AnyRequest, desk: Desk) -> Iterator[tuple[str | None, ...]]:
    """What a search found, as far as it is ranked."""
    asked = asked_of(request, SearchAsked)
    found = desk.recall(search_documents, match_of(asked.q), document_filter(asked))
    docs, terms = _sorted(desk, asked, found.docs), terms_of(asked.q)
    for start in range(0, len(docs), SIZE):
        for one in desk.ask(records_of, Analysis, docs[start : start + SIZE]):
            words = "".join(text for text, _ in found_in(one.document.text, terms).pieces)
            row = document_row(one)
            about = row.title, row.outlet, row.published, row.language, row.genre
            yield (row.record, *about, words)


def _hit(analysis: Analysis, terms: tuple[str, ...]) -> Hit:
    document = analysis.document
    found = found_in(document.text, terms)
    mark = None if found.start is None else f"{found.start}-{found.end}"
    where = address(f"/documents/{document.id}", mark=mark)
    return Hit(document_row(analysis), found.pieces, f"{where}#here")


def names_found(desk: Desk, said: str) -> tuple[NameHit, ...]:
    """Entities with a name that begins like the words asked for, those in most events first."""
    ids = desk.recall(page_records, EntityFilter(name=said), "events", 0, NAMES)
    numbers = desk.ask(count_events_of, ids)
    return tuple(
        NameHit(
            record=one.id,
            name=plain_name(one),
            type=one.type,
            who=entity_words(one),
            events=numbers.get(one.id, 0),
            names=tuple((lang, name) for lang, many in one.names.items() for name in many[:1]),
        )
        for one in desk.ask(records_of, Entity, ids)
    )


def _facets(desk: Desk, asked: SearchAsked, docs: tuple[str, ...]) -> tuple[Facet, ...]:
    counts = desk.recall(facet_search, docs)

    def facet(label: str, name: str, found: tuple[tuple[str, int], ...]) -> Facet:
        say = {"type": type_words, "modality": modality_word, "language": language_name}.get(
            name, str
        )
        return facet_of(label, name, found, path=PATH, asked=asked, say=say)  # type: ignore[arg-type]

    return (
        _pairs(asked, counts.pairs),
        facet("Kind (events)", "type", counts.types),
        facet("How real (events)", "modality", counts.modalities),
        year_facet("Published", counts.years, path=PATH, asked=asked),
        facet("Language", "language", counts.languages),
        facet("Outlet", "outlet", counts.outlets),
    )


def _pairs(asked: SearchAsked, counts: tuple[tuple[str, int], ...]) -> Facet:
    given = given_of(asked)
    choices = []
    for value, number in counts[:10]:
        first, second = value.split("-")
        chosen = {first, second} == {asked.a, asked.b}
        places = (None, None) if chosen else (first, second)
        choices.append(
            Choice(
                f"{country_name(first)} and {country_name(second)}",
                address(PATH, given, a=places[0], b=places[1]),
                number,
                chosen,
            )
        )
    return Facet("Pair (events)", tuple(choices), max(0, len(counts) - 10))


def _missing(desk: Desk, asked: SearchAsked, match: str, terms: tuple[str, ...]) -> Missing:
    words = tuple((one, desk.recall(count_matches, match_of(f'"{one}"'))) for one in terms)
    return Missing(
        words=words,
        documents=desk.recall(count_documents, DocumentFilter()),
        unfiltered=desk.recall(count_matches, match),
        plain=address(PATH, q=asked.q),
    )
