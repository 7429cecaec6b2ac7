"""Joiners given back to words that lost them, and detached endings joined to their words.

Text on the web loses the zero-width non-joiner (letters run together) or has a space in its
place. A lexicon, the generated verb forms and the suffix table tell where it belongs. The result
is a ``Folded`` text: offsets lead back to the original.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache
from typing import NamedTuple

from dragoman.pack import Pack
from dragoman.parsing.shallow_rows import SpellingRow, SuffixRow, WordRow
from dragoman.parsing.shallow_verbs import ADDRESSED, JOINER, VerbForm, verb_forms
from dragoman.text import Folded

_WORD = re.compile(r"[^\W\d_]+(?:\u200c[^\W\d_]+)*")
_SHORTEST_STEM = 2
_RARE = 20
"""A word that run together is so many times rarer than its stem has lost its joiner."""


class Edit(NamedTuple):
    """Replace the folded range ``[start, end)`` by ``text``."""

    start: int
    end: int
    text: str


class Restorer(NamedTuple):
    """What a pack tells about joiners, compiled.

    Attributes:
        word: The spelling with joiners of one folded word.
        pair: What a word and the word after it are written as together; ``None`` where they are
        two words. spellings: Variants of words that may hold spaces, or ``None``. canonical: The
        canonical spelling of each variant.
    """

    word: Callable[[str], str]
    pair: Callable[[str, str], str | None]
    spellings: re.Pattern[str] | None
    canonical: dict[str, str]


@cache
def word_counts(pack: Pack) -> dict[str, int]:
    """The lexicon's words, folded, with their counts."""
    counts: dict[str, int] = {}
    for row in pack.table("lexicon/words", WordRow):
        form = pack.fold(row.text).text
        counts[form] = counts.get(form, 0) + row.count
    return counts


@cache
def suffixes(pack: Pack) -> tuple[SuffixRow, ...]:
    """The noun endings, folded, the longest first."""
    rows = tuple(
        SuffixRow(
            text=pack.fold(row.text).text,
            join=row.join,
            feats=row.feats,
            after=row.after,
            not_after=row.not_after,
            restore=row.restore,
            detached=row.detached,
        )
        for row in pack.table("suffixes", SuffixRow)
    )
    return tuple(sorted(rows, key=lambda row: -len(row.text)))


def fits(suffix: SuffixRow, stem: str) -> bool:
    """Whether the ending may stand after the stem."""
    if len(stem) < _SHORTEST_STEM:
        return False
    if suffix.after is not None and stem[-1] not in suffix.after:
        return False
    return suffix.not_after is None or stem[-1] not in suffix.not_after


class _Words(NamedTuple):
    counts: dict[str, int]
    joined: dict[str, str]
    suffixes: tuple[SuffixRow, ...]
    verbs: dict[str, VerbForm]

    def glued_suffix(self, word: str) -> tuple[str, int] | None:
        """``word`` with a joiner before its ending and the count of its stem; the commonest."""
        best: tuple[str, int] | None = None
        for row in self.suffixes:
            stem = word[: -len(row.text)]
            if row.join != "zwnj" or not word.endswith(row.text) or not fits(row, stem):
                continue
            full = self.joined.get(stem, stem)
            count = self.counts.get(full, 0)
            if count and (best is None or count > best[1]):
                best = f"{full}{JOINER}{row.text}", count
        return best

    def glued_plural(self, word: str) -> bool:
        """Whether ``word`` is a known noun with an ending that needs no joiner after its letter."""
        return any(
            row.join == "glued"
            and row.after is not None
            and word.endswith(row.text)
            and word[: -len(row.text)] in self.counts
            and fits(row, word[: -len(row.text)])
            for row in self.suffixes
        )

    def unjoined(self, word: str) -> str:
        """``word`` without a joiner before its ending where the letter before it joins nothing."""
        stem, joiner, ending = word.rpartition(JOINER)
        needless = any(
            row.join == "zwnj" and row.text == ending and stem[-1:] in (row.not_after or ())
            for row in self.suffixes
        )
        return stem + ending if joiner and stem and needless else word


def _joined_forms(counts: dict[str, int]) -> dict[str, str]:
    best: dict[str, str] = {}
    for form in sorted(counts, key=lambda f: counts[f]):
        if JOINER in form:
            best[form.replace(JOINER, "")] = form
    return {key: form for key, form in best.items() if counts.get(key, 0) < counts[form]}


def _word_function(words: _Words) -> Callable[[str], str]:
    @cache
    def word(form: str) -> str:
        if JOINER in form:
            return words.unjoined(form)
        if form in words.joined:
            return words.joined[form]
        suffixed = words.glued_suffix(form)
        if form in words.counts:
            rare = suffixed is not None and words.counts[form] * _RARE < suffixed[1]
            return suffixed[0] if rare and suffixed is not None else form
        verb = words.verbs.get(form)
        if (verb is None or verb.person in ADDRESSED) and words.glued_plural(form):
            return form
        if verb is not None:
            return verb.surface
        return form if suffixed is None else suffixed[0]

    return word


