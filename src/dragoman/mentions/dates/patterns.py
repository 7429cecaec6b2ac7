"""The patterns of date expressions, compiled: a pack's table ``date_patterns``.

A pattern is a row of that table: a meaning (``op``), where it may be used, and a sequence of
elements. ``{month}`` stands for a word of that kind, ``{date}`` for a date expression, anything
else for itself; ``a|b`` gives a choice and a final ``?`` makes an element optional.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import product
from typing import Literal

from msgspec import Struct

from dragoman.pack import Pack

Use = Literal["free", "led", "inside"]
"""``free`` anywhere, ``led`` after a word of kind ``lead`` ("in 2014"), ``inside`` as a part."""


class PatternRow(Struct, frozen=True):
    """A pattern and what it means."""

    op: str
    use: Use
    pattern: str


class Element(Struct, frozen=True):
    """One place of a pattern: a kind of word, or literal words to choose from."""

    kind: str | None
    literals: tuple[str, ...]


class Rule(Struct, frozen=True):
    """A pattern without optional elements."""

    op: str
    use: Use
    elements: tuple[Element, ...]


class Branches(Struct, frozen=True):
    """The rules that begin alike, in order, and the numbers of those that go on in one way.

    Attributes:
        rules: All of them.
        free: Those that end here or may go on with any token.
        words: Those that go on with a word itself.
        kinds: Those that go on with a kind of word.
    """

    rules: tuple[Rule, ...]
    free: tuple[int, ...]
    words: dict[str, tuple[int, ...]]
    kinds: dict[str, tuple[int, ...]]


class Grammar(Struct, frozen=True):
    """All rules of a pack by what they begin with.

    Attributes:
        rules: Those that begin with a word itself, by the word.
        kinds: Those that begin with a kind of word.
        literals: All the words that stand for themselves in some rule.
    """

    rules: dict[str, Branches]
    kinds: dict[str, Branches]
    literals: frozenset[str]


@cache
def grammar(pack: Pack) -> Grammar:
    """The rules of the table ``date_patterns``."""
    rules: dict[str, list[Rule]] = {}
    for row in pack.table("date_patterns", PatternRow):
        for elements in _expanded(pack.fold(row.pattern).text):
            rule = Rule(row.op, row.use, elements)
            for key in _keys(elements[0]):
                rules.setdefault(key, []).append(rule)
    literals = {
        word
        for found in rules.values()
        for rule in found
        for element in rule.elements
        for word in element.literals
    }
    made = {key: _branches(found) for key, found in rules.items()}
    return Grammar(
        rules={key: found for key, found in made.items() if not key.startswith("{")},
        kinds={key.strip("{}"): found for key, found in made.items() if key.startswith("{")},
        literals=frozenset(literals),
    )


def _branches(rules: list[Rule]) -> Branches:
    free: list[int] = []
    words: dict[str, tuple[int, ...]] = {}
    kinds: dict[str, tuple[int, ...]] = {}
    for number, rule in enumerate(rules):
        if len(rule.elements) < 2 or rule.elements[1].kind == "date":
            free.append(number)
            continue
        second = rule.elements[1]
        for word in dict.fromkeys(second.literals):
            words[word] = (*words.get(word, ()), number)
        if second.kind is not None:
            kinds[second.kind] = (*kinds.get(second.kind, ()), number)
    return Branches(tuple(rules), tuple(free), words, kinds)


def _expanded(pattern: str) -> Iterator[tuple[Element, ...]]:
    choices: list[tuple[Element | None, ...]] = []
    for word in pattern.split():
        element = _element(word.removesuffix("?"))
        choices.append((element, None) if word.endswith("?") else (element,))
    for chosen in product(*choices):
        elements = tuple(element for element in chosen if element is not None)
        if elements:
            yield elements


def _element(word: str) -> Element:
    if word.startswith("{"):
        return Element(word.strip("{}"), ())
    return Element(None, tuple(word.split("|")))


def _keys(first: Element) -> tuple[str, ...]:
    return first.literals if first.kind is None else ("{" + first.kind + "}",)
