"""The anatomy of one document: everything that was read in it, laid out in the order of the text.

``dissect`` runs the document half and keeps what ``analyse`` does not hand on, the sentences and
clauses. It is the tool of whoever extends a pack: what a rule found, and why, stands beside the
words.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import Literal, get_args

from msgspec import Struct

from dragoman.coding import code
from dragoman.languages import installed
from dragoman.mentions import find_mentions
from dragoman.model import (
    Argument,
    Clause,
    DateMention,
    Document,
    EntityType,
    EventMention,
    Mention,
    Mentions,
    Parse,
    Quote,
    Segment,
    Sentence,
)
from dragoman.pack import Pack
from dragoman.parsing import parse
from dragoman.products.pages import render
from dragoman.products.safe import visible
from dragoman.text import Span

Direction = Literal["ltr", "rtl", "auto"]
DATE = "date"
"""The kind of a run that tells a time; every other kind is a type of entity."""


class Run(Struct, frozen=True):
    """Words of one sentence that are marked alike.

    Attributes:
        text: The words, safe to show.
        kind: ``date``, or the type of the innermost entity named; ``None`` for plain words.
        quoted: Whether they are somebody's words.
        notes: What is named, and by which rule, the innermost first.
    """

    text: str
    kind: str | None
    quoted: bool
    notes: tuple[str, ...]


class ArgumentView(Struct, frozen=True):
    """An argument: its role with its marker, and its words."""

    role: str
    text: str
    shared: bool


class ClauseView(Struct, frozen=True):
    """A clause: its predicate's lemma, what is said of it, and its arguments.

    Attributes:
        depth: How deep it is embedded in its sentence.
        lemma: The frame key.
        features: Tense, voice, modals and the like, in words.
        relation: How it is embedded, with the connective.
        arguments: In the order of the text.
    """

    depth: int
    lemma: str
    features: tuple[str, ...]
    relation: str
    arguments: tuple[ArgumentView, ...]


class Field(Struct, frozen=True):
    """A name and a value in words."""

    name: str
    value: str


class Finding(Struct, frozen=True):
    """A quote or an event: a headline and its fields."""

    title: str
    fields: tuple[Field, ...]


class SentenceView(Struct, frozen=True):
    """A sentence with all that was read in it.

    Attributes:
        number: From 1, over the whole document.
        runs: Its words, cut where marks begin and end.
        named: The words of each mention and date, with what they name and the rule.
        clauses: In the order of the text.
        quotes: Those that begin in it.
        events: Those whose evidence begins in it.
    """

    number: int
    runs: tuple[Run, ...]
    named: tuple[Field, ...]
    clauses: tuple[ClauseView, ...]
    quotes: tuple[Finding, ...]
    events: tuple[Finding, ...]


class SegmentView(Struct, frozen=True):
    """A part of the page; one that is no evidence has its words in ``text`` and no sentences."""

    role: str
    language: str | None
    direction: Direction
    text: str
    sentences: tuple[SentenceView, ...]


class Anatomy(Struct, frozen=True):
    """A document as the machine sees it."""

    title: str
    facts: tuple[Field, ...]
    segments: tuple[SegmentView, ...]


class _Reading(Struct, frozen=True):
    """The records of a document, as the stages gave them."""

    document: Document
    parse: Parse
    mentions: Mentions
    events: tuple[EventMention, ...]

    def name(self, key: str | None) -> str:
        """An entity by its fullest name and its key."""
        found = next((one for one in self.mentions.entities if one.key == key), None)
        return "unknown" if found is None else f"{visible(found.name)} ({found.key})"

    def names(self, keys: Iterable[str]) -> str:
        """Several entities."""
        return ", ".join(map(self.name, keys))

    def named_in(self, span: Span) -> tuple[list[Mention], list[DateMention]]:
        """The mentions and the dates that overlap a span."""
        return (
            [one for one in self.mentions.mentions if one.span.overlaps(span)],
            [one for one in self.mentions.dates if one.span.overlaps(span)],
        )

    def words(self, span: Span | None) -> str:
        """The words at a span, safe to show."""
        return "" if span is None else visible(self.document.text[span.start : span.end])


def dissect(document: Document, pack: Pack) -> Anatomy:
    """Everything that is read in a cleaned document.

    Args:
        document: As cleaning gave it.
        pack: The pack of its main language.
    """
    parsed = parse(document, pack)
    dated, mentions = find_mentions(document, parsed, pack)
    coded = code(dated, parsed, mentions, pack)
    reading = _Reading(dated, parsed, coded.mentions, coded.events)
    sentences = _by_segment(reading)
    return Anatomy(
        title=visible(dated.title or dated.locator),
        facts=tuple(_facts(dated, reading)),
        segments=tuple(
            _segment(segment, sentences[place], dated)
            for place, segment in enumerate(dated.segments)
        ),
    )


def anatomy_page(anatomy: Anatomy) -> str:
    """An anatomy as one HTML file that needs no network."""
    return render("anatomy.html", anatomy=anatomy, kinds=(*get_args(EntityType), DATE))


def _facts(document: Document, reading: _Reading) -> Iterator[Field]:
    """What the document states of itself, and how much was found."""
    published = document.published
    when = None if published is None else f"{published.edtf} ({published.basis})"
    given = {
        "file": document.locator,
        "languages": ", ".join(document.languages),
        "genre": document.genre,
        "published": when,
        "outlet": document.outlet,
        "authors": ", ".join(document.authors),
        "credits": ", ".join(f"{one.name} ({one.how})" for one in document.credits),
        "found": _counts(reading),
    }
    for name, value in given.items():
        yield Field(name, visible(value) if value else "unknown" if value is None else "none")


def _counts(reading: _Reading) -> str:
    counts = {
        "sentences": len(reading.parse.sentences),
        "clauses": len(reading.parse.clauses),
        "mentions": len(reading.mentions.mentions),
        "dates": len(reading.mentions.dates),
        "quotes": len(reading.mentions.quotes),
        "events": len(reading.events),
    }
    return ", ".join(f"{number} {name}" for name, number in counts.items())


def _segment(segment: Segment, sentences: tuple[SentenceView, ...], doc: Document) -> SegmentView:
    packs = installed()
    pack = packs.get(segment.language or "")
    return SegmentView(
        role=segment.role,
        language=segment.language,
        direction="auto" if pack is None else pack.direction,
        text="" if sentences else visible(doc.text[segment.start : segment.end]),
        sentences=sentences,
    )


def _by_segment(reading: _Reading) -> tuple[tuple[SentenceView, ...], ...]:
    """The sentences of each segment; each quote and event stands at the sentence it begins in."""
    starts = [one.start for one in reading.parse.sentences]
    quotes: list[list[Quote]] = [[] for _ in starts]
    events: list[list[EventMention]] = [[] for _ in starts]
    for quote in reading.mentions.quotes:
        quotes[_place(quote.start, starts)].append(quote)
    for event in reading.events:
        events[_place(event.evidence[0].start, starts)].append(event)
    segments = [one.start for one in reading.document.segments]
    found: list[list[SentenceView]] = [[] for _ in segments]
    for number, sentence in enumerate(reading.parse.sentences):
        view = SentenceView(
            number=number + 1,
            runs=tuple(_runs(sentence, reading)),
            named=_all_named(sentence, reading),
            clauses=_clauses(number, reading),
            quotes=tuple(_quote(one, reading) for one in quotes[number]),
            events=tuple(_event(one, reading) for one in events[number]),
        )
        found[_place(sentence.start, segments)].append(view)
    return tuple(map(tuple, found))


def _place(start: int, starts: Sequence[int]) -> int:
    """The last of the ordered ``starts`` that is not after ``start``."""
    return max(bisect_right(starts, start) - 1, 0)


def _runs(sentence: Sentence, reading: _Reading) -> Iterator[Run]:
    """The sentence cut wherever a mention, a date or a quote begins or ends."""
    mentions, dates = reading.named_in(sentence.span)
    quotes = [one.span for one in reading.mentions.quotes if one.span.overlaps(sentence.span)]
    spans = [*(one.span for one in mentions), *(one.span for one in dates), *quotes]
    edges = {edge for span in spans for edge in (span.start, span.end)}
    inner = sorted(edge for edge in edges if sentence.start < edge < sentence.end)
    bounds = [sentence.start, *inner, sentence.end]
    for start, end in zip(bounds, bounds[1:], strict=False):
        here = Span(start, end)
        over = sorted((m for m in mentions if m.span.contains(here)), key=lambda m: len(m.span))
        told = [one for one in dates if one.span.contains(here)]
        notes = [*(_named(one, reading) for one in over), *map(_told, told)]
        yield Run(
            text=_edged(reading.document.text[start:end]),
            kind=DATE if told else over[0].type if over else None,
            quoted=any(span.contains(here) for span in quotes),
            notes=tuple(notes),
        )


def _edged(text: str) -> str:
    """``text`` safe to show on one line, with a space where it had white space at an edge."""
    shown = visible(text)
    if not shown:
        return " " if text else ""
    return " " * text[0].isspace() + shown + " " * text[-1].isspace()


def _named(mention: Mention, reading: _Reading) -> str:
    return f"{mention.type}, {mention.form}: {reading.name(mention.entity)} [{mention.why}]"


def _told(found: DateMention) -> str:
    date = found.date
    return f"date: {date.edtf or 'unknown'} ({date.precision}, {date.basis}, {date.calendar})"


def _all_named(sentence: Sentence, reading: _Reading) -> tuple[Field, ...]:
    mentions, dates = reading.named_in(sentence.span)
    notes = [(one.span, _named(one, reading)) for one in mentions]
    notes += [(one.span, _told(one)) for one in dates]
    return tuple(Field(reading.words(span), note) for span, note in sorted(notes))


def _clauses(sentence: int, reading: _Reading) -> tuple[ClauseView, ...]:
    return tuple(
        ClauseView(
            depth=_depth(clause, reading.parse.clauses),
            lemma=visible(clause.lemma),
            features=_features(clause),
            relation=visible(" ".join(filter(None, (clause.relation, clause.connective)))),
            arguments=tuple(_argument(one, reading) for one in clause.arguments),
        )
        for clause in reading.parse.clauses
        if clause.sentence == sentence
    )


def _depth(clause: Clause, clauses: Sequence[Clause]) -> int:
    depth = 0
    seen: set[int] = set()
    parent = clause.parent
    while parent is not None and parent not in seen:
        seen.add(parent)
        parent = clauses[parent].parent
        depth += 1
    return depth


def _features(clause: Clause) -> tuple[str, ...]:
    flags = ("nominal", "progressive", "perfect", "passive", "negated")
    said = [clause.tense] if clause.tense else []
    return tuple([*said, *(name for name in flags if getattr(clause, name)), *clause.modals])


def _argument(argument: Argument, reading: _Reading) -> ArgumentView:
    role = " ".join(filter(None, (argument.role, argument.marker)))
    if argument.clause is None:
        return ArgumentView(visible(role), reading.words(argument.span), argument.shared)
    inner = reading.parse.clauses[argument.clause]
    return ArgumentView(visible(role), f"→ {visible(inner.lemma)}", argument.shared)


def _quote(quote: Quote, reading: _Reading) -> Finding:
    fields = {
        "speaker": reading.name(quote.speaker),
        "named by": reading.words(quote.speaker_span),
        "to": reading.words(quote.audience),
        "cue": reading.words(quote.cue),
        "words": reading.words(quote.span),
    }
    return Finding(f"{quote.form} speech", _fields(fields))


def _event(event: EventMention, reading: _Reading) -> Finding:
    title = " ".join(filter(None, (event.type or "no type", event.mode)))
    negative = " not" if event.polarity == "negative" else ""
    sources = (
        reading.name(one.entity) if one.entity else one.outlet or one.form
        for one in event.attribution
    )
    fields = {
        "how real": f"{event.modality}{negative}",
        "who": reading.names(event.actor1),
        "to whom": reading.names(event.actor2),
        "third": reading.names(event.third),
        "theme": "" if event.theme is None else visible(event.theme.text),
        "stage": event.stage or "",
        "when": "" if event.date is None else f"{event.date.edtf} ({event.date.basis})",
        "where": "" if event.place is None else reading.name(event.place),
        "according to": visible(", ".join(sources)),
        "words": " … ".join(visible(one.quote) for one in event.evidence),
        "rule": f"{event.coder}, confidence {event.confidence:.2f}",
    }
    return Finding(title, _fields(fields))


def _fields(given: dict[str, str]) -> tuple[Field, ...]:
    return tuple(Field(name, value) for name, value in given.items() if value)
