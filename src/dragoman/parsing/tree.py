"""A sentence's dependency tree with its ways down and up."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dragoman.model import Token


def base(deprel: str) -> str:
    """A relation without its subtype (``nsubj`` of ``nsubj:pass``)."""
    return deprel.partition(":")[0]


class Tree:
    """Tokens with the children of each; indices are those of the sentence's tokens."""

    def __init__(self, tokens: tuple[Token, ...]) -> None:
        self.tokens = tokens
        self.bases = tuple(base(token.deprel) for token in tokens)
        self.children: list[list[int]] = [[] for _ in tokens]
        for index, token in enumerate(tokens):
            if token.head != index:
                self.children[token.head].append(index)

    def kids(self, index: int, *relations: str) -> list[int]:
        """Children by relation; one named without a subtype stands for all its subtypes."""
        return [
            kid
            for kid in self.children[index]
            if self.bases[kid] in relations or self.tokens[kid].deprel in relations
        ]

    def kid(self, index: int, *relations: str) -> int | None:
        """The first child with one of the relations."""
        return next(iter(self.kids(index, *relations)), None)

    def ancestors(self, index: int) -> Iterator[int]:
        """Heads upward, the nearest first; ends even if the tree has a cycle."""
        seen = {index}
        while self.tokens[index].head not in seen:
            index = self.tokens[index].head
            seen.add(index)
            yield index

    def below(self, index: int, without: Iterable[int] = ()) -> set[int]:
        """The tokens of the subtree, itself included, less the subtrees of ``without``."""
        barred = set(without) - {index}
        found: set[int] = set()
        waiting = [index]
        while waiting:
            place = waiting.pop()
            if place not in found:
                found.add(place)
                waiting += [kid for kid in self.children[place] if kid not in barred]
        return found

    def lemma(self, index: int) -> str:
        """The lemma of a token."""
        return self.tokens[index].lemma

    def relation(self, index: int) -> str:
        """The relation of a token to its head, without subtype."""
        return self.bases[index]

    def has_feature(self, index: int, feature: str) -> bool:
        """Whether a token has ``Name=Value`` among its features."""
        return feature in self.tokens[index].feats.split("|")

    def first_conjunct(self, index: int) -> int:
        """The head of the coordination a token stands in; itself where there is none."""
        for above in (index, *self.ancestors(index)):
            if self.relation(above) != "conj":
                return above
        return index
