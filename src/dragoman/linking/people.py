"""People: which names of different documents are one person.

Two full names that agree are one person in whatever office; initials and a surname need two
initials, or the country and the office. A surname alone joins only what country, office and time
anchor, and only where a single candidate remains. An office holder without a name joins the one
person whom another document names in that office, country and year. What stays open is kept apart
and says so.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from msgspec import Struct

from dragoman.gazetteer import offices
from dragoman.linking.groups import Groups
from dragoman.linking.names import blocking_keys, compare_names, is_full, name_tokens
from dragoman.linking.sounds import plain
from dragoman.model import Date, LocalEntity, Role

Address = tuple[str, str]
"""Document and local key."""

TERM = 366
"""Days that two reports of one office holder may lie apart where only the surname is said."""
_SHARED_OFFICES = ("deputy", "vice", "assistant", "spokes", "member", "minister-of-state", "aide")
_UNIQUE_RANK = 2


class Card(Struct, frozen=True):
    """What documents say of people of one name, country and offices.

    Attributes:
        name: As written.
        country: Alpha-3.
        offices: Keys of the offices.
        first: Earliest day at which one is said to be held; ``None`` where open.
        last: Latest such day.
        bearers: The local entities.
    """

    name: str
    country: str | None
    offices: frozenset[str]
    first: date | None
    last: date | None
    bearers: tuple[Address, ...]

    @property
    def known(self) -> str | None:
        """The gazetteer's key, where it knows the person."""
        return next((key for _, key in self.bearers if not key.startswith("local:")), None)


def _offices_of(entity: LocalEntity) -> frozenset[str]:
    return frozenset(role.office for role in entity.roles if role.office is not None)


def _bounds(roles: Iterable[Role]) -> tuple[date | None, date | None]:
    dates = [role.as_of for role in roles if role.as_of is not None]
    first = min((d.earliest for d in dates if d.earliest is not None), default=None)
    last = max((d.latest for d in dates if d.latest is not None), default=None)
    return first, (None if any(d.latest is None for d in dates) else last)


_Fit = tuple[Card, tuple[str, ...]]


def cards_of(people: Iterable[tuple[Address, LocalEntity]]) -> tuple[Card, ...]:
    """One card for all people of the same name, country, offices and days, in order."""
    piles: defaultdict[tuple[object, ...], list[tuple[Address, LocalEntity]]] = defaultdict(list)
    for address, entity in people:
        tokens = tuple(map(plain, name_tokens(entity.name)))
        when = () if is_full(entity.name) else _bounds(entity.roles)
        known = address[1] if not address[1].startswith("local:") else None
        piles[known, tokens, entity.country, _offices_of(entity), when].append((address, entity))
    cards = []
    for pile in piles.values():
        addresses, entities = zip(*sorted(pile, key=lambda one: one[0]), strict=True)
        first, last = _bounds(role for entity in entities for role in entity.roles)
        head = entities[0]
        cards.append(
            Card(head.name, head.country, _offices_of(head), first, last, tuple(addresses))
        )
    return tuple(sorted(cards, key=lambda card: card.bearers))


def _days_apart(left: Card, right: Card) -> int:
    """Days between the times of two cards; 0 where they may overlap."""
    gap = 0
    for one, other in ((left, right), (right, left)):
        if one.last is not None and other.first is not None:
            gap = max(gap, (other.first - one.last).days)
    return gap


def same_person(left: Card, right: Card) -> tuple[str, ...]:
    """The reasons to hold two cards for one person; none where it is not sure."""
    if left.country and right.country and left.country != right.country:
        return ()
    if left.known and right.known:
        return ("same gazetteer key",) if left.known == right.known else ()
    match = compare_names(left.name, right.name)
    if match.contradicts or match.score < 0.6:
        return ()
    same = left.country is not None and left.country == right.country
    country = ("same country",) if same else ()
    if match.anchored:
        return (*match.reasons, *country)
    office = bool(left.offices & right.offices)
    initials = sum(len(token) == 1 for token in name_tokens(left.name) + name_tokens(right.name))
    if initials >= 2 or (initials and (country or office)):
        return (*match.reasons, "the initials agree", *country)
    if initials == 0 and min(map(len, map(name_tokens, (left.name, right.name)))) > 1:
        return (*match.reasons, "same country") if country and match.score >= 0.66 else ()
    if country and office and _days_apart(left, right) <= TERM:
        return (*match.reasons, "same country, office and time")
    return ()


