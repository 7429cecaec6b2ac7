"""Undertakings: agreements, purchases, bids and projects followed through their stages.

A thread is what the same parties do about the same subject (``linking.subjects``); each report adds
a stage with its date and words (``linking.stages``). What is told of a bare "agreement" joins the
only agreement that its parties have; a bare "membership" the only body that its document names.
Relations and cooperation in general are followed only where the parties have nothing else.

A bare "contract" is that of the thread which other reports of its signature name, else of the only
one that its document has on the same parties.

Threads of the same parties, type and base are a *family* and are followed together.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from dragoman.ids import content_id
from dragoman.linking.entities import FACT
from dragoman.linking.events import INTO
from dragoman.linking.reports import REPORT, Report, bounds, dates_close, dates_exclude
from dragoman.linking.stages import latest_stage, stage_order
from dragoman.linking.steps import (
    BARE,
    STEP,
    Known,
    Step,
    family_of,
    is_counted,
    is_shared,
    steps_of,
)
from dragoman.linking.subjects import Thread
from dragoman.linking.telling import event_id
from dragoman.model import Stage, Subject, Undertaking
from dragoman.shelf import Kind, Shelf, records

_YEAR = 366
"""Days within which a bare agreement may be one that is named."""
_UNDONE = ("denied", "rejected")
_BOUND = ("agreed", "signed", "in_force")
_MONTHS = 92
"""Days from which one signature of an agreement without a name is not another's."""
_LONG = 80
"""Characters from which a theme's words are too many for a title."""


class Family(Struct, frozen=True):
    """The undertakings of one family, by id."""

    undertakings: tuple[str, ...]


FAMILY: Kind[Family] = Kind("family", Family)
UNDERTAKING: Kind[Undertaking] = Kind("undertaking", Undertaking)


def _threads(steps: Sequence[Step]) -> dict[Thread, list[Step]]:
    """Steps of a family by thread; bare ones with the only one of their kind."""
    found: defaultdict[Thread, list[Step]] = defaultdict(list)
    for step in steps:
        found[step.thread].append(step)
    details = {thread.detail for thread in found} - {None}
    for thread in sorted(found, key=str):
        if thread.detail is None and not thread.vague and len(details) == 1:
            home = replace(thread, detail=min(str(detail) for detail in details))
            fits = [step for step in found[thread] if _near(step, found[home])]
            found[thread] = [step for step in found[thread] if step not in fits]
            found[home] = found[home] + fits
    return {thread: told for thread, told in found.items() if told}


def _near(step: Step, others: Sequence[Step]) -> bool:
    """Whether a signature, or its refusal, is not years from all that is told of an agreement."""
    if step.stage not in ("signed", "agreed", *_UNDONE):
        return True
    first, last = bounds(step.date)
    spans = [bounds(other.date) for other in others]
    return any((a - last).days <= _YEAR and (first - b).days <= _YEAR for a, b in spans)


def _shares(steps: Sequence[Step]) -> list[list[Step]]:
    """Steps of a thread that many have part in, by who has: some of them tell of fewer parties."""
    told = sorted({step.parties for step in steps})
    most = [one for one in told if not any(set(one) < set(other) for other in told)]
    found: defaultdict[tuple[str, ...], list[Step]] = defaultdict(list)
    for step in steps:
        wider = [one for one in most if set(step.parties) <= set(one)]
        found[wider[0] if len(wider) == 1 else step.parties].append(step)
    return [found[parties] for parties in sorted(found)]


def _papers(steps: Sequence[Step]) -> list[list[Step]]:
    """Steps of agreements without a name, by agreement: one signed months later is another."""
    told = sorted(steps, key=lambda step: (bounds(step.date), step.mention))
    found: list[list[Step]] = []
    for stage, days in (("signed", _MONTHS), ("agreed", _YEAR)):
        for step in told:
            bound = step.stage == stage and step.date is not None
            if bound and all(_apart(group, step, days) for group in found):
                found.append([])
                found[-1].append(step)
    if len(found) < 2:
        return [told]
    heads = [group[0] for group in found]
    for step in told:
        if step not in heads:
            min(found, key=lambda group: min(_gap(one, step) for one in group)).append(step)
    return sorted(found, key=lambda group: min(bounds(step.date) for step in group))


