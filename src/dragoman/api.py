"""What a program that uses dragoman calls; ``import dragoman as dg`` gives all of it.

A ``Ledger`` is a store that can read files: ``dg.open_ledger("x.db").add(["reports/"])``.
``read`` and ``analyse`` work on one document, without a ledger.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from dragoman import __version__
from dragoman.errors import LedgerError
from dragoman.ledger import Query, Store
from dragoman.model import Analysis, Corpus, Decision, Document, Event, EventType, Modality

if TYPE_CHECKING:
    from dragoman.pack import Pack
    from dragoman.pipeline import AddOptions, AddReport

PathLike = str | os.PathLike[str]


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


def _link(analyses: Iterable[Analysis], decisions: Iterable[Decision]) -> Corpus:
    """The corpus half, loaded when something is owed: most questions need none of it."""
    from dragoman.linking import link

    return link(analyses, decisions)


class Ledger(Store):
    """An open ledger: add files to it, ask it, decide.

    Everything of ``Store`` (``view``, ``query``, ``decide``, ``withdraw``, ``counts``, ...), and:
    """

    def add(
        self,
        paths: Iterable[PathLike],
        options: AddOptions | None = None,
        *,
        told: Callable[[Path], None] = lambda path: None,
    ) -> AddReport:
        """Read files and folders into the ledger and link them with what is there.

        Args:
            paths: Files, or folders whose files are read.
            options: Publication date, outlet, size limit and number of processes.
            told: Called with each file once its fate is on the disk.

        Returns:
            How many files were read, analysed, there already, and which were rejected, why.
        """
        from dragoman.pipeline import AddOptions, add_files
        from dragoman.reading.folders import find_files

        files = find_files((Path(path) for path in paths), leave_out=self.files)
        return add_files(self, files, options or AddOptions(), told=told)

    def chronology(
        self,
        pair: tuple[str, str] | None = None,
        *,
        since: date | None = None,
        until: date | None = None,
        types: tuple[EventType, ...] = (),
        modalities: tuple[Modality, ...] = (),
    ) -> tuple[Event, ...]:
        """The events asked for, in time order, undated ones last.

        Args:
            pair: Two countries (ISO 3166-1 alpha-3) in any order; all events without it.
            since: First day (Gregorian); an event counts when its interval may reach it.
            until: Last day, likewise.
            types: PLOVER types; all without it.
            modalities: Likewise.
        """
        return self.query(Query(pair, since, until, types, modalities))


def open_ledger(path: PathLike) -> Ledger:
    """The ledger in a file; a new one where there is no file yet.

    Raises:
        LedgerError: The file cannot be used as a ledger; the message says why.
    """
    return Ledger(Path(path), version=__version__, clock=_now, link=_link)


def import_ledger(source: PathLike, path: PathLike) -> Ledger:
    """A new ledger made of a file of the exchange format, its records taken as they stand.

    Exporting the new ledger gives the same bytes again. Where documents or decisions come in later,
    all is linked anew from what the file holds.

    Args:
        source: What ``dragoman export --to jsonl`` wrote.
        path: The new ledger's file.

    Raises:
        BadData: A line of the file is no record of the format.
        LedgerError: There is a file at ``path``.
    """
    from dragoman.exports.imports import read_export

    target = Path(path)
    if target.exists():
        raise LedgerError(f"{target}: is there already; import into a new file")
    with Path(source).open("rb") as lines:
        found = read_export(lines, str(source))
    part = target.with_name(f".{target.name}.part")
    part.unlink(missing_ok=True)
    try:
        with open_ledger(part) as ledger:
            folded = ((one, _folded(one.document)) for one in found.analyses)
            ledger.restore(folded, found.corpus, decisions=found.decisions, rejected=found.rejected)
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)
    return open_ledger(target)


def _folded(document: Document) -> str:
    """A document's text as search wants it; in a language without a pack, in lower case."""
    from dragoman.languages import installed

    pack = installed().get(next(iter(document.languages), ""))
    return document.text.lower() if pack is None else pack.fold(document.text).text


def read(path: PathLike, options: AddOptions | None = None) -> Document:
    """A file as a cleaned document: segments, languages, title, date, credits.

    Raises:
        UnreadableDocument: No text can be had from the file.
        UnknownLanguage: It is in a language without an installed pack.
    """
    from dragoman.pipeline import AddOptions, read_document

    return read_document(Path(path), options or AddOptions())


def analyse(document: Document, pack: Pack | None = None) -> Analysis:
    """Everything that one document says, by itself; needs no ledger.

    Args:
        document: As ``read`` gives it.
        pack: The language to read it in; without one, that of the document.

    Raises:
        UnknownLanguage: No pack of the document's language is installed.
    """
    from dragoman import pipeline

    return pipeline.analyse(document, pack or pipeline.pack_of(document))
