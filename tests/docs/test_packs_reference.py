from __future__ import annotations

import re
from pathlib import Path

import pytest

from dragoman.mentions.dates.meaning import OPS
from dragoman.pack import OPTIONAL_TABLES, REQUIRED_TABLES, Pack
from tests.contract.schema import TABLES, columns

REFERENCE = Path(__file__).parents[2] / "docs" / "reference" / "packs.md"
TEXT = REFERENCE.read_text(encoding="utf-8")


def _sections() -> dict[str, str]:
    parts = re.split(r"^### (\S+)$", TEXT, flags=re.M)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


def test_every_table_is_documented_and_no_other() -> None:
    assert set(_sections()) == {*REQUIRED_TABLES, *OPTIONAL_TABLES}


@pytest.mark.parametrize("table", TABLES)
def test_the_columns_of_a_table_are_documented_and_no_others(table: str) -> None:
    documented = re.findall(r"^\| `(\w+)`\*? \|", _sections()[table], flags=re.M)
    assert sorted(documented) == sorted(columns(table))


def test_required_tables_stand_under_their_heading() -> None:
    required = TEXT.partition("## Required tables")[2].partition("## Optional")[0]
    assert re.findall(r"^### (\S+)$", required, flags=re.M) == list(REQUIRED_TABLES)


def test_every_field_of_the_record_is_documented() -> None:
    record = TEXT.partition("## The record")[2].partition("\n## ")[0]
    assert re.findall(r"^\| `(\w+)` \|", record, flags=re.M) == list(Pack.__struct_fields__)


@pytest.mark.parametrize("op", OPS)
def test_every_meaning_of_a_date_pattern_is_documented(op: str) -> None:
    assert f"`{op}`" in _sections()["date_patterns"]
