"""Fixtures that several rooms share, and what property tests keep to.

Property tests try the same examples in every run, so that a change and not chance breaks them;
``FUZZ=N`` tries others, and N of them where a test says so.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from dragoman.languages import language_pack
from dragoman.ledger import Store
from dragoman.pack import Pack
from tests.builders import FIRST, SECOND, open_store

settings.register_profile("steady", derandomize=True)
settings.load_profile("default" if "FUZZ" in os.environ else "steady")


@pytest.fixture
def en() -> Pack:
    return language_pack("en")


@pytest.fixture
def fa() -> Pack:
    return language_pack("fa")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """A new, empty store."""
    with open_store(tmp_path / "test.db") as opened:
        yield opened


@pytest.fixture
def full_store(store: Store) -> Store:
    """A store of two documents: Kenya and Uganda met in 2017, Kenya and Tanzania in 2019."""
    for analysis in (FIRST, SECOND):
        store.add_analysis(analysis, folded=analysis.document.text.lower())
    return store
