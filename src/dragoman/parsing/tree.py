"""A sentence's dependency tree with its ways down and up."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache

from dragoman.model import Token


@lru_cache(maxsize=1024)
def base(deprel: str) -> str:
    """A relation without its subtype (``nsubj`` of ``nsubj:pass``)."""
    return deprel.partition(":")[0]


class Tree:
    """Tokens with the children of each; indices are those of the sentence's tokens."""

    def __init__(self, tokens: tuple[Token, ...]) -> None:
        self.tokens = tokens
        self.deprels = [token.deprel for token in tokens]
        self.bases = list(map(base, self.deprels))
        self.children: list[list[int]] = [[] for _ in tokens]
        for index, token in enumerate(tokens):
            if token.head != index:
                self.children[token.head].append(index)
        self._below: dict[int, frozenset[int]] = {}
        self._related: dict[int, dict[str, list[int]]] = {}

    def kids(self, index: int, *relations: str) -> list[int]:
        """Children by relation; one named without a subtype stands for all its subtypes."""
        if not self.children[index]:
            return []
        related = self._related.get(index) or self._relate(index)
        found: list[int] = []
        for relation in relations:
            if relation in related:
                found = sorted({*found, *related[relation]}) if found else related[relation][:]
        return found

    def kid(self, index: int, *relations: str) -> int | None:
        """The first child with one of the relations."""
        if not self.children[index]:
            return None
        related = self._related.get(index) or self._relate(index)
        first: int | None = None
        for relation in relations:
            if relation in related and (first is None or related[relation][0] < first):
                first = related[relation][0]
        return first

    def _relate(self, index: int) -> dict[str, list[int]]:
        """The children of a token by relation, with and without subtype."""
        related: dict[str, list[int]] = {}
        for kid in self.children[index]:
            related.setdefault(self.bases[kid], []).append(kid)
            if self.deprels[kid] != self.bases[kid]:
                related.setdefault(self.deprels[kid], []).append(kid)
        self._related[index] = related
        return related

    def ancestors(self, index: int) -> Iterator[int]:
        """Heads upward, the nearest first; ends even if the tree has a cycle."""
        seen = {index}
        while self.tokens[index].head not in seen:
            index = self.tokens[index].head
            seen.add(index)
            yield index

    def below(self, index: int, without: Iterable[int] = ()) -> frozenset[int]:
        """The tokens of the subtree, itself included, less the subtrees of ``without``."""
        if not self.children[index]:
            return frozenset((index,))
        barred = set(without) - {index}
        if barred:
            return self._reached(index, barred)
        if index not in self._below:
            self._below[index] = self._reached(index, barred)
        return self._below[index]

    def _reached(self, index: int, barred: set[int]) -> frozenset[int]:
        children = self.children
        found, waiting = {index}, [index]
        while waiting:
            for kid in children[waiting.pop()]:
                if kid not in found and kid not in barred:
                    found.add(kid)
                    waiting.append(kid)
        return frozenset(found)

    def lemma(self, index: int) -> str:
        """The lemma of a token."""
        return self.tokens[index].lemma

    def relation(self, index: int) -> str:
        """The relation of a token to its head, without subtype."""
        return self.bases[index]

    def has_feature(self, index: int, feature: str) -> bool:
        """Whether a token has ``Name=Value`` among its features."""
        feats = self.tokens[index].feats
        return feature in feats and feature in feats.split("|")

    def first_conjunct(self, index: int) -> int:
        """The head of the coordination a token stands in; itself where there is none."""
        if self.bases[index] != "conj":
            return index
        above = (place for place in self.ancestors(index) if self.bases[place] != "conj")
        return next(above, index)
