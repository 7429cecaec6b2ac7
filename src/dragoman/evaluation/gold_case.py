"""Gold and system side by side: which entities, mentions and events stand for each other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from dragoman.evaluation.gold_match import best_pairs, dyads, touch
from dragoman.evaluation.gold_records import EventRecord, MentionRecord, Note, Records
from dragoman.model import EntityType

ALIKE = (frozenset({"organisation", "group"}), frozenset({"materiel", "commodity"}))
DONE = frozenset({"happened", "ongoing"})
CORE_FIRST = 100.0
"""The weight of an event that must be found against one that may be: never given up for it."""


class Case(Struct, frozen=True):
    """Gold and system side by side, with what could be aligned."""

    gold: Records
    found: Records
    notes: dict[str, Note]
    language: dict[str, str]
    entities: dict[str, str]
    events: dict[str, str]
    exact: frozenset[str]

    def note(self, ident: str) -> Note:
        """What a gold record allows beside what it says."""
        return self.notes.get(ident, Note(ident))


def build_case(gold: Records, notes: tuple[Note, ...], found: Records) -> Case:
    """Everything aligned: entities first, for places and speakers hang on them, then events."""
    by_id = {note.id: note for note in notes}
    language = {one.id: one.languages[0] for one in gold.documents}
    entities = align_entities(gold, found)
    case = Case(gold, found, by_id, language, entities, {}, frozenset())
    exact = _match_events(case, exactly=True)
    taken = set(exact.values())
    loose = {
        key: weight
        for key, weight in _event_weights(case, exactly=False).items()
        if key[0] not in exact and key[1] not in taken
    }
    events = {**exact, **best_pairs(loose)}
    return replace(case, events=events, exact=frozenset(exact))


def _compatible(a: EntityType, b: EntityType) -> bool:
    return a == b or any({a, b} <= group for group in ALIKE)


def match_mentions(gold: Records, found: Records) -> dict[str, str]:
    """The system mention of each gold mention that has one."""
    docs: dict[str, list[MentionRecord]] = {}
    for mention in found.mentions:
        docs.setdefault(mention.doc, []).append(mention)
    weights = {
        (one.id, other.id): closeness + (one.form == other.form)
        for one in gold.mentions
        for other in docs.get(one.doc, [])
        if _compatible(one.type, other.type) and (closeness := touch(one.evidence, other.evidence))
    }
    return best_pairs(weights)


def align_entities(gold: Records, found: Records) -> dict[str, str]:
    """The gold entity of each system entity: by country, else most mentions, else name."""
    votes = _votes(gold, found)
    states = {one.country: one.id for one in gold.entities if one.type == "state"}
    names = {name.casefold(): one.id for one in gold.entities for name in _names(one.names)}
    aligned: dict[str, str] = {}
    for entity in found.entities:
        named = [names[n.casefold()] for n in _names(entity.names) if n.casefold() in names]
        if entity.type == "state" and entity.country in states:
            aligned[entity.id] = states[entity.country]
        elif entity.id in votes:
            aligned[entity.id] = votes[entity.id].most_common(1)[0][0]
        elif named:
            aligned[entity.id] = named[0]
    return aligned


def _votes(gold: Records, found: Records) -> dict[str, Counter[str]]:
    """How often a system entity's mentions are matched with those of each gold entity."""
    meant = {one.id: one.entity for one in gold.mentions}
    taken = {one.id: one.entity for one in found.mentions}
    votes: dict[str, Counter[str]] = {}
    for one, other in match_mentions(gold, found).items():
        entity, target = taken[other], meant[one]
        if entity is not None and target is not None:
            votes.setdefault(entity, Counter())[target] += 1
    return votes


def _names(names: dict[str, tuple[str, ...]]) -> Iterator[str]:
    for group in names.values():
        yield from group


def right_modality(gold: EventRecord, other: EventRecord, note: Note) -> bool:
    """Whether an event is said to be as real as the gold allows."""
    accepted = {gold.modality, *note.modalities}
    return other.modality in accepted or (other.modality in DONE and bool(accepted & DONE))


def _event_weights(case: Case, *, exactly: bool) -> dict[tuple[str, str], float]:
    weights: dict[tuple[str, str], float] = {}
    for gold in case.gold.events:
        note = case.note(gold.id)
        accepted = {dyads(gold), *map(frozenset, note.dyads)}
        for other in case.found.events:
            closeness = touch(gold.evidence, other.evidence)
            if not closeness or dyads(other) not in accepted:
                continue
            type_fits = other.type in (gold.type, *note.types)
            if not exactly or (type_fits and right_modality(gold, other, note)):
                weights[gold.id, other.id] = (
                    closeness + type_fits + CORE_FIRST * (not note.optional)
                )
    return weights


def _match_events(case: Case, *, exactly: bool) -> dict[str, str]:
    return best_pairs(_event_weights(case, exactly=exactly))
