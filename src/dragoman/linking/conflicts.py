"""Conflicts: claims of the documents that cannot both hold, with the words of each side.

Offices that no one holds at once; days, places and numbers that two documents give for what seems
one event; steps of an undertaking that one says were taken and another denies; deeds that one side
tells and another disputes. Differences of precision, rounding, calendar, or of office in the course
of a career are none, nor are two offices that people do hold together (foreign minister and deputy
prime minister).

Each conflict hangs on something it is found from: a person, a report, an event, an undertaking.
What changed is looked at anew, and nothing else.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations

from msgspec import Struct

from dragoman.coding.modality import DONE
from dragoman.gazetteer import offices
from dragoman.gazetteer.rows import Office
from dragoman.ids import content_id
from dragoman.linking.entities import ENTITY, FACT
from dragoman.linking.events import EVENT, INTO
from dragoman.linking.reports import (
    NARROW,
    REPORT,
    Report,
    bounds,
    claim,
    dates_exclude,
    days_of,
    deed,
    forbidden,
    is_denial,
    shared_people,
)
from dragoman.linking.stages import progress
from dragoman.linking.telling import event_id
from dragoman.linking.undertakings import UNDERTAKING
from dragoman.model import (
    Analysis,
    Claim,
    Conflict,
    ConflictKind,
    Entity,
    Event,
    Evidence,
    Role,
    Stage,
    Undertaking,
)
from dragoman.shelf import ALWAYS, Key, Kind, Shelf, kept, records

_TERM = 366
"""Days from which the time of an office is too vague to clash with another."""
_NEAR = 3
"""Days by which two reports of one meeting may differ, so that one of them is wrong."""
_GENERIC = frozenset(
    {"minister", "leader", "head-of-state", "official", "commander", "envoy", "diplomat"}
    | {"chief-of-staff"}
)
_TAKEN = frozenset({"agreed", "signed", "in_force", "in_progress", "delivered", "completed"})
_UNDONE = frozenset({"denied", "rejected"})


def _claims(sides: Iterable[tuple[str, Evidence]]) -> tuple[Claim, ...]:
    words: defaultdict[str, set[Evidence]] = defaultdict(set)
    for value, evidence in sides:
        words[value].add(evidence)
    return tuple(Claim(value, tuple(sorted(said))) for value, said in sorted(words.items()))


def _conflict(
    kind: ConflictKind, about: str, claims: tuple[Claim, ...], note: str | None = None
) -> Conflict:
    values = [(claim.value, claim.evidence[0]) for claim in claims]
    return Conflict(content_id("c", kind, about, values), about, kind, claims, kind, note)


def _exclude_each_other(left: Office, right: Office) -> bool:
    """Whether no one holds both at once: two military posts, two of one body, two heads."""
    if left.key == right.key or {left.key, right.key} & _GENERIC:
        return False
    military = left.sector == right.sector == "MIL" and "minister" not in left.key + right.key
    body = left.body is not None and left.body == right.body and left.rank != right.rank
    return military or body or left.rank == right.rank == 1


def _clash(left: Role, right: Role) -> bool:
    if left.office == right.office:
        return False
    one, other = offices().get(left.office or ""), offices().get(right.office or "")
    if one is None or other is None or not _exclude_each_other(one, other):
        return False
    if left.country is not None and right.country is not None and left.country != right.country:
        return False
    if "ormer" in left.title + right.title or dates_exclude(left.as_of, right.as_of):
        return False
    docs = {e.doc for e in left.evidence} & {e.doc for e in right.evidence}
    return bool(docs) or (_is_dated(left) and _is_dated(right))


def _is_dated(role: Role) -> bool:
    first, last = bounds(role.as_of)
    return (last - first).days <= _TERM


def role_conflicts(entity: Entity) -> Iterator[Conflict]:
    """Offices that a person cannot have held at once."""
    if entity.type != "person" or len({role.office for role in entity.roles}) < 2:
        return
    pairs = [pair for pair in combinations(entity.roles, 2) if _clash(*pair)]
    titles = {role.title for pair in pairs for role in pair}
    said = [(r.title, e) for r in entity.roles if r.title in titles for e in r.evidence]
    if pairs:
        alone = {e.doc for _, e in said}
        note = "one document says both" if len(alone) == 1 else None
        yield _conflict("role", entity.id, _claims(said), note)


def _is_said(report: Report) -> bool:
    when = report.mention.date
    known = when is not None and when.basis in ("explicit", "relative")
    return known and report.days <= NARROW


def _day_words(report: Report) -> tuple[str, Evidence]:
    when = report.mention.date
    if when is None:
        return "unknown", report.mention.evidence[0]
    return when.edtf or when.said or "unknown", when.evidence or report.mention.evidence[0]


def _is_meeting(report: Report) -> bool:
    return len(report.people) > 1 and _is_said(report) and report.mention.modality in DONE


def _near(shelf: Shelf, report: Report) -> Iterator[Report]:
    """Reports of other documents on meetings of these countries a few days before or after."""
    first, last = days_of(report.span)
    days = (max(first - _NEAR, ALWAYS[0]), min(last + _NEAR, ALWAYS[1]))
    for other in records(shelf, REPORT, f"met {deed(report)}", days=days):
        if other.mention.doc != report.mention.doc and _is_meeting(other):
            yield other


def meeting_conflicts(shelf: Shelf, left: Report) -> Iterator[Conflict]:
    """Days, or countries, of what seems one meeting of the same named people.

    Args:
        shelf: Holds the other reports.
        left: A report; of each pair, the one with the lesser id.
    """
    if not _is_meeting(left) or is_denial(left):
        return
    for right in _near(shelf, left):
        ids = [event_id(kept(shelf, INTO, r.mention.id).root) for r in (left, right)]
        if left.mention.id > right.mention.id or shared_people(left, right) < 2:
            continue
        if ids[0] == ids[1]:
            continue
        same_place = left.place is not None and left.place == right.place
        if dates_exclude(left.mention.date, right.mention.date) and same_place:
            yield _conflict("date", min(ids), _claims(map(_day_words, (left, right))))
        elif forbidden(left, right) == "they are in different countries":
            told = [(r.place, r.mention.evidence[0]) for r in (left, right) if r.place is not None]
            sides = [(kept(shelf, FACT, place).name, words) for place, words in told]
            yield _conflict("place", min(ids), _claims(sides))


def stage_conflicts(shelf: Shelf, undertaking: Undertaking) -> Iterator[Conflict]:
    """Steps that one report says were taken and another denies."""
    pairs = [
        (one, other)
        for one in undertaking.stages
        for other in undertaking.stages
        if one.stage in _TAKEN
        and other.stage in _UNDONE
        and _contradict(one, other)
        and _is_as_far(shelf, one, other)
    ]
    said = [(s.stage, s.evidence) for pair in pairs for s in pair if s.evidence is not None]
    if said:
        yield _conflict("stage", undertaking.id, _claims(said))


def _is_as_far(shelf: Shelf, taken: Stage, undone: Stage) -> bool:
    """Whether what is told to be taken is what is denied: who denies a delivery may have signed."""
    report = shelf.get(REPORT, undone.event_mention or "")
    denied = None if report is None else report.mention.stage
    return denied is None or denied in _UNDONE or progress(taken.stage) >= progress(denied)


def _contradict(taken: Stage, undone: Stage) -> bool:
    if dates_exclude(taken.date, undone.date):
        return False
    if undone.stage == "denied":
        return True
    widths = [(last - first).days for first, last in (bounds(taken.date), bounds(undone.date))]
    return max(widths) <= NARROW


def _disputes(left: Report, right: Report) -> bool:
    one, other = left.mention.theme, right.mention.theme
    themes = (None if one is None else one.key) == (None if other is None else other.key)
    if right.mention.type == "ACCUSE" and (other is None or other.key == "accusation"):
        themes = left.mention.doc == right.mention.doc  # the accusation that it tells
    who = set(left.actor1) & set(right.actor1) or left.countries == right.countries
    return themes and bool(who) and not dates_exclude(left.mention.date, right.mention.date)


def attribution_conflicts(shelf: Shelf, denial: Report) -> Iterator[Conflict]:
    """Deeds that reports tell and one denies."""
    if not is_denial(denial):
        return
    near = records(shelf, REPORT, f"told {claim(denial)}", days=days_of(denial.span))
    told = [report for report in near if _disputes(report, denial)]
    if told:
        sides = [("told", words) for report in told for words in report.mention.evidence]
        sides += [("denied", words) for words in denial.mention.evidence]
        about = event_id(kept(shelf, INTO, denial.mention.id).root)
        yield _conflict("attribution", about, _claims(sides))


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


def _differ(left: int, right: int) -> bool:
    """Whether two numbers cannot be one number, the rounder of the two being rounded."""
    less, more = sorted((left, right))
    rounded = less % 10 == 0 or more % 10 == 0
    return less != more and not (rounded and more - less <= max(1, more // 10))


_COUNTED = re.compile(r"(\d{1,4})\s+(?=\D)")
"""A number with which what an event is about begins: "17 agreements"."""


def count_conflicts(shelf: Shelf, event: Event) -> Iterator[Conflict]:
    """How many papers documents say were signed at once."""
    said: list[tuple[int, Evidence]] = []
    for ident in event.mentions if len(event.documents) > 1 else ():
        mention = kept(shelf, REPORT, ident).mention
        count = None if mention.theme is None else _COUNTED.match(mention.theme.text)
        if count is not None and mention.stage == "signed":
            said.append((int(count[1]), mention.evidence[0]))
    if any(a[1].doc != b[1].doc and _differ(a[0], b[0]) for a, b in combinations(said, 2)):
        yield _conflict("number", event.id, _claims((str(n), words) for n, words in said))


def number_conflicts(shelf: Shelf, event: Event) -> Iterator[Conflict]:
    """Sizes that documents give for the one delegation of a country at one visit."""
    yield from count_conflicts(shelf, event)
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
        if any(_differ(a.number, b.number) for a, b in combinations(told[country], 2)):
            sides = ((str(size.number), size.evidence) for size in told[country])
            yield _conflict("number", event.id, _claims(sides))


class Found(Struct, frozen=True):
    """The conflicts that hang on one record, by id."""

    conflicts: tuple[str, ...]


CONFLICT: Kind[Conflict] = Kind("conflict", Conflict)
FOUND: Kind[Found] = Kind("found", Found, lambda one: (Key(ident) for ident in one.conflicts))


def find_conflicts(
    shelf: Shelf,
    *,
    entities: Iterable[str],
    reports: Iterable[str],
    events: Iterable[str],
    undertakings: Iterable[str],
) -> None:
    """Looks anew at what changed, and puts the conflicts on the shelf.

    Args:
        shelf: Holds everything that was linked.
        entities: Ids of the entities that may have changed.
        reports: Ids of reports that changed or are of another event.
        events: Ids of events that may have changed.
        undertakings: Ids of undertakings that may have changed.
    """
    for ident in sorted(entities):
        entity = shelf.get(ENTITY, ident)
        _hang(shelf, ident, () if entity is None else role_conflicts(entity))
    for ident in sorted(undertakings):
        undertaking = shelf.get(UNDERTAKING, ident)
        _hang(shelf, ident, () if undertaking is None else stage_conflicts(shelf, undertaking))
    for ident in sorted(events):
        event = shelf.get(EVENT, ident)
        _hang(shelf, ident, () if event is None else number_conflicts(shelf, event))
    for ident in sorted(_beside(shelf, reports)):
        report = shelf.get(REPORT, ident)
        both = () if report is None else _of_report(shelf, report)
        _hang(shelf, ident, both)


def _of_report(shelf: Shelf, report: Report) -> Iterator[Conflict]:
    yield from meeting_conflicts(shelf, report)
    yield from attribution_conflicts(shelf, report)


def beside(shelf: Shelf, report: Report) -> set[str]:
    """A report and those that may contradict it."""
    found = {report.mention.id}
    if _is_meeting(report):
        found |= {other.mention.id for other in _near(shelf, report)}
    if report.mention.modality in DONE and not is_denial(report):
        found |= set(shelf.find(REPORT, f"denied {claim(report)}", days=days_of(report.span)))
    return found


def _beside(shelf: Shelf, reports: Iterable[str]) -> set[str]:
    found: set[str] = set()
    for ident in reports:
        report = shelf.get(REPORT, ident)
        found |= {ident} if report is None else beside(shelf, report)
    return found


def _hang(shelf: Shelf, on: str, conflicts: Iterable[Conflict]) -> None:
    """Puts the conflicts found from a record in place of those found before."""
    now = {one.id: one for one in conflicts}
    before = shelf.get(FOUND, on)
    if now:
        shelf.put(FOUND, on, Found(tuple(sorted(now))))
    elif before is not None:
        shelf.drop(FOUND, on)
    for ident in () if before is None else before.conflicts:
        if not shelf.find(FOUND, ident, limit=1):
            shelf.drop(CONFLICT, ident)
    for ident, conflict in sorted(now.items()):
        shelf.put(CONFLICT, ident, conflict)
