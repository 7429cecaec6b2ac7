"""Plans: which later deed fulfilled what was announced.

A plan and its fulfilment are two events, linked and never merged. A deed fulfils a plan where the
same countries did what was planned (a visit, a signature, what the same verb tells), after it was
announced and no more than a year after the time it was planned for, if nothing else fits and no
named person of a country was replaced by another.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from dragoman.coding.modality import DONE
from dragoman.linking.events import EVENT, INTO
from dragoman.linking.reports import REPORT, Report, days_of, is_denial
from dragoman.linking.subjects import detail_of
from dragoman.linking.telling import event_id
from dragoman.model import Event, Theme
from dragoman.shelf import ALWAYS, Days, Key, Kind, Shelf, kept

_YEAR = 366
"""Days after the time of a plan in which it may be fulfilled."""
_DEEDS = ("signed", "in_force", "delivered", "completed")
"""Stages that are reached by one deed."""


class Deed(Struct, frozen=True):
    """A report as a plan or as what may fulfil one.

    Attributes:
        acts: Kinds of the deed and its verb, each with who has part.
        planned: Whether it is announced only.
        days: When it was done; of a plan, when it may be.
    """

    acts: tuple[str, ...]
    planned: bool
    days: Days


def _keys(deed: Deed) -> Iterator[Key]:
    how = "planned" if deed.planned else "done"
    yield from (Key(f"{how} {act}", *deed.days) for act in deed.acts)


DEED: Kind[Deed] = Kind("deed", Deed, _keys)


def file_deed(shelf: Shelf, ident: str, report: Report | None) -> None:
    """Puts a report on the shelf as a plan or a deed; takes it away where it is none any more."""
    deed = None if report is None else _deed(report)
    if deed is not None:
        shelf.put(DEED, ident, deed)
    elif shelf.get(DEED, ident) is not None:
        shelf.drop(DEED, ident)


def _deed(report: Report) -> Deed | None:
    mention = report.mention
    if is_denial(report) or len(report.countries) < 2:
        return None
    stage = mention.stage if mention.stage in _DEEDS else None
    kinds = {mention.mode, stage, mention.predicate or None} - {None}
    who = " ".join(sorted(report.countries))
    told = tuple(f"{kind} {who}" for kind in sorted(map(str, kinds)))
    if mention.modality == "planned":
        return Deed(told, planned=True, days=_window(report))
    return (
        Deed(told, planned=False, days=days_of(report.span)) if mention.modality in DONE else None
    )


def _window(report: Report) -> Days:
    """The days on which what a report announces may be done."""
    first, last = report.span
    if first == date.min:
        return ALWAYS
    planned = first if last == date.max else last
    end = min(planned.toordinal() + _YEAR, ALWAYS[1])
    return first.toordinal(), end


def plans_of(shelf: Shelf, ident: str) -> frozenset[str]:
    """Ids of the reports that may have announced what a report tells."""
    deed = shelf.get(DEED, ident)
    acts = () if deed is None or deed.planned else deed.acts
    found = (shelf.find(DEED, f"planned {act}", days=deed.days) for act in acts if deed)
    return frozenset(plan for plans in found for plan in plans)


def _fulfils(deed: Report, plan: Report) -> bool:
    first, last = days_of(deed.span)
    start, end = _window(plan)
    if not start <= first or not last <= end or deed.mention.doc == plan.mention.doc:
        return False
    countries = deed.people.keys() & plan.people.keys()
    same = all(deed.people[one] & plan.people[one] for one in countries)
    return same and _one_thing(deed.mention.theme, plan.mention.theme)


def _one_thing(left: Theme | None, right: Theme | None) -> bool:
    """Whether two themes can be one: of one base, and of one detail where both tell it."""
    if left is None or right is None or left.key is None or right.key is None:
        return True
    bases = {theme.key.partition(":")[0] for theme in (left, right) if theme.key is not None}
    return len(bases) == 1 and len({detail_of(left), detail_of(right)} - {None}) < 2


def _fulfilment(shelf: Shelf, event: Event) -> str | None:
    """The one deed that the reports of a plan can mean; ``None`` where none, or several."""
    found: set[str] = set()
    for ident in event.mentions:
        plan, report = shelf.get(DEED, ident), kept(shelf, REPORT, ident)
        for act in plan.acts if plan is not None and plan.planned else ():
            for other in shelf.find(DEED, f"done {act}", days=_window(report)):
                if _fulfils(kept(shelf, REPORT, other), report):
                    found.add(event_id(kept(shelf, INTO, other).root))
    return found.pop() if len(found) == 1 else None


def place_plans(shelf: Shelf, events: Iterable[str], reports: Iterable[str]) -> frozenset[str]:
    """Sets what fulfilled plans that changed, or that deeds which changed may fulfil.

    Args:
        shelf: Holds events and reports.
        events: Ids of events that were made, changed or taken out.
        reports: Ids of reports that changed, and of plans that deeds which are gone may fulfil.

    Returns:
        Ids of all events that may have changed.
    """
    wanted = set(events)
    for ident in reports:
        intos = (shelf.get(INTO, one) for one in (ident, *plans_of(shelf, ident)))
        wanted |= {event_id(into.root) for into in intos if into is not None}
    for ident in sorted(wanted):
        event = shelf.get(EVENT, ident)
        if event is not None and event.modality == "planned":
            shelf.put(EVENT, ident, replace(event, fulfilled_by=_fulfilment(shelf, event)))
    return frozenset(wanted)
