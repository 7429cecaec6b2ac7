"""Steps: what each report tells of an undertaking, in the terms of the whole corpus.

A bid has the candidate and the body as parties, whoever is asked; a bare "membership" is that of
the only body which its document names. What the words of a report leave unsaid may be named around
them (``linking.naming``).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct, field
from msgspec.structs import replace

from dragoman.coding.modality import DONE
from dragoman.linking.cards import address
from dragoman.linking.entities import FACT, LINK
from dragoman.linking.naming import NAMED, Named
from dragoman.linking.reports import Report, dates_exclude
from dragoman.linking.stages import stage_of
from dragoman.linking.subjects import (
    Thread,
    done_stage,
    is_anaphoric,
    named_thread,
    stage_by_deed,
    thread_of,
    turned,
)
from dragoman.model import Date, Evidence, StageName
from dragoman.shelf import Key, Kind, Shelf, kept

_WITHDRAWAL = Thread("other", "withdrawal", None)
BARE = ("agreement", "procurement")
"""Types that without a detail do not tell which undertaking is meant."""
_NAMEABLE = (*BARE, "project")
"""Types of which the name may stand beside the words for them."""
_PAPERS = ("document", "joint-declaration")
"""Heads of what is an agreement where it is signed or agreed."""


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


def family_of(step: Step) -> str:
    """What steps that are followed together have in common."""
    parties = () if is_shared(step.thread) else step.parties
    return "\t".join((step.thread.type, step.thread.base, *parties))


def is_counted(step: Step) -> bool:
    """Whether it is of several papers at once ("28 documents"), so of none of them."""
    return step.theme is not None and step.theme[:1].isdigit()


def is_shared(thread: Thread) -> bool:
    """Whether it is one undertaking for all who have part in it: a project or pact with a name."""
    return thread.type in ("project", "agreement") and ":" in thread.base


def _step_keys(step: Step) -> Iterator[Key]:
    yield Key(f"family:{family_of(step)}")
    kind = "vague" if step.thread.vague else "firm"
    yield Key(f"{kind}:{' '.join(step.parties)}")


STEP: Kind[Step] = Kind("step", Step, _step_keys)


class Known(Struct, frozen=True):
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


_FIRM = ("agreed", "signed", "in_force", "delivered", "completed", "suspended", "rejected")
"""Stages that a report may tell of what was spoken of before it."""


def _refers_back(report: Report) -> bool:
    """Whether a report tells a step of what was just spoken of ("we agreed to sell them")."""
    mention = report.mention
    if not is_anaphoric(mention.theme) or mention.stage not in _FIRM:
        return False
    return mention.theme is not None or mention.type == "REJECT"


class _Page(Struct):
    """What a document has told so far, as its reports are gone through in the order of the text.

    Attributes:
        bodies: Bodies whose membership is sought.
        bids: Reports of a bid that do not name the body.
        told: What parties were told of last, and when.
        alone: Reports that name one party only.
        parties: Who has part in what.
    """

    bodies: set[str] = field(default_factory=set)
    bids: list[tuple[Report, Thread]] = field(default_factory=list)
    told: dict[tuple[str, ...], tuple[Thread, Date | None]] = field(default_factory=dict)
    alone: list[tuple[Report, Thread]] = field(default_factory=list)
    parties: dict[Thread, set[tuple[str, ...]]] = field(default_factory=dict)

    def spoken_of(self, report: Report) -> Thread | None:
        """What the same parties were told of last, at the same time; what is refused is a paper."""
        last = self.told.get(tuple(sorted(report.countries))) if _refers_back(report) else None
        if last is None or dates_exclude(last[1], report.mention.date):
            return None
        return last[0] if report.mention.type != "REJECT" or last[0].type == "agreement" else None

    def tell(self, thread: Thread, parties: tuple[str, ...], when: Date | None) -> None:
        """Notes a step of two parties or more."""
        if not thread.vague:
            self.told[parties] = thread, when
            self.parties.setdefault(thread, set()).add(parties)

    def parties_of(self, report: Report, thread: Thread) -> tuple[str, ...] | None:
        """Who has part in what a report tells of one of them, where only one such is told."""
        told = self.parties.get(thread, set())
        fits = [parties for parties in told if report.countries < set(parties)]
        return fits[0] if len(fits) == 1 else None


def _said(report: Report) -> Thread | None:
    mention = report.mention
    if mention.type == "RETREAT" and mention.mode == "withdraw":
        return _WITHDRAWAL
    if mention.theme is None or mention.type in (None, "ACCUSE", "PROTEST", "ASSAULT"):
        return None
    thread = thread_of(turned(mention.theme, mention.predicate))
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


def _candidate(report: Report, body: str, known: Known) -> str | None:
    """The country that seeks membership: the one that asks, or the one that is supported."""
    second = report.mention.type in ("SUPPORT", "REJECT") and report.actor2
    for identity in report.actor2 if second else report.actor1:
        country = known.country(identity)
        if country != body and len(country) == 3:
            return country
    return None


def _parties(report: Report, thread: Thread, known: Known) -> tuple[str, ...]:
    if thread.type != "membership":
        return tuple(sorted(report.countries))
    body = known.body(report)
    candidate = None if body is None else _candidate(report, body, known)
    return () if body is None or candidate is None else (candidate, body)


def steps_of(reports: Sequence[Report], known: Known) -> Iterator[Step]:
    """The steps that one document tells."""
    page = _Page()
    for report in sorted(reports, key=lambda one: (one.mention.evidence[0], one.mention.id)):
        named = known.shelf.get(NAMED, report.mention.id)
        thread = _thread(report, named) or page.spoken_of(report)
        if thread is not None and stage_of(report.mention) is not None:
            yield from _told_by(report, thread, page, known)
    for report, thread in page.alone:
        parties = page.parties_of(report, thread)
        if parties is not None:
            yield from _step(report, thread, parties, known)
    for report, thread in page.bids:
        body = min(page.bodies, default="")
        candidate = _candidate(report, body, known) if len(page.bodies) == 1 else None
        if candidate is not None:
            yield from _step(report, replace(thread, detail=body), (candidate, body), known)


def _told_by(report: Report, thread: Thread, page: _Page, known: Known) -> Iterator[Step]:
    parties = _parties(report, thread, known)
    if thread.type == "membership":
        if not parties:
            page.bids.append((report, thread))
            return
        page.bodies.add(parties[1])
        thread = replace(thread, detail=parties[1])
    if len(parties) > 1:
        page.tell(thread, parties, report.mention.date)
        yield from _step(report, thread, parties, known)
    elif thread.has_name or thread.type in BARE:
        page.alone.append((report, thread))


def _step(report: Report, thread: Thread, parties: tuple[str, ...], known: Known) -> Iterator[Step]:
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
    if name == "in_progress" and report.mention.modality == "planned" and thread.base == "trade":
        return "agreed"  # a volume that is aimed at
    done = report.mention.modality in DONE and report.mention.polarity == "affirmative"
    if done and (by_deed := stage_by_deed(thread, report.mention.predicate)) is not None:
        return by_deed
    told = report.mention.stage is None and report.mention.modality in DONE
    if told and name in ("supported", "in_progress"):
        return done_stage(thread) or name
    return name
