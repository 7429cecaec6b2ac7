"""Telling: the record of a real-world event, made from all reports of it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from dragoman.coding.summary import sentence
from dragoman.ids import content_id
from dragoman.linking.reports import OPEN, Report, bounds
from dragoman.model import Date, Event, WhyLinked


class Ties(Struct, frozen=True):
    """What ties the reports of an event to each other, and may tie them to those of others."""

    why: tuple[WhyLinked, ...] = ()
    may_be: tuple[WhyLinked, ...] = ()


def best_date(reports: Sequence[Report]) -> Date | None:
    """The days on which all sources can be right, in the words of the most precise of them.

    A date that the text says goes before a document's own; where sources exclude each other, the
    most precise one stands alone.
    """
    dates = [report.mention.date for report in reports if report.mention.date is not None]
    said = [when for when in dates if when.basis != "document"] or dates
    best = min(said, key=lambda d: (_width(d), d.edtf or "", d.said or ""), default=None)
    if best is None:
        return None
    first, last = bounds(best)
    for when in said:
        other_first, other_last = bounds(when)
        if max(first, other_first) <= min(last, other_last):
            first, last = max(first, other_first), min(last, other_last)
    if (first, last) == bounds(best):
        return best
    return replace(
        best,
        edtf=_interval(first, last),
        precision="interval",
        earliest=_day(first),
        latest=_day(last),
    )


def _width(when: Date) -> int:
    first, last = bounds(when)
    return (last - first).days


def _day(day: date) -> date | None:
    return None if day in (date.min, date.max) else day


def _interval(first: date, last: date) -> str:
    if first == last:
        return first.isoformat()
    start = ".." if first == date.min else first.isoformat()
    return f"{start}/{'..' if last == date.max else last.isoformat()}"


def _best(reports: Sequence[Report]) -> Report:
    """The report that tells most: the one with most people, of the body, of most confidence."""

    def weight(report: Report) -> tuple[int, bool, bool, float, str]:
        people = sum(map(len, report.people.values()))
        told = report.days < OPEN
        return (
            people,
            not report.mention.headline,
            told,
            report.mention.confidence,
            report.mention.id,
        )

    return max(reports, key=weight)


def event_id(root: str) -> str:
    """The id of an event from the least id of its reports."""
    return content_id("e", root)


def tell_event(reports: Sequence[Report], ties: Ties, names: dict[str, str]) -> Event:
    """The record of an event, without what follows from other events and from sources.

    Args:
        reports: All reports of it.
        ties: Why they are held to be of one event, and what others they may be of.
        names: Display names of entities by id.
    """
    best = _best(reports)
    mention = best.mention
    places = [report.place for report in reports if report.place is not None]
    documents = tuple(sorted({report.mention.doc for report in reports}))
    theme = None if mention.theme is None else mention.theme.text
    event = Event(
        id=event_id(min(report.mention.id for report in reports)),
        type=mention.type,
        mode=mention.mode,
        contexts=mention.contexts,
        actor1=best.actor1,
        actor2=best.actor2,
        third=best.third,
        place=best.place or (min(places) if places else None),
        date=best_date(reports),
        modality=mention.modality,
        summary={},
        mentions=tuple(sorted(report.mention.id for report in reports)),
        documents=documents,
        independent_sources=0,
        part_of=None,
        why_linked=ties.why,
        may_be=ties.may_be,
    )
    return replace(event, summary={"en": sentence(event, names, mention.stage, theme)})
