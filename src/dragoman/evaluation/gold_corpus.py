"""Figures on what only several documents together show: who is who, undertakings, conflicts.

What each figure means is told in ``docs/reference/evaluation.md``.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterator, Mapping, Sequence

from dragoman.evaluation.gold_case import Case, match_mentions
from dragoman.evaluation.gold_match import best_pairs, touch
from dragoman.evaluation.gold_records import (
    ConflictRecord,
    EventRecord,
    StageRecord,
    UndertakingRecord,
)
from dragoman.evaluation.gold_tally import TOTAL, Counted, Miss, Tally

HALF = 0.5
STATE_CODE = 3
"""A party of three capitals is a state; others are entities, which exports name by other ids."""


def corpus_figures(case: Case) -> Iterator[Counted]:
    """The figures that have no language: those of records across documents."""
    yield from _entities(case)
    yield from _independence(case)
    yield from _undertakings(case)
    yield from _conflicts(case)


# Entities


def bcubed(wanted: Mapping[str, Hashable], found: Mapping[str, Hashable]) -> float:
    """F1 of two clusterings of the same items, each item weighing the same.

    Args:
        wanted: The cluster of each item in the gold.
        found: The cluster of each item in the export; both have the same keys.

    Source: Bagga and Baldwin 1998, "Algorithms for scoring coreference chains".
    """
    if not wanted:
        return 0.0
    both = Counter((wanted[key], found[key]) for key in wanted)
    golds, systems = Counter(wanted.values()), Counter(found[key] for key in wanted)
    precision = sum(n * n / systems[system] for (_, system), n in both.items()) / len(wanted)
    recall = sum(n * n / golds[gold] for (gold, _), n in both.items()) / len(wanted)
    return 2 * precision * recall / (precision + recall)


def _entities(case: Case) -> Iterator[Counted]:
    meant = {one.id: one.entity for one in case.gold.mentions}
    taken = {one.id: one.entity for one in case.found.mentions}
    pairs = match_mentions(case.gold, case.found)
    wanted = {gold: entity for gold in pairs if (entity := meant[gold]) is not None}
    found = {gold: taken[pairs[gold]] or f"alone {gold}" for gold in wanted}
    if wanted:
        total = len(wanted)
        yield Tally("entities", TOTAL, bcubed(wanted, found) * total, total, total)
    yield from _confused(case, wanted, found)


def _confused(case: Case, wanted: dict[str, str], found: dict[str, str]) -> Iterator[Miss]:
    """Each entity of the gold that is spread over several, and each that holds several."""
    quotes = {one.id: one.quote for one in case.gold.mentions}
    for what, apart, together in (("split", wanted, found), ("merged", found, wanted)):
        seen: dict[str, dict[str, str]] = {}
        for key, cluster in apart.items():
            seen.setdefault(cluster, {}).setdefault(together[key], quotes[key])
        for cluster, others in seen.items():
            if len(others) > 1:
                yield Miss("entities", "", f"{what} {cluster}: {', '.join(others.values())}")


# Independence


def _independence(case: Case) -> Iterator[Counted]:
    """Events told in several documents: are their independent sources counted right?"""
    by_event: dict[str, list[EventRecord]] = {}
    for one in case.gold.events:
        if one.id in case.events or not case.note(one.id).optional:
            by_event.setdefault(one.event, []).append(one)
    for event, mentions in by_event.items():
        if len({one.doc for one in mentions}) > 1:
            right = _sources_right(mentions, case)
            yield Tally("independent", TOTAL, int(right), 1, 1)
            if not right:
                yield Miss("independent", "", event)


def _sources_right(mentions: Sequence[EventRecord], case: Case) -> bool:
    """Whether the event that links most of the mentions counts the groups of those."""
    found = {one.id: one for one in case.found.events}
    groups = {one.id: one.source_group for one in case.gold.documents}
    linked: dict[str, list[EventRecord]] = {}
    for one in mentions:
        if one.id in case.events:
            linked.setdefault(found[case.events[one.id]].event, []).append(one)
    most = max(linked, key=lambda key: len({one.doc for one in linked[key]}), default=None)
    if most is None or len({one.doc for one in linked[most]}) == 1:
        return False
    wanted = {case.note(one.id).source_group or groups[one.doc] for one in linked[most]}
    counted = {one.id: one.independent_sources for one in case.found.told}
    return counted.get(most) == len(wanted)


# Undertakings


def _undertakings(case: Case) -> Iterator[Counted]:
    found = {one.id: one for one in case.found.undertakings}
    weights = {
        (gold.id, other.id): weight
        for gold in case.gold.undertakings
        for other in found.values()
        if _share_parties(gold, other) and (weight := _common_stages(gold, other))
    }
    pairs = best_pairs(weights)
    for gold in case.gold.undertakings:
        yield from _undertaking(gold, found.get(pairs.get(gold.id, "")))


def _undertaking(gold: UndertakingRecord, other: UndertakingRecord | None) -> Iterator[Counted]:
    yield Tally("undertakings", TOTAL, int(other is not None), 1, 1)
    if other is None:
        yield Miss("undertakings", "", f"missed {gold.id}")
    for stage in gold.stages:
        right = other is not None and any(
            one.stage == stage.stage and one.evidence.doc == stage.evidence.doc
            for one in other.stages
        )
        yield Tally("stages", TOTAL, int(right), 1, 1)
        if not right:
            yield Miss("stages", stage.evidence.doc, f"{stage.stage}: {stage.evidence.quote}")
    if other is not None:
        right = other.latest_stage == gold.latest_stage
        yield Tally("latest-stage", TOTAL, int(right), 1, 1)
        if not right:
            said = f"{gold.id}: {gold.latest_stage} found as {other.latest_stage}"
            yield Miss("latest-stage", "", said)


def _share_parties(gold: UndertakingRecord, other: UndertakingRecord) -> bool:
    """Whether more than half of the states, both of two, are parties of the other as well."""
    states = {one for one in gold.parties if len(one) == STATE_CODE and one.isupper()}
    return len(states & set(other.parties)) > len(states) * HALF


def _common_stages(gold: UndertakingRecord, other: UndertakingRecord) -> int:
    """How many stages rest on the same words."""
    return sum(_rests_on(stage, other.stages) for stage in gold.stages)


def _rests_on(stage: StageRecord, others: Sequence[StageRecord]) -> bool:
    return touch((stage.evidence,), [one.evidence for one in others]) > 0


# Conflicts


def _conflicts(case: Case) -> Iterator[Counted]:
    found = {one.id: one for one in case.found.conflicts}
    weights = {
        (gold.id, other.id): float(sides)
        for gold in case.gold.conflicts
        for other in found.values()
        if (sides := _same_sides(gold, other)) > 1 or (sides and gold.kind == other.kind)
    }
    pairs = best_pairs(weights)
    for gold in case.gold.conflicts:
        yield from _conflict(gold, gold.id in pairs, case)
    for other in found.values():
        if other.id not in pairs.values():
            said = " | ".join(e.quote for one in other.claims for e in one.evidence[:1])
            yield Tally("conflicts", TOTAL, 0, 1, 0)
            yield Miss("conflicts", "", f"wrong {other.kind}: {said}")


def _conflict(gold: ConflictRecord, told: bool, case: Case) -> Iterator[Counted]:
    if not case.note(gold.id).apart:
        yield Tally("conflicts", TOTAL, int(told), int(told), 1)
        if not told:
            yield Miss("conflicts", "", f"missed {gold.id}")
    elif told:
        yield Tally("look-alikes", TOTAL, 1, 0, 0)
        yield Tally("conflicts", TOTAL, 0, 1, 0)
        yield Miss("look-alikes", "", f"told as a conflict: {gold.id}")


def _same_sides(gold: ConflictRecord, other: ConflictRecord) -> int:
    """How many claims of the gold stand, each on its own words, in the other as well."""
    weights = {
        (str(i), str(j)): 1.0
        for i, one in enumerate(gold.claims)
        for j, two in enumerate(other.claims)
        if touch(one.evidence, two.evidence)
    }
    return len(best_pairs(weights))
