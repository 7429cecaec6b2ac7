"""The records: what the document half finds in a text, and what the corpus half makes of all.

Names and values follow the exchange format (``docs/reference/format.md``). Offsets count code
points of ``Document.text``; countries are ISO 3166-1 alpha-3 (past states by their former code);
days are ISO 8601 in the Gregorian calendar whatever calendar the text used; ``None`` is unknown.
"""

# Longer than the house's 400 lines: all records in one place are read, and kept in step, as one.

from __future__ import annotations

from datetime import date
from typing import Literal

from msgspec import Struct

from dragoman.text import Span

Calendar = Literal["gregorian", "jalali", "hijri"]
Precision = Literal[
    "day", "week", "month", "season", "year", "decade", "century", "interval", "unknown"
]
Basis = Literal["explicit", "relative", "inferred", "document"]
Genre = Literal["news", "interview", "statement", "opinion", "other"]
SegmentRole = Literal[
    "title",
    "byline",
    "dateline",
    "summary",
    "body",
    "caption",
    "quote-block",
    "comment",
    "verse",
    "navigation",
    "boilerplate",
    "other",
]
EVIDENCE_ROLES: frozenset[SegmentRole] = frozenset(
    {"title", "summary", "body", "caption", "quote-block"}
)
"""Segments whose words may be evidence; comments, navigation, boilerplate and verse never are."""

EntityType = Literal[
    "person",
    "state",
    "organisation",
    "place",
    "materiel",
    "commodity",
    "agreement",
    "meeting",
    "conflict",
    "project",
    "group",
]
MentionForm = Literal["name", "nominal", "pronoun", "metonym", "demonym"]
EventType = Literal[
    "AGREE",
    "CONSULT",
    "SUPPORT",
    "CONCEDE",
    "COOPERATE",
    "AID",
    "RETREAT",
    "REQUEST",
    "ACCUSE",
    "REJECT",
    "THREATEN",
    "PROTEST",
    "SANCTION",
    "MOBILIZE",
    "COERCE",
    "ASSAULT",
]
Modality = Literal[
    "happened", "ongoing", "planned", "desired", "offered", "denied", "hypothetical", "opinion"
]
Polarity = Literal["affirmative", "negative"]
AttributionForm = Literal["narrator", "direct", "indirect"]
StatementForm = Literal["direct", "indirect", "mixed", "joint"]
UndertakingType = Literal[
    "agreement",
    "procurement",
    "membership",
    "exercise",
    "training",
    "project",
    "trade",
    "finance",
    "dialogue",
    "aid",
    "other",
]
StageName = Literal[
    "proposed",
    "desired",
    "offered",
    "requested",
    "discussed",
    "negotiating",
    "supported",
    "agreed",
    "signed",
    "in_force",
    "in_progress",
    "delivered",
    "completed",
    "stalled",
    "suspended",
    "rejected",
    "denied",
]
ConflictKind = Literal["date", "role", "place", "number", "stage", "attribution", "text"]
Verdict = Literal["same", "different", "accept", "reject", "set"]
CreditHow = Literal["republished", "quoted", "translated", "press-release", "agency"]


class Evidence(Struct, frozen=True, order=True):
    """The exact words of a document: always ``text[start:end] == quote``."""

    doc: str
    start: int
    end: int
    quote: str


class Date(Struct, frozen=True):
    """When something was, as an interval and never more precise than the words.

    Attributes:
        edtf: ISO 8601-2 level 1.
        earliest: First possible day, inclusive; ``None`` where open.
        latest: Last possible day, inclusive; ``None`` where open.
        precision: The unit of the words said.
        basis: How it was had; ``document`` is the document's own date standing in.
        calendar: The calendar of the words said.
        said: The words.
        evidence: Where they stand.
    """

    edtf: str | None
    earliest: date | None
    latest: date | None
    precision: Precision
    basis: Basis
    calendar: Calendar = "gregorian"
    said: str | None = None
    evidence: Evidence | None = None


class Segment(Struct, frozen=True):
    """A stretch of the text with one role; together they cover every non-space character."""

    start: int
    end: int
    role: SegmentRole
    language: str | None

    @property
    def span(self) -> Span:
        """The range as a ``Span``."""
        return Span(self.start, self.end)


