"""Names across scripts: how alike two personal names are, whatever letters they are written in.

Tokens are compared by sound (``linking.sounds``) and aligned one to one so that the whole is best;
an initial matches any name that begins with its sound, a pet name its full form (table
``nicknames.tsv``), a known spelling its name (``spellings.tsv``), a joined compound its halves.
Middle names, father names and patronymics that only one side has cost little; order costs nothing.
Tuned on EveryPolitician pairs in Persian, Arabic and Russian (full matrix, November 2026); no
weight comes from them.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from functools import cache, lru_cache
from itertools import combinations, pairwise
from pathlib import Path

from msgspec import Struct

from dragoman.linking.sounds import (
    FLOOR,
    Heard,
    hear,
    heard_likeness,
    may_open,
    phonemes,
    plain,
    skeletons,
    token_likeness,
)
from dragoman.tables import load_table

SAME = 0.8
"""Token likeness from which two spellings are held to be one name."""
_UNMATCHED = 0.25
"""What a token that only the longer name has weighs, beside one that both have."""
INITIAL, PET, _SPELT = 0.75, 0.9, 0.97
"""Likeness of an initial, and what a pet name and a known other spelling are worth."""
_LONGEST = 7
"""Tokens of a name that are looked at."""
_KEPT_TOKENS, _KEPT_PAIRS = 1 << 16, 1 << 18
"""Tokens, and pairs of them, that are kept in mind."""

_NOTE = re.compile(r"\([^)]*\)")
_PEERAGE = re.compile(r",? (?:Baron|Baroness|Viscount|Earl|Lord|Lady)\b .*$")
_BREAKS = re.compile(r"[-‐–.,’'\"“”‘`«»،\u200c/]")
_PARTICLES = frozenset(
    (
        *("al", "el", "ul", "ur", "ud", "ad", "bin", "ibn", "ben", "bint", "abu", "de", "da"),
        *(
            "van",
            "von",
            "der",
            "den",
            "la",
            "le",
            "del",
            "di",
            "dos",
            "du",
            "jr",
            "sr",
            "ii",
            "iii",
            "iv",
        ),
        *("dr", "mr", "mrs", "ms", "sir", "lord", "hon", "prof", "junior", "sheikh", "shaikh"),
        *("бин", "аль", "эль", "де", "ван", "фон", "да", "дер", "ди", "дю", "ла", "ле"),
        *("بن", "ابن", "آل", "ال", "دی", "دو", "د", "وان", "ون", "دکتر", "الدکتور", "الشیخ", "شیخ"),
    )
)


class RankRow(Struct, frozen=True):
    """A rank, honorific or title that is no part of a name."""

    text: str


@cache
def _ranks() -> frozenset[str]:
    rows = load_table(Path(__file__).parent / "ranks.tsv", RankRow)
    return frozenset(plain(row.text) for row in rows)


def untitled(name: str) -> str:
    """A name without the ranks and honorifics before it."""
    words = name.split()
    while len(words) > 1 and plain(words[0].strip(".,")) in _ranks():
        words = words[1:]
    return " ".join(words)


class NicknameRow(Struct, frozen=True):
    """A given name and its pet names or forms in other languages."""

    name: str
    short: tuple[str, ...]


class SpellingRow(Struct, frozen=True):
    """A name in another script and Latin spellings that its sounds do not give away."""

    name: str
    latin: tuple[str, ...]


@cache
def _other_forms() -> dict[str, tuple[tuple[str, float], ...]]:
    """For a name in lower case: what else its bearer may be called, and how sure that is."""
    found: dict[str, dict[str, float]] = {}
    folder = Path(__file__).parent
    for pets in load_table(folder / "nicknames.tsv", NicknameRow):
        for short in pets.short:
            found.setdefault(short.casefold(), {})[pets.name.casefold()] = PET
            found.setdefault(pets.name.casefold(), {})[short.casefold()] = PET
    for row in load_table(folder / "spellings.tsv", SpellingRow):
        found.setdefault(row.name, {}).update(dict.fromkeys(row.latin, _SPELT))
    return {form: tuple(others.items()) for form, others in found.items()}


class NameMatch(Struct, frozen=True):
    """How two full names compare.

    Attributes:
        score: 0 to 1, a similarity and no probability.
        pairs: The tokens that were paired, with their likeness.
        anchored: Whether at least two full tokens of each name agree and none of the shorter
            contradicts, so that the names alone suffice.
        contradicts: Whether a token of the shorter name has no partner in the longer one.
    """

    score: float
    pairs: tuple[tuple[str, str, float], ...]
    anchored: bool
    contradicts: bool

    @property
    def reasons(self) -> tuple[str, ...]:
        """The features that decided, in words."""
        return tuple(f"{one} ~ {other} {value:.2f}" for one, other, value in self.pairs)


NO_MATCH = NameMatch(0.0, (), anchored=False, contradicts=True)


@lru_cache(maxsize=_KEPT_TOKENS)
def name_tokens(name: str) -> tuple[str, ...]:
    """The tokens of a full name, hyphens split, particles, notes in brackets and "al-" left out."""
    words = _BREAKS.sub(" ", _NOTE.sub(" ", _PEERAGE.sub("", untitled(name)))).split()
    told = tuple(word for word in words if plain(word) and plain(word) not in _PARTICLES)
    return (told or tuple(words))[:_LONGEST]


def is_full(name: str) -> bool:
    """Whether a name has two tokens that are no initials, so that it can stand for itself."""
    return sum(len(token) > 1 for token in name_tokens(name)) > 1


@lru_cache(maxsize=_KEPT_TOKENS)
def _forms(token: str) -> tuple[tuple[str, float], ...]:
    return _other_forms().get(plain(token), ())


@lru_cache(maxsize=_KEPT_TOKENS)
def heard_token(token: str) -> tuple[Heard, bool]:
    """A token as it sounds, and whether it has other forms or is an initial."""
    return hear(token), len(token) == 1 or bool(_forms(token))


def other_ways(left: str, right: str) -> list[tuple[str, str, float]]:
    """Each of two tokens beside the other forms of the other one, and what these are worth."""
    ways = [(left, form, worth) for form, worth in _forms(right)]
    return ways + [(right, form, worth) for form, worth in _forms(left)]


@lru_cache(maxsize=_KEPT_PAIRS)
def pair_likeness(left: str, right: str) -> float:
    """How alike two tokens are; initials, pet names and known other spellings considered."""
    one, left_special = heard_token(left)
    other, right_special = heard_token(right)
    if not (left_special or right_special):
        return heard_likeness(one, other)
    if len(left) == 1 or len(right) == 1:
        return INITIAL if may_open(left, right) else 0.0
    best = heard_likeness(one, other)
    if best > PET:
        return best
    for told, form, worth in other_ways(left, right):
        likeness = token_likeness(told, form)
        if likeness >= SAME:
            best = max(best, worth * likeness)
    return best


@lru_cache(maxsize=_KEPT_TOKENS)
def _heft(token: str) -> float:
    return math.sqrt(max(1.0, hear(token).weight))


@lru_cache(maxsize=_KEPT_TOKENS)
def _hefts(tokens: tuple[str, ...]) -> tuple[float, ...]:
    return tuple(map(_heft, tokens))


_Aligned = tuple[float, tuple[int, ...]]


def _assign(gains: list[list[float]]) -> tuple[int, ...]:
    """For each row its own column, so that the sum of gains is greatest (rows <= columns)."""
    firsts = tuple([row.index(max(row)) for row in gains])
    if len(set(firsts)) == len(firsts):
        return firsts
    if len(gains) == 2:
        return _of_two(*gains)
    best: dict[int, _Aligned] = {0: (0.0, ())}
    for row in gains:  # by which columns are taken: best sum and its columns
        grown: dict[int, _Aligned] = {}
        for taken, (total, path) in best.items():
            for column, gain in enumerate(row):
                mask = taken | 1 << column
                if not taken >> column & 1 and grown.get(mask, (-1.0, ()))[0] < total + gain:
                    grown[mask] = (total + gain, (*path, column))
        best = grown
    return max(best.values())[1]


def _of_two(one: list[float], other: list[float]) -> tuple[int, ...]:
    """The columns of two rows; of equal sums the one with the later columns."""
    best: _Aligned = (-1.0, ())
    for left, right in combinations(range(len(one)), 2):
        straight, crossed = one[left] + other[right], one[right] + other[left]
        found = (crossed, (right, left)) if crossed > straight else (straight, (left, right))
        best = max(best, found)
    return best[1]


class Alignment(Struct, frozen=True):
    """Two names with their tokens aligned: likeness and partner of each token of the shorter."""

    score: float
    shorter: tuple[str, ...]
    partners: tuple[str, ...]
    likeness: tuple[float, ...]


Tokens = tuple[str, ...]
Known = Mapping[tuple[str, str], float]
"""Likeness of pairs of tokens, that of the shorter name first; 0 for those that are missing."""


def ordered(left: Tokens, right: Tokens) -> tuple[Tokens, Tokens]:
    """The shorter of two names first."""
    return (left, right) if (len(left), left) <= (len(right), right) else (right, left)


def align(left: Tokens, right: Tokens, heard: Known | None = None) -> Alignment:
    """The tokens of two names aligned; ``heard`` is what is known already of all their pairs."""
    one, other = ordered(left, right)
    if heard is None:
        likeness = [[pair_likeness(a, b) for b in other] for a in one]
    else:
        likeness = [[heard.get((a, b), 0.0) for b in other] for a in one]
    if max(map(max, likeness)) <= FLOOR:
        return Alignment(0.0, one, other[: len(one)], (0.0,) * len(one))
    hefts, others = _hefts(one), _hefts(other)
    gains = [
        [(value - FLOOR) * (heft + b) if value > FLOOR else 0.0 for value, b in zip(row, others)]  # noqa: B905 - in the innermost loop
        for row, heft in zip(likeness, hefts, strict=True)
    ]
    columns = _assign(gains)
    matched = sum(others[c] for c in columns)
    common = sum(hefts) + matched
    alone = 2 * (sum(others) - matched)
    gained = sum(row[c] for row, c in zip(gains, columns, strict=True)) / (1 - FLOOR)
    return Alignment(
        score=round(gained / (common + _UNMATCHED * alone), 4),
        shorter=one,
        partners=tuple(other[c] for c in columns),
        likeness=tuple(row[c] for row, c in zip(likeness, columns, strict=True)),
    )


def _joined(tokens: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    """A name with two neighbours run together, in every way."""
    return tuple(
        (*tokens[:place], first + second, *tokens[place + 2 :])
        for place, (first, second) in enumerate(pairwise(tokens))
    )


def _best_alignment(left: tuple[str, ...], right: tuple[str, ...]) -> Alignment:
    split = align(left, right)
    return rejoined(left, right, split) if may_be_joined(left, right, split) else split


def may_be_joined(left: Tokens, right: Tokens, split: Alignment) -> bool:
    """Whether two tokens of the longer name may be written as one in the shorter."""
    unequal = len(left) != len(right)
    return unequal and split.score >= 0.15 and min(split.likeness) < SAME


def rejoined(
    left: Tokens, right: Tokens, split: Alignment, heard: Known | None = None
) -> Alignment:
    """The best of an alignment and those with two tokens of the longer name run together."""
    tries = [align(*tokens, heard) for tokens in with_joined(left, right)]
    return max([split, *tries], key=lambda found: found.score)


def with_joined(left: Tokens, right: Tokens) -> list[tuple[Tokens, Tokens]]:
    """The shorter name beside the longer one with two neighbours run together, in every way."""
    one, other = sorted((left, right), key=len)
    return [(one, tokens) for tokens in _joined(other)]


@lru_cache(maxsize=_KEPT_PAIRS)
def compare_names(left: str, right: str) -> NameMatch:
    """Compares two personal names in any of the scripts known; the order of the two is no matter.

    A single token ("Sharif") can match, but is never ``anchored``.
    """
    one, other = name_tokens(left), name_tokens(right)
    if not one or not other:
        return NO_MATCH
    return match_of(_best_alignment(one, other))


def match_of(best: Alignment) -> NameMatch:
    """What an alignment says of two names."""
    if not best.score:
        return NO_MATCH
    pairs = tuple(zip(best.shorter, best.partners, best.likeness, strict=True))
    return NameMatch(best.score, pairs, _is_anchored(best), min(best.likeness) < 0.6)


def _is_anchored(best: Alignment) -> bool:
    """Two full tokens agree, and the rest do not contradict."""
    full = [
        value
        for a, b, value in zip(best.shorter, best.partners, best.likeness, strict=True)
        if len(a) > 1 and len(b) > 1
    ]
    agreed = sum(value >= SAME for value in full)
    return agreed >= 2 and min(best.likeness) >= 0.7


def blocking_keys(name: str) -> frozenset[str]:
    """What candidates for one person share: the consonants of a token, or two opening sounds."""
    bones = [skeletons(token) for token in name_tokens(name) if phonemes(token)]
    whole = {bone[:4] for token in bones for bone in token if len(bone) > 1}
    opens = [{bone[:1] or "0" for bone in token} for token in bones]
    pairs = {
        "+".join(sorted((a, b)))
        for place, first in enumerate(opens)
        for second in opens[place + 1 :]
        for a in first
        for b in second
    }
    return frozenset(whole | (pairs or {f"{a}+" for first in opens for a in first}))
