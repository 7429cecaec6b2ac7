"""Parts and sources: what follows for an event from other events and from where it is told.

A talk is part of the visit of the same people at the same time that one document tells with it; an
event has as many independent sources as its documents have origins.
"""

from __future__ import annotations

from collections.abc import Iterable

from msgspec.structs import replace

from dragoman.coding.modality import DONE
from dragoman.linking.entities import FACT
from dragoman.linking.events import EVENT, INTO
from dragoman.linking.reports import REPORT, dates_close, dates_exclude
from dragoman.linking.sources import origins
from dragoman.linking.telling import event_id
from dragoman.model import Event
from dragoman.shelf import Shelf, kept, records

_PARTS = ("CONSULT", "SUPPORT")


def _countries(event: Event, shelf: Shelf) -> frozenset[str]:
    facts = {actor: kept(shelf, FACT, actor) for actor in event.actor1 + event.actor2}
    return frozenset(fact.party for fact in facts.values())


def _is_visit(event: Event) -> bool:
    return event.mode == "visit" and event.modality in DONE


def _contains(whole: Event, part: Event) -> bool:
    if whole.id == part.id or dates_exclude(whole.date, part.date):
        return False
    people = bool(set(whole.actor1) & set(part.actor1 + part.actor2))
    return people or dates_close(whole.date, part.date)


def events_in(shelf: Shelf, docs: Iterable[str]) -> frozenset[str]:
    """Ids of the events that documents tell."""
    return frozenset(
        event_id(into.root) for doc in docs for into in records(shelf, INTO, f"doc:{doc}")
    )


def _whole(event: Event, shelf: Shelf) -> str | None:
    if event.mode == "visit" or event.type not in _PARTS:
        return None
    countries = _countries(event, shelf)
    beside = (kept(shelf, EVENT, one) for one in sorted(events_in(shelf, event.documents)))
    holding = [
        one.id
        for one in beside
        if _is_visit(one) and _contains(one, event) and _countries(one, shelf) == countries
    ]
    return holding[0] if len(holding) == 1 else None


def _words(event: Event, shelf: Shelf) -> dict[str, list[str]]:
    """The words of every report of an event, by document."""
    told: dict[str, list[str]] = {doc: [] for doc in event.documents}
    for mention in event.mentions:
        said = kept(shelf, REPORT, mention).mention
        told[said.doc] += [evidence.quote for evidence in said.evidence]
    return told


def place_parts(shelf: Shelf, events: Iterable[str], docs: Iterable[str]) -> frozenset[str]:
    """Sets wholes and independent sources of events that changed, and of those told beside them.

    Args:
        shelf: Holds events and sources.
        events: Ids of events that were made, changed or taken out.
        docs: Documents whose source group changed, or from which an event was taken out.

    Returns:
        Ids of all events that may have changed.
    """
    near = set(docs)
    changed = {one: event for one in events if (event := shelf.get(EVENT, one)) is not None}
    for event in changed.values():
        if _is_visit(event):
            near.update(event.documents)
    wanted = events_in(shelf, near) | changed.keys()
    for one in sorted(wanted):
        event = kept(shelf, EVENT, one)
        count = origins(shelf, _words(event, shelf))
        shelf.put(
            EVENT, one, replace(event, part_of=_whole(event, shelf), independent_sources=count)
        )
    return wanted | frozenset(events)
