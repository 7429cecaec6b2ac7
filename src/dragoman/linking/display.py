"""Display: the record of an entity, made from what all documents say of it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from dragoman.gazetteer import bodies, organisations, people, places, states, things
from dragoman.linking.names import name_tokens, untitled
from dragoman.linking.sounds import romanise
from dragoman.model import Entity, LocalEntity, Role

_LATIN_ENDS = 0x250
"""First code point after the Latin blocks."""


def _names(members: Iterable[LocalEntity]) -> dict[str, tuple[str, ...]]:
    """Names without titles by language: the fullest first, then the most frequent."""
    counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for member in members:
        name = untitled(member.name) if member.type == "person" else member.name
        counts[member.language][name] += 1
    return {
        language: tuple(sorted(names, key=lambda n: (-len(name_tokens(n)), -names[n], n)))
        for language, names in sorted(counts.items())
    }


def _is_latin(text: str) -> bool:
    return all(ord(char) < _LATIN_ENDS or not char.isalpha() for char in text)


def _preferred(names: dict[str, tuple[str, ...]]) -> str:
    ordered = [name for listed in names.values() for name in listed]
    latin = [name for name in ordered if _is_latin(name)]
    if latin:
        return max(latin, key=lambda name: (_full_words(name), len(name), name))
    return romanise(ordered[0]) or ordered[0]


def _full_words(name: str) -> int:
    return sum(len(token) > 1 for token in name_tokens(name))


def _majority(values: Iterable[str | None]) -> str | None:
    counts = Counter(value for value in values if value is not None)
    return min(counts, key=lambda value: (-counts[value], value)) if counts else None


def _roles(members: Iterable[LocalEntity]) -> tuple[Role, ...]:
    roles = {role for member in members for role in member.roles}
    return tuple(sorted(roles, key=lambda r: (r.title, r.evidence)))


def _country_name(code: str | None) -> str | None:
    return states()[code].name if code is not None and code in states() else None


def _gazetteer_name(key: str) -> str | None:
    """The English name that the gazetteer gives to a key."""
    kind, _, rest = key.partition(":")
    if kind == "state":
        return _country_name(rest)
    if kind == "body":
        return _body_name(rest)
    tables = (organisations(), places(), things(), people(), states())
    return next((table[key].name for table in tables if key in table), None)


def _body_name(rest: str) -> str | None:
    country, _, body = rest.partition(":")
    if country not in states() or body not in bodies():
        return None
    return f"{bodies()[body].name} of {states()[country].name}"


def _described(members: Sequence[LocalEntity]) -> str | None:
    """What someone without a name or a Latin one is called: the office, or the country."""
    head = members[0]
    if any(_is_latin(member.name) for member in members):
        return None
    country = _country_name(_majority(member.country for member in members))
    if head.type == "person" and (roles := _roles(members)):
        return roles[0].title if country is None else f"{roles[0].title} of {country}"
    if head.type == "group" and country is not None:
        return f"people of {country}"
    return None


def describe(identity: str, members: Sequence[LocalEntity], named: Sequence[LocalEntity]) -> Entity:
    """The record of an entity.

    Args:
        identity: Its id.
        members: The local entities that are it.
        named: Those of them that a name stands for.
    """
    head = members[0]
    names = _names(named or members)
    unnamed = None if named else _described(members)
    return Entity(
        id=identity,
        type=head.type,
        name=_gazetteer_name(head.key) or unnamed or _preferred(names),
        names=names,
        country=_majority(member.country for member in members),
        sector=_majority(member.sector for member in members),
        roles=_roles(members),
        external={"iso3166": head.key.removeprefix("state:")} if head.type == "state" else {},
    )
