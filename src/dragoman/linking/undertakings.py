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

from dragoman.coding.modality import DONE
from dragoman.ids import content_id
from dragoman.linking.cards import address
from dragoman.linking.entities import FACT, LINK
from dragoman.linking.events import INTO
from dragoman.linking.naming import NAMED, Named
from dragoman.linking.reports import REPORT, Report, bounds
from dragoman.linking.stages import latest_stage, stage_of, stage_order
from dragoman.linking.subjects import Thread, done_stage, named_thread, thread_of
from dragoman.linking.telling import event_id
from dragoman.model import Date, Evidence, Stage, StageName, Subject, Undertaking
from dragoman.shelf import Key, Kind, Shelf, kept, records

_WITHDRAWAL = Thread("other", "withdrawal", None)
_BARE = ("agreement", "procurement")
"""Types that without a detail do not tell which undertaking is meant."""
_NAMEABLE = (*_BARE, "project")
"""Types of which the name may stand beside the words for them."""
_PAPERS = ("document", "joint-declaration")
"""Heads of what is an agreement where it is signed or agreed."""
_YEAR = 366
"""Days within which a bare agreement may be one that is named."""
_LONG = 80
"""Characters from which a theme's words are too many for a title."""


class Step(Struct, frozen=True):
    """A report as a step of an undertaking.

    Attributes:
        mention: Its id.
        own: What the undertaking is about, by the words of this report.
        thread: The same, where others tell better which one is meant.
        parties: Countries or ids of bodies, sorted; of a bid the candidate and the body.
        stage: The stage it tells.
        date: When.
        evidence: The words.
        theme: The words for the subject.
        entity: Id of what they name.
    """

    mention: str
    own: Thread
    thread: Thread
    parties: tuple[str, ...]
    stage: StageName
    date: Date | None
    evidence: Evidence
    theme: str | None
    entity: str | None


class Family(Struct, frozen=True):
    """The undertakings of one family, by id."""

    undertakings: tuple[str, ...]


def _family(step: Step) -> str:
    parties = () if _is_shared(step.thread) else step.parties
    return "\t".join((step.thread.type, step.thread.base, *parties))


def _is_shared(thread: Thread) -> bool:
    """Whether it is one undertaking for all who have part in it: a project or pact with a name."""
    return thread.type in ("project", "agreement") and ":" in thread.base


def _step_keys(step: Step) -> Iterator[Key]:
    yield Key(f"family:{_family(step)}")
    kind = "vague" if step.thread.vague else "firm"
    yield Key(f"{kind}:{' '.join(step.parties)}")


STEP: Kind[Step] = Kind("step", Step, _step_keys)
FAMILY: Kind[Family] = Kind("family", Family)
UNDERTAKING: Kind[Undertaking] = Kind("undertaking", Undertaking)


class _Known(Struct, frozen=True):
    """What threads ask of the corpus."""

    shelf: Shelf

    def country(self, identity: str) -> str:
        """The country of an entity, else its own id."""
        return kept(self.shelf, FACT, identity).country or identity

    def entity(self, doc: str, key: str) -> str | None:
        """The entity behind a key of a document."""
        link = self.shelf.get(LINK, address(doc, key))
        return None if link is None else link.entity

    def body(self, report: Report) -> str | None:
        """The body of many states that a report names in its theme or among those it concerns."""
        theme = report.mention.theme
        if theme is not None and theme.entity is not None and theme.entity.startswith("org:"):
            return self.entity(report.mention.doc, theme.entity)
        for identity in report.actor2 + report.third + report.actor1:
            fact = kept(self.shelf, FACT, identity)
            if fact.type == "organisation" and fact.country is None:
                return identity
        return None


def _thread(report: Report, named: Named | None) -> Thread | None:
    """What a report is about by its words, else by what is named around them."""
    thread = _said(report)
    if thread is None or named is None or ":" in thread.base or thread.type not in _NAMEABLE:
        return thread
    if thread.type != "project" and thread.is_specific:
        return thread
    key = named.project if thread.type == "project" else named.thing
    around = None if key is None else named_thread(key)
    fits = around is not None and (thread.type == "agreement" or around.type == thread.type)
    return around if fits else thread


def _said(report: Report) -> Thread | None:
    mention = report.mention
    if mention.type == "RETREAT" and mention.mode == "withdraw":
        return _WITHDRAWAL
    if mention.theme is None or mention.type in (None, "ACCUSE", "PROTEST", "ASSAULT"):
        return None
    thread = thread_of(mention.theme)
    base = (mention.theme.key or mention.theme.head).partition(":")[0]
    if base in _PAPERS and mention.stage in ("signed", "agreed"):
        return Thread("agreement", "agreement", None)
    one_sided = len({*report.actor1}) < 2 and mention.type == "SUPPORT"
    if thread is not None and thread.base == "cooperation" and one_sided and not _is_own(report):
        return None
    return thread


def _is_own(report: Report) -> bool:
    """Whether a party speaks of its own dealings, not of another's merits."""
    theme = report.mention.theme
    return theme is not None and (theme.key or "").split(":")[0] in ("cooperation", "relation")


def _candidate(report: Report, body: str, known: _Known) -> str | None:
    """The country that seeks membership: the one that asks, or the one that is supported."""
    second = report.mention.type in ("SUPPORT", "REJECT") and report.actor2
    for identity in report.actor2 if second else report.actor1:
        country = known.country(identity)
        if country != body and len(country) == 3:
            return country
    return None


