"""Nationality: a person whose country no office tells takes it from the words right before the name.

"The American journalist Evan Gershkovich", "his Venezuelan counterpart Yvan Gil": the nominal that ends
where the name begins is of a country, and so is the person.
"""

from __future__ import annotations

from dragoman.mentions.register import Register
from dragoman.model import Mention


def settle_nationality(register: Register) -> None:
    """Gives people without a country that of the nominal or adjective right before their name."""
    ends: dict[int, list[Mention]] = {}
    for mention in register.mentions:
        if mention.type in ("group", "state") and mention.form in ("nominal", "demonym", "name"):
            ends.setdefault(mention.end, []).append(mention)
    for name in register.mentions:
        if name.type != "person" or name.form != "name" or name.entity is None:
            continue
        if register.entities[name.entity].country is None:
            for before in ends.get(name.start - 1, ()):
                country = _country(before, register)
                if country is not None:
                    register.update(name.entity, country=country)


def _country(mention: Mention, register: Register) -> str | None:
    entity = register.entities.get(mention.entity or "")
    return None if entity is None else entity.country
