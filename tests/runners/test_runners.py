from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from dragoman.runners import inline, processes
from dragoman.runners.limits import MEBIBYTE, Limits, OverLimit
from dragoman.runners.worker import Worker, WorkerDied

TIGHT = Limits(seconds=1, waiting=3.0, memory=200 * MEBIBYTE, output=1000)


def double(number: int) -> str:
    """Twice a number; some numbers are trouble."""
    if number == 13:
        raise ValueError("thirteen")
    if number == 99:
        os.kill(os.getpid(), signal.SIGKILL)
    return str(number * 2)


def failed(number: int, error: Exception) -> str:
    return f"{number}: {type(error).__name__}"


def told(number: int, error: Exception) -> str:
    return f"{number}: {error}"


def greedy(number: int) -> str:
    """Something that one should not do, by number."""
    if number == 1:
        while True:
            pass
    if number == 2:
        signal.sigtimedwait([signal.SIGUSR1], 60)
    if number == 3:
        return str(len(bytearray(400 * MEBIBYTE)))
    if number == 4:
        return "x" * 2000
    if number == 5:
        os.abort()
    if number == 6:
        return "\ud800"
    return str(number)


def plod(number: int) -> str:
    """Work a little, rest a little, as a process on a busy machine does."""
    for _ in range(10):
        sum(range(1_000_000))
        signal.sigtimedwait([signal.SIGUSR1], 0.1)
    return str(number)


def count_up(until: int) -> Iterator[str]:
    """The numbers up to one; 13 kills who counts to it."""
    for number in range(until):
        if number == 13:
            os.kill(os.getpid(), signal.SIGKILL)
        yield str(number)


def one_by_one(number: int) -> Iterator[str]:
    yield greedy(number)


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


spread = partial(processes.run, answers=str)


def test_one_result_for_every_item_in_order() -> None:
    found = list(inline.run(double, [1, 13, 3], failed=failed))
    assert found == ["2", "13: ValueError", "6"]


def test_an_interruption_is_no_failed_document() -> None:
    def interrupt(number: int) -> str:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        list(inline.run(interrupt, [1], failed=failed))


def test_an_item_that_takes_too_long_here_is_broken_off() -> None:
    found = list(inline.run(greedy, [0, 1, 7], failed=told, limits=TIGHT))
    assert found == ["0", "1: takes more than 1 s; split it", "7"]
    assert signal.getitimer(signal.ITIMER_VIRTUAL) == (0.0, 0.0)


def test_what_is_slow_on_a_busy_machine_is_waited_for() -> None:
    hasty = Limits(seconds=30, waiting=0.4)
    assert list(spread(plod, [1, 2], failed=told, jobs=1, limits=hasty)) == ["1", "2"]


def test_processes_give_the_same_results_in_the_same_order() -> None:
    numbers = [*range(12), 13, 14]
    assert list(spread(double, numbers, failed=failed, jobs=2)) == list(
        inline.run(double, numbers, failed=failed)
    )


def test_a_killed_worker_costs_one_item_only() -> None:
    found = list(spread(double, [1, 99, 2, 3], failed=failed, jobs=2))
    assert found == ["2", "99: WorkerDied", "4", "6"]


def test_an_item_whose_worker_was_killed_is_tried_again(tmp_path: Path) -> None:
    marks = [tmp_path / "a", tmp_path / "b"]
    (tmp_path / "b").touch()
    assert list(spread(die_once, marks, failed=failed_mark, jobs=1)) == ["a", "b"]


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (1, "takes more than 1 s; split it"),
        (2, "nothing came of it in 3 s by the clock; run again"),
        (3, "needs more than 200 MB of memory; split it"),
        (4, "more than 0 MB come of it; split it"),
        (5, "crashes its reader, or needs more than 200 MB of memory"),
        (6, "surrogates not allowed"),
    ],
)
def test_a_worker_keeps_items_within_limits_and_goes_on(number: int, said: str) -> None:
    with Worker(one_by_one, told, str, limits=TIGHT) as worker:
        assert worker.call(0) == "0"
        assert said in worker.call(number)
        assert worker.call(7) == "7"


def test_the_results_before_a_worker_dies_are_kept_once() -> None:
    with Worker(count_up, failed, str, limits=TIGHT) as worker:
        assert list(worker.stream(20)) == [*map(str, range(13)), "20: WorkerDied"]
        assert list(worker.stream(2)) == ["0", "1"]


def test_what_is_no_result_is_not_taken_for_one() -> None:
    with Worker(one_by_one, failed, int, limits=TIGHT) as worker:
        assert worker.call(0) == "0: WorkerDied"


def test_who_stops_listening_ends_the_worker() -> None:
    with Worker(count_up, failed, str, limits=TIGHT) as worker:
        found = worker.stream(10)
        assert next(found) == "0"
        found.close()  # type: ignore[attr-defined]
        assert list(worker.stream(1)) == ["0"]


def test_errors_pickle() -> None:
    assert str(OverLimit("x")) == str(WorkerDied("x"))


def test_items_are_taken_as_they_are_needed() -> None:
    taken: list[int] = []

    def items() -> Iterator[int]:
        for number in range(100):
            taken.append(number)
            yield number

    results = spread(double, items(), failed=failed, jobs=1)
    assert next(results) == "0"
    assert len(taken) <= processes.AHEAD + 1
    results.close()  # type: ignore[attr-defined]


def test_workers_leave_ctrl_c_to_the_process_that_started_them() -> None:
    assert list(spread(is_deaf, [1, 2], failed=failed, jobs=2)) == ["1: True", "2: True"]
    assert signal.SIGINT not in signal.pthread_sigmask(signal.SIG_BLOCK, [])


def test_who_is_interrupted_does_not_wait_for_the_work_in_flight() -> None:
    results = spread(rest, [0, 1, 2], failed=failed, jobs=2)
    assert next(results) == "0"
    started = os.times().elapsed
    results.close()  # type: ignore[attr-defined]
    assert os.times().elapsed - started < 20


SCRIPT = """
from tests.runners.test_runners import double, failed
from dragoman.runners import processes
print(list(processes.run(double, [1, 2], failed=failed, answers=str, jobs=1)))
"""


@pytest.mark.parametrize("piped", [True, False])
def test_a_script_without_a_guard_may_use_workers(tmp_path: Path, piped: bool) -> None:
    script = tmp_path / "script.py"
    script.write_text(SCRIPT)
    root = Path(__file__).parents[2]
    done = subprocess.run(
        [sys.executable, "-" if piped else str(script)],
        input=SCRIPT if piped else "",
        capture_output=True,
        text=True,
        cwd=root,
        env={**os.environ, "PYTHONPATH": str(root)},
        timeout=120,
    )
    assert (done.stdout, done.stderr) == ("['2', '4']\n", "")
