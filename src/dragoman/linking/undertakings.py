"""Undertakings: agreements, purchases, bids and projects followed through their stages.

A thread is what the same parties do about the same theme; each report adds a stage with its date
and words. The stage is the predicate's own where it has one ("signed", "delivered"); else it
follows from modality and type: a wish is no negotiation, a request no agreement.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache
from pathlib import Path

from msgspec import Struct

from dragoman.ids import content_id
from dragoman.linking.reports import Report
from dragoman.model import (
    EventMention,
    EventType,
    Modality,
    Stage,
    StageName,
    Subject,
    Undertaking,
    UndertakingType,
)
from dragoman.tables import load_table

PROGRESS: tuple[StageName, ...] = (
    "denied",
    "rejected",
    "desired",
    "proposed",
    "offered",
    "requested",
    "discussed",
    "negotiating",
    "supported",
    "stalled",
    "suspended",
    "agreed",
    "signed",
    "in_force",
    "in_progress",
    "delivered",
    "completed",
)
"""Stages from the least to the furthest; at equal dates the further one is the latest."""
_BY_MODALITY: dict[Modality, StageName] = {
    "desired": "desired",
    "offered": "offered",
    "denied": "denied",
    "hypothetical": "proposed",
}
_BY_TYPE: dict[EventType, StageName] = {
    "REQUEST": "requested",
    "AGREE": "agreed",
    "CONSULT": "discussed",
    "SUPPORT": "supported",
    "COOPERATE": "in_progress",
    "AID": "in_progress",
    "REJECT": "rejected",
    "SANCTION": "suspended",
}


_Thread = tuple[tuple[str, ...], str, UndertakingType]


class SubjectRow(Struct, frozen=True, rename={"noun_class": "class"}):
    """A noun class and the type of undertaking that it makes."""

    noun_class: str
    type: UndertakingType


@cache
def _types() -> dict[str, UndertakingType]:
    rows = load_table(Path(__file__).parent / "subjects.tsv", SubjectRow)
    return {row.noun_class: row.type for row in rows}


def stage_of(mention: EventMention) -> StageName | None:
    """The stage of an undertaking that a report tells; ``None`` where it tells none.

    A stage that the predicate names holds only for what is said to have happened.
    """
    if mention.modality in _BY_MODALITY and mention.modality != "hypothetical":
        return _BY_MODALITY[mention.modality]
    if mention.modality in ("opinion", "hypothetical"):
        return None
    if mention.stage is not None and mention.modality != "planned":
        return mention.stage
    return _BY_TYPE.get(mention.type) if mention.type is not None else None


def _type(report: Report) -> UndertakingType | None:
    theme = report.mention.theme
    if theme is None:
        return None
    head = (theme.key or "").split(":")[0]
    return _types().get(theme.head) or _types().get(head)


def _parties(report: Report, ids: dict[tuple[str, str], str]) -> tuple[str, ...]:
    theme = report.mention.theme
    countries = sorted(report.countries)
    if theme is not None and theme.entity is not None and theme.entity.startswith("org:"):
        body = ids.get((report.mention.doc, theme.entity))
        candidate = _candidate(report)
        if body is not None and candidate is not None:
            return candidate, body
    return tuple(countries)


def _candidate(report: Report) -> str | None:
    """The country that seeks membership: the one that asks, or the one that is supported."""
    asked = report.mention.type in ("REQUEST", "AGREE")
    countries = sorted(c for c in report.countries if len(c) == 3)
    if report.mention.type == "SUPPORT" and report.mention.actor2:
        second = [key.removeprefix("state:") for key in report.mention.actor2]
        return next((c for c in second if c in countries), None)
    first = [key.removeprefix("state:") for key in report.mention.actor1]
    return next((c for c in first if c in countries), None) if asked else None


def _stages(reports: Sequence[Report], events: dict[str, str]) -> Iterator[Stage]:
    for report in reports:
        name = stage_of(report.mention)
        if name is not None:
            mention = report.mention
            yield Stage(name, mention.date, events.get(mention.id), mention.id, mention.evidence[0])


def _stage_order(stage: Stage) -> tuple[date, date, int, str]:
    first = stage.date.earliest if stage.date is not None else None
    last = stage.date.latest if stage.date is not None else None
    return (
        first or last or date.max,
        last or date.max,
        PROGRESS.index(stage.stage),
        stage.event_mention or "",
    )


def _latest(stages: Sequence[Stage]) -> StageName | None:
    def rank(stage: Stage) -> tuple[date, int]:
        last = stage.date.latest or stage.date.earliest if stage.date is not None else None
        return last or date.min, PROGRESS.index(stage.stage)

    return max(stages, key=rank).stage if stages else None


def _subject(reports: Sequence[Report]) -> Subject:
    themes = [r.mention.theme for r in reports if r.mention.theme is not None]
    best = max(themes, key=lambda theme: (len(theme.text) <= 80, len(theme.text), theme.text))
    return Subject(best.text, None)


def follow_undertakings(
    reports: Sequence[Report], events: dict[str, str], ids: dict[tuple[str, str], str]
) -> tuple[Undertaking, ...]:
    """The undertakings of a corpus.

    Args:
        reports: All event mentions in terms of the corpus.
        events: Event id by event mention.
        ids: Entity ids by document and local key.
    """
    threads: defaultdict[_Thread, list[Report]] = defaultdict(list)
    for report in sorted(reports, key=lambda r: r.mention.id):
        kind, theme = _type(report), report.mention.theme
        parties = _parties(report, ids)
        if kind is None or theme is None or len(parties) < 2 or stage_of(report.mention) is None:
            continue
        threads[parties, theme.key or theme.head, kind].append(report)
    found: list[Undertaking] = []
    for (parties, key, kind), members in sorted(threads.items()):
        stages = tuple(sorted(_stages(members, events), key=_stage_order))
        found.append(
            Undertaking(
                id=content_id("u", parties, key, kind),
                subject=_subject(members),
                type=kind,
                parties=parties,
                stages=stages,
                latest_stage=_latest(stages),
            )
        )
    return tuple(sorted(found, key=lambda undertaking: undertaking.id))
