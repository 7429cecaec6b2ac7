from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from dragoman.errors import LedgerError
from dragoman.ledger.browse import Reader
from dragoman.ledger.browse_documents import (
    DocumentFilter,
    count_documents,
    match_of,
    page_documents,
    search_documents,
)
from dragoman.ledger.browse_events import (
    EventFilter,
    count_by_pair,
    count_events,
    facet_events,
    page_events,
)
from dragoman.ledger.browse_records import (
    EntityFilter,
    StatementFilter,
    UndertakingFilter,
    count_records,
    kind_of,
    page_records,
)
from dragoman.ledger.browse_view import Around, view_around
from dragoman.ledger.schema import CORPUS, DOCUMENTS, PEOPLE
from tests import builders


@pytest.fixture
def path(tmp_path: Path) -> Path:
    made = tmp_path / "browse.db"
    with builders.open_store(made) as store:
        for one in (builders.FIRST, builders.SECOND):
            store.add_analysis(one, folded=one.document.text.lower())
        store.link()
    return made


@pytest.fixture
def reader(path: Path) -> Iterator[Reader]:
    with Reader(path) as opened:
        yield opened


EVERY = EventFilter()


def _count(reader: Reader, asked: EventFilter) -> int:
    return reader.ask(count_events, asked)


@pytest.mark.parametrize(
    ("asked", "number"),
    [
        (EVERY, 2),
        (EventFilter(pair=("UGA", "KEN")), 1),
        (EventFilter(pair=("KEN", "TZA")), 1),
        (EventFilter(pair=("UGA", "TZA")), 0),
        (EventFilter(country="KEN"), 2),
        (EventFilter(types=("CONSULT",)), 2),
        (EventFilter(types=("AID",)), 0),
        (EventFilter(modalities=("happened",)), 2),
        (EventFilter(since=date(2018, 1, 1)), 1),
        (EventFilter(until=date(2018, 1, 1)), 1),
        (EventFilter(since=date(2017, 5, 3), until=date(2017, 5, 3)), 1),
        (EventFilter(language="en"), 2),
        (EventFilter(language="fa"), 0),
        (EventFilter(outlet=""), 2),
        (EventFilter(undated=True), 0),
        (EventFilter(doc=builders.FIRST.document.id), 1),
    ],
)
def test_a_filter_counts_what_it_shows(reader: Reader, asked: EventFilter, number: int) -> None:
    assert _count(reader, asked) == number
    for sort in ("newest", "oldest", "founded"):
        assert len(reader.ask(page_events, asked, sort, 0, 10)) == number
    assert sum(count for _, count in reader.ask(facet_events, asked).modalities) == number


def test_pairs_are_counted_once_each(reader: Reader) -> None:
    assert set(reader.ask(count_by_pair, None, 10)) == {("KEN", "UGA", 1), ("KEN", "TZA", 1)}
    assert reader.ask(count_by_pair, "UGA", 10) == (("KEN", "UGA", 1),)


def test_a_page_begins_where_the_one_before_ended(reader: Reader) -> None:
    whole = reader.ask(page_events, EVERY, "newest", 0, 2)
    assert whole == (
        *reader.ask(page_events, EVERY, "newest", 0, 1),
        *reader.ask(page_events, EVERY, "newest", 1, 1),
    )
    assert whole == tuple(reversed(reader.ask(page_events, EVERY, "oldest", 0, 2)))


@pytest.mark.parametrize(
    ("said", "number"),
    [
        ("railway", 1),
        ("KENYA", 2),
        ("kenya railway", 1),
        ("Kenya zeppelin", 0),
        ('"met in nairobi"', 1),
        ('"nairobi in met"', 0),
        ("rail*", 1),
        ("rail", 0),
        ("", 0),
        ('"', 0),
        ("AND OR NOT", 0),
    ],
)
def test_words_are_searched_as_they_are_typed(reader: Reader, said: str, number: int) -> None:
    assert reader.ask(search_documents, match_of(said), DocumentFilter()).total == number


def test_a_search_is_narrowed_by_what_the_events_are(reader: Reader) -> None:
    narrow = DocumentFilter(events=EventFilter(pair=("KEN", "UGA")))
    assert reader.ask(search_documents, match_of("kenya"), narrow).total == 1
    assert reader.ask(count_documents, narrow) == 1


def test_documents_are_sorted_and_counted(reader: Reader) -> None:
    assert len(reader.ask(page_documents, DocumentFilter(), "newest", 0, 10)) == 2
    assert reader.ask(count_documents, DocumentFilter(language="en")) == 2
    assert reader.ask(count_documents, DocumentFilter(genre="opinion")) == 0


