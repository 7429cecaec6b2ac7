from __future__ import annotations

from random import Random  # noqa: TID251  seeded

from dragoman.parsing.conllu import Tree, Word
from dragoman.training.augment import augmented, headline, presents_of

PAST = "Tense=Past|VerbForm=Fin"
PRESENT = "Number=Plur|Tense=Pres|VerbForm=Fin"
TREE: Tree = (
    Word("The", "the", "DET", "PronType=Art", 1, "det", True),
    Word("ministers", "minister", "NOUN", "Number=Plur", 4, "nsubj", True),
    Word("and", "and", "CCONJ", "", 3, "cc", True),
    Word("generals", "general", "NOUN", "Number=Plur", 1, "conj", True),
    Word("met", "meet", "VERB", PAST, 4, "root", False),
    Word(".", ".", "PUNCT", "", 4, "punct", True),
)
LATER: Tree = (Word("meet", "meet", "VERB", PRESENT, 0, "root", True),)


def test_headline_drops_articles_and_tells_in_the_present() -> None:
    told = headline(TREE, presents_of([LATER]))
    assert [word.form for word in told] == ["Ministers", ",", "generals", "meet"]
    assert [word.head for word in told] == [3, 2, 0, 3]


def test_changes_keep_every_head_inside_the_tree() -> None:
    chance = Random(7)
    for _ in range(300):
        told = augmented(TREE, chance, presents_of([LATER]))
        assert all(0 <= word.head < len(told) for word in told)
        assert sum(word.deprel == "root" for word in told) == 1
