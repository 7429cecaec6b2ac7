"""A compiled list of expressions, found in a text on folded letters and at word boundaries.

What a table lists is found in every way it is written: with the zero-width non-joiner, without it
or with a space in its place, with a plural ending of the pack's table ``plurals`` where the entry
inflects. Upper case is asked only where the entry has it ("US" is not "us", "Turkey" not "turkey").
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Generic, NamedTuple, TypeVar

from ahocorasick_rs import AhoCorasick
from msgspec import Struct

from dragoman.pack import Pack
from dragoman.text import Folded

T = TypeVar("T")
JOINER = "\u200c"
SHORT_ACRONYM = 3


class PluralRow(Struct, frozen=True):
    """A plural ending: a word that ends in ``ending`` has it replaced by ``plural``."""

    plural: str
    ending: str | None = None


class Entry(Struct, Generic[T], frozen=True):
    """An expression and what it stands for.

    Attributes:
        text: As a table writes it.
        sense: What is given back for it.
        plural: What is given back for its plural; ``None`` where it does not inflect.
    """

    text: str
    sense: T
    plural: T | None = None


class Match(NamedTuple, Generic[T]):
    """An expression found: offsets count code points of the folded text."""

    start: int
    end: int
    sense: T


class _Forms(NamedTuple, Generic[T]):
    """Every form of every entry: its text, and beside it the entry's text and what is given."""

    texts: list[str]
    meanings: list[tuple[str, T]]


class Lexicon(Generic[T]):
    """An automaton over folded text (Aho and Corasick 1975).

    Args:
        pack: Gives the folding and the plural endings.
        entries: Several may share one text; all their senses are given.
    """

    def __init__(self, pack: Pack, entries: Iterable[Entry[T]]) -> None:
        texts, self._meanings = _all_forms(entries, pack.table("plurals", PluralRow))
        first: dict[str, int] = {}
        more: dict[str, list[int]] = {}
        for number, text in enumerate(pack.fold_all(texts)):
            for pattern in _spellings(text):
                if first.setdefault(pattern, number) != number:
                    more.setdefault(pattern, []).append(number)
        self._first, self._more = first, more
        self._patterns = list(first)
        self._automaton = AhoCorasick(self._patterns)
        self._met: dict[int, tuple[tuple[str, T], ...]] = {}

    def find_all(self, folded: Folded, text: str) -> tuple[Match[T], ...]:
        """Every expression between word boundaries, overlapping ones too, in text order.

        Args:
            folded: ``pack.fold(text)``.
            text: The original, asked for upper case.
        """
        low = folded.text.replace(JOINER, " ")
        found: list[Match[T]] = []
        for index, start, end in self._automaton.find_matches_as_indexes(low, overlapping=True):
            if _bounded(folded.text, start, end):
                said = text[folded.offsets[start] : folded.offsets[end - 1] + 1]
                for entry, sense in self._senses(index):
                    if _case_fits(entry, said):
                        found.append(Match(start, end, sense))
        return tuple(sorted(found, key=lambda match: (match.start, -match.end)))

    def _senses(self, index: int) -> tuple[tuple[str, T], ...]:
        """The entries that a pattern is a form of, each once, with what is given back."""
        if index not in self._met:
            pattern = self._patterns[index]
            numbers = (self._first[pattern], *self._more.get(pattern, ()))
            self._met[index] = tuple(dict.fromkeys(self._meanings[n] for n in numbers))
        return self._met[index]

    def find(self, folded: Folded, text: str) -> tuple[Match[T], ...]:
        """The leftmost, longest expressions; several of one span are all given."""
        return tuple(longest(self.find_all(folded, text)))


def longest(matches: Iterable[Match[T]]) -> Iterator[Match[T]]:
    """Of matches in text order, those that no earlier or longer one covers."""
    start, end = -1, -1
    for match in matches:
        if match.start >= end or (match.start, match.end) == (start, end):
            start, end = match.start, match.end
            yield match


def _all_forms(entries: Iterable[Entry[T]], plurals: tuple[PluralRow, ...]) -> _Forms[T]:
    forms: _Forms[T] = _Forms([], [])
    for entry in entries:
        forms.texts.append(entry.text)
        forms.meanings.append((entry.text, entry.sense))
        if entry.plural is not None:
            many = [*_plural_forms(entry.text, plurals)]
            forms.texts.extend(many)
            forms.meanings.extend([(entry.text, entry.plural)] * len(many))
    return forms


def _plural_forms(text: str, plurals: tuple[PluralRow, ...]) -> Iterator[str]:
    """The text with each of its words in the plural."""
    words = text.split(" ")
    for place in range(len(words)):
        for plural in _plurals(words[place], plurals):
            yield " ".join((*words[:place], plural, *words[place + 1 :]))


def _plurals(word: str, rows: tuple[PluralRow, ...]) -> Iterator[str]:
    fitting = [row for row in rows if word.endswith(row.ending or "")]
    most = max((len(row.ending or "") for row in fitting), default=0)
    for row in fitting:
        if len(row.ending or "") == most:
            yield word[: len(word) - most] + row.plural


def _spellings(pattern: str) -> Iterator[str]:
    yield pattern.replace(JOINER, " ")
    if JOINER in pattern:
        yield pattern.replace(JOINER, "")


def _bounded(text: str, start: int, end: int) -> bool:
    before = text[start - 1] if start else " "
    if before == JOINER or (before.isalnum() and text[start].isalnum()):
        return False
    after = text[end] if end < len(text) else " "
    return after != JOINER and not (after.isalnum() and text[end - 1].isalnum())


def _case_fits(entry: str, said: str) -> bool:
    if entry.islower() or entry.upper() == entry.lower():
        return True
    if entry.isupper() and len(entry.replace(".", "")) <= SHORT_ACRONYM:
        return said.isupper()
    return not said[0].isalpha() or said[0].isupper() or entry[0].islower()
