"""What one question to the ledger gives back: a ``Query`` goes in, a ``CorpusView`` comes out.

A ``CorpusView`` is the read model that products, exports and the server are built on. It is plain
records, wholly in memory, and needs no database: tests build one with
``CorpusView(analyses=..., corpus=...)``; a ledger gives one with
``ledger.view(Query(pair=("PAK", "RUS")))``.

What to use:

- ``view.events`` in time order (undated last), ``view.undertakings``, ``view.conflicts``,
  ``view.statements``, ``view.entities``, ``view.documents``, ``view.decisions``, ``view.rejected``:
  the records the query asked for, and every entity named in the documents they rest on;
- ``view.event_mentions(event)``: each document's report of an event, with its own date,
  attribution and evidence;
- ``view.entity_of(doc, key)`` and ``view.entity_id(doc, key)``: who a document-local key
  (``EventMention.actor1``, ``Attribution.entity``, ``Theme.entity``, ``Mention.entity``,
  ``Statement.speaker``) turned out to be. Actors of an ``Event`` are entity ids already:
  ``view.entity(id)``, ``view.name(id)``;
- ``view.document(id)``, ``view.source(id)`` (its source group),
  ``view.undertaking_of(event_mention_id)``, ``view.event_of(event_mention_id)``,
  ``view.analysis(doc)`` for all mentions of a document, ``view.record(id)`` for anything by its id.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import cached_property

from msgspec import Struct

from dragoman.ledger.named import Named, mention_id
from dragoman.model import (
    Analysis,
    Conflict,
    Corpus,
    Decision,
    Document,
    Entity,
    Event,
    EventMention,
    EventType,
    Measure,
    Modality,
    Rejected,
    SourceGroup,
    Statement,
    Undertaking,
)

Identified = (
    Document
    | Entity
    | EventMention
    | Event
    | Undertaking
    | Statement
    | Conflict
    | Decision
    | Rejected
)
"""A record that carries its own id."""

Found = Identified | Named
"""What an id may stand for."""

EMPTY_CORPUS = Corpus((), (), (), (), (), ())
"""A corpus without anything in it: what linking makes of no documents."""


class Query(Struct, frozen=True):
    """What is asked of a ledger; every condition that is given must hold.

    Attributes:
        pair: Two countries (ISO 3166-1 alpha-3), in any order. An event belongs to a pair when both
            are in it and at least one of them acts or is acted on (the other may be host).
        since: First day asked for; an event counts when its interval may reach it.
        until: Last day asked for, likewise. An event of unknown date is in no bounded query.
        types: PLOVER types; none given means all, and events without a type too.
        modalities: Likewise.
    """

    pair: tuple[str, str] | None = None
    since: date | None = None
    until: date | None = None
    types: tuple[EventType, ...] = ()
    modalities: tuple[Modality, ...] = ()


def event_order(event: Event) -> tuple[date, date, str]:
    """The place of an event in a chronology: by its first possible day, undated ones last."""
    when = event.date
    if when is None:
        return date.max, date.max, event.id
    first = when.earliest or when.latest or date.max
    return first, when.latest or date.max, event.id


class CorpusView(Struct, frozen=True, dict=True):
    """The records that answer one query, with look-up by id.

    Attributes:
        query: What was asked.
        analyses: The documents the answer rests on, with everything found in them, by document id.
        corpus: Entities, links, sources, events, undertakings and conflicts of the answer.
        statements: Quoted words of the answer, in the order of documents and text.
        decisions: The standing verdicts of people.
        rejected: Documents that could not be analysed (of the whole ledger).
    """

    query: Query = Query()
    analyses: tuple[Analysis, ...] = ()
    corpus: Corpus = EMPTY_CORPUS
    statements: tuple[Statement, ...] = ()
    decisions: tuple[Decision, ...] = ()
    rejected: tuple[Rejected, ...] = ()

    @cached_property
    def documents(self) -> tuple[Document, ...]:
        """The documents the answer rests on, by id."""
        return tuple(analysis.document for analysis in self.analyses)

    @cached_property
    def events(self) -> tuple[Event, ...]:
        """The events asked for, in time order, undated ones last."""
        return tuple(sorted(self.corpus.events, key=event_order))

    @property
    def entities(self) -> tuple[Entity, ...]:
        """Every entity that the documents of the answer name."""
        return self.corpus.entities

    @property
    def undertakings(self) -> tuple[Undertaking, ...]:
        """The undertakings of the answer."""
        return self.corpus.undertakings

    @property
    def conflicts(self) -> tuple[Conflict, ...]:
        """The conflicts about anything in the answer."""
        return self.corpus.conflicts

    @cached_property
    def _analyses(self) -> dict[str, Analysis]:
        return {analysis.document.id: analysis for analysis in self.analyses}

    @cached_property
    def _entities(self) -> dict[str, Entity]:
        return {entity.id: entity for entity in self.corpus.entities}

    @cached_property
    def _events(self) -> dict[str, Event]:
        return {event.id: event for event in self.corpus.events}

    @cached_property
    def _sources(self) -> dict[str, SourceGroup]:
        return {source.doc: source for source in self.corpus.sources}

    @cached_property
    def _links(self) -> dict[tuple[str, str], str]:
        return {(link.doc, link.key): link.entity for link in self.corpus.entity_links}

    @cached_property
    def _keys(self) -> dict[str, list[tuple[str, str]]]:
        found: dict[str, list[tuple[str, str]]] = {}
        for link in self.corpus.entity_links:
            found.setdefault(link.doc, []).append((link.key, link.entity))
        return found

    @cached_property
    def _mentions(self) -> dict[str, EventMention]:
        return {one.id: one for analysis in self.analyses for one in analysis.events}

    @cached_property
    def _event_of(self) -> dict[str, Event]:
        return {mention: event for event in self.corpus.events for mention in event.mentions}

    @cached_property
    def _undertaking_of(self) -> dict[str, Undertaking]:
        return {
            stage.event_mention: undertaking
            for undertaking in self.corpus.undertakings
            for stage in undertaking.stages
            if stage.event_mention is not None
        }

    def analysis(self, doc: str) -> Analysis | None:
        """Everything found in a document, by document id."""
        return self._analyses.get(doc)

    def document(self, doc: str) -> Document | None:
        """A document by id."""
        found = self._analyses.get(doc)
        return None if found is None else found.document

    def source(self, doc: str) -> SourceGroup | None:
        """Which origin a document traces to."""
        return self._sources.get(doc)

    def entity(self, entity: str | None) -> Entity | None:
        """An entity by its id."""
        return None if entity is None else self._entities.get(entity)

    def entity_id(self, doc: str, key: str | None) -> str | None:
        """The id of the entity that a document-local key turned out to be."""
        return None if key is None else self._links.get((doc, key))

    def entity_of(self, doc: str, key: str | None) -> Entity | None:
        """The entity that a document-local key turned out to be."""
        return self.entity(self.entity_id(doc, key))

    def name(self, entity: str) -> str:
        """The preferred name of an entity, in Latin script; its id where it is not in the view."""
        found = self._entities.get(entity)
        return entity if found is None else found.name

    def names(self, entities: Iterable[str]) -> tuple[str, ...]:
        """The preferred names of entities, in their order."""
        return tuple(self.name(entity) for entity in entities)

    def local_names(self, doc: str) -> dict[str, str]:
        """The preferred name behind every document-local key of a document that was linked."""
        return {key: self.name(one) for key, one in self._keys.get(doc, ())}

    def event(self, event: str) -> Event | None:
        """An event by its id."""
        return self._events.get(event)

    def event_of(self, event_mention: str) -> Event | None:
        """The real-world event that an event mention reports."""
        return self._event_of.get(event_mention)

    def undertaking_of(self, event_mention: str) -> Undertaking | None:
        """The undertaking of which an event mention reports a stage."""
        return self._undertaking_of.get(event_mention)

    def event_mention(self, event_mention: str) -> EventMention | None:
        """One document's report of an event, by id."""
        return self._mentions.get(event_mention)

    @cached_property
    def _measures(self) -> dict[str, list[Measure]]:
        found: dict[str, list[Measure]] = {}
        for analysis in self.analyses:
            for one in analysis.measures:
                if one.mention is not None:
                    found.setdefault(one.mention, []).append(one)
        return found

    def measures(self, event_mention: str) -> tuple[Measure, ...]:
        """The amounts among the words of an event mention, in the order of the text."""
        return tuple(self._measures.get(event_mention, ()))

    def event_mentions(self, event: Event) -> tuple[EventMention, ...]:
        """What each document reports of an event, in the order of ``Event.mentions``."""
        return tuple(self._mentions[one] for one in event.mentions if one in self._mentions)

    @cached_property
    def _by_id(self) -> dict[str, Found]:
        records: tuple[tuple[Identified, ...], ...] = (
            self.documents,
            self.corpus.entities,
            self.corpus.events,
            self.corpus.undertakings,
            self.corpus.conflicts,
            self.statements,
            self.decisions,
            self.rejected,
        )
        found: dict[str, Found] = {one.id: one for kind in records for one in kind}
        events = (one for analysis in self.analyses for one in analysis.events)
        found.update((one.id, one) for one in events)
        for analysis in self.analyses:
            doc = analysis.document.id
            found.update((mention_id(doc, one), Named(doc, one)) for one in analysis.mentions)
        return found

    def record(self, record: str) -> Found | None:
        """Any record of the view by its id; a mention of an entity comes with its document."""
        return self._by_id.get(record)

    def countries(self, entities: Iterable[str]) -> tuple[str, ...]:
        """The countries of entities (ISO 3166-1 alpha-3), sorted, each once."""
        found = (self.entity(one) for one in entities)
        return tuple(sorted({one.country for one in found if one is not None and one.country}))
