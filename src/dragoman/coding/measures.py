"""Measures: how much of something a document says there is, and of what.

The length or power of a project with a name, the trade of two countries in a year, the dead of a
fight of certain days, and what a deal is worth. A part of something measures nothing, nor does a
sentence with two amounts of one unit; what is aimed at has no day that has passed.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date

from msgspec import Struct

from dragoman.coding.amounts import Amount, Words, find_amounts, find_counts, words_of
from dragoman.model import (
    EVIDENCE_ROLES,
    Date,
    Document,
    EventMention,
    Measure,
    Mentions,
    Parse,
    Sentence,
)
from dragoman.pack import Pack
from dragoman.text import Folded, Span

_MONEY = 3
"""Letters of the code of a currency."""
_PAIR = 2
_YEAR = 366
"""Days from which a date is too vague for what was measured then."""
_OF_THINGS = frozenset({"km", "mile", "MW"})
"""Units of what has a length or power by nature."""


class _Text(Struct, frozen=True):
    """A document as it is measured: folded, with its sentences and what they name."""

    document: Document
    folded: Folded
    words: Words
    mentions: Mentions

    def place(self, offset: int) -> int:
        """Where the original's ``offset`` stands in the folded text."""
        return bisect_left(self.folded.offsets, offset, 0, len(self.folded.text))

    def said(self, kind: str, span: Span) -> bool:
        """Whether a word of a kind stands in a stretch of the folded text."""
        return self.words.kinds[kind].search(self.folded.text, span.start, span.end) is not None

    def measured(self, name: str, span: Span) -> bool:
        """Whether a word for what is measured stands in a stretch of the folded text."""
        return self.words.measures[name].search(self.folded.text, span.start, span.end) is not None


def find_measures(
    document: Document,
    parse: Parse,
    mentions: Mentions,
    events: Sequence[EventMention],
    pack: Pack,
) -> tuple[Measure, ...]:
    """All measures of a document, in the order of the text.

    Args:
        document: Dated.
        parse: Its sentences.
        mentions: What they name.
        events: What was coded in them; a measure knows the event whose words it is among.
        pack: Of the document's language; without a table of amounts nothing is found.
    """
    words = words_of(pack)
    if words is None:
        return ()
    text = _Text(document, pack.fold(document.text), words, mentions)
    found: list[Measure] = []
    before: Sentence | None = None
    for sentence in parse.sentences:
        if sentence.role in EVIDENCE_ROLES:
            found += _of_sentence(text, sentence, before, events)
            before = sentence
    return tuple(found)


def _of_sentence(
    text: _Text, sentence: Sentence, before: Sentence | None, events: Sequence[EventMention]
) -> Iterator[Measure]:
    span = Span(text.place(sentence.start), text.place(sentence.end))
    yield from _counted(text, span, events)
    amounts = tuple(find_amounts(text.folded.text, text.words, span.start, span.end))
    if not amounts:
        return
    whole = span
    if before is not None and text.words.kinds["again"].match(text.folded.text, span.start):
        whole = Span(text.place(before.start), span.end)
    when = _when(text, sentence)
    first: set[str] = set()
    for amount in amounts:
        if amount.unit not in first and not _is_part(text, amount, span):
            first.add(amount.unit)
            alone = _alone(amount, amounts)
            one = _measure(text, amount, whole, when=when, alone=alone)
            if one is not None:
                yield _with_event(one, events)
            elif alone:
                yield from _of_event(text, amount, span, events)


def _counted(text: _Text, span: Span, events: Sequence[EventMention]) -> Iterator[Measure]:
    """What an event counts ("released 20 prisoners"), where it counts it once."""
    counts = tuple(find_counts(text.folded.text, text.words, span.start, span.end))
    for one in counts:
        if _alone(one, counts) and not _is_part(text, one, span):
            yield from _of_event(text, one, span, events)


def _of_event(
    text: _Text, amount: Amount, span: Span, events: Sequence[EventMention]
) -> Iterator[Measure]:
    """An amount that only the event tells what it is of: a sum, or people and things."""
    of = "sum" if len(amount.unit) == _MONEY else "count"
    if amount.unit == "person" and text.measured("dead", span):
        of = "dead"
    said = text.document.evidence(text.folded.original(amount.start, amount.end))
    one = _with_event(Measure(of, amount.unit, amount.least, amount.most, said), events)
    if one.mention is not None:
        yield one


