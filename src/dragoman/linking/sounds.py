"""Sounds: single names heard as strings of phonemes, whatever script they are written in.

Latin, Arabic-script and Cyrillic spellings of one name give nearly the same string (table
``phonemes.tsv``; its letters are our own). What two spellings may confuse, and what one of them may
leave out, costs less than a full edit (table ``confusions.tsv``): its costs were learnt from
Wikidata's name tokens by stochastic edit alignment (Ristad and Yianilos 1998), as
``min(1, -0.2 log p)``, apart for writings that leave out short vowels and for those that do not.
"""

from __future__ import annotations

import unicodedata
from functools import cache, lru_cache
from itertools import accumulate
from pathlib import Path
from typing import Literal

from msgspec import Struct
from rapidfuzz.distance import Levenshtein

from dragoman.tables import load_table

Writing = Literal["abjad", "full"]
"""``abjad`` where one of the two is in Arabic script, ``full`` where both write their vowels."""

_LETTERS = str.maketrans("يىكةۀأإؤھہ", "ییکههااوهه")
_KEPT = (("й", "\x01"), ("ё", "\x02"), ("ї", "\x03"))
_LIGHT = frozenset("aeiouyEHhw")
_SILENT = frozenset("aeiouywhEH")
_CLASSES: dict[str, tuple[str, ...]] = {
    **dict.fromkeys("gGkq", ("g",)),
    **dict.fromkeys("szSZ", ("s",)),
    **dict.fromkeys("tdT", ("t",)),
    **dict.fromkeys("bpf", ("f",)),
    "c": ("g", "s"),
    "C": ("s", "g"),
    "J": ("s", "g"),
    "j": ("s", ""),
    "D": ("s", "t"),
    "v": ("", "f"),
    "w": ("", "f"),
    "x": ("g", ""),
}
_VARIANTS = 8
_ARTICLE = 5
"""Sounds from which a name that begins with "al" may hold the Arabic article."""
UNLIKE = 0.45
"""Share of a rough skeleton that must change for two names to have nothing in common."""
_BARE = 0.02
"""What is taken off where one of two names is heard without its article."""
FLOOR = 0.45
"""Likeness that any two names may have by chance; less is not told apart from nothing."""
_KEPT_TOKENS = 1 << 16
"""Tokens whose sounds are kept in mind."""


class PhonemeRow(Struct, frozen=True):
    """A letter, or several, of a script and the sounds it stands for."""

    script: Literal["latin", "arabic", "cyrillic"]
    text: str
    sounds: str = ""


class ConfusionRow(Struct, frozen=True):
    """Two sounds that spellings confuse, or one that they leave out (``-``), and what it costs."""

    writing: Writing
    one: str
    other: str
    cost: float


@cache
def _sounds() -> dict[str, str]:
    rows = load_table(Path(__file__).parent / "phonemes.tsv", PhonemeRow)
    return {row.text: row.sounds for row in rows}


@cache
def costs_of(writing: Writing) -> dict[str, dict[str, float]]:
    """What it costs to hear one sound as another, for every two sounds; ``-`` is nothing."""
    rows = load_table(Path(__file__).parent / "confusions.tsv", ConfusionRow)
    kept = [row for row in rows if row.writing == writing]
    learnt = {(row.one, row.other): row.cost for row in kept}
    learnt |= {(row.other, row.one): row.cost for row in kept}
    every = sorted({sound for sounds in _sounds().values() for sound in sounds} | {"-"})
    return {
        one: {other: learnt.get((one, other), float(one != other)) for other in every}
        for one in every
    }


@lru_cache(maxsize=_KEPT_TOKENS)
def plain(text: str) -> str:
    """Letters in lower case without marks, Arabic letters in their Persian form."""
    text = text.translate(_LETTERS).replace("\u200c", "").casefold()
    for letter, stand_in in _KEPT:
        text = text.replace(letter, stand_in)
    spread = unicodedata.normalize("NFKD", text)
    kept = "".join(char for char in spread if not unicodedata.combining(char))
    for letter, stand_in in _KEPT:
        kept = kept.replace(stand_in, letter)
    return kept


@lru_cache(maxsize=_KEPT_TOKENS)
def phonemes(token: str) -> str:
    """The sounds of a written name, in the letters of ``phonemes.tsv``; doubled ones once."""
    table, written = _sounds(), plain(token)
    heard: list[str] = []
    place = 0
    while place < len(written):
        pieces = (written[place : place + length] for length in (4, 3, 2, 1))
        piece = next((piece for piece in pieces if piece in table), None)
        heard.append(table[piece] if piece is not None else "")
        place += 1 if piece is None else len(piece)
    joined = "".join(heard)
    return "".join(s for i, s in enumerate(joined) if i == 0 or s != joined[i - 1])


@lru_cache(maxsize=_KEPT_TOKENS)
def skeletons(token: str) -> frozenset[str]:
    """The consonants of a name, close ones merged: blocking keys for its spellings.

    Vowels, semivowels and h are left out; a letter that spellings read in two ways (ch, c, j, kh,
    ts, v, w) gives two skeletons, at most eight in all.
    """
    heard = {sounds.replace("ts", "s") for sounds in readings(token)} | {*readings(token)}
    return frozenset(bone for sounds in heard for bone in _bones(sounds))


