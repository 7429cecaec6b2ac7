"""Words, numbers and marks of a folded text, as the grammar of dates reads them."""

from __future__ import annotations

import re

from msgspec import Struct

_TOKEN = re.compile(
    r"(?P<numeric>(?<![\d/.-])\d{1,4}(?P<sep>[/.-])\d{1,2}(?P=sep)\d{1,4}(?![\d/-]))"
    r"|(?P<opaque>\d+(?:[.,:٫٬]\d+)+)"
    r"|(?P<number>\d+)(?P<suffix>[^\W\d_]*)"
    r"|(?P<word>[^\W\d_]+)"
    r"|(?P<gap>\n[ \t]*\n)"
    r"|(?P<mark>[^\s\w\u200c])"
)

JOINER = "\u200c"

_KINDS = {
    "sep": "numeric",
    "numeric": "numeric",
    "opaque": "opaque",
    "number": "number",
    "suffix": "number",
    "word": "word",
    "gap": "gap",
    "mark": "mark",
}
"""The kind of a token by the last group of the pattern that took part."""


class Token(Struct, frozen=True):
    """A piece of a folded text.

    Attributes:
        kind: ``word``, ``number``, ``numeric`` (2024/07/10), ``opaque`` (1,200), ``mark``, ``gap``.
        text: The word or the digits.
        suffix: The letters stuck to a number.
        start: Offset in the folded text.
        end: Offset in the folded text, exclusive.
        glued: Whether nothing stands between it and the token before.
        open: Whether a zero-width non-joiner joins it to the next: it is no word of its own.
    """

    kind: str
    text: str
    suffix: str
    start: int
    end: int
    glued: bool
    open: bool = False


def tokenise(folded: str, start: int, end: int) -> tuple[Token, ...]:
    """The tokens of ``folded[start:end]``; white space and zero-width non-joiners separate."""
    tokens: list[Token] = []
    last = -1
    joins = folded.find(JOINER, start, end + 1) >= 0
    for match in _TOKEN.finditer(folded, start, end):
        kind = _KINDS[match.lastgroup or "mark"]
        first, end_of = match.span()
        text, suffix = match[0], ""
        if kind == "number":
            text, suffix = match["number"], match["suffix"]
        joined = joins and folded.startswith(JOINER, end_of)
        tokens.append(Token(kind, text, suffix, first, end_of, first == last, joined))
        last = end_of
    return tuple(tokens)


def split_words(folded: str) -> tuple[str, ...]:
    """The texts of the tokens of a phrase of the vocabulary."""
    return tuple(token.text + token.suffix for token in tokenise(folded, 0, len(folded)))