class Credit(Struct, frozen=True):
    """A document's pointer to where its content came from, nearest first in ``Document.credits``.

    ``entity`` is a document-local key until linking gives the entity's id.
    """

    name: str
    entity: str | None
    how: CreditHow
    evidence: tuple[Evidence, ...]


class Document(Struct, frozen=True):
    """One text as a reader found it, with what cleaning learnt about it. ``text`` never changes.

    Attributes:
        id: Content id of the bytes.
        sha256: Of the bytes read, hexadecimal.
        locator: Path or URL as given.
        languages: ISO 639-1, the main one first; empty before cleaning.
        published: Stated by the text, its metadata or the user; else inferred, with basis
            ``inferred``.
        truncated: Whether the reader had to leave text out.
    """

    id: str
    sha256: str
    locator: str
    text: str
    title: str | None = None
    authors: tuple[str, ...] = ()
    outlet: str | None = None
    languages: tuple[str, ...] = ()
    genre: Genre = "other"
    published: Date | None = None
    credits: tuple[Credit, ...] = ()
    segments: tuple[Segment, ...] = ()
    truncated: bool = False

    def evidence(self, span: Span) -> Evidence:
        """The words at ``span``."""
        return Evidence(self.id, span.start, span.end, self.text[span.start : span.end])


class Token(Struct, frozen=True):
    """A word of a sentence. ``head`` is an index into the sentence's tokens, its own for the root.

    Attributes:
        start: Offset in ``Document.text``.
        end: Offset in ``Document.text``, exclusive.
        form: Folded form (not always the text at the span).
        lemma: Dictionary form, folded and in lower case.
        upos: Universal part of speech, ``X`` where unknown.
        head: Index of the head in the sentence.
        deprel: Universal Dependencies relation; ``dep`` where there is no tree.
        feats: Universal features as in CoNLL-U (``Number=Plur|Tense=Past``), ``""`` where none.
    """

    start: int
    end: int
    form: str
    lemma: str
    upos: str
    head: int
    deprel: str
    feats: str = ""


class Sentence(Struct, frozen=True):
    """A sentence inside one segment that may be evidence."""

    start: int
    end: int
    role: SegmentRole
    tokens: tuple[Token, ...]

    @property
    def span(self) -> Span:
        """The range as a ``Span``."""
        return Span(self.start, self.end)


ArgumentRole = Literal["subject", "object", "indirect", "oblique", "possessor", "complement"]
ClauseRelation = Literal[
    "root", "complement", "adverbial", "relative", "conjunct", "nominal", "quote"
]
Tense = Literal["past", "present", "future"]


class Argument(Struct, frozen=True):
    """A participant of a clause, by its logical role (a passive's subject is its ``object``).

    Attributes:
        role: ``subject`` acts, ``object`` undergoes, ``indirect`` receives, ``oblique`` is marked
            by an adposition, ``possessor`` is the genitive or ezafe of a nominal predicate
            ("Russia's visit", «سفر ایران», also the adjective of "the Russian visit"),
            ``complement`` is a clause.
        start: Of the whole phrase, without its marker and without relative clauses hanging on it.
        end: Of the whole phrase, exclusive.
        head: Span of the head word.
        lemma: Lemma of the head word.
        marker: The adposition's lemma (``"with"``, ``"با"``); several joined by a space
            ("because of"); ``None`` where unmarked.
        clause: Index of the clause that fills a ``complement``.
        shared: Taken over from another clause (coordination, control, a relative pronoun's
            antecedent).
    """

    role: ArgumentRole
    start: int
    end: int
    head: Span
    lemma: str
    marker: str | None = None
    clause: int | None = None
    shared: bool = False

    @property
    def span(self) -> Span:
        """The range of the whole phrase as a ``Span``."""
        return Span(self.start, self.end)


