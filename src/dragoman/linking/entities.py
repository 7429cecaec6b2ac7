"""Entities: which people, states, bodies and things of different documents are the same.

Whatever the gazetteer knows is joined by its key, people as ``linking.people`` decides, other
things by type and name; a person's decision goes before all. Documents put *cards* on the shelf
(``linking.cards``); cards of one person are tied, and those that are tied together are its *home*.
An office holder without a name joins the one person whom another document names in that office,
country and year. What stays open is kept apart and says so.

Ids do not change when documents are added: an entity that the gazetteer knows has the id of its
key; a person that of the consonants of first and last name in any script; a thing that of its type
and name; whoever has no name, that of the document. Only where two entities would get one id, or a
surname finds its full name, does a later document change an id.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec import Struct

from dragoman.ids import content_id
from dragoman.linking.cards import BEARER, CARD, Bearer, Card, address, own_id, wanted_id
from dragoman.linking.display import describe
from dragoman.linking.homes import ALONE, HOLDER, HOME, NAMELESS, Homes
from dragoman.model import Analysis, Decision, Entity, EntityLink, EntityType
from dragoman.shelf import Key, Kind, Shelf, kept, records


class Claim(Struct, frozen=True):
    """The id that an entity should have, and the one it has since others claim it too."""

    root: str
    wanted: str
    entity: str


class Whose(Struct, frozen=True):
    """The entity that a card turned out to be, and why."""

    card: str
    entity: str
    why: tuple[str, ...]


class Fact(Struct, frozen=True):
    """What the rest of linking asks of an entity.

    Attributes:
        id: Of the entity.
        type: Kind of entity.
        name: For display.
        country: Alpha-3.
        offices: Keys of the offices.
        named: Whether a name stands for it somewhere.
        body: Of someone without a country: id of the only body in which offices are held.
    """

    id: str
    type: EntityType
    name: str
    country: str | None
    offices: tuple[str, ...]
    named: bool
    body: str | None = None

    @property
    def party(self) -> str:
        """Whom the entity acts for: its country, its body, else itself."""
        return self.country or self.body or self.id


CLAIM: Kind[Claim] = Kind("claim", Claim, lambda claim: (Key(claim.wanted),))
WHOSE: Kind[Whose] = Kind("whose", Whose, lambda whose: (Key(whose.entity),))
FACT: Kind[Fact] = Kind("fact", Fact)
ENTITY: Kind[Entity] = Kind("entity", Entity)
LINK: Kind[EntityLink] = Kind("entity_link", EntityLink)

_UNNAMED = ("the only one named in this office at this time",)


class Touched(Struct, frozen=True):
    """What entity resolution changed: documents whose keys, or whose entities, mean another."""

    docs: frozenset[str]
    entities: frozenset[str]


def fact_of(entity: Entity, *, named: bool) -> Fact:
    """What the rest of linking asks of an entity."""
    offices = sorted({role.office for role in entity.roles if role.office is not None})
    name, country = entity.name, entity.country
    return Fact(entity.id, entity.type, name, country, tuple(offices), named, _body(entity))


def _body(entity: Entity) -> str | None:
    if entity.country is not None or entity.type != "person":
        return None
    bodies = {key for role in entity.roles if (key := role.organisation or "").startswith("org:")}
    return content_id("n", bodies.pop()) if len(bodies) == 1 else None


def resolve_entities(
    shelf: Shelf, analyses: Sequence[Analysis], decisions: Sequence[Decision]
) -> Touched:
    """Joins the local entities of new documents with those that are there.

    Args:
        shelf: Holds what the other documents said; entities and links are put on it.
        analyses: The new documents, in any order.
        decisions: People's verdicts, all of them; ``same`` and ``different`` name two entity ids.
    """
    homes = Homes(shelf, decisions)
    homes.take_in(analyses)
    homes.find_homes()
    register = _Register(shelf, homes)
    register.name_entities()
    register.seat_nameless()
    docs = {analysis.document.id for analysis in analyses} | register.docs
    return Touched(frozenset(docs), frozenset(register.entities))


class _Register:
    """What entities the touched homes are: their ids, records and links."""

    def __init__(self, shelf: Shelf, homes: Homes) -> None:
        self._shelf = shelf
        self._homes = homes
        self.docs: set[str] = set()
        self.entities: set[str] = set()

    def name_entities(self) -> None:
        """Give every touched home its id, its record, and its documents their links."""
        for ident in sorted(self._homes.touched):
            home = self._shelf.get(HOME, ident)
            if home is not None:
                self._homes.roots.add(home.root)
            elif not self._is_nameless(card := kept(self._shelf, CARD, ident)):
                self._record(own_id(card), (card,))
                self._link_new(ident, own_id(card), _lone_reason(card))
        left = self._claim()
        for root in sorted(self._homes.roots):
            cards = self._members(root)
            if cards:
                self._settle_entity(kept(self._shelf, CLAIM, root).entity, cards)
        for entity in sorted(left):
            self._leave(entity)

    def _is_nameless(self, card: Card) -> bool:
        return card.type == "person" and not card.named

    def _members(self, root: str) -> tuple[Card, ...]:
        return tuple(kept(self._shelf, CARD, i) for i in self._shelf.find(HOME, root))

    def _claim(self) -> set[str]:
        """Ids for the touched homes; gives the ids that were theirs before."""
        contested: set[str] = set()
        left: set[str] = set()
        for root in sorted(self._homes.roots):
            old, cards = self._shelf.get(CLAIM, root), self._members(root)
            wanted = wanted_id(cards) if cards else None
            if old is not None:
                contested.add(old.wanted)
                left.add(old.entity)
            if wanted is None:
                self._shelf.drop(CLAIM, root)
            else:
                contested.add(wanted)
                entity = wanted if old is None or old.wanted != wanted else old.entity
                self._shelf.put(CLAIM, root, Claim(root, wanted, entity))
        for wanted in sorted(contested):
            left |= self._share(wanted)
        return left

    def _share(self, wanted: str) -> set[str]:
        """One claimant gets the id; of several, each one that tells it from the others."""
        roots = self._shelf.find(CLAIM, wanted)
        left: set[str] = set()
        for root, entity in _shared_ids(wanted, {r: self._members(r) for r in roots}).items():
            old = kept(self._shelf, CLAIM, root)
            if old.entity != entity:
                left.add(old.entity)
                self._shelf.put(CLAIM, root, Claim(root, wanted, entity))
                self._homes.roots.add(root)
        return left

    def _record(self, entity: str, cards: Sequence[Card]) -> None:
        """Put the record of an entity; note whether it changed for others."""
        record = describe(entity, cards)
        named = record.type != "person" or any(card.named for card in cards)
        fact = fact_of(record, named=named)
        self._shelf.put(ENTITY, entity, record)
        if self._shelf.get(FACT, entity) != fact:
            self._shelf.put(FACT, entity, fact)
            self.docs |= {b.doc for card in cards for b in self._all_bearers(card.id)}
        self.entities.add(entity)

    def _all_bearers(self, card: str) -> Iterable[Bearer]:
        if card in self._homes.new:
            return self._homes.bearers[card]
        return records(self._shelf, BEARER, card)

    def _settle_entity(self, entity: str, cards: Sequence[Card]) -> None:
        self._record(entity, cards)
        for card in cards:
            why = kept(self._shelf, HOME, card.id).why
            if card.known is not None and why == ALONE:
                why = _lone_reason(card)
            self._assign(card.id, entity, why)

    def _assign(self, card: str, entity: str, why: tuple[str, ...]) -> None:
        """Say whose a card is; every document that bears it is told where that is new."""
        whose = Whose(card, entity, why)
        old = self._shelf.get(WHOSE, card)
        if old == whose:
            self._link_new(card, entity, why)
            return
        self._shelf.put(WHOSE, card, whose)
        if old is None or old.entity != entity:
            self._homes.holders += records(self._shelf, HOLDER, card)
        for bearer in self._all_bearers(card):
            self._link(bearer, entity, why)

    def _link_new(self, card: str, entity: str, why: tuple[str, ...]) -> None:
        for bearer in self._homes.bearers.get(card, ()):
            self._link(bearer, entity, why)

    def _link(self, bearer: Bearer, entity: str, why: tuple[str, ...]) -> None:
        self.docs.add(bearer.doc)
        link = EntityLink(bearer.doc, bearer.key, entity, why)
        self._shelf.put(LINK, address(bearer.doc, bearer.key), link)

    def _leave(self, entity: str) -> None:
        """Take out the record of an entity that nobody is any more."""
        if not self._shelf.find(WHOSE, entity, limit=1):
            self._shelf.drop(ENTITY, entity)
            self._shelf.drop(FACT, entity)
            self.entities.add(entity)

    def seat_nameless(self) -> None:
        """Join office holders without a name to the one person named in that office then."""
        waiting = {i for i in self._homes.touched if self._is_nameless(kept(self._shelf, CARD, i))}
        for anchor in self._homes.holders:
            found = records(self._shelf, NAMELESS, anchor.office, days=anchor.days)
            waiting |= {one.card for one in found}
        for ident in sorted(waiting):
            card = kept(self._shelf, CARD, ident)
            if self._shelf.get(HOME, ident) is None:
                self._seat(card)

    def _seat(self, card: Card) -> None:
        fits = {
            kept(self._shelf, WHOSE, holder.card).entity
            for anchor in records(self._shelf, NAMELESS, card.id)
            for holder in records(self._shelf, HOLDER, anchor.office, days=anchor.days)
        }
        if len(fits) == 1:
            self._assign(card.id, fits.pop(), _UNNAMED)
            self._leave(own_id(card))
        else:
            self._record(own_id(card), (card,))
            self._assign(card.id, own_id(card), _lone_reason(card))


def _lone_reason(card: Card) -> tuple[str, ...]:
    if card.known is not None:
        return ("the gazetteer's key",)
    return ALONE if card.named else ("not named here",)


def _shared_ids(wanted: str, homes: dict[str, tuple[Card, ...]]) -> dict[str, str]:
    """An id for each home that wants the same: by country, else by the first document."""
    if len(homes) == 1:
        return dict.fromkeys(homes, wanted)
    told = {
        root: content_id("n", wanted, min((c.country or "" for c in cards), default=""))
        for root, cards in homes.items()
    }
    ids = list(told.values())
    return {
        root: ident
        if ids.count(ident) == 1
        else content_id("n", wanted, *min(card.bearer for card in homes[root]))
        for root, ident in told.items()
    }
