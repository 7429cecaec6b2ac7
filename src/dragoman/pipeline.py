"""The order of the stages: from a file to everything that it says.

``analyse`` is the document half, a pure function, which runners spread; ``add_files`` brings files
into a store and counts what became of each.
"""

from __future__ import annotations

import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from dragoman.cleaning import clean
from dragoman.coding import code
from dragoman.coding.measures import find_measures
from dragoman.errors import LedgerError, UnreadableDocument
from dragoman.ids import content_id
from dragoman.intake import Intake, Reading, read, reason_of
from dragoman.languages import installed, language_pack
from dragoman.ledger import Store
from dragoman.mentions import find_mentions
from dragoman.model import Analysis, Document, Rejected
from dragoman.pack import Pack
from dragoman.parsing import parse
from dragoman.reading import data_of, locator_of, sha256_of
from dragoman.reading.folders import STANDARD_INPUT
from dragoman.reading.items import Item
from dragoman.runners import cluster, inline, processes
from dragoman.runners.clock import Stopwatch
from dragoman.runners.limits import OverLimit
from dragoman.runners.worker import WorkerDied
from dragoman.tally import AddOptions, AddReport, Outcome, Tally

__all__ = [
    "AddOptions",
    "AddReport",
    "Outcome",
    "add_files",
    "add_items",
    "analyse",
    "analysed_anew",
    "pack_of",
    "read_document",
    "rejection",
]


class _Task(Struct, frozen=True):
    """A step on the way through the files: a document to be analysed, or the end of a file."""

    item: Item | None = None
    ended: Path | None = None


def read_document(path: Path, options: AddOptions) -> Document:
    """A file as a cleaned document: segments, languages, title, date, credits.

    Raises:
        UnreadableDocument: No text can be had from the file.
        OverLimit: Reading it costs more than it may.
        UnknownLanguage: It is in a language without an installed pack.
    """
    with Intake(_how(options)) as intake:
        return _cleaned(intake.read(Item(locator_of(path), path=path)), options)


def _how(options: AddOptions) -> Reading:
    return Reading(options.limit, options.columns, options.in_bulk)


def _cleaned(raw: Document, options: AddOptions) -> Document:
    return clean(raw, installed(), published=options.published, outlet=options.outlet)


def analyse(document: Document, pack: Pack) -> Analysis:
    """Everything that one cleaned document says, by itself: the document half.

    Args:
        document: As cleaning gave it.
        pack: The pack of its main language.
    """
    return _analysed(document, pack, Stopwatch())


def _analysed(document: Document, pack: Pack, watch: Stopwatch) -> Analysis:
    parsed = watch.timed("parsing", lambda: parse(document, pack))
    found = watch.timed("mentions", lambda: find_mentions(document, parsed, pack))
    dated, mentions = found
    coded = watch.timed("coding", lambda: code(dated, parsed, mentions, pack))
    return Analysis(
        document=dated,
        entities=coded.mentions.entities,
        mentions=coded.mentions.mentions,
        dates=mentions.dates,
        events=coded.events,
        statements=coded.statements,
        measures=find_measures(dated, parsed, mentions, coded.events, pack),
    )


def pack_of(document: Document) -> Pack:
    """The pack of a cleaned document's main language.

    Raises:
        UnknownLanguage: No pack of this language is installed.
    """
    return language_pack(document.languages[0] if document.languages else "und")


def _outcome(task: _Task, options: AddOptions, reads: Callable[[Item], Document]) -> Outcome:
    """Everything that one document says, with the time that it took."""
    if task.item is None:
        return Outcome()
    item, watch = task.item, Stopwatch()
    raw = watch.timed("reading", lambda: reads(item))
    document = watch.timed("cleaning", lambda: _cleaned(raw, options))
    pack = pack_of(document)
    analysis = _analysed(document, pack, watch)
    folded = watch.timed("folding", lambda: pack.fold(document.text).text)
    return Outcome(analysis, folded=folded, seconds=tuple(watch.spent.items()))


def _work(task: _Task, options: AddOptions) -> Outcome:
    """As a worker does it, which is within limits itself."""
    return _outcome(task, options, lambda item: read(item, _how(options)))


def _failed(task: _Task, error: Exception) -> Outcome:
    return Outcome() if task.item is None else Outcome(rejected=rejection(task.item, error))


def rejection(item: Item, error: Exception) -> Rejected:
    """The record of a document that could not be analysed: at which stage, and why."""
    reason = " ".join(reason_of(error).removeprefix(f"{item.locator}: ").split())
    stage = _stage(error)
    return Rejected(content_id("r", item.locator, stage, reason), item.locator, stage, reason)


