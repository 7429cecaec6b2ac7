"""Several workers, one item each at a time; one that dies takes nobody else's work with it.

A pool of the standard library loses every item in flight when one worker is killed (out of memory,
a crash in a library). Here a worker that is killed, or is over a limit, is replaced, and only the
item that it worked on becomes a failure.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from functools import partial
from itertools import islice
from queue import SimpleQueue
from typing import Any, Generic, TypeVar

from dragoman.runners.limits import Limits
from dragoman.runners.worker import Worker, WorkerDied

__all__ = ["AHEAD", "WorkerDied", "run"]

Item = TypeVar("Item")
Result = TypeVar("Result")

AHEAD = 4
"""Items in flight for each worker: enough to keep it busy, few enough to bound memory."""


class _Crew(Generic[Item, Result]):
    """Workers, each with a thread of this process that waits for it."""

    def __init__(self, make: Callable[[], Worker[Item, Result]], jobs: int) -> None:
        self._all = [make() for _ in range(jobs)]
        self._idle: SimpleQueue[Worker[Item, Result]] = SimpleQueue()
        for worker in self._all:
            self._idle.put(worker)
        self._threads = ThreadPoolExecutor(jobs)

    def send(self, item: Item) -> Future[Result]:
        """Put an item on its way."""
        return self._threads.submit(self._done, item)

    def _done(self, item: Item) -> Result:
        worker = self._idle.get()
        try:
            return worker.call(item)
        finally:
            self._idle.put(worker)

    def stop(self) -> None:
        """Break off what is in flight; what has not been begun is not begun."""
        self._threads.shutdown(wait=False, cancel_futures=True)
        for worker in self._all:
            worker.stop()

    def close(self) -> None:
        """Let the workers go."""
        self._threads.shutdown(wait=True, cancel_futures=True)
        for worker in self._all:
            worker.close()


def _once(task: Callable[[Item], Result], item: Item) -> Iterator[Result]:
    yield task(item)


def run(
    task: Callable[[Item], Result],
    items: Iterable[Item],
    *,
    failed: Callable[[Item, Exception], Result],
    answers: Any,  # noqa: ANN401 - also a union of types
    jobs: int,
    limits: Limits | None = None,
) -> Iterator[Result]:
    """One result for every item, in order.

    Args:
        task: Importable by name (or a ``partial`` of such), as is ``failed``; both must pickle.
        items: Taken as they are needed, never all at once.
        failed: Makes a result of an item and its error.
        answers: The type of results, as msgspec decodes it.
        jobs: How many workers.
        limits: What an item may cost.
    """
    work = partial(_once, task)
    bounds = limits or Limits()
    crew: _Crew[Item, Result] = _Crew(lambda: Worker(work, failed, answers, limits=bounds), jobs)
    waiting = iter(items)
    flying: deque[Future[Result]] = deque()
    try:
        flying.extend(map(crew.send, islice(waiting, jobs * AHEAD)))
        while flying:
            yield flying.popleft().result()
            flying.extend(map(crew.send, islice(waiting, 1)))
    except BaseException:
        crew.stop()
        raise
    finally:
        crew.close()
