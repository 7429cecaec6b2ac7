"""What ``dragoman add`` says of a run: the report in a file, the rate, and where to work."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from dragoman.cli import cli
from dragoman.cli.add import rate, rejections
from dragoman.errors import MissingExtra
from dragoman.model import Rejected


def test_the_report_of_a_run_balances(tmp_path: Path) -> None:
    reports = tmp_path / "reports"
    reports.mkdir()
    (reports / "a.txt").write_text(
        "TUNIS, 9 May 2018 - The foreign ministers of Tunisia and Malta met in Tunis on Wednesday."
    )
    (reports / "b.txt").touch()
    target = tmp_path / "run.json"
    arguments = ["add", str(reports), "--ledger", str(tmp_path / "x.db"), "--report", str(target)]
    done = CliRunner().invoke(cli, arguments, standalone_mode=False)
    assert done.exception is None
    found = json.loads(target.read_text())
    assert found["read"] == found["analysed"] + found["already"] + len(found["rejected"]) == 2
    assert found["files"] == [str(reports / "a.txt"), str(reports / "b.txt")]
    assert [one["reason"] for one in found["rejected"]] == ["empty: there is nothing to read"]
    assert {"reading", "parsing", "coding", "linking"} <= set(found["stages"])
    assert found["seconds"] > 0
    assert f"report of this run written to {target}" in done.stderr


def test_many_parts_that_are_rejected_alike_are_one_line() -> None:
    parts = [Rejected(f"r-{n}", f"a.csv!/{n}", "reading", "no text") for n in range(9)]
    others = [
        Rejected("r-a", "b.txt", "reading", "no text"),
        Rejected("r-b", "a.csv!/9", "cleaning", "other"),
    ]
    assert list(rejections([*parts, *others])) == [
        "rejected  a.csv!/0: no text [reading] (and 8 more parts of the file)",
        "rejected  b.txt: no text [reading]",
        "rejected  a.csv!/9: other [cleaning]",
    ]
    assert len(list(rejections(parts[:5]))) == 5


def test_ray_that_is_not_there_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "ray", None)
    (tmp_path / "a.txt").write_text("Tunisia and Malta met in Tunis on 9 May 2018.")
    arguments = ["add", str(tmp_path / "a.txt"), "--ledger", str(tmp_path / "x.db")]
    done = CliRunner().invoke(cli, [*arguments, "--runner", "ray"], standalone_mode=False)
    assert isinstance(done.exception, MissingExtra)


@pytest.mark.parametrize(
    ("documents", "seconds", "said"),
    [(0, 0.0, "0 documents"), (1, 0.5, "1 document"), (90, 4.0, "90 documents (22.5/s)")],
)
def test_the_rate_is_told_in_words(documents: int, seconds: float, said: str) -> None:
    assert rate(documents, seconds) == said
