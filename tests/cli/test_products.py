"""The commands that write products: brief, board, plot, export and import."""

from __future__ import annotations

import io
import json
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from dragoman.cli import cli
from dragoman.cli.brief import FORMATS as OFFERED
from dragoman.errors import BadData, DragomanError
from dragoman.exports import FORMATS
from dragoman.products.write import FORMATS as REPORTS
from dragoman.sample import sample_folder

PAIR = ("Iran", "Saudi Arabia")


def run(*arguments: object) -> Result:
    return CliRunner().invoke(cli, [str(one) for one in arguments], standalone_mode=False)


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A ledger of three sample reports, of 2016 and 2023."""
    path = tmp_path_factory.mktemp("products") / "sample.db"
    with sample_folder() as sample:
        reports = [sample / "reports" / name for name in ("01-ties-cut.txt", "07-beijing.txt")]
        done = run("add", *reports, "--ledger", path)
    assert done.exception is None
    yield path


def test_the_brief_offers_what_can_be_written() -> None:
    assert set(OFFERED) == set(REPORTS)


@pytest.mark.parametrize(
    ("name", "start"),
    [("b.html", b"<!doctype"), ("b.md", b"<!--"), ("b.PDF", b"%PDF"), ("b.docx", b"PK")],
)
def test_the_name_of_the_file_says_what_a_brief_is(
    ledger: Path, tmp_path: Path, name: str, start: bytes
) -> None:
    done = run("brief", *PAIR, "--ledger", ledger, "-o", tmp_path / name)
    assert done.exception is None
    assert (tmp_path / name).read_bytes().lstrip().startswith(start)
    assert f"written to {tmp_path / name}" in done.stderr


def test_a_brief_goes_to_standard_output_in_the_form_asked_for(ledger: Path) -> None:
    assert run("brief", *PAIR, "--ledger", ledger, "--to", "md").stdout.startswith("<!--")
    assert run("brief", *PAIR, "--ledger", ledger).stdout.lstrip().startswith("<!doctype")


def test_a_brief_as_of_a_day_has_nothing_later(ledger: Path) -> None:
    whole = run("brief", *PAIR, "--ledger", ledger, "--to", "md").stdout
    then = run("brief", *PAIR, "--ledger", ledger, "--to", "md", "--as-of", "2016").stdout
    assert "### 2023" in whole
    assert "### 2023" not in then
    assert "### 2016" in then
    assert "as reported by 31 December 2016" in then


def test_the_board_is_printed(ledger: Path) -> None:
    done = run("board", *PAIR, "--ledger", ledger)
    assert done.stdout.startswith("Board: Iran and Saudi Arabia")
    assert "undertaking" in done.stderr
    assert run("board", "--ledger", ledger, "--to", "html").stdout.lstrip().startswith("<!doctype")


@pytest.mark.parametrize("kind", ["series", "timeline", "board", "network"])
def test_a_figure_is_drawn_as_its_name_says(ledger: Path, tmp_path: Path, kind: str) -> None:
    out = tmp_path / "figure.svg"
    assert run("plot", kind, *PAIR, "--ledger", ledger, "-o", out).exception is None
    assert out.read_bytes().startswith(b"<svg")


def test_a_figure_on_standard_output_is_its_specification(ledger: Path) -> None:
    spec = json.loads(run("plot", "series", *PAIR, "--ledger", ledger).stdout)
    assert spec["$schema"].endswith("v6.json")


def test_a_figure_of_an_unknown_kind_of_file_is_refused(ledger: Path, tmp_path: Path) -> None:
    done = run("plot", "series", *PAIR, "--ledger", ledger, "-o", tmp_path / "figure.gif")
    assert isinstance(done.exception, BadData)
    assert not (tmp_path / "figure.gif").exists()


def test_the_list_names_every_format_with_what_it_cannot_carry() -> None:
    shown = run("export", "--list").stdout
    for one in FORMATS.values():
        assert one.purpose in shown
        assert f"cannot carry: {one.lacks}" in shown


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_is_written_for_a_pair(ledger: Path, tmp_path: Path, name: str) -> None:
    out = tmp_path / f"out{FORMATS[name].suffix}"
    done = run("export", *PAIR, "--to", name, "--ledger", ledger, "-o", out)
    assert done.exception is None
    assert out.stat().st_size > 0


def test_several_files_go_into_a_folder_or_an_archive(ledger: Path, tmp_path: Path) -> None:
    run("export", "--to", "csv", "--ledger", ledger, "-o", tmp_path / "tables")
    names = {one.name for one in (tmp_path / "tables").iterdir()}
    archive = run("export", "--to", "csv", "--ledger", ledger).stdout_bytes
    with zipfile.ZipFile(io.BytesIO(archive)) as packed:
        assert set(packed.namelist()) == names
    (tmp_path / "file").write_text("mine")
    done = run("export", "--to", "csv", "--ledger", ledger, "-o", tmp_path / "file")
    assert isinstance(done.exception, DragomanError)
    assert (tmp_path / "file").read_text() == "mine"


def test_what_a_format_has_no_place_for_is_counted(ledger: Path) -> None:
    told = run("export", "--to", "cameo", "--ledger", ledger).stderr
    assert "left out (cameo has no place for them)" in told


def test_a_missing_extra_is_one_line(
    ledger: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    done = run("export", "--to", "parquet", "--ledger", ledger, "-o", tmp_path / "lake.zip")
    assert isinstance(done.exception, DragomanError)
    assert "dragoman[lake]" in str(done.exception)


def test_an_import_gives_the_same_export(ledger: Path, tmp_path: Path) -> None:
    out, new = tmp_path / "out.jsonl", tmp_path / "new.db"
    run("export", "--ledger", ledger, "-o", out)
    done = run("import", out, "--ledger", new)
    assert done.exception is None
    assert "2 documents" in done.stderr
    assert run("export", "--ledger", new).stdout_bytes == out.read_bytes()
    assert isinstance(run("import", out, "--ledger", new).exception, DragomanError)


@pytest.mark.parametrize("command", ["brief", "plot series"])
def test_two_countries_must_be_given(ledger: Path, command: str) -> None:
    done = run(*command.split(), "Iran", "--ledger", ledger)
    assert isinstance(done.exception, click.UsageError)
