from __future__ import annotations

import pytest

from dragoman.evaluation.gold_corpus import bcubed


@pytest.mark.parametrize(
    ("wanted", "found", "f1"),
    [
        ({}, {}, 0.0),
        ({"a": 1, "b": 1}, {"a": 7, "b": 7}, 1.0),
        # two of one apart: precision 1, recall 1/2
        ({"a": 1, "b": 1}, {"a": 7, "b": 8}, 2 / 3),
        # two in one: precision 1/2, recall 1
        ({"a": 1, "b": 2}, {"a": 7, "b": 7}, 2 / 3),
        # a a b | c against a a | b c: precision 3/4, recall (2/3 + 2/3 + 1/3 + 1) / 4
        ({"a": 1, "b": 1, "c": 1, "d": 2}, {"a": 7, "b": 7, "c": 8, "d": 8}, 0.7058823529),
    ],
    ids=["nothing", "same", "split", "merged", "both"],
)
def test_bcubed_weighs_every_item_the_same(
    wanted: dict[str, int], found: dict[str, int], f1: float
) -> None:
    assert bcubed(wanted, found) == pytest.approx(f1)
