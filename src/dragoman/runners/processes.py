"""Several processes, one item each at a time; a worker that dies takes nobody else's work with it.

A pool of the standard library loses every item in flight when one worker is killed (out of memory,
a crash in a library). Here those items are tried again, each alone in a process of its own; the one
that kills its worker twice becomes a failure, the others are done.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from functools import partial
from itertools import islice
from multiprocessing import get_context
from typing import Generic, TypeVar

from dragoman.errors import DragomanError
from dragoman.runners.inline import attempt

Item = TypeVar("Item")
Result = TypeVar("Result")

AHEAD = 4
"""Items in flight for each process: enough to keep it busy, few enough to bound memory."""


class WorkerDied(DragomanError):
    """The process that worked on an item was killed, twice."""


def _pool(jobs: int) -> ProcessPoolExecutor:
    return ProcessPoolExecutor(max_workers=jobs, mp_context=get_context("spawn"))


class _Spread(Generic[Item, Result]):
    """Items on their way through a pool that may break and be made anew."""

    def __init__(
        self,
        task: Callable[[Item], Result],
        failed: Callable[[Item, Exception], Result],
        jobs: int,
    ) -> None:
        self._work = partial(attempt, task, failed)
        self._failed = failed
        self._jobs = jobs
        self._pool = _pool(jobs)
        self._flying: deque[tuple[Item, Future[Result] | None]] = deque()

    def __len__(self) -> int:
        return len(self._flying)

    def send(self, item: Item) -> None:
        """Put an item on its way."""
        try:
            self._flying.append((item, self._pool.submit(self._work, item)))
        except BrokenProcessPool:
            self._flying.append((item, None))

    def receive(self) -> Result:
        """The result of the item that was sent first."""
        item, future = self._flying.popleft()
        try:
            if future is not None:
                return future.result()
        except BrokenProcessPool:
            self._mend()
        return self._alone(item)

    def _mend(self) -> None:
        """A new pool; items still in flight and not done are tried alone when their turn comes."""
        self._pool.shutdown(wait=False, cancel_futures=True)
        self._pool = _pool(self._jobs)

    def _alone(self, item: Item) -> Result:
        with _pool(1) as pool:
            try:
                return pool.submit(self._work, item).result()
            except BrokenProcessPool:
                return self._failed(item, WorkerDied("the process working on it was killed"))

    def close(self) -> None:
        """Stop, without waiting for what is still in flight."""
        self._pool.shutdown(wait=True, cancel_futures=True)


def run(
    task: Callable[[Item], Result],
    items: Iterable[Item],
    *,
    failed: Callable[[Item, Exception], Result],
    jobs: int,
) -> Iterator[Result]:
    """One result for every item, in order.

    Args:
        task: Importable by name (or a ``partial`` of such), as is ``failed``; both must pickle.
        items: Taken as they are needed, never all at once.
        failed: Makes a result of an item and its error.
        jobs: How many processes.
    """
    spread: _Spread[Item, Result] = _Spread(task, failed, jobs)
    waiting = iter(items)
    try:
        for item in islice(waiting, jobs * AHEAD):
            spread.send(item)
        while len(spread):
            yield spread.receive()
            for item in islice(waiting, 1):
                spread.send(item)
    finally:
        spread.close()
