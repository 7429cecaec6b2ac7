from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from litestar.testing import TestClient

from dragoman.serve.settings import Settings
from tests.serve.rooms import client_of, make_sample
from tests.serve.walks import Known, known_in

MANY = 1_000_000


@pytest.fixture(scope="session")
def sample_ledger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_sample(tmp_path_factory.mktemp("serve") / "sample.db")


@pytest.fixture(scope="session")
def known(sample_ledger: Path) -> Known:
    return known_in(sample_ledger)


@pytest.fixture(scope="session")
def client(sample_ledger: Path) -> Iterator[TestClient[Any]]:
    with client_of(Settings(ledger=sample_ledger, rate=MANY, link=False)) as opened:
        yield opened


@pytest.fixture
def own_ledger(sample_ledger: Path, tmp_path: Path) -> Path:
    """A copy of the sample that a test may write to."""
    return Path(shutil.copy(sample_ledger, tmp_path / "own.db"))
