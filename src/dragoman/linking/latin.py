"""Latin spellings of names that no document writes in Latin letters.

Parts of names that are known are spelt as they mostly are («رضا» Reza); others by their sounds,
with a short vowel where the Arabic script leaves one out and Latin letters could not be said.
"""

from __future__ import annotations

import re

from dragoman.gazetteer import spellings
from dragoman.linking.sounds import is_abjad, phonemes

_SPELT = {
    "S": "sh",
    "C": "ch",
    "x": "kh",
    "G": "gh",
    "Z": "zh",
    "J": "j",
    "T": "s",
    "D": "z",
    "q": "gh",
    "E": "a",
    "H": "h",
    "w": "v",
}
_ALLAH = "الله"
_ABJAD = (
    (re.compile(r"(?<=[^aeiouyE])[vw](?=[^aeiouyEvw]|$)"), "ou"),
    (re.compile(r"(?<=[^aeiouyE])y(?=[^aeiouyE])"), "i"),
    (re.compile(r"y+$"), "i"),
    (re.compile(r"(?<=[^aeiouyE])[hE]$"), "eh"),
    (re.compile(r"^([^aeiouyE])(?=[^aeiouyE])|([^aeiouyE])(?=[^aeiouyE]{2})"), r"\g<0>a"),
)
"""Where letters of the Arabic script are long vowels, and where a short one is left out.

That is between the first two consonants of a word, and among three.
"""


def romanise(name: str) -> str:
    """A Latin spelling of a name in another script, where no document gives one."""
    return " ".join(word for word in map(_word, name.split()) if word)


def _word(word: str) -> str:
    known = spellings().get(word)
    if known is not None:
        return known
    first, _, last = word.rpartition("\u200c")
    if first and last == _ALLAH:
        return f"{_word(first)}ollah"
    return ((_word(first) if first else "") + _by_sound(last)).capitalize()


def _by_sound(word: str) -> str:
    sounds = phonemes(word)
    for pattern, vowel in _ABJAD if is_abjad(word) else ():
        sounds = pattern.sub(vowel, sounds)
    return "".join(_SPELT.get(sound, sound) for sound in sounds)
