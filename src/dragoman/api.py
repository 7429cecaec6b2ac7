"""What a program that uses dragoman calls; ``import dragoman as dg`` gives all of it.

A ``Ledger`` is a store that can read files: ``dg.open_ledger("x.db").add(["reports/"])``.
``read`` and ``analyse`` work on one document, without a ledger.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from msgspec import Struct

from dragoman import __version__
from dragoman.errors import LedgerError
from dragoman.ledger import CorpusView, Query, Store
from dragoman.model import Analysis, Decision, Document, Event, EventType, Modality

if TYPE_CHECKING:
    from dragoman.notebook import Events, Plots
    from dragoman.pack import Pack
    from dragoman.pipeline import AddOptions, AddReport
    from dragoman.shelf import Shelf

PathLike = str | os.PathLike[str]


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


def _link(shelf: Shelf, analyses: Sequence[Analysis], decisions: Sequence[Decision]) -> bool:
    """The corpus half, loaded when something is owed: most questions need none of it."""
    from dragoman.linking.link import relink

    return relink(shelf, analyses, decisions)


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
        counted: Callable[[int], None] = lambda documents: None,
    ) -> AddReport:
        """Read files and folders into the ledger and link them with what is there.

        Args:
            paths: Files, or folders whose files are read.
            options: Publication date, outlet, size limit and number of processes.
            told: Called with each file once its fate is on the disk.
            counted: Called with the number of documents whose fate is known, as it grows.

        Returns:
            How many files were read, analysed, there already, and which were rejected, why.
        """
        from dragoman.pipeline import AddOptions, add_files
        from dragoman.reading.folders import find_files

        files = find_files((Path(path) for path in paths), leave_out=self.files)
        return add_files(self, files, options or AddOptions(), told=told, counted=counted)

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

    def events(
        self,
        pair: tuple[str, str] | None = None,
        *,
        since: date | None = None,
        until: date | None = None,
        types: tuple[EventType, ...] = (),
        modalities: tuple[Modality, ...] = (),
    ) -> Events:
        """As ``chronology``, for a notebook: ``.to_frame()`` gives a data frame."""
        from dragoman.notebook import Events

        return Events(self.view(Query(pair, since, until, types, modalities)))

    @property
    def plot(self) -> Plots:
        """Figures as Altair charts: ``ledger.plot.series(("IRN", "SAU"))``."""
        from dragoman.notebook import Plots

        return Plots(self.view)


class AsOf(Struct, frozen=True):
    """What was known on a day.

    Attributes:
        view: The answer, made of the documents published by then, linked as they were then.
        undated: Documents of the answer that were left out, for their day is not known.
    """

    view: CorpusView
    undated: int


def as_of(ledger: Ledger, query: Query, day: date) -> AsOf:
    """The answer to a query as it was on a day: later documents have no say in anything.

    Args:
        ledger: All documents.
        query: What is asked.
        day: The last day of publication that counts; a document whose day is only known as a month
            counts once the month is over.
    """
    whole = ledger.view(query)
    dated = [(one, one.document.published) for one in whole.analyses]
    known = [one for one, when in dated if when is not None and when.latest and when.latest <= day]
    undated = sum(when is None or when.latest is None for _, when in dated)
    with TemporaryDirectory() as folder, open_ledger(Path(folder) / "then.db") as then:
        for analysis in known:
            then.add_analysis(analysis, folded="")
        for one in whole.decisions:
            setting = None if one.field is None else (one.field, one.value or "")
            then.decide(one.verdict, one.target, by=one.by, reason=one.reason, setting=setting)
        return AsOf(then.view(query), undated)


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


def rebuild_ledger(
    path: PathLike, *, jobs: int = 1, told: Callable[[], None] = lambda: None
) -> int:
    """Make a ledger anew out of its documents and what people decided, with this release.

    The new ledger is made beside the old one and takes its place when it is whole; until then the
    old one can be read, but not written.

    Args:
        path: The ledger's file.
        jobs: How many processes analyse at a time.
        told: Called after each document.

    Returns:
        How many documents were analysed anew.

    Raises:
        LedgerError: The file cannot be used, or a document of it can no longer be analysed.
    """
    from dragoman.pipeline import analysed_anew

    target = Path(path)
    part = target.with_name(f".{target.name}.part")
    part.unlink(missing_ok=True)
    count = 0

    def counted(found: Iterable[Analysis]) -> Iterator[tuple[Analysis, str]]:
        nonlocal count
        for analysis in found:
            yield analysis, _folded(analysis.document)
            count += 1
            told()

    try:
        with open_ledger(target) as old, open_ledger(part) as new:
            old.renew(new, counted(analysed_anew(old.documents(), jobs=jobs)))
        part.replace(target)
    finally:
        for leftover in (part, *(Path(f"{part}-{end}") for end in ("wal", "shm"))):
            leftover.unlink(missing_ok=True)
    return count


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
