"""One process beside this one that works on items within limits, and is replaced when it dies.

It is begun when the first item comes. Items go there by pickle; what comes back is decoded as the
type that is expected and nothing else, for a file may have taken over the process that read it.
"""

from __future__ import annotations

import os
import signal
import sys
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from functools import cache
from multiprocessing import get_all_start_methods, get_context
from multiprocessing.connection import Connection
from multiprocessing.context import ForkServerContext, SpawnContext
from multiprocessing.process import BaseProcess
from types import ModuleType, TracebackType
from typing import Any, Generic, Self, TypeVar

import msgspec

from dragoman.errors import DragomanError
from dragoman.runners.inline import attempt_all
from dragoman.runners.limits import (
    MEBIBYTE,
    Limits,
    OverLimit,
    bind_memory,
    bind_time,
    over_output,
    over_time,
    over_waiting,
    processor_time,
)

Item = TypeVar("Item")
Result = TypeVar("Result")

_PATIENCE = 5.0
"""Seconds in which a process ends whose work is over."""
_PROGRESS = 0.005
"""Share of the time by the clock that a process must have worked to be waited for longer: one on a
busy machine is slow, one that sleeps is stuck. The kernel ends it at its limit all the same."""
_LOCK = threading.Lock()
_STARTED: bytes = b""
"""What a worker says once it can take an item; and after the last result of an item."""


class WorkerDied(DragomanError):
    """The process that worked on an item was killed or crashed, twice."""


class Worker(Generic[Item, Result]):
    """A process that gives the results of items, one item at a time.

    Args:
        task: Importable by name (or a ``partial`` of such); gives the results of an item.
        failed: Likewise; makes a result of an item and its error.
        answers: The type of results, as msgspec decodes it.
        limits: What an item may cost, or each result of one that has many.
        preload: Modules that all workers need: imported once for those of the first ``Worker``.
    """

    def __init__(
        self,
        task: Callable[[Item], Iterable[Result]],
        failed: Callable[[Item, Exception], Result],
        answers: Any,  # noqa: ANN401 - also a union of types
        *,
        limits: Limits,
        preload: tuple[str, ...] = (),
    ) -> None:
        self._task = task
        self._failed = failed
        self._decode = msgspec.msgpack.Decoder(answers).decode
        self._limits = limits
        self._preload = preload
        self._process: BaseProcess | None = None
        self._pipe: Connection | None = None
        self._is_stopped = False

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def call(self, item: Item) -> Result:
        """The one result of an item."""
        return next(iter(tuple(self.stream(item))))

    def stream(self, item: Item) -> Iterator[Result]:
        """The results of an item as they come; where the process dies, its failure is the last.

        A process that is killed before it gave anything gets a second chance, for another program
        may have used up the memory; one that was over a limit does not.
        """
        given = 0
        for is_last in (False, True):
            is_done = False
            try:
                for result in self._answers(item):
                    given += 1
                    yield result
                is_done = True
            except OverLimit as error:
                yield self._failed(item, error)
            except WorkerDied as error:
                if not (given or is_last or self._is_stopped):
                    continue
                yield self._failed(item, error)
            finally:
                if not is_done:
                    self._end()
            return

    def _answers(self, item: Item) -> Iterator[Result]:
        try:
            pipe = self._begun()
            pipe.send(item)
            while data := self._received(pipe):
                yield self._decode(data)
        except (EOFError, OSError) as error:
            raise self._cause() from error
        except msgspec.DecodeError as error:
            raise WorkerDied("the process working on it gave what is no result") from error

    def _begun(self) -> Connection:
        """The way to the process, which is begun where there is none."""
        if self._process is None or self._pipe is None:
            ours, theirs = _context(self._preload).Pipe()
            arguments = (theirs, self._task, self._failed, self._limits)
            self._process = _context(self._preload).Process(
                target=_serve, args=arguments, daemon=True
            )
            with _LOCK, _deaf(), _nameless():
                self._process.start()
            theirs.close()
            self._pipe = ours
            ours.recv_bytes()
        return self._pipe

    def _received(self, pipe: Connection) -> bytes:
        worked = self._worked()
        while not pipe.poll(self._limits.waiting):
            before, worked = worked, self._worked()
            if worked - before < _PROGRESS * self._limits.waiting:
                raise over_waiting(self._limits)
        return pipe.recv_bytes()

    def _worked(self) -> float:
        """Processor seconds of the process so far; 0 where that is not known."""
        pid = None if self._process is None else self._process.pid
        return 0.0 if pid is None else processor_time(pid)

    def _cause(self) -> DragomanError:
        """Why the process is no longer there."""
        process = self._process
        if process is None:
            return WorkerDied("the process working on it could not be begun")
        process.join(_PATIENCE)
        if sys.platform != "win32" and process.exitcode == -signal.SIGXCPU:
            return over_time(self._limits)
        if sys.platform != "win32" and process.exitcode == -signal.SIGKILL:
            return WorkerDied("the process working on it was killed")
        memory = self._limits.memory // MEBIBYTE
        return WorkerDied(f"crashes its reader, or needs more than {memory} MB of memory")

    def stop(self) -> None:
        """Break off what is being worked on, from whichever thread."""
        self._is_stopped = True
        if self._process is not None:
            with suppress(ValueError):
                self._process.kill()

    def _end(self) -> None:
        """No process from now on, until the next item."""
        process, pipe = self._process, self._pipe
        self._process = self._pipe = None
        if pipe is not None:
            pipe.close()
        if process is not None:
            process.kill()
            process.join()

    def close(self) -> None:
        """Let the process go."""
        process, pipe = self._process, self._pipe
        if pipe is not None:
            pipe.close()
            self._pipe = None
        if process is not None:
            process.join(_PATIENCE)
        self._end()


