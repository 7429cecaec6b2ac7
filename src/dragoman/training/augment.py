"""Other shapes of a treebank's sentences: headlines, lower case, curly quotes, lost full stops.

Treebanks of web text lack what the press does all the time; each change keeps the tree.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from random import Random

from msgspec.structs import replace

from dragoman.parsing.conllu import Tree, Word

Presents = dict[tuple[str, bool], str]
"""Present forms of verbs by lemma and whether plural."""

RATES = (
    ("comma", 0.06),
    ("lower", 0.06),
    ("title", 0.06),
    ("stopless", 0.08),
    ("curly", 0.04),
)
"""How often each change is tried; set by hand in November 2026, not swept."""

HEADLINES = 0.10
"""Share of sentences told as headlines."""


def _lower(tree: Tree) -> Tree:
    return tuple(replace(word, form=word.form.lower()) for word in tree)


def _title(tree: Tree) -> Tree:
    return tuple(replace(word, form=word.form[:1].upper() + word.form[1:]) for word in tree)


def _stopless(tree: Tree) -> Tree:
    if len(tree) > 3 and tree[-1].form in {".", "!"} and all(w.head < len(tree) - 1 for w in tree):
        return tree[:-1]
    return tree


def _curly(tree: Tree) -> Tree:
    words: list[Word] = []
    opened = False
    for word in tree:
        form = word.form.replace("'", "\u2019")
        if form == '"':
            form = "\u201d" if opened else "\u201c"
            opened = not opened
        words.append(replace(word, form=form))
    return tuple(words)


def _comma(tree: Tree) -> Tree:
    """Subjects joined by a comma, as headlines do ("Ministers, generals meet")."""
    words = list(tree)
    for place, word in enumerate(tree):
        conjunct = tree[word.head]
        first = tree[conjunct.head]
        if (
            word.deprel == "cc"
            and conjunct.deprel == "conj"
            and first.deprel.startswith("nsubj")
            and word.form.lower() == "and"
        ):
            words[place] = replace(
                word, form=",", lemma=",", upos="PUNCT", feats="", deprel="punct"
            )
            if place:
                words[place - 1] = replace(words[place - 1], space=False)
    return tuple(words)


def presents_of(trees: Iterable[Tree]) -> Presents:
    """The present forms of verbs that a treebank shows."""
    found: Presents = {}
    for word in (word for tree in trees for word in tree):
        feats = word.feats.split("|")
        if word.upos == "VERB" and "Tense=Pres" in feats and "VerbForm=Fin" in feats:
            found[word.lemma, "Number=Plur" in feats] = word.form.lower()
    return found


def _without(tree: Tree, dropped: set[int]) -> Tree:
    """The tree less some words that head nothing."""
    moved: dict[int, int] = {}
    for place in range(len(tree)):
        if place not in dropped:
            moved[place] = len(moved)
    return tuple(
        replace(word, head=moved[word.head]) for n, word in enumerate(tree) if n not in dropped
    )


def _is_plural(tree: Tree, subject: int) -> bool:
    return "Number=Plur" in tree[subject].feats or any(
        word.head == subject and word.deprel == "conj" for word in tree
    )


def _present(tree: Tree, presents: Presents) -> Tree:
    """Simple past told in the present, where the treebank shows the form."""
    words = list(tree)
    helped = {word.head for word in tree if word.deprel.startswith("aux")}
    for place, word in enumerate(tree):
        if word.deprel != "nsubj" or "Tense=Past" not in tree[word.head].feats:
            continue
        verb = words[word.head]
        plural = _is_plural(tree, place)
        form = presents.get((verb.lemma, plural))
        if form is not None and verb.upos == "VERB" and word.head not in helped:
            number = "Plur" if plural else "Sing"
            feats = f"Mood=Ind|Number={number}|Person=3|Tense=Pres|VerbForm=Fin"
            words[word.head] = replace(verb, form=form, feats=feats)
    return tuple(words)


def headline(tree: Tree, presents: Presents) -> Tree:
    """The sentence as a headline: no articles, no auxiliary of the passive, present for past."""
    heads = {word.head for place, word in enumerate(tree) if word.head != place}
    dropped = {
        place
        for place, word in enumerate(tree)
        if place not in heads
        and (
            (word.upos == "DET" and "PronType=Art" in word.feats)
            or (word.deprel == "aux:pass" and word.lemma == "be")
        )
    }
    told = _present(_comma(_without(tree, dropped)), presents)
    told = _stopless(told)
    first = replace(told[0], form=told[0].form[:1].upper() + told[0].form[1:])
    return (first, *told[1:])


CHANGES: dict[str, Callable[[Tree], Tree]] = {
    "lower": _lower,
    "title": _title,
    "stopless": _stopless,
    "curly": _curly,
    "comma": _comma,
}


def augmented(tree: Tree, chance: Random, presents: Presents) -> Tree:
    """The tree, now and then in another shape; ``chance`` decides."""
    if len(tree) > 3 and chance.random() < HEADLINES:
        tree = headline(tree, presents)
    for name, rate in RATES:
        if chance.random() < rate:
            tree = CHANGES[name](tree)
    return tree