class Clause(Struct, frozen=True):
    """A predicate with its arguments: the interlingua between parsing and coding.

    Attributes:
        sentence: Index into ``Parse.sentences``.
        start: Of the words of this clause, those of clauses embedded under it left out at the
            edges.
        end: Exclusive.
        predicate: Span of the predicate's head word (the noun of a light verb where it is one).
        lemma: The frame key: ``meet``, ``pull out`` (with particle), ``hold talk`` (light verb and
            noun), ``be keen`` (copula and adjective), ``visit`` with ``nominal`` (a noun),
            «دیدار کردن», «به توافق رسیدن».
        nominal: Whether the predicate is a noun ("the visit of X to Y").
        arguments: In the order of the text.
        tense: Of the finite verb or its auxiliary; ``None`` for nouns and infinitives.
        progressive: Whether the verb is progressive ("is visiting").
        perfect: Whether the verb is perfect ("has met").
        passive: Whether the verb was passive (its arguments are logical already).
        negated: Whether "not", "never", «ن», "no", "without" negates the predicate.
        modals: Lemmas of modal auxiliaries and adverbs ("may", "would", «باید», «احتمالا»).
        parent: Index of the clause this one is embedded under.
        relation: How it is embedded.
        connective: The subordinator or preposition that embeds it ("if", "despite", «به رغم», «در
            صورتی که»).
    """

    sentence: int
    start: int
    end: int
    predicate: Span
    lemma: str
    nominal: bool
    arguments: tuple[Argument, ...]
    tense: Tense | None
    progressive: bool = False
    perfect: bool = False
    passive: bool = False
    negated: bool = False
    modals: tuple[str, ...] = ()
    parent: int | None = None
    relation: ClauseRelation = "root"
    connective: str | None = None

    @property
    def span(self) -> Span:
        """The range of the clause's words as a ``Span``."""
        return Span(self.start, self.end)


class Parse(Struct, frozen=True):
    """The sentences of a document and all their clauses, in the order of the text."""

    sentences: tuple[Sentence, ...]
    clauses: tuple[Clause, ...]


class Role(Struct, frozen=True):
    """An office someone is said to hold.

    ``organisation`` is a document-local or global entity key or the words; ``title`` is English.
    """

    title: str
    organisation: str | None
    country: str | None
    as_of: Date | None
    evidence: tuple[Evidence, ...]
    office: str | None = None


class LocalEntity(Struct, frozen=True):
    """Someone or something named in one document, before linking joins documents.

    Attributes:
        key: The gazetteer's key where known (``state:RUS``, ``org:sco``, ``place:1176615``,
            ``body:PAK:foreign-ministry``); else ``local:N``, unique in the document.
        type: What kind of thing.
        name: Fullest name said, as written.
        language: Language of ``name``.
        country: Alpha-3, where said or known.
        sector: PLOVER actor sector (GOV, MIL, ...).
        roles: Offices said of a person here.
        members: Keys of member entities of a plural nominal ("the two ministers").
        size: Number of people, where said ("a 41-member delegation").
    """

    key: str
    type: EntityType
    name: str
    language: str
    country: str | None = None
    sector: str | None = None
    roles: tuple[Role, ...] = ()
    members: tuple[str, ...] = ()
    size: int | None = None


class Mention(Struct, frozen=True):
    """A span that names something; ``entity`` is a ``LocalEntity.key``, ``None`` when unsure."""

    start: int
    end: int
    type: EntityType
    form: MentionForm
    entity: str | None
    why: str

    @property
    def span(self) -> Span:
        """The range as a ``Span``."""
        return Span(self.start, self.end)


class DateMention(Struct, frozen=True):
    """A phrase that tells a time, resolved."""

    start: int
    end: int
    date: Date

    @property
    def span(self) -> Span:
        """The range as a ``Span``."""
        return Span(self.start, self.end)


class Quote(Struct, frozen=True):
    """Someone's words.

    Attributes:
        start: Of the words said (inside the quotation marks, where there are any).
        end: Exclusive.
        form: ``direct`` (in quotation marks), ``indirect``, ``mixed`` or ``joint``.
        speaker: Key of the speaker; ``None`` when unknown.
        speaker_span: The words that name the speaker.
        audience: The words that name to whom.
        cue: Span of the reporting predicate.
    """

    start: int
    end: int
    form: StatementForm
    speaker: str | None
    speaker_span: Span | None
    audience: Span | None
    cue: Span | None

    @property
    def span(self) -> Span:
        """The range as a ``Span``."""
        return Span(self.start, self.end)


