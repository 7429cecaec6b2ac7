"""How good answers are: macro-averaged F1 over roots, over quad classes and over the two sides.

The F1 of each class weighs the same, however rare the class is; classes that neither the right
answers nor the given ones have are left out. This is the published metric of the field.
"""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from typing import TypeVar

from msgspec import Struct

from dragoman.coding.votes.question import ROOTS, Root, is_conflict, quad_of

Name = TypeVar("Name", bound=Hashable)


class RootFigure(Struct, frozen=True):
    """Counts and scores (0 to 1) of one root."""

    root: Root
    gold: int
    found: int
    right: int
    precision: float
    recall: float
    f1: float


class RootScore(Struct, frozen=True):
    """The figures of a set of answers: macro-F1 by root, quad and binary, and each root's."""

    sentences: int
    answered: int
    root: float
    quad: float
    binary: float
    accuracy: float
    roots: tuple[RootFigure, ...]


def score_roots(wanted: Sequence[Root], answers: Sequence[Root | None]) -> RootScore:
    """The figures of some answers; ``None`` is no answer, which is wrong.

    Args:
        wanted: The right roots.
        answers: As many, in the same order.
    """
    quads = [None if one is None else quad_of(one) for one in answers]
    sides = [None if one is None else is_conflict(one) for one in answers]
    right = sum(a == b for a, b in zip(wanted, answers, strict=True))
    return RootScore(
        sentences=len(wanted),
        answered=sum(one is not None for one in answers),
        root=macro_f1(wanted, answers),
        quad=macro_f1([quad_of(one) for one in wanted], quads),
        binary=macro_f1([is_conflict(one) for one in wanted], sides),
        accuracy=right / len(wanted) if wanted else 0.0,
        roots=tuple(_figure(one, wanted, answers) for one in ROOTS if one in wanted),
    )


def macro_f1(wanted: Sequence[Name], answers: Sequence[Name | None]) -> float:
    """The mean F1 of all classes that occur."""
    names = {*wanted, *(one for one in answers if one is not None)}
    return sum(_f1(one, wanted, answers) for one in names) / len(names) if names else 0.0


def _counts(
    name: Hashable, wanted: Sequence[Hashable], answers: Sequence[Hashable | None]
) -> tuple[int, int, int]:
    right = sum(a == b == name for a, b in zip(wanted, answers, strict=True))
    return list(wanted).count(name), list(answers).count(name), right


def _f1(name: Hashable, wanted: Sequence[Hashable], answers: Sequence[Hashable | None]) -> float:
    gold, found, right = _counts(name, wanted, answers)
    return 2 * right / (gold + found) if gold + found else 0.0


def _figure(name: Root, wanted: Sequence[Root], answers: Sequence[Root | None]) -> RootFigure:
    gold, found, right = _counts(name, wanted, answers)
    return RootFigure(
        name,
        gold,
        found,
        right,
        precision=right / found if found else 0.0,
        recall=right / gold if gold else 0.0,
        f1=_f1(name, wanted, answers),
    )
