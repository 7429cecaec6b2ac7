"""How well lost joiners come back: they are taken out of good text, restored, and counted."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from dragoman.pack import Pack
from dragoman.parsing.zwnj import restore_zwnj

JOINER = "\u200c"


class JoinerScore(Struct, frozen=True):
    """Counts of joiners that came back (``hits``), that were made up, and that stayed lost.

    ``precision``, ``recall`` and their harmonic mean ``f1`` are between 0 and 1.
    """

    hits: int
    made_up: int
    lost: int
    precision: float
    recall: float
    f1: float


def _places(text: str) -> set[int]:
    """How many other code points stand before each joiner."""
    places: set[int] = set()
    before = 0
    for char in text:
        if char == JOINER:
            places.add(before)
        else:
            before += 1
    return places


def score_zwnj(pack: Pack, lines: Iterable[str]) -> JoinerScore:
    """The score on lines whose joiners are right.

    Args:
        pack: The language.
        lines: Text with joiners; each loses them (its letters run together) and is restored.
    """
    hits = made_up = lost = 0
    for line in lines:
        glued = line.replace(JOINER, "")
        gold = _places(line)
        restored = restore_zwnj(glued, pack)
        found = {
            place
            for char, place in zip(restored.text, restored.offsets, strict=False)
            if char == JOINER and glued[place] != " "
        }
        hits += len(gold & found)
        made_up += len(found - gold)
        lost += len(gold - found)
    return JoinerScore(
        hits=hits,
        made_up=made_up,
        lost=lost,
        precision=_share(hits, hits + made_up),
        recall=_share(hits, hits + lost),
        f1=_share(2 * hits, 2 * hits + made_up + lost),
    )


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 0.0
