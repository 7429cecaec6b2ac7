from __future__ import annotations

import re
from pathlib import Path

import pytest

from dragoman.sample import sample_folder
from tests.docs.sessions import ROOT, run

PAGE = ROOT / "docs" / "how-to" / "ask-with-duckdb.md"


def test_the_duckdb_session_of_the_guide_runs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    with sample_folder() as sample:
        reports = " ".join(str(one) for one in sorted((sample / "reports").glob("0[78]-*")))
        run(f"dragoman add {reports}")
    text = PAGE.read_text(encoding="utf-8")
    commands = re.findall(r"^(dragoman export .*)$", text, flags=re.M)
    assert commands
    for command in commands:
        run(command)
    blocks = re.findall(r"```python\n(.*?)```", text, flags=re.S)
    exec(compile("\n".join(blocks), PAGE.name, "exec"), {})
    shown = capsys.readouterr().out
    assert shown.count("┌") == len(blocks) - 1
