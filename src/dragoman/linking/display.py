"""Display: the record of an entity, made from what all documents say of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import reduce

from dragoman.gazetteer import bodies, organisations, people, places, states, things
from dragoman.linking.cards import Card, Counts, Profile, sum_of
from dragoman.linking.latin import romanise
from dragoman.linking.names import name_tokens, untitled
from dragoman.model import Entity

_LATIN_ENDS = 0x250
"""First code point after the Latin blocks."""
_MOST = 40
"""Names of one language that the record of an entity holds."""


def _names(told: dict[str, Counts], *, persons: bool) -> dict[str, tuple[str, ...]]:
    """Names without titles by language: the fullest first, then the most frequent."""
    found: dict[str, tuple[str, ...]] = {}
    for language, names in sorted(told.items()):
        counts: Counter[str] = Counter()
        for name, count in names.items():
            counts[untitled(name) if persons else name] += count
        ordered = sorted(counts, key=lambda n: (-len(name_tokens(n)), -counts[n], n))
        found[language] = tuple(ordered[:_MOST])
    return found


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


def majority(counts: Counts) -> str | None:
    """What is said most often; the first in the alphabet where two are."""
    return min(counts, key=lambda value: (-counts[value], value)) if counts else None


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


def _described(head: Card, profile: Profile) -> str | None:
    """What someone without a name or a Latin one is called: the office, or the country."""
    if any(_is_latin(name) for names in profile.words.values() for name in names):
        return None
    country = _country_name(majority(profile.countries))
    if head.type == "person" and profile.roles:
        title = profile.roles[0].title
        return title if country is None else f"{title} of {country}"
    if head.type == "group" and country is not None:
        return f"people of {country}"
    return None


def describe(identity: str, cards: Sequence[Card]) -> Entity:
    """The record of an entity.

    Args:
        identity: Its id.
        cards: What is said of it, one or several, in any order.
    """
    ordered = sorted(cards, key=lambda card: (card.known is None, card.bearer))
    head, profile = ordered[0], reduce(sum_of, (card.profile for card in ordered))
    known = min((card.known for card in ordered if card.known is not None), default="")
    names = _names(profile.names or profile.words, persons=head.type == "person")
    unnamed = None if profile.names else _described(head, profile)
    return Entity(
        id=identity,
        type=head.type,
        name=_gazetteer_name(known) or unnamed or _preferred(names),
        names=names,
        country=majority(profile.countries),
        sector=majority(profile.sectors),
        roles=profile.roles,
        external={"iso3166": known.removeprefix("state:")} if head.type == "state" else {},
    )
