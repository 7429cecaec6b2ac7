from __future__ import annotations

from dragoman.evaluation.signs import ANY, Pair, fit, left_out, table, weigh
from dragoman.linking.likeness import sign_rows


def pairs(story: str) -> list[Pair]:
    """Pairs of a story in which the same days tell, and other steps speak against."""
    shown = [({"said-days"}, True)] * 6 + [({"other-stage"}, False)] * 6 + [(set(), False)] * 4
    return [Pair(frozenset(signs), same, (story,)) for signs, same in shown]


NAMES = ("other-stage", "said-days")


def test_what_speaks_for_one_event_weighs_more_than_what_speaks_against() -> None:
    weights = fit(pairs("a"), NAMES)
    assert weights["said-days"] > 1 > weights["other-stage"]
    assert weigh(Pair(frozenset({"said-days"}), True, ()), weights) > 0 > weights[ANY]


def test_each_story_is_judged_by_what_the_others_teach() -> None:
    assert left_out([*pairs("a"), *pairs("b")], NAMES) == (12, 12, 12)


def test_a_sign_that_no_pair_shows_keeps_its_weight_and_all_keep_their_words() -> None:
    lines = table({"said-days": 9.5}).splitlines()
    assert "said-days\t9.5\ttheir dates agree" in lines
    assert f"person\t{sign_rows()['person'].weight:g}\t{sign_rows()['person'].said}" in lines
    assert len(lines) == len(sign_rows())