def _stage(error: Exception) -> str:
    """The room in which an error arose: the first one that the pipeline called."""
    if isinstance(error, (OverLimit, WorkerDied)):
        return "runner"
    trace = error.__traceback__
    while trace is not None:
        parts = str(trace.tb_frame.f_globals.get("__name__", "")).split(".")
        if parts[0] == "dragoman" and parts[1:2] == ["intake"]:
            return "reading"
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
    counted: Callable[[int], None] = lambda documents: None,
) -> AddReport:
    """Bring files into a store: each document wholly or not at all, then link.

    Args:
        store: Where they go.
        files: Each document in them is analysed, rejected with a reason, or there already;
            ``STANDARD_INPUT`` among them stands for what is piped in.
        options: What the user says about them.
        told: Called with each file once its fate, and that of all before it, is on the disk.
        counted: Called with the number of documents whose fate is known, as it grows.
    """
    count = Tally(counted)
    with Intake(_how(options)) as intake:
        return _added(
            store, _new(store, files, intake, options, count), intake, options, count, told
        )


def _added(
    store: Store,
    tasks: Iterator[_Task],
    intake: Intake,
    options: AddOptions,
    count: Tally,
    told: Callable[[Path], None],
) -> AddReport:
    """What becomes of documents, written down one by one; then all are linked."""
    for file, found in _results(tasks, intake, options):
        if found.rejected is not None:
            store.reject(found.rejected)
            count.reject(found.rejected)
        elif (analysis := found.analysis) is not None:
            count.analyse(store.add_analysis(analysis, folded=found.folded), found.seconds)
        if file is not None:
            told(file)
    count.watch.timed("linking", store.link)
    return count.report()


def analysed_anew(documents: Iterable[Document], *, jobs: int = 1) -> Iterator[Analysis]:
    """Stored documents, cleaned and analysed by this release, in their order.

    What was stated about them (title, authors, outlet, day of publication) stays; what was inferred
    from the text is inferred anew.

    Raises:
        LedgerError: One of them can no longer be analysed.
    """
    if jobs > 1:
        found = processes.run(
            _analysed_again, documents, failed=_given_up, answers=Analysis | str, jobs=jobs
        )
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
    count = Tally()
    wanted = tuple(items)
    with Intake(_how(options)) as intake:
        new = (_Task(item) for item in wanted if not _is_known(store, item, options, count))
        return _added(store, new, intake, options, count, lambda path: None)


def _new(
    store: Store, files: Iterable[Path], intake: Intake, options: AddOptions, count: Tally
) -> Iterator[_Task]:
    """The documents that are not in the store yet, and after those of each file its end."""
    for path in files:
        piped = path == STANDARD_INPUT
        items = intake.piped(sys.stdin.buffer, "standard input") if piped else intake.items(path)
        for item in items:
            if not _is_known(store, item, options, count):
                yield _Task(item)
        yield _Task(ended=path)


def _results(
    tasks: Iterator[_Task], intake: Intake, options: AddOptions
) -> Iterator[tuple[Path | None, Outcome]]:
    """The result of each task, and the file that ended with it."""
    ends: deque[Path | None] = deque()

    def noted() -> Iterator[_Task]:
        for task in tasks:
            ends.append(task.ended)
            yield task

    for result in _spread(noted(), intake, options):
        yield ends.popleft(), result


def _spread(tasks: Iterable[_Task], intake: Intake, options: AddOptions) -> Iterator[Outcome]:
    """The results of tasks by the runner that was asked for."""
    if options.runner == "ray":
        held = (_held(task, options.limit) for task in tasks)
        work = partial(_work, options=options)
        return cluster.run(work, held, failed=_failed, jobs=options.jobs, limits=options.limits)
    if options.jobs > 1:
        return processes.run(
            partial(_work, options=options),
            tasks,
            failed=_failed,
            answers=Outcome,
            jobs=options.jobs,
            limits=options.limits,
        )
    here = partial(_outcome, options=options, reads=intake.read)
    return inline.run(here, tasks, failed=_failed, limits=options.limits)


def _held(task: _Task, limit: int) -> _Task:
    """A task with the bytes of its file, for machines that do not have the file."""
    item = task.item
    if item is None or item.path is None:
        return task
    try:
        return _Task(replace(item, path=None, data=data_of(item.path, limit)), task.ended)
    except UnreadableDocument as error:
        return _Task(replace(item, path=None, fault=error.message), task.ended)


def _is_known(store: Store, item: Item, options: AddOptions, count: Tally) -> bool:
    """Whether a document's bytes are in the store; what is not read is not, and is told later."""
    known = False
    if item.fault is None:
        try:
            data = item.data if item.path is None else data_of(item.path, options.limit)
            known = store.holds(sha256_of(item, data))
        except UnreadableDocument:
            known = False
    count.begin(known)
    return known
