"""Stand-ins: for names that the treebank never saw, the network reads names that it knows.

A parser trained on a small treebank stumbles over "Vietnam, after repeated raids, invaded ..." because it
has never met the name. For every name the pack's tables know, the network is shown one that is frequent
in the treebank and stands in the same places ("Iraq", "Iraqi", "Baghdad", "Bush"); the words of the
document and their offsets stay as they are.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from msgspec import Struct

from dragoman.pack import Pack

LONGEST = 6
"""Words in the longest name that is looked up."""


class StandInRow(Struct, frozen=True):
    """A kind of name and the words shown for it: ``last`` for its last word, ``other`` before it.

    ``table`` is a table of the pack; ``form`` is the value of its column ``form``, empty for any. Of
    several words each name of a sentence gets the next.
    """

    table: str
    last: tuple[str, ...]
    other: tuple[str, ...] = ()
    form: str | None = None


class _NameRow(Struct, frozen=True):
    text: str
    form: str | None = None


class _WordRow(Struct, frozen=True):
    text: str


@cache
def _names(pack: Pack) -> dict[tuple[str, ...], StandInRow]:
    """Every name the network does not know, as its words, and what stands in for it."""
    seen = {row.text for row in pack.table("parser/names", _WordRow)}
    known: dict[tuple[str, ...], StandInRow] = {}
    for row in pack.table("stand_ins", StandInRow):
        for name in pack.table(row.table, _NameRow):
            words = tuple(name.text.replace("-", " - ").split())
            fits = row.form in (None, name.form) and len(words) <= LONGEST
            if fits and name.text[:1].isupper() and not seen.issuperset(words):
                known.setdefault(words, row)
    return known


def stand_ins(forms: Sequence[str], pack: Pack) -> list[str]:
    """What the network is to read for the words of a sentence; as many as there are."""
    known = _names(pack)
    shown: list[str] = []
    met = 0
    while len(shown) < len(forms):
        place = len(shown)
        row, length = _at(forms, place, known)
        if row is None:
            shown.append(forms[place])
            continue
        others = row.other or row.last
        shown += [others[(met + step) % len(others)] for step in range(length - 1)]
        shown.append(row.last[met % len(row.last)])
        met += 1
    return shown


def _at(
    forms: Sequence[str], place: int, known: dict[tuple[str, ...], StandInRow]
) -> tuple[StandInRow | None, int]:
    """The longest name that begins at a word, and its length."""
    for length in range(min(LONGEST, len(forms) - place), 0, -1):
        row = known.get(tuple(forms[place : place + length]))
        if row is not None:
            return row, length
    return None, 1
