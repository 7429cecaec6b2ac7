"""Parties: which countries and international bodies take part in an event."""

from __future__ import annotations

from dragoman.coding.scene import Scene
from dragoman.model import EventType, LocalEntity

FORCEFUL: frozenset[EventType] = frozenset({"ASSAULT", "COERCE", "SANCTION", "MOBILIZE", "PROTEST"})
"""Types of what is done by force or against someone's will."""
ARMED = frozenset({"REB", "UAF", "OPP"})
"""PLOVER sectors of those who stand against the state of their country: parties of their own."""

_EVERYONE = frozenset({"group:world", "group:neighbours"})
"""Groups that are no party."""


INTERNATIONAL = "IGO"


def body_of(entity: LocalEntity) -> str | None:
    """The international body that a person acts for ("the UN envoy for Yemen"), if there is one."""
    if entity.type != "person" or entity.sector != INTERNATIONAL:
        return None
    bodies = (role.organisation for role in entity.roles)
    return next((key for key in bodies if key is not None and key.startswith("org:")), None)


def polities(keys: tuple[str, ...], scene: Scene) -> set[str]:
    """Countries of the actors; a body that has no country counts for itself."""
    found: set[str] = set()
    for key in keys:
        country = scene.country(key)
        entity = scene.entities.get(key)
        body = None if entity is None else body_of(entity)
        if entity is not None and entity.sector in ARMED:
            found.add(key)
        elif body is not None:
            found.add(body)
        elif country is not None:
            found.add(country)
        elif key.startswith("state:"):
            found.add(key.removeprefix("state:"))
        elif (
            key.startswith("group:")
            and key not in _EVERYONE
            or entity is not None
            and entity.type == "organisation"
            and not key.startswith("local:")
        ):
            found.add(key)
    return found
