from __future__ import annotations

from random import Random  # noqa: TID251  seeded

import pytest

from dragoman.languages import language_pack
from dragoman.parsing.conllu import Tree, Word
from dragoman.training.swaps import Stock, join_compounds, stock_of, swap_names, swap_verb, swapped

PAST = "Mood=Ind|Number=Sing|Person=3|Tense=Past|VerbForm=Fin"
TREE: Tree = (
    Word("France", "France", "PROPN", "Number=Sing", 1, "nsubj", True),
    Word("kept", "keep", "VERB", PAST, 1, "root", True),
    Word("its", "its", "PRON", "Poss=Yes", 6, "nmod:poss", True),
    Word("long", "long", "ADJ", "", 5, "advmod", False),
    Word("-", "-", "PUNCT", "", 3, "punct", False),
    Word("held", "held", "ADJ", "", 6, "amod", True),
    Word("base", "base", "NOUN", "Number=Sing", 1, "obj", False),
    Word(".", ".", "PUNCT", "", 1, "punct", True),
)


@pytest.fixture
def stock() -> Stock:
    found = stock_of(language_pack("en"))
    assert found is not None
    return found


def test_a_state_gives_way_to_a_state(stock: Stock) -> None:
    told = swap_names(TREE, Random(3), stock)
    assert told[0].form != "France"
    assert told[0].form in stock.pools["state"]
    assert told[1:] == TREE[1:]


def test_a_verb_gives_way_to_one_of_the_same_form(stock: Stock) -> None:
    told = swap_verb(TREE, Random(3), stock)
    assert told[1].lemma in stock.verbs
    assert told[1].feats == PAST
    assert [word.head for word in told] == [word.head for word in TREE]


def test_verbs_with_clauses_below_them_stay(stock: Stock) -> None:
    framed = (*TREE[:7], Word("go", "go", "VERB", "VerbForm=Inf", 1, "xcomp", True))
    assert swap_verb(framed, Random(3), stock) == framed


def test_a_compound_becomes_one_word() -> None:
    told = join_compounds(TREE)
    assert [word.form for word in told] == ["France", "kept", "its", "long-held", "base", "."]
    assert [word.head for word in told] == [1, 1, 4, 4, 1, 1]


def test_names_joined_by_a_hyphen_stay_apart() -> None:
    pair: Tree = (
        Word("Peru", "Peru", "PROPN", "", 2, "compound", False),
        Word("-", "-", "PUNCT", "", 0, "punct", False),
        Word("Chile", "Chile", "PROPN", "", 2, "root", True),
    )
    assert join_compounds(pair) == pair


def test_swaps_keep_every_head_inside_the_tree(stock: Stock) -> None:
    chance = Random(7)
    for _ in range(200):
        told = swapped(TREE, chance, stock)
        assert all(0 <= word.head < len(told) for word in told)
        assert sum(word.deprel == "root" for word in told) == 1


def test_a_pack_without_templates_offers_nothing() -> None:
    assert stock_of(language_pack("fa")) is None
