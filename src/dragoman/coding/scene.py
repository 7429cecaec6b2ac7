"""The scene: one parsed document with its mentions, indexed for the questions that coding asks."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable

from msgspec import Struct

from dragoman.coding.lexicon import Frame, Lexicon, lexicon
from dragoman.model import (
    Argument,
    Clause,
    DateMention,
    Document,
    LocalEntity,
    Mention,
    Mentions,
    Parse,
    Quote,
    SegmentRole,
    Sentence,
)
from dragoman.pack import Pack
from dragoman.text import Span

ACTORS = frozenset({"person", "state", "organisation", "group"})
"""Types of entities that can act."""

REACH = 40
"""Code points: no name that is looked at begins further back."""
MEASURE = "measure"
"""The word class of nouns that count others ("batch", "dozen")."""


class Scene(Struct, frozen=True):
    """A document ready to be coded. Build it with ``build_scene``.

    Attributes:
        starts: Start offsets of ``mentions``, in order, for bisection.
        entities: By key.
        children: Indexes of the clauses embedded under each clause.
        connectives: By the span of a predicate, what joins adverbial clauses to it ("if", "after").
        framings: What ``slots.framed`` gave, by the identity of the clause it was asked about, with
            that clause, which keeps the identity from going to another one.
        named: What ``slots.named_in`` gave, by phrase; begun anew where ``entities`` change.
        classes: What ``classes_of`` gave, by phrase.
        idiomatic: Whether a sentence has a word that an idiom begins with, by its index.
        parties: The polity of each actor that was asked about; begun anew as ``named``.
    """

    document: Document
    parse: Parse
    pack: Pack
    lexicon: Lexicon
    mentions: tuple[Mention, ...]
    starts: tuple[int, ...]
    dates: tuple[DateMention, ...]
    quotes: tuple[Quote, ...]
    entities: dict[str, LocalEntity]
    children: tuple[tuple[int, ...], ...]
    connectives: dict[Span, tuple[str, ...]]
    framings: dict[int, tuple[Clause, tuple[Clause, Frame] | None]] = {}
    named: dict[tuple[Span, Span, int, bool], tuple[str, ...]] = {}
    classes: dict[tuple[Span, Span, str], frozenset[str]] = {}
    idiomatic: dict[int, bool] = {}
    parties: dict[str, str | None] = {}

    def mentions_in(self, span: Span) -> tuple[Mention, ...]:
        """Mentions that lie inside ``span``, in the order of the text."""
        end = span.end
        first = bisect_left(self.starts, span.start)
        last = bisect_left(self.starts, end, first)
        return tuple([m for m in self.mentions[first:last] if m.end <= end])

    def mentions_at(self, span: Span) -> tuple[Mention, ...]:
        """Mentions that begin shortly before ``span`` or in it and reach its end."""
        first = bisect_left(self.starts, span.start - REACH)
        last = bisect_left(self.starts, span.end)
        return tuple([m for m in self.mentions[first:last] if m.end >= span.end])

    def is_dated(self, offset: int) -> bool:
        """Whether a date is told at ``offset``."""
        place = bisect_right(self.dates, offset, key=_start)
        return place > 0 and offset < self.dates[place - 1].end

    def country(self, key: str | None) -> str | None:
        """Alpha-3 of an entity's country; a state is its own."""
        entity = self.entities.get(key) if key is not None else None
        if entity is None:
            return None
        return entity.country

    def text(self, span: Span) -> str:
        """The words at ``span``."""
        return self.document.text[span.start : span.end]

    def role(self, clause: Clause) -> SegmentRole:
        """The role of the segment that a clause stands in."""
        return self.parse.sentences[clause.sentence].role

    def classes_of(self, argument: Argument) -> frozenset[str]:
        """Noun classes of an argument's head, alone and with the words right beside it."""
        key = argument.span, argument.head, argument.lemma
        if key not in self.classes:
            self.classes[key] = self._classes_of(argument)
        return self.classes[key]

    def _classes_of(self, argument: Argument) -> frozenset[str]:
        before = self.document.text[argument.start : argument.head.start]
        after = self.document.text[argument.head.end : argument.end]
        found = self.lexicon.classes_of_phrase(before, argument.lemma, after)
        return found | self._measured(argument) if MEASURE in found else found

    def _measured(self, argument: Argument) -> frozenset[str]:
        """The classes of what a noun measures out: behind an adposition the last noun counts.

        "A batch of fighter jets" is of jets; where nothing stands between, it is the next noun.
        """
        behind = bisect_right(self.parse.sentences, argument.start, key=_end)
        sentence = self.parse.sentences[behind]
        noun: str | None = None
        linked = False
        for token in sentence.tokens:
            if argument.head.end <= token.start < argument.end:
                if noun is not None and (token.upos == "ADP" or not linked):
                    break
                linked = linked or token.upos == "ADP"
                noun = token.lemma if token.upos == "NOUN" else noun
        return frozenset() if noun is None else self.lexicon.classes_of(noun)


def _start(found: DateMention) -> int:
    return found.start


def _end(sentence: Sentence) -> int:
    return sentence.end


def outermost(mentions: Iterable[Mention]) -> tuple[Mention, ...]:
    """The mentions that are not inside a longer one, of two that overlap the longer."""
    ordered = sorted(mentions, key=lambda mention: (mention.start, -mention.end))
    kept: list[Mention] = []
    for mention in ordered:
        if not kept or mention.start >= kept[-1].end:
            kept.append(mention)
        elif mention.end - mention.start > kept[-1].end - kept[-1].start:
            kept[-1] = mention
    return tuple(kept)


def build_scene(document: Document, parse: Parse, mentions: Mentions, pack: Pack) -> Scene:
    """The scene of a document."""
    ordered = tuple(sorted(mentions.mentions, key=lambda mention: (mention.start, mention.end)))
    children: list[list[int]] = [[] for _ in parse.clauses]
    connectives: dict[Span, tuple[str, ...]] = {}
    for index, clause in enumerate(parse.clauses):
        if clause.parent is None:
            continue
        children[clause.parent].append(index)
        if clause.relation == "adverbial" and clause.connective is not None:
            above = parse.clauses[clause.parent].predicate
            connectives[above] = (*connectives.get(above, ()), clause.connective)
    return Scene(
        document=document,
        parse=parse,
        pack=pack,
        lexicon=lexicon(pack),
        mentions=ordered,
        starts=tuple(mention.start for mention in ordered),
        dates=tuple(sorted(mentions.dates, key=lambda found: found.start)),
        quotes=mentions.quotes,
        entities={entity.key: entity for entity in mentions.entities},
        children=tuple(map(tuple, children)),
        connectives=connectives,
    )
