"""How long pages take on a big ledger: processor time of the server, which other work cannot slow.

``DRAGOMAN_BIG=big.db python -m pytest tests/serve/test_speed.py -s`` prints the figures for a
ledger of ``python -m tests.serve.big big.db``; without one, a small one is made and checked.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time  # noqa: TID251 - measures
import urllib.request
from collections.abc import Callable
from pathlib import Path

import pytest

from dragoman.serve.settings import Settings
from tests.serve.big import make_big
from tests.serve.rooms import client_of
from tests.serve.walks import PAGES, Known, known_in

pytestmark = pytest.mark.slow

PAGE_LIMIT, SEARCH_LIMIT, READY_LIMIT = 0.150, 0.200, 1.5
ROUNDS = 5
COUNTED_AHEAD = ("/", "/events", "/map", "/sources", "/documents")
"""What a server counts by itself when it starts."""
WORDS = (
    *("talks", "border trade", "دیدار", "گندم دریایی", "خط‌لوله", '"port agreement"', "embas*"),
    *("zeppelin", "river naval grain", "رود همکاری", "visit", "مرز"),
)
LISTS = (
    *("/events", "/events?sort=oldest", "/events?sort=founded", "/events?page=40"),
    *("/events?type=CONSULT&type=AID", "/events?modality=planned&page=3", "/events?language=fa"),
    *("/events?outlet=Outlet+3", "/events?since=2015&until=2016", "/events?a={a}"),
    *("/events?a={a}&b={b}&type=CONSULT", "/documents?language=fa", "/documents?since=2015"),
    *("/entities?name=amina", "/entities?country=ARG", "/undertakings?stage=signed"),
    *("/conflicts?a={a}&b={b}", "/map?since=2010", "/pairs/{pair}?by=month"),
)


@pytest.fixture(scope="module")
def big(tmp_path_factory: pytest.TempPathFactory) -> Path:
    given = os.environ.get("DRAGOMAN_BIG")
    if given:
        return Path(given)
    path = tmp_path_factory.mktemp("big") / "big.db"
    make_big(path, 3000)
    return path


def _spent(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


def _p95(times: list[float]) -> float:
    return statistics.quantiles(times, n=20)[-1] if len(times) > 1 else times[0]


def _measure(big: Path, paths: tuple[str, ...]) -> dict[str, list[float]]:
    """Processor seconds of each address, in the first round with nothing else remembered."""
    times: dict[str, list[float]] = {path: [] for path in paths}
    with client_of(Settings(ledger=big, rate=1_000_000, link=False, warm=False)) as visitor:
        for path in COUNTED_AHEAD:
            visitor.get(path)
        for _ in range(ROUNDS):
            for path in paths:
                times[path].append(_spent(lambda path=path: visitor.get(path)))  # type: ignore[misc]
    return times


def _report(times: dict[str, list[float]]) -> float:
    for path, spent in times.items():
        first, rest = spent[0] * 1000, sorted(spent)[len(spent) // 2] * 1000
        sys.stdout.write(f"{first:8.0f} {rest:8.0f} ms  {path}\n")
    whole = _p95([one for spent in times.values() for one in spent])
    sys.stdout.write(f"p95 {whole * 1000:.0f} ms\n")
    return whole


def _filled(known: Known, paths: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(path.split("#")[0].format(**known.ids) for path in paths)


def test_pages_are_quick(big: Path) -> None:
    known = known_in(big)
    paths = _filled(known, (*PAGES.values(), *LISTS))
    assert _report(_measure(big, paths)) <= PAGE_LIMIT


def test_search_is_quick(big: Path) -> None:
    paths = tuple(f"/search?q={word}" for word in WORDS)
    assert _report(_measure(big, paths)) <= SEARCH_LIMIT


def test_the_room_is_ready_soon(big: Path) -> None:
    command = [sys.executable, "-m", "dragoman.cli", "serve", "--ledger", str(big), "--port", "0"]
    given = {name: value for name, value in os.environ.items() if "DONTWRITE" not in name}
    spent = []
    for _ in range(2):  # the first run compiles
        start = time.monotonic()
        with subprocess.Popen(command, stderr=subprocess.PIPE, text=True, env=given) as server:
            assert server.stderr is not None
            address = server.stderr.readline().split(" at ")[1].split()[0]
            with urllib.request.urlopen(f"{address}static/icon.svg") as answer:
                assert answer.status == 200
            wall = time.monotonic() - start
            ticks = Path(f"/proc/{server.pid}/stat").read_text().split()[13:15]
            spent.append(sum(map(int, ticks)) / os.sysconf("SC_CLK_TCK"))
            server.terminate()
        sys.stdout.write(f"ready after {wall:.2f} s, of these {spent[-1]:.2f} s at work\n")
    assert min(spent) <= READY_LIMIT
