"""Answers of an interview: each paragraph after a question is a direct statement of the guest."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from dragoman.mentions.speech import Speech
from dragoman.model import Document, Mention, Quote, Segment
from dragoman.text import Span, trimmed

LABEL = re.compile(r"(?P<label>[^:؛\n.!?؟]{1,40}?)\s?[:؛]\s+")
ASKS = re.compile(r"[?؟][\"”»')]*\s*$")
MIN_WORDS = 3


class Paragraph(Struct, frozen=True):
    """A paragraph, without the label of who speaks in it.

    Attributes:
        words: What is said.
        label: Folded, empty where there is none.
        named: Whom the label names.
        asks: Whether it ends as a question.
    """

    words: Span
    label: str
    named: Mention | None
    asks: bool


def find_answers(speech: Speech, document: Document) -> Iterator[Quote]:
    """The answers of an interview, in order; none of another document."""
    if document.genre != "interview":
        return
    paragraphs = [_paragraph(speech, s) for s in document.segments if s.role == "body"]
    guest = _guest(speech, paragraphs)
    questions = {p.label for p in paragraphs if p.asks and p.label}
    answering = False
    for paragraph in paragraphs:
        speaker = paragraph.named or guest
        if paragraph.asks or (paragraph.label and paragraph.label in questions):
            answering = True
        elif answering and speaker is not None and _is_long(speech, paragraph.words):
            said = speech.chart.view.original(speaker.start, speaker.end)
            span = paragraph.words
            yield Quote(span.start, span.end, "direct", speaker.entity, said, None, None)


def _paragraph(speech: Speech, segment: Segment) -> Paragraph:
    view, text = speech.chart.view, speech.chart.view.text
    asks = ASKS.search(text[segment.start : segment.end]) is not None
    match = LABEL.match(text, segment.start, segment.end)
    if match is None:
        return Paragraph(trimmed(text, segment.start, segment.end), "", None, asks)
    start, end = view.place(segment.start), view.place(match.end("label"))
    named = (m for m in speech.mentions if start <= m.start and m.end <= end)
    person = next((m for m in named if m.type == "person" and m.entity), None)
    words = trimmed(text, match.end(), segment.end)
    return Paragraph(words, view.low[start:end].strip(), person, asks)


def _guest(speech: Speech, paragraphs: list[Paragraph]) -> Mention | None:
    """Who is asked: the person that most labels of answers name, else the first of the opening."""
    labelled = [p.named for p in paragraphs if p.named is not None and not p.asks]
    if labelled:
        keys = [mention.entity for mention in labelled]
        return max(labelled, key=lambda mention: keys.count(mention.entity))
    first = next((p.words.start for p in paragraphs if p.asks), 0)
    opening = speech.chart.view.place(first)
    people = [m for m in speech.mentions if m.type == "person" and m.entity and m.end <= opening]
    named = [m for m in people if m.form == "name"]
    return next(iter(named or people), None)


def _is_long(speech: Speech, words: Span) -> bool:
    view = speech.chart.view
    return len(view.between(view.place(words.start), view.place(words.end))) >= MIN_WORDS
