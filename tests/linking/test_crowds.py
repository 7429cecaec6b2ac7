from __future__ import annotations

from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from dragoman.linking.crowds import compare_all
from dragoman.linking.hearing import likenesses
from dragoman.linking.names import compare_names
from dragoman.linking.sounds import hear, heard_likeness

LATIN = ("Hassan Rouhani", "Rohani", "Abdul Rahman", "M. J. Zarif", "Bill Clinton", "Li Wei", "")
OTHERS = ("حسن روحانی", "عبدالرحمن", "محمدجواد ظریف", "Уильям Клинтон", "الحسن", "Ли", "-")


def test_many_names_compare_as_each_pair_does() -> None:
    pairs = [*product(LATIN, OTHERS), *product(LATIN, LATIN), *product(OTHERS, OTHERS)]
    assert [*compare_all(pairs)] == [compare_names(*pair) for pair in pairs]


@given(st.lists(st.text("aehlrsوحسنيال", max_size=7), min_size=1, max_size=6))
def test_tokens_heard_together_are_as_alike_as_alone(tokens: list[str]) -> None:
    import numpy as np

    heard = [hear(token) for token in tokens]
    found = likenesses(heard, np.arange(len(heard) ** 2))
    alone = {n: heard_likeness(*pair) for n, pair in enumerate(product(heard, heard))}
    assert {n: value for n, value in found.items() if value} == {
        n: value for n, value in alone.items() if value
    }


def test_no_pairs_give_no_matches() -> None:
    assert [*compare_all([])] == []
