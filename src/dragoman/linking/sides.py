"""Sides: what each document claims where two cannot both be right, with its words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from dragoman.ids import content_id
from dragoman.model import Claim, Conflict, ConflictKind, Evidence


def claims_of(sides: Iterable[tuple[str, Evidence]]) -> tuple[Claim, ...]:
    """Claims in the order of their values, each with all words that make it."""
    words: defaultdict[str, set[Evidence]] = defaultdict(set)
    for value, evidence in sides:
        words[value].add(evidence)
    return tuple(Claim(value, tuple(sorted(said))) for value, said in sorted(words.items()))


def conflict(
    kind: ConflictKind, about: str, claims: tuple[Claim, ...], note: str | None = None
) -> Conflict:
    """The record of claims that cannot all hold.

    Args:
        kind: What is told in two ways.
        about: Id of the record that it is told of.
        claims: Two or more.
        note: What else there is to know.
    """
    values = [(claim.value, claim.evidence[0]) for claim in claims]
    return Conflict(content_id("c", kind, about, values), about, kind, claims, kind, note)
