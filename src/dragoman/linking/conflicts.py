"""Conflicts: claims of the documents that cannot both hold, with the words of each side.

Offices that no one holds at once; days, places and numbers that two documents give for what seems
one event; steps of an undertaking that one says were taken and another denies; deeds that one side
tells and another disputes. Differences of precision, rounding, calendar, or of office in the course
of a career are none, nor are two offices that people do hold together (foreign minister and deputy
prime minister).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from dragoman.coding.modality import DONE
from dragoman.gazetteer import offices
from dragoman.gazetteer.rows import Office
from dragoman.ids import content_id
from dragoman.linking.reports import NARROW, Report, bounds, dates_exclude, forbidden, shared_people
from dragoman.model import (
    Analysis,
    Claim,
    Conflict,
    ConflictKind,
    Entity,
    Event,
    EventType,
    Evidence,
    Role,
    Stage,
    Undertaking,
)

_TERM = 366
"""Days from which the time of an office is too vague to clash with another."""
_NEAR = 3
"""Days by which two reports of one meeting may differ, so that one of them is wrong."""
_GENERIC = frozenset(
    {"minister", "leader", "head-of-state", "official", "commander", "envoy", "chief-of-staff"}
)
_TAKEN = frozenset({"agreed", "signed", "in_force", "in_progress", "delivered", "completed"})
_UNDONE = frozenset({"denied", "rejected"})
_Deed = tuple[EventType | None, str | None, bool, frozenset[str]]
"""Type, mode, whether it is said to be done, countries."""


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


def role_conflicts(entities: Sequence[Entity]) -> Iterator[Conflict]:
    """Offices that one person cannot have held at once."""
    for entity in entities:
        if entity.type != "person" or len({role.office for role in entity.roles}) < 2:
            continue
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


def _deed(report: Report) -> _Deed:
    mention = report.mention
    return mention.type, mention.mode, mention.modality in DONE, report.countries


def _near(block: Sequence[Report]) -> Iterator[tuple[Report, Report]]:
    """Pairs of different documents that tell days close together."""
    ordered = sorted(block, key=lambda r: (r.span, r.mention.id))
    for place, left in enumerate(ordered):
        for right in ordered[place + 1 :]:
            if (right.span[0] - left.span[1]).days > _NEAR:
                break
            if left.mention.doc != right.mention.doc:
                yield left, right


def meeting_conflicts(
    reports: Sequence[Report], events: dict[str, str], names: dict[str, str]
) -> Iterator[Conflict]:
    """Days, or countries, of what seems one meeting of the same named people."""
    blocks: defaultdict[_Deed, list[Report]] = defaultdict(list)
    for report in reports:
        if len(report.people) > 1 and _is_said(report) and report.mention.modality in DONE:
            blocks[_deed(report)].append(report)
    for block in blocks.values():
        for left, right in _near(block):
            if (
                shared_people(left, right) < 2
                or events[left.mention.id] == events[right.mention.id]
            ):
                continue
            about = min(events[left.mention.id], events[right.mention.id])
            same_place = left.place is not None and left.place == right.place
            if dates_exclude(left.mention.date, right.mention.date) and same_place:
                yield _conflict("date", about, _claims(map(_day_words, (left, right))))
            elif forbidden(left, right) == "they are in different countries":
                sides = [(names[r.place or ""], r.mention.evidence[0]) for r in (left, right)]
                yield _conflict("place", about, _claims(sides))


def stage_conflicts(undertakings: Sequence[Undertaking]) -> Iterator[Conflict]:
    """Steps that one report says were taken and another denies."""
    for undertaking in undertakings:
        pairs = [
            (one, other)
            for one in undertaking.stages
            for other in undertaking.stages
            if one.stage in _TAKEN and other.stage in _UNDONE and _contradict(one, other)
        ]
        said = [(s.stage, s.evidence) for pair in pairs for s in pair if s.evidence is not None]
        if said:
            yield _conflict("stage", undertaking.id, _claims(said))


def _contradict(taken: Stage, undone: Stage) -> bool:
    if dates_exclude(taken.date, undone.date):
        return False
    if undone.stage == "denied":
        return True
    widths = [(last - first).days for first, last in (bounds(taken.date), bounds(undone.date))]
    return max(widths) <= NARROW


def _disputes(left: Report, right: Report) -> bool:
    one, other = left.mention.theme, right.mention.theme
    themes = one is None or other is None or one.key is None or one.key == other.key
    who = set(left.actor1) & set(right.actor1) or left.countries == right.countries
    return themes and bool(who) and not dates_exclude(left.mention.date, right.mention.date)


def attribution_conflicts(reports: Sequence[Report], events: dict[str, str]) -> Iterator[Conflict]:
    """Deeds that one report tells and another denies."""
    done: defaultdict[_Deed, list[Report]] = defaultdict(list)
    denied: defaultdict[_Deed, list[Report]] = defaultdict(list)
    for report in reports:
        mention = report.mention
        key: _Deed = (mention.type, None, True, report.countries)
        if mention.modality == "denied" or mention.polarity == "negative":
            denied[key].append(report)
        elif mention.modality in DONE:
            done[key].append(report)
    for key, denials in denied.items():
        for denial in denials:
            told = [report for report in done.get(key, ()) if _disputes(report, denial)]
            if told:
                sides = [("told", report.mention.evidence[0]) for report in told]
                sides.append(("denied", denial.mention.evidence[0]))
                yield _conflict("attribution", events[denial.mention.id], _claims(sides))


def _sizes(analyses: Sequence[Analysis]) -> dict[str, dict[str, list[tuple[int, Evidence]]]]:
    """Sizes of groups of people by document and country, with the words."""
    found: dict[str, dict[str, list[tuple[int, Evidence]]]] = {}
    for analysis in analyses:
        for entity in analysis.entities:
            if entity.size is None or entity.country is None or entity.type != "group":
                continue
            spans = [m.span for m in analysis.mentions if m.entity == entity.key]
            if spans:
                said = (entity.size, analysis.document.evidence(spans[0]))
                by_country = found.setdefault(analysis.document.id, {})
                by_country.setdefault(entity.country, []).append(said)
    return found


def _differ(left: int, right: int) -> bool:
    """Whether two numbers cannot be one number, the rounder of the two being rounded."""
    less, more = sorted((left, right))
    rounded = less % 10 == 0 or more % 10 == 0
    return less != more and not (rounded and more - less <= max(1, more // 10))


def number_conflicts(events: Sequence[Event], analyses: Sequence[Analysis]) -> Iterator[Conflict]:
    """Sizes that documents give for the one delegation of a country at one visit."""
    sizes = _sizes(analyses)
    for event in events:
        if event.mode != "visit" or len(event.documents) < 2:
            continue
        told: defaultdict[str, list[tuple[int, Evidence]]] = defaultdict(list)
        for doc in event.documents:
            for country, said in sizes.get(doc, {}).items():
                if len(said) == 1:
                    told[country] += said
        for numbers in told.values():
            if any(_differ(a[0], b[0]) for a, b in combinations(numbers, 2)):
                yield _conflict("number", event.id, _claims((str(n), e) for n, e in numbers))


def find_conflicts(
    entities: Sequence[Entity],
    events: Sequence[Event],
    undertakings: Sequence[Undertaking],
    reports: Sequence[Report],
    analyses: Sequence[Analysis],
) -> tuple[Conflict, ...]:
    """All conflicts of a corpus."""
    of_mention = {mention: event.id for event in events for mention in event.mentions}
    names = {entity.id: entity.name for entity in entities}
    found = [
        *role_conflicts(entities),
        *meeting_conflicts(reports, of_mention, names),
        *stage_conflicts(undertakings),
        *attribution_conflicts(reports, of_mention),
        *number_conflicts(events, analyses),
    ]
    return tuple(sorted({one.id: one for one in found}.values(), key=lambda one: one.id))
