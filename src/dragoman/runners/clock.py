"""How long the parts of a work take: the one clock, for rooms that have none."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TypeVar

Made = TypeVar("Made")


class Stopwatch:
    """Seconds by the clock, summed by the name of the part."""

    def __init__(self) -> None:
        self.spent: dict[str, float] = {}
        self._began = time.monotonic()

    def timed(self, name: str, work: Callable[[], Made]) -> Made:
        """What ``work`` gives; its time is added to the part."""
        began = time.perf_counter()
        try:
            return work()
        finally:
            self.add(name, time.perf_counter() - began)

    def add(self, name: str, seconds: float) -> None:
        """Add to the time of a part."""
        self.spent[name] = self.spent.get(name, 0.0) + seconds

    def passed(self) -> float:
        """Seconds since this watch was made."""
        return time.monotonic() - self._began
