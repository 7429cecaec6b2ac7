from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from dragoman.cli import cli
from dragoman.errors import UnreadableDocument

NEWS = (
    "NAIROBI, 3 May 2017: The foreign ministers of Kenya and Uganda met in Nairobi on Wednesday."
    "\n\n"
    "Kenya and Uganda signed an agreement on a railway, the Kenyan foreign ministry said.\n"
)


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(cli, [str(one) for one in arguments], standalone_mode=False)


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "report.txt"
    path.write_text(NEWS, encoding="utf-8")
    return path


def test_a_document_is_shown_with_clauses_names_and_events(report: Path) -> None:
    shown = run("read", report).stdout
    for said in ("◆ meet", "subject: ", "(state:KEN)", "2017-05-03", "▸ CONSULT"):
        assert said in shown


def test_nothing_but_the_document_is_needed(report: Path) -> None:
    run("read", report)
    assert list(report.parent.iterdir()) == [report]


def test_colours_stay_off_where_output_is_no_terminal(report: Path) -> None:
    assert "\x1b" not in run("read", report).stdout


def test_a_page_is_written_instead_when_asked_for(report: Path) -> None:
    page = report.parent / "report.html"
    result = run("read", report, "--html", page)
    assert result.stdout == ""
    assert page.read_text(encoding="utf-8").startswith("<!doctype html>")


def test_square_brackets_of_a_document_are_words_not_markup(report: Path) -> None:
    report.write_text(NEWS.replace("a railway", "a [bold]railway[/bold]"), encoding="utf-8")
    assert "[bold]railway[/bold]" in "".join(run("read", report).stdout.split("\n"))


def test_an_empty_file_is_one_line_of_error(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").touch()
    assert isinstance(run("read", tmp_path / "empty.txt").exception, UnreadableDocument)
