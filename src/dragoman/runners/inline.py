"""One after the other, in this process."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")


def attempt(
    task: Callable[[Item], Result], failed: Callable[[Item, Exception], Result], item: Item
) -> Result:
    """The task's result, or what ``failed`` makes of its error.

    The one place of the house where every error is caught: one document must not stop the others.
    """
    try:
        return task(item)
    except Exception as error:  # noqa: BLE001 - a failed document becomes a record
        return failed(item, error)


def run(
    task: Callable[[Item], Result],
    items: Iterable[Item],
    *,
    failed: Callable[[Item, Exception], Result],
) -> Iterator[Result]:
    """One result for every item, in order."""
    for item in items:
        yield attempt(task, failed, item)
