"""One after the other, in this process."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from dragoman.runners.limits import Limits, over_memory, timed

Item = TypeVar("Item")
Result = TypeVar("Result")


def attempt(
    task: Callable[[Item], Result],
    failed: Callable[[Item, Exception], Result],
    item: Item,
) -> Result:
    """The task's result, or what ``failed`` makes of its error.

    With ``attempt_all`` the one place of the house where every error is caught: one document must
    not stop the others.
    """
    try:
        return task(item)
    except Exception as error:  # noqa: BLE001 - a failed document becomes a record
        return failed(item, error)


def attempt_all(
    task: Callable[[Item], Iterable[Result]],
    failed: Callable[[Item, Exception], Result],
    item: Item,
    limits: Limits,
) -> Iterator[Result]:
    """The task's results one by one; at an error what ``failed`` makes of it is the last."""
    try:
        yield from task(item)
    except MemoryError:
        yield failed(item, over_memory(limits))
    except Exception as error:  # noqa: BLE001 - see above
        yield failed(item, error)


def run(
    task: Callable[[Item], Result],
    items: Iterable[Item],
    *,
    failed: Callable[[Item, Exception], Result],
    limits: Limits | None = None,
) -> Iterator[Result]:
    """One result for every item, in order.

    Args:
        task: What is done with an item.
        items: Taken as they are needed.
        failed: Makes a result of an item and its error.
        limits: The time that an item may take; none without them.
    """
    for item in items:
        if limits is None:
            yield attempt(task, failed, item)
        else:
            yield _within(task, failed, item, limits)


def _within(
    task: Callable[[Item], Result],
    failed: Callable[[Item, Exception], Result],
    item: Item,
    limits: Limits,
) -> Result:
    def bounded(one: Item) -> Result:
        with timed(limits):
            return task(one)

    return attempt(bounded, failed, item)
