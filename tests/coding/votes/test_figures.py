from __future__ import annotations

import pytest

from dragoman.coding.votes.figures import score_roots
from dragoman.coding.votes.question import Root


def test_every_class_weighs_the_same() -> None:
    nine: list[Root] = ["AID"] * 9
    wanted: list[Root] = [*nine, "YIELD"]
    score = score_roots(wanted, [*nine, "AID"])
    assert score.root == pytest.approx((18 / 19 + 0) / 2)
    assert score.accuracy == 0.9


def test_a_wrong_root_of_the_right_quad_counts_for_the_quad() -> None:
    score = score_roots(["REQUEST", "ACCUSE"], ["ACCUSE", "ACCUSE"])
    assert (score.quad, score.binary) == (1.0, 1.0)
    assert score.root == pytest.approx((0 + 2 / 3) / 2)


def test_no_answer_is_wrong() -> None:
    score = score_roots(["AID", "AID"], ["AID", None])
    assert (score.answered, score.accuracy) == (1, 0.5)
    assert score.root == pytest.approx(2 / 3)
