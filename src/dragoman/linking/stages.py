"""Stages: which step of an undertaking a report tells, and which of its steps is the latest.

The stage is the predicate's own where it has one ("signed", "delivered"); else it follows from
modality and type: a wish is no negotiation, a request no agreement, a purchase no delivery.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from dragoman.coding.modality import DONE
from dragoman.linking.reports import bounds
from dragoman.model import EventMention, EventType, Modality, Stage, StageName
from dragoman.ontology import progress

_BY_MODALITY: dict[Modality, StageName] = {
    "desired": "desired",
    "offered": "offered",
    "denied": "denied",
}
_BY_TYPE: dict[EventType, StageName] = {
    "REQUEST": "requested",
    "AGREE": "agreed",
    "CONSULT": "discussed",
    "SUPPORT": "supported",
    "COOPERATE": "in_progress",
    "AID": "in_progress",
    "REJECT": "rejected",
    "SANCTION": "suspended",
}
_FULFILLED: frozenset[StageName] = frozenset({"signed", "in_force", "delivered", "completed"})
"""Stages that a plan has not reached yet."""


def stage_of(mention: EventMention) -> StageName | None:
    """The stage of an undertaking that a report tells; ``None`` where it tells none."""
    if mention.modality in ("opinion", "hypothetical"):
        return None
    if mention.polarity == "negative":
        return "denied" if mention.modality == "denied" else None
    if mention.modality in _BY_MODALITY:
        return _BY_MODALITY[mention.modality]
    if mention.modality == "planned" and mention.stage in _FULFILLED:
        return "agreed"
    if mention.stage is not None:
        return mention.stage
    if mention.type == "RETREAT" and mention.mode == "withdraw":
        return _of_withdrawal(mention.modality)
    if mention.modality == "ongoing" and mention.type == "SUPPORT":
        return "in_progress"
    return _BY_TYPE.get(mention.type) if mention.type is not None else None


def _of_withdrawal(modality: Modality) -> StageName:
    if modality == "happened":
        return "completed"
    return "in_progress" if modality in DONE else "agreed"


def stage_order(step: Stage) -> tuple[date, date, tuple[int, int], str]:
    """Time order: by first day, by last day, then by progress."""
    first, last = bounds(step.date)
    return (
        last if first == date.min else first,
        last,
        progress(step.stage),
        step.event_mention or "",
    )


def latest_stage(stages: Sequence[Stage]) -> StageName | None:
    """The furthest of those stages after which no other one surely came; no denial, if others."""
    told = [step for step in stages if step.stage != "denied"] or stages
    if not told:
        return None
    last_start = max(bounds(step.date)[0] for step in told)
    standing = [step for step in told if bounds(step.date)[1] >= last_start]
    return max(standing, key=lambda step: progress(step.stage)).stage
