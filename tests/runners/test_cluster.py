"""Work by Ray: chunks in order, a chunk whose worker died tried item by item, one line without it.

A stand-in for Ray runs chunks here; Ray itself is used by ``tests/test_intake.py`` where installed.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import ModuleType, SimpleNamespace
from typing import Any

import pytest

from dragoman.errors import MissingExtra
from dragoman.runners import cluster
from dragoman.runners.limits import Limits


class RayError(Exception):
    """Anything that Ray says of a task."""


class GetTimeoutError(RayError):
    """A task takes too long."""


class Died(BaseException):
    """Stands for a killed worker."""


def stand_in() -> ModuleType:
    ray: Any = ModuleType("ray")
    ray.exceptions = SimpleNamespace(RayError=RayError, GetTimeoutError=GetTimeoutError)
    ray.asked = []
    ray.is_initialized = lambda: False
    ray.init = lambda **options: ray.asked.append("init")
    ray.shutdown = lambda: ray.asked.append("shutdown")

    def remote(**options: object) -> Callable[[Callable[..., object]], object]:
        return lambda work: SimpleNamespace(remote=lambda *given: (work, given))

    def get(sent: tuple[Callable[..., object], tuple[object, ...]], timeout: float) -> object:
        work, given = sent
        try:
            return work(*given)
        except Died as error:
            raise RayError from error

    ray.remote, ray.get = remote, get
    return ray  # type: ignore[no-any-return]


def double(number: int) -> str:
    if number == 13:
        raise ValueError("thirteen")
    if number == 99:
        raise Died
    return str(number * 2)


def failed(number: int, error: Exception) -> str:
    return f"{number}: {type(error).__name__}"


def test_results_come_in_order_and_a_dead_worker_costs_one_item(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    ray = stand_in()
    monkeypatch.setitem(sys.modules, "ray", ray)
    numbers = [*range(20), 99, *range(20, 50)]
    found = list(cluster.run(double, numbers, failed=failed, jobs=2, limits=Limits()))
    wanted = [failed(n, ValueError()) if n == 13 else str(2 * n) for n in numbers]
    wanted[20] = "99: WorkerDied"
    assert found == wanted
    assert ray.asked == ["init", "shutdown"]


def test_items_are_taken_as_they_are_needed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "ray", stand_in())
    numbers = iter(range(1000))
    results = cluster.run(double, numbers, failed=failed, jobs=1, limits=Limits())
    assert next(results) == "0"
    assert next(numbers) <= cluster.CHUNK * cluster.AHEAD
    results.close()  # type: ignore[attr-defined]


def test_without_ray_one_line_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "ray", None)
    with pytest.raises(MissingExtra, match=r"pip install 'dragoman\[ray\]'"):
        list(cluster.run(double, [1], failed=failed, jobs=1, limits=Limits()))


def test_a_cluster_that_cannot_begin_is_told_in_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    def late(**options: object) -> None:
        raise Exception("The node timed out during startup.\nMore lines.")

    ray = stand_in()
    monkeypatch.setattr(ray, "init", late)
    monkeypatch.setitem(sys.modules, "ray", ray)
    with pytest.raises(cluster.NoCluster, match=r"timed out during startup; .* --runner ray$"):
        list(cluster.run(double, [1], failed=failed, jobs=1, limits=Limits()))
