"""What one item may cost: processor time, memory, and how much may come of it.

Processes that only work on items are bound by the kernel, which kills them when they are over; in
the process of the user a timer raises an error instead. Systems without such limits (Windows) have
the waiting time alone.
"""

from __future__ import annotations

import os
import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from math import ceil
from pathlib import Path

from msgspec import Struct

from dragoman.errors import DragomanError

MEBIBYTE = 1024 * 1024
_AGAIN = 1.0
"""Seconds after which the timer strikes again where its error was swallowed."""


class OverLimit(DragomanError):
    """An item that took more than it may: time, memory, or room for what came of it."""


class Limits(Struct, frozen=True):
    """What one item may cost.

    Attributes:
        seconds: Processor time.
        waiting: Seconds by the clock after which an item that sleeps is given up; one that is
            worked on, if slowly, is not.
        memory: Bytes of address space beyond those that a worker has when it begins.
        output: Bytes of one result.
    """

    seconds: int = 30
    waiting: float = 120.0
    memory: int = 1024 * MEBIBYTE
    output: int = 128 * MEBIBYTE


def over_time(limits: Limits) -> OverLimit:
    """The error of an item that took too long."""
    return OverLimit(f"takes more than {limits.seconds} s; split it")


def over_waiting(limits: Limits) -> OverLimit:
    """The error of an item that hardly anything is done about."""
    return OverLimit(f"nothing came of it in {limits.waiting:g} s by the clock; run again")


def over_memory(limits: Limits) -> OverLimit:
    """The error of an item that needs too much memory."""
    return OverLimit(f"needs more than {limits.memory // MEBIBYTE} MB of memory; split it")


def over_output(limits: Limits) -> OverLimit:
    """The error of an item of which too much comes."""
    return OverLimit(f"more than {limits.output // MEBIBYTE} MB come of it; split it")


def processor_time(pid: int) -> float:
    """Processor seconds that a process has used; 0 where the system does not say."""
    try:
        said = Path(f"/proc/{pid}/stat").read_bytes()
        ticks = sum(map(int, said.rpartition(b")")[2].split()[11:13]))
        return ticks / os.sysconf("SC_CLK_TCK")
    except (OSError, ValueError):
        return 0.0


def bind_memory(limits: Limits) -> None:
    """Let this process have only so much more memory than it has now."""
    if sys.platform == "win32":
        return
    import resource

    with suppress(ValueError, OSError):
        _, hard = resource.getrlimit(resource.RLIMIT_AS)
        wanted = _size() + limits.memory
        wanted = wanted if hard == resource.RLIM_INFINITY else min(wanted, hard)
        resource.setrlimit(resource.RLIMIT_AS, (wanted, hard))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _size() -> int:
    """Bytes of address space that this process has."""
    import resource

    statm = Path("/proc/self/statm")
    if not statm.exists():
        return 512 * MEBIBYTE
    return int(statm.read_text().split()[0]) * resource.getpagesize()


def bind_time(limits: Limits) -> None:
    """Let this process be killed when it has worked for so long from now on."""
    if sys.platform == "win32":
        return
    import resource

    used = resource.getrusage(resource.RUSAGE_SELF)
    with suppress(ValueError, OSError):
        _, hard = resource.getrlimit(resource.RLIMIT_CPU)
        until = ceil(used.ru_utime + used.ru_stime) + limits.seconds
        until = until if hard == resource.RLIM_INFINITY else min(until, hard)
        resource.setrlimit(resource.RLIMIT_CPU, (until, hard))


@contextmanager
def timed(limits: Limits) -> Iterator[None]:
    """Work in the process of the user that is broken off when it takes too long.

    Only the main thread of a system with timers can be broken off; elsewhere nothing is.

    Raises:
        OverLimit: It took too long.
    """
    if sys.platform == "win32" or threading.current_thread() is not threading.main_thread():
        yield
        return

    def strike(number: int, frame: object) -> None:
        raise over_time(limits)

    before = signal.signal(signal.SIGVTALRM, strike)
    signal.setitimer(signal.ITIMER_VIRTUAL, limits.seconds, _AGAIN)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)
