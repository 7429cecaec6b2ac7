from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from dragoman.runners import inline, processes


def double(number: int) -> str:
    """Twice a number; some numbers are trouble."""
    if number == 13:
        raise ValueError("thirteen")
    if number == 99:
        os.kill(os.getpid(), signal.SIGKILL)
    return str(number * 2)


def failed(number: int, error: Exception) -> str:
    return f"{number}: {type(error).__name__}"


def die_once(mark: Path) -> str:
    """Kill this process, but only the first time."""
    if not mark.exists():
        mark.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return mark.name


def failed_mark(mark: Path, error: Exception) -> str:
    return f"{mark.name}: {type(error).__name__}"


def is_deaf(number: int) -> str:
    """Whether Ctrl-C is kept from this process."""
    blocked = signal.pthread_sigmask(signal.SIG_BLOCK, [])
    return f"{number}: {signal.SIGINT in blocked}"


def rest(number: int) -> str:
    """Sleep a minute, unless ended."""
    signal.sigtimedwait([signal.SIGUSR1], 60 if number else 0)
    return str(number)


def test_one_result_for_every_item_in_order() -> None:
    found = list(inline.run(double, [1, 13, 3], failed=failed))
    assert found == ["2", "13: ValueError", "6"]


def test_an_interruption_is_no_failed_document() -> None:
    def interrupt(number: int) -> str:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        list(inline.run(interrupt, [1], failed=failed))


def test_processes_give_the_same_results_in_the_same_order() -> None:
    numbers = [*range(12), 13, 14]
    assert list(processes.run(double, numbers, failed=failed, jobs=2)) == list(
        inline.run(double, numbers, failed=failed)
    )


def test_a_killed_worker_costs_one_item_only() -> None:
    found = list(processes.run(double, [1, 99, 2, 3], failed=failed, jobs=2))
    assert found == ["2", "99: WorkerDied", "4", "6"]


def test_an_item_whose_worker_was_killed_is_tried_again(tmp_path: Path) -> None:
    marks = [tmp_path / "a", tmp_path / "b"]
    (tmp_path / "b").touch()
    assert list(processes.run(die_once, marks, failed=failed_mark, jobs=1)) == ["a", "b"]


def test_items_are_taken_as_they_are_needed() -> None:
    taken: list[int] = []

    def items() -> Iterator[int]:
        for number in range(100):
            taken.append(number)
            yield number

    results = processes.run(double, items(), failed=failed, jobs=1)
    assert next(results) == "0"
    assert len(taken) <= processes.AHEAD + 1
    results.close()  # type: ignore[attr-defined]


def test_workers_leave_ctrl_c_to_the_process_that_started_them() -> None:
    assert list(processes.run(is_deaf, [1, 2], failed=failed, jobs=2)) == ["1: True", "2: True"]
    assert signal.SIGINT not in signal.pthread_sigmask(signal.SIG_BLOCK, [])


def test_who_is_interrupted_does_not_wait_for_the_work_in_flight() -> None:
    results = processes.run(rest, [0, 1, 2], failed=failed, jobs=2)
    assert next(results) == "0"
    started = os.times().elapsed
    results.close()  # type: ignore[attr-defined]
    assert os.times().elapsed - started < 20
