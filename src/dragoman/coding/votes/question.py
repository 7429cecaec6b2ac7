"""What a classifier is asked and what it answers."""

from __future__ import annotations

from typing import Literal, get_args

from msgspec import Struct

from dragoman.model import EventType
from dragoman.text import Span

Root = Literal[
    "AGREE",
    "CONSULT",
    "SUPPORT",
    "COOPERATE",
    "AID",
    "YIELD",
    "REQUEST",
    "ACCUSE",
    "REJECT",
    "THREATEN",
    "PROTEST",
    "SANCTION",
    "MOBILIZE",
    "COERCE",
    "ASSAULT",
]
ROOTS: tuple[Root, ...] = get_args(Root)
"""PLOVER's types as the published benchmark has them: CONCEDE and RETREAT are one, YIELD."""

_QUADS = (1, 1, 1, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 4)
_FIRST_CONFLICT = 3


class Question(Struct, frozen=True):
    """A sentence with who acts and on whom; offsets are code points of ``text``.

    ``None`` is an actor that the sentence does not name.
    """

    text: str
    source: Span | None
    target: Span | None


class Answer(Struct, frozen=True):
    """What one voice makes of a question.

    Attributes:
        root: The likeliest root.
        probability: That it is right, calibrated on folds of the training data.
        voice: Who answered: ``linear``, ``encoder`` (both together) or ``frames``.
        cues: The features that spoke most for the root, the strongest first.
    """

    root: Root
    probability: float
    voice: str
    cues: tuple[str, ...] = ()


def root_of(type_: EventType) -> Root:
    """The root of a PLOVER type: itself, or YIELD."""
    if type_ == "CONCEDE" or type_ == "RETREAT":  # noqa: PLR1714  mypy narrows no membership
        return "YIELD"
    return type_


def quad_of(root: Root) -> int:
    """1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict."""
    return _QUADS[ROOTS.index(root)]


def is_conflict(root: Root) -> bool:
    """Whether a root is on the side of conflict."""
    return quad_of(root) >= _FIRST_CONFLICT
