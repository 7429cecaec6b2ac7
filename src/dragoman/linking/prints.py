"""Prints: which texts share passages, found without comparing all with all.

A text is cut into runs of four words, which are hashed. Of every six neighbouring runs at least one
is a *print* by which the text is looked up (winnowing, Schleimer et al. 2003), so that two texts
with a sentence of fifteen words in common share at least two. Prints that many texts have are
formulas and tell nothing. Documents with the very same runs are one text, however many there are.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterable, Sequence

import xxhash
from msgspec import Struct

from dragoman.ids import content_id
from dragoman.model import EVIDENCE_ROLES, Document
from dragoman.shelf import Key, Kind, Shelf, kept

SHINGLE = 4
"""Words in a run."""
WINDOW = 6
"""Neighbouring runs of which at least one is a print."""
PASSAGE = 12
"""Shared runs from which a passage is held to be copied: a sentence of 15 words."""
WHOLE = 0.5
"""Share of the shorter text's runs from which it is copied, not only quoted from."""
DUPLICATE = 0.9
"""Share of a text's runs found in another from which it is a duplicate."""
COMMON = 50
"""A print in more texts than this tells nothing (formulas, disclaimers)."""
_WORD = re.compile(r"\w+")


class Print(Struct, frozen=True):
    """A text as it is compared with others: its runs, and the prints it is looked up by."""

    id: str
    runs: bytes
    prints: tuple[int, ...]


class Shared(Struct, frozen=True):
    """Two texts with a passage in common, and how many runs of four words that are.

    ``copy`` is the one that is nearly all in the other, if one is; ``whole`` tells whether they
    share half of the shorter one, not only a quoted passage.
    """

    left: str
    right: str
    count: int
    copy: str | None
    whole: bool = True


PRINT: Kind[Print] = Kind("print", Print, lambda one: (Key(f"{p:x}") for p in one.prints))
SHARED: Kind[Shared] = Kind("shared", Shared, lambda one: (Key(one.left), Key(one.right)))


def shingles(document: Document) -> tuple[int, ...]:
    """Hashes (64 bits) of all runs of four words of the article text, in order, in lower case."""
    parts = (part for part in document.segments if part.role in EVIDENCE_ROLES)
    return tuple(run for part in parts for run in _hashed(document.text[part.start : part.end]))


def _hashed(text: str) -> list[int]:
    words = _WORD.findall(text.casefold())
    return [
        xxhash.xxh64_intdigest(" ".join(words[place : place + SHINGLE]))
        for place in range(len(words) - SHINGLE + 1)
    ]


def stand_in(words: str, text: Print) -> bool:
    """Whether words of some length stand nearly all, in their order, in a text."""
    runs = _hashed(words)
    return bool(runs) and len(_runs(text) & set(runs)) >= DUPLICATE * len(set(runs))


def winnow(runs: Sequence[int]) -> tuple[int, ...]:
    """The least of every ``WINDOW`` neighbouring runs, each once."""
    if len(runs) < WINDOW:
        return tuple(sorted(set(runs)))
    windows = (runs[place : place + WINDOW] for place in range(len(runs) - WINDOW + 1))
    return tuple(sorted({min(window) for window in windows}))


def print_of(document: Document) -> Print:
    """The print of a document; one of too few words is like no other."""
    runs = shingles(document)
    packed = array("Q", sorted(set(runs))).tobytes()
    ident = (
        content_id("t", xxhash.xxh3_128_hexdigest(packed)) if runs else content_id("t", document.id)
    )
    return Print(ident, packed, winnow(runs))


def _runs(one: Print) -> set[int]:
    runs = array("Q")
    runs.frombytes(one.runs)
    return set(runs)


def file_prints(shelf: Shelf, texts: Iterable[Print]) -> set[str]:
    """Puts new texts on the shelf and ties them to those they share passages with.

    Returns:
        Ids of all texts whose ties changed, the new ones among them.
    """
    new = {text.id: text for text in texts if shelf.get(PRINT, text.id) is None}
    for text in new.values():
        shelf.put(PRINT, text.id, text)
    touched = set(new)
    prints = sorted({value for text in new.values() for value in text.prints})
    near: dict[str, set[str]] = {ident: set() for ident in new}
    for value in prints:
        found = shelf.find(PRINT, f"{value:x}", limit=COMMON + 1 + len(new))
        if len(found) <= COMMON:
            for ident in new.keys() & set(found):
                near[ident].update(found)
        elif len(before := [one for one in found if one not in new]) <= COMMON:
            touched |= _compare_again(shelf, before)
    pairs = {(min(i, o), max(i, o)) for i, others in near.items() for o in others if o != i}
    for left, right in sorted(pairs):
        touched |= _tie(shelf, left, right)
    return touched


def _compare_again(shelf: Shelf, texts: Iterable[str]) -> set[str]:
    """Compares those that were tied by a print that has become common."""
    inside, touched = set(texts), set()
    for one in sorted(inside):
        for ident in shelf.find(SHARED, one):
            tie = kept(shelf, SHARED, ident)
            if tie.left == one and tie.right in inside:
                touched |= _tie(shelf, tie.left, tie.right)
    return touched


def _tie(shelf: Shelf, left: str, right: str) -> set[str]:
    """Ties two texts if they share a passage; gives both where that is news."""
    one, other = kept(shelf, PRINT, left), kept(shelf, PRINT, right)
    ident = f"{left} {right}"
    tie = _shared(shelf, one, other)
    if shelf.get(SHARED, ident) == tie:
        return set()
    if tie is None:
        shelf.drop(SHARED, ident)
    else:
        shelf.put(SHARED, ident, tie)
    return {left, right}


def _shared(shelf: Shelf, one: Print, other: Print) -> Shared | None:
    """What two texts share, formulas left out by the share they have of the common prints."""
    common = set(one.prints) & set(other.prints)
    rare = sum(len(shelf.find(PRINT, f"{v:x}", limit=COMMON + 1)) <= COMMON for v in common)
    if not rare:
        return None
    shorter, longer = sorted((_runs(one), _runs(other)), key=len)
    same = len(shorter & longer)
    count = same * rare // len(common)
    if count < PASSAGE:
        return None
    is_copy = count >= DUPLICATE * len(shorter)
    copy = min((one, other), key=lambda text: (len(text.runs), text.id)).id if is_copy else None
    return Shared(one.id, other.id, count, copy, count >= WHOLE * len(shorter))
