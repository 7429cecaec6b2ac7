"""Parties: which countries and international bodies take part in an event."""

from __future__ import annotations

from datetime import date

from dragoman import gazetteer
from dragoman.coding.scene import Scene
from dragoman.model import EventType, LocalEntity

FORCEFUL: frozenset[EventType] = frozenset({"ASSAULT", "COERCE", "SANCTION", "MOBILIZE", "PROTEST"})
"""Types of what is done by force or against someone's will."""
ARMED = frozenset({"REB", "UAF", "OPP"})
"""PLOVER sectors of those who stand against the state of their country: parties of their own."""

_EVERYONE = frozenset({"group:world", "group:neighbours"})
"""Groups that are no party."""


INTERNATIONAL = "IGO"


def body_of(entity: LocalEntity, day: date | None = None) -> str | None:
    """The international body that a person acts for ("the UN envoy for Yemen"), if there is one.

    Args:
        entity: Anyone.
        day: When, for who is known to have acted for one though the text does not say so; ``None``
            is their last time.
    """
    if entity.type != "person" or entity.sector != INTERNATIONAL:
        return None
    bodies = (role.organisation for role in entity.roles)
    said = next((key for key in bodies if key is not None and key.startswith("org:")), None)
    known = gazetteer.people().get(entity.key) if said is None else None
    return said if known is None else gazetteer.body_on(known, day)


def polities(keys: tuple[str, ...], scene: Scene) -> set[str]:
    """Countries of the actors; a body that has no country counts for itself."""
    known = scene.parties
    found: set[str] = set()
    for key in keys:
        if key not in known:
            known[key] = _polity(key, scene)
        polity = known[key]
        if polity is not None:
            found.add(polity)
    return found


def _polity(key: str, scene: Scene) -> str | None:
    country = scene.country(key)
    entity = scene.entities.get(key)
    published = scene.document.published
    day = None if published is None else published.latest
    body = None if entity is None else body_of(entity, day)
    if entity is not None and entity.sector in ARMED:
        return key
    if body is not None:
        return body
    if country is not None:
        return country
    if key.startswith("state:"):
        return key.removeprefix("state:")
    known = entity is not None and entity.type == "organisation" and not key.startswith("local:")
    group = key.startswith("group:") and key not in _EVERYONE
    return key if known or group else None
