"""Cards: what all documents say under one name, so that a name told a thousand times is read once.

Local entities that nothing tells apart share a card: whatever has one gazetteer key; people of one
name, country and offices (and years, where only a surname is said); things of one type and name.
Who has no name has a card of his own. A card only ever grows: what it sums up does not depend on
the order in which documents came.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from dragoman.ids import content_id
from dragoman.linking.names import blocking_keys, is_full, name_tokens
from dragoman.linking.sounds import plain, skeletons
from dragoman.model import Analysis, EntityType, LocalEntity, Role
from dragoman.shelf import Key, Kind

NAMED_TYPES = frozenset({"organisation", "materiel", "commodity", "agreement", "project", "place"})
ROLES = 12
"""Earliest, and latest, dated roles of one title that are kept of a card."""

Counts = dict[str, int]


class Local(Struct, frozen=True):
    """A local entity with its document, and whether a name stands for it there."""

    doc: str
    entity: LocalEntity
    named: bool


class Profile(Struct, frozen=True):
    """What the bearers of a card are said to be, with how often.

    Attributes:
        names: Names by language.
        words: What they are called where no name is said, by language.
        countries: Alpha-3 codes.
        sectors: PLOVER sectors.
        roles: Offices with their dates and words, the earliest and the latest of each title.
    """

    names: dict[str, Counts] = {}
    words: dict[str, Counts] = {}
    countries: Counts = {}
    sectors: Counts = {}
    roles: tuple[Role, ...] = ()


class Card(Struct, frozen=True):
    """Local entities that nothing tells apart.

    Attributes:
        id: From what they have in common.
        type: Kind of entity.
        known: The gazetteer's key.
        name: Folded tokens of the name, for people; else the name as first written.
        named: Whether a name stands for it somewhere.
        country: Alpha-3.
        offices: Keys of the offices.
        first: Earliest day at which one is said to be held; ``None`` where none is known.
        last: Latest such day, the end of the calendar where open.
        bearer: The first of its local entities, by document and key.
        profile: What is said of them.
    """

    id: str
    type: EntityType
    known: str | None
    name: str
    named: bool
    country: str | None
    offices: tuple[str, ...]
    first: date | None
    last: date | None
    bearer: tuple[str, str]
    profile: Profile

    @property
    def is_person(self) -> bool:
        """Whether it is a person with a name, to be compared with others."""
        return self.type == "person" and self.named


class Bearer(Struct, frozen=True):
    """Which card a local entity is on."""

    doc: str
    key: str
    card: str


def address(doc: str, key: str) -> str:
    """Document and key in one: unique in the corpus."""
    return f"{doc} {key}"


def locals_of(analysis: Analysis) -> Iterator[Local]:
    """Every local entity of a document, in the order of keys."""
    named = {m.entity for m in analysis.mentions if m.form in ("name", "demonym", "metonym")}
    for entity in sorted(analysis.entities, key=lambda one: one.key):
        yield Local(analysis.document.id, entity, entity.key in named)


def is_known(entity: LocalEntity) -> bool:
    """Whether the gazetteer has a key for it."""
    return not entity.key.startswith("local:")


def offices_of(entity: LocalEntity) -> tuple[str, ...]:
    """Keys of the offices someone is said to hold."""
    return tuple(sorted({role.office for role in entity.roles if role.office is not None}))


def term_of(roles: Iterable[Role]) -> tuple[date | None, date | None]:
    """First and last day at which offices are said to be held, ``None`` where none is said."""
    dates = [role.as_of for role in roles if role.as_of is not None]
    first = min((d.earliest for d in dates if d.earliest is not None), default=None)
    return first, max((d.latest or date.max for d in dates), default=None)


def _years(entity: LocalEntity) -> tuple[int | None, ...]:
    if is_full(entity.name):
        return ()
    return tuple(None if day is None else day.year for day in term_of(entity.roles))


def card_of(local: Local, apart: frozenset[str]) -> Card:
    """The card of a local entity, with this one alone on it.

    Args:
        local: The local entity.
        apart: Ids of local entities that a person told apart from others: each has its own card.
    """
    entity = local.entity
    known = entity.key if is_known(entity) else None
    person = entity.type == "person" and (local.named or known is not None)
    name = " ".join(map(plain, name_tokens(entity.name))) if person else plain(entity.name)
    alone = content_id("n", local.doc, entity.key)
    if alone in apart:
        ident = content_id("k", local.doc, entity.key)
    elif person:
        ident = content_id("k", known, name, entity.country, offices_of(entity), _years(entity))
    elif known is not None:
        ident = content_id("k", known)
    elif local.named and entity.type in NAMED_TYPES:
        ident = content_id("k", entity.type, entity.language, name)
    else:
        ident = content_id("k", local.doc, entity.key)
    first, last = term_of(entity.roles)
    return Card(
        id=ident,
        type=entity.type,
        known=known,
        name=name,
        named=local.named or person,
        country=entity.country,
        offices=offices_of(entity),
        first=first,
        last=last,
        bearer=(local.doc, entity.key),
        profile=_profile(local),
    )


def _profile(local: Local) -> Profile:
    entity = local.entity
    told = {entity.language: {entity.name: 1}}
    return Profile(
        names=told if local.named else {},
        words={} if local.named else told,
        countries={} if entity.country is None else {entity.country: 1},
        sectors={} if entity.sector is None else {entity.sector: 1},
        roles=entity.roles,
    )


def _add(left: Counts, right: Counts) -> Counts:
    return {
        name: left.get(name, 0) + right.get(name, 0) for name in sorted(left.keys() | right.keys())
    }


def _add_all(left: dict[str, Counts], right: dict[str, Counts]) -> dict[str, Counts]:
    return {
        name: _add(left.get(name, {}), right.get(name, {}))
        for name in sorted(left.keys() | right.keys())
    }


def sum_of(left: Profile, right: Profile) -> Profile:
    """What two profiles say together; the order of adding several does not matter."""
    return Profile(
        names=_add_all(left.names, right.names),
        words=_add_all(left.words, right.words),
        countries=_add(left.countries, right.countries),
        sectors=_add(left.sectors, right.sectors),
        roles=_fewest({*left.roles, *right.roles}),
    )


def _order(role: Role) -> tuple[str, tuple[object, ...]]:
    when = role.as_of
    first = "" if when is None or when.earliest is None else when.earliest.isoformat()
    said = "" if when is None else (when.edtf or when.said or "")
    title = (role.title, role.organisation or "", role.country or "", role.office or "")
    return first, (*title, said, role.evidence)


def _fewest(roles: set[Role]) -> tuple[Role, ...]:
    """The earliest and the latest roles of each title, in order of title."""
    titles: dict[tuple[str, str, str, str], list[Role]] = {}
    for role in sorted(roles, key=_order):
        title = (role.title, role.organisation or "", role.country or "", role.office or "")
        titles.setdefault(title, []).append(role)
    kept: list[Role] = []
    for title in sorted(titles):
        listed = titles[title]
        kept += listed if len(listed) <= 2 * ROLES else listed[:ROLES] + listed[-ROLES:]
    return tuple(kept)


def grown(card: Card, more: Card) -> Card:
    """A card with those of another of the same id on it."""
    return replace(
        card,
        named=card.named or more.named,
        first=min((day for day in (card.first, more.first) if day is not None), default=None),
        last=max((day for day in (card.last, more.last) if day is not None), default=None),
        bearer=min(card.bearer, more.bearer),
        profile=sum_of(card.profile, more.profile),
    )


def person_key(cards: Iterable[Card]) -> tuple[str, ...] | None:
    """The consonants of first and last name, in whatever order and script they are written."""
    keys = []
    for card in cards:
        tokens = [token for token in card.name.split() if len(token) > 1]
        if card.is_person and tokens:
            ends = {min(skeletons(tokens[0])), min(skeletons(tokens[-1]))}
            keys.append((-len(ends), tuple(sorted(ends))))
    return min(keys)[1] if keys else None


def own_id(card: Card) -> str:
    """The id of the entity that a card would be by itself, before any clash of ids."""
    return wanted_id((card,))


def own_ids(card: Card) -> tuple[str, ...]:
    """Every id by which a person's decision may mean a card."""
    own = own_id(card)
    alone = card.id == content_id("k", *card.bearer)
    by_place = (content_id("n", *card.bearer),) if alone else ()
    found = {own, content_id("n", own, card.country), content_id("n", own, *card.bearer), *by_place}
    return tuple(sorted(found))


def wanted_id(cards: Iterable[Card]) -> str:
    """The id of the entity that cards are together, before any clash of ids."""
    ordered = sorted(cards, key=lambda card: card.bearer)
    keys = sorted(card.known for card in ordered if card.known is not None)
    if keys:
        return content_id("n", keys[0])
    if (key := person_key(ordered)) is not None:
        return content_id("n", "person", *key)
    first = ordered[0]
    if first.named and first.type in NAMED_TYPES:
        return content_id("n", first.id)
    return content_id("n", *first.bearer)


def _keys(card: Card) -> Iterator[Key]:
    yield from (Key(f"own:{ident}") for ident in own_ids(card))
    if card.is_person:
        yield from (Key(f"name:{key}") for key in sorted(blocking_keys(card.name)))
        if card.known is not None:
            yield Key(f"name:{card.known}")


CARD: Kind[Card] = Kind("card", Card, _keys)
BEARER: Kind[Bearer] = Kind("bearer", Bearer, lambda one: (Key(one.card),))
