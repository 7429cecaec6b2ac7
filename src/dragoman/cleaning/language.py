"""Which language a text is in: function words and letters first, then py3langid."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache

from msgspec import Struct

from dragoman.cleaning.cues import plain_key
from dragoman.errors import UnknownLanguage, UnreadableDocument
from dragoman.pack import Pack

SURE = 0.22
"""A text of which so large a share are a pack's function words is in its language."""

FEWEST = 16
"""A text of fewer letters is too short to tell its language, where no pack knows it."""

_WORD = re.compile(r"[^\W\d_]+")
_SAMPLE = 6000
_TELLING = {"ur": "ٹڈڑںےھ", "ps": "ښځډړټېۍ", "ckb": "ڵێۆڕ", "ug": "ۇۈېە"}
"""Letters of neighbours of Arabic and Persian that neither of the two writes."""

_NO_LANGUAGE = "zxx"
_NAMES = {"ckb": "Central Kurdish", "sdh": "Southern Kurdish", _NO_LANGUAGE: "no language"}
_DIALECTS = {"arz": "ar", "ary": "ar", "pcm": "en", "sco": "en", "tg": "tg"}


class FunctionWordRow(Struct, frozen=True):
    """One row of ``function_words``: a frequent word of the language, folded, in lower case."""

    text: str


@cache
def _function_words(pack: Pack) -> frozenset[str]:
    return frozenset(row.text for row in pack.table("function_words", FunctionWordRow))


@cache
def _letters(pack: Pack) -> frozenset[str]:
    return frozenset(letter for word in _function_words(pack) for letter in word)


def share(text: str, pack: Pack) -> float:
    """The share of the words of ``text`` that are function words of the pack's language."""
    key = plain_key(text[:_SAMPLE], pack)
    if _letters(pack).isdisjoint(key):
        return 0.0
    words = _WORD.findall(key)
    known = _function_words(pack)
    return sum(map(known.__contains__, words)) / len(words) if words else 0.0


def main_language(text: str, packs: Mapping[str, Pack], *, where: str) -> str:
    """ISO 639-1 code of the language of ``text``, one of ``packs``.

    Raises:
        UnknownLanguage: It is in a language without a pack, which is named.
        UnreadableDocument: It is too short to tell.
    """
    telling = _told_by_letters(text)
    if telling is None or telling in packs:
        shares = {code: share(text, pack) for code, pack in packs.items()}
        best = max(shares, key=shares.__getitem__)
        if shares[best] >= SURE:
            return packs[best].code
    code = telling or _classified(text)
    if code in packs:
        return code
    if code == _NO_LANGUAGE or sum(map(str.isalpha, text[:_SAMPLE])) < FEWEST:
        raise UnreadableDocument(f"{where}: too little text, or none in words, to tell a language")
    raise UnknownLanguage(
        f"{where}: the text is in {language_name(code)} ({code}), for which no pack is installed; "
        f"installed: {', '.join(sorted(packs))}"
    )


def segment_language(text: str, packs: Mapping[str, Pack], *, prior: str) -> str:
    """The language of a stretch of a document whose main language is ``prior``."""
    others = {code: share(text, pack) for code, pack in packs.items() if code != prior}
    best = max(others, key=others.__getitem__, default=prior)
    if best == prior or others[best] < SURE:
        return prior
    return best if others[best] > 2 * share(text, packs[prior]) else prior


def languages_of(parts: Iterable[tuple[str, int]], main: str) -> tuple[str, ...]:
    """The languages of a document, the main one first, others that fill a tenth of it after.

    Args:
        parts: Language and length of each part.
        main: The main language.
    """
    sizes: dict[str, int] = {}
    for code, size in parts:
        sizes[code] = sizes.get(code, 0) + size
    whole = sum(sizes.values())
    others = sorted(code for code in sizes if code != main and sizes[code] * 10 >= whole)
    return (main, *others)


def language_name(code: str) -> str:
    """The English name of a language."""
    from babel import Locale, UnknownLocaleError

    try:
        return Locale.parse(code).get_display_name("en") or code
    except (UnknownLocaleError, ValueError):
        return _NAMES.get(code, "an unknown language")


def _told_by_letters(text: str) -> str | None:
    sample = text[:_SAMPLE]
    met = {code: sum(map(sample.count, telling)) for code, telling in _TELLING.items()}
    if not any(met.values()):
        return None
    letters = sum(map(str.isalpha, sample)) or 1
    for code, count in met.items():
        if count > 0.015 * letters:
            return code
    return None


def _classified(text: str) -> str:
    import py3langid

    code = str(py3langid.classify(text[:_SAMPLE])[0])
    return _DIALECTS.get(code, code)