class Mentions(Struct, frozen=True):
    """Everything a document names."""

    entities: tuple[LocalEntity, ...]
    mentions: tuple[Mention, ...]
    dates: tuple[DateMention, ...]
    quotes: tuple[Quote, ...]


class Theme(Struct, frozen=True):
    """What an event is about.

    Attributes:
        text: The words, as written.
        head: Lemma of the head noun, or the class the pack gives it ("agreement", "membership").
        key: Language-neutral key that lets threads be followed across languages
            ("oil", "membership:org:brics", "agreement:military"); ``None`` when not normalised.
        entity: Key of the local entity it names, if any.
    """

    text: str
    head: str
    key: str | None = None
    entity: str | None = None


class Attribution(Struct, frozen=True):
    """Who says so; the chain runs from the nearest source to the document's own voice.

    ``entity`` is an entity key; ``outlet`` a text.
    """

    entity: str | None
    outlet: str | None
    form: AttributionForm
    evidence: tuple[Evidence, ...] = ()


class Vote(Struct, frozen=True):
    """What one of the coder's voices makes of an event.

    Attributes:
        voice: ``frames`` or ``linear``.
        type: A PLOVER type; ``YIELD`` stands for CONCEDE and RETREAT, which a vote does not tell
            apart.
        probability: That the type is right; the coder's own confidence for the frames.
        same: What the voice gives to the type that the event was coded with.
        cues: What spoke most for it.
    """

    voice: str
    type: str
    probability: float
    same: float
    cues: tuple[str, ...] = ()


class EventMention(Struct, frozen=True):
    """One document's report of one event. Actors are entity keys of that document.

    Attributes:
        id: Content id.
        doc: The document.
        type: One of the 16 PLOVER types, or ``None`` for reporting acts and the like.
        mode: PLOVER mode of the type.
        contexts: PLOVER contexts.
        actor1: Who acts; both parties of a symmetric event.
        actor2: To whom.
        third: Host, mediator, body, target.
        theme: What it is about.
        place: Key of a place or state.
        date: When, never the publication date in silence.
        modality: How real the event is said to be.
        polarity: Whether it is said or denied by a negation.
        attribution: Never empty.
        confidence: Probability that type and actors are right.
        evidence: At least one span, the narrowest that says it.
        coder: ``name@version#rule-or-model``.
        stage: The stage of an undertaking that this reports, where it is one.
        predicate: The frame's lemma.
        headline: Whether the evidence is a title or summary only, to be preferred to by the body.
        votes: What frames and classifier each made of it; empty where only frames were asked.
    """

    id: str
    doc: str
    type: EventType | None
    mode: str | None
    contexts: tuple[str, ...]
    actor1: tuple[str, ...]
    actor2: tuple[str, ...]
    third: tuple[str, ...]
    theme: Theme | None
    place: str | None
    date: Date | None
    modality: Modality
    polarity: Polarity
    attribution: tuple[Attribution, ...]
    confidence: float
    evidence: tuple[Evidence, ...]
    coder: str
    stage: StageName | None = None
    predicate: str = ""
    headline: bool = False
    votes: tuple[Vote, ...] = ()


class Statement(Struct, frozen=True):
    """Someone's quoted words. ``speaker`` and ``about`` are entity keys."""

    id: str
    doc: str
    speaker: str | None
    speaker_text: str | None
    form: StatementForm
    audience: str | None
    date: Date | None
    evidence: tuple[Evidence, ...]
    about: tuple[str, ...]
    stance: float | None
    pair: tuple[str, str] | None


class Measure(Struct, frozen=True):
    """How much of something a document says there is, as an interval with its words.

    Attributes:
        of: What is measured: ``worth`` of a deal, ``trade`` in a year, ``dead`` of a fight, or for
            things with a name the unit alone (``km``, ``MW``).
        unit: ISO 4217 of a currency, ``person``, ``km``, ...
        least: As far down as the words allow; a round number stands for those rounded to it.
        most: As far up; ``None`` where open ("more than").
        evidence: The words.
        subjects: Keys of the named thing, or alpha-3 codes of the countries; may be empty.
        date: When it held.
        mention: Id of the event mention whose words these are.
    """

    of: str
    unit: str
    least: float
    most: float | None
    evidence: Evidence
    subjects: tuple[str, ...] = ()
    date: Date | None = None
    mention: str | None = None


