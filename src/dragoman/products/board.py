"""The board: undertakings with the stages they went through, each with its date and its words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from msgspec import Struct

from dragoman.gazetteer import states
from dragoman.ledger import CorpusView
from dragoman.model import Evidence, Stage, Undertaking
from dragoman.products.dates import say_date, say_day
from dragoman.products.notes import Notes
from dragoman.products.people import country_name, in_a_row, plain_name
from dragoman.products.safe import visible
from dragoman.products.words import LONGEST_THEME, shortened, stage_word, thread_words

QUIET = 90
"""Days without a report from which an undertaking is called silent."""


class Step(Struct, frozen=True):
    """A stage with its date in words; ``again`` counts further reports of it at the same time."""

    stage: str
    when: str
    again: int
    notes: tuple[int, ...]


class Thread(Struct, frozen=True):
    """An undertaking in words; ``silence`` tells since when nothing was heard of it, if long."""

    record: str
    subject: str
    kind: str
    parties: str
    latest: str
    steps: tuple[Step, ...]
    silence: str | None = None


def threads(view: CorpusView, notes: Notes, until: date | None = None) -> tuple[Thread, ...]:
    """The undertakings of a view, the one that moved last first.

    Args:
        view: The records.
        notes: Where footnotes are collected.
        until: The day by which silence is measured; that of the latest document without it.

    Raises:
        Unfounded: A stage has no words.
    """
    ordered = sorted(view.undertakings, key=_last_moved, reverse=True)
    today = until or _latest_day(view)
    return tuple(_thread(one, view, notes, today) for one in ordered)


def _latest_day(view: CorpusView) -> date | None:
    days = (one.published.latest for one in view.documents if one.published is not None)
    return max((day for day in days if day is not None), default=None)


def silence(undertaking: Undertaking, today: date | None) -> str | None:
    """Since when an undertaking that is not completed has not moved, in words; if that is long.

    Args:
        undertaking: With its stages.
        today: The day by which it is measured.
    """
    moved, _ = _last_moved(undertaking)
    if today is None or not moved or undertaking.latest_stage == "completed":
        return None
    last = date.fromisoformat(moved)
    if (today - last).days < QUIET:
        return None
    return f"no movement since {say_day(last)}, as of {say_day(today)}"


def _last_moved(undertaking: Undertaking) -> tuple[str, str]:
    days = [
        (stage.date.latest or stage.date.earliest)
        for stage in undertaking.stages
        if stage.date is not None
    ]
    return max((day.isoformat() for day in days if day is not None), default=""), undertaking.id


def _thread(undertaking: Undertaking, view: CorpusView, notes: Notes, today: date | None) -> Thread:
    latest = undertaking.latest_stage
    return Thread(
        record=undertaking.id,
        subject=subject_words(undertaking, view),
        kind=undertaking.type,
        parties=in_a_row([party_name(one, view) for one in _ordered(undertaking.parties, view)]),
        latest="unknown" if latest is None else stage_word(latest),
        steps=tuple(_steps(undertaking.stages, view, notes)),
        silence=silence(undertaking, today),
    )


def _ordered(parties: Sequence[str], view: CorpusView) -> tuple[str, ...]:
    """The parties, those of the question first and in its order."""
    asked = view.query.pair or ()
    return (*(p for p in asked if p in parties), *(p for p in parties if p not in asked))


def subject_words(undertaking: Undertaking, view: CorpusView) -> str:
    """What an undertaking is: the entity it names, else its words, glossed in another script."""
    entity = view.entity(undertaking.subject.entity)
    if entity is not None:
        return plain_name(entity)
    text = undertaking.subject.text
    mentions = [view.event_mention(stage.event_mention or "") for stage in undertaking.stages]
    told = [(one, one.theme) for one in mentions if one is not None and one.theme is not None]
    best = sorted(told, key=lambda one: one[1].text != text)
    words = (thread_words(theme, mention) for mention, theme in best)
    return next((one for one in words if one), None) or shortened(visible(text), LONGEST_THEME)


def party_name(party: str, view: CorpusView) -> str:
    """A party of an undertaking: an entity's name, or a country's by its code."""
    entity = view.entity(party)
    if entity is not None:
        return plain_name(entity)
    return country_name(party) if party in states() else party


def _steps(stages: Iterable[Stage], view: CorpusView, notes: Notes) -> Iterable[Step]:
    merged: dict[tuple[str, str], list[Evidence]] = {}
    for stage in stages:
        place = stage_word(stage.stage), say_date(stage.date)
        merged.setdefault(place, []).extend(stage_evidence(stage, view))
    for (name, when), evidence in merged.items():
        cited = notes.cite(evidence, f"stage {name}")
        yield Step(name, when, len(cited) - 1, cited)


def stage_evidence(stage: Stage, view: CorpusView) -> tuple[Evidence, ...]:
    """The words of a stage: its own, else those of the report that tells it."""
    if stage.evidence is not None:
        return (stage.evidence,)
    mention = view.event_mention(stage.event_mention or "")
    return () if mention is None else mention.evidence
