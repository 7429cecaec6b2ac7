"""Entities: which people, states, bodies and things of different documents are the same.

Whatever the gazetteer knows is joined by its key, people as ``linking.people`` decides, other
things by type and name. A person's decision overrides all.

Ids do not change when documents are added: an entity that the gazetteer knows has the id of its
key; a person that of the consonants of first and last name in any script; a thing that of its type
and name; whoever has no name, that of the document. Only where two entities would get one id, or a
surname finds its full name, does a later document change an id.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from msgspec import Struct

from dragoman.ids import content_id
from dragoman.linking.display import describe
from dragoman.linking.groups import Groups
from dragoman.linking.names import name_tokens
from dragoman.linking.people import Address, join_people, join_unnamed
from dragoman.linking.sounds import plain, skeletons
from dragoman.model import Analysis, Decision, Entity, EntityLink, LocalEntity

_NAMED_TYPES = frozenset({"organisation", "materiel", "commodity", "agreement", "project", "place"})


class Local(Struct, frozen=True):
    """A local entity with its document, and whether a name stands for it there."""

    doc: str
    entity: LocalEntity
    named: bool

    @property
    def address(self) -> Address:
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


def _thing_key(entity: LocalEntity) -> tuple[str, str, str]:
    return entity.type, entity.language, plain(entity.name)


def _join_named(others: Sequence[Local], groups: Groups[Address]) -> None:
    """Joins things that no gazetteer knows by the very same name and type."""
    first: dict[tuple[str, str, str], Local] = {}
    for local in others:
        home = first.setdefault(_thing_key(local.entity), local)
        groups.join(home.address, local.address, (f"same name {local.entity.name!r}",))


def _join_all(everyone: Sequence[Local], groups: Groups[Address]) -> dict[Address, str]:
    first: dict[str, Local] = {}
    for local in everyone:
        if _is_global(local.entity.key):
            home = first.setdefault(local.entity.key, local)
            groups.join(home.address, local.address, ("same gazetteer key",))
    unknown = [local for local in everyone if not _is_global(local.entity.key)]
    people = [local for local in everyone if local.entity.type == "person"]
    named = [(local.address, local.entity) for local in people if local.named]
    unsure = join_people(named, groups)
    nameless = [(local.address, local.entity) for local in people if not local.named]
    join_unnamed(nameless, named, groups)
    _join_named([o for o in unknown if o.named and o.entity.type in _NAMED_TYPES], groups)
    return unsure


def _person_key(members: Sequence[Local]) -> tuple[str, ...] | None:
    """The consonants of first and last name, in whatever order and script they are written."""
    keys = []
    for member in members:
        tokens = [token for token in name_tokens(member.entity.name) if len(token) > 1]
        if member.named and tokens:
            ends = {min(skeletons(tokens[0])), min(skeletons(tokens[-1]))}
            keys.append((-len(ends), tuple(sorted(ends))))
    return min(keys)[1] if keys else None


def _identity(members: Sequence[Local]) -> str:
    keys = sorted(m.entity.key for m in members if _is_global(m.entity.key))
    if keys:
        return content_id("n", keys[0])
    first = members[0].entity
    if first.type == "person" and (key := _person_key(members)) is not None:
        return content_id("n", "person", *key)
    if first.type in _NAMED_TYPES and all(member.named for member in members):
        return content_id("n", *_thing_key(first))
    return content_id("n", *members[0].address)


def _identities(piles: Sequence[Sequence[Local]]) -> tuple[str, ...]:
    """An id for each group of locals; those that would share one are told apart by document."""
    wanted = [_identity(members) for members in piles]
    counts = Counter(wanted)
    return tuple(
        identity if counts[identity] == 1 else content_id("n", identity, *members[0].address)
        for identity, members in zip(wanted, piles, strict=True)
    )


class Resolved(Struct, frozen=True):
    """The entities of a corpus and which local entity is which.

    ``ids`` maps document and local key to the entity's id; ``known`` maps an id to its gazetteer
    key; ``unnamed`` are the ids of those that no document names.
    """

    entities: tuple[Entity, ...]
    links: tuple[EntityLink, ...]
    ids: dict[Address, str]
    known: dict[str, str]
    unnamed: frozenset[str]


def _decide(
    decisions: Sequence[Decision], everyone: Sequence[Local], groups: Groups[Address]
) -> None:
    """Applies people's verdicts to the local entities that the ids stand for."""
    if not any(decision.verdict in ("same", "different") for decision in decisions):
        return
    addresses = {content_id("n", *local.address): [local.address] for local in everyone}
    undecided: Groups[Address] = Groups(local.address for local in everyone)
    _join_all(everyone, undecided)
    by_address = {local.address: local for local in everyone}
    piles = [[by_address[a] for a in members] for members in undecided.groups()]
    for identity, members in zip(_identities(piles), piles, strict=True):
        addresses[identity] = [member.address for member in members]
    for decision in decisions:
        if decision.verdict in ("same", "different") and len(decision.target) == 2:
            left, right = (addresses.get(target, []) for target in decision.target)
            for one in left[: 1 if decision.verdict == "same" else None]:
                for other in right[: 1 if decision.verdict == "same" else None]:
                    if decision.verdict == "same":
                        groups.join(one, other, ("decided by a person",))
                    else:
                        groups.keep_apart(one, other)


def resolve_entities(analyses: Sequence[Analysis], decisions: Sequence[Decision]) -> Resolved:
    """Joins the local entities of all documents into entities.

    Args:
        analyses: All documents, in any order.
        decisions: People's verdicts; ``same`` and ``different`` name two entity ids.
    """
    everyone = locals_of(analyses)
    by_address = {local.address: local for local in everyone}
    groups: Groups[Address] = Groups(by_address)
    _decide(decisions, everyone, groups)
    unsure = _join_all(everyone, groups)
    reasons: defaultdict[Address, tuple[str, ...]] = defaultdict(tuple)
    for left, right, why in groups.edges():
        reasons[right] += why
        reasons[left] = reasons[left] or why
    piles = [[by_address[address] for address in members] for members in groups.groups()]
    entities: list[Entity] = []
    links: list[EntityLink] = []
    unnamed: set[str] = set()
    for identity, members in zip(_identities(piles), piles, strict=True):
        named = [member.entity for member in members if member.named]
        entities.append(describe(identity, [m.entity for m in members], named))
        if not named:
            unnamed.add(identity)
        for member in members:
            why = reasons[member.address] or (unsure.get(member.address, "first seen here"),)
            links.append(EntityLink(*member.address, identity, why))
    return Resolved(
        entities=tuple(sorted(entities, key=lambda entity: entity.id)),
        links=tuple(sorted(links, key=lambda link: (link.doc, link.key))),
        ids={(link.doc, link.key): link.entity for link in links},
        known={link.entity: link.key for link in links if _is_global(link.key)},
        unnamed=frozenset(unnamed),
    )