def _pair_function(words: _Words) -> Callable[[str, str], str | None]:
    detached = {row.text: row for row in reversed(words.suffixes) if row.detached is not None}
    prefixes = {
        verb.surface.partition(JOINER)[0]
        for verb in words.verbs.values()
        if JOINER in verb.surface and verb.kind != "participle" and "perfect" not in verb.aspects
    }
    tails = {
        verb.surface.rpartition(JOINER)[2]
        for verb in words.verbs.values()
        if JOINER in verb.surface
    }

    @cache
    def pair(left: str, right: str) -> str | None:
        if left in prefixes or right in tails:
            verb = words.verbs.get((left + right).replace(JOINER, ""))
            if verb is not None and verb.surface.startswith(left + JOINER):
                return verb.surface
        row = detached.get(right)
        if row is None or len(left) < _SHORTEST_STEM:
            return None
        if fits(row, left) and (row.detached == "yes" or left in words.counts):
            return f"{left}{JOINER}{right}"
        if row.not_after is not None and left[-1] in row.not_after:
            return left + right
        return None

    def checked(left: str, right: str) -> str | None:
        if right in detached or left in prefixes or right in tails:
            return pair(left, right)
        return None

    return checked


@cache
def restorer(pack: Pack) -> Restorer:
    """The rules of a pack, compiled."""
    counts = word_counts(pack)
    words = _Words(counts, _joined_forms(counts), suffixes(pack), verb_forms(pack))
    canonical: dict[str, str] = {}
    for row in pack.table("spellings", SpellingRow):
        for variant in row.variants:
            canonical[pack.fold(variant).text] = pack.fold(row.text).text
    pattern = "|".join(re.escape(v) for v in sorted(canonical, key=len, reverse=True))
    spellings = re.compile(rf"(?<![^\W\d_])(?:{pattern})") if canonical else None
    return Restorer(_word_function(words), _pair_function(words), spellings, canonical)


def _spelling_edits(text: str, rules: Restorer) -> Iterator[Edit]:
    if rules.spellings is not None:
        for match in rules.spellings.finditer(text):
            yield Edit(match.start(), match.end(), rules.canonical[match.group()])


def _word_edits(text: str, rules: Restorer) -> Iterator[Edit]:
    matches = _WORD.finditer(text)
    last_start, last_end, last = 0, -2, ""
    for match in matches:
        start, end = match.span()
        form = match.group()
        if start == last_end + 1 and text[last_end] == " ":
            both = rules.pair(last, form)
            if both is not None:
                yield Edit(last_start, end, both)
                last_start, last_end, last = start, end, ""
                continue
        if last:
            yield from _single(last_start, last_end, last, rules)
        last_start, last_end, last = start, end, form
    if last:
        yield from _single(last_start, last_end, last, rules)


def _single(start: int, end: int, form: str, rules: Restorer) -> Iterator[Edit]:
    new = rules.word(form)
    if new != form:
        yield Edit(start, end, new)


def _mapped(edit: Edit, old: str, offsets: tuple[int, ...]) -> list[int]:
    """An offset for each code point of the new text: equal letters keep theirs."""
    place = edit.start
    result: list[int] = []
    for char in edit.text:
        spot = place
        while spot < edit.end and old[spot] != char:
            spot += 1
        if spot < edit.end:
            result.append(offsets[spot])
            place = spot + 1
        else:
            result.append(offsets[min(place, edit.end - 1)])
    result[-1] = offsets[edit.end - 1]
    return result


def _applied(folded: Folded, edits: Iterator[Edit]) -> Folded:
    pieces: list[str] = []
    offsets: list[int] = []
    done = 0
    for edit in edits:
        pieces += (folded.text[done : edit.start], edit.text)
        offsets += folded.offsets[done : edit.start]
        offsets += _mapped(edit, folded.text, folded.offsets)
        done = edit.end
    if not done:
        return folded
    pieces.append(folded.text[done:])
    offsets += folded.offsets[done:]
    return Folded("".join(pieces), tuple(offsets))


def restore_zwnj(text: str, pack: Pack) -> Folded:
    """``text`` folded, with joiners where they belong.

    Args:
        text: Any text of the pack's language.
        pack: Gives the tables ``lexicon/words``, ``suffixes``, ``verbs``, ``conjugation``,
        ``spellings``.

    Returns:
        The folded text; its offsets count code points of ``text``. A joiner put between two letters
        has the offset of the second, one put for a space that of the space.
    """
    rules = restorer(pack)
    folded = pack.fold(text)
    folded = _applied(folded, _spelling_edits(folded.text, rules))
    return _applied(folded, _word_edits(folded.text, rules))
