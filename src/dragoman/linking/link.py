"""The corpus half: one world behind all documents, the same for any order of them."""

from __future__ import annotations

from collections.abc import Iterable

from dragoman.linking.conflicts import find_conflicts
from dragoman.linking.entities import resolve_entities
from dragoman.linking.events import link_events
from dragoman.linking.parts import place_parts
from dragoman.linking.reports import report_of
from dragoman.linking.sources import group_sources
from dragoman.linking.undertakings import follow_undertakings
from dragoman.model import Analysis, Corpus, Decision


def _rejected(decisions: Iterable[Decision]) -> frozenset[str]:
    """What a person struck out."""
    return frozenset(
        target for one in decisions if one.verdict == "reject" for target in one.target
    )


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
    rejected = _rejected(verdicts)
    reports = [
        report_of(mention, resolved, by_id)
        for analysis in ordered
        for mention in analysis.events
        if mention.id not in rejected
    ]
    names = {entity.id: entity.name for entity in resolved.entities}
    events = link_events(reports, verdicts, {source.doc: source for source in sources}, names)
    events = place_parts(events, by_id)
    of_mention = {mention: event.id for event in events for mention in event.mentions}
    undertakings = follow_undertakings(reports, of_mention, resolved)
    return Corpus(
        entities=resolved.entities,
        entity_links=resolved.links,
        sources=sources,
        events=events,
        undertakings=undertakings,
        conflicts=find_conflicts(resolved.entities, events, undertakings, reports, ordered),
    )
