from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import msgspec
import pytest

from dragoman.errors import LedgerError, UnknownRecord
from dragoman.ledger import Query, Store
from dragoman.ledger.schema import VERSION
from dragoman.linking.entities import LINK
from dragoman.model import (
    Analysis,
    Decision,
    EntityLink,
    EventType,
    Modality,
    Rejected,
    Verdict,
)
from dragoman.shelf import Shelf
from tests.builders import FIRST, LATER, MEETING, SECOND, analysis, link, open_store, relink


def test_same_bytes_are_added_once(store: Store) -> None:
    assert store.add_analysis(FIRST, folded=MEETING)
    assert not store.add_analysis(FIRST, folded=MEETING)
    assert store.counts()["document"] == 1


def test_what_was_added_comes_back_unchanged(full_store: Store) -> None:
    assert full_store.view().analysis(FIRST.document.id) == FIRST
    assert full_store.view().analysis(SECOND.document.id) == SECOND


def test_a_document_of_these_bytes_is_known_by_its_hash(full_store: Store) -> None:
    assert full_store.holds(FIRST.document.sha256)
    assert not full_store.holds("0" * 64)


def test_a_document_that_cannot_be_written_whole_is_not_written_at_all(store: Store) -> None:
    twice = msgspec.structs.replace(FIRST, events=FIRST.events * 2)
    with pytest.raises(LedgerError):
        store.add_analysis(twice, folded=MEETING)
    assert store.counts()["document"] == 0
    assert store.add_analysis(FIRST, folded=MEETING)


def test_events_come_in_time_order_whatever_order_they_came_in(store: Store) -> None:
    store.add_analysis(SECOND, folded=LATER)
    store.add_analysis(FIRST, folded=MEETING)
    undated = analysis("undated", "Kenya and Uganda met once.")
    store.add_analysis(undated, folded="")
    days = [event.date and event.date.edtf for event in store.query(Query())]
    assert days == ["2017-05-03", "2019-02-01", None]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        (Query(), ["2017-05-03", "2019-02-01"]),
        (Query(pair=("KEN", "UGA")), ["2017-05-03"]),
        (Query(pair=("UGA", "KEN")), ["2017-05-03"]),
        (Query(pair=("TZA", "UGA")), []),
        (Query(since=date(2018, 1, 1)), ["2019-02-01"]),
        (Query(until=date(2017, 5, 3)), ["2017-05-03"]),
        (Query(since=date(2017, 5, 4), until=date(2019, 1, 31)), []),
        (Query(types=("CONSULT", "AID")), ["2017-05-03", "2019-02-01"]),
        (Query(types=("AID",)), []),
        (Query(modalities=("happened",)), ["2017-05-03", "2019-02-01"]),
        (Query(modalities=("planned", "denied")), []),
    ],
)
def test_a_query_gives_the_events_that_meet_all_its_conditions(
    full_store: Store, query: Query, found: list[str]
) -> None:
    assert [event.date and event.date.edtf for event in full_store.query(query)] == found


def test_an_undated_event_is_in_no_bounded_query(store: Store) -> None:
    store.add_analysis(analysis("undated", "Kenya and Uganda met once."), folded="")
    assert len(store.query(Query())) == 1
    assert store.query(Query(since=date(1900, 1, 1))) == ()
    assert store.query(Query(until=date(2100, 1, 1))) == ()


def test_a_view_holds_what_rests_on_the_documents_of_its_events(full_store: Store) -> None:
    view = full_store.view(Query(pair=("KEN", "UGA")))
    assert [one.id for one in view.documents] == [FIRST.document.id]
    assert {one.name for one in view.entities} == {"Kenya", "Uganda"}
    assert [one.doc for one in view.statements] == [FIRST.document.id]
    assert [one.parties for one in view.undertakings] == [("KEN", "UGA")]
    assert [one.about for one in view.conflicts] == [view.events[0].id]


