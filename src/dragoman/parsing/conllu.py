"""Dependency trees in CoNLL-U, as treebanks give them (also packed with xz).

Multiword tokens are read as their words, with the surface cut among them where it can be; empty
nodes are left out.
"""

from __future__ import annotations

import lzma
from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct


class Word(Struct, frozen=True):
    """One syntactic word of a tree.

    Attributes:
        form: As written.
        lemma: Dictionary form, as the treebank has it.
        upos: Universal part of speech.
        feats: Universal features (``Number=Plur|Tense=Past``), ``""`` where none.
        head: Index of the head in the sentence, its own for the root.
        deprel: Universal Dependencies relation with its subtype.
        space: Whether white space follows.
    """

    form: str
    lemma: str
    upos: str
    feats: str
    head: int
    deprel: str
    space: bool


Tree = tuple[Word, ...]


def _open(path: Path) -> str:
    if path.suffix == ".xz":
        return lzma.decompress(path.read_bytes()).decode("utf-8")
    return path.read_text(encoding="utf-8")


def _tree(block: str) -> Tree:
    rows = [line.split("\t") for line in block.split("\n") if line and line[0] != "#"]
    glued: set[int] = set()
    for row in rows:
        if "-" in row[0]:
            first, last = (int(part) for part in row[0].split("-"))
            glued.update(range(first, last))
            if "SpaceAfter=No" in row[9]:
                glued.add(last)
    words = []
    for row in rows:
        if not row[0].isdigit():
            continue
        number = int(row[0])
        head = int(row[6]) - 1
        words.append(
            Word(
                form=row[1],
                lemma=row[2],
                upos=row[3],
                feats="" if row[5] == "_" else row[5],
                head=number - 1 if head < 0 else head,
                deprel=row[7],
                space=not (number in glued or "SpaceAfter=No" in row[9]),
            )
        )
    return tuple(words)


def read_conllu(path: Path) -> Iterator[Tree]:
    """The trees of a CoNLL-U file (``.conllu`` or ``.conllu.xz``), in order."""
    for block in _open(path).replace("\r\n", "\n").split("\n\n"):
        tree = _tree(block)
        if tree:
            yield tree
