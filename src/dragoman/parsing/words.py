"""The words of a sentence: compounds with hyphens and abbreviations in one piece."""

from __future__ import annotations

from typing import Any

from dragoman.pack import Pack
from dragoman.parsing.grammar import Grammar
from dragoman.parsing.sentences import is_abbreviation

Words = list[tuple[str, int]]
"""Forms with their offsets."""

ADJECTIVE = "joint"
"""Read for compound adjectives: frequent, never a verb, with no object of its own."""


def words_of(nlp: Any, text: str, pack: Pack) -> Words:  # noqa: ANN401
    """The words of ``text`` with their offsets, white space left out.

    The tokeniser's pieces of a compound ("in-depth", "41-member") and of an abbreviation that it
    does not know ("Col.") are put together again; names that a hyphen joins stay apart, as each
    is somebody ("the Peru-Chile border").
    """
    pieces = [(word.text, word.idx) for word in nlp.tokenizer(text) if not word.is_space]
    words: Words = []
    for place, (form, start) in enumerate(pieces):
        follows = bool(words) and words[-1][1] + len(words[-1][0]) == start
        after = pieces[place + 1] if place + 1 < len(pieces) else None
        if follows and _joins(words[-1][0], form, start, after, pack):
            words[-1] = (words[-1][0] + form, words[-1][1])
        else:
            words.append((form, start))
    return words


def shown(form: str, grammar: Grammar) -> str:
    """What the network is to read for a word: a plain adjective for a compound one.

    Treebanks split compounds, so the network knows none ("EU-backed", "41-member").
    """
    if "-" not in form:
        return form
    last = form.rpartition("-")[2]
    if not last or not form[0].isalnum():
        return form
    shape = form[0].isdigit() or last.endswith("ed")
    return ADJECTIVE if shape or grammar.has("modifier", last.lower()) else form


def _joins(before: str, form: str, start: int, after: tuple[str, int] | None, pack: Pack) -> bool:
    """Whether a piece goes on with the word that it stands right behind."""
    if form == ".":
        return after is not None and is_abbreviation(before + ".", pack)
    if form == "-":
        glued = after is not None and after[1] == start + 1
        return glued and before[-1].isalnum() and after is not None and _goes_on(before, after[0])
    return before.endswith("-") and before != "-" and form[0].isalnum()


def _goes_on(before: str, after: str) -> bool:
    """Whether a hyphen between these makes one word of them."""
    if not after[0].isalpha():
        return False
    return after[0].islower() or "-" in before or before[0].islower() or before.isdigit()
