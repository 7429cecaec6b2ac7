"""The corpus half: one world behind all documents, the same for any order of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from dragoman.linking.conflicts import find_conflicts
from dragoman.linking.entities import resolve_entities
from dragoman.linking.events import link_events, report_of
from dragoman.linking.parts import place_parts
from dragoman.linking.sources import group_sources
from dragoman.linking.undertakings import follow_undertakings
from dragoman.model import Analysis, Corpus, Decision, Event


def _rejected(events: Sequence[Event], decisions: Iterable[Decision]) -> frozenset[str]:
    """Event mentions that a person struck out."""
    known = {mention for event in events for mention in event.mentions}
    return frozenset(
        target
        for decision in decisions
        if decision.verdict == "reject"
        for target in decision.target
        if target in known
    )


def _without(events: Sequence[Event], rejected: frozenset[str]) -> tuple[Event, ...]:
    kept = []
    for event in events:
        mentions = tuple(mention for mention in event.mentions if mention not in rejected)
        if mentions:
            kept.append(replace(event, mentions=mentions))
    return tuple(kept)


def link(analyses: Iterable[Analysis], decisions: Iterable[Decision] = ()) -> Corpus:
    """Groups what the documents say into entities, sources, events, undertakings and conflicts.

    Args:
        analyses: Of all documents, in any order.
        decisions: People's verdicts; they override what is found.

    Returns:
        The corpus. The same analyses and decisions give the same corpus in whatever order they
        come.
    """
    ordered = sorted(analyses, key=lambda analysis: analysis.document.id)
    verdicts = tuple(sorted(decisions, key=lambda d: (d.made_at, d.id)))
    resolved = resolve_entities(ordered, verdicts)
    by_id = {entity.id: entity for entity in resolved.entities}
    sources = group_sources(ordered, resolved.ids)
    reports = [report_of(m, resolved.ids, by_id) for a in ordered for m in a.events]
    names = {entity.id: entity.name for entity in resolved.entities}
    events = link_events(reports, verdicts, {source.doc: source for source in sources}, names)
    events = place_parts(_without(events, _rejected(events, verdicts)), by_id)
    of_mention = {mention: event.id for event in events for mention in event.mentions}
    kept = [report for report in reports if report.mention.id in of_mention]
    return Corpus(
        entities=resolved.entities,
        entity_links=resolved.links,
        sources=sources,
        events=events,
        undertakings=follow_undertakings(kept, of_mention, resolved.ids),
        conflicts=find_conflicts(resolved.entities, events, kept),
    )
