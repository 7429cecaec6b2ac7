from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.cleaning.needles import Sieve, marks, needles


@pytest.mark.parametrize(
    ("shape", "words"),
    [
        ("^photo by .*$", {"photo by "}),
        ("(?:photo|image) ?: ?", {"photo", "image"}),
        ("(?i:Reported by|Cited in) (?P<name>[A-Z]+)", {"reported by", "cited in"}),
        ("(?:courtesy )?of", None),
        ("^(?=.*today)(?:from|in) ", {"today"}),
        ("(?!never)[a-z]+", None),
        ("(?:abc|de)", None),
    ],
)
def test_every_match_holds_one_of_these_words(shape: str, words: set[str] | None) -> None:
    found = needles(re.compile(shape))
    assert found == (None if words is None else frozenset(words))


@pytest.mark.parametrize(
    ("shape", "found"),
    [
        ("^[a-z]+ ?[>»›] ?[a-z]+$", ">»›"),
        ("(?:[-|]|©) ?(?:afp|ap)$", "-|©"),
        ("^[0-9]{1,2}:", ":"),
        ("[0-9]{4}", "0123456789"),
        ("[a-z]{4}[.,]?", None),
        ("(?:-|by) [a-z]+", None),
        ("[^.]+", None),
    ],
)
def test_every_match_holds_one_of_these_marks(shape: str, found: str | None) -> None:
    assert marks(re.compile(shape)) == (None if found is None else frozenset(found))


SHAPES = [
    re.compile("photo(?:graph)? (?:by|of)", re.IGNORECASE),
    re.compile("^(?:read|see) also", re.IGNORECASE),
    re.compile("[0-9]{4}"),
    re.compile("(?:(?:lima|bonn)+|also)$", re.IGNORECASE),
    re.compile("[a-z]{8}"),
]
PIECES = ["Photo ", "graph ", "by", "READ ", "also", "2019", "lima", "Bonn", " ", "of"]


@given(st.lists(st.sampled_from(PIECES), max_size=8).map("".join))
def test_no_pattern_that_matches_is_left_out(text: str) -> None:
    matching = {number for number, shape in enumerate(SHAPES) if shape.search(text)}
    assert matching <= set(Sieve(SHAPES).candidates(text))


def test_patterns_whose_words_are_missing_are_not_tried() -> None:
    assert Sieve(SHAPES).candidates("Nothing of the kind") == [4]
