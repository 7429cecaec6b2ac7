"""Events: which reports of different documents tell the same real-world event.

Conservative: two reports are one event only when kind and countries agree, nothing in either group
forbids it, and something positive speaks for it (``linking.reports``). What is sure is joined
first. An open date ("this summer", in a report without a year) fits many years, so such a report is
joined only where one event alone fits. Last come the meetings of a visit that two documents tell:
one names those met, the other says "senior officials".
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import combinations

from msgspec.structs import replace

from dragoman.coding.modality import DONE
from dragoman.coding.summary import sentence
from dragoman.ids import content_id
from dragoman.linking.groups import Groups
from dragoman.linking.reports import OPEN, Report, bounds, dates_exclude, forbidden, likeness
from dragoman.model import Date, Decision, Event, SourceGroup, WhyLinked

_Block = tuple[str, str, str, str]
_Reasons = tuple[str, ...]
_PARTIES = 6
"""Countries of an event by whose pairs it is looked up."""


def _kind(report: Report) -> tuple[str, str]:
    mention = report.mention
    done = "done" if mention.modality in DONE else mention.modality
    if mention.stage == "signed":
        return "signed", done
    mode = mention.mode if mention.mode in ("visit", "multilateral") else ""
    return f"{mention.type}{mode}", done


def _blocks(report: Report) -> Iterator[_Block]:
    """Keys that reports of one event share: kind and a pair of countries."""
    countries = sorted(report.countries)[:_PARTIES]
    pairs = list(combinations(countries, 2)) or [(country, "") for country in countries]
    for one, other in pairs:
        yield (*_kind(report), one, other)


def _meeting_in_time(block: Sequence[Report]) -> Iterator[tuple[Report, Report]]:
    """Pairs of a block whose dates overlap."""
    ordered = sorted(block, key=lambda r: (r.span, r.mention.id))
    running: list[Report] = []
    for report in ordered:
        running = [before for before in running if before.span[1] >= report.span[0]]
        yield from ((before, report) for before in running)
        running.append(report)


def _pairs(reports: Sequence[Report]) -> Iterator[tuple[Report, Report]]:
    blocks: defaultdict[_Block, list[Report]] = defaultdict(list)
    for report in reports:
        for key in _blocks(report):
            blocks[key].append(report)
    seen: set[tuple[str, str]] = set()
    for block in blocks.values():
        for one, other in _meeting_in_time(block):
            left, right = sorted((one, other), key=lambda r: r.mention.id)
            pair = (left.mention.id, right.mention.id)
            if pair not in seen and forbidden(left, right) is None:
                seen.add(pair)
                yield left, right


def _join_sure(found: Iterable[tuple[str, str, _Reasons]], groups: Groups[str]) -> None:
    for left, right, reasons in sorted(found, key=lambda f: (-len(f[2]), f[0], f[1])):
        groups.join(left, right, reasons)


def _root(groups: Groups[str], mention: str) -> str:
    return min(groups.members(mention))


def _join_only_fits(found: Sequence[tuple[str, str, _Reasons]], groups: Groups[str]) -> None:
    """Joins pairs of which neither fits another group as well."""
    fits: defaultdict[str, set[str]] = defaultdict(set)
    for left, right, _ in found:
        fits[_root(groups, left)].add(_root(groups, right))
        fits[_root(groups, right)].add(_root(groups, left))
    lone = [
        (left, right, (*reasons, "nothing else fits"))
        for left, right, reasons in found
        if len(fits[_root(groups, left)]) == len(fits[_root(groups, right)]) == 1
    ]
    _join_sure(lone, groups)


def _told_visits(reports: Sequence[Report], groups: Groups[str]) -> Iterator[list[Report]]:
    """The reports of each visit that several documents tell."""
    visits: defaultdict[str, list[Report]] = defaultdict(list)
    for report in reports:
        if report.mention.mode == "visit" and report.mention.modality in DONE:
            visits[_root(groups, report.mention.id)].append(report)
    for root in sorted(visits):
        if len(visits[root]) > 1:
            yield visits[root]


def _meetings_of(visit: Report, reports: Iterable[Report]) -> list[Report]:
    """The meetings that the visit's document tells of it; it may name the hosts alone."""
    return [
        report
        for report in reports
        if report.mention.type == "CONSULT"
        and report.mention.mode is None
        and report.mention.modality in DONE
        and report.countries
        and report.countries <= visit.countries
        and report.place_country == visit.place_country is not None
        and not dates_exclude(report.mention.date, visit.mention.date)
    ]


def _meetings_on_visits(
    reports: Sequence[Report], groups: Groups[str]
) -> Iterator[tuple[str, str, _Reasons]]:
    by_doc: defaultdict[str, list[Report]] = defaultdict(list)
    for report in reports:
        by_doc[report.mention.doc].append(report)
    for visits in _told_visits(reports, groups):
        met = [_meetings_of(visit, by_doc[visit.mention.doc]) for visit in visits]
        for one, other in combinations(met, 2):
            if len(one) == len(other) == 1 and forbidden(one[0], other[0]) is None:
                left, right = sorted((one[0].mention.id, other[0].mention.id))
                yield left, right, ("the only meeting that each tells of the same visit",)


