from __future__ import annotations

import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from dragoman.cli import cli, main
from dragoman.cli.output import call, deliver
from dragoman.errors import BadDate, LedgerError
from tests.builders import FIRST, open_store


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(cli, [str(one) for one in arguments], standalone_mode=False)


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    path = tmp_path / "x.db"
    with open_store(path) as store:
        store.add_analysis(FIRST, folded="")
        store.link()
    return path


def test_a_file_that_could_not_be_written_whole_is_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "out.txt"
    path.write_text("before", encoding="utf-8")

    def breaking() -> list[bytes]:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        deliver(path, (part for _ in [0] for part in breaking()))
    assert path.read_text(encoding="utf-8") == "before"
    assert list(tmp_path.iterdir()) == [path]


def test_the_ledger_is_never_written_over(ledger: Path) -> None:
    done = run("export", "--ledger", ledger, "-o", ledger)
    assert isinstance(done.exception, LedgerError)
    assert "document" in run("status", "--ledger", ledger).stdout


def test_an_export_asked_of_no_ledger_leaves_the_old_one(tmp_path: Path) -> None:
    old = tmp_path / "old.jsonl"
    old.write_text("{}", encoding="utf-8")
    assert run("export", "--ledger", tmp_path / "gone.db", "-o", old).exception is not None
    assert old.read_text(encoding="utf-8") == "{}"


def test_a_missing_folder_is_told_by_name(ledger: Path, tmp_path: Path) -> None:
    done = run("export", "--ledger", ledger, "-o", tmp_path / "gone" / "x.jsonl")
    assert f"there is no folder {tmp_path / 'gone'}" in str(done.exception)


@pytest.mark.parametrize(
    "command",
    [
        ("chronology",),
        ("chronology", "KEN", "UGA", "-o", "out.txt"),
        ("brief", "KEN", "UGA", "-o", "out.html"),
        ("export", "-o", "out.jsonl"),
        ("status",),
        ("show", FIRST.document.id),
    ],
)
def test_every_command_says_last_where_it_wrote_or_what_to_do_next(
    ledger: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: tuple[str, ...]
) -> None:
    monkeypatch.chdir(tmp_path)
    done = run(*command, "--ledger", ledger)
    assert done.exception is None
    said = done.stderr.splitlines()
    assert len(said) == 1
    if "-o" in command:
        assert command[-1] in said[0]
        assert (tmp_path / command[-1]).stat().st_size
        assert done.stdout == ""
    else:
        assert "dragoman " in said[0]


def test_a_path_with_spaces_is_quoted_in_what_to_do_next() -> None:
    assert call("status", Path("my news.db")) == "dragoman status --ledger 'my news.db'"


def test_a_last_day_before_the_first_is_told(ledger: Path) -> None:
    done = run("chronology", "--since", "2020", "--until", "2019", "--ledger", ledger)
    assert isinstance(done.exception, BadDate)


@pytest.mark.parametrize(
    "arguments", [("KEN", "Ugnda"), ("KEN", "Kenya"), ("--since", "yesterday")]
)
def test_a_call_that_cannot_be_meant_is_status_two(
    ledger: Path, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...]
) -> None:
    monkeypatch.setattr(
        sys, "argv", ["dragoman", "chronology", *arguments, "--ledger", str(ledger)]
    )
    with pytest.raises(SystemExit) as left:
        main()
    assert left.value.code == 2


def test_an_error_of_the_system_is_one_line(
    ledger: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    full = Path("/dev/full")
    if not full.exists():
        pytest.skip("no full device here")
    monkeypatch.setattr(
        sys, "argv", ["dragoman", "export", "--ledger", str(ledger), "-o", str(full)]
    )
    with pytest.raises(SystemExit) as left:
        main()
    assert left.value.code == 1
    assert len(capsys.readouterr().err.splitlines()) == 1
