from __future__ import annotations

from typing import get_args

import pytest

from dragoman.errors import BadData
from dragoman.model import EventType, StageName
from dragoman.ontology import (
    cameo_code,
    contexts,
    event_type,
    event_types,
    from_cameo,
    is_conflict,
    is_material,
    modes,
    progress,
    quad,
    score,
    sectors,
    stage,
    stages,
)
from dragoman.ontology.crosswalk import TABLE, CameoRow
from dragoman.tables import load_table

CROSSWALK = load_table(TABLE, CameoRow)


def test_the_types_are_those_of_the_records() -> None:
    assert {row.type for row in event_types()} == set(get_args(EventType))


def test_the_stages_are_those_of_the_records() -> None:
    assert {row.stage for row in stages()} == set(get_args(StageName))


def test_stages_are_listed_in_their_order() -> None:
    assert [row.order for row in stages()] == list(range(1, len(stages()) + 1))


@pytest.mark.parametrize(
    ("name", "number", "conflict", "material"),
    [
        ("AGREE", 1, False, False),
        ("CONCEDE", 1, False, False),
        ("AID", 2, False, True),
        ("RETREAT", 2, False, True),
        ("REQUEST", 3, True, False),
        ("SANCTION", 4, True, True),
    ],
)
def test_a_type_lies_in_its_quarter(
    name: EventType, number: int, conflict: bool, material: bool
) -> None:
    assert quad(name).number == number
    assert is_conflict(name) is conflict
    assert is_material(name) is material


def test_there_are_four_types_for_words_of_each_side_and_eight_deeds() -> None:
    numbers = [quad(row.type).number for row in event_types()]
    assert [numbers.count(n) for n in (1, 2, 3, 4)] == [4, 3, 4, 5]


def test_an_unknown_type_is_told_with_the_known_ones() -> None:
    with pytest.raises(BadData, match="APPEAL.*AGREE"):
        event_type("APPEAL")


def test_conflict_scores_are_never_above_cooperation_scores() -> None:
    worst = min(row.score for row in event_types() if not is_conflict(row.type))
    best = max(row.score for row in event_types() if is_conflict(row.type))
    assert best < worst


def test_a_mode_refines_the_score_and_an_unknown_one_does_not() -> None:
    assert score("CONSULT", "visit") == 4.0
    assert score("CONSULT", "phone") == 1.5
    assert score("AGREE", "visit") == score("AGREE") == 2.5


def test_modes_belong_to_their_type() -> None:
    assert {row.mode for row in modes("CONSULT")} == {
        "visit",
        "third-party",
        "multilateral",
        "phone",
    }
    assert modes("AGREE") == ()


def test_contexts_and_sectors_are_named_once() -> None:
    for names in ([row.context for row in contexts()], [row.sector for row in sectors()]):
        assert len(names) == len(set(names))
    assert len(contexts()) == 37


@pytest.mark.parametrize(
    ("less", "more"),
    [
        ("desired", "denied"),
        ("denied", "proposed"),
        ("desired", "requested"),
        ("negotiating", "suspended"),
        ("suspended", "signed"),
        ("signed", "delivered"),
    ],
)
def test_one_table_tells_which_stage_is_further(less: StageName, more: StageName) -> None:
    assert progress(less) < progress(more)


def test_a_wish_asserts_nothing() -> None:
    assert stage("desired").asserted == "no"
    assert stage("requested").asserted == "yes"


@pytest.mark.parametrize("row", CROSSWALK, ids=lambda row: row.cameo)
def test_the_crosswalk_speaks_the_manuals_language(row: CameoRow) -> None:
    assert row.mode is None or row.mode in {mode.mode for mode in modes(row.type)}
    assert set(row.contexts) <= {context.context for context in contexts()}


@pytest.mark.parametrize(
    ("code", "name", "mode"),
    [
        ("057", "SUPPORT", None),
        ("0579", "SUPPORT", None),
        ("186", "ASSAULT", "targeted"),
        ("1722", "COERCE", "restrict"),
    ],
)
def test_a_cameo_code_becomes_a_plover_type(code: str, name: str, mode: str | None) -> None:
    row = from_cameo(code)
    assert row is not None
    assert (row.type, row.mode) == (name, mode)


def test_a_statement_in_cameo_is_no_plover_event() -> None:
    assert from_cameo("010") is None


def test_every_type_has_a_cameo_code_that_leads_back_to_it() -> None:
    for row in event_types():
        for mode in (None, *(m.mode for m in modes(row.type))):
            code = cameo_code(row.type, mode)
            back = from_cameo(code or "")
            assert back is not None
            assert back.type == row.type


def test_contexts_choose_among_cameo_codes() -> None:
    assert cameo_code("COOPERATE", None, ("military",)) == "062"
    assert cameo_code("AID", None, ("economic",)) == "071"
