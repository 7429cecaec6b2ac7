"""The lists of a brief: who is who, what contradicts, which sources."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from msgspec import Struct

from dragoman.ledger import CorpusView
from dragoman.model import Conflict, Credit, CreditHow, Date, Document, Entity, Evidence, Role
from dragoman.products.board import subject_words
from dragoman.products.dates import say_date
from dragoman.products.lines import telling
from dragoman.products.notes import Notes, direction, outlet_of, published
from dragoman.products.people import (
    Cast,
    country_name,
    describe,
    describe_all,
    office_words,
    plain_name,
)
from dragoman.products.safe import visible
from dragoman.products.words import conflict_words, deed_words

HOW: dict[CreditHow, str] = {
    "republished": "republished from",
    "quoted": "quoting",
    "translated": "translated from",
    "press-release": "on a release of",
    "agency": "from the agency",
}


class Spelling(Struct, frozen=True):
    """A name as a language writes it."""

    text: str
    language: str
    direction: str


class Post(Struct, frozen=True):
    """An office someone is said to hold."""

    title: str
    as_of: str | None
    notes: tuple[int, ...]


class Person(Struct, frozen=True):
    """Someone with the offices that the documents give; ``named``: where a name stands."""

    record: str
    name: str
    country: str
    posts: tuple[Post, ...]
    spellings: tuple[Spelling, ...]
    named: tuple[int, ...]


class Side(Struct, frozen=True):
    """One side of a contradiction."""

    value: str
    notes: tuple[int, ...]


class Contradiction(Struct, frozen=True):
    """Claims that cannot both hold."""

    record: str
    about: str
    question: str
    sides: tuple[Side, ...]
    note: str | None


class Origin(Struct, frozen=True):
    """A pointer to where a document's content came from."""

    how: str
    name: str
    notes: tuple[int, ...]


class Source(Struct, frozen=True):
    """A document of the answer; ``group`` numbers the origin it traces to."""

    record: str
    outlet: str
    title: str | None
    language: str | None
    direction: str
    published: str
    genre: str
    origins: tuple[Origin, ...]
    group: int
    copy_of: str | None
    locator: str


def people(view: CorpusView, cast: Cast, notes: Notes) -> tuple[Person, ...]:
    """The people who take part in the events or speak, by country and name."""
    shown = _taking_part(view) & cast.named
    found = [one for one in view.entities if one.type == "person" and one.id in shown]
    names = _names(view)
    persons = (_person(one, names, notes) for one in found)
    return tuple(sorted(persons, key=lambda one: (not one.country, one.country, one.name)))


def _taking_part(view: CorpusView) -> frozenset[str]:
    acting = {one for event in view.events for one in event.actor1 + event.actor2 + event.third}
    speaking = (view.entity_id(one.doc, one.speaker) for one in view.statements)
    return frozenset(acting | {one for one in speaking if one is not None})


def _names(view: CorpusView) -> dict[str, Evidence]:
    """Where the first document that names an entity does so."""
    found: dict[str, Evidence] = {}
    for document, mentions in ((one.document, one.mentions) for one in view.analyses):
        for mention in mentions:
            entity = view.entity_id(document.id, mention.entity)
            if mention.form == "name" and entity is not None:
                found.setdefault(entity, document.evidence(mention.span))
    return found


def _person(entity: Entity, names: dict[str, Evidence], notes: Notes) -> Person:
    posts = tuple(_posts(entity.roles, notes))
    named = () if posts else notes.cite([names[entity.id]], entity.name)
    return Person(
        named=named,
        record=entity.id,
        name=plain_name(entity),
        country="" if entity.country is None else country_name(entity.country),
        posts=posts,
        spellings=tuple(
            Spelling(visible(name), language, direction(language))
            for language, names in sorted(entity.names.items())
            for name in names
            if name != entity.name
        ),
    )


def _posts(roles: tuple[Role, ...], notes: Notes) -> Iterator[Post]:
    """Each office once, with its times and words; an office without words is no claim."""
    merged: dict[str, list[Role]] = {}
    for role in roles:
        if role.evidence:
            merged.setdefault(office_words(role), []).append(role)
    for title, same in merged.items():
        evidence = [one for role in same for one in role.evidence]
        known = sorted((role.as_of for role in same if role.as_of is not None), key=_first_day)
        dates = dict.fromkeys(say_date(one) for one in known)
        yield Post(title, "; ".join(dates) or None, notes.cite(evidence, title))


def _first_day(when: Date) -> date:
    return when.earliest or when.latest or date.max


def contradictions(view: CorpusView, cast: Cast, notes: Notes) -> tuple[Contradiction, ...]:
    """The conflicts of a view with both sides.

    Raises:
        Unfounded: A side has no words.
    """
    return tuple(_contradiction(one, view, cast, notes) for one in view.conflicts)


def _contradiction(conflict: Conflict, view: CorpusView, cast: Cast, notes: Notes) -> Contradiction:
    return Contradiction(
        record=conflict.id,
        about=_about(conflict.about, view, cast),
        question=conflict_words(conflict.kind),
        sides=tuple(
            Side(visible(claim.value), notes.cite(claim.evidence, claim.value))
            for claim in conflict.claims
        ),
        note=None if conflict.note is None else visible(conflict.note),
    )


def _about(record: str, view: CorpusView, cast: Cast) -> str:
    event, entity, document = view.event(record), view.entity(record), view.document(record)
    if event is not None:
        parties = ", ".join(describe_all(event.actor1 + event.actor2, cast, event.documents))
        what = deed_words(event, telling(view.event_mentions(event), view), view)
        return f"{parties}: {what}" if parties else what
    if entity is not None:
        return plain_name(entity) if entity.type == "person" else describe(entity, cast)
    undertaking = next((one for one in view.undertakings if one.id == record), None)
    if undertaking is not None:
        return subject_words(undertaking, view)
    return record if document is None else outlet_of(document)


def sources(view: CorpusView, notes: Notes) -> tuple[Source, ...]:
    """The documents of a view, those of one origin together, origins numbered from 1."""
    origins: dict[str, int] = {}
    for document in view.documents:
        origins.setdefault(_group(document, view), len(origins) + 1)
    found = (_source(one, origins[_group(one, view)], view, notes) for one in view.documents)
    return tuple(sorted(found, key=lambda one: (one.group, one.record)))


def _group(document: Document, view: CorpusView) -> str:
    source = view.source(document.id)
    return document.id if source is None else source.group


def _source(document: Document, group: int, view: CorpusView, notes: Notes) -> Source:
    language = next(iter(document.languages), None)
    source = view.source(document.id)
    copied = None if source is None else view.document(source.duplicate_of or "")
    return Source(
        record=document.id,
        outlet=outlet_of(document),
        title=None if document.title is None else visible(document.title),
        language=language,
        direction=direction(language),
        published=published(document),
        genre=document.genre,
        origins=tuple(_origin(one, notes) for one in document.credits if one.evidence),
        group=group,
        copy_of=None if copied is None else outlet_of(copied),
        locator=visible(document.locator),
    )


def _origin(credit: Credit, notes: Notes) -> Origin:
    return Origin(HOW[credit.how], visible(credit.name), notes.cite(credit.evidence, credit.name))