def _parties(report: Report, thread: Thread, known: _Known) -> tuple[str, ...]:
    if thread.type != "membership":
        return tuple(sorted(report.countries))
    body = known.body(report)
    candidate = None if body is None else _candidate(report, body, known)
    return () if body is None or candidate is None else (candidate, body)


def _steps(reports: Sequence[Report], known: _Known) -> Iterator[Step]:
    """The steps that one document tells."""
    bodies: set[str] = set()
    waiting: list[tuple[Report, Thread]] = []
    for report in reports:
        thread = _thread(report, known.shelf.get(NAMED, report.mention.id))
        if thread is None or stage_of(report.mention) is None:
            continue
        parties = _parties(report, thread, known)
        if thread.type == "membership":
            if not parties:
                waiting.append((report, thread))
                continue
            bodies.add(parties[1])
            thread = replace(thread, detail=parties[1])
        if len(parties) > 1:
            yield from _step(report, thread, parties, known)
    for report, thread in waiting:
        body = min(bodies, default="")
        candidate = _candidate(report, body, known) if len(bodies) == 1 else None
        if candidate is not None:
            yield from _step(report, replace(thread, detail=body), (candidate, body), known)


def _step(
    report: Report, thread: Thread, parties: tuple[str, ...], known: _Known
) -> Iterator[Step]:
    mention, name = report.mention, _stage(report, thread)
    if name is None:
        return
    theme = mention.theme
    entity = None if theme is None or theme.entity is None else theme.entity
    yield Step(
        mention=mention.id,
        own=thread,
        thread=thread,
        parties=parties,
        stage=name,
        date=mention.date,
        evidence=mention.evidence[0],
        theme=None if theme is None else theme.text,
        entity=None if entity is None else known.entity(mention.doc, entity),
    )


def _stage(report: Report, thread: Thread) -> StageName | None:
    """The stage that a report tells; parties that both praise their cooperation have it."""
    name = stage_of(report.mention)
    if name == "supported" and thread.base == "cooperation" and len(report.actor1) > 1:
        return "in_progress"
    told = report.mention.stage is None and report.mention.modality in DONE
    if told and name in ("supported", "in_progress"):
        return done_stage(thread) or name
    return name


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
    """Whether a signature is not years from all that is told of an agreement."""
    if step.stage not in ("signed", "agreed"):
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


def _subject(steps: Sequence[Step], thread: Thread, known: _Known) -> Subject:
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


def _undertaking(steps: Sequence[Step], thread: Thread, known: _Known) -> Undertaking:
    ordered = sorted(steps, key=lambda step: step.mention)
    stages: list[Stage] = []
    for step in ordered:
        into = known.shelf.get(INTO, step.mention)
        event = None if into is None else event_id(into.root)
        stages.append(Stage(step.stage, step.date, event, step.mention, step.evidence))
    told = tuple(sorted(stages, key=stage_order))
    parties = max((step.parties for step in ordered), key=lambda one: (len(one), one))
    return Undertaking(
        id=content_id("u", parties, thread.type, thread.base, thread.detail),
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
    known = _Known(shelf)
    dirty = {_family(step): step.parties for step in _steps_of(shelf, docs, moved, known)}
    for parties in set(dirty.values()):
        for step in records(shelf, STEP, f"vague:{' '.join(parties)}"):
            dirty[_family(step)] = step.parties
    changed: set[str] = set()
    for family, parties in sorted(dirty.items()):
        changed |= _follow(shelf, family, parties, known)
    return frozenset(changed)


def _steps_of(
    shelf: Shelf, docs: Iterable[str], moved: Iterable[str], known: _Known
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
    if thread.type in _BARE and not thread.is_specific:
        kinds = (*_BARE, "project") if thread.type == "agreement" else (thread.type,)
        for near in (into.root, f"doc:{into.doc}"):
            beside = (shelf.get(STEP, one) for one in shelf.find(INTO, near))
            named = {
                one.own
                for one in beside
                if one is not None
                and one.own.is_specific
                and one.own.type in kinds
                and (one.parties == step.parties or _has_part(step, one))
            }
            if len(named) == 1:
                thread = named.pop()
                break
    if thread != step.thread:
        yield step
        moved = replace(step, thread=thread)
        shelf.put(STEP, mention, moved)
        yield moved


def _has_part(step: Step, other: Step) -> bool:
    """Whether the parties of a step have part in what another tells of more."""
    return _is_shared(other.own) and set(step.parties) < set(other.parties)


def _file(shelf: Shelf, reports: Sequence[Report], known: _Known) -> Iterator[Step]:
    """Puts the steps of a document on the shelf; gives those that were there and that are."""
    now = {step.mention: step for step in _steps(reports, known)}
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


def _follow(shelf: Shelf, family: str, parties: tuple[str, ...], known: _Known) -> set[str]:
    """The undertakings of one family; gives the ids of those before and now."""
    steps = list(records(shelf, STEP, f"family:{family}"))
    if shelf.find(STEP, f"firm:{' '.join(parties)}", limit=1):
        steps = [step for step in steps if not step.thread.vague]
    now = [
        _undertaking(part, thread, known)
        for thread, told in _threads(steps).items()
        for part in (_shares(told) if _is_shared(thread) else [told])
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
