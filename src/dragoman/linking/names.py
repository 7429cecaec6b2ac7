"""Names across scripts: how alike two personal names sound, whatever letters they are written in.

A name is heard as a string of phonemes (table ``phonemes.tsv``): Latin, Arabic-script and Cyrillic
spellings of one name give nearly the same string. Short vowels, which the Arabic script leaves
out, weigh little; consonants that transliteration confuses (q and gh, th and s, v and f) weigh
less than others. Tokens are then aligned; an initial matches any name that begins with its sound.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from pathlib import Path
from typing import Literal

from msgspec import Struct

from dragoman.tables import load_table

_ARTICLE = re.compile(r"^ال(?=\w{3})")
SAME = 0.82
"""Token likeness from which two spellings are held to be one name."""
_VOWELS = frozenset("aeiou")
_SEMI = frozenset("vyhua")
_MERGED = str.maketrans("GkxZCSzdbp", "gggJJsstff")
_PARTICLES = frozenset(
    (
        *("al", "el", "ul", "ur", "ud", "ad", "as", "bin", "ibn", "ben", "bint", "abu"),
        *("de", "da", "van", "von", "der", "den", "la", "le"),
    )
)


class PhonemeRow(Struct, frozen=True):
    """A letter, or several, of a script and the sounds it stands for."""

    script: Literal["latin", "arabic", "cyrillic"]
    text: str
    sounds: str = ""


class ConfusionRow(Struct, frozen=True):
    """Two sounds that spellings of one name confuse, and what the swap costs (1 is a full edit)."""

    one: str
    other: str
    cost: float


@cache
def _close() -> dict[frozenset[str], float]:
    rows = load_table(Path(__file__).parent / "confusions.tsv", ConfusionRow)
    return {frozenset((row.one, row.other)): row.cost for row in rows}


@cache
def _sounds() -> dict[str, str]:
    rows = load_table(Path(__file__).parent / "phonemes.tsv", PhonemeRow)
    return {row.text: row.sounds for row in rows}


_LETTERS = str.maketrans("يىكةۀأإؤھہ", "ییکههااوهه")


def _plain(text: str) -> str:
    text = text.translate(_LETTERS).replace("\u200c", "").casefold()
    spread = unicodedata.normalize("NFKD", text.replace("й", "\u0001").replace("ё", "\u0002"))
    kept = "".join(char for char in spread if not unicodedata.combining(char))
    return kept.replace("\u0001", "й").replace("\u0002", "ё").replace("آ", "ا")


@cache
def phonemes(token: str) -> str:
    """The sounds of a written name, in the letters of ``phonemes.tsv``; doubled ones once."""
    table = _sounds()
    plain = _plain(token)
    heard: list[str] = []
    place = 0
    while place < len(plain):
        for length in (4, 3, 2, 1):
            piece = plain[place : place + length]
            if piece in table:
                heard.append(table[piece])
                place += len(piece)
                break
        else:
            place += 1
    joined = "".join(heard)
    return "".join(s for i, s in enumerate(joined) if i == 0 or s != joined[i - 1])


def skeleton(token: str) -> str:
    """The consonants of a name, close ones merged: a blocking key for its spellings."""
    heard = phonemes(token).rstrip("aeiouyh")
    merged = heard.removesuffix("v").removesuffix("f").translate(_MERGED)
    return "".join(sound for sound in merged if sound not in "aeiouvyh")


def _drop(sound: str) -> float:
    if sound in "aeo":
        return 0.12
    if sound in _SEMI or sound in _VOWELS:
        return 0.3
    return 1.0


def _swap(left: str, right: str) -> float:
    if left == right:
        return 0.0
    return _close().get(frozenset((left, right)), 0.25 if {left, right} <= _VOWELS else 1.0)


@cache
def token_likeness(left: str, right: str) -> float:
    """How alike two single names sound: 1 for the same, 0 for nothing in common."""
    one, other = phonemes(left), phonemes(right)
    if not one or not other:
        return 0.0
    row = [0.0]
    for sound in other:
        row.append(row[-1] + _drop(sound))
    for sound in one:
        above, row = row, [row[0] + _drop(sound)]
        for place, against in enumerate(other):
            row.append(
                min(
                    above[place + 1] + _drop(sound),
                    row[place] + _drop(against),
                    above[place] + _swap(sound, against),
                )
            )
    weight = max(sum(map(_drop, one)), sum(map(_drop, other)))
    return max(0.0, 1.0 - row[-1] / weight)


def name_tokens(name: str) -> tuple[str, ...]:
    """The tokens of a full name, particles left out, hyphens split."""
    words = name.replace("-", " ").replace("\u200c", "").replace("’", "").replace("'", "").split()
    kept = [_ARTICLE.sub("", word.strip(".,()")) for word in words]
    return tuple(word for word in kept if word and word.casefold() not in _PARTICLES)


def _initial(token: str) -> bool:
    return len(token) == 1 or (len(token) == 2 and token.endswith("."))


def _pair_score(left: str, right: str) -> float:
    if _initial(left) or _initial(right):
        one, other = phonemes(left), phonemes(right)
        return 0.9 if one[:1] and _swap(one[0], other[:1] or "?") <= 0.3 else 0.0
    return token_likeness(left, right)


class NameMatch(Struct, frozen=True):
    """How two full names compare.

    Attributes:
        score: 0 to 1, a similarity and no probability.
        reasons: The features that decided, in words.
        anchored: Whether at least two full tokens of each name agree, so that the names alone
            suffice.
    """

    score: float
    reasons: tuple[str, ...]
    anchored: bool


def compare_names(left: str, right: str) -> NameMatch:
    """Compares two personal names in any of the scripts known.

    Every token of the shorter name must find a partner; contradicting given names veto. A single
    token ("Sharif") can match, but is never ``anchored``.
    """
    split = _compare(name_tokens(left), name_tokens(right))
    if split.anchored or not ("-" in left + right or "\u200c" in left + right):
        return split
    whole = _compare(name_tokens(left.replace("-", "")), name_tokens(right.replace("-", "")))
    return max(split, whole, key=lambda match: match.score)


def _compare(left: tuple[str, ...], right: tuple[str, ...]) -> NameMatch:
    one, other = sorted((left, right), key=len)
    if not one:
        return NameMatch(0.0, ("a name is missing",), anchored=False)
    free = list(other)
    scores: list[float] = []
    reasons: list[str] = []
    for token in reversed(one):
        best = max(free, key=lambda t: (_pair_score(token, t), free.index(t)), default=None)
        if best is None:
            break
        score = _pair_score(token, best)
        scores.append(score)
        reasons.append(f"{token} ~ {best} {score:.2f}")
        if score >= 0.6:
            free.remove(best)
    full = sum(
        1
        for token, score in zip(reversed(one), scores, strict=False)
        if score >= SAME and not _initial(token)
    )
    mean = sum(scores) / len(scores)
    score = mean if min(scores) >= 0.6 else min(mean, min(scores))
    return NameMatch(round(score, 4), tuple(reasons), anchored=full >= 2 and min(scores) >= SAME)


def romanise(name: str) -> str:
    """A rough Latin spelling of a name in another script, where no document gives one."""
    letters = {"S": "sh", "C": "ch", "x": "kh", "G": "gh", "Z": "zh", "J": "j"}
    words = ["".join(letters.get(s, s) for s in phonemes(word)) for word in name.split()]
    return " ".join(word.capitalize() for word in words if word)
