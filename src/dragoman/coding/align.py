"""Alignment: the unnamed office holder of the lead is the named person of the body.

"Turkey's army chief met ...", then "General Hulusi Akar met ...": two clauses of one predicate
share a participant; on the other side one has an office holder without a name, the other a named
person whose country nothing tells. They are held to be one, and the name gets the country.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import permutations

from msgspec import Struct
from msgspec.structs import replace

from dragoman.coding.actors import actors_of
from dragoman.coding.scene import Scene
from dragoman.coding.slots import framed
from dragoman.model import LocalEntity


class Deed(Struct, frozen=True):
    """A predicate that is told twice and the people who take part."""

    lemma: str
    people: tuple[LocalEntity, ...]


def _deeds(scene: Scene) -> Iterator[Deed]:
    told = [
        (index, clause.lemma, found)
        for index, clause in enumerate(scene.parse.clauses)
        if (found := framed(clause, scene)) is not None and found[1].symmetric
    ]
    times = Counter(lemma for _, lemma, _ in told)
    for index, lemma, found in told:
        if times[lemma] > 1:
            first, second, _ = actors_of(index, *found, scene)
            entities = (scene.entities.get(key) for key in first + second)
            people = tuple(e for e in entities if e is not None and e.type == "person")
            if len(people) >= 2:
                yield Deed(lemma, people)


def _named(entity: LocalEntity, scene: Scene) -> bool:
    return any(m.entity == entity.key and m.form == "name" for m in scene.mentions)


def aliases(scene: Scene) -> dict[str, str]:
    """Unnamed people by key, and the key of the named person each turns out to be."""
    by_lemma: defaultdict[str, list[Deed]] = defaultdict(list)
    for deed in _deeds(scene):
        by_lemma[deed.lemma].append(deed)
    found: dict[str, str] = {}
    for deeds in by_lemma.values():
        for left, right in permutations(deeds, 2):
            pair = _pair(left.people, right.people, scene)
            if pair is not None:
                found.setdefault(*pair)
    return found


def _pair(
    one: tuple[LocalEntity, ...], other: tuple[LocalEntity, ...], scene: Scene
) -> tuple[str, str] | None:
    shared = {entity.key for entity in one} & {entity.key for entity in other}
    rest = [e for e in one if e.key not in shared], [e for e in other if e.key not in shared]
    if not shared or len(rest[0]) != 1 or len(rest[1]) != 1:
        return None
    holder, person = rest[0][0], rest[1][0]
    fits = holder.country is not None and person.country is None
    if fits and not _named(holder, scene) and _named(person, scene):
        return holder.key, person.key
    return None


def align(scene: Scene) -> Scene:
    """The scene with each unnamed office holder and the named person made one."""
    found = aliases(scene)
    if not found:
        return scene
    entities = dict(scene.entities)
    for holder, person in found.items():
        known = entities.pop(holder)
        entities[person] = replace(
            entities[person],
            country=known.country,
            sector=entities[person].sector or known.sector,
            roles=(*entities[person].roles, *known.roles),
        )
    mentions = tuple(
        replace(m, entity=found[m.entity], why=f"{m.why}+same-deed") if m.entity in found else m
        for m in scene.mentions
    )
    quotes = tuple(
        replace(q, speaker=found[q.speaker]) if q.speaker in found else q for q in scene.quotes
    )
    return replace(scene, entities=entities, mentions=mentions, quotes=quotes, named={}, parties={})
