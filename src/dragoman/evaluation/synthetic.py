"""Synthetic analyses: as many made-up reports as wanted, to measure how linking grows.

A small world of ministers meets, visits and deals over twenty years; each report retells one of its
events in a language, with a date as exact as reports have it, sometimes with a surname alone,
sometimes copied from an earlier report. Nothing is read or parsed: these are the records that the
document half would give.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, timedelta

from msgspec import Struct

from dragoman.ids import content_id
from dragoman.model import (
    Analysis,
    Attribution,
    Date,
    Document,
    EventMention,
    EventType,
    Evidence,
    LocalEntity,
    Mention,
    Role,
    Segment,
    StageName,
    Theme,
)

COUNTRIES = ("ARG", "BRA", "CHN", "EGY", "FRA", "IND", "IRN", "JPN", "KEN", "PAK", "RUS", "TUR")
OFFICES = (
    ("prime-minister", "Prime minister"),
    ("foreign-minister", "Foreign minister"),
    ("defence-minister", "Defence minister"),
)
THEMES = ("trade", "exercise:naval", "agreement:transport", "materiel:su-30", "project:port")
_STEPS: tuple[tuple[EventType, StageName], ...] = (
    ("REQUEST", "requested"),
    ("CONSULT", "discussed"),
    ("AGREE", "agreed"),
    ("SUPPORT", "signed"),
    ("COOPERATE", "delivered"),
)
_ONSETS = ("b", "d", "f", "g", "j", "k", "l", "m", "n", "p", "r", "s", "t", "v", "z", "sh", "kh")
_VOWELS = ("a", "e", "i", "o", "u")
_FIRST_DAY = date(2000, 1, 1)
_DAYS = 7300
_RETELLINGS = 4
"""Reports of one event, on average."""
_COPIED, _SURNAME_ONLY, _VAGUE = 0.15, 0.2, 0.2


class Figure(Struct, frozen=True):
    """Someone of the made-up world."""

    name: str
    country: str
    office: str
    title: str


class Happening(Struct, frozen=True):
    """An event of the made-up world; ``step`` is an index into the stages of a deal."""

    one: Figure
    other: Figure
    day: date
    kind: str
    theme: str
    step: int


def _word(chance: random.Random, syllables: int) -> str:
    return "".join(chance.choice(_ONSETS) + chance.choice(_VOWELS) for _ in range(syllables))


def _figures(chance: random.Random, count: int) -> tuple[Figure, ...]:
    return tuple(
        Figure(
            f"{_word(chance, 2).capitalize()} {_word(chance, 3).capitalize()}n",
            chance.choice(COUNTRIES),
            *chance.choice(OFFICES),
        )
        for _ in range(count)
    )


def _happening(chance: random.Random, figures: tuple[Figure, ...]) -> Happening:
    one = chance.choice(figures)
    others = [figure for figure in figures if figure.country != one.country]
    day = _FIRST_DAY + timedelta(days=chance.randrange(_DAYS))
    kind = chance.choice(("visit", "meeting", "deal"))
    step = chance.randrange(len(_STEPS))
    return Happening(one, chance.choice(others or figures), day, kind, chance.choice(THEMES), step)


def _date(day: date, chance: random.Random) -> Date:
    if chance.random() >= _VAGUE:
        return Date(day.isoformat(), day, day, "day", "explicit")
    first = day.replace(day=1)
    last = (first + timedelta(days=32)).replace(day=1) - timedelta(days=1)
    return Date(first.isoformat()[:7], first, last, "month", "explicit")


def _person(figure: Figure, place: int, when: Date, evidence: Evidence, short: bool) -> LocalEntity:
    name = figure.name.split()[-1] if short else figure.name
    role = Role(figure.title, None, figure.country, when, (evidence,), office=figure.office)
    key = f"local:{place}"
    return LocalEntity(key, "person", name, "en", figure.country, "GOV", roles=(role,))


def _events(told: Happening, doc: str, when: Date, evidence: Evidence) -> EventMention:
    kind, stage = _STEPS[told.step]
    deal = told.kind == "deal"
    people = ("local:0", "local:1")
    symmetric = told.kind == "meeting"
    return EventMention(
        id=content_id("em", doc),
        doc=doc,
        type=kind if deal else "CONSULT",
        mode="visit" if told.kind == "visit" else None,
        contexts=(),
        actor1=people if symmetric else people[:1],
        actor2=() if symmetric else people[1:],
        third=(),
        theme=Theme(told.theme, told.theme.split(":")[0], told.theme),
        place=None if deal else f"state:{told.other.country}",
        date=when,
        modality="happened",
        polarity="affirmative",
        attribution=(Attribution(None, None, "narrator"),),
        confidence=0.8,
        evidence=(evidence,),
        coder="synthetic@1#made",
        stage=stage if deal else None,
    )


def _report(told: Happening, number: int, text: str, chance: random.Random) -> Analysis:
    doc = content_id("d", "synthetic", number)
    evidence = Evidence(doc, 0, 20, text[:20])
    when = _date(told.day, chance)
    people = (
        _person(told.one, 0, when, evidence, chance.random() < _SURNAME_ONLY),
        _person(told.other, 1, when, evidence, short=False),
    )
    host = told.other.country
    state = LocalEntity(f"state:{host}", "state", host, "en", host)
    document = Document(
        id=doc,
        sha256=doc.removeprefix("d-").ljust(64, "0"),
        locator=f"synthetic/{number}.txt",
        text=text,
        languages=("en",),
        genre="news",
        segments=(Segment(0, len(text), "body", "en"),),
    )
    return Analysis(
        document=document,
        entities=(*people, state),
        mentions=(
            Mention(0, 5, "person", "name", "local:0", "made"),
            Mention(6, 11, "person", "name", "local:1", "made"),
            Mention(12, 15, "state", "name", state.key, "made"),
        ),
        dates=(),
        events=(_events(told, doc, when, evidence),),
        statements=(),
    )


def _text(chance: random.Random) -> str:
    return " ".join(_word(chance, chance.randint(1, 3)) for _ in range(120))


def synthetic_analyses(count: int, seed: int = 0) -> Iterator[Analysis]:
    """Made-up analyses, the same ones for the same arguments.

    Args:
        count: How many documents.
        seed: Of the world and of what is told of it.
    """
    chance = random.Random(seed)
    figures = _figures(chance, max(8, count // 40))
    happenings = [_happening(chance, figures) for _ in range(max(1, count // _RETELLINGS))]
    before = _text(chance)
    for number in range(count):
        text = before if chance.random() < _COPIED else _text(chance)
        before = text
        yield _report(chance.choice(happenings), number, text, chance)
