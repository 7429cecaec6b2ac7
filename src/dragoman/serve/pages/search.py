"""Search: documents by their text in any script, entities by their names."""

from __future__ import annotations

from itertools import islice

from litestar import get
from msgspec import Struct

from dragoman.ledger.browse_documents import (
    RANKED,
    DocumentFilter,
    count_documents,
    count_matches,
    facet_search,
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
from dragoman.serve.lists import Choice, Facet, Listing, facet_of, year_facet
from dragoman.serve.pages.base import Page, show
from dragoman.serve.pages.countries import countries_found
from dragoman.serve.pages.documents import DocumentRow, document_row
from dragoman.serve.rendering import address, language_name
from dragoman.serve.rows import entity_words
from dragoman.serve.snippets import found_in, terms_of

PATH = "/search"
SIZE = 20
NAMES = 8
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
    hits = desk.ask(records_of, Analysis, tuple(islice(found.docs, start, start + SIZE)))
    listing = Listing(
        path=PATH,
        given=given_of(asked),
        total=min(found.total, RANKED),
        page=asked.page,
        sorts=(),
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
