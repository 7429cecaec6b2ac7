"""A compiled list of expressions, found in a text on folded letters and at word boundaries.

What a table lists is found in every way it is written: with the zero-width non-joiner, without it
or with a space in its place, with a plural ending of the pack's table ``plurals`` where the entry
inflects. Upper case is asked only where the entry has it ("US" is not "us", "Turkey" not "turkey").
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Generic, NamedTuple, TypeVar

from ahocorasick_rs import AhoCorasick
from msgspec import Struct

from dragoman.pack import Pack
from dragoman.text import Folded

T = TypeVar("T")
JOINER = "\u200c"
SHORT_ACRONYM = 3
_WORD = re.compile(r"[^\W_]+")

_Fits = Callable[[str], bool] | None


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


class Match(Struct, Generic[T], frozen=True):
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
        self._met: dict[int, tuple[tuple[_Fits, T], ...]] = {}

    def find_all(self, folded: Folded, text: str) -> tuple[Match[T], ...]:
        """Every expression between word boundaries, overlapping ones too, in text order.

        Args:
            folded: ``pack.fold(text)``.
            text: The original, asked for upper case.
        """
        low = folded.text.replace(JOINER, " ")
        opens, closes = _boundaries(folded.text)
        offsets, met = folded.offsets, self._met
        found: list[Match[T]] = []
        for index, start, end in self._automaton.find_matches_as_indexes(low, overlapping=True):
            if opens[start] or closes[end]:
                continue
            for fits, sense in met.get(index) or self._senses(index):
                if fits is None or fits(text[offsets[start] : offsets[end - 1] + 1]):
                    found.append(Match(start, end, sense))
        found.sort(key=_in_text_order)
        return tuple(found)

    def _senses(self, index: int) -> tuple[tuple[_Fits, T], ...]:
        """What a pattern is given back for, each once, with the test that the words must pass."""
        pattern = self._patterns[index]
        numbers = (self._first[pattern], *self._more.get(pattern, ()))
        meanings = dict.fromkeys(self._meanings[n] for n in numbers)
        self._met[index] = senses = tuple((_case_of(entry), sense) for entry, sense in meanings)
        return senses

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


def _boundaries(text: str) -> tuple[bytearray, bytearray]:
    """For each place, whether no expression may open there, and whether none may close there.

    Not inside a word; a joiner ties what is at its sides together.
    """
    opens = bytearray(len(text) + 1)
    for word in _WORD.finditer(text):
        start, end = word.span()
        if end - start > 1:
            opens[start + 1 : end] = b"\x01" * (end - start - 1)
    closes = opens[:]
    place = text.find(JOINER)
    while place >= 0:
        opens[place + 1] = closes[place] = 1
        place = text.find(JOINER, place + 1)
    return opens, closes


def _in_text_order(match: Match[T]) -> tuple[int, int]:
    return match.start, -match.end


def _case_of(entry: str) -> _Fits:
    """The test that words must pass to be this entry; ``None`` where any case will do."""
    if entry.islower() or entry.upper() == entry.lower():
        return None
    if entry.isupper() and len(entry.replace(".", "")) <= SHORT_ACRONYM:
        return str.isupper
    return None if entry[0].islower() else _opens_as_name


def _opens_as_name(said: str) -> bool:
    return not said[0].isalpha() or said[0].isupper()