def _alone(amount: Amount, amounts: Sequence[Amount]) -> bool:
    return sum(other.unit == amount.unit for other in amounts) == 1


def _is_part(text: _Text, amount: Amount, span: Span) -> bool:
    """Whether the words right after an amount make it a part of something."""
    after = text.folded.text[amount.end : min(amount.end + 1, span.end)]
    found = text.words.kinds["share"].match(text.folded.text, amount.end + 1, span.end)
    return after == " " and found is not None


def _when(text: _Text, sentence: Sentence) -> Date | None:
    """The one time that a sentence tells; what is yet to come is none."""
    dates = [d.date for d in text.mentions.dates if sentence.start <= d.start < sentence.end]
    today = text.document.published
    last = date.max if today is None or today.latest is None else today.latest
    known = [d for d in dates if d.earliest is not None and d.latest is not None]
    if len(known) != 1 or len(dates) != 1:
        return None
    when = known[0]
    return when if when.earliest is not None and when.earliest <= last else None


def _measure(
    text: _Text, amount: Amount, span: Span, *, when: Date | None, alone: bool
) -> Measure | None:
    of: str | None = None
    subjects: tuple[str, ...] = ()
    if amount.unit in _OF_THINGS:
        thing = _thing(text, span)
        of, subjects = (None, ()) if thing is None else (amount.unit, (thing,))
    elif amount.unit == "person":
        dead = text.measured("dead", span) and text.said("fight", span) and alone
        of, subjects = ("dead", _pair(text, span)) if dead and when is not None else (None, ())
    elif len(amount.unit) == _MONEY and alone:
        narrow = when is not None and _days(when) <= _YEAR
        if text.measured("trade", span) and narrow and not text.measured("worth", span):
            of, subjects = "trade", _pair(text, span)
        elif text.measured("worth", span):
            of = "worth"
    if of is None:
        return None
    place = text.folded.original(amount.start, amount.end)
    said = text.document.evidence(place)
    return Measure(of, amount.unit, amount.least, amount.most, said, subjects, when)


def _days(when: Date) -> int:
    if when.earliest is None or when.latest is None:
        return _YEAR + 1
    return (when.latest - when.earliest).days


def _named(text: _Text, kind: str) -> set[str]:
    return {
        e.key for e in text.mentions.entities if e.type == kind and not e.key.startswith("local:")
    }


def _thing(text: _Text, span: Span) -> str | None:
    """The project that a sentence names, or means where the document names one alone."""
    inside = text.folded.original(span.start, span.end)
    named = {
        m.entity
        for m in text.mentions.mentions
        if m.type == "project" and inside.start <= m.start < inside.end and m.entity is not None
    }
    known = {key for key in named if not key.startswith("local:")}
    if len(known) == 1:
        return known.pop()
    alone = _named(text, "project")
    return alone.pop() if not named and len(alone) == 1 and text.said("bearer", span) else None


def _pair(text: _Text, span: Span) -> tuple[str, ...]:
    """The two countries that a sentence names, or the document most often."""
    country = {e.key: e.country for e in text.mentions.entities}
    inside = text.folded.original(span.start, span.end)
    told = [(m.start, country.get(m.entity or "")) for m in text.mentions.mentions]
    here = sorted({one for at, one in told if one and inside.start <= at < inside.end})
    if len(here) == _PAIR:
        return tuple(here)
    counted = Counter(one for _, one in told if one)
    most = sorted(counted, key=lambda one: (-counted[one], one))[:_PAIR]
    return tuple(sorted(most)) if set(here) <= set(most) and len(most) == _PAIR else ()


def _with_event(one: Measure, events: Sequence[EventMention]) -> Measure:
    """A measure with the event whose narrowest words it is among."""
    said = one.evidence
    around = [
        (evidence.end - evidence.start, event.id)
        for event in events
        for evidence in event.evidence
        if evidence.start <= said.start and said.end <= evidence.end
    ]
    if not around:
        return one
    return Measure(
        one.of, one.unit, one.least, one.most, said, one.subjects, one.date, min(around)[1]
    )
