"""The store: one SQLite file of records that is added to document by document and asked by query.

What ``add_analysis`` returned from is on the disk, whatever happens next. Linking is owed from then
on (the file says so) and is done by ``link``, or by the first question asked.
"""

from __future__ import annotations

import logging
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self

from dragoman.errors import LedgerError, UnknownRecord
from dragoman.ids import content_id
from dragoman.ledger import assemble, read, upkeep, write
from dragoman.ledger.connection import connect, plain_errors, writing
from dragoman.ledger.pieces import LedgerPieces, OnePiece, Pieces
from dragoman.ledger.shelf import LedgerShelf
from dragoman.ledger.view import CorpusView, Query, event_order
from dragoman.model import Analysis, Corpus, Decision, Document, Event, Rejected, Verdict
from dragoman.shelf import Shelf

log = logging.getLogger(__name__)

Link = Callable[[Shelf, Sequence[Analysis], Sequence[Decision]], bool]
"""The corpus half, as a store calls it: takes new documents to what is on the shelf, following all
verdicts that stand; false where everything must be linked anew on an empty shelf."""

BATCH = 200
"""Documents that are linked in one step: few enough to be held in memory."""

STALE = "stale"


class Store:
    """An open ledger file.

    Args:
        path: The file; made when there is none.
        version: The release of dragoman that writes; another release links anew.
        clock: Gives the time of a decision (UTC, ISO 8601).
        link: The corpus half: what new documents and all decisions mean beside what is known.

    Raises:
        LedgerError: The file cannot be used as a ledger; the message says why.
    """

    def __init__(self, path: Path, *, version: str, clock: Callable[[], str], link: Link) -> None:
        self.path = path
        self._link = link
        self._version = version
        self._clock = clock
        self._db = connect(path)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    @property
    def files(self) -> tuple[Path, ...]:
        """Every file that the ledger consists of while it is open."""
        return (self.path, *(Path(f"{self.path}-{part}") for part in ("wal", "shm", "journal")))

    def close(self) -> None:
        """Let go of the file."""
        self._db.close()

    @contextmanager
    def _write(self) -> Iterator[None]:
        """One transaction whose errors are told in one line."""
        with plain_errors(self.path), writing(self._db):
            yield

    def holds(self, sha256: str) -> bool:
        """Whether a document of these bytes was added before."""
        with plain_errors(self.path):
            return read.has_document(self._db, sha256)

    def add_analysis(self, analysis: Analysis, *, folded: str) -> bool:
        """Put one document with everything found in it into the ledger, wholly or not at all.

        Args:
            analysis: What the document half gave.
            folded: The document's folded text, for full-text search.

        Returns:
            ``False`` where a document of these bytes is there already: nothing changes then.
        """
        document = analysis.document
        with self._write():
            if read.has_document(self._db, document.sha256):
                return False
            write.insert_document(self._db, document)
            write.insert_analysis(self._db, analysis, self._version)
            write.insert_named(self._db, analysis)
            write.insert_statements(self._db, analysis.statements)
            write.insert_passage(self._db, document.id, folded)
            write.insert_unlinked(self._db, document.id)
            write.delete_rejected(self._db, document.locator)
            write.mark_linking(self._db, STALE)
        return True

    def restore(
        self,
        analyses: Iterable[tuple[Analysis, str]],
        corpus: Corpus,
        *,
        decisions: Iterable[Decision] = (),
        rejected: Iterable[Rejected] = (),
    ) -> None:
        """Put a whole corpus into an empty ledger as it stands; nothing is linked anew.

        Args:
            analyses: Each document with what was found in it, and its folded text.
            corpus: What linking once made of them.
            decisions: Verdicts of people that it follows already.
            rejected: Documents that could not be analysed.
        """
        with self._write():
            for analysis, folded in analyses:
                write.insert_document(self._db, analysis.document)
                write.insert_analysis(self._db, analysis, self._version)
                write.insert_named(self._db, analysis)
                write.insert_statements(self._db, analysis.statements)
                write.insert_passage(self._db, analysis.document.id, folded)
            for decision in decisions:
                write.insert_decision(self._db, decision)
            for one in rejected:
                write.insert_rejected(self._db, one)
            self._put(corpus)
            write.mark_shelved(self._db, None)
            write.mark_linking(self._db, self._version)

    def reject(self, rejected: Rejected) -> None:
        """Keep why a document could not be analysed, in place of what was said of it before."""
        with self._write():
            write.delete_rejected(self._db, rejected.locator)
            write.insert_rejected(self._db, rejected)

    def decide(
        self,
        verdict: Verdict,
        target: Sequence[str],
        *,
        by: str,
        reason: str | None = None,
        setting: tuple[str, str] | None = None,
    ) -> Decision:
        """Record a person's verdict; linking follows it from now on.

        Args:
            verdict: ``same`` or ``different`` (of two or more records), ``accept`` or ``reject``
                (of one or more), ``set`` (a field of one record to a value).
            target: The ids of the records it speaks of.
            by: Whose verdict it is.
            reason: Why, in words.
            setting: For ``set``: the field's name and its value.

        Raises:
            LedgerError: The verdict lacks what it needs.
        """
        _check_verdict(verdict, target, setting)
        made_at = self._clock()
        field, value = setting or (None, None)
        said = (verdict, *target, field, value, by, made_at)
        decision = Decision(
            id=content_id("x", *said),
            made_at=made_at,
            by=by,
            verdict=verdict,
            target=tuple(target),
            field=field,
            value=value,
            reason=reason,
        )
        with self._write():
            write.insert_decision(self._db, decision)
            write.mark_linking(self._db, STALE)
        return decision

    def withdraw(self, decision: str, *, by: str) -> None:
        """Take a verdict back; the rows of the verdict and of its withdrawal both stay.

        Raises:
            UnknownRecord: No decision has this id.
        """
        with self._write():
            if not read.has_decision(self._db, decision):
                raise UnknownRecord(f"{self.path}: no decision {decision!r}")
            write.insert_withdrawal(self._db, decision, self._clock(), by)
            write.mark_linking(self._db, STALE)

    def is_stale(self) -> bool:
        """Whether linking is owed: documents or decisions came, or another release linked last."""
        with plain_errors(self.path):
            state = read.linking_state(self._db)
            empty = read.count_rows(self._db)["document"] == 0
        return state == STALE or (state != self._version and not empty)

    def link(self) -> None:
        """Do the linking that is owed: documents that are not linked yet, some at a time.

        Each batch is a step of its own: whoever is interrupted goes on where it stopped. What was
        linked by another release, or restored, or before a verdict on entities, is linked anew.
        """
        while self.is_stale():
            with self._write():
                linked = self._link_some()
            log.info("linked documents=%s", linked)

    def _link_some(self) -> int:
        """Link some of the documents that are not linked yet; gives how many."""
        if read.shelf_version(self._db) != self._version:
            self._start_anew()
        docs = read.select_unlinked(self._db, BATCH)
        analyses = tuple(read.select_analyses_of(self._db, docs))
        shelf = LedgerShelf(self._db)
        if not self._link(shelf, analyses, tuple(read.select_decisions(self._db))):
            self._start_anew()
            return 0
        shelf.flush()
        write.delete_unlinked(self._db, docs)
        if not read.select_unlinked(self._db, 1):
            write.mark_linking(self._db, self._version)
        return len(docs)

    def _start_anew(self) -> None:
        write.empty_corpus(self._db)
        write.mark_shelved(self._db, self._version)

    def _put(self, corpus: Corpus) -> None:
        countries = {one.id: one.country for one in corpus.entities if one.country is not None}
        write.insert_entities(self._db, corpus.entities)
        write.insert_entity_links(self._db, corpus.entity_links)
        write.insert_sources(self._db, corpus.sources)
        write.insert_events(self._db, corpus.events)
        write.insert_event_documents(self._db, corpus.events)
        write.insert_event_countries(self._db, corpus.events, countries)
        write.insert_undertakings(self._db, corpus.undertakings)
        write.insert_undertaking_countries(self._db, corpus.undertakings, countries)
        write.insert_conflicts(self._db, corpus.conflicts)

    def _linked(self) -> sqlite3.Connection:
        """The connection, once nothing is owed; a file we may not write is read as it stands."""
        try:
            self.link()
        except LedgerError as error:
            if "read-only" not in str(error):
                raise
            log.warning("%s; linking is owed and cannot be done", error)
        return self._db

    def query(self, query: Query) -> tuple[Event, ...]:
        """The events asked for, in time order, undated ones last."""
        with plain_errors(self.path):
            return tuple(sorted(read.select_events(self._linked(), query), key=event_order))

    def view(self, query: Query | None = None) -> CorpusView:
        """The records that answer a query, with the documents they rest on; without one, all."""
        with plain_errors(self.path):
            return assemble.view(self._linked(), query or Query())

    @contextmanager
    def pieces(self, query: Query | None = None) -> Iterator[Pieces]:
        """The records that answer a query in pieces, to be gone through while the context is open.

        The whole ledger comes some documents or events at a time, as it is at this moment.
        """
        if query is not None and query != Query():
            yield OnePiece(self.view(query))
            return
        with plain_errors(self.path):
            db = self._linked()
            db.execute("BEGIN")
            try:
                yield LedgerPieces(db)
            finally:
                db.execute("ROLLBACK")

    def view_of(self, record: str) -> CorpusView:
        """The view around one record: ``view.record(id)`` is it, and its documents are there.

        Raises:
            UnknownRecord: No record has this id.
        """
        with plain_errors(self.path):
            view = assemble.view_of(self._linked(), record)
        if view.record(record) is None:
            raise UnknownRecord(
                f"{self.path}: no record {record!r}; ids are shown by `chronology --to json` "
                "and in exports"
            )
        return view

    def faults(self) -> tuple[str, ...]:
        """Everything that is wrong with the file, a line each; none for a sound ledger."""
        with plain_errors(self.path):
            return tuple(upkeep.faults(self._db))

    def backup(self, target: Path) -> None:
        """Write a copy of the ledger as it stands, while others read and write it.

        Raises:
            LedgerError: There is a file at the target already, or it cannot be written.
        """
        with plain_errors(self.path):
            upkeep.copy_to(self._db, target)

    def documents(self) -> Iterator[Document]:
        """Every document with its text, by id."""
        for analysis in read.select_analyses(self._db):
            yield analysis.document

    def renew(self, target: Store, analyses: Iterable[tuple[Analysis, str]]) -> None:
        """Put new analyses of all documents, and what people decided, into an empty ledger.

        Nobody else writes to this one meanwhile, so that nothing comes in that would be lost.

        Args:
            target: The empty ledger; it is linked at the end.
            analyses: Each document analysed anew, with its folded text.
        """
        with self._write():
            for analysis, folded in analyses:
                target.add_analysis(analysis, folded=folded)
            with target._write():
                upkeep.copy_people(self._db, target._db)
                for one in read.select_rejected(self._db):
                    write.insert_rejected(target._db, one)
                write.mark_linking(target._db, STALE)
            target.link()

    def search(self, folded: str) -> tuple[str, ...]:
        """Ids of the documents that hold all words of a folded text, the best match first."""
        with plain_errors(self.path):
            return read.search_passages(self._db, folded)

    def counts(self) -> dict[str, int]:
        """How many records of each kind there are, by the exchange format's names."""
        with plain_errors(self.path):
            return read.count_rows(self._linked())

    def rejections(self) -> tuple[Rejected, ...]:
        """Every document that could not be analysed, with the reason."""
        with plain_errors(self.path):
            return read.select_rejected(self._db)

    def languages(self) -> dict[str, int]:
        """How many documents there are in each main language."""
        with plain_errors(self.path):
            return read.count_languages(self._db)


def _check_verdict(
    verdict: Verdict, target: Sequence[str], setting: tuple[str, str] | None
) -> None:
    wanted = 2 if verdict in ("same", "different") else 1
    if isinstance(target, str) or len(set(target)) < wanted:
        raise LedgerError(f"a verdict {verdict!r} needs {wanted} or more ids, got {target!r}")
    if (verdict == "set") != (setting is not None):
        raise LedgerError(f"a verdict {verdict!r} and setting={setting!r} do not go together")