def _apart(group: Sequence[Step], step: Step, days: int) -> bool:
    return all(_gap(one, step) > days for one in group)


def _gap(left: Step, right: Step) -> int:
    """Days between two steps, 0 where they can be of one day."""
    (first, last), (start, end) = bounds(left.date), bounds(right.date)
    return max((max(first, start) - min(last, end)).days, 0)


def _subject(steps: Sequence[Step], thread: Thread, known: Known) -> Subject:
    """The name of the thing or domain, else the words of the theme, Latin ones first."""
    if thread.base == "cooperation" and thread.detail is not None:
        return Subject(f"{thread.detail} cooperation", None)
    if thread.base in ("trade", "finance") and thread.detail is None:
        return Subject(f"bilateral {thread.base}", None)
    entity = next((step.entity for step in steps if step.entity is not None), None)
    member = thread.type == "membership"
    if entity is None and member:
        entity = thread.detail
    fact = None if entity is None else known.shelf.get(FACT, entity)
    if fact is not None:
        return Subject(f"{'membership of ' if member else ''}{fact.name}", fact.id)

    def fitness(text: str) -> tuple[bool, bool, bool, int, str]:
        words = len(text.split())
        return not text.isascii(), words < 2, len(text) > _LONG, -min(words, 8), text

    texts = [step.theme for step in steps if step.theme is not None]
    return Subject(
        min(texts or [f"{thread.base} {thread.detail or ''}".strip()], key=fitness), None
    )


def _parts(steps: Sequence[Step], thread: Thread) -> list[tuple[str | None, list[Step]]]:
    """The undertakings that one thread is, each with what tells it from the first."""
    if is_shared(thread):
        return [(None, part) for part in _shares(steps)]
    if thread.type != "agreement" or thread.is_specific:
        return [(None, list(steps))]
    first, *others = _papers(steps)
    return [(None, first), *((_day(part), part) for part in others)]


def _day(steps: Sequence[Step]) -> str:
    return min(bounds(step.date)[0] for step in steps if step.stage in _BOUND).isoformat()


def _undertaking(
    steps: Sequence[Step], thread: Thread, known: Known, *, mark: str | None
) -> Undertaking:
    ordered = sorted(steps, key=lambda step: step.mention)
    stages: list[Stage] = []
    for step in ordered:
        into = known.shelf.get(INTO, step.mention)
        event = None if into is None else event_id(into.root)
        stages.append(Stage(step.stage, step.date, event, step.mention, step.evidence))
    told = tuple(sorted(stages, key=stage_order))
    parties = max((step.parties for step in ordered), key=lambda one: (len(one), one))
    which = (thread.type, thread.base, thread.detail, *(() if mark is None else (mark,)))
    return Undertaking(
        id=content_id("u", parties, *which),
        subject=_subject(ordered, thread, known),
        type=thread.type,
        parties=parties,
        stages=told,
        latest_stage=latest_stage(told),
    )


def follow_undertakings(shelf: Shelf, docs: Iterable[str], moved: Iterable[str]) -> frozenset[str]:
    """Settles the undertakings that documents tell of.

    Args:
        shelf: Holds reports and events; undertakings are put on it.
        docs: Documents whose reports, or the names in them, changed.
        moved: Ids of reports that are of another event than before.

    Returns:
        Ids of the undertakings that were made, changed or taken out.
    """
    known = Known(shelf)
    dirty = {family_of(step): step.parties for step in _steps_of(shelf, docs, moved, known)}
    for parties in set(dirty.values()):
        for step in records(shelf, STEP, f"vague:{' '.join(parties)}"):
            dirty[family_of(step)] = step.parties
    changed: set[str] = set()
    for family, parties in sorted(dirty.items()):
        changed |= _follow(shelf, family, parties, known)
    return frozenset(changed)


def _steps_of(
    shelf: Shelf, docs: Iterable[str], moved: Iterable[str], known: Known
) -> Iterator[Step]:
    """Puts steps on the shelf; gives those that were there and those that are now."""
    touched: set[str] = set(moved)
    for doc in sorted(docs):
        reports = sorted(records(shelf, REPORT, f"doc:{doc}"), key=lambda r: r.mention.id)
        yield from _file(shelf, reports, known)
        touched.update(report.mention.id for report in reports)
    for mention in sorted(touched):
        old = shelf.get(STEP, mention)
        if old is not None:
            yield old
        if shelf.get(REPORT, mention) is None:
            shelf.drop(STEP, mention)
    for mention in sorted({mate for one in touched for mate in _mates(shelf, one)}):
        yield from _told_elsewhere(shelf, mention)


