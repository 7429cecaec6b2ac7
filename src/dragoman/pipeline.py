"""The order of the stages: from a file to everything that it says.

``analyse`` is the document half, a pure function; ``analyse_file`` reads and cleans before it and
is what runners spread; ``add_files`` brings files into a store and counts what became of each.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from functools import partial
from pathlib import Path
from types import TracebackType

from msgspec import Struct

from dragoman.cleaning import clean
from dragoman.coding import code
from dragoman.errors import DragomanError, UnreadableDocument
from dragoman.ids import content_id
from dragoman.languages import installed, language_pack
from dragoman.ledger import Store
from dragoman.mentions import find_mentions
from dragoman.model import Analysis, Document, Rejected
from dragoman.pack import Pack
from dragoman.parsing import parse
from dragoman.reading import LIMIT, locator_of, read_file, size_of
from dragoman.runners import inline, processes


class AddOptions(Struct, frozen=True):
    """What the user says about the files that are added.

    Attributes:
        published: The day they were published, where the text does not say.
        outlet: Who published them, where the text does not say.
        limit: The largest file that is read, in bytes.
        jobs: How many processes work at a time; 1 is this one.
    """

    published: date | None = None
    outlet: str | None = None
    limit: int = LIMIT
    jobs: int = 1


class AddReport(Struct, frozen=True):
    """What became of the files: ``read == analysed + already + len(rejected)``."""

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
    raw = read_file(path, limit=options.limit)
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


def analyse_file(path: Path, options: AddOptions) -> Analysis | Rejected:
    """Everything that the document in a file says.

    Raises:
        DragomanError: The file cannot be read or is in no language we have.
    """
    document = read_document(path, options)
    return analyse(document, pack_of(document))


def rejection(path: Path, error: Exception) -> Analysis | Rejected:
    """The record of a file that could not be analysed: at which stage, and why."""
    locator = locator_of(path)
    reason = str(error).removeprefix(f"{locator}: ")
    if not isinstance(error, DragomanError):
        reason = f"{type(error).__name__}: {reason} (a fault of dragoman; please report it)"
    stage = _stage(error.__traceback__)
    reason = " ".join(reason.split())
    return Rejected(content_id("r", locator, stage, reason), locator, stage, reason)


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
        files: Each of them is analysed, rejected with a reason, or there already.
        options: What the user says about them.
        told: Called with each file once its fate is on the disk.
    """
    wanted = tuple(files)
    new = [path for path in wanted if not _is_known(store, path, options.limit)]
    for path in set(wanted).difference(new):
        told(path)
    analysed, rejected = 0, []
    for path, result in zip(new, _results(new, options), strict=True):
        if isinstance(result, Rejected):
            store.reject(result)
            rejected.append(result)
        else:
            analysed += store.add_analysis(result, folded=_folded(result.document))
        told(path)
    store.link()
    already = len(wanted) - analysed - len(rejected)
    return AddReport(len(wanted), analysed, already, tuple(rejected))


def _results(files: list[Path], options: AddOptions) -> Iterator[Analysis | Rejected]:
    task = partial(analyse_file, options=options)
    if options.jobs > 1:
        return processes.run(task, files, failed=rejection, jobs=options.jobs)
    return inline.run(task, files, failed=rejection)


def _is_known(store: Store, path: Path, limit: int) -> bool:
    """Whether a file's bytes are in the store; what is not read is not, and is told later."""
    try:
        size_of(path, limit)
        with path.open("rb") as file:
            return store.holds(hashlib.file_digest(file, "sha256").hexdigest())
    except (OSError, UnreadableDocument):
        return False


def _folded(document: Document) -> str:
    return pack_of(document).fold(document.text).text
