"""The order of the stages: from a file to everything that it says.

``analyse`` is the document half, a pure function; ``analyse_item`` reads and cleans before it and
is what runners spread; ``add_files`` brings files into a store and counts what became of each.
"""

from __future__ import annotations

import sys
from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from functools import cache, partial
from pathlib import Path
from types import TracebackType

from msgspec import Struct
from msgspec.structs import replace

from dragoman.cleaning import clean
from dragoman.coding import code
from dragoman.errors import DragomanError, LedgerError, UnreadableDocument
from dragoman.ids import content_id
from dragoman.languages import installed, language_pack
from dragoman.ledger import Store
from dragoman.mentions import find_mentions
from dragoman.model import Analysis, Document, Rejected
from dragoman.pack import Pack
from dragoman.parsing import parse
from dragoman.parsing.zwnj import word_counts
from dragoman.reading import LIMIT, data_of, read_file, read_item, sha256_of
from dragoman.reading.folders import STANDARD_INPUT
from dragoman.reading.items import Item
from dragoman.reading.rows import ColumnMap
from dragoman.reading.unfold import Unfolding, unfold, unfold_stream
from dragoman.runners import inline, processes


class AddOptions(Struct, frozen=True):
    """What the user says about the files that are added.

    Attributes:
        published: The day they were published, where the text does not say.
        outlet: Who published them, where the text does not say.
        limit: The largest document that is read, in bytes.
        jobs: How many processes work at a time; 1 is this one.
        columns: What the columns of tables are, where their names do not tell.
        in_bulk: Whether HTML pages are read by the faster reader.
    """

    published: date | None = None
    outlet: str | None = None
    limit: int = LIMIT
    jobs: int = 1
    columns: ColumnMap = ()
    in_bulk: bool = False


class AddReport(Struct, frozen=True):
    """What became of the documents: ``read == analysed + already + len(rejected)``."""

    read: int
    analysed: int
    already: int
    rejected: tuple[Rejected, ...]


def read_document(path: Path, options: AddOptions) -> Document:
    """A file as a cleaned document: segments, languages, title, date, credits.

    Raises:
        UnreadableDocument: No text can be had from the file.
        UnknownLanguage: It is in a language without an installed pack.
    """
    return _cleaned(read_file(path, limit=options.limit, counts=_word_counts), options)


def _cleaned(raw: Document, options: AddOptions) -> Document:
    return clean(raw, installed(), published=options.published, outlet=options.outlet)


def analyse(document: Document, pack: Pack) -> Analysis:
    """Everything that one cleaned document says, by itself: the document half.

    Args:
        document: As cleaning gave it.
        pack: The pack of its main language.
    """
    parsed = parse(document, pack)
    dated, mentions = find_mentions(document, parsed, pack)
    coded = code(dated, parsed, mentions, pack)
    return Analysis(
        document=dated,
        entities=coded.mentions.entities,
        mentions=coded.mentions.mentions,
        dates=mentions.dates,
        events=coded.events,
        statements=coded.statements,
    )


def pack_of(document: Document) -> Pack:
    """The pack of a cleaned document's main language.

    Raises:
        UnknownLanguage: No pack of this language is installed.
    """
    return language_pack(document.languages[0] if document.languages else "und")


def analyse_item(item: Item, options: AddOptions) -> Analysis | Rejected:
    """Everything that one document says.

    Raises:
        DragomanError: The document cannot be read or is in no language we have.
    """
    raw = read_item(item, limit=options.limit, counts=_word_counts, in_bulk=options.in_bulk)
    document = _cleaned(raw, options)
    return analyse(document, pack_of(document))


def rejection(item: Item, error: Exception) -> Analysis | Rejected:
    """The record of a document that could not be analysed: at which stage, and why."""
    reason = str(error).removeprefix(f"{item.locator}: ")
    if not isinstance(error, DragomanError):
        reason = f"{type(error).__name__}: {reason} (a fault of dragoman; please report it)"
    stage = _stage(error.__traceback__)
    reason = " ".join(reason.split())
    return Rejected(content_id("r", item.locator, stage, reason), item.locator, stage, reason)


def _stage(trace: TracebackType | None) -> str:
    """The room in which an error arose: the first one that the pipeline called."""
    while trace is not None:
        parts = str(trace.tb_frame.f_globals.get("__name__", "")).split(".")
        if parts[0] == "dragoman" and parts[1:2] not in (["pipeline"], ["runners"]):
            return parts[1]
        trace = trace.tb_next
    return "runner"


def add_files(
    store: Store,
    files: Iterable[Path],
    options: AddOptions,
    *,
    told: Callable[[Path], None] = lambda path: None,
) -> AddReport:
    """Bring files into a store: each document wholly or not at all, then link.

    Args:
        store: Where they go.
        files: Each document in them is analysed, rejected with a reason, or there already;
            ``STANDARD_INPUT`` among them stands for what is piped in.
        options: What the user says about them.
        told: Called with each file once its fate, and that of all before it, is on the disk.
    """
    count = _Count()
    return _added(store, _new(store, files, options, count), options, count, told)


