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

from collections.abc import Iterable, Iterator

from msgspec import Struct

from dragoman.coding.modality import DONE
from dragoman.linking.days import day_conflicts, of_same_days
from dragoman.linking.entities import ENTITY
from dragoman.linking.events import EVENT, INTO
from dragoman.linking.numbers import (
    amount_conflicts,
    count_conflicts,
    measure_conflicts,
    number_conflicts,
    subjects_of,
    worth_conflicts,
)
from dragoman.linking.posts import role_conflicts
from dragoman.linking.reports import (
    NARROW,
    REPORT,
    Report,
    bounds,
    claim,
    dates_close,
    dates_exclude,
    days_of,
    is_denial,
)
from dragoman.linking.sides import claims_of, conflict
from dragoman.linking.telling import event_id
from dragoman.linking.undertakings import UNDERTAKING
from dragoman.model import (
    Conflict,
    Stage,
    Undertaking,
)
from dragoman.ontology import progress
from dragoman.shelf import Key, Kind, Shelf, kept, records

_TAKEN = frozenset({"agreed", "signed", "in_force", "in_progress", "delivered", "completed"})
_UNDONE = frozenset({"denied", "rejected"})


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
        yield conflict("stage", undertaking.id, claims_of(said))


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
    if not themes or not who or dates_exclude(left.mention.date, right.mention.date):
        return False
    return right.mention.polarity == "affirmative" or _is_its_negation(left, right)


def _is_its_negation(left: Report, right: Report) -> bool:
    """Whether a report says "not" of the very deed: of its kind and days and the same people."""
    one, other = left.mention, right.mention
    if one.mode != other.mode or one.stage != other.stage or max(left.days, right.days) > NARROW:
        return False
    countries = left.people.keys() | right.people.keys()
    return all(left.people.get(c) == right.people.get(c) for c in countries)


def _rejects_accusation(report: Report) -> bool:
    """Whether someone rejects an accusation ("Kigali rejected the charge")."""
    theme = report.mention.theme
    told = theme is not None and theme.key == "accusation"
    return report.mention.type == "REJECT" and told and report.mention.modality in DONE


def _accused(report: Report) -> str:
    """What an accusation and its rejection share."""
    return f"ACCUSE {' '.join(sorted(report.countries))}"


def _answers(accusation: Report, rejection: Report) -> bool:
    """Whether the accused reject an accusation, in the report that tells it or in its days."""
    one, other = accusation.mention, rejection.mention
    near = one.doc == other.doc or dates_close(one.date, other.date)
    return near and not accusation.acting & rejection.acting


def attribution_conflicts(shelf: Shelf, denial: Report) -> Iterator[Conflict]:
    """Deeds that reports tell and one denies; accusations that one rejects."""
    days = days_of(denial.span)
    if is_denial(denial):
        near = records(shelf, REPORT, f"told {claim(denial)}", days=days)
        told = [report for report in near if _disputes(report, denial)]
    elif _rejects_accusation(denial):
        near = records(shelf, REPORT, f"told {_accused(denial)}", days=days)
        told = [report for report in near if _answers(report, denial)]
    else:
        return
    if told:
        sides = [("told", words) for report in told for words in report.mention.evidence]
        sides += [("denied", words) for words in denial.mention.evidence]
        about = event_id(kept(shelf, INTO, denial.mention.id).root)
        yield conflict("attribution", about, claims_of(sides))


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
    docs: Iterable[str],
) -> None:
    """Looks anew at what changed, and puts the conflicts on the shelf.

    Args:
        shelf: Holds everything that was linked.
        entities: Ids of the entities that may have changed.
        reports: Ids of reports that changed or are of another event.
        events: Ids of events that may have changed.
        undertakings: Ids of undertakings that may have changed.
        docs: Documents that are new.
    """
    reports = frozenset(reports)
    for ident in sorted(entities):
        entity = shelf.get(ENTITY, ident)
        _hang(shelf, ident, () if entity is None else role_conflicts(shelf, entity))
    for ident in sorted(undertakings):
        undertaking = shelf.get(UNDERTAKING, ident)
        _hang(shelf, ident, () if undertaking is None else _of_undertaking(shelf, undertaking))
    for ident in sorted(events):
        event = shelf.get(EVENT, ident)
        _hang(shelf, ident, () if event is None else number_conflicts(shelf, event))
    for ident in sorted(_beside(shelf, reports)):
        report = shelf.get(REPORT, ident)
        both = () if report is None else _of_report(shelf, report)
        _hang(shelf, ident, both)
    told = (shelf.get(REPORT, ident) for ident in reports)
    again = {report.mention.doc for report in told if report is not None}
    for subject in sorted(subjects_of(shelf, again.union(docs))):
        _hang(shelf, subject, measure_conflicts(shelf, subject))


def _of_undertaking(shelf: Shelf, undertaking: Undertaking) -> Iterator[Conflict]:
    yield from stage_conflicts(shelf, undertaking)
    yield from worth_conflicts(shelf, undertaking)


def _of_report(shelf: Shelf, report: Report) -> Iterator[Conflict]:
    yield from day_conflicts(shelf, report)
    yield from count_conflicts(shelf, report)
    yield from amount_conflicts(shelf, report)
    yield from attribution_conflicts(shelf, report)


def beside(shelf: Shelf, report: Report) -> set[str]:
    """A report and those that may contradict it."""
    into = shelf.get(INTO, report.mention.id)
    mates = () if into is None else shelf.find(INTO, into.root)
    found = {report.mention.id, *mates, *of_same_days(shelf, report)}
    if report.mention.stage == "signed":
        found |= set(shelf.find(REPORT, f"told {claim(report)}", days=days_of(report.span)))
    if report.mention.modality in DONE and not is_denial(report):
        found |= set(shelf.find(REPORT, f"denied {claim(report)}", days=days_of(report.span)))
    if report.mention.type == "ACCUSE":
        rejected = f"told REJECT {' '.join(sorted(report.countries))}"
        found |= set(shelf.find(REPORT, rejected, days=days_of(report.span)))
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
    for ident, one in sorted(now.items()):
        shelf.put(CONFLICT, ident, one)
