"""Numbers: what documents count and measure in ways that cannot both be right.

The size of one delegation, the papers signed at once, what a deal is worth, how long a project is,
the trade of two countries in a year, the dead of a war. An amount is an interval
(``coding.amounts``), so that a rounded number and the exact one, or "more than", agree.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from msgspec import Struct

from dragoman.coding.modality import DONE
from dragoman.linking.cards import address
from dragoman.linking.entities import LINK
from dragoman.linking.events import EVENT, INTO
from dragoman.linking.reports import (
    OPEN,
    REPORT,
    Report,
    bounds,
    claim,
    dates_close,
    dates_exclude,
    days_of,
)
from dragoman.linking.sides import claims_of, conflict
from dragoman.linking.steps import STEP
from dragoman.linking.telling import event_id
from dragoman.model import Analysis, Conflict, Date, Event, Evidence, Measure, Undertaking
from dragoman.shelf import Key, Kind, Shelf, kept, records

_OF_EVENTS = frozenset({"sum", "count", "dead"})
"""What an event alone has a measure of."""
_HALF = 0.5
"""The share that two times must have in common, for what was measured then to be one thing."""


class Measured(Struct, frozen=True):
    """What a document measures."""

    measures: tuple[Measure, ...]


def _subject(one: Measure) -> str | None:
    """What measures of one thing share; ``None`` where only the event tells what it is of."""
    if not one.subjects or one.of == "worth":
        return None
    return " ".join((one.of, one.unit, *one.subjects))


def _measured_keys(found: Measured) -> Iterator[Key]:
    subjects = {_subject(one) for one in found.measures} - {None}
    yield from (Key(f"of {subject}") for subject in sorted(map(str, subjects)))


MEASURED: Kind[Measured] = Kind("measured", Measured, _measured_keys)


def file_measures(shelf: Shelf, analyses: Iterable[Analysis]) -> None:
    """Puts what documents measure on the shelf."""
    for analysis in analyses:
        if analysis.measures:
            shelf.put(MEASURED, analysis.document.id, Measured(analysis.measures))


def subjects_of(shelf: Shelf, docs: Iterable[str]) -> frozenset[str]:
    """What documents measure that others may measure too."""
    found = (shelf.get(MEASURED, doc) for doc in docs)
    told = {_subject(one) for measured in found if measured for one in measured.measures}
    return frozenset(str(subject) for subject in told - {None})


def _disagree(left: Measure, right: Measure) -> bool:
    """Whether no number is meant by both."""
    if left.unit != right.unit or left.evidence.doc == right.evidence.doc:
        return False
    low, high = sorted((left, right), key=lambda one: (one.least, one.most or one.least))
    return low.most is not None and low.most <= high.least


def _one_time(left: Date | None, right: Date | None) -> bool:
    """Whether two times are much the same; what has no time holds at any."""
    if left is None or right is None:
        return left is right
    (first, last), (start, end) = bounds(left), bounds(right)
    common = (min(last, end) - max(first, start)).days + 1
    return common >= _HALF * ((max(last, end) - min(first, start)).days + 1)


def measure_conflicts(shelf: Shelf, subject: str) -> Iterator[Conflict]:
    """What documents say of one length, one year's trade or the dead of one war.

    Args:
        shelf: Holds the measures.
        subject: As ``subjects_of`` gives it.
    """
    told = [
        one
        for found in records(shelf, MEASURED, f"of {subject}")
        for one in found.measures
        if _subject(one) == subject and not _is_of_one_event(one)
    ]
    told.sort(key=lambda one: (bounds(one.date), one.evidence))
    for group in _by_time(told):
        if any(_disagree(*pair) for pair in combinations(_distinct(group), 2)):
            yield conflict("number", _about(shelf, group), claims_of(map(_said, group)))


def _is_of_one_event(one: Measure) -> bool:
    """Whether it is told of an event that has many like it: the dead of a day, not of a war."""
    first, last = bounds(one.date)
    return one.of == "dead" and (one.date is None or (last - first).days < OPEN)


def _by_time(told: Sequence[Measure]) -> list[list[Measure]]:
    groups: list[list[Measure]] = []
    for one in told:
        fits = [group for group in groups if _one_time(group[0].date, one.date)]
        if fits:
            fits[0].append(one)
        else:
            groups.append([one])
    return groups


def _distinct(group: Sequence[Measure]) -> list[Measure]:
    """One measure of each document and value."""
    by_value = {(one.evidence.doc, one.least, one.most): one for one in reversed(group)}
    return [by_value[key] for key in sorted(by_value, key=str)]


def _said(one: Measure) -> tuple[str, Evidence]:
    return " ".join(one.evidence.quote.split()), one.evidence


def _about(shelf: Shelf, group: Sequence[Measure]) -> str:
    """The thing that is measured, else the event that one tells, else the first document."""
    first = min(group, key=lambda one: one.evidence)
    for key in first.subjects:
        if (link := shelf.get(LINK, address(first.evidence.doc, key))) is not None and ":" in key:
            return link.entity
    intos = [shelf.get(INTO, one.mention) for one in group if one.mention is not None]
    events = sorted(event_id(into.root) for into in intos if into is not None)
    known = [ident for ident in events if shelf.get(EVENT, ident) is not None]
    return known[0] if known else first.evidence.doc


def _amounts(shelf: Shelf, report: Report) -> dict[tuple[str, str], Measure]:
    """What the words of a report measure, by what and in which unit."""
    measured = shelf.get(MEASURED, report.mention.doc)
    mine = [] if measured is None else measured.measures
    return {
        (one.of, one.unit): one
        for one in mine
        if one.mention == report.mention.id and one.of in _OF_EVENTS
    }


def amount_conflicts(shelf: Shelf, report: Report) -> Iterator[Conflict]:
    """How much, or how many, documents tell of one event: a sum, prisoners, the dead."""
    mine = _amounts(shelf, report)
    if not mine:
        return
    root = kept(shelf, INTO, report.mention.id).root
    told = [_amounts(shelf, kept(shelf, REPORT, ident)) for ident in sorted(shelf.find(INTO, root))]
    for key in sorted(mine):
        group = [found[key] for found in told if key in found]
        if any(_disagree(*pair) for pair in combinations(group, 2)):
            yield conflict("number", event_id(root), claims_of(map(_said, group)))


def worth_conflicts(shelf: Shelf, undertaking: Undertaking) -> Iterator[Conflict]:
    """What documents say that one deal is worth: one with a name, or one event."""
    told: list[tuple[Measure, Date | None, str | None]] = []
    for stage in undertaking.stages:
        step = shelf.get(STEP, stage.event_mention or "")
        report = shelf.get(REPORT, stage.event_mention or "")
        if step is None or report is None or report.mention.modality not in DONE:
            continue
        measured = shelf.get(MEASURED, report.mention.doc)
        for one in () if measured is None else measured.measures:
            if one.of == "worth" and one.mention == stage.event_mention:
                told.append((one, step.date, None if step.thread.is_specific else stage.event))
    pairs = [
        (one, other)
        for (one, when, event), (other, then, same) in combinations(told, 2)
        if event == same and not dates_exclude(when, then) and _disagree(one, other)
    ]
    said = {measure for pair in pairs for measure in pair}
    if said:
        sides = map(_said, sorted(said, key=lambda one: one.evidence))
        yield conflict("number", undertaking.id, claims_of(sides))


class Size(Struct, frozen=True):
    """The number of people in a group that a document names, with the words."""

    country: str
    number: int
    evidence: Evidence


class Sizes(Struct, frozen=True):
    """Sizes of groups of people that a document names."""

    sizes: tuple[Size, ...]


SIZES: Kind[Sizes] = Kind("sizes", Sizes)


def file_sizes(shelf: Shelf, analyses: Iterable[Analysis]) -> None:
    """Puts the sizes of groups that documents name on the shelf."""
    for analysis in analyses:
        found: list[Size] = []
        for entity in analysis.entities:
            if entity.size is None or entity.country is None or entity.type != "group":
                continue
            spans = [m.span for m in analysis.mentions if m.entity == entity.key]
            if spans:
                said = analysis.document.evidence(spans[0])
                found.append(Size(entity.country, entity.size, said))
        if found:
            shelf.put(SIZES, analysis.document.id, Sizes(tuple(found)))


def differ(left: int, right: int) -> bool:
    """Whether two numbers cannot be one number, the rounder of the two being rounded."""
    less, more = sorted((left, right))
    rounded = less % 10 == 0 or more % 10 == 0
    return less != more and not (rounded and more - less <= max(1, more // 10))


_COUNTED = re.compile(r"(\d{1,4})\s+(?=\D)")
"""A number with which what an event is about begins: "17 agreements"."""


def _count(report: Report) -> int | None:
    """How many papers a report tells to have been signed at once."""
    mention = report.mention
    found = None if mention.theme is None else _COUNTED.match(mention.theme.text)
    signed = mention.stage == "signed" and mention.modality in DONE
    return int(found[1]) if found is not None and signed else None


def count_conflicts(shelf: Shelf, report: Report) -> Iterator[Conflict]:
    """How many papers documents say that the same parties signed in the same days."""
    if _count(report) is None:
        return
    near = records(shelf, REPORT, f"told {claim(report)}", days=days_of(report.span))
    told = [
        (count, one)
        for one in near
        if (count := _count(one)) is not None and dates_close(report.mention.date, one.mention.date)
    ]
    pairs = combinations(told, 2)
    if any(a[1].mention.doc != b[1].mention.doc and differ(a[0], b[0]) for a, b in pairs):
        ids = [event_id(kept(shelf, INTO, one.mention.id).root) for _, one in told]
        sides = ((str(count), one.mention.evidence[0]) for count, one in told)
        yield conflict("number", min(ids), claims_of(sides))


def number_conflicts(shelf: Shelf, event: Event) -> Iterator[Conflict]:
    """Sizes that documents give for the one delegation of a country at one visit."""
    if event.mode != "visit" or len(event.documents) < 2:
        return
    told: defaultdict[str, list[Size]] = defaultdict(list)
    for doc in event.documents:
        sizes = shelf.get(SIZES, doc)
        by_country: defaultdict[str, list[Size]] = defaultdict(list)
        for size in () if sizes is None else sizes.sizes:
            by_country[size.country].append(size)
        for country, said in by_country.items():
            if len(said) == 1:
                told[country] += said
    for country in sorted(told):
        if any(differ(a.number, b.number) for a, b in combinations(told[country], 2)):
            sides = ((str(size.number), size.evidence) for size in told[country])
            yield conflict("number", event.id, claims_of(sides))
