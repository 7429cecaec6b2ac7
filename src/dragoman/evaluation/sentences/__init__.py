"""Sentences with the events that they report, to measure coding: ``en.jsonl``, ``fa.jsonl``.

Each line is a ``Case``; what its keys mean and how the sentences were annotated is told in
``README.md`` beside them. Even numbers are ``dev`` (look at them), odd ones ``test`` (do not).
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Literal

import msgspec
from msgspec import Struct

from dragoman.calendars import Interval, month_interval, one_day, season_interval, year_interval
from dragoman.errors import BadData
from dragoman.model import EventType, Modality
from dragoman.text import Span

FOLDER = Path(__file__).parent

Split = Literal["dev", "test"]


class GoldEvent(Struct, frozen=True):
    """One event that a sentence reports.

    Attributes:
        type: The PLOVER type; those in ``type_alt`` are right too.
        actor1: Who acts, both parties of a symmetric event: alpha-3 codes or gazetteer keys
            (``org:nato``, ``group:africa``).
        actor2: To whom.
        third: Hosts and mediators.
        optional: Actors that may be left out.
        symmetric: Whether neither party acts more than the other.
        modality: Those in ``modality_alt`` are right too; happened and ongoing are one.
        trigger: The words of the predicate, as they stand in the text; ``trigger_alt`` are others
            that tell it, such as the verb that the deed is embedded under.
        date: EDTF, where the text tells it.
        speaker: The words that name who says so; ``None`` is the narrator.
        theme: Words of what it is about, where asked.
        core: Whether it must be found; the others may be.
    """

    type: EventType
    actor1: tuple[str, ...]
    actor2: tuple[str, ...]
    modality: Modality
    trigger: str
    trigger_alt: tuple[str, ...] = ()
    type_alt: tuple[EventType, ...] = ()
    modality_alt: tuple[Modality, ...] = ()
    third: tuple[str, ...] = ()
    optional: tuple[str, ...] = ()
    symmetric: bool = False
    date: str | None = None
    speaker: str | None = None
    theme: str | None = None
    core: bool = True


class Case(Struct, frozen=True):
    """A sentence, the day it was published (if that matters), and its events."""

    id: str
    text: str
    events: tuple[GoldEvent, ...]
    published: date | None = None
    split: Split = "test"


def shipped(language: str) -> Path:
    """The file of sentences that comes with dragoman.

    Raises:
        BadData: There is none for this language.
    """
    path = FOLDER / f"{language}.jsonl"
    if not path.is_file():
        raise BadData(f"no sentences come with dragoman for {language!r}; name a file")
    return path


def read_cases(path: Path) -> tuple[Case, ...]:
    """The annotated sentences of a file of JSON lines.

    Raises:
        BadData: A line departs from the form, or quotes words that are not in its text.
    """
    cases: list[Case] = []
    for number, line in enumerate(path.read_bytes().splitlines(), 1):
        try:
            case = msgspec.json.decode(line, type=Case)
        except msgspec.MsgspecError as error:
            raise BadData(f"{path}:{number}: no annotated sentence: {error}") from error
        for words in (words for event in case.events for words in _quoted(event)):
            if words not in case.text:
                raise BadData(f"{path}:{number}: {words!r} is not in the text")
        cases.append(case)
    return tuple(cases)


def _quoted(event: GoldEvent) -> Iterator[str]:
    said = (event.trigger, *event.trigger_alt, event.speaker, event.theme)
    return (words for words in said if words is not None)


def places(words: str, text: str) -> tuple[Span, ...]:
    """Where some words stand in a text, every time."""
    found: list[Span] = []
    at = text.find(words)
    while at >= 0:
        found.append(Span(at, at + len(words)))
        at = text.find(words, at + 1)
    return tuple(found)


def days(edtf: str) -> Interval:
    """The days of a date in the forms that the sentences use: a day, month, season, year, a/b.

    Raises:
        BadData: It is in another form.
    """
    first, _, last = edtf.partition("/")
    try:
        start = None if first == ".." else _unit(first).earliest
        end = None if (last or first) == ".." else _unit(last or first).latest
    except ValueError as error:
        raise BadData(f"{edtf!r} is no date that sentences use: {error}") from error
    return Interval(start, end)


def _unit(edtf: str) -> Interval:
    numbers = [int(part) for part in edtf.split("-")]
    if len(numbers) == 3:
        return one_day(date(*numbers))
    if len(numbers) == 1:
        return year_interval(numbers[0])
    year, part = numbers
    return season_interval(year, part - 20) if part > 20 else month_interval(year, part)