def test_a_bounded_view_leaves_out_undertakings_that_did_not_move_then(full_store: Store) -> None:
    view = full_store.view(Query(pair=("KEN", "UGA"), since=date(2018, 1, 1)))
    assert view.undertakings == ()
    assert view.statements == ()


def test_every_record_can_be_found_by_its_id(full_store: Store) -> None:
    view = full_store.view()
    decision = full_store.decide("accept", [view.events[0].id], by="ann")
    ids = [
        FIRST.document.id,
        FIRST.events[0].id,
        FIRST.statements[0].id,
        view.events[0].id,
        view.entities[0].id,
        view.undertakings[0].id,
        view.conflicts[0].id,
        decision.id,
    ]
    for record in ids:
        assert full_store.view_of(record).record(record) is not None


def test_an_unknown_id_is_told(full_store: Store) -> None:
    with pytest.raises(UnknownRecord, match="no record 'e-nothing'"):
        full_store.view_of("e-nothing")


def test_words_are_found_in_the_folded_text(full_store: Store) -> None:
    assert full_store.search("railway") == (FIRST.document.id,)
    assert full_store.search("kenya agreed") == (SECOND.document.id,)
    assert full_store.search("nothing of this") == ()
    assert full_store.search(' " ') == ()


def test_a_rejected_file_is_kept_once_and_forgotten_when_it_is_read(store: Store) -> None:
    rejected = Rejected("r-1", FIRST.document.locator, "reading", "empty")
    store.reject(rejected)
    store.reject(rejected)
    assert store.rejections() == (rejected,)
    store.add_analysis(FIRST, folded="")
    assert store.rejections() == ()


@pytest.mark.parametrize(
    ("verdict", "target", "setting"),
    [
        ("same", ["a"], None),
        ("different", ["a", "a"], None),
        ("accept", [], None),
        ("set", ["a"], None),
        ("accept", ["a"], ("name", "b")),
        ("accept", "an id", None),
    ],
)
def test_a_verdict_that_lacks_something_is_refused(
    store: Store, verdict: Verdict, target: list[str], setting: tuple[str, str] | None
) -> None:
    if isinstance(target, str):
        verdict = "same"
    with pytest.raises(LedgerError, match="verdict"):
        store.decide(verdict, target, by="ann", setting=setting)


def test_a_decision_can_be_taken_back(full_store: Store) -> None:
    decision = full_store.decide("same", ["n-1", "n-2"], by="ann", reason="one man")
    assert full_store.view().decisions == (decision,)
    full_store.withdraw(decision.id, by="ann")
    assert full_store.view().decisions == ()
    with pytest.raises(UnknownRecord):
        full_store.withdraw("x-none", by="ann")


@dataclass
class Linker:
    """A corpus half that remembers what it was asked."""

    calls: list[tuple[int, int]] = field(default_factory=list)

    def __call__(
        self, shelf: Shelf, analyses: Sequence[Analysis], decisions: Sequence[Decision]
    ) -> bool:
        self.calls.append((len(analyses), len(decisions)))
        return relink(shelf, analyses, [])


def _counting(path: Path, linker: Linker, version: str = "1") -> Store:
    return Store(path, version=version, clock=lambda: "2020-01-01T00:00:00Z", link=linker)


def test_linking_is_done_once_for_what_is_owed(tmp_path: Path) -> None:
    linker = Linker()
    with _counting(tmp_path / "x.db", linker) as store:
        store.query(Query())
        store.add_analysis(FIRST, folded="")
        store.add_analysis(SECOND, folded="")
        assert store.is_stale()
        store.query(Query())
        store.query(Query())
        store.decide("accept", ["e-1"], by="ann")
        store.link()
    assert linker.calls == [(2, 0), (0, 1)]


def test_only_new_documents_are_linked(tmp_path: Path) -> None:
    linker = Linker()
    with _counting(tmp_path / "x.db", linker) as store:
        for document in (FIRST, SECOND):
            store.add_analysis(document, folded="")
            store.link()
        assert len(store.query(Query())) == 2
    assert linker.calls == [(1, 0), (1, 0)]


