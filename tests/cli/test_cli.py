from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from dragoman.cli import cli, main
from dragoman.errors import DragomanError

NEWS = (
    "NAIROBI, 3 May 2017: The foreign ministers of Kenya and Uganda met in Nairobi on Wednesday."
    "\n\n"
    "Kenya and Uganda signed an agreement on a railway, the Kenyan foreign ministry said.\n"
)


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(cli, [str(one) for one in arguments], standalone_mode=False)


def status_of(monkeypatch: pytest.MonkeyPatch, *arguments: str | Path) -> int:
    """The exit status of the command as installed."""
    monkeypatch.setattr(sys, "argv", ["dragoman", *(str(one) for one in arguments)])
    with pytest.raises(SystemExit) as left:
        main()
    assert isinstance(left.value.code, int)
    return left.value.code


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "report.txt"
    path.write_text(NEWS, encoding="utf-8")
    return path


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    return tmp_path / "x.db"


def test_help_lists_every_command_without_loading_the_engine() -> None:
    code = (
        "import sys; from dragoman.cli import cli; cli.main(['--help'], standalone_mode=False);"
        "sys.exit('msgspec' in sys.modules or 'spacy' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert done.returncode == 0
    assert "chronology" in done.stdout


def test_what_is_added_balances_and_is_there_the_second_time(report: Path, ledger: Path) -> None:
    (report.parent / "empty.txt").touch()
    first = run("add", report.parent / "empty.txt", report, "--ledger", ledger)
    assert "read 2 = analysed 1 + rejected 1 + already there 0" in first.stderr
    assert "empty.txt: empty" in first.stderr
    assert first.return_value == 0
    second = run("add", report, "--ledger", ledger)
    assert "read 1 = analysed 0 + rejected 0 + already there 1" in second.stderr


def test_a_copy_in_the_same_run_is_there_already(report: Path, ledger: Path) -> None:
    (report.parent / "copy.txt").write_bytes(report.read_bytes())
    done = run("add", report.parent, "--ledger", ledger)
    assert "read 2 = analysed 1 + rejected 0 + already there 1" in done.stderr


def test_processes_give_the_same_export(report: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.txt"
    other.write_text(NEWS.replace("Kenya", "Tanzania"), encoding="utf-8")
    exports = []
    for jobs in ("1", "2"):
        ledger = tmp_path / f"{jobs}.db"
        run("add", report, other, "--ledger", ledger, "--jobs", jobs)
        exports.append(run("export", "--ledger", ledger).stdout)
    assert exports[0] == exports[1]
    assert len(exports[0].splitlines()) > 2


BAD_FILES = {
    "empty.txt": b"",
    "picture.txt": b"\x89PNG\r\n\x1a\n\x00\x00",
    "blank.txt": b" \n \n",
    "page.pdf": b"%PDF-1.7 1 0 obj",
}


@pytest.mark.parametrize("name", ["empty.txt", "picture.txt", "blank.txt", "page.pdf", "gone.txt"])
def test_bad_input_is_one_clear_line_and_the_rest_goes_on(
    report: Path, ledger: Path, name: str
) -> None:
    bad = report.parent / "in" / name
    bad.parent.mkdir()
    if name in BAD_FILES:
        bad.write_bytes(BAD_FILES[name])
    done = run("add", bad, report, "--ledger", ledger)
    lines = [line for line in done.stderr.splitlines() if name in line]
    assert len(lines) == 1
    assert "a fault of dragoman" not in lines[0]
    assert "analysed 1 + rejected 1" in done.stderr


def test_a_file_that_may_not_be_read_stops_no_other(
    report: Path, ledger: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    closed = report.parent / "closed.txt"
    closed.write_text(NEWS, encoding="utf-8")
    access = os.access
    opened: Callable[..., object] = Path.open

    def may(path: str | Path, mode: int) -> bool:
        return not str(path).endswith("closed.txt") and access(path, mode)

    def refused(path: Path, *arguments: str) -> object:
        if path.name == "closed.txt":
            raise PermissionError(13, "Permission denied", str(path))
        return opened(path, *arguments)

    monkeypatch.setattr(os, "access", may)
    monkeypatch.setattr(Path, "open", refused)
    done = run("add", closed, report, "--ledger", ledger)
    assert "closed.txt: cannot be read: Permission denied [reading]" in done.stderr
    assert "analysed 1 + rejected 1" in done.stderr


def test_a_name_that_is_not_utf8_stops_nothing(report: Path, ledger: Path) -> None:
    try:
        report.rename(os.fsdecode(os.fsencode(report.parent) + b"/a\xff.txt"))
    except OSError:
        pytest.skip("this disk knows no such names")
    done = run("add", report.parent, "--ledger", ledger)
    assert "analysed 1 + rejected 0" in done.stderr


def test_the_ledger_in_the_folder_is_no_report(report: Path) -> None:
    done = run("add", report.parent, "--ledger", report.parent / "x.db")
    assert "read 1 = analysed 1" in done.stderr
    again = run("add", report.parent, "--ledger", report.parent / "x.db")
    assert "read 1 = analysed 0 + rejected 0 + already there 1" in again.stderr


def test_too_little_text_is_in_no_language(tmp_path: Path, ledger: Path) -> None:
    path = tmp_path / "short.txt"
    path.write_text("Home\n", encoding="utf-8")
    assert "too little text" in run("add", path, "--ledger", ledger).stderr


def test_a_language_without_a_pack_is_named(tmp_path: Path, ledger: Path) -> None:
    path = tmp_path / "russian.txt"
    path.write_text(
        "Министры иностранных дел двух стран встретились в Москве в среду. " * 5, "utf-8"
    )
    done = run("add", path, "--ledger", ledger)
    assert "installed: en, fa" in done.stderr
    assert done.return_value == 1


def test_a_folder_without_files_is_told(tmp_path: Path, ledger: Path) -> None:
    (tmp_path / "none").mkdir()
    done = run("add", tmp_path / "none", "--ledger", ledger)
    assert isinstance(done.exception, click.UsageError)


@pytest.mark.parametrize(
    ("call", "said"),
    [
        (("show",), "dragoman: missing argument 'ID'; see: dragoman show --help\n"),
        (("chronology", "KAZ"), "not 1; see: dragoman chronology --help\n"),
        (("brief", "KAZ", "UZB", "-o", "x.xyz"), "or give --to; see: dragoman brief --help\n"),
    ],
)
def test_a_wrong_call_is_told_in_one_line(
    call: tuple[str, ...],
    said: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert status_of(monkeypatch, *call) == 2
    told = capsys.readouterr().err
    assert told.endswith(said)
    assert told.count("\n") == 1


def test_asking_makes_no_ledger(ledger: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert status_of(monkeypatch, "status", "--ledger", ledger) == 1
    assert not ledger.exists()


def test_an_error_is_one_line_and_status_one(
    ledger: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    ledger.write_text("a letter " * 200, encoding="utf-8")
    assert status_of(monkeypatch, "status", "--ledger", ledger) == 1
    said = capsys.readouterr().err
    assert said.startswith("dragoman: ")
    assert len(said.splitlines()) == 1


def test_a_wrong_call_is_status_two(monkeypatch: pytest.MonkeyPatch) -> None:
    assert status_of(monkeypatch, "chronology", "--type", "NOTHING") == 2
    assert status_of(monkeypatch, "nothing") == 2


@pytest.mark.parametrize(
    "arguments",
    [
        ("KEN", "Ugnda"),
        ("KEN", "UGA", "--since", "yesterday"),
        ("KEN", "UGA", "--until", "2017-13"),
    ],
)
def test_a_country_or_date_that_is_none_is_told(
    report: Path, ledger: Path, arguments: tuple[str, ...]
) -> None:
    run("add", report, "--ledger", ledger)
    done = run("chronology", *arguments, "--ledger", ledger)
    assert isinstance(done.exception, DragomanError)


def test_the_ledger_may_come_from_the_environment(
    report: Path, ledger: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DRAGOMAN_LEDGER", str(ledger))
    run("add", report)
    assert f"{ledger}" in run("status").stdout


def test_an_export_goes_to_a_file_or_to_standard_output(
    report: Path, ledger: Path, tmp_path: Path
) -> None:
    run("add", report, "--ledger", ledger)
    out = tmp_path / "out.jsonl"
    run("export", "--ledger", ledger, "-o", out)
    assert run("export", "--ledger", ledger).stdout_bytes == out.read_bytes()
    kinds = {json.loads(line)["record"] for line in out.read_bytes().splitlines()}
    assert {"document", "entity", "event", "event_mention"} <= kinds


def test_an_unknown_format_is_told(report: Path, ledger: Path) -> None:
    run("add", report, "--ledger", ledger)
    done = run("export", "--to", "nothing", "--ledger", ledger)
    assert isinstance(done.exception, click.UsageError)


def test_any_record_can_be_shown(report: Path, ledger: Path) -> None:
    run("add", report, "--ledger", ledger)
    for line in run("export", "--ledger", ledger).stdout.splitlines():
        done = run("show", json.loads(line)["id"], "--ledger", ledger)
        assert done.exception is None
        assert done.stdout.strip()
