from __future__ import annotations

from dragoman.parsing.conllu import Tree, Word
from dragoman.parsing.lemmas import EndingRow
from dragoman.training.lemmas import learn_endings, table


def verbs(*pairs: tuple[str, str]) -> Tree:
    return tuple(Word(form, lemma, "VERB", "", 0, "root", True) for form, lemma in pairs)


def test_general_endings_are_learnt_and_the_rest_are_exceptions() -> None:
    tree = verbs(("signed", "sign"), ("asked", "ask"), ("met", "meet"), ("opened", "open"))
    rows = learn_endings([tree])
    assert EndingRow(upos="VERB", cut=1, ending="^met", add="et") in rows
    assert not any(row.ending == "^signed" for row in rows)


def test_table_names_source_and_licence() -> None:
    lines = table([EndingRow("NOUN", 1, "s")], "a treebank", "CC0").splitlines()
    assert lines == [
        "# source: a treebank",
        "# licence: CC0",
        "upos\tcut\tending\tadd",
        "NOUN\t1\ts\t",
    ]
