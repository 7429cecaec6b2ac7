"""Undertakings: agreements, purchases, bids and projects followed through their stages.

A thread is what the same parties do about the same subject (``linking.subjects``); each report adds
a stage with its date and words (``linking.stages``). What is told of a bare "agreement" joins the
only agreement that its parties have; a bare "membership" the only body that its document names.
Relations and cooperation in general are followed only where the parties have nothing else.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from dragoman.ids import content_id
from dragoman.linking.entities import Resolved
from dragoman.linking.reports import Report
from dragoman.linking.stages import latest_stage, stage_of, stage_order
from dragoman.linking.subjects import Thread, thread_of
from dragoman.model import Entity, Stage, StageName, Subject, Theme, Undertaking

_WITHDRAWAL = Thread("other", "withdrawal", None)
_LONG = 80
"""Characters from which a theme's words are too many for a title."""


class Step(Struct, frozen=True):
    """A report with the thread and the parties of the undertaking that it tells of."""

    report: Report
    thread: Thread
    parties: tuple[str, ...]


class Known(Struct, frozen=True):
    """What threads ask of the corpus: entities by id, ids by document and key."""

    entities: dict[str, Entity]
    ids: dict[tuple[str, str], str]

    def country(self, identity: str) -> str:
        """The country of an entity, else its own id."""
        return self.entities[identity].country or identity

    def body(self, report: Report) -> str | None:
        """The body of many states that a report names in its theme or among those it concerns."""
        theme = report.mention.theme
        if theme is not None and theme.entity is not None and theme.entity.startswith("org:"):
            return self.ids.get((report.mention.doc, theme.entity))
        for identity in report.actor2 + report.third + report.actor1:
            entity = self.entities[identity]
            if entity.type == "organisation" and entity.country is None:
                return identity
        return None


def _thread(report: Report) -> Thread | None:
    mention = report.mention
    if mention.type == "RETREAT" and mention.mode == "withdraw":
        return _WITHDRAWAL
    if mention.theme is None or mention.type in (None, "ACCUSE", "PROTEST", "ASSAULT"):
        return None
    thread = thread_of(mention.theme)
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


def _steps(reports: Sequence[Report], known: Known) -> Iterator[Step]:
    bodies: defaultdict[str, set[str]] = defaultdict(set)
    waiting: list[tuple[Report, Thread]] = []
    for report in reports:
        thread = _thread(report)
        if thread is None or stage_of(report.mention) is None:
            continue
        parties = _parties(report, thread, known)
        if thread.type == "membership":
            if not parties:
                waiting.append((report, thread))
                continue
            bodies[report.mention.doc].add(parties[1])
            thread = replace(thread, detail=parties[1])
        if len(parties) > 1:
            yield Step(report, thread, parties)
    for report, thread in waiting:
        named = bodies[report.mention.doc]
        body = min(named, default="")
        candidate = _candidate(report, body, known) if len(named) == 1 else None
        if candidate is not None:
            yield Step(report, replace(thread, detail=body), (candidate, body))


_Threads = dict[tuple[tuple[str, ...], Thread], list[Report]]


def _threads(steps: Sequence[Step]) -> _Threads:
    """Reports by parties and thread; bare ones with the only one of their kind, vague ones last."""
    found: defaultdict[tuple[tuple[str, ...], Thread], list[Report]] = defaultdict(list)
    for step in steps:
        found[step.parties, step.thread].append(step.report)
    for parties, thread in sorted(found, key=str):
        details = {
            other.detail
            for same, other in found
            if same == parties and (other.type, other.base) == (thread.type, thread.base)
        } - {None}
        if thread.detail is None and not thread.vague and len(details) == 1:
            home = replace(thread, detail=details.pop())
            found[parties, home] += found.pop((parties, thread))
    telling = {parties for parties, thread in found if not thread.vague}
    return {
        (parties, thread): reports
        for (parties, thread), reports in found.items()
        if not thread.vague or parties not in telling
    }


def _stage(report: Report, thread: Thread) -> StageName | None:
    """The stage that a report tells; parties that both praise their cooperation have it."""
    name = stage_of(report.mention)
    if name == "supported" and thread.base == "cooperation" and len(report.actor1) > 1:
        return "in_progress"
    return name


def _stages(reports: Sequence[Report], thread: Thread, events: dict[str, str]) -> tuple[Stage, ...]:
    found: list[Stage] = []
    for report in reports:
        mention, name = report.mention, _stage(report, thread)
        if name is not None:
            event = events.get(mention.id)
            found.append(Stage(name, mention.date, event, mention.id, mention.evidence[0]))
    return tuple(sorted(found, key=stage_order))


def _subject(reports: Sequence[Report], thread: Thread, known: Known) -> Subject:
    """The name of the thing or domain, else the words of the theme, Latin ones first."""
    if thread.base == "cooperation" and thread.detail is not None:
        return Subject(f"{thread.detail} cooperation", None)
    if thread.base in ("trade", "finance") and thread.detail is None:
        return Subject(f"bilateral {thread.base}", None)
    entity = None
    themes: list[Theme] = []
    for report in reports:
        theme = report.mention.theme
        if theme is None:
            continue
        themes.append(theme)
        if entity is None and theme.entity is not None:
            entity = known.ids.get((report.mention.doc, theme.entity))
    if entity is not None:
        name = known.entities[entity].name
        kind = "membership of " if thread.type == "membership" else ""
        return Subject(f"{kind}{name}", entity)
    if thread.type == "membership" and thread.detail in known.entities:
        return Subject(f"membership of {known.entities[thread.detail].name}", thread.detail)

    def fitness(text: str) -> tuple[bool, bool, bool, int, str]:
        words = len(text.split())
        return not text.isascii(), words < 2, len(text) > _LONG, -min(words, 8), text

    texts = [theme.text for theme in themes] or [f"{thread.base} {thread.detail or ''}".strip()]
    return Subject(min(texts, key=fitness), None)


def follow_undertakings(
    reports: Sequence[Report], events: dict[str, str], resolved: Resolved
) -> tuple[Undertaking, ...]:
    """The undertakings of a corpus.

    Args:
        reports: All event mentions in terms of the corpus.
        events: Event id by event mention.
        resolved: The entities of the corpus.
    """
    known = Known({entity.id: entity for entity in resolved.entities}, resolved.ids)
    ordered = sorted(reports, key=lambda report: report.mention.id)
    found: list[Undertaking] = []
    for (parties, thread), members in _threads(list(_steps(ordered, known))).items():
        members = sorted(members, key=lambda report: report.mention.id)
        stages = _stages(members, thread, events)
        found.append(
            Undertaking(
                id=content_id("u", parties, thread.type, thread.base, thread.detail),
                subject=_subject(members, thread, known),
                type=thread.type,
                parties=parties,
                stages=stages,
                latest_stage=latest_stage(stages),
            )
        )
    return tuple(sorted(found, key=lambda undertaking: undertaking.id))