class Analysis(Struct, frozen=True):
    """All that one document says: what the document half gives and the corpus half takes."""

    document: Document
    entities: tuple[LocalEntity, ...]
    mentions: tuple[Mention, ...]
    dates: tuple[DateMention, ...]
    events: tuple[EventMention, ...]
    statements: tuple[Statement, ...]
    measures: tuple[Measure, ...] = ()


class Rejected(Struct, frozen=True):
    """A document that could not be analysed, with the stage and the reason."""

    id: str
    locator: str
    stage: str
    reason: str


class Entity(Struct, frozen=True):
    """Someone or something across documents, as in the exchange format."""

    id: str
    type: EntityType
    name: str
    names: dict[str, tuple[str, ...]]
    country: str | None
    sector: str | None
    roles: tuple[Role, ...]
    external: dict[str, str]


class EntityLink(Struct, frozen=True):
    """Which entity a document's local entity turned out to be, and why.

    ``reasons`` names the features that decided, in words.
    """

    doc: str
    key: str
    entity: str
    reasons: tuple[str, ...]


class WhyLinked(Struct, frozen=True):
    """Two event mentions held to report one event, with the reasons in words."""

    a: str
    b: str
    reasons: tuple[str, ...]


class Event(Struct, frozen=True):
    """A real-world event across documents. Actors and place are entity ids.

    ``why_linked`` tells which of its ``mentions`` are held to be one and why; ``may_be`` which
    mentions of other events (``b``) one of them (``a``) may report, and why that is not sure.
    ``fulfilled_by``, of a plan, is the id of the later event that it announced.
    """

    id: str
    type: EventType | None
    mode: str | None
    contexts: tuple[str, ...]
    actor1: tuple[str, ...]
    actor2: tuple[str, ...]
    third: tuple[str, ...]
    place: str | None
    date: Date | None
    modality: Modality
    summary: dict[str, str]
    mentions: tuple[str, ...]
    documents: tuple[str, ...]
    independent_sources: int
    part_of: str | None
    why_linked: tuple[WhyLinked, ...]
    may_be: tuple[WhyLinked, ...] = ()
    fulfilled_by: str | None = None


class Stage(Struct, frozen=True):
    """One step of an undertaking, with the words that tell it."""

    stage: StageName
    date: Date | None
    event: str | None
    event_mention: str | None
    evidence: Evidence | None


class Subject(Struct, frozen=True):
    """What an undertaking is: its words, and the entity it names, if any."""

    text: str
    entity: str | None


class Undertaking(Struct, frozen=True):
    """An agreement, purchase, bid or project followed through its stages, in time order."""

    id: str
    subject: Subject
    type: UndertakingType
    parties: tuple[str, ...]
    stages: tuple[Stage, ...]
    latest_stage: StageName | None


class Claim(Struct, frozen=True):
    """One side of a conflict."""

    value: str
    evidence: tuple[Evidence, ...]


class Conflict(Struct, frozen=True):
    """Claims that cannot both hold, side by side."""

    id: str
    about: str
    field: str
    claims: tuple[Claim, ...]
    kind: ConflictKind
    note: str | None


class Decision(Struct, frozen=True):
    """A person's verdict, kept beside what it speaks of; ``made_at`` is UTC, ISO 8601."""

    id: str
    made_at: str
    by: str
    verdict: Verdict
    target: tuple[str, ...]
    field: str | None
    value: str | None
    reason: str | None


class SourceGroup(Struct, frozen=True):
    """Which documents trace to one origin; ``duplicate_of`` is the one it copies whole."""

    doc: str
    group: str
    duplicate_of: str | None
    reasons: tuple[str, ...]


class Corpus(Struct, frozen=True):
    """What the corpus half makes of all analyses: one world behind many documents."""

    entities: tuple[Entity, ...]
    entity_links: tuple[EntityLink, ...]
    sources: tuple[SourceGroup, ...]
    events: tuple[Event, ...]
    undertakings: tuple[Undertaking, ...]
    conflicts: tuple[Conflict, ...]
