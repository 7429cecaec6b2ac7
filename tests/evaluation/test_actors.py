from __future__ import annotations

import json
from pathlib import Path

import pytest

from dragoman.errors import BadData, UnknownLanguage
from dragoman.evaluation.actors import ActorScore, read_cases, score_actors
from dragoman.languages import installed

Case = dict[str, object]


def case(phrase: str, *expect: tuple[str, str, object], **more: object) -> Case:
    asked = [{"field": field, "op": op, "value": value} for field, op, value in expect]
    return {"id": phrase, "args": [phrase], "expect": asked, **more}


def score(folder: Path, *cases: Case) -> ActorScore:
    path = folder / "cases.jsonl"
    path.write_text("\n".join(map(json.dumps, cases)), encoding="utf-8")
    return score_actors(read_cases(path), installed())


def test_country_and_sector_are_counted_apart(tmp_path: Path) -> None:
    found = score(
        tmp_path,
        case("Greek farmers", ("country", "==", "GRC"), ("code_1", "==", "AGR")),
        case("Bolivian soldiers", ("country", "==", "PER"), ("code_1", "==", "MIL")),
    )
    assert (found.cases, found.countries, found.country) == (2, 2, 0.5)
    assert (found.sectors, found.sector) == (2, 1.0)
    assert [(one.phrase, one.expected, one.found) for one in found.misses] == [
        ("Bolivian soldiers", "PER", "BOL")
    ]


def test_an_empty_value_asks_for_nothing_to_be_read(tmp_path: Path) -> None:
    found = score(tmp_path, case("Iceland", ("country", "==", ""), ("code_1", "==", "")))
    assert (found.country, found.sector) == (0.0, 1.0)


def test_what_is_no_actor_has_neither_country_nor_sector(tmp_path: Path) -> None:
    found = score(tmp_path, case("a lemon", ("result", "==", None)))
    assert (found.countries, found.sectors, found.misses) == (1, 1, ())


def test_a_value_may_be_ruled_out(tmp_path: Path) -> None:
    found = score(tmp_path, case("Iceland", ("country", "!=", "IRL")))
    assert found.country == 1.0


def test_a_case_may_name_its_language(tmp_path: Path) -> None:
    found = score(tmp_path, case("سربازان لبنانی", ("country", "==", "LBN"), language="fa"))
    assert found.country == 1.0


def test_cases_about_other_things_are_left_out(tmp_path: Path) -> None:
    found = score(
        tmp_path,
        case("Iceland", ("title", "==", "Iceland")),
        case("Iceland", ("country", "==", "IRL"), method="query_wiki"),
    )
    assert (found.cases, found.countries, found.country) == (0, 0, 0.0)


def test_a_line_that_is_no_case_is_told_by_its_number(tmp_path: Path) -> None:
    with pytest.raises(BadData, match=r"cases.jsonl:2: no actor case"):
        score(tmp_path, case("Iceland"), {"args": "Iceland"})


def test_a_language_without_a_pack_is_named(tmp_path: Path) -> None:
    with pytest.raises(UnknownLanguage, match="'xx'"):
        score(tmp_path, case("Iceland", ("country", "==", "ISL"), language="xx"))
