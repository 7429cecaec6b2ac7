"""Several processes, one item each at a time; a worker that dies takes nobody else's work with it.

A pool of the standard library loses every item in flight when one worker is killed (out of memory,
a crash in a library). Here those items are tried again, each alone in a process of its own; the one
that kills its worker twice becomes a failure, the others are done.
"""

from __future__ import annotations

import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
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


@contextmanager
def _deaf() -> Iterator[None]:
    """Workers started herein never hear Ctrl-C: it is this process that ends them, quietly."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


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
            with _deaf():
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
                with _deaf():
                    future = pool.submit(self._work, item)
                return future.result()
            except BrokenProcessPool:
                return self._failed(item, WorkerDied("the process working on it was killed"))

    def stop(self) -> None:
        """Break off what is still in flight."""
        for process in tuple((self._pool._processes or {}).values()):
            process.terminate()

    def close(self) -> None:
        """Let the workers go; what has not been begun is not begun."""
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
    except BaseException:
        spread.stop()
        raise
    finally:
        spread.close()
