from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

import pytest

from dragoman.errors import BadData
from dragoman.evaluation.clauses import ClauseScore, read_cases, score_clauses
from dragoman.languages import installed

ENGLISH = "Ministers of Peru and Chile held talks on migration in Lima."
PERSIAN = "وزیر خارجه عمان با همتای قطری خود در دوحه دیدار کرد."


def score(folder: Path, text: str, *clauses: Mapping[str, object]) -> ClauseScore:
    path = folder / "gold.jsonl"
    path.write_text(json.dumps({"text": text, "clauses": clauses}) + "\n", encoding="utf-8")
    return score_clauses(read_cases(path), installed())


@pytest.mark.parametrize(
    ("text", "clause"),
    [
        (ENGLISH, {"lemma": "hold talk", "who": "Ministers of Peru and Chile"}),
        (PERSIAN, {"lemma": "دیدار کردن", "who": "وزیر خارجه عمان", "to_whom": "همتای قطری خود"}),
    ],
)
def test_right_roles_score_one(tmp_path: Path, text: str, clause: Mapping[str, object]) -> None:
    found = {role.role: role for role in score(tmp_path, text, clause).roles}
    assert found["who"].f1 == 1.0
    assert found["all"].recall == 1.0


def test_a_wrong_phrase_costs_precision_and_recall_and_is_told(tmp_path: Path) -> None:
    found = score(tmp_path, ENGLISH, {"lemma": "hold talk", "who": "Lima", "theme": "migration"})
    who, theme = found.roles[0], found.roles[2]
    assert (who.precision, who.recall, theme.precision) == (0.0, 0.0, 1.0)
    assert found.misses == (
        f"{ENGLISH}: who of 'hold talk' is Lima; found Ministers of Peru and Chile",
    )


def test_a_role_found_where_there_is_none_costs_precision(tmp_path: Path) -> None:
    theme = score(tmp_path, ENGLISH, {"lemma": "hold talk"}).roles[2]
    assert (theme.gold, theme.found, theme.precision) == (0, 1, 0.0)


def test_a_missing_clause_costs_all_its_roles(tmp_path: Path) -> None:
    found = score(tmp_path, ENGLISH, {"lemma": "sign", "who": "Chile", "theme": "migration"})
    assert (found.clauses, found.predicates) == (1, 0.0)
    assert [(role.gold, role.found) for role in found.roles] == [(1, 0), (0, 0), (1, 0), (2, 0)]


def test_of_a_predicate_without_a_frame_the_grammar_decides(tmp_path: Path) -> None:
    clause = {"lemma": "paint", "who": "A sailor", "theme": "the lighthouse"}
    found = score(tmp_path, "A sailor painted the lighthouse in Oslo.", clause)
    assert found.roles[-1].f1 == 1.0


def test_a_phrase_that_is_not_in_its_text_is_bad_data(tmp_path: Path) -> None:
    with pytest.raises(BadData, match=r"gold.jsonl:1: 'Ecuador' is not in the text"):
        score(tmp_path, ENGLISH, {"lemma": "hold talk", "who": "Ecuador"})


def test_a_line_of_another_form_is_bad_data(tmp_path: Path) -> None:
    with pytest.raises(BadData, match="no annotated clauses"):
        score(tmp_path, ENGLISH, {"who": "Chile"})