def _added(
    store: Store,
    tasks: Iterator[_Task],
    options: AddOptions,
    count: _Count,
    told: Callable[[Path], None],
) -> AddReport:
    """What becomes of documents, written down one by one; then all are linked."""
    for file, result in _results(tasks, options):
        if isinstance(result, Rejected):
            store.reject(result)
            count.rejected.append(result)
        elif result is not None:
            count.analysed += store.add_analysis(result, folded=_folded(result.document))
        if file is not None:
            told(file)
    store.link()
    already = count.read - count.analysed - len(count.rejected)
    return AddReport(count.read, count.analysed, already, tuple(count.rejected))


def analysed_anew(documents: Iterable[Document], *, jobs: int = 1) -> Iterator[Analysis]:
    """Stored documents, cleaned and analysed by this release, in their order.

    What was stated about them (title, authors, outlet, day of publication) stays; what was inferred
    from the text is inferred anew.

    Raises:
        LedgerError: One of them can no longer be analysed.
    """
    if jobs > 1:
        found = processes.run(_analysed_again, documents, failed=_given_up, jobs=jobs)
    else:
        found = inline.run(_analysed_again, documents, failed=_given_up)
    for one in found:
        if isinstance(one, str):
            raise LedgerError(one)
        yield one


def _analysed_again(document: Document) -> Analysis | str:
    stated = document.published
    inferred = stated is not None and stated.basis == "inferred"
    raw = replace(
        document,
        languages=(),
        segments=(),
        credits=(),
        genre="other",
        published=None if inferred else stated,
    )
    cleaned = clean(raw, installed())
    return analyse(cleaned, pack_of(cleaned))


def _given_up(document: Document, error: Exception) -> Analysis | str:
    return f"{document.locator}: can no longer be analysed ({error}); the ledger is as it was"


def add_items(store: Store, items: Iterable[Item], options: AddOptions) -> AddReport:
    """Bring documents that are in memory into a store, as ``add_files`` does those of files."""
    count = _Count()
    wanted = tuple(items)
    count.read = len(wanted)
    new = (_Task(item) for item in wanted if not _is_known(store, item, options.limit))
    return _added(store, new, options, count, lambda path: None)


class _Count:
    """What has become of the documents so far."""

    def __init__(self) -> None:
        self.read = self.analysed = 0
        self.rejected: list[Rejected] = []


class _Task(Struct, frozen=True):
    """A step on the way through the files: a document to be analysed, or the end of a file."""

    item: Item | None = None
    ended: Path | None = None


def _new(
    store: Store, files: Iterable[Path], options: AddOptions, count: _Count
) -> Iterator[_Task]:
    """The documents that are not in the store yet, and after those of each file its end."""
    how = Unfolding(options.limit, options.columns)
    for path in files:
        items = (
            unfold_stream(sys.stdin.buffer, "standard input", how)
            if path == STANDARD_INPUT
            else unfold(path, how)
        )
        for item in items:
            count.read += 1
            if not _is_known(store, item, options.limit):
                yield _Task(item)
        yield _Task(ended=path)


def _work(task: _Task, options: AddOptions) -> Analysis | Rejected | None:
    return None if task.item is None else analyse_item(task.item, options)


def _failed(task: _Task, error: Exception) -> Analysis | Rejected | None:
    return None if task.item is None else rejection(task.item, error)


def _results(
    tasks: Iterator[_Task], options: AddOptions
) -> Iterator[tuple[Path | None, Analysis | Rejected | None]]:
    """The result of each task, and the file that ended with it."""
    ends: deque[Path | None] = deque()

    def noted() -> Iterator[_Task]:
        for task in tasks:
            ends.append(task.ended)
            yield task

    work = partial(_work, options=options)
    if options.jobs > 1:
        results = processes.run(work, noted(), failed=_failed, jobs=options.jobs)
    else:
        results = inline.run(work, noted(), failed=_failed)
    for result in results:
        yield ends.popleft(), result


def _is_known(store: Store, item: Item, limit: int) -> bool:
    """Whether a document's bytes are in the store; what is not read is not, and is told later."""
    if item.fault is not None:
        return False
    try:
        data = item.data if item.path is None else data_of(item.path, limit)
    except UnreadableDocument:
        return False
    return store.holds(sha256_of(item, data))


def _folded(document: Document) -> str:
    return pack_of(document).fold(document.text).text


@cache
def _word_counts() -> Mapping[str, int]:
    """How often right-to-left languages use a word, written without joiners."""
    counts: Counter[str] = Counter()
    for pack in installed().values():
        if pack.direction == "rtl":
            for word, count in word_counts(pack).items():
                counts[word.replace("\u200c", "")] += count
    return counts