def _decide(decisions: Iterable[Decision], groups: Groups[str], known: frozenset[str]) -> None:
    for decision in decisions:
        if len(decision.target) == 2 and known.issuperset(decision.target):
            left, right = decision.target
            if decision.verdict == "same":
                groups.join(left, right, ("decided by a person",))
            elif decision.verdict == "different":
                groups.keep_apart(left, right)


def _group(reports: Sequence[Report], decisions: Sequence[Decision]) -> Groups[str]:
    by_id = {report.mention.id: report for report in reports}
    decided = {d.target for d in decisions if d.verdict == "same"}

    def vetoed(left: str, right: str) -> bool:
        if (left, right) in decided or (right, left) in decided:
            return False
        return forbidden(by_id[left], by_id[right]) is not None

    groups: Groups[str] = Groups(by_id, vetoed)
    _decide(decisions, groups, frozenset(by_id))
    found = [(a, b, like) for a, b in _pairs(reports) if (like := likeness(a, b)) is not None]
    named = [(a.mention.id, b.mention.id, like) for a, b, like in found]
    _join_sure([(a, b, like.reasons) for a, b, like in named if like.sure], groups)
    _join_only_fits([(a, b, like.reasons) for a, b, like in named if not like.sure], groups)
    _join_sure(_meetings_on_visits(reports, groups), groups)
    return groups


def best_date(reports: Sequence[Report]) -> Date | None:
    """The days on which all sources can be right, in the words of the most precise of them.

    A date that the text says goes before a document's own; where sources exclude each other, the
    most precise one stands alone.
    """
    dates = [report.mention.date for report in reports if report.mention.date is not None]
    said = [when for when in dates if when.basis != "document"] or dates
    best = min(said, key=lambda d: (_width(d), d.edtf or "", d.said or ""), default=None)
    if best is None:
        return None
    first, last = bounds(best)
    for when in said:
        other_first, other_last = bounds(when)
        if max(first, other_first) <= min(last, other_last):
            first, last = max(first, other_first), min(last, other_last)
    if (first, last) == bounds(best):
        return best
    return replace(
        best,
        edtf=_interval(first, last),
        precision="interval",
        earliest=_day(first),
        latest=_day(last),
    )


def _width(when: Date) -> int:
    first, last = bounds(when)
    return (last - first).days


def _day(day: date) -> date | None:
    return None if day in (date.min, date.max) else day


def _interval(first: date, last: date) -> str:
    if first == last:
        return first.isoformat()
    start = ".." if first == date.min else first.isoformat()
    return f"{start}/{'..' if last == date.max else last.isoformat()}"


def _best(reports: Sequence[Report]) -> Report:
    """The report that tells most: the one with most people, of the body, of most confidence."""

    def weight(report: Report) -> tuple[int, bool, bool, float, str]:
        people = sum(map(len, report.people.values()))
        told = report.days < OPEN
        return (
            people,
            not report.mention.headline,
            told,
            report.mention.confidence,
            report.mention.id,
        )

    return max(reports, key=weight)


def _event(
    reports: Sequence[Report],
    why: tuple[WhyLinked, ...],
    sources: dict[str, SourceGroup],
    names: dict[str, str],
) -> Event:
    best = _best(reports)
    mention = best.mention
    places = [report.place for report in reports if report.place is not None]
    documents = tuple(sorted({report.mention.doc for report in reports}))
    theme = None if mention.theme is None else mention.theme.text
    event = Event(
        id=content_id("e", min(report.mention.id for report in reports)),
        type=mention.type,
        mode=mention.mode,
        contexts=mention.contexts,
        actor1=best.actor1,
        actor2=best.actor2,
        third=best.third,
        place=best.place or (min(places) if places else None),
        date=best_date(reports),
        modality=mention.modality,
        summary={},
        mentions=tuple(sorted(report.mention.id for report in reports)),
        documents=documents,
        independent_sources=len({sources[doc].group for doc in documents}),
        part_of=None,
        why_linked=why,
    )
    return replace(event, summary={"en": sentence(event, names, mention.stage, theme)})


def link_events(
    reports: Sequence[Report],
    decisions: Sequence[Decision],
    sources: dict[str, SourceGroup],
    names: dict[str, str],
) -> tuple[Event, ...]:
    """The real-world events behind all reports.

    Args:
        reports: All event mentions, without those that a person struck out.
        decisions: ``same`` and ``different`` name two event mentions.
        sources: Source group by document.
        names: Display names of entities.
    """
    groups = _group(reports, decisions)
    by_id = {report.mention.id: report for report in reports}
    links: defaultdict[str, list[WhyLinked]] = defaultdict(list)
    for left, right, reasons in groups.edges():
        links[_root(groups, left)].append(WhyLinked(left, right, reasons))
    events = [
        _event([by_id[m] for m in members], tuple(links[members[0]]), sources, names)
        for members in groups.groups()
    ]
    return tuple(sorted(events, key=lambda event: event.id))
