from __future__ import annotations

from pathlib import Path

from click.testing import CliRunner

from dragoman.cli.demo import command


def test_the_demo_tells_the_sample_and_says_where_the_brief_is(tmp_path: Path) -> None:
    ledger, brief = tmp_path / "demo.db", tmp_path / "brief.html"
    arguments = ["--ledger", str(ledger), "--brief", str(brief)]
    done = CliRunner().invoke(command, arguments, catch_exceptions=False)
    assert "Iran and Saudi Arabia" in done.stdout
    assert "rejected 0" in done.stderr
    assert str(brief.resolve()) in done.stderr
    assert "</html>" in brief.read_text(encoding="utf-8")
    assert ledger.exists()