def _bones(heard: str) -> set[str]:
    found = {""}
    for sound in heard:
        classes = _CLASSES.get(sound, ("",) if sound in _SILENT else (sound,))
        grown = {bones if bones[-1:] == one else bones + one for bones in found for one in classes}
        found = grown if len(grown) <= _VARIANTS else {min(grown)}
    return found


def _rough(heard: str) -> str:
    """One letter per group of sounds that spellings confuse, vowels left out: for a quick look."""
    return "".join(_CLASSES.get(s, (s,))[0] for s in heard if s not in _SILENT)


class Heard(Struct, frozen=True):
    """A name as it sounds.

    Attributes:
        sounds: Its phonemes.
        rough: A letter for each group of consonants.
        weight: How much it has to tell: its consonants, its vowels a third.
        abjad: Whether it is written in the Arabic script.
        bare: The sounds without an Arabic article that may open it, ``None`` where none may.
    """

    sounds: str
    rough: str
    weight: float
    abjad: bool
    bare: str | None


@lru_cache(maxsize=_KEPT_TOKENS)
def hear(token: str) -> Heard:
    """A written name as it sounds."""
    sounds, *bare = readings(token)
    return Heard(sounds, _rough(sounds), weight(token), is_abjad(token), bare[0] if bare else None)


@lru_cache(maxsize=_KEPT_TOKENS)
def is_abjad(text: str) -> bool:
    """Whether a text has letters of the Arabic script."""
    return any("\u0600" <= char <= "\u06ff" for char in text)


@lru_cache(maxsize=_KEPT_TOKENS)
def weight(token: str) -> float:
    """How much a name has to tell: its consonants, its vowels a third."""
    return sum(0.35 if sound in _LIGHT else 1.0 for sound in phonemes(token))


def may_open(left: str, right: str) -> bool:
    """Whether two names begin with a sound that spellings confuse: an initial and its name."""
    one, other = phonemes(left)[:1], phonemes(right)[:1]
    if not one or not other:
        return False
    writing: Writing = "abjad" if is_abjad(left + right) else "full"
    return costs_of(writing)[one][other] <= 0.3


@lru_cache(maxsize=_KEPT_TOKENS)
def readings(token: str) -> tuple[str, ...]:
    """The sounds of a name, and those without an Arabic article that may open it."""
    heard = phonemes(token)
    return (heard, heard[2:]) if heard.startswith("al") and len(heard) > _ARTICLE else (heard,)


def token_likeness(left: str, right: str) -> float:
    """How alike two single names sound: 1 for the same, 0 for too little in common."""
    return heard_likeness(hear(left), hear(right))


def heard_likeness(one: Heard, other: Heard) -> float:
    """How alike two names sound: 1 for the same, 0 for too little in common."""
    heavier = max(one.weight, other.weight)
    if not heavier or is_unlike(one, other):
        return 0.0
    costs = costs_of("abjad" if one.abjad or other.abjad else "full")
    return max(_likeness(a, b, costs, heavier) - off for a, b, off in variants(one, other))


def is_unlike(one: Heard, other: Heard) -> bool:
    """Whether a quick look shows that two names have nothing in common: so it is with most."""
    if one.bare is not None or other.bare is not None:
        return False
    most = max(1, int(UNLIKE * max(len(one.rough), len(other.rough))))
    return Levenshtein.distance(one.rough, other.rough, score_cutoff=most) > most


def variants(one: Heard, other: Heard) -> list[tuple[str, str, float]]:
    """The sounds of two names in each way to be compared, and what is taken off for it."""
    told = [(one.sounds, other.sounds, 0.0)]
    if one.bare is not None:
        told.append((one.bare, other.sounds, _BARE))
    if other.bare is not None:
        told.append((one.sounds, other.bare, _BARE))
    return told


_Costs = dict[str, dict[str, float]]


def _likeness(one: str, other: str, costs: _Costs, heavier: float) -> float:
    if one == other:
        return 1.0
    most = heavier * (1 - FLOOR)
    distance = _distance(one, other, costs, most)
    return 0.0 if distance > most else 1.0 - distance / heavier


def _distance(one: str, other: str, costs: _Costs, most: float) -> float:
    """Weighted edit distance between two strings of sounds; anything more than ``most`` as well."""
    lose = costs["-"]
    drops = [lose[sound] for sound in other]
    row = [0.0, *accumulate(drops)]
    pairs = list(zip(other, drops, strict=True))
    for sound in one:
        swaps, lost = costs[sound], lose[sound]
        diagonal = row[0]
        last = diagonal + lost
        fresh = [last]
        for (against, drop), above in zip(pairs, row[1:], strict=True):
            last += drop
            cost = above + lost
            if cost < last:
                last = cost
            cost = diagonal + swaps[against]
            if cost < last:
                last = cost
            diagonal = above
            fresh.append(last)
        if min(fresh) > most:
            return min(fresh)
        row = fresh
    return row[-1]