def _serve(
    pipe: Connection,
    task: Callable[[Item], Iterable[Result]],
    failed: Callable[[Item, Exception], Result],
    limits: Limits,
) -> None:
    """What a worker does: results for each item, until nobody is at the other end."""
    _quieten()
    bind_memory(limits)
    with suppress(EOFError, OSError):
        pipe.send_bytes(_STARTED)
        while True:
            item = pipe.recv()
            bind_time(limits)
            for result in attempt_all(task, failed, item, limits):
                pipe.send_bytes(_packed(result, item, failed, limits))
                bind_time(limits)
            pipe.send_bytes(_STARTED)


def _packed(
    result: Result,
    item: Item,
    failed: Callable[[Item, Exception], Result],
    limits: Limits,
) -> bytes:
    """A result as bytes, or the failure of one that is too large or no valid text."""
    try:
        data = msgspec.msgpack.encode(result)
    except (UnicodeEncodeError, MemoryError) as error:
        return msgspec.msgpack.encode(failed(item, error))
    if len(data) > limits.output:
        return msgspec.msgpack.encode(failed(item, over_output(limits)))
    return data


def _quieten() -> None:
    """No Ctrl-C, which is for the process of the user; no words of libraries on its terminal."""
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    nowhere = os.open(os.devnull, os.O_RDWR)
    for one in (0, 1, 2):
        os.dup2(nowhere, one)


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


@contextmanager
def _nameless() -> Iterator[None]:
    """Workers started herein do not run the user's script anew, as ``multiprocessing`` would.

    So a script needs no ``if __name__ == "__main__"`` to add a page.
    """
    main = sys.modules["__main__"]
    sys.modules["__main__"] = ModuleType("__main__")
    try:
        yield
    finally:
        sys.modules["__main__"] = main


@cache
def _context(preload: tuple[str, ...]) -> ForkServerContext | SpawnContext:
    """How processes are begun: by a small one that has imported what all need, where there are."""
    if "forkserver" not in get_all_start_methods():
        return get_context("spawn")
    context = get_context("forkserver")
    context.set_forkserver_preload([__name__, *preload])
    return context
