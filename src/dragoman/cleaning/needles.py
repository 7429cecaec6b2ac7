"""Which patterns of a table can match a text at all, told by words that they cannot do without.

Trying a hundred patterns on each line is most of the cost of cleaning. Nearly every pattern holds
a literal word, or a choice of some, that any match contains; one pass of an automaton over the
text finds those, and only the patterns they belong to are tried.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from importlib import import_module
from typing import Any

from ahocorasick_rs import AhoCorasick

SHORTEST = 3
"""A word of fewer letters is in nearly every text and spares nothing."""

MANY = 400
"""A choice of more words than this is not kept."""


class Sieve:
    """Patterns with the words that any match of each contains."""

    def __init__(self, shapes: Sequence[re.Pattern[str]]) -> None:
        always: list[tuple[int, frozenset[str] | None]] = []
        owners: dict[str, set[int]] = {}
        for number, shape in enumerate(shapes):
            needed = needles(shape)
            if needed is None:
                always.append((number, marks(shape)))
            for word in needed or ():
                owners.setdefault(word, set()).add(number)
        self._always = always
        words = sorted(owners)
        self._owners = [frozenset(owners[word]) for word in words]
        self._words: Any = AhoCorasick(words) if words else None

    def candidates(self, text: str) -> list[int]:
        """The numbers of the patterns that may match ``text``, ascending."""
        letters = set(text)
        found = [
            n for n, any_of in self._always if any_of is None or not any_of.isdisjoint(letters)
        ]
        if self._words is None:
            return found
        hits = self._words.find_matches_as_indexes(text.lower(), overlapping=True)
        if not hits:
            return found
        return sorted({*found, *(n for hit in hits for n in self._owners[hit[0]])})


def needles(shape: re.Pattern[str]) -> frozenset[str] | None:
    """Words in lower case of which every match of ``shape`` contains one; ``None`` if unknown."""
    return _of_sequence(_parsed(shape))


def marks(shape: re.Pattern[str]) -> frozenset[str] | None:
    """Digits and marks of which every match of ``shape`` contains one; ``None`` if unknown."""
    return _marks_of_sequence(_parsed(shape))


def _parsed(shape: re.Pattern[str]) -> Iterable[tuple[Any, Any]]:
    parser = import_module("re._parser")  # the grammar of patterns has no other way in
    parsed: Iterable[tuple[Any, Any]] = parser.parse(shape.pattern, shape.flags)
    return parsed


_REPEATS = frozenset({"MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"})


def _of_sequence(parts: Iterable[tuple[Any, Any]]) -> frozenset[str] | None:
    """The best of what the parts of a sequence need: the longest shortest word."""
    choices: list[frozenset[str]] = []
    run = ""
    for kind, value in parts:
        if str(kind) == "LITERAL":
            run += chr(value).lower()
            continue
        choices.append(frozenset({run}))
        run = ""
        inner = _of_part(str(kind), value)
        if inner is not None:
            choices.append(inner)
    choices.append(frozenset({run}))
    usable = [c for c in choices if c and min(map(len, c)) >= SHORTEST and len(c) <= MANY]
    return max(usable, key=lambda c: (min(map(len, c)), -len(c)), default=None)


def _of_part(kind: str, value: Any) -> frozenset[str] | None:  # noqa: ANN401
    if kind == "SUBPATTERN":
        return _of_sequence(value[-1])
    if kind == "ATOMIC_GROUP":
        return _of_sequence(value)
    if kind == "ASSERT":
        return _of_sequence(value[1])
    if kind == "BRANCH":
        branches = [_of_sequence(branch) for branch in value[1]]
        known = [branch for branch in branches if branch is not None]
        return frozenset().union(*known) if len(known) == len(branches) else None
    if kind in _REPEATS and value[0] > 0:
        return _of_sequence(value[2])
    return None


def _marks_of_sequence(parts: Iterable[tuple[Any, Any]]) -> frozenset[str] | None:
    """The smallest choice of marks that a part of the sequence needs."""
    found = (_marks_of_part(str(kind), value) for kind, value in parts)
    return min((one for one in found if one is not None), key=len, default=None)


def _marks_of_part(kind: str, value: Any) -> frozenset[str] | None:  # noqa: ANN401
    if kind == "LITERAL":
        return _if_marks({value})
    if kind == "IN":
        if any(str(inner) not in ("LITERAL", "RANGE") for inner, _ in value):
            return None
        codes = (one if str(inner) == "RANGE" else (one, one) for inner, one in value)
        return _if_marks(
            {code for low, high in codes for code in range(low, min(high, low + MANY) + 1)}
        )
    if kind == "SUBPATTERN":
        return _marks_of_sequence(value[-1])
    if kind == "ATOMIC_GROUP":
        return _marks_of_sequence(value)
    if kind == "ASSERT":
        return _marks_of_sequence(value[1])
    if kind == "BRANCH":
        branches = [_marks_of_sequence(branch) for branch in value[1]]
        known = [branch for branch in branches if branch is not None]
        return frozenset().union(*known) if len(known) == len(branches) else None
    if kind in _REPEATS and value[0] > 0:
        return _marks_of_sequence(value[2])
    return None


def _if_marks(codes: set[int]) -> frozenset[str] | None:
    """The characters, if none is a letter or white space."""
    chars = frozenset(map(chr, codes))
    plain = any(char.isalpha() or char.isspace() or char == "_" for char in chars)
    return None if plain or len(chars) >= MANY else chars
