"""Drafts: one clause's event before the whole document is considered."""

from __future__ import annotations

from msgspec import Struct

from dragoman.model import (
    Attribution,
    Date,
    EventType,
    Evidence,
    Modality,
    Polarity,
    StageName,
    Theme,
)

POINTER = frozenset({"agreement", "relation", "talks", "visit", "cooperation"})
"""Noun classes whose parties a document need not repeat: "the agreement will ..."."""
ANSWERED = frozenset(
    {"accusation", "proposal", "invitation", "request", "demand", "statement", "result"}
)
"""Noun classes of what one side says and the other answers: "rejected the accusation"."""


class Draft(Struct, frozen=True):
    """An event as one clause tells it; ``coding.merge`` joins the drafts that tell the same one.

    Attributes:
        clause: Index of the clause.
        lemma: Its predicate.
        named: Whether the clause itself names who takes part; else it was taken from around it.
        anaphoric: Whether it names no actors of its own, so that it can only repeat another draft.
        pointing: Whether it points back to parties told before ("the agreement will ...").
        background: Whether it tells of habits or of a long past, not of the news.
    """

    clause: int
    lemma: str
    type: EventType
    mode: str | None
    contexts: tuple[str, ...]
    actor1: tuple[str, ...]
    actor2: tuple[str, ...]
    third: tuple[str, ...]
    symmetric: bool
    theme: Theme | None
    place: str | None
    date: Date | None
    modality: Modality
    polarity: Polarity
    attribution: tuple[Attribution, ...]
    evidence: tuple[Evidence, ...]
    stage: StageName | None
    headline: bool
    named: bool
    anaphoric: bool
    pointing: bool
    background: bool
    rule: str
    confidence: float

    @property
    def actors(self) -> tuple[str, ...]:
        """All who take part, hosts and bodies aside."""
        return self.actor1 + self.actor2
