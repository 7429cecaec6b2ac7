"""Parties: which countries and international bodies take part in an event."""

from __future__ import annotations

from dragoman.coding.scene import Scene

ARMED = frozenset({"REB", "UAF", "OPP"})
"""PLOVER sectors of those who stand against the state of their country: parties of their own."""


def polities(keys: tuple[str, ...], scene: Scene) -> set[str]:
    """Countries of the actors; a body that has no country counts for itself."""
    found: set[str] = set()
    for key in keys:
        country = scene.country(key)
        entity = scene.entities.get(key)
        if entity is not None and entity.sector in ARMED:
            found.add(key)
        elif country is not None:
            found.add(country)
        elif key.startswith("state:"):
            found.add(key.removeprefix("state:"))
        elif key.startswith("group:"):
            found.add(key)
        elif entity is not None and entity.type == "organisation" and not key.startswith("local:"):
            found.add(key)
    return found
