"""Events: which reports of different documents tell the same real-world event.

Conservative: two reports are one event only when kind and countries agree, nothing in either group
forbids it, and something positive speaks for it (``linking.reports``). What is sure is joined
first. An open date ("this summer", in a report without a year) fits many years, so such a report is
joined only where one event alone fits. Last come the meetings of a visit that two documents tell:
one names those met, the other says "senior officials".

A new report is compared with those of its blocks on its days and tied to those that it is like; who
hangs together by ties is settled anew, and nothing else is.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from msgspec import Struct

from dragoman.coding.modality import DONE
from dragoman.linking.entities import FACT
from dragoman.linking.fitting import DOUBTS, LIKE, Like, closest, doubts, join_only_fits, root_of
from dragoman.linking.groups import Groups
from dragoman.linking.likeness import FITS, SURE, likeness
from dragoman.linking.reports import (
    REPORT,
    Report,
    blocks,
    dates_exclude,
    days_of,
    forbidden,
)
from dragoman.linking.telling import Ties, event_id, tell_event
from dragoman.model import Decision, Event, WhyLinked
from dragoman.shelf import Key, Kind, Shelf, kept, records


class Met(Struct, frozen=True):
    """Two meetings that are the only ones told of one visit (``via``)."""

    left: str
    right: str
    via: str


class Into(Struct, frozen=True):
    """The event that a report is of, by the least id among its reports."""

    mention: str
    doc: str
    root: str


MET: Kind[Met] = Kind(
    "met", Met, lambda tie: (Key(tie.left), Key(tie.right), Key(f"via:{tie.via}"))
)
INTO: Kind[Into] = Kind("into", Into, lambda into: (Key(into.root), Key(f"doc:{into.doc}")))
EVENT: Kind[Event] = Kind("event", Event)


class Verdicts(Struct, frozen=True):
    """What people said of reports: pairs that are one event, pairs that are not."""

    same: frozenset[tuple[str, str]] = frozenset()
    different: frozenset[tuple[str, str]] = frozenset()

    def partners(self, mention: str) -> set[str]:
        """Reports that a person says are of one event with a report."""
        return {o for pair in self.same if mention in pair for o in pair} - {mention}


def verdicts_of(decisions: Iterable[Decision]) -> Verdicts:
    """The verdicts on pairs of event mentions."""
    same, different = set(), set()
    for one in decisions:
        if len(one.target) == 2:
            left, right = sorted(one.target)
            if one.verdict == "same":
                same.add((left, right))
            elif one.verdict == "different":
                different.add((left, right))
    return Verdicts(frozenset(same), frozenset(different))


class Retold(Struct, frozen=True):
    """What linking events changed.

    Attributes:
        mentions: Reports that are of another event than before, or new.
        events: Ids of events that were made, changed or taken out.
    """

    mentions: frozenset[str]
    events: frozenset[str]


def link_events(
    shelf: Shelf, changed: Sequence[str], renamed: Sequence[str], verdicts: Verdicts
) -> Retold:
    """Settles which event each changed report is of.

    Args:
        shelf: Holds the reports; events are put on it, as yet without wholes and sources.
        changed: Ids of reports that are new, gone or mean other people or places than before.
        renamed: Ids of reports whose people or places have other names than before.
        verdicts: What people said of reports.
    """
    desk = _Desk(shelf, verdicts)
    seeds = desk.compare(changed)
    desk.settle(seeds, visits=True)
    desk.settle(seeds | desk.meet(changed), visits=False)
    return desk.tell(renamed)


class _Desk:
    """One batch of reports on its way into the shelf."""

    def __init__(self, shelf: Shelf, verdicts: Verdicts) -> None:
        self._shelf = shelf
        self._verdicts = verdicts
        self._mentions: set[str] = set()
        self._left: set[str] = set()
        self._settled: dict[str, Ties] = {}
        self._visits: set[str] = set()

    def compare(self, changed: Iterable[str]) -> set[str]:
        """Tie changed reports to those they are like; gives all that may move now."""
        seeds: set[str] = set()
        for mention in sorted(changed):
            seeds |= {mention} | self._near(mention) | self._mates(mention)
            for tie in self._shelf.find(LIKE, mention):
                self._shelf.drop(LIKE, tie)
            report = self._shelf.get(REPORT, mention)
            if report is None:
                self._forget(mention)
                continue
            for other in self._candidates(report):
                self._tie(report, other)
            seeds |= self._near(mention)
        return {one for one in seeds if self._shelf.get(REPORT, one) is not None}

    def _candidates(self, report: Report) -> Iterator[Report]:
        found = {
            ident
            for key in blocks(report)
            for ident in self._shelf.find(REPORT, key, days=days_of(report.span))
        }
        for ident in sorted(found - {report.mention.id}):
            yield kept(self._shelf, REPORT, ident)

    def _tie(self, report: Report, other: Report) -> None:
        left, right = sorted((report, other), key=lambda r: r.mention.id)
        if forbidden(left, right) is None and (like := likeness(left, right)) is not None:
            one, two = left.mention.id, right.mention.id
            self._shelf.put(LIKE, f"{one} {two}", Like(one, two, like.reasons, like.weight))

    def _near(self, mention: str) -> set[str]:
        """Reports tied to a report."""
        found = self._verdicts.partners(mention)
        for like in records(self._shelf, LIKE, mention):
            found |= {like.left, like.right}
        for met in records(self._shelf, MET, mention):
            found |= {met.left, met.right}
        return {one for one in found if self._shelf.get(REPORT, one) is not None} - {mention}

    def _mates(self, mention: str) -> set[str]:
        into = self._shelf.get(INTO, mention)
        return set() if into is None else set(self._shelf.find(INTO, into.root)) - {mention}

    def _forget(self, mention: str) -> None:
        into = self._shelf.get(INTO, mention)
        if into is not None:
            self._left.add(into.root)
            self._mentions.add(mention)
            self._shelf.drop(INTO, mention)

    def _around(self, start: str) -> tuple[str, ...]:
        found, waiting = {start}, [start]
        while waiting:
            for other in self._near(waiting.pop()) - found:
                found.add(other)
                waiting.append(other)
        return tuple(sorted(found))

    def settle(self, seeds: Iterable[str], *, visits: bool) -> None:
        """Settle anew all that hang together with the seeds: those of visits, or the others."""
        done: set[str] = set()
        for seed in sorted(seeds):
            if seed not in done:
                members = self._around(seed)
                done.update(members)
                reports = {one: kept(self._shelf, REPORT, one) for one in members}
                if visits == any(_is_visit(report) for report in reports.values()):
                    self._group(reports)

    def _group(self, reports: dict[str, Report]) -> None:
        verdicts = self._verdicts

        def vetoed(left: str, right: str) -> bool:
            pair = (min(left, right), max(left, right))
            return (
                pair not in verdicts.same and forbidden(reports[left], reports[right]) is not None
            )

        groups: Groups[str] = Groups(reports, vetoed)
        for left, right in verdicts.different:
            groups.keep_apart(left, right)
        for left, right in sorted(verdicts.same):
            if left in reports and right in reports:
                groups.join(left, right, ("decided by a person",))
        ties = sorted(
            {tie for one in reports for tie in records(self._shelf, LIKE, one)},
            key=lambda tie: (-tie.weight, tie.left, tie.right),
        )
        for tie in ties:
            if tie.weight >= SURE:
                groups.join(tie.left, tie.right, tie.reasons)
        fitting = [tie for tie in ties if FITS <= tie.weight < SURE]
        join_only_fits(closest(fitting, reports), groups, reports)
        met = {tie for one in reports for tie in records(self._shelf, MET, one)}
        for pair in sorted({(tie.left, tie.right) for tie in met}):
            groups.join(*pair, ("the only meeting that each tells of the same visit",))
        self._keep(groups, reports, ties)

    def _keep(self, groups: Groups[str], reports: dict[str, Report], ties: Sequence[Like]) -> None:
        links: defaultdict[str, list[WhyLinked]] = defaultdict(list)
        for left, right, reasons in groups.edges():
            links[root_of(groups, left)].append(WhyLinked(left, right, reasons))
        unsure = doubts(ties, groups)
        for members in groups.groups():
            root = members[0]
            self._settled[root] = Ties(tuple(links[root]), tuple(unsure[root][:DOUBTS]))
            for one in members:
                self._move(reports[one], root)
                if _is_visit(reports[one]):
                    self._visits.add(root)

    def _move(self, report: Report, root: str) -> None:
        mention = report.mention.id
        old = self._shelf.get(INTO, mention)
        if old is not None and old.root != root:
            self._left.add(old.root)
            self._visits.add(old.root)
        if old is None or old.root != root:
            self._mentions.add(mention)
            self._shelf.put(INTO, mention, Into(mention, report.mention.doc, root))

    def meet(self, changed: Iterable[str]) -> set[str]:
        """Tie the meetings of visits that several documents tell; gives those that may move now."""
        docs = {r.mention.doc for one in changed if (r := self._shelf.get(REPORT, one)) is not None}
        for doc in sorted(docs):
            for into in records(self._shelf, INTO, f"doc:{doc}"):
                if _is_visit(kept(self._shelf, REPORT, into.mention)):
                    self._visits.add(into.root)
        seeds: set[str] = set()
        for root in sorted(self._visits):
            for ident in self._shelf.find(MET, f"via:{root}"):
                tie = kept(self._shelf, MET, ident)
                seeds |= {tie.left, tie.right}
                self._shelf.drop(MET, ident)
            for left, right in self._meetings_on(root):
                self._shelf.put(MET, f"{root} {left} {right}", Met(left, right, root))
                seeds |= {left, right}
        return {one for one in seeds if self._shelf.get(REPORT, one) is not None}

    def _meetings_on(self, root: str) -> Iterator[tuple[str, str]]:
        mentions = self._shelf.find(INTO, root)
        told = [kept(self._shelf, REPORT, one) for one in mentions]
        visits = [report for report in told if _is_visit(report)]
        met = [self._meetings_of(visit) for visit in visits] if len(visits) > 1 else []
        for one, other in combinations(met, 2):
            if len(one) == len(other) == 1 and forbidden(one[0], other[0]) is None:
                left, right = sorted((one[0].mention.id, other[0].mention.id))
                yield left, right

    def _meetings_of(self, visit: Report) -> list[Report]:
        """The meetings that the visit's document tells of it; it may name the hosts alone."""
        return [
            report
            for report in records(self._shelf, REPORT, f"doc:{visit.mention.doc}")
            if report.mention.type == "CONSULT"
            and report.mention.mode is None
            and report.mention.modality in DONE
            and report.countries
            and report.countries <= visit.countries
            and report.place_country == visit.place_country is not None
            and not dates_exclude(report.mention.date, visit.mention.date)
        ]

    def tell(self, renamed: Iterable[str]) -> Retold:
        """Make the records of all settled events, and anew those with other names in them."""
        roots = dict(self._settled)
        for mention in renamed:
            into = self._shelf.get(INTO, mention)
            if into is not None and into.root not in roots:
                event = kept(self._shelf, EVENT, event_id(into.root))
                roots[into.root] = Ties(event.why_linked, event.may_be)
        for root in sorted(self._left):
            if not self._shelf.find(INTO, root, limit=1):
                self._shelf.drop(EVENT, event_id(root))
        for root, ties in sorted(roots.items()):
            mentions = self._shelf.find(INTO, root)
            if mentions:
                reports = [kept(self._shelf, REPORT, one) for one in mentions]
                self._shelf.put(EVENT, event_id(root), self._told(reports, ties))
        events = frozenset(event_id(root) for root in roots.keys() | self._left)
        return Retold(frozenset(self._mentions), events)

    def _told(self, reports: Sequence[Report], ties: Ties) -> Event:
        ids = {i for r in reports for i in (*r.actor1, *r.actor2, *r.third, r.place) if i}
        return tell_event(reports, ties, {i: kept(self._shelf, FACT, i).name for i in ids})


def _is_visit(report: Report) -> bool:
    return report.mention.mode == "visit" and report.mention.modality in DONE
