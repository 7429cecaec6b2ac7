"""Intake: from files to documents, with every format but plain text opened in another process.

A page, a PDF, an archive or a table may be made to crash its reader, to run forever or to eat all
memory. So readers of such files work in processes with limits; what kills one is rejected with the
reason and the next one goes on. Plain text is read here and needs no such process.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cache, partial
from pathlib import Path
from shutil import copyfileobj
from tempfile import NamedTemporaryFile
from types import TracebackType
from typing import BinaryIO, Self

from msgspec import Struct
from msgspec.structs import replace

from dragoman.errors import DragomanError, UnreadableDocument
from dragoman.languages import installed
from dragoman.model import Document
from dragoman.parsing.zwnj import word_counts
from dragoman.reading import LIMIT, data_of, head_of, locator_of, read_item
from dragoman.reading.items import Item
from dragoman.reading.rows import ColumnMap
from dragoman.reading.sniffing import Dealing, dealing
from dragoman.reading.unfold import Unfolding, unfold
from dragoman.runners.limits import MEBIBYTE, Limits, OverLimit
from dragoman.runners.worker import Worker, WorkerDied

PRELOAD = ("dragoman.reading.unfold", "trafilatura", "pypdfium2")
"""What readers need, imported once for all of them."""

READING_LIMITS = Limits(memory=768 * MEBIBYTE)
"""What reading one document may cost."""

FAULTS = 10_000
"""Parts of a file that hold no document, one after the other, after which the rest is left."""


class Reading(Struct, frozen=True):
    """How files are read.

    Attributes:
        limit: The largest document that is read, in bytes.
        columns: What the columns of tables are, where their names do not tell.
        in_bulk: Whether HTML pages are read by the faster reader.
        limits: What reading one document may cost.
    """

    limit: int = LIMIT
    columns: ColumnMap = ()
    in_bulk: bool = False
    limits: Limits = READING_LIMITS


class _Read(Struct, frozen=True):
    """What a reader says of an item: its document, or why there is none."""

    document: Document | None = None
    fault: str = ""
    is_over: bool = False


class _Opened(Struct, frozen=True):
    """What an unfolder says: a document of a file, or that the file is one."""

    item: Item | None = None


class Intake:
    """Opens files and reads documents; holds the processes that this takes, begun when needed."""

    def __init__(self, how: Reading) -> None:
        self._how = how
        unfolding = Unfolding(how.limit, how.columns)
        self._unfolder: Worker[tuple[Path, str], _Opened] = Worker(
            partial(_opened, how=unfolding), _unopened, _Opened, limits=how.limits, preload=PRELOAD
        )
        self._reader: Worker[Item, _Read] = Worker(
            partial(_read, how=how), _unread, _Read, limits=how.limits, preload=PRELOAD
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._unfolder.close()
        self._reader.close()

    def items(self, path: Path) -> Iterator[Item]:
        """The documents in a file, in its order; what cannot be opened comes as a fault."""
        where = locator_of(path)
        if _dealing_of_file(path) == "many":
            yield from self._unfolded(path, where)
        else:
            yield Item(where, path=path)

    def piped(self, stream: BinaryIO, where: str) -> Iterator[Item]:
        """The documents in a stream, which waits on the disk until it is at its end.

        Args:
            stream: Read to its end; need not be seekable.
            where: The locator of the whole.
        """
        with NamedTemporaryFile() as kept:
            copyfileobj(stream, kept)
            kept.flush()
            for item in self._unfolded(Path(kept.name), where):
                yield item if item.path is None else self._held(item)

    def _held(self, item: Item) -> Item:
        """An item with the bytes of its file, which will soon be gone."""
        try:
            return replace(item, path=None, data=data_of(item.path or Path(), self._how.limit))
        except UnreadableDocument as error:
            fault = error.message.removeprefix(f"{item.path}: ")
            return replace(item, path=None, fault=fault)

    def _unfolded(self, path: Path, where: str) -> Iterator[Item]:
        in_a_row = 0
        for found in self._unfolder.stream((path, where)):
            item = found.item or Item(where, path=path)
            in_a_row = 0 if item.fault is None else in_a_row + 1
            yield item
            if in_a_row == FAULTS:
                yield Item(where, fault=f"nothing to read in {FAULTS} parts in a row; gave up here")
                return

    def read(self, item: Item) -> Document:
        """The document that an item stands for, before cleaning.

        Raises:
            UnreadableDocument: No text can be had from it.
            OverLimit: Reading it costs more than it may, or killed the process.
        """
        if item.fault is not None or _dealing_of(item) == "plain":
            return read(item, self._how)
        found = self._reader.call(item)
        if found.document is not None:
            return found.document
        raise OverLimit(found.fault) if found.is_over else UnreadableDocument(found.fault)


def read(item: Item, how: Reading) -> Document:
    """The document that an item stands for, read in this process.

    Raises:
        UnreadableDocument: No text can be had from it.
    """
    return read_item(item, limit=how.limit, counts=_word_counts, in_bulk=how.in_bulk)


def _dealing_of_file(path: Path) -> Dealing:
    try:
        return dealing(head_of(path), path.suffix.lower())
    except UnreadableDocument:
        return "plain"  # says so when its turn comes to be read


def _dealing_of(item: Item) -> Dealing:
    if item.path is not None:
        return _dealing_of_file(item.path)
    return dealing(item.data, Path(item.locator).suffix.lower())


def _opened(request: tuple[Path, str], how: Unfolding) -> Iterator[_Opened]:
    path, where = request
    for item in unfold(path, how, where=where):
        yield _Opened(item if item.path is None else None)


def _unopened(request: tuple[Path, str], error: Exception) -> _Opened:
    return _Opened(Item(request[1], fault=reason_of(error)))


def _read(item: Item, how: Reading) -> Iterator[_Read]:
    yield _Read(read(item, how))


def _unread(item: Item, error: Exception) -> _Read:
    return _Read(fault=reason_of(error), is_over=isinstance(error, (OverLimit, WorkerDied)))


def reason_of(error: Exception) -> str:
    """An error as the reason of a rejection: our own say enough, others are ours to mend."""
    if isinstance(error, DragomanError):
        return error.message
    return f"{type(error).__name__}: {error} (a fault of dragoman; please report it)"


@cache
def _word_counts() -> Mapping[str, int]:
    """How often right-to-left languages use a word, written without joiners."""
    counts: Counter[str] = Counter()
    for pack in installed().values():
        if pack.direction == "rtl":
            for word, count in word_counts(pack).items():
                counts[word.replace("\u200c", "")] += count
    return counts
