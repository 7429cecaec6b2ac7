"""A question as a set of features: stems and pairs of stems, seen from the two actors.

The words of source and target give way to marks, so that a classifier learns what is done and not
who does it: "Chad severed ties with Mali" is ``<S> sever ti with <T>``. Names (words with a capital
inside a sentence, in languages that have capitals) and numbers give way to marks too. Beside each
stem, pair and triple stands whether it is between the two actors, and how far from them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from msgspec import Struct

from dragoman.coding.votes.question import Question

SOURCE, TARGET, NAME, NUMBER = "<S>", "<T>", "<N>", "<0>"

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?|\d+|[^\w\s]")
_MARKS = frozenset({SOURCE, TARGET, NAME, NUMBER})
_AFTER = frozenset('.:-"')
"""After these a capital says nothing: a sentence or a quotation starts."""
_AHEAD = ("s+1:", "s+2:", "s+3:", "s+3:")
_BACK = ("t-1:", "t-2:", "t-3:", "t-3:")
"""Stems so far from an actor have features of their own; the fourth counts as a third."""


class Ending(Struct, frozen=True):
    """An ending that is taken off words of at least so many letters, and what takes its place."""

    ending: str
    to: str = ""
    at_least: int = 0


class Stemming(Struct, frozen=True):
    """How a language's words become stems, and whether capitals tell names.

    Attributes:
        capitals: Whether a word with a capital inside a sentence is a name.
        forms: Irregular forms and their stems.
        endings: Tried in order; the first that fits is taken off.
        single: Letters of which one is dropped where taking off an ending left two.
        silent: A last letter that is dropped.
    """

    capitals: bool = False
    forms: Mapping[str, str] = {}
    endings: tuple[Ending, ...] = ()
    single: str = ""
    silent: str = ""


class Stemmer:
    """Stems of a language's words; those met are kept."""

    def __init__(self, rules: Stemming) -> None:
        self.capitals = rules.capitals
        self._rules = rules
        self._known: dict[str, str] = dict(rules.forms)

    def __call__(self, word: str) -> str:
        """The stem of a word in lower case."""
        found = self._known.get(word)
        if found is None:
            found = self._known[word] = self._stem(word)
        return found

    def _stem(self, word: str) -> str:
        rules, stem = self._rules, word
        for row in rules.endings:
            if len(word) >= row.at_least and word.endswith(row.ending):
                stem = word[: len(word) - len(row.ending)] + row.to
                break
        if len(stem) > 3 and stem != word and stem[-1] == stem[-2] and stem[-1] in rules.single:
            stem = stem[:-1]
        if rules.silent and len(word) > 3 and stem.endswith(rules.silent):
            stem = stem[:-1]
        return stem


def _pieces(question: Question) -> Iterator[tuple[str, str | None]]:
    """The text from left to right in pieces, each with the mark of the actor that it names."""
    actors = [(question.source, SOURCE), (question.target, TARGET)]
    done = 0
    for start, end, mark in sorted((a.start, a.end, m) for a, m in actors if a is not None):
        if done < start:
            yield question.text[done:start], None
        if done < end:
            yield question.text[max(start, done) : end], mark
            done = end
    yield question.text[done:], None


def _read(question: Question, stemmer: Stemmer) -> tuple[list[str], list[str]]:
    """The stems outside the actors, with marks for these, and those inside."""
    stems: list[str] = []
    inside: list[str] = []
    for piece, mark in _pieces(question):
        if mark is None:
            _outside(piece, stems, stemmer)
            continue
        if mark not in stems:
            stems.append(mark)
        for word in _WORD.findall(piece):
            if word[0].islower() or not stemmer.capitals:
                inside.append(mark + stemmer(word.lower()))
    return stems, inside


def _outside(piece: str, stems: list[str], stemmer: Stemmer) -> None:
    """Adds the stems of a piece; this loop is what the linear voice's speed hangs on."""
    last = stems[-1] if stems else "."
    for word in _WORD.findall(piece):
        if word.islower():
            stem = stemmer(word)
        elif word[0].isdigit():
            stem = NUMBER
        elif stemmer.capitals and word[0].isupper() and last not in _AFTER:
            stem = NAME
        else:
            stem = stemmer(word.lower())
        if stem is not last or stem not in _MARKS:
            stems.append(stem)
        last = stem


def features(question: Question, stemmer: Stemmer) -> set[str]:
    """The features of a question."""
    stems, inside = _read(question, stemmer)
    source = stems.index(SOURCE) if SOURCE in stems else -1
    target = stems.index(TARGET) if TARGET in stems else len(stems)
    found = set(inside)
    found.update(_sequences(stems))
    found.update(_between(stems[min(source, target) + 1 : max(source, target)]))
    found.update(_distances(stems, source, target))
    return found


def _sequences(stems: list[str]) -> list[str]:
    """Each stem, each pair and each triple."""
    second, third = [*stems[1:], "$"], [*stems[2:], "$", "$"]
    pairs = [f"{a} {b}" for a, b in zip(stems, second, strict=False)]
    found = [*stems, *pairs]
    found += [f"{a} {b}" for a, b in zip(pairs, third, strict=False)]
    return found


def _between(stems: list[str]) -> list[str]:
    """Stems and pairs between the actors."""
    found = [f"b:{stem}" for stem in stems]
    found += [f"b:{a} {b}" for a, b in zip(stems, stems[1:], strict=False)]
    return found


def _distances(stems: list[str], source: int, target: int) -> list[str]:
    """Stems by their distance after the source and around the target."""
    found = ["order:ST" if source < target else "order:TS"]
    if source >= 0:
        after = stems[source + 1 : source + 1 + len(_AHEAD)]
        found += [far + stem for far, stem in zip(_AHEAD, after, strict=False)]
        found.append(f"s+12:{' '.join(after[:2])}")
    if source > 0:
        found.append(f"s-1:{stems[source - 1]}")
    before = stems[max(0, target - len(_BACK)) : target]
    found += [far + stem for far, stem in zip(_BACK, reversed(before), strict=False)]
    found.append(f"t-12:{' '.join(before[-2:])}")
    behind = stems[target + 1 : target + 3]
    if behind:
        found += [f"t+1:{behind[0]}", f"t+2:{' '.join(behind)}"]
    return found