def _mates(shelf: Shelf, mention: str) -> tuple[str, ...]:
    """A report and the others of its event and of its document."""
    into = shelf.get(INTO, mention)
    if into is None:
        return ()
    return (*shelf.find(INTO, into.root), *shelf.find(INTO, f"doc:{into.doc}"))


def _told_elsewhere(shelf: Shelf, mention: str) -> Iterator[Step]:
    """Finds out which undertaking a bare step is of; gives it as it was and is, where it moved."""
    step, into = shelf.get(STEP, mention), shelf.get(INTO, mention)
    if step is None or into is None or step.own.vague:
        return
    thread = step.own
    if thread.type in BARE and not thread.is_specific and not is_counted(step):
        kinds = (*BARE, "project") if thread.type == "agreement" else (thread.type,)
        for near in (into.root, f"doc:{into.doc}"):
            beside = (shelf.get(STEP, one) for one in shelf.find(INTO, near))
            named = _named_beside(step, kinds, [one for one in beside if one is not None])
            if len(named) == 1:
                thread = named.pop()
                break
    if thread != step.thread:
        yield step
        moved = replace(step, thread=thread)
        shelf.put(STEP, mention, moved)
        yield moved


def _named_beside(step: Step, kinds: Sequence[str], beside: Sequence[Step]) -> set[Thread]:
    """Threads with a name that are told beside a bare step; those of its time, if several."""
    fits = [
        one
        for one in beside
        if one.own.is_specific
        and one.own.type in kinds
        and (one.parties == step.parties or _has_part(step, one))
    ]
    then = [one for one in fits if not dates_exclude(one.date, step.date)]
    if step.stage in _UNDONE:
        return {one.own for one in then if one.own.has_name}
    close = {one.own for one in then if dates_close(one.date, step.date)}
    signs = step.stage in ("signed", "agreed")
    later = {one.own for one in fits if not signs or _has_many_papers(one.own)}
    return close or {one.own for one in then} or later


def _has_many_papers(thread: Thread) -> bool:
    """Whether papers may be signed about it in several years: a purchase, a project."""
    return thread.has_name and thread.type != "agreement"


def _has_part(step: Step, other: Step) -> bool:
    """Whether the parties of a step have part in what another tells of more."""
    return is_shared(other.own) and set(step.parties) < set(other.parties)


def _file(shelf: Shelf, reports: Sequence[Report], known: Known) -> Iterator[Step]:
    """Puts the steps of a document on the shelf; gives those that were there and that are."""
    now = {step.mention: step for step in steps_of(reports, known)}
    for report in reports:
        ident = report.mention.id
        old, new = shelf.get(STEP, ident), now.get(ident)
        if old is not None:
            yield old
        if new is not None:
            if old is not None and old.own == new.own and old.parties == new.parties:
                new = replace(new, thread=old.thread)
            shelf.put(STEP, ident, new)
            yield new
        elif old is not None:
            shelf.drop(STEP, ident)


def _follow(shelf: Shelf, family: str, parties: tuple[str, ...], known: Known) -> set[str]:
    """The undertakings of one family; gives the ids of those before and now."""
    steps = list(records(shelf, STEP, f"family:{family}"))
    if shelf.find(STEP, f"firm:{' '.join(parties)}", limit=1):
        steps = [step for step in steps if not step.thread.vague]
    now = [
        _undertaking(part, thread, known, mark=mark)
        for thread, told in _threads(steps).items()
        for mark, part in _parts(told, thread)
    ]
    before = shelf.get(FAMILY, family)
    gone = set(() if before is None else before.undertakings)
    for undertaking in now:
        shelf.put(UNDERTAKING, undertaking.id, undertaking)
    ids = {undertaking.id for undertaking in now}
    for ident in sorted(gone - ids):
        shelf.drop(UNDERTAKING, ident)
    shelf.put(FAMILY, family, Family(tuple(sorted(ids))))
    return ids | gone
