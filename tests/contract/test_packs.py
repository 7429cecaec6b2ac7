"""The contract that every installed language keeps; what is amiss is told in words."""

from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.languages import installed
from dragoman.mentions.actors import read_actor
from dragoman.pack import OPTIONAL_TABLES, REQUIRED_TABLES, Pack
from tests.contract.checks import CHECKS, Check, has_what_it_must, names_every_month
from tests.contract.schema import TABLES, cells

PACKS = list(installed().values())


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.__name__)
@pytest.mark.parametrize("pack", PACKS, ids=lambda pack: pack.code)
def test_pack(pack: Pack, check: Check) -> None:
    amiss = list(check(pack))
    assert not amiss, "\n".join([f"{len(amiss)} in {pack.folder}:", *amiss[:40]])


@pytest.mark.parametrize("pack", PACKS, ids=lambda pack: pack.code)
def test_a_pack_is_found_by_the_code_of_its_folder(pack: Pack) -> None:
    assert installed()[pack.code] is pack
    assert pack.folder.name == pack.code


@pytest.mark.parametrize("pack", PACKS, ids=lambda pack: pack.code)
def test_a_state_is_read_by_its_official_name(pack: Pack) -> None:
    rows = [row for row in cells(pack, "states") if row[1] == "official" and len(row[0]) == 3]
    wrong = [(key, text) for key, _, text in rows if read_actor(text, pack).country != key]
    assert wrong == []


def test_every_table_of_a_pack_has_a_row_type() -> None:
    assert set(TABLES) == {*REQUIRED_TABLES, *OPTIONAL_TABLES}


@pytest.fixture
def empty(tmp_path: Path) -> Pack:
    return Pack("xx", "Xish", "ltr", ("gregorian",), "shallow", tmp_path)


def test_a_new_language_is_told_what_to_add(empty: Pack) -> None:
    told = list(has_what_it_must(empty))
    assert (
        "add months.tsv with the columns calendar, number, text (see docs/reference/packs.md)"
        in told
    )
    assert all(any(f"add {name}.tsv" in line for line in told) for name in REQUIRED_TABLES)


def test_a_new_language_is_told_which_months_it_lacks(empty: Pack) -> None:
    header = "# source: us\n# licence: Apache-2.0\ncalendar\tnumber\ttext\n"
    rows = "\n".join(f"gregorian\t{number}\tname{number}" for number in range(1, 11))
    empty.path("months").write_text(header + rows, encoding="utf-8")
    assert list(names_every_month(empty)) == ["months.tsv: add the gregorian months 11, 12"]
