"""How well a pack's parser finds heads and relations, on the gold tokens of a treebank."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from msgspec import Struct
from spacy.tokens import Doc

from dragoman.pack import Pack
from dragoman.parsing.conllu import Tree, read_conllu
from dragoman.parsing.lemmas import lemmatiser
from dragoman.parsing.parse import load_parser

Arc = tuple[int, str]


class RelationScore(Struct, frozen=True):
    """One relation: how many are in the gold, and the shares found (0 to 1)."""

    relation: str
    gold: int
    precision: float
    recall: float
    f1: float


class ParserScore(Struct, frozen=True):
    """Shares of words, punctuation left out, between 0 and 1.

    Attributes:
        sentences: Number of trees.
        words: Number of words, punctuation left out.
        uas: Words with the right head.
        las: Words with the right head and relation, subtypes included.
        las_base: The same, subtypes left out (as in the CoNLL 2018 shared task).
        upos: Words with the right part of speech.
        lemmas: Words with the right lemma, case aside.
        relations: Each relation with its subtype, in alphabetical order.
    """

    sentences: int
    words: int
    uas: float
    las: float
    las_base: float
    upos: float
    lemmas: float
    relations: tuple[RelationScore, ...]


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 0.0


def _relation_scores(pairs: Iterable[tuple[Arc, Arc]]) -> tuple[RelationScore, ...]:
    gold: Counter[str] = Counter()
    found: Counter[str] = Counter()
    right: Counter[str] = Counter()
    for wanted, got in pairs:
        gold[wanted[1]] += 1
        found[got[1]] += 1
        right[wanted[1]] += wanted == got
    return tuple(
        RelationScore(
            relation=name,
            gold=gold[name],
            precision=_share(right[name], found[name]),
            recall=_share(right[name], gold[name]),
            f1=_share(2 * right[name], gold[name] + found[name]),
        )
        for name in sorted(gold)
    )


def _parsed(pack: Pack, trees: list[Tree]) -> list[Doc]:
    nlp = load_parser(pack.folder / "parser")
    bare = (
        Doc(nlp.vocab, words=[w.form for w in tree], spaces=[w.space for w in tree])
        for tree in trees
    )
    return list(nlp.pipe(bare))


def score_parser(pack: Pack, path: Path) -> ParserScore:
    """Scores the pack's parser on the gold tokens of a CoNLL-U file (it may be packed with xz)."""
    trees = list(read_conllu(path))
    lemma = lemmatiser(pack.folder / "parser")
    arcs: list[tuple[Arc, Arc]] = []
    tags = lemmas = 0
    for tree, parsed in zip(trees, _parsed(pack, trees), strict=True):
        for gold, word in zip(tree, parsed, strict=True):
            if gold.deprel == "punct":
                continue
            relation = "root" if word.head.i == word.i else word.dep_
            arcs.append(((gold.head, gold.deprel), (word.head.i, relation)))
            tags += gold.upos == word.pos_
            lemmas += lemma(word.lower_, word.pos_) == gold.lemma.lower()
    bases = [(g[0], g[1].partition(":")[0], s[0], s[1].partition(":")[0]) for g, s in arcs]
    total = len(arcs)
    return ParserScore(
        sentences=len(trees),
        words=total,
        uas=_share(sum(wanted[0] == got[0] for wanted, got in arcs), total),
        las=_share(sum(wanted == got for wanted, got in arcs), total),
        las_base=_share(sum(b[:2] == b[2:] for b in bases), total),
        upos=_share(tags, total),
        lemmas=_share(lemmas, total),
        relations=_relation_scores(arcs),
    )
