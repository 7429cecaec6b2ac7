"""Browsing: pages of lists, counts and searches out of a ledger of any size, reading only.

A ``CorpusView`` is for small answers and whole exports. What a person leafs through comes from
here: a page at a time, sorted and filtered in the file by the cards of ``ledger.cards``.
"""

from __future__ import annotations

import sqlite3
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self, TypeVar

from dragoman.errors import LedgerError
from dragoman.ledger.connection import PATIENCE, plain_errors

Answer = TypeVar("Answer")

KEPT_ANSWERS = 2000
"""Answers that are remembered until the ledger changes."""


class Reader:
    """Read-only connections to one ledger, lent out one to a thread, and what they answered.

    Args:
        path: A ledger of this release's version (``open_ledger`` brings an older one up to it).
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._idle: deque[sqlite3.Connection] = deque()
        self._answers: dict[object, object] = {}
        self._state: object = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file."""
        while self._idle:
            self._idle.pop().close()

    @contextmanager
    def lent(self) -> Iterator[sqlite3.Connection]:
        """A connection that is this caller's alone until it gives it back.

        Raises:
            LedgerError: The file cannot be read as a ledger.
        """
        with plain_errors(self.path):
            try:
                db = self._idle.pop()
            except IndexError:
                db = _connect(self.path)
            try:
                yield db
            finally:
                self._idle.append(db)

    def ask(self, question: Callable[..., Answer], *given: object) -> Answer:
        """What a function of this room answers, called with a connection and what is given."""
        with self.lent() as db:
            return question(db, *given)

    def recall(self, question: Callable[..., Answer], *given: object) -> Answer:
        """As ``ask``; the answer is remembered until the ledger changes."""
        state = self.state()
        if state != self._state:
            self._state = state
            self._answers.clear()
        key = (question, given)
        known: Answer | None = self._answers.get(key)  # type: ignore[assignment]
        if known is not None:  # no question of ours is answered by None
            return known
        found = self.ask(question, *given)
        if len(self._answers) >= KEPT_ANSWERS:
            self._answers.clear()
        if self._state == state:  # else it may be of the ledger as it was
            self._answers[key] = found
        return found

    def state(self) -> tuple[tuple[int, int], ...]:
        """What changes whenever the ledger's files do."""
        return tuple(_stamp(one) for one in (self.path, Path(f"{self.path}-wal")))


def _stamp(path: Path) -> tuple[int, int]:
    try:
        found = path.stat()
    except FileNotFoundError:
        return 0, 0
    return found.st_mtime_ns, found.st_size


def _connect(path: Path) -> sqlite3.Connection:
    if not path.exists():
        raise LedgerError(f"{path}: no ledger there any more")
    db = sqlite3.connect(
        f"{path.resolve().as_uri()}?mode=ro",
        timeout=PATIENCE,
        isolation_level=None,
        uri=True,
        check_same_thread=False,
    )
    db.execute("PRAGMA query_only = ON")
    db.execute("PRAGMA cache_size = -32000")
    db.execute("PRAGMA mmap_size = 2000000000")
    return db
