"""The corpus half: one world behind many documents, the same for any order of them.

``relink`` takes new documents in: it looks at what shares a block with them and at nothing else.
``link`` is the same on an empty shelf in memory.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from dragoman.linking.cards import address
from dragoman.linking.conflicts import CONFLICT, beside, find_conflicts
from dragoman.linking.entities import ENTITY, FACT, LINK, Touched, resolve_entities
from dragoman.linking.events import EVENT, link_events, verdicts_of
from dragoman.linking.naming import NAMED, Named, file_named
from dragoman.linking.numbers import file_measures, file_sizes
from dragoman.linking.parts import place_parts
from dragoman.linking.plans import file_deed, place_plans, plans_of
from dragoman.linking.reports import REPORT, Report, report_of
from dragoman.linking.sources import SOURCE, group_sources
from dragoman.linking.undertakings import UNDERTAKING, follow_undertakings
from dragoman.model import Analysis, Corpus, Decision, EventMention
from dragoman.shelf import Kind, MemoryShelf, Shelf, kept, records

_MENTION = "em-"
"""What ids of event mentions begin with."""


class Judged(Struct, frozen=True):
    """The verdicts that linking followed last: on entities, on pairs of reports, on reports."""

    entities: tuple[tuple[str, tuple[str, ...]], ...] = ()
    events: tuple[tuple[str, tuple[str, ...]], ...] = ()
    struck: tuple[str, ...] = ()


JUDGED: Kind[Judged] = Kind("judged", Judged)
STRUCK: Kind[EventMention] = Kind("struck", EventMention)


def link(analyses: Iterable[Analysis], decisions: Iterable[Decision] = ()) -> Corpus:
    """Groups what the documents say into entities, sources, events, undertakings and conflicts.

    Args:
        analyses: Of all documents, in any order.
        decisions: People's verdicts; they override what is found.

    Returns:
        The corpus. The same analyses and decisions give the same corpus in whatever order they
        come.
    """
    shelf = MemoryShelf()
    relink(shelf, tuple(analyses), tuple(decisions))
    return corpus_of(shelf)


def corpus_of(shelf: MemoryShelf) -> Corpus:
    """Everything that was linked, in the order of ids."""
    return Corpus(
        entities=shelf.all(ENTITY),
        entity_links=shelf.all(LINK),
        sources=shelf.all(SOURCE),
        events=shelf.all(EVENT),
        undertakings=shelf.all(UNDERTAKING),
        conflicts=shelf.all(CONFLICT),
    )


def relink(shelf: Shelf, analyses: Sequence[Analysis], decisions: Sequence[Decision]) -> bool:
    """Takes documents into what was linked before; what they do not touch stays as it is.

    Args:
        shelf: Holds what linking knows of the documents before; an empty one at first.
        analyses: Documents that are not on the shelf yet, in any order.
        decisions: All verdicts of people that stand.

    Returns:
        ``False`` where verdicts on entities came or went since: nothing is done then, and all
        documents must be linked anew on an empty shelf.
    """
    ordered = sorted(decisions, key=lambda d: (d.made_at, d.id))
    now = _judged(ordered)
    before = shelf.get(JUDGED, "verdicts")
    if before is not None and before.entities != now.entities:
        return False
    shelf.put(JUDGED, "verdicts", now)
    on_entities = [d for d in ordered if not _is_on_reports(d)]
    touched = resolve_entities(shelf, analyses, on_entities)
    grouped = group_sources(shelf, analyses)
    file_sizes(shelf, analyses)
    file_measures(shelf, analyses)
    file_named(shelf, analyses)
    changes = _file_reports(shelf, analyses, touched, (before or Judged(), now))
    changes = replace(changes, new=frozenset(one.document.id for one in analyses))
    _settle(shelf, changes, grouped, ordered)
    return True


class _Changes(Struct, frozen=True):
    """What new documents and verdicts change for reports.

    Attributes:
        reports: Ids of reports that are new, gone, mean others or were judged.
        renamed: Ids of the other reports of the same documents.
        beside: Ids of reports that those before may have contradicted.
        docs: Their documents.
        entities: Ids of entities whose records changed.
        new: Documents that were not there before.
    """

    reports: frozenset[str]
    renamed: frozenset[str]
    beside: frozenset[str]
    docs: frozenset[str]
    entities: frozenset[str]
    new: frozenset[str] = frozenset()


def _settle(
    shelf: Shelf, changes: _Changes, grouped: frozenset[str], decisions: Sequence[Decision]
) -> None:
    """Everything that follows from the reports."""
    verdicts = verdicts_of(d for d in decisions if _is_on_reports(d))
    retold = link_events(shelf, sorted(changes.reports), sorted(changes.renamed), verdicts)
    reports = changes.reports | changes.renamed | changes.beside | retold.mentions
    events = place_parts(shelf, retold.events, changes.docs | grouped)
    find_conflicts(
        shelf,
        entities=changes.entities,
        reports=reports,
        events=place_plans(shelf, events, reports),
        undertakings=follow_undertakings(shelf, changes.docs, retold.mentions),
        docs=changes.new,
    )


def _is_on_reports(decision: Decision) -> bool:
    return all(target.startswith(_MENTION) for target in decision.target)


def _judged(decisions: Iterable[Decision]) -> Judged:
    pairs = [d for d in decisions if d.verdict in ("same", "different")]
    entities = sorted({(d.verdict, d.target) for d in pairs if not _is_on_reports(d)})
    events = sorted({(d.verdict, d.target) for d in pairs if _is_on_reports(d)})
    struck = sorted({t for d in decisions if d.verdict == "reject" for t in d.target})
    return Judged(tuple(entities), tuple(events), tuple(struck))


def _file_reports(
    shelf: Shelf, analyses: Sequence[Analysis], touched: Touched, judged: tuple[Judged, Judged]
) -> _Changes:
    """Puts the reports of touched documents on the shelf in the terms of the whole corpus."""
    before, now = judged
    mentions = dict(_told(shelf, analyses, touched.docs))
    struck = set(now.struck)
    for ident in sorted(set(before.struck) - struck):
        mention = shelf.get(STRUCK, ident)
        if mention is not None:
            mentions[ident] = mention
            shelf.drop(STRUCK, ident)
    for ident in sorted(struck):
        report = shelf.get(REPORT, ident)
        if report is not None:
            mentions[ident] = report.mention
    moved = {t for pair in set(before.events) ^ set(now.events) for t in pair[1]}
    changed = {ident for ident in moved if shelf.get(REPORT, ident) is not None}
    near: set[str] = set()
    for ident, mention in sorted(mentions.items()):
        old = shelf.get(REPORT, ident)
        new = None if ident in struck else _report(shelf, mention)
        if new is None:
            shelf.put(STRUCK, ident, mention)
        if old != new:
            changed.add(ident)
            near |= set() if old is None else beside(shelf, old) | plans_of(shelf, ident)
            file_deed(shelf, ident, new)
            if new is None:
                shelf.drop(REPORT, ident)
            else:
                shelf.put(REPORT, ident, new)
    docs = frozenset(mention.doc for mention in mentions.values())
    renamed = frozenset(mentions) - changed - struck
    return _Changes(frozenset(changed), renamed, frozenset(near), docs, touched.entities)


def _told(
    shelf: Shelf, analyses: Sequence[Analysis], docs: Iterable[str]
) -> Iterator[tuple[str, EventMention]]:
    """The event mentions of new documents and of those that were touched."""
    new = {analysis.document.id: analysis for analysis in analyses}
    for doc in sorted(docs):
        if doc in new:
            yield from ((mention.id, mention) for mention in new[doc].events)
        else:
            for report in records(shelf, REPORT, f"doc:{doc}"):
                yield report.mention.id, report.mention


def _report(shelf: Shelf, mention: EventMention) -> Report:
    """An event mention in the terms of the corpus: the entities that it speaks of by its keys."""
    named = shelf.get(NAMED, mention.id) or Named(None, None)
    keys = {*mention.actor1, *mention.actor2, *mention.third, mention.place, *named.beside} - {None}
    ids = {
        key: found.entity
        for key in sorted(str(key) for key in keys)
        if (found := shelf.get(LINK, address(mention.doc, key))) is not None
    }
    facts = {ident: kept(shelf, FACT, ident) for ident in ids.values()}
    beside = frozenset(ids[key] for key in named.beside if key in ids)
    return report_of(mention, ids, facts, named=named.thing, beside=beside)
