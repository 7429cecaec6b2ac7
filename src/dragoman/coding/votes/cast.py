"""The vote: what the classifier makes of each event that the frames coded, kept on the record.

The frames' type stands; the classifier's is written beside it, and how sure the two together are
becomes the event's confidence.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from msgspec.structs import replace

from dragoman.coding.votes.ask import Floats, probabilities
from dragoman.coding.votes.question import ROOTS, Question, root_of
from dragoman.coding.votes.settings import has_classifier, settings_of
from dragoman.coding.votes.trust import Sign, confidence
from dragoman.model import EventMention, Mention, Mentions, Parse, Sentence, Vote
from dragoman.pack import Pack
from dragoman.text import Span

Places = Mapping[str, Sequence[Span]]


def cast_votes(
    events: Iterable[EventMention], parse: Parse, mentions: Mentions, pack: Pack, *, text: str
) -> tuple[EventMention, ...]:
    """The events with the votes of frames and classifier, and a confidence from both.

    Args:
        events: As the frames coded them; those without a type, and all of a pack without a
            classifier, come back as they are.
        parse: Of the document.
        mentions: Of the document, by which actors are found in its sentences.
        pack: The document's main language.
        text: ``Document.text``.
    """
    if not has_classifier(pack):
        return tuple(events)
    places = _places(mentions.mentions)
    asked = [(event, _question(event, parse, places, text)) for event in events]
    questions = list(dict.fromkeys(question for _, question in asked if question is not None))
    answers = dict(zip(questions, probabilities(questions, pack), strict=True))
    return tuple(
        event if question is None else _voted(event, *answers[question], pack)
        for event, question in asked
    )


def _places(mentions: Iterable[Mention]) -> Places:
    found: dict[str, list[Span]] = defaultdict(list)
    for mention in mentions:
        if mention.entity is not None:
            found[mention.entity].append(mention.span)
    return found


def _question(event: EventMention, parse: Parse, places: Places, text: str) -> Question | None:
    """The sentence of an event's first words, with its actors where the sentence names them."""
    if event.type is None:
        return None
    words = Span(event.evidence[0].start, event.evidence[0].end)
    behind = bisect_right(parse.sentences, words.start, key=_end)
    sentence = next(iter(parse.sentences[behind : behind + 1]), None)
    if sentence is None or sentence.start >= words.end:
        return None
    source = _named(event.actor1, sentence, words, places)
    others = event.actor2 or event.actor1[1:]
    target = _named(others, sentence, words, places)
    if target == source:
        target = None
    return Question(
        text[sentence.start : sentence.end],
        *(_within(span, sentence) for span in (source, target)),
    )


def _end(sentence: Sentence) -> int:
    return sentence.end


def _named(keys: Sequence[str], sentence: Sentence, words: Span, places: Places) -> Span | None:
    """Where a sentence first names one of some actors, in the event's own words if it can be."""
    spans = [span for key in keys for span in places.get(key, ()) if sentence.span.contains(span)]
    return min(spans, key=lambda span: (not words.contains(span), span), default=None)


def _within(span: Span | None, sentence: Sentence) -> Span | None:
    return None if span is None else Span(span.start - sentence.start, span.end - sentence.start)


def _voted(event: EventMention, given: Floats, cues: tuple[str, ...], pack: Pack) -> EventMention:
    if event.type is None:
        return event
    best, own = int(given.argmax()), root_of(event.type)
    same = float(given[ROOTS.index(own)])
    votes = (
        Vote("frames", own, event.confidence, event.confidence),
        Vote("linear", ROOTS[best], round(float(given[best]), 3), round(same, 3), cues),
    )
    trust = settings_of(pack).trust
    sign = Sign(event.confidence, same, event.modality == "happened")
    sure = event.confidence if trust is None else confidence(sign, trust)
    return replace(event, votes=votes, confidence=sure)
