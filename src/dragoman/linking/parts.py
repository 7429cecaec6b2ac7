"""Parts: a talk within a visit, a signature within a talk."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from msgspec.structs import replace

from dragoman.coding.modality import DONE
from dragoman.linking.reports import dates_close, dates_exclude
from dragoman.model import Entity, Event


def _countries(event: Event, entities: dict[str, Entity]) -> frozenset[str]:
    actors = event.actor1 + event.actor2
    return frozenset(entities[a].country or a for a in actors if a in entities)


def _contains(whole: Event, part: Event) -> bool:
    if whole.id == part.id or dates_exclude(whole.date, part.date):
        return False
    if not set(whole.documents) & set(part.documents):
        return False
    people = bool(set(whole.actor1) & set(part.actor1 + part.actor2))
    return people or dates_close(whole.date, part.date)


def place_parts(events: Sequence[Event], entities: dict[str, Entity]) -> tuple[Event, ...]:
    """Events with ``part_of`` set where a visit of the same people at the same time holds them."""
    visits: defaultdict[frozenset[str], list[Event]] = defaultdict(list)
    for event in events:
        if event.mode == "visit" and event.modality in DONE:
            visits[_countries(event, entities)].append(event)
    placed: list[Event] = []
    for event in events:
        wholes = visits[_countries(event, entities)] if event.mode != "visit" else []
        fit = event.type in ("CONSULT", "SUPPORT")
        holding = [visit.id for visit in wholes if fit and _contains(visit, event)]
        placed.append(replace(event, part_of=holding[0]) if len(holding) == 1 else event)
    return tuple(placed)
