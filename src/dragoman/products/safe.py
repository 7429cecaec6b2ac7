"""Text from documents made safe to show: control and direction characters are seen, not obeyed."""

from __future__ import annotations

import unicodedata

_KEPT = frozenset("\u200c\u200d\u00ad")
"""The joiners and the soft hyphen, which belong to the spelling of words."""


def visible(text: str) -> str:
    """``text`` on one line, with every control and direction character as ``[U+202E]``.

    Runs of white space become one space.
    """
    spaced = " ".join(text.split())
    return "".join(_shown(char) for char in spaced)


def _shown(char: str) -> str:
    if unicodedata.category(char) in ("Cc", "Cf", "Co", "Cs") and char not in _KEPT:
        return f"[U+{ord(char):04X}]"
    return char
