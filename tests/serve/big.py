"""A big made-up ledger, written as the store would write it: for measuring how pages grow.

``python -m tests.serve.big FILE [EVENTS]`` makes one; 100,000 events take a minute or two.
"""

from __future__ import annotations

import random  # noqa: TID251 - a made-up world
import sys
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from msgspec import Struct

from dragoman import __version__
from dragoman.gazetteer import places, states
from dragoman.ids import content_id
from dragoman.ledger import write
from dragoman.ledger.connection import connect, writing
from dragoman.model import (
    Analysis,
    Attribution,
    Claim,
    Conflict,
    Credit,
    Date,
    Document,
    Entity,
    EntityLink,
    Event,
    EventMention,
    EventType,
    Evidence,
    LocalEntity,
    Mention,
    Modality,
    Role,
    Segment,
    SourceGroup,
    Stage,
    StageName,
    Statement,
    Subject,
    Theme,
    Undertaking,
)

TYPES: tuple[EventType, ...] = (
    *("CONSULT",) * 6,
    *("AGREE", "SUPPORT", "COOPERATE", "REQUEST", "ACCUSE", "REJECT") * 2,
    *("AID", "THREATEN", "SANCTION", "MOBILIZE", "ASSAULT", "PROTEST"),
)
MODALITIES: tuple[Modality, ...] = (*("happened",) * 7, "planned", "desired", "denied")
STAGES: tuple[StageName, ...] = ("requested", "negotiating", "agreed", "signed", "delivered")
THEMES = ("trade", "naval exercises", "a gas pipeline", "visas", "a port", "water", "fisheries")
WORDS = {
    "en": "ministers talks border trade port agreement visit embassy pipeline grain naval river",
    "fa": "وزیر دیدار مرز تجارت بندر توافق سفر سفارت خط‌لوله گندم دریایی رود همکاری گفت‌وگو",
}
GIVEN = ("Amina", "Boris", "Chen", "Dilara", "Emeka", "Farid", "Greta", "Hiro", "Ines", "Jamal")
FARSI = {"Amina": "آمنه", "Farid": "فرید", "Jamal": "جمال", "Dilara": "دلآرا"}
REPORTS_OF_ONE = 1.2
EVENTS_IN_ONE = 4


class World(Struct, frozen=True):
    """Who and where; each entity with the document-local key it goes by."""

    countries: tuple[Entity, ...]
    people: tuple[Entity, ...]
    towns: tuple[tuple[str, Entity], ...]


def _world(chance: random.Random) -> World:
    codes = [key for key, row in states().items() if row.kind == "member"][:60]
    countries = tuple(
        Entity(content_id("n", code), "state", states()[code].name, {}, code, "GOV", (), {})
        for code in codes
    )
    people = tuple(_person(number, chance.choice(codes)) for number in range(3000))
    towns = tuple(
        (key, Entity(content_id("n", key), "place", row.name, {}, row.country, None, (), {}))
        for key, row in list(places().items())[:400]
        if row.country is not None
    )
    return World(countries, people, towns)


def _person(number: int, country: str) -> Entity:
    given = GIVEN[number % len(GIVEN)]
    family = "".join(chr(97 + (number * step) % 26) for step in (3, 7, 11, 5)).capitalize()
    names: dict[str, tuple[str, ...]] = {"en": (f"{given} {family}",)}
    if given in FARSI:
        names["fa"] = (f"{FARSI[given]} {family}",)
    role = Role("Foreign minister", None, country, None, (), office="foreign-minister")
    return Entity(
        content_id("n", "person", number),
        "person",
        names["en"][0],
        names,
        country,
        "GOV",
        (role,),
        {},
    )


def _text(chance: random.Random, language: str) -> str:
    words = WORDS[language].split()
    sentences = (" ".join(chance.choices(words, k=14)) + "." for _ in range(40))
    return " ".join(sentences)


def _date(day: date, chance: random.Random) -> Date:
    if chance.random() < 0.8:
        return Date(day.isoformat(), day, day, "day", "explicit")
    first = day.replace(day=1)
    last = (first + timedelta(days=32)).replace(day=1) - timedelta(days=1)
    return Date(first.isoformat()[:7], first, last, "month", "explicit")


class Happening(Struct, frozen=True):
    """One event before it is told."""

    event: str
    actor1: Entity
    actor2: Entity
    town: tuple[str, Entity]
    when: Date
    type: EventType
    modality: Modality
    theme: str


def _happening(number: int, world: World, chance: random.Random) -> Happening:
    one, other = chance.sample(world.countries[:30], 2)
    if chance.random() < 0.4:
        one = chance.choice(world.people)
    return Happening(
        content_id("e", "big", number),
        one,
        other,
        chance.choice(world.towns),
        _date(date(2001, 1, 1) + timedelta(days=chance.randrange(8700)), chance),
        chance.choice(TYPES),
        chance.choice(MODALITIES),
        chance.choice(THEMES),
    )


def _mention(told: Happening, doc: Document, place: int) -> EventMention:
    words = Evidence(doc.id, place, place + 60, doc.text[place : place + 60])
    return EventMention(
        id=content_id("em", told.event, doc.id),
        doc=doc.id,
        type=told.type,
        mode=None,
        contexts=("diplomatic",),
        actor1=(told.actor1.id,),
        actor2=(told.actor2.id,),
        third=(),
        theme=Theme(told.theme, told.theme, None),
        place=told.town[0],
        date=told.when,
        modality=told.modality,
        polarity="affirmative",
        attribution=(Attribution(None, None, "narrator"),),
        confidence=0.8,
        evidence=(words,),
        coder="made@1#big",
        stage="discussed",
    )


