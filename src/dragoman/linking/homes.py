"""Homes: which cards are sure to be one entity, settled anew where new documents touch them.

Cards that may be one person are tied; sure cards that hang together by ties have one home. A card
that cannot stand by itself (a surname, initials, a name without a country) belongs to the only home
it can mean; with others like it, where it can mean none; to nobody, where it can mean several.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from dragoman.linking.cards import (
    BEARER,
    CARD,
    Bearer,
    Card,
    Local,
    address,
    card_of,
    grown,
    locals_of,
    own_ids,
)
from dragoman.linking.groups import Groups
from dragoman.linking.people import anchors, same_person, stands_alone
from dragoman.model import Analysis, Date, Decision
from dragoman.shelf import Days, Key, Kind, Shelf, kept, records


class Tie(Struct, frozen=True):
    """Two cards that may be one person, with the reasons in words."""

    left: str
    right: str
    why: tuple[str, ...]


class Home(Struct, frozen=True):
    """Which entity-to-be a card belongs to: the least id of the cards that are sure of each other.

    ``free`` where a card that cannot stand alone found nobody it could mean.
    """

    card: str
    root: str
    why: tuple[str, ...]
    free: bool = False


class Anchor(Struct, frozen=True):
    """A unique office that a card is said to hold, or a nameless one to have, at a time."""

    card: str
    office: str
    days: Days


TIE: Kind[Tie] = Kind("tie", Tie, lambda tie: (Key(tie.left), Key(tie.right)))
HOME: Kind[Home] = Kind("home", Home, lambda home: (Key(home.root),))


def _anchor_keys(anchor: Anchor) -> tuple[Key, ...]:
    return Key(anchor.office, *anchor.days), Key(anchor.card)


HOLDER: Kind[Anchor] = Kind("holder", Anchor, _anchor_keys)
NAMELESS: Kind[Anchor] = Kind("nameless", Anchor, _anchor_keys)

ALONE = ("by the name alone",)


class Homes:
    """One batch of documents on its way onto cards and into homes.

    Attributes:
        new: Cards that were not there before.
        touched: Cards that are new or have grown.
        bearers: The local entities of these documents, by card.
        roots: Homes that were made, or in which something changed, or that are no more.
        holders: Unique offices that people with names are newly said to hold.
    """

    def __init__(self, shelf: Shelf, decisions: Sequence[Decision]) -> None:
        self._shelf = shelf
        self._same = [d.target for d in decisions if d.verdict == "same"]
        self._different = [d.target for d in decisions if d.verdict == "different"]
        self._judged = frozenset(t for pair in self._same + self._different for t in pair)
        self._dirty: set[str] = set()
        self.new: dict[str, Card] = {}
        self.touched: set[str] = set()
        self.bearers: dict[str, list[Bearer]] = {}
        self.roots: set[str] = set()
        self.holders: list[Anchor] = []

    def take_in(self, analyses: Sequence[Analysis]) -> None:
        """Put what the documents say on cards."""
        piles: dict[str, Card] = {}
        for analysis in analyses:
            for local in locals_of(analysis):
                card = card_of(local, self._judged)
                home = piles.get(card.id)
                piles[card.id] = card if home is None else grown(home, card)
                self._note(local, card)
        for ident, card in sorted(piles.items()):
            self._file(ident, card)

    def _note(self, local: Local, card: Card) -> None:
        bearer = Bearer(local.doc, local.entity.key, card.id)
        self.bearers.setdefault(card.id, []).append(bearer)
        for office, when in anchors(local.entity.roles):
            anchor = Anchor(card.id, office, _days(when))
            ident = f"{card.id} {office} {anchor.days}"
            if card.is_person:
                if self._shelf.get(HOLDER, ident) is None:
                    self._shelf.put(HOLDER, ident, anchor)
                    self.holders.append(anchor)
            elif card.type == "person":
                self._shelf.put(NAMELESS, ident, anchor)

    def _file(self, ident: str, card: Card) -> None:
        for bearer in self.bearers[ident]:
            self._shelf.put(BEARER, address(bearer.doc, bearer.key), bearer)
        old = self._shelf.get(CARD, ident)
        whole = card if old is None else grown(old, card)
        self._shelf.put(CARD, ident, whole)
        if old is None:
            self.new[ident] = whole
        if old is None or (old.first, old.last) != (whole.first, whole.last):
            self._dirty.add(ident)
        self.touched.add(ident)

    def _is_lone(self, card: Card) -> bool:
        """Whether nothing but its own key, type and name can say which entity a card is."""
        return not card.is_person and not self._is_judged(card)

    def _is_judged(self, card: Card) -> bool:
        return bool(self._judged) and not self._judged.isdisjoint(own_ids(card))

    def _is_sure(self, card: Card) -> bool:
        return not card.is_person or stands_alone(card) or self._is_judged(card)

    def find_homes(self) -> None:
        """Tie the new cards to those they may be, and settle who belongs together."""
        for ident in sorted(self._dirty):
            card = kept(self._shelf, CARD, ident)
            if card.is_person:
                self._tie(card)
        moved = self._settle_sure()
        self._settle_loose(self._loose_near(moved))

    def _tie(self, card: Card) -> None:
        keys = [key.text for key in CARD.keys(card) if key.text.startswith("name:")]
        others = {ident for key in keys for ident in self._shelf.find(CARD, key)} - {card.id}
        for other in sorted(others):
            left, right = sorted((card.id, other))
            why = same_person(card, kept(self._shelf, CARD, other))
            ident = f"{left} {right}"
            old = self._shelf.get(TIE, ident)
            if why and (old is None or old.why != why):
                self._shelf.put(TIE, ident, Tie(left, right, why))
            elif old is not None and not why:
                self._shelf.drop(TIE, ident)
            if (old.why if old is not None else ()) != why:
                self._dirty |= {left, right}

    def _ties(self, ident: str) -> Iterator[tuple[Card, Tie]]:
        for tie in records(self._shelf, TIE, ident):
            other = tie.right if tie.left == ident else tie.left
            yield kept(self._shelf, CARD, other), tie

    def _judged_same(self, card: Card) -> set[str]:
        """Cards that a person says are the same."""
        own = set(own_ids(card)) if self._judged else set()
        found: set[str] = set()
        for target in self._same:
            if not own.isdisjoint(target):
                found.update(i for one in target for i in self._shelf.find(CARD, f"own:{one}"))
        return found - {card.id}

    def _around(self, start: str) -> dict[str, Card]:
        """All sure cards that hang together with one."""
        found = {start: kept(self._shelf, CARD, start)}
        waiting = [start]
        while waiting:
            card = found[waiting.pop()]
            near = {o.id: o for o, _ in self._ties(card.id) if self._is_sure(o)}
            near |= {i: kept(self._shelf, CARD, i) for i in self._judged_same(card)}
            for ident, other in near.items():
                if ident not in found:
                    found[ident] = other
                    waiting.append(ident)
        return found

    def _settle_sure(self) -> set[str]:
        """Homes of the cards that are sure of each other; gives those that moved."""
        done: set[str] = set()
        moved: set[str] = set()
        for ident in sorted(self._dirty):
            card = kept(self._shelf, CARD, ident)
            if ident in done or self._is_lone(card) or not self._is_sure(card):
                continue
            members = self._around(ident)
            done |= members.keys()
            moved |= self._settle(members, free=False)
        return moved

    def _settle(self, members: dict[str, Card], *, free: bool) -> set[str]:
        groups: Groups[str] = Groups(sorted(members))
        for target in self._different:
            one, other = (self._meant(members, ident) for ident in target[:2])
            for first in one:
                for second in other:
                    groups.keep_apart(first, second)
        for ident, card in sorted(members.items()):
            for same in sorted(self._judged_same(card) & members.keys()):
                groups.join(ident, same, ("decided by a person",))
        ties = {tie for ident in members for other, tie in self._ties(ident) if other.id in members}
        ordered = sorted(ties, key=lambda t: (-len(t.why), t.left, t.right))
        for tie in ordered:
            groups.join(tie.left, tie.right, tie.why)
        why: dict[str, tuple[str, ...]] = {}
        for left, right, reasons in groups.edges():
            why.setdefault(left, reasons)
            why.setdefault(right, reasons)
        homes = [Home(i, g[0], why.get(i, ALONE), free) for g in groups.groups() for i in g]
        return {home.card for home in homes if self._house(home)}

    def _meant(self, members: dict[str, Card], target: str) -> list[str]:
        return [ident for ident, card in sorted(members.items()) if target in own_ids(card)]

    def _house(self, home: Home) -> bool:
        """Put a card where it belongs; whether that is somewhere else than before."""
        old = self._shelf.get(HOME, home.card)
        if old == home:
            return False
        self._shelf.put(HOME, home.card, home)
        self.roots |= {home.root, *(() if old is None else (old.root,))}
        return old is None or (old.root, old.free) != (home.root, home.free)

    def _loose_near(self, moved: set[str]) -> set[str]:
        """Cards that cannot stand alone and must be looked at again."""
        near = {i for i in self._dirty if not self._is_sure(kept(self._shelf, CARD, i))}
        for ident in moved:
            near |= {other.id for other, _ in self._ties(ident) if not self._is_sure(other)}
        return near

    def _settle_loose(self, loose: set[str]) -> None:
        """Surnames and initials join the only person they can mean, else each other."""
        seeds: set[str] = set()
        for ident in sorted(loose):
            before = self._shelf.get(HOME, ident)
            home = self._only_option(ident)
            if home is not None:
                self._house(home)
            elif before is None or not before.free:
                self._house(Home(ident, ident, ALONE, free=True))
            if home is None:
                seeds.add(ident)
            elif before is not None and before.free:
                seeds |= {other.id for other, _ in self._ties(ident)}
        done: set[str] = set()
        for ident in sorted(seeds):
            if ident not in done and self._is_free(ident):
                members = self._free_around(ident)
                done |= members.keys()
                self._settle(members, free=True)

    def _only_option(self, ident: str) -> Home | None:
        """Where a loose card belongs: with the only home it fits; ``None`` where it fits none."""
        fits: dict[str, list[tuple[int, str, tuple[str, ...]]]] = {}
        names: set[str] = set()
        for other, tie in self._ties(ident):
            home = self._shelf.get(HOME, other.id)
            if home is not None and self._is_sure(other):
                fits.setdefault(home.root, []).append((-len(tie.why), other.id, tie.why))
                names.add(other.name.title())
        if not fits:
            return None
        if len(fits) > 1:
            return Home(ident, ident, (f"unsure: may be {' or '.join(sorted(names))}",))
        ((root, ties),) = fits.items()
        return Home(ident, root, min(ties)[2])

    def _is_free(self, ident: str) -> bool:
        home = self._shelf.get(HOME, ident)
        return home is not None and home.free

    def _free_around(self, start: str) -> dict[str, Card]:
        found = {start: kept(self._shelf, CARD, start)}
        waiting = [start]
        while waiting:
            for other, _ in self._ties(waiting.pop()):
                if other.id not in found and self._is_free(other.id):
                    found[other.id] = other
                    waiting.append(other.id)
        return found


def _days(when: Date) -> Days:
    first, last = when.earliest, when.latest
    if first is None or last is None:
        raise ValueError(f"an anchor needs both ends: {when}")
    return first.toordinal(), last.toordinal()
