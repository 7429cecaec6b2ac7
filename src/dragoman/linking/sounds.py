"""Sounds: single names heard as strings of phonemes, whatever script they are written in.

Latin, Arabic-script and Cyrillic spellings of one name give nearly the same string (table
``phonemes.tsv``; its letters are our own). What two spellings may confuse, and what one of them may
leave out, costs less than a full edit (table ``confusions.tsv``): its costs were learnt from
Wikidata's name tokens by stochastic edit alignment (Ristad and Yianilos 1998), as
``min(1, -0.2 log p)``, apart for writings that leave out short vowels and for those that do not.
"""

from __future__ import annotations

import unicodedata
from functools import cache
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
    **dict.fromkeys("gGkxq", ("g",)),
    **dict.fromkeys("szSZ", ("s",)),
    **dict.fromkeys("tdT", ("t",)),
    **dict.fromkeys("bpf", ("f",)),
    "c": ("g", "s"),
    "C": ("s", "g"),
    "J": ("s", "g"),
    "j": ("s", ""),
    "D": ("s", "t"),
    "v": ("", "f"),
}
_VARIANTS = 8
_ARTICLE = 5
"""Sounds from which a name that begins with "al" may hold the Arabic article."""
_UNLIKE = 0.6
"""Share of a rough skeleton that must change for two names to have nothing in common."""


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
def _costs(writing: Writing) -> dict[str, dict[str, float]]:
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


@cache
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


@cache
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


@cache
def skeletons(token: str) -> frozenset[str]:
    """The consonants of a name, close ones merged: blocking keys for its spellings.

    Vowels, semivowels and h are left out; a letter that spellings read in two ways (ch, c, j, v)
    gives two skeletons, at most eight in all.
    """
    return frozenset(bone for heard in readings(token) for bone in _bones(heard))


def _bones(heard: str) -> set[str]:
    found = {""}
    for sound in heard:
        classes = _CLASSES.get(sound, ("",) if sound in _SILENT else (sound,))
        grown = {bones if bones[-1:] == one else bones + one for bones in found for one in classes}
        found = grown if len(grown) <= _VARIANTS else {min(grown)}
    return found


@cache
def _rough(heard: str) -> str:
    """One letter per group of sounds that spellings confuse, vowels left out: for a quick look."""
    return "".join(_CLASSES.get(s, (s,))[0] for s in heard if s not in _SILENT)


@cache
def is_abjad(text: str) -> bool:
    """Whether a text has letters of the Arabic script."""
    return any("\u0600" <= char <= "\u06ff" for char in text)


@cache
def weight(token: str) -> float:
    """How much a name has to tell: its consonants, its vowels a third."""
    return sum(0.35 if sound in _LIGHT else 1.0 for sound in phonemes(token))


def may_open(left: str, right: str) -> bool:
    """Whether two names begin with a sound that spellings confuse: an initial and its name."""
    one, other = phonemes(left)[:1], phonemes(right)[:1]
    if not one or not other:
        return False
    writing: Writing = "abjad" if is_abjad(left + right) else "full"
    return _costs(writing)[one][other] <= 0.3


@cache
def readings(token: str) -> tuple[str, ...]:
    """The sounds of a name, and those without an Arabic article that may open it."""
    heard = phonemes(token)
    return (heard, heard[2:]) if heard.startswith("al") and len(heard) > _ARTICLE else (heard,)


@cache
def token_likeness(left: str, right: str) -> float:
    """How alike two single names sound: 1 for the same, 0 for nothing in common."""
    writing: Writing = "abjad" if is_abjad(left) or is_abjad(right) else "full"
    heavier = max(weight(left), weight(right))
    if not heavier:
        return 0.0
    best = _likeness(phonemes(left), phonemes(right), writing, heavier)
    for bare in readings(left)[1:]:
        best = max(best, _likeness(bare, phonemes(right), writing, heavier) - 0.02)
    for bare in readings(right)[1:]:
        best = max(best, _likeness(phonemes(left), bare, writing, heavier) - 0.02)
    return best


def _likeness(one: str, other: str, writing: Writing, heavier: float) -> float:
    if one == other:
        return 1.0
    rough, against = _rough(one), _rough(other)
    longest = max(len(rough), len(against))
    if Levenshtein.distance(rough, against) > max(1.0, _UNLIKE * longest):
        return 0.0
    return max(0.0, 1.0 - _distance(one, other, _costs(writing)) / heavier)


def _distance(one: str, other: str, costs: dict[str, dict[str, float]]) -> float:
    """Weighted edit distance between two strings of sounds."""
    lose = costs["-"]
    drops = [lose[sound] for sound in other]
    row = [0.0]
    for drop in drops:
        row.append(row[-1] + drop)
    for sound in one:
        swaps, lost = costs[sound], lose[sound]
        above, last = row, row[0] + lost
        row = [last]
        for place, against in enumerate(other):
            last += drops[place]
            if above[place + 1] + lost < last:
                last = above[place + 1] + lost
            if above[place] + swaps[against] < last:
                last = above[place] + swaps[against]
            row.append(last)
    return row[-1]


_SPELT = {"S": "sh", "C": "ch", "x": "kh", "G": "gh", "Z": "zh", "J": "j", "T": "s", "D": "z"}
_SPELT_TOO = {"q": "gh", "E": "a", "H": "h", "w": "v"}


def romanise(name: str) -> str:
    """A rough Latin spelling of a name in another script, where no document gives one."""
    letters = _SPELT | _SPELT_TOO
    words = ["".join(letters.get(s, s) for s in phonemes(word)) for word in name.split()]
    return " ".join(word.capitalize() for word in words if word)
