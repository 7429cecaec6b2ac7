"""Many machines by Ray: items go out in chunks; a chunk whose worker died is tried item by item.

Ray is the extra ``ray``. Without the address of a cluster in ``RAY_ADDRESS`` it makes one of this
machine. Items and results travel by pickle; workers need this release of dragoman installed.
"""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from typing import Any, TypeVar

from dragoman.errors import DragomanError, MissingExtra
from dragoman.runners.inline import run as run_here
from dragoman.runners.limits import Limits
from dragoman.runners.worker import WorkerDied

Item = TypeVar("Item")
Result = TypeVar("Result")

CHUNK = 8
"""Items that go to a worker together: a task of Ray costs about a millisecond."""

AHEAD = 4
"""Chunks in flight for each job."""


class NoCluster(DragomanError):
    """Ray is there but cannot begin or reach its cluster."""


class _Cluster:
    """What is asked of Ray, whose functions have no types."""

    def __init__(self, jobs: int) -> None:
        try:
            import ray
        except ImportError as error:
            raise MissingExtra(
                "--runner ray needs Ray: install it with pip install 'dragoman[ray]'"
            ) from error
        self._ray: Any = ray
        self._began = not ray.is_initialized()
        if self._began:
            self._begin(jobs)
        self._remote = ray.remote(max_retries=0)(_chunk)

    def _begin(self, jobs: int) -> None:
        here = {} if _has_address() else {"num_cpus": jobs, "include_dashboard": False}
        try:
            self._ray.init(log_to_driver=False, logging_level="ERROR", **here)
        except Exception as error:  # noqa: BLE001 - Ray raises bare ones where it cannot begin
            said = " ".join(str(error).split()).split(". ", 1)[0]
            why = said.rstrip(".") or type(error).__name__
            raise NoCluster(
                f"Ray cannot begin: {why}; try again, give the address of a cluster in RAY_ADDRESS,"
                " or leave out --runner ray"
            ) from error

    def send(self, *work: object) -> object:
        """Put a chunk on its way; gives what to ask for its results with."""
        sent: object = self._remote.remote(*work)
        return sent

    def receive(self, sent: object, waiting: float) -> list[Any] | None:
        """The results of a chunk; ``None`` where its worker died or takes too long."""
        try:
            found: list[Any] = self._ray.get(sent, timeout=waiting)
        except self._ray.exceptions.GetTimeoutError:
            self._ray.cancel(sent, force=True)
            return None
        except self._ray.exceptions.RayError:
            return None
        return found

    def close(self) -> None:
        """Leave the cluster, if it was joined here."""
        if self._began:
            self._ray.shutdown()


def _has_address() -> bool:
    return bool(os.environ.get("RAY_ADDRESS"))


def _chunk(
    task: Callable[[Item], Result],
    failed: Callable[[Item, Exception], Result],
    items: Sequence[Item],
    limits: Limits,
) -> list[Result]:
    """What a worker does: the results of some items."""
    return list(run_here(task, items, failed=failed, limits=limits))


def run(
    task: Callable[[Item], Result],
    items: Iterable[Item],
    *,
    failed: Callable[[Item, Exception], Result],
    jobs: int,
    limits: Limits,
) -> Iterator[Result]:
    """One result for every item, in order.

    Args:
        task: Importable by name on every machine, as is ``failed``.
        items: Taken as they are needed.
        failed: Makes a result of an item and its error.
        jobs: How many workers are kept busy.
        limits: The time that an item may take.

    Raises:
        MissingExtra: Ray is not installed.
        NoCluster: It cannot begin.
    """
    cluster = _Cluster(jobs)
    waiting = iter(items)
    flying: deque[tuple[list[Item], object]] = deque()

    def send(chunk: list[Item]) -> object:
        return cluster.send(task, failed, chunk, limits)

    def refill(wanted: int) -> None:
        while len(flying) < wanted and (chunk := list(islice(waiting, CHUNK))):
            flying.append((chunk, send(chunk)))

    try:
        refill(jobs * AHEAD)
        while flying:
            chunk, sent = flying.popleft()
            found = cluster.receive(sent, limits.waiting * len(chunk) * len(flying) + 600)
            if found is not None:
                yield from found
            for item in chunk if found is None else ():
                alone = cluster.receive(send([item]), limits.waiting)
                died = WorkerDied("the process working on it was killed")
                yield from alone or [failed(item, died)]
            refill(jobs * AHEAD)
    finally:
        cluster.close()
