"""Small made-up records: two documents on two meetings, and what linking makes of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path

from dragoman.ids import content_id
from dragoman.ledger import Store
from dragoman.linking.conflicts import CONFLICT
from dragoman.linking.entities import ENTITY, LINK
from dragoman.linking.events import EVENT
from dragoman.linking.sources import SOURCE
from dragoman.linking.undertakings import UNDERTAKING
from dragoman.model import (
    Analysis,
    Attribution,
    Claim,
    Conflict,
    Corpus,
    Date,
    Decision,
    Document,
    Entity,
    EntityLink,
    Event,
    EventMention,
    Evidence,
    LocalEntity,
    Mention,
    Segment,
    SourceGroup,
    Stage,
    Statement,
    Subject,
    Theme,
    Undertaking,
)
from dragoman.shelf import Shelf

STATES = {
    "state:KEN": ("Kenya", "KEN"),
    "state:UGA": ("Uganda", "UGA"),
    "state:TZA": ("Tanzania", "TZA"),
}


def day(iso: str) -> Date:
    """A day said outright."""
    when = date.fromisoformat(iso)
    return Date(iso, when, when, "day", "explicit")


def document(name: str, text: str, *, language: str = "en") -> Document:
    """A document of one body segment."""
    sha256 = content_id("t", name, text).ljust(64, "0")
    return Document(
        id=content_id("d", sha256),
        sha256=sha256,
        locator=f"reports/{name}.txt",
        text=text,
        languages=(language,),
        genre="news",
        segments=(Segment(0, len(text), "body", language),),
    )


def analysis(
    name: str,
    text: str,
    *,
    actors: tuple[str, ...] = ("state:KEN", "state:UGA"),
    when: Date | None = None,
    language: str = "en",
) -> Analysis:
    """A document that reports one meeting of states and quotes one sentence."""
    doc = document(name, text, language=language)
    whole = Evidence(doc.id, 0, len(text), text)
    entities = tuple(
        LocalEntity(key, "state", STATES[key][0], language, STATES[key][1]) for key in actors
    )
    places = [(text.find(one.name), one) for one in entities]
    event = EventMention(
        id=content_id("em", doc.id),
        doc=doc.id,
        type="CONSULT",
        mode=None,
        contexts=(),
        actor1=actors,
        actor2=(),
        third=(),
        theme=Theme("a railway", "railway"),
        place=actors[0],
        date=when,
        modality="happened",
        polarity="affirmative",
        attribution=(Attribution(None, None, "narrator"),),
        confidence=0.75,
        evidence=(whole,),
        coder="frames@1#meet",
        stage="discussed",
        predicate="meet",
    )
    statement = Statement(
        id=content_id("s", doc.id),
        doc=doc.id,
        speaker=actors[0],
        speaker_text=None,
        form="indirect",
        audience=None,
        date=when,
        evidence=(whole,),
        about=(),
        stance=None,
        pair=(STATES[actors[1]][1], STATES[actors[0]][1]),
    )
    return Analysis(
        document=doc,
        entities=entities,
        mentions=tuple(
            Mention(at, at + len(one.name), "state", "name", one.key, "gazetteer")
            for at, one in places
            if at >= 0
        ),
        dates=(),
        events=(event,),
        statements=(statement,),
    )


MEETING = "Ministers of Kenya and Uganda met in Nairobi on 3 May 2017 about a railway."
LATER = "Kenya and Tanzania agreed to talk in 2019."

FIRST = analysis("first", MEETING, when=day("2017-05-03"))
SECOND = analysis("second", LATER, actors=("state:KEN", "state:TZA"), when=day("2019-02-01"))


def link(analyses: Iterable[Analysis], decisions: Iterable[Decision]) -> Corpus:
    """A corpus half that joins nothing: one event, source and undertaking for each document."""
    del decisions
    known = sorted(analyses, key=lambda one: one.document.id)
    keys = {one.key: one for found in known for one in found.entities}
    ids = {key: content_id("n", key) for key in keys}
    events = tuple(_event(mention, ids) for found in known for mention in found.events)
    of_mention = {event.mentions[0]: event.id for event in events}
    return Corpus(
        entities=tuple(
            Entity(ids[key], one.type, one.name, {"en": (one.name,)}, one.country, None, (), {})
            for key, one in sorted(keys.items())
        ),
        entity_links=tuple(
            EntityLink(found.document.id, one.key, ids[one.key], ("gazetteer",))
            for found in known
            for one in found.entities
        ),
        sources=tuple(
            SourceGroup(found.document.id, content_id("g", found.document.id), None, ())
            for found in known
        ),
        events=events,
        undertakings=tuple(
            _undertaking(mention, of_mention, keys) for found in known for mention in found.events
        ),
        conflicts=tuple(
            Conflict(
                content_id("c", event.id),
                event.id,
                "date",
                (Claim("2017", found.events[0].evidence),),
                "date",
                None,
            )
            for event, found in zip(events, known, strict=True)
        ),
    )


def relink(shelf: Shelf, analyses: Sequence[Analysis], decisions: Sequence[Decision]) -> bool:
    """The same, as a store calls it."""
    corpus = link(analyses, decisions)
    for entity in corpus.entities:
        shelf.put(ENTITY, entity.id, entity)
    for one in corpus.entity_links:
        shelf.put(LINK, f"{one.doc} {one.key}", one)
    for source in corpus.sources:
        shelf.put(SOURCE, source.doc, source)
    for event in corpus.events:
        shelf.put(EVENT, event.id, event)
    for undertaking in corpus.undertakings:
        shelf.put(UNDERTAKING, undertaking.id, undertaking)
    for conflict in corpus.conflicts:
        shelf.put(CONFLICT, conflict.id, conflict)
    return True


def _event(mention: EventMention, ids: dict[str, str]) -> Event:
    return Event(
        id=content_id("e", mention.id),
        type=mention.type,
        mode=mention.mode,
        contexts=mention.contexts,
        actor1=tuple(ids[key] for key in mention.actor1),
        actor2=(),
        third=(),
        place=None if mention.place is None else ids[mention.place],
        date=mention.date,
        modality=mention.modality,
        summary={"en": "They met."},
        mentions=(mention.id,),
        documents=(mention.doc,),
        independent_sources=1,
        part_of=None,
        why_linked=(),
    )


def _undertaking(
    mention: EventMention, events: dict[str, str], keys: dict[str, LocalEntity]
) -> Undertaking:
    return Undertaking(
        id=content_id("u", mention.id),
        subject=Subject("a railway", None),
        type="project",
        parties=tuple(country for key in mention.actor1 if (country := keys[key].country)),
        stages=(
            Stage("discussed", mention.date, events[mention.id], mention.id, mention.evidence[0]),
        ),
        latest_stage="discussed",
    )


def open_store(path: Path, *, version: str = "1") -> Store:
    """A store with this module's corpus half and a clock that stands still."""
    return Store(path, version=version, clock=lambda: "2020-01-01T00:00:00Z", link=relink)