def _candidates(cards: Sequence[Card]) -> Iterator[tuple[Card, Card]]:
    """Pairs of cards that share a blocking key, each once, in order."""
    blocks: defaultdict[str, list[int]] = defaultdict(list)
    for place, card in enumerate(cards):
        for key in blocking_keys(card.name):
            blocks[key].append(place)
    pairs: set[tuple[int, int]] = set()
    for block in blocks.values():
        pairs.update((a, b) for i, a in enumerate(block) for b in block[i + 1 :])
    for a, b in sorted(pairs):
        yield cards[a], cards[b]


def join_people(
    named: Sequence[tuple[Address, LocalEntity]], groups: Groups[Address]
) -> dict[Address, str]:
    """Joins full names first; a bare surname then joins the one person it can mean.

    Returns:
        For those who stay apart because several people fit: what was open.
    """
    cards = cards_of(named)
    for card in cards:
        for bearer in card.bearers[1:]:
            groups.join(card.bearers[0], bearer, ("same name, country and office",))
    found = [(a, b, why) for a, b in _candidates(cards) if (why := same_person(a, b))]
    whole = {card.bearers for card in cards if is_full(card.name)}
    for left, right, why in found:
        if left.bearers in whole and right.bearers in whole:
            groups.join(left.bearers[0], right.bearers[0], why)
    return _join_short(found, whole, groups)


def _join_short(
    found: Sequence[tuple[Card, Card, tuple[str, ...]]],
    whole: set[tuple[Address, ...]],
    groups: Groups[Address],
) -> dict[Address, str]:
    """Joins surnames and initials to the only person they can mean."""
    options: defaultdict[tuple[Address, ...], list[_Fit]] = defaultdict(list)
    for left, right, why in found:
        for short, other in ((left, right), (right, left)):
            if short.bearers not in whole and other.bearers in whole:
                options[short.bearers].append((other, why))
    unsure: dict[Address, str] = {}
    for bearers, fits in sorted(options.items(), key=lambda one: one[0]):
        if len({tuple(sorted(groups.members(card.bearers[0]))) for card, _ in fits}) == 1:
            groups.join(fits[0][0].bearers[0], bearers[0], fits[0][1])
        else:
            names = " or ".join(sorted({card.name for card, _ in fits}))
            unsure |= {bearer: f"unsure: may be {names}" for bearer in bearers}
    for left, right, why in found:
        if not {left.bearers, right.bearers} & (whole | options.keys()):
            groups.join(left.bearers[0], right.bearers[0], why)
    return unsure


def _is_unique(office: str) -> bool:
    """Whether a country has one holder of an office at a time."""
    row = offices().get(office)
    shared = office == "minister" or office.startswith(_SHARED_OFFICES)
    return row is not None and row.rank <= _UNIQUE_RANK and not shared


def _is_narrow(when: Date | None) -> bool:
    if when is None or when.earliest is None or when.latest is None:
        return False
    return (when.latest - when.earliest).days <= TERM


def _anchors(entity: LocalEntity) -> Iterator[tuple[tuple[str, str], Date]]:
    """The unique offices of a person at known times."""
    for role in entity.roles:
        if role.office is None or role.country is None or role.as_of is None:
            continue
        if _is_unique(role.office) and _is_narrow(role.as_of) and "ormer" not in role.title:
            yield (role.office, role.country), role.as_of


def _overlap(left: Date, right: Date) -> bool:
    if left.earliest is None or left.latest is None:
        return False
    if right.earliest is None or right.latest is None:
        return False
    return left.earliest <= right.latest and right.earliest <= left.latest


def join_unnamed(
    unnamed: Sequence[tuple[Address, LocalEntity]],
    named: Sequence[tuple[Address, LocalEntity]],
    groups: Groups[Address],
) -> None:
    """Joins office holders without a name to the one person named in that office at that time."""
    terms: defaultdict[tuple[str, str], dict[tuple[Address, Date], None]] = defaultdict(dict)
    for address, entity in named:
        for office, when in _anchors(entity):
            terms[office][groups.members(address)[0], when] = None
    for address, entity in unnamed:
        fits = {
            holder
            for office, when in _anchors(entity)
            for holder, held in terms[office]
            if _overlap(when, held)
        }
        if len(fits) == 1:
            reason = "the only one named in this office at this time"
            groups.join(fits.pop(), address, (reason,))
