"""Entities: which people, states, bodies and things of different documents are the same.

Whatever the gazetteer knows is joined by its key. People are joined by name, country and office:
candidates share the consonants of a name, and each pair is decided on its own evidence. A surname
alone joins only what the country and the office anchor; two given names that differ keep people
apart; a person's decision overrides all.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from dragoman.gazetteer import bodies, organisations, places, states, things
from dragoman.ids import content_id
from dragoman.linking.groups import Groups
from dragoman.linking.names import blocking_keys, compare_names, name_tokens
from dragoman.linking.sounds import romanise
from dragoman.model import Analysis, Decision, Entity, EntityLink, LocalEntity, Role

_NAMED_TYPES = frozenset({"organisation", "materiel", "commodity", "agreement", "project", "place"})


class Local(Struct, frozen=True):
    """A local entity with the document it belongs to and the forms it is mentioned by."""

    doc: str
    entity: LocalEntity
    named: bool

    @property
    def address(self) -> tuple[str, str]:
        """Document and key: unique in the corpus."""
        return self.doc, self.entity.key


def locals_of(analyses: Iterable[Analysis]) -> tuple[Local, ...]:
    """Every local entity of the corpus, in the order of documents and keys."""
    found: list[Local] = []
    for analysis in analyses:
        named = {m.entity for m in analysis.mentions if m.form in ("name", "demonym", "metonym")}
        doc = analysis.document.id
        found += [Local(doc, entity, entity.key in named) for entity in analysis.entities]
    return tuple(sorted(found, key=lambda local: local.address))


def _is_global(key: str) -> bool:
    return not key.startswith("local:")


def _offices(entity: LocalEntity) -> set[str]:
    return {role.office for role in entity.roles if role.office is not None}


def _tokens(entity: LocalEntity) -> int:
    return len(name_tokens(entity.name))


def same_person(left: LocalEntity, right: LocalEntity) -> tuple[str, ...]:
    """The reasons to hold two people of different documents for one; none when not sure."""
    if left.country and right.country and left.country != right.country:
        return ()
    match = compare_names(left.name, right.name)
    if match.contradicts or match.score < 0.6:
        return ()
    country = left.country is not None and left.country == right.country
    office = bool(_offices(left) & _offices(right))
    short = min(_tokens(left), _tokens(right)) == 1
    if match.anchored and not short:
        return (*match.reasons, *(("same country",) if country else ()))
    if short:
        return (*match.reasons, "same country and office") if country and office else ()
    return (*match.reasons, "same country") if country or office else ()


def _person_pairs(people: Sequence[Local]) -> Iterator[tuple[Local, Local]]:
    """Pairs that share a blocking key, each once, in order."""
    blocks: defaultdict[str, list[Local]] = defaultdict(list)
    for local in people:
        for key in sorted(blocking_keys(local.entity.name)):
            blocks[key].append(local)
    seen: set[tuple[tuple[str, str], tuple[str, str]]] = set()
    for key in sorted(blocks):
        block = blocks[key]
        for place, left in enumerate(block):
            for right in block[place + 1 :]:
                pair = (left.address, right.address)
                if left.doc != right.doc and pair not in seen:
                    seen.add(pair)
                    yield left, right


def _join_people(people: Sequence[Local], groups: Groups[tuple[str, str]]) -> None:
    """Joins full names first, so that a bare surname meets whole people and joins one of them."""
    pairs = sorted(
        _person_pairs(people), key=lambda p: -min(_tokens(p[0].entity), _tokens(p[1].entity))
    )
    for left, right in pairs:
        reasons = same_person(left.entity, right.entity)
        if reasons:
            groups.join(left.address, right.address, reasons)


def _join_named(others: Sequence[Local], groups: Groups[tuple[str, str]]) -> None:
    """Joins things that no gazetteer knows by the very same name and type."""
    first: dict[tuple[str, str, str], Local] = {}
    for local in others:
        entity = local.entity
        key = (entity.type, entity.language, entity.name.casefold())
        if key in first:
            groups.join(first[key].address, local.address, (f"same name {entity.name!r}",))
        else:
            first[key] = local


def _decided(
    decisions: Iterable[Decision], addresses: dict[str, tuple[str, str]]
) -> Iterator[tuple[bool, tuple[str, str], tuple[str, str]]]:
    for decision in decisions:
        if decision.verdict in ("same", "different") and len(decision.target) == 2:
            left, right = decision.target
            if left in addresses and right in addresses:
                yield decision.verdict == "same", addresses[left], addresses[right]


def _names(members: Sequence[Local]) -> dict[str, tuple[str, ...]]:
    counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for member in members:
        counts[member.entity.language][member.entity.name] += 1
    return {
        language: tuple(sorted(names, key=lambda n: (-len(name_tokens(n)), -names[n], n)))
        for language, names in sorted(counts.items())
    }


def _latin(text: str) -> bool:
    return text.isascii() or all(ord(char) < 0x250 for char in text)


def _preferred(names: dict[str, tuple[str, ...]]) -> str:
    ordered = [name for listed in names.values() for name in listed]
    latin = [name for name in ordered if _latin(name)]
    if latin:
        return max(latin, key=lambda name: (len(name_tokens(name)), len(name), name))
    return romanise(ordered[0]) or ordered[0]


def _majority(values: Iterable[str | None]) -> str | None:
    counts = Counter(value for value in values if value is not None)
    return min(counts, key=lambda value: (-counts[value], value)) if counts else None


def _roles(members: Sequence[Local]) -> tuple[Role, ...]:
    roles = [role for member in members for role in member.entity.roles]
    return tuple(sorted(set(roles), key=lambda r: (r.title, r.evidence)))


def _gazetteer_name(key: str) -> str | None:
    """The English name that the gazetteer gives to a key."""
    kind, _, rest = key.partition(":")
    if kind == "state":
        return states()[rest].name if rest in states() else None
    if kind == "body":
        return _body_name(rest)
    row = organisations().get(key) or places().get(key) or things().get(key) or states().get(key)
    return None if row is None else row.name


def _body_name(rest: str) -> str | None:
    country, _, body = rest.partition(":")
    if country not in states() or body not in bodies():
        return None
    return f"{bodies()[body].name} of {states()[country].name}"


def _entity(identity: str, members: Sequence[Local]) -> Entity:
    names = _names(members)
    first = members[0].entity
    return Entity(
        id=identity,
        type=first.type,
        name=_gazetteer_name(first.key) or _preferred(names),
        names=names,
        country=_majority(member.entity.country for member in members),
        sector=_majority(member.entity.sector for member in members),
        roles=_roles(members),
        external={"iso3166": first.key.removeprefix("state:")} if first.type == "state" else {},
    )


def _identity(members: Sequence[Local]) -> str:
    key = members[0].entity.key
    if _is_global(key):
        return content_id("n", key)
    return content_id("n", *min(member.address for member in members))


class Resolved(Struct, frozen=True):
    """The entities of a corpus and which local entity is which.

    ``ids`` maps document and local key to the entity's id; ``known`` maps an id to its gazetteer
    key.
    """

    entities: tuple[Entity, ...]
    links: tuple[EntityLink, ...]
    ids: dict[tuple[str, str], str]
    known: dict[str, str]


def _join_all(everyone: Sequence[Local], decisions: Iterable[Decision]) -> Groups[tuple[str, str]]:
    groups: Groups[tuple[str, str]] = Groups(local.address for local in everyone)
    addresses = {content_id("n", *local.address): local.address for local in everyone}
    decided = list(_decided(decisions, addresses))
    for same, left, right in decided:
        if same:
            groups.join(left, right, ("decided by a person",))
        else:
            groups.keep_apart(left, right)
    first: dict[str, Local] = {}
    for local in everyone:
        if _is_global(local.entity.key):
            home = first.setdefault(local.entity.key, local)
            groups.join(home.address, local.address, ("same gazetteer key",))
    unknown = [local for local in everyone if not _is_global(local.entity.key) and local.named]
    _join_people([local for local in unknown if local.entity.type == "person"], groups)
    _join_named([local for local in unknown if local.entity.type in _NAMED_TYPES], groups)
    return groups


def resolve_entities(analyses: Sequence[Analysis], decisions: Iterable[Decision]) -> Resolved:
    """Joins the local entities of all documents into entities.

    Args:
        analyses: All documents, in any order.
        decisions: People's verdicts; ``same`` and ``different`` name two entity ids.
    """
    everyone = locals_of(analyses)
    by_address = {local.address: local for local in everyone}
    groups = _join_all(everyone, decisions)
    reasons = {right: why for _, right, why in groups.edges()}
    entities: list[Entity] = []
    links: list[EntityLink] = []
    ids: dict[tuple[str, str], str] = {}
    known: dict[str, str] = {}
    for addresses in groups.groups():
        members = [by_address[address] for address in addresses]
        identity = _identity(members)
        entity = _entity(identity, members)
        entities.append(entity)
        if _is_global(members[0].entity.key):
            known[identity] = members[0].entity.key
        for doc, key in addresses:
            ids[doc, key] = identity
            why = reasons.get((doc, key), ("first seen here",))
            links.append(EntityLink(doc, key, identity, why))
    ordered = tuple(sorted(entities, key=lambda e: e.id))
    return Resolved(ordered, tuple(sorted(links, key=lambda k: (k.doc, k.key))), ids, known)