@pytest.mark.parametrize(
    ("asked", "number"),
    [
        (EntityFilter(), 3),
        (EntityFilter(name="ken"), 1),
        (EntityFilter(name="KÉNYA"), 1),
        (EntityFilter(name='"; DROP'), 0),
        (EntityFilter(type="person"), 0),
        (EntityFilter(country="UGA"), 1),
        (UndertakingFilter(pair=("TZA", "KEN")), 1),
        (UndertakingFilter(stage="discussed"), 2),
        (StatementFilter(pair=("KEN", "UGA")), 1),
        (StatementFilter(pair=("UGA", "KEN")), 1),
    ],
)
def test_records_are_filtered(
    reader: Reader, asked: EntityFilter | UndertakingFilter | StatementFilter, number: int
) -> None:
    assert reader.ask(count_records, asked) == number


def test_a_small_view_holds_what_its_lines_name(reader: Reader) -> None:
    (event,) = reader.ask(page_events, EventFilter(pair=("KEN", "UGA")), "newest", 0, 1)
    view = reader.ask(view_around, Around(events=(event,)))
    assert [one.id for one in view.documents] == [builders.FIRST.document.id]
    assert {one.name for one in view.entities} == {"Kenya", "Uganda"}
    assert view.event_mentions(view.events[0]) == builders.FIRST.events


def test_every_id_is_known_by_its_kind(reader: Reader) -> None:
    assert reader.ask(kind_of, builders.FIRST.document.id) == "document"
    assert reader.ask(kind_of, builders.FIRST.events[0].id) == "event_mention"
    assert (
        reader.ask(kind_of, reader.ask(page_records, EntityFilter(), "name", 0, 1)[0]) == "entity"
    )
    assert reader.ask(kind_of, "nothing") is None


def test_a_reader_cannot_write(reader: Reader) -> None:
    with pytest.raises(LedgerError, match="read-only"), reader.lent() as db:
        db.execute("DELETE FROM event")


def test_an_answer_is_remembered_until_the_ledger_changes(path: Path, reader: Reader) -> None:
    assert reader.recall(count_events, EVERY) == 2
    with builders.open_store(path) as store:
        more = builders.analysis("third", "Uganda and Kenya met.", when=builders.day("2020-01-01"))
        store.add_analysis(more, folded="uganda and kenya met.")
        store.link()
        assert reader.recall(count_events, EVERY) == 3


CARDS = {
    "document_card": "document",
    "event_card": "event",
    "entity_card": "entity",
    "entity_name": "entity",
    "undertaking_card": "undertaking",
    "statement_card": "statement",
}


def _counts(db: sqlite3.Connection) -> dict[str, tuple[int, int]]:
    return {
        card: (
            db.execute(f"SELECT count(*) FROM {card}").fetchone()[0],  # noqa: S608
            db.execute(f"SELECT count(*) FROM {table}").fetchone()[0],  # noqa: S608
        )
        for card, table in CARDS.items()
    }


def test_every_record_has_one_card_also_after_linking_anew(path: Path) -> None:
    with builders.open_store(path, version="2") as store:
        store.link()
    db = sqlite3.connect(path)
    for card, (cards, records) in _counts(db).items():
        assert cards == records > 0, card
    voices = db.execute("SELECT count(*) FROM event_voice").fetchone()[0]
    pairs = db.execute("SELECT count(*) FROM event_pair").fetchone()[0]
    actors = db.execute("SELECT count(*) FROM event_actor").fetchone()[0]
    assert (voices, pairs, actors) == (2, 2, 4)


def test_cards_go_with_their_records(path: Path) -> None:
    db = sqlite3.connect(path)
    db.create_function("folded_names", 1, lambda body: "")
    for table in ("conflict", "undertaking_country", "undertaking", "event_document"):
        db.execute(f"DELETE FROM {table}")  # noqa: S608
    for table in ("event_country", "event", "source", "entity_link", "entity"):
        db.execute(f"DELETE FROM {table}")  # noqa: S608
    for card in ("event_card", "event_actor", "event_voice", "event_pair", "entity_card"):
        assert db.execute(f"SELECT count(*) FROM {card}").fetchone()[0] == 0, card  # noqa: S608
    assert db.execute("SELECT count(*) FROM undertaking_card").fetchone()[0] == 0


def test_a_ledger_from_before_cards_gets_them(tmp_path: Path) -> None:
    path = tmp_path / "old.db"
    db = sqlite3.connect(path)
    db.executescript(DOCUMENTS + PEOPLE + CORPUS)
    db.execute("PRAGMA application_id = 0x64726167")
    db.execute("PRAGMA user_version = 1")
    for one in (builders.FIRST, builders.SECOND):
        from dragoman.ledger import write

        document = one.document
        write.insert_document(db, document)
        write.insert_analysis(db, one, "0")
        write.insert_named(db, one)
        write.insert_statements(db, one.statements)
        db.execute(
            "INSERT INTO passage (doc, folded) VALUES (?, ?)", (document.id, document.text.lower())
        )
    db.commit()
    db.close()
    with builders.open_store(path) as store:
        store.link()
    with Reader(path) as reader:
        assert _count(reader, EVERY) == 2
        hits = reader.ask(search_documents, match_of("railway"), DocumentFilter())
        assert hits.docs == (builders.FIRST.document.id,)
