from __future__ import annotations

import socket
from pathlib import Path

import pytest
from click.testing import CliRunner

from dragoman.cli.serve import command
from dragoman.errors import DragomanError
from tests import builders


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    path = tmp_path / "some.db"
    builders.open_store(path).close()
    return path


def _error(*arguments: str) -> str:
    result = CliRunner().invoke(command, list(arguments), standalone_mode=False)
    assert isinstance(result.exception, DragomanError), result.output
    return str(result.exception)


def test_a_ledger_that_is_not_there_is_not_made(tmp_path: Path) -> None:
    path = tmp_path / "none.db"
    assert "no ledger there yet" in _error("--ledger", str(path))
    assert not path.exists()


def test_an_address_for_others_asks_for_a_token(ledger: Path) -> None:
    assert "give --token" in _error("--ledger", str(ledger), "--host", "0.0.0.0")


def test_a_port_in_use_is_told_in_one_line(ledger: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        said = _error("--ledger", str(ledger), "--port", port)
    assert f"port {port}" in said
    assert "\n" not in said
