"""Folding for search: what a reader types and what a text has meet in the same letters.

Names and questions are in no known language, so every installed pack's folding is applied, marks
are taken off letters, and the zero-width non-joiner becomes a space.
"""

from __future__ import annotations

import unicodedata
from functools import cache

import msgspec
from msgspec import Struct

from dragoman.gazetteer.rows import StateFormRow
from dragoman.languages import installed
from dragoman.pack import FoldingRow
from dragoman.text import Folded, FoldingTable, fold


class _Named(Struct, frozen=True):
    name: str
    type: str = ""
    names: dict[str, tuple[str, ...]] = {}
    country: str | None = None


_NAMING = frozenset({"name", "official", "short"})
"""Forms of the pack table ``states`` that name the state itself, not its people or its capital."""

_decode = msgspec.json.Decoder(_Named).decode


@cache
def _table() -> FoldingTable:
    """The folding of all packs together; where they differ, the first one's."""
    found: dict[int, str] = {}
    for pack in installed().values():
        for row in pack.table("folding", FoldingRow):
            found.setdefault(ord(row.char), row.to or "")
    return FoldingTable(found)


def fold_query(text: str) -> str:
    """``text`` folded as documents are, in lower case, with single spaces; the joiner stays."""
    return " ".join(fold(text, _table()).text.lower().split())


def fold_text(text: str) -> Folded:
    """``text`` folded as ``fold_query`` does, white space kept, with the way back to it."""
    folded = fold(text, _table())
    small = {char: char.lower() if len(char.lower()) == 1 else char for char in set(folded.text)}
    return Folded("".join(map(small.__getitem__, folded.text)), folded.offsets)


def fold_name(text: str) -> str:
    """``text`` folded as names are: also without marks, the joiner as a space."""
    spaced = fold_query(text).replace("\u200c", " ")
    letters = unicodedata.normalize("NFKD", spaced)
    return "".join(char for char in letters if not unicodedata.combining(char))


@cache
def _state_names() -> dict[str, tuple[str, ...]]:
    """What every installed language calls a state, by its code."""
    found: dict[str, list[str]] = {}
    for pack in installed().values():
        for row in pack.table("states", StateFormRow):
            if row.form in _NAMING:
                found.setdefault(row.key, []).append(row.text)
    return {code: tuple(names) for code, names in found.items()}


def fold_names(body: bytes) -> str:
    """All names of an entity's record, folded; of a state also those in the installed languages.

    A document names a state in its own language only, and people look for it in theirs.
    """
    entity = _decode(body)
    known = _state_names().get(entity.country or "", ()) if entity.type == "state" else ()
    own = (one for many in entity.names.values() for one in many)
    return " ; ".join(map(fold_name, dict.fromkeys((entity.name, *own, *known))))
