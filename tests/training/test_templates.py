from __future__ import annotations

from random import Random  # noqa: TID251  seeded

import pytest

from dragoman.errors import BadData
from dragoman.languages import language_pack
from dragoman.pack import Pack
from dragoman.parsing.conllu import Tree
from dragoman.training.closed_words import closed_word, noun_word
from dragoman.training.templates import expand, grammar, read_template, template_trees
from dragoman.training.verb_forms import irregulars, verb_form

RELATIONS = (
    "acl acl:relcl advcl advcl:relcl advmod amod appos aux aux:pass case cc cc:preconj ccomp"
    " compound compound:prt conj cop det expl fixed flat iobj mark nmod nmod:desc nmod:poss"
    " nmod:unmarked nsubj nsubj:pass nummod obj obl obl:agent obl:unmarked parataxis punct root"
    " xcomp"
)


@pytest.fixture
def pack() -> Pack:
    return language_pack("en")


def tree_of(text: str, pack: Pack) -> Tree:
    return read_template(text, pack)


def arcs(tree: Tree) -> list[str]:
    return [f"{word.form} {word.deprel} {tree[word.head].form}" for word in tree]


def is_projective(tree: Tree) -> bool:
    spans = [sorted((place, word.head)) for place, word in enumerate(tree)]
    return not any(a < c < b < d for a, b in spans for c, d in spans)


def reaches_root(tree: Tree, place: int) -> bool:
    for _ in tree:
        place = tree[place].head
    return tree[place].head == place


def test_heads_and_function_words_find_their_places(pack: Pack) -> None:
    tree = tree_of("[nsubj Peru] has refuse!n [xcomp to hand_over!b [obj the envoy]] .", pack)
    assert arcs(tree) == [
        "Peru nsubj refused",
        "has aux refused",
        "refused root refused",
        "to mark hand",
        "hand xcomp refused",
        "over compound:prt hand",
        "the det envoy",
        "envoy obj hand",
        ". punct refused",
    ]


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        ("[nsubj:pass Kyiv] was bomb!p", "aux:pass"),
        ("[nsubj Kyiv] was wait!g", "aux"),
        ("[nsubj Kyiv] was ready/^/ADJ", "cop"),
        ("[nsubj Malta] was a member", "cop"),
    ],
)
def test_forms_of_be_follow_their_head(text: str, relation: str, pack: Pack) -> None:
    assert [w.deprel for w in tree_of(text, pack) if w.form == "was"] == [relation]


def test_finite_verbs_agree_with_joined_subjects(pack: Pack) -> None:
    tree = tree_of("[nsubj Togo [conj and Benin]] meet!f [obl on Monday] .", pack)
    assert "Number=Plur" in tree[3].feats


def test_genitive_and_full_stop_stand_without_space(pack: Pack) -> None:
    tree = tree_of("[nsubj [nmod:poss Chad 's] army] retreat!d .", pack)
    assert "".join(w.form + " " * w.space for w in tree).strip() == "Chad's army retreated."


def test_article_fits_what_follows(pack: Pack) -> None:
    tree = tree_of("[nsubj a envoy] leave!d", pack)
    assert [word.form for word in tree] == ["An", "envoy", "left"]


@pytest.mark.parametrize(
    "text",
    [
        "[nsubj Oman] talks envoys",
        "[nsubj Oman [obj envoys] leave!d",
        "[nsubj Oman]] leave!d",
        "[nsubj Oman and [conj Iraq]] meet!f",
    ],
)
def test_ill_formed_sequences_are_refused(text: str, pack: Pack) -> None:
    with pytest.raises(BadData):
        tree_of(text, pack)


def test_choices_and_symbols_are_replaced() -> None:
    choices = {"who": ("Ghana",), "act": ("sign!d",)}
    told = {expand("[nsubj $who] {;also/advmod} $act", choices, Random(n)) for n in range(9)}
    assert told == {"[nsubj Ghana]  sign!d", "[nsubj Ghana] also/advmod sign!d"}


def test_unknown_symbols_and_circles_are_refused() -> None:
    with pytest.raises(BadData):
        expand("$nobody", {}, Random(1))
    with pytest.raises(BadData):
        expand("$a", {"a": ("$a",)}, Random(1))


def test_every_production_of_the_pack_gives_sound_trees(pack: Pack) -> None:
    choices, chance = grammar(pack), Random(11)
    for text in (text for text in choices["S"] for _ in range(4)):
        tree = read_template(expand(text, choices, chance), pack)
        assert sum(word.head == place for place, word in enumerate(tree)) == 1, text
        assert all(reaches_root(tree, place) for place in range(len(tree))), text
        assert is_projective(tree), text
        assert {word.deprel for word in tree} <= set(RELATIONS.split()), text


def test_the_same_seed_gives_the_same_trees(pack: Pack) -> None:
    assert list(template_trees(pack, Random(5), 20)) == list(template_trees(pack, Random(5), 20))


@pytest.mark.parametrize(
    ("lemma", "code", "form"),
    [
        ("accuse", "d", "accused"),
        ("deny", "s", "denies"),
        ("deny", "d", "denied"),
        ("free", "g", "freeing"),
        ("expel", "p", "expelled"),
        ("withdraw", "n", "withdrawn"),
        ("plan", "g", "planning"),
        ("reach", "s", "reaches"),
        ("veto", "s", "vetoes"),
        ("visit", "d", "visited"),
        ("deploy", "d", "deployed"),
    ],
)
def test_verbs_are_inflected(lemma: str, code: str, form: str, pack: Pack) -> None:
    assert verb_form(lemma, code, irregulars(pack)) == form


def test_to_marks_verbs_and_is_the_case_of_nouns() -> None:
    noun = noun_word("envoy", None)
    verb = noun_word("leave", "VERB")
    found = [closed_word("to", head) for head in (noun, verb)]
    assert [word.deprel for word in found if word is not None] == ["case", "mark"]
