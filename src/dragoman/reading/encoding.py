"""Which encoding bytes are in, by strict decoding and by how much the outcome looks like language.

UTF-8 is tried first, with UTF-16 and UTF-32 where a byte order mark or the pattern of zero bytes
shows them. Of the one-byte encodings, all of which decode nearly anything, the one wins whose words
look most like words: one script per word, no symbols inside, few accents, capitals only in front,
frequent letters frequent.
"""

from __future__ import annotations

import codecs
import re
import unicodedata
from functools import cache

import ftfy
from ftfy.badness import badness, is_bad

from dragoman.errors import UnreadableDocument

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
ONE_BYTE = (
    "cp1252",
    "cp1256",
    "cp1251",
    "cp1254",
    "cp1250",
    "koi8-r",
    "iso-8859-15",
    "iso-8859-6",
    "iso-8859-2",
    "iso-8859-5",
)
"""The one-byte encodings that are tried; of equally plausible ones the first wins."""

_SAMPLE = 20_000
_FREQUENT = frozenset("оеаинтсрвлкмдпу" + "ابتدرسمنهویيلكکعلة" + "éèàçüöäñóíáşğıčšžłąęő")
_WORD = re.compile(r"\S*[^\x00-\x7f]\S*")
_PUNCTUATION = frozenset("–—‘’“”„…«»•،؛؟€°©®™\xa0\u200c\u200d\u200e\u200f№§·")


def decode(data: bytes) -> str:
    """The text that ``data`` encodes; a byte order mark is dropped, nothing else is changed.

    Raises:
        UnreadableDocument: No encoding that is tried gives a text.
    """
    for mark, name in _BOMS:
        if data.startswith(mark):
            return _strictly(data, name)
    wide = _wide(data)
    if wide is not None:
        return _strictly(data, wide)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _strictly(data, _most_plausible(data))


def encoding_of(beginning: bytes) -> str:
    """The encoding of a file by the beginning of it, for readers that take it line by line.

    Raises:
        UnreadableDocument: No encoding that is tried gives a text.
    """
    for mark, name in _BOMS:
        if beginning.startswith(mark):
            return name
    if (wide := _wide(beginning)) is not None:
        return wide
    try:
        codecs.getincrementaldecoder("utf-8")().decode(beginning)  # its last character may be cut
    except UnicodeDecodeError:
        return _most_plausible(beginning)
    return "utf-8"


def repaired(text: str) -> str:
    """``text`` with those lines put right that were once decoded in the wrong encoding."""
    if not is_bad(text):
        return text
    return "".join(_repaired_line(line) for line in text.splitlines(keepends=True))


def _repaired_line(line: str) -> str:
    before = badness(line)
    if not before:
        return line
    fixed = ftfy.fix_encoding(line)
    return fixed if badness(fixed) < before else line


def _strictly(data: bytes, name: str) -> str:
    try:
        return data.decode(name)
    except UnicodeDecodeError as error:
        raise UnreadableDocument(
            f"undecodable: not {name} at byte {error.start}; save the file as UTF-8"
        ) from error


def _wide(data: bytes) -> str | None:
    """UTF-16 without a mark: every other byte of its ASCII characters (spaces at least) is zero."""
    sample = data[:4000]
    if len(sample) < 4 or b"\0" not in sample:
        return None
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if odd > 4 * even and odd > len(sample) // 40:
        return "utf-16-le"
    if even > 4 * odd and even > len(sample) // 40:
        return "utf-16-be"
    return None


def _most_plausible(data: bytes) -> str:
    best, best_score = "", float("-inf")
    sample = data[:_SAMPLE]
    for name in ONE_BYTE:
        try:
            data.decode(name)
        except UnicodeDecodeError:
            continue
        score = plausibility(sample.decode(name))
        if score > best_score + 1e-9:
            best, best_score = name, score
    if not best or best_score < 0:
        raise UnreadableDocument("undecodable: in no common encoding; save the file as UTF-8")
    return best


def plausibility(text: str) -> float:
    """How much the words of ``text`` that are not plain ASCII look like words.

    Returns:
        The mean over those words, 1 at best, negative for text decoded wrongly.
    """
    words = _WORD.findall(text)
    return sum(map(_word_score, words)) / len(words) if words else 1.0


@cache
def _script(char: str) -> str:
    if char in _PUNCTUATION:
        return "punctuation"
    if unicodedata.category(char)[0] in "LM":
        return unicodedata.name(char, "?").split()[0]
    return "symbol" if ord(char) > 127 else "ascii"


def _word_score(word: str) -> float:
    kinds = [_script(char) for char in word]
    letters = [
        char
        for char, kind in zip(word, kinds, strict=True)
        if kind not in {"punctuation", "symbol", "ascii"}
    ]
    score = 1.0 - 2.0 * kinds.count("symbol") / len(word)
    if any(unicodedata.category(char) == "Cc" for char in word):
        score -= 2.0
    if not letters:
        return score
    scripts = {_script(char) for char in letters}
    foreign = [char for char in letters if ord(char) > 127]
    score -= 1.5 * (len(scripts) > 1)
    if foreign:
        score -= 0.5 * (1 - sum(c.lower() in _FREQUENT for c in foreign) / len(foreign))
    if scripts == {"LATIN"} and len(foreign) > 0.5 * len(letters):
        score -= 1.5
    if any(a.islower() and b.isupper() for a, b in zip(word, word[1:], strict=False)):
        score -= 1.0
    return score