def _document(number: int, told: tuple[Happening, ...], chance: random.Random) -> Analysis:
    language = "fa" if number % 3 == 0 else "en"
    text = _text(chance, language)
    doc = content_id("d", "big", number)
    when = told[0].when
    document = Document(
        id=doc,
        sha256=doc.removeprefix("d-").ljust(64, "0"),
        locator=f"big/{number}.txt",
        text=text,
        title=text[:60],
        outlet=f"Outlet {number % 60}",
        languages=(language,),
        genre="news",
        published=when,
        credits=(Credit(f"Agency {number % 7}", None, "agency", ()),) if number % 4 == 0 else (),
        segments=(Segment(0, len(text), "body", language),),
    )
    mentions = tuple(_mention(one, document, 70 * place) for place, one in enumerate(told))
    named = {one.id: one for happening in told for one in (happening.actor1, happening.actor2)}
    local = tuple(
        LocalEntity(one.id, one.type, one.name, "en", one.country) for one in named.values()
    )
    spoken = Statement(
        content_id("s", doc),
        doc,
        told[0].actor1.id,
        None,
        "indirect",
        None,
        when,
        mentions[0].evidence,
        (),
        None,
        None,
    )
    return Analysis(
        document=document,
        entities=local,
        mentions=tuple(
            Mention(9 * place, 9 * place + 8, one.type, "name", one.key, "made")
            for place, one in enumerate(local)
        ),
        dates=(),
        events=mentions,
        statements=(spoken,),
    )


def _event(told: Happening, reports: list[EventMention]) -> Event:
    docs = tuple(dict.fromkeys(one.doc for one in reports))
    return Event(
        id=told.event,
        type=told.type,
        mode=None,
        contexts=("diplomatic",),
        actor1=(told.actor1.id,),
        actor2=(told.actor2.id,),
        third=(),
        place=told.town[1].id,
        date=told.when,
        modality=told.modality,
        summary={},
        mentions=tuple(one.id for one in reports),
        documents=docs,
        independent_sources=len(docs),
        part_of=None,
        why_linked=(),
    )


def _undertakings(events: list[Event], chance: random.Random) -> Iterator[Undertaking]:
    for number in range(len(events) // 30):
        some = sorted(chance.sample(events, 4), key=lambda one: str(one.date and one.date.earliest))
        stages = tuple(
            Stage(chance.choice(STAGES), one.date, one.id, one.mentions[0], None) for one in some
        )
        pair = tuple(
            sorted(chance.sample([k for k, r in states().items() if r.kind == "member"][:30], 2))
        )
        yield Undertaking(
            content_id("u", "big", number),
            Subject(chance.choice(THEMES), None),
            "project",
            pair,
            stages,
            stages[-1].stage,
        )


def _conflicts(reports: dict[str, list[EventMention]], count: int) -> Iterator[Conflict]:
    for event, told in list(reports.items())[:count]:
        sides = (Claim("2011-01-01", told[0].evidence), Claim("2011-01-02", told[-1].evidence))
        yield Conflict(content_id("c", event), event, "date", sides, "date", None)


def make_big(path: Path, events: int) -> None:
    """A ledger with as many events, a third as many documents, and all else in proportion."""
    chance = random.Random(7)
    world = _world(chance)
    happenings = {one.event: one for one in (_happening(n, world, chance) for n in range(events))}
    order = list(happenings.values())
    copies = chance.choices(order, k=int(events * (REPORTS_OF_ONE - 1)))
    queue = [*order, *copies]
    chance.shuffle(queue)
    documents = [
        tuple({one.event: one for one in queue[at : at + EVENTS_IN_ONE]}.values())
        for at in range(0, len(queue), EVENTS_IN_ONE)
    ]
    db = connect(path)
    db.execute("PRAGMA synchronous = OFF")
    reports: dict[str, list[EventMention]] = {}
    towns = dict(world.towns)
    with writing(db):
        entities = (*world.countries, *world.people, *towns.values())
        write.insert_entities(db, entities)
        for number, told in enumerate(documents):
            analysis = _document(number, told, chance)
            for one in analysis.events:
                reports.setdefault(_event_id(one, told), []).append(one)
            _insert(db, analysis, told)
        made = [_event(one, reports[one.event]) for one in order]
        countries = {one.id: one.country for one in entities if one.country}
        write.insert_events(db, made)
        write.insert_event_documents(db, made)
        write.insert_event_countries(db, made, countries)
        undertakings = list(_undertakings(made, chance))
        write.insert_undertakings(db, undertakings)
        write.insert_undertaking_countries(db, undertakings, countries)
        write.insert_conflicts(db, _conflicts(reports, events // 50))
        write.mark_linking(db, __version__)
    db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    db.close()


def _event_id(mention: EventMention, told: tuple[Happening, ...]) -> str:
    return next(one.event for one in told if content_id("em", one.event, mention.doc) == mention.id)


def _insert(db: object, analysis: Analysis, told: tuple[Happening, ...]) -> None:
    import sqlite3

    assert isinstance(db, sqlite3.Connection)
    doc = analysis.document.id
    keys = {one.key: one.key for one in analysis.entities}
    keys.update({one.town[0]: one.town[1].id for one in told})
    write.insert_document(db, analysis.document)
    write.insert_analysis(db, analysis, __version__)
    write.insert_named(db, analysis)
    write.insert_statements(db, analysis.statements)
    write.insert_passage(db, doc, analysis.document.text)
    write.insert_entity_links(db, (EntityLink(doc, key, one, ()) for key, one in keys.items()))
    write.insert_sources(db, (SourceGroup(doc, doc, None, ()),))


if __name__ == "__main__":
    make_big(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 100_000)