def test_many_documents_are_linked_some_at_a_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dragoman.ledger.store.BATCH", 2)
    linker = Linker()
    with _counting(tmp_path / "x.db", linker) as store:
        for number in range(5):
            store.add_analysis(analysis(str(number), f"Kenya and Uganda met, {number}."), folded="")
        assert len(store.query(Query())) == 5
    assert [count for count, _ in linker.calls] == [2, 2, 1]


def test_all_is_linked_anew_where_linking_asks_for_it(tmp_path: Path) -> None:
    class Choosy(Linker):
        def __call__(
            self, shelf: Shelf, analyses: Sequence[Analysis], decisions: Sequence[Decision]
        ) -> bool:
            super().__call__(shelf, analyses, decisions)
            return len(self.calls) != 2

    linker = Choosy()
    with _counting(tmp_path / "x.db", linker) as store:
        for document in (FIRST, SECOND):
            store.add_analysis(document, folded="")
            store.link()
        assert len(store.query(Query())) == 2
    assert [count for count, _ in linker.calls] == [1, 1, 2]


def test_another_release_links_anew(tmp_path: Path) -> None:
    linker = Linker()
    for version in ("1", "1", "2"):
        with _counting(tmp_path / "x.db", linker, version) as store:
            store.add_analysis(FIRST, folded="")
            store.link()
    assert linker.calls == [(1, 0), (1, 0)]


def test_what_was_restored_is_linked_anew_with_what_comes_later(tmp_path: Path) -> None:
    linker = Linker()
    with _counting(tmp_path / "x.db", linker) as store:
        store.restore([(FIRST, "")], link([FIRST], []))
        assert not store.is_stale()
        store.add_analysis(SECOND, folded="")
        assert len(store.query(Query())) == 2
    assert linker.calls == [(2, 0)]


def test_a_failed_linking_leaves_what_was_there_and_is_owed(tmp_path: Path) -> None:
    path = tmp_path / "x.db"
    with open_store(path) as store:
        store.add_analysis(FIRST, folded="")
        store.link()

    class Broken(Linker):
        def __call__(
            self, shelf: Shelf, analyses: Sequence[Analysis], decisions: Sequence[Decision]
        ) -> bool:
            nobody = EntityLink(FIRST.document.id, "local:0", "n-nobody", ())
            shelf.put(LINK, f"{nobody.doc} {nobody.key}", nobody)
            return super().__call__(shelf, analyses, decisions)

    with _counting(path, Broken()) as store:
        store.add_analysis(SECOND, folded="")
        with pytest.raises(LedgerError):
            store.link()
        assert store.is_stale()
    with open_store(path) as store:
        assert len(store.query(Query())) == 2


def test_a_full_disk_is_told_and_loses_nothing(tmp_path: Path) -> None:
    path = tmp_path / "x.db"
    with open_store(path) as store:
        store.add_analysis(FIRST, folded="")
        store._db.execute("PRAGMA max_page_count = 1")
        big = analysis("big", "Kenya and Uganda met. " * 20_000)
        with pytest.raises(LedgerError, match="the disk is full"):
            store.add_analysis(big, folded="")
    with open_store(path) as store:
        assert store.counts()["document"] == 1
        assert store.add_analysis(big, folded="")


def test_a_locked_ledger_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "x.db"
    monkeypatch.setattr("dragoman.ledger.connection.PATIENCE", 0.05)
    with open_store(path) as store:
        other = sqlite3.connect(path, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(LedgerError, match="locked"):
            store.add_analysis(FIRST, folded="")
        assert store.counts()["document"] == 0
        other.close()


def test_all_types_and_modalities_can_be_asked_for(full_store: Store) -> None:
    types: tuple[EventType, ...] = ("CONSULT",)
    modalities: tuple[Modality, ...] = ("happened",)
    assert len(full_store.query(Query(types=types, modalities=modalities))) == 2


def test_the_version_in_the_file_is_that_of_the_schema(store: Store) -> None:
    assert store._db.execute("PRAGMA user_version").fetchone() == (VERSION,)
