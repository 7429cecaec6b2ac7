"""The exchange format read back: its lines become the records that a ledger is made of.

The records are taken as they stand; nothing is analysed or linked anew. Keys of entities inside a
document, which an export does not have, are found again by the ids of their mentions; where they
cannot be found, an entity's id stands in. What an export leaves behind (date mentions, lemmas of
predicates, reasons of links) is not there afterwards either.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from itertools import chain
from typing import TypeVar, get_args

import msgspec
from msgspec import Struct
from msgspec.structs import astuple, replace

from dragoman.coding.summary import summarise
from dragoman.errors import BadData
from dragoman.exports.lines import (
    AnyLine,
    ConflictLine,
    DecisionLine,
    DocumentLine,
    EntityLine,
    EventLine,
    MentionLine,
    RejectedLine,
    ReportLine,
    StatementLine,
    UndertakingLine,
)
from dragoman.gazetteer import bodies, organisations, people, places, states, things
from dragoman.ids import content_id
from dragoman.ledger import mention_id
from dragoman.model import (
    Analysis,
    Attribution,
    Conflict,
    Corpus,
    Credit,
    Decision,
    Document,
    Entity,
    EntityLink,
    Event,
    EventMention,
    LocalEntity,
    Measure,
    Mention,
    Rejected,
    SourceGroup,
    Stage,
    StageName,
    Statement,
    Theme,
    Undertaking,
)

LOCALS = 2000
"""How many local keys of a document are tried to find the one behind an id."""


Kind = TypeVar("Kind")


class Imported(Struct, frozen=True):
    """What a file of the exchange format holds."""

    analyses: tuple[Analysis, ...]
    corpus: Corpus
    decisions: tuple[Decision, ...]
    rejected: tuple[Rejected, ...]


def read_export(lines: Iterable[bytes], name: str) -> Imported:
    """The records of an export.

    Args:
        lines: Its lines, in any order.
        name: The file's name, for messages.

    Raises:
        BadData: A line is no record of the format.
    """
    records = tuple(_decoded(lines, name))
    documents = _of(records, DocumentLine)
    keys = _Keys(_of(records, MentionLine))
    entities = tuple(Entity(*astuple(one)) for one in _of(records, EntityLine))
    stages = _stages(_of(records, UndertakingLine))
    reports = _by_doc(_of(records, ReportLine))
    statements = _by_doc(_of(records, StatementLine))
    known = {one.id: one for one in entities}
    analyses = tuple(
        _analysis(document, reports, statements, keys=keys, stages=stages, known=known)
        for document in documents
    )
    corpus = Corpus(
        entities=entities,
        entity_links=tuple(keys.links(known)),
        sources=tuple(
            SourceGroup(one.id, one.source_group, one.duplicate_of, ())
            for one in documents
            if one.source_group is not None
        ),
        events=tuple(Event(*astuple(one)) for one in _of(records, EventLine)),
        undertakings=tuple(Undertaking(*astuple(one)) for one in _of(records, UndertakingLine)),
        conflicts=tuple(Conflict(*astuple(one)) for one in _of(records, ConflictLine)),
    )
    decisions = tuple(Decision(*astuple(one)) for one in _of(records, DecisionLine))
    rejected = tuple(Rejected(*astuple(one)) for one in _of(records, RejectedLine))
    return Imported(analyses, corpus, decisions, rejected)


def _decoded(lines: Iterable[bytes], name: str) -> Iterator[AnyLine]:
    decode = msgspec.json.Decoder(AnyLine).decode
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            yield decode(line)
        except (msgspec.DecodeError, UnicodeDecodeError) as error:
            raise BadData(
                f"{name}:{number}: no record of the exchange format ({error}); "
                "see docs/reference/format.md"
            ) from error


def _of(records: Iterable[AnyLine], kind: type[Kind]) -> tuple[Kind, ...]:
    return tuple(one for one in records if isinstance(one, kind))


def _by_doc(records: Iterable[Kind]) -> dict[str, list[Kind]]:
    found: dict[str, list[Kind]] = {}
    for one in records:
        found.setdefault(getattr(one, "doc"), []).append(one)  # noqa: B009 - two types have it
    return found


def _stages(undertakings: Iterable[Undertaking]) -> dict[str, Stage]:
    return {
        stage.event_mention: stage
        for one in undertakings
        for stage in one.stages
        if stage.event_mention is not None
    }


@cache
def _gazetteer() -> Mapping[str, str]:
    """The key of everything the gazetteer knows, by the id that it gives an entity."""
    tables = (organisations(), places(), people(), things())
    of_states = (f"state:{code}" for code in states())
    organs = (f"body:{code}:{body}" for code in states() for body in bodies())
    every = chain(of_states, states(), organs, *tables)
    return {content_id("n", key): key for key in every}


class _Keys:
    """The keys inside documents of the entities that an export names by id."""

    def __init__(self, mentions: Iterable[MentionLine]) -> None:
        self.mentions: dict[str, list[Mention]] = {}
        self._known: dict[tuple[str, str], str] = {}
        self._links: dict[str, dict[str, str]] = {}
        for one in mentions:
            self.mentions.setdefault(one.doc, []).append(self._mention(one))

    def _mention(self, one: MentionLine) -> Mention:
        bare = Mention(one.start, one.end, one.type, one.form, None, one.why)
        if mention_id(one.doc, bare) == one.id:
            return bare
        for key in self._tried(one):
            mention = replace(bare, entity=key)
            if mention_id(one.doc, mention) == one.id:
                break
        else:
            mention = (
                bare if one.entity is None else replace(bare, entity=self._default(one.entity))
            )
        if one.entity is not None and mention.entity is not None:
            self._known.setdefault((one.doc, one.entity), mention.entity)
            self._links.setdefault(one.doc, {})[mention.entity] = one.entity
        return mention

    def _tried(self, one: MentionLine) -> Iterator[str]:
        if one.entity is not None:
            known = self._known.get((one.doc, one.entity))
            yield from () if known is None else (known,)
            yield self._default(one.entity)
        yield from (f"local:{number}" for number in range(LOCALS))
        yield from _gazetteer().values()

    @staticmethod
    def _default(entity: str) -> str:
        return _gazetteer().get(entity, f"local:{entity}")

    def key(self, doc: str, entity: str | None) -> str | None:
        """The key of an entity in a document."""
        if entity is None:
            return None
        key = self._known.setdefault((doc, entity), self._default(entity))
        self._links.setdefault(doc, {}).setdefault(key, entity)
        return key

    def keys(self, doc: str, entities: Iterable[str]) -> tuple[str, ...]:
        """The keys of entities in a document."""
        found = (self.key(doc, one) for one in entities)
        return tuple(one for one in found if one is not None)

    def of(self, doc: str) -> dict[str, str]:
        """Every key of a document with the id of its entity."""
        return self._links.get(doc, {})

    def links(self, entities: Mapping[str, Entity]) -> Iterator[EntityLink]:
        """Which of these entities every key is."""
        for doc, keys in sorted(self._links.items()):
            for key, entity in sorted(keys.items()):
                if entity in entities:
                    yield EntityLink(doc, key, entity, ("imported",))


def _analysis(
    document: DocumentLine,
    reports: dict[str, list[ReportLine]],
    statements: dict[str, list[StatementLine]],
    *,
    keys: _Keys,
    stages: dict[str, Stage],
    known: dict[str, Entity],
) -> Analysis:
    doc = document.id
    read = _read_document(document, keys)
    told = [(one, _event_mention(one, keys)) for one in reports.get(doc, ())]
    names = {key: known[entity].name for key, entity in keys.of(doc).items() if entity in known}
    events = tuple(_staged(one, line, stages.get(one.id), names) for line, one in told)
    said = tuple(_said(one, keys) for one in statements.get(doc, ()))
    mentions = tuple(sorted(keys.mentions.get(doc, ()), key=lambda one: (one.start, -one.end)))
    language = next(iter(document.languages), "und")
    locals_ = (
        _local(key, known[entity], document, mentions, language=language)
        for key, entity in sorted(keys.of(doc).items())
        if entity in known
    )
    measures = tuple(
        Measure(one.of, one.unit, one.least, one.most, one.evidence, mention=line.id)
        for line, _ in told
        for one in line.amounts
    )
    return Analysis(read, tuple(locals_), mentions, (), events, said, measures)


def _local(
    key: str,
    entity: Entity,
    document: DocumentLine,
    mentions: Iterable[Mention],
    *,
    language: str,
) -> LocalEntity:
    spans = (one for one in mentions if one.entity == key and one.form == "name")
    names = [document.text[one.start : one.end] for one in spans]
    return LocalEntity(
        key=key,
        type=entity.type,
        name=max(names, key=len, default=entity.name),
        language=language,
        country=entity.country,
        sector=entity.sector,
        roles=tuple(r for r in entity.roles if any(e.doc == document.id for e in r.evidence)),
    )


def _read_document(one: DocumentLine, keys: _Keys) -> Document:
    return Document(
        id=one.id,
        sha256=one.sha256,
        locator=one.locator,
        text=one.text,
        title=one.title,
        authors=one.authors,
        outlet=one.outlet,
        languages=one.languages,
        genre=one.genre,
        published=one.published,
        credits=tuple(
            Credit(c.name, keys.key(one.id, c.entity), c.how, c.evidence) for c in one.credits
        ),
        segments=one.segments,
    )


def _staged(
    one: EventMention, line: ReportLine, stage: Stage | None, names: dict[str, str]
) -> EventMention:
    """A report with its stage, which an export has in its summary and in undertakings only."""
    near = None if stage is None else stage.stage
    tried = (replace(one, stage=name) for name in (near, None, *get_args(StageName)))
    same = (made for made in tried if summarise(made, names) == line.summary)
    return next(same, replace(one, stage=near))


def _event_mention(one: ReportLine, keys: _Keys) -> EventMention:
    theme = one.theme
    return EventMention(
        id=one.id,
        doc=one.doc,
        type=one.type,
        mode=one.mode,
        contexts=one.contexts,
        actor1=keys.keys(one.doc, one.actor1),
        actor2=keys.keys(one.doc, one.actor2),
        third=keys.keys(one.doc, one.third),
        theme=None
        if theme is None
        else Theme(theme.text, "", None, keys.key(one.doc, theme.entity)),
        place=keys.key(one.doc, one.place),
        date=one.date,
        modality=one.modality,
        polarity=one.polarity,
        attribution=tuple(
            Attribution(keys.key(one.doc, a.entity), a.outlet, a.form, a.evidence)
            for a in one.attribution
        ),
        confidence=one.confidence,
        evidence=one.evidence,
        coder=one.coder,
        votes=one.votes,
    )


def _said(one: StatementLine, keys: _Keys) -> Statement:
    return Statement(
        id=one.id,
        doc=one.doc,
        speaker=keys.key(one.doc, one.speaker),
        speaker_text=one.speaker_text,
        form=one.form,
        audience=one.audience,
        date=one.date,
        evidence=one.evidence,
        about=keys.keys(one.doc, one.about),
        stance=one.stance,
        pair=one.pair,
    )
