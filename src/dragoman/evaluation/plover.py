"""How well PLOVER roots are told where source and target are given: the field's published task.

Each line of the file is a sentence with spans (``dragoman.coding.votes.items``). Figures are
macro-F1 by root (15: CONCEDE and RETREAT are one, YIELD), by quad class and by side.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Literal

import msgspec

from dragoman.cleaning.sentence import sentence_document
from dragoman.coding.votes import Question, Voice, classify, root_of
from dragoman.coding.votes.figures import RootScore, score_roots
from dragoman.coding.votes.items import Item
from dragoman.coding.votes.question import Root
from dragoman.errors import BadData
from dragoman.model import Analysis, EventMention
from dragoman.pack import Pack
from dragoman.pipeline import analyse
from dragoman.text import Span

AnyVoice = Literal["linear", "cascade", "frames"]

_TOGETHER = 256
"""Sentences that are asked at once."""


def answers(items: Sequence[Item], pack: Pack, *, voice: AnyVoice) -> tuple[Root | None, ...]:
    """The root of each item, in order; ``None`` where frames code no event of the two actors.

    Args:
        items: What is asked.
        pack: Of the sentences' language.
        voice: ``linear`` (the floor), ``cascade`` (the encoder too where that is not sure), or
            ``frames`` (the coder of the pipeline alone).
    """
    if voice == "frames":
        return tuple(frames_root(item.question, pack) for item in items)
    return tuple(_classified(items, pack, voice))


def _classified(items: Sequence[Item], pack: Pack, voice: Voice) -> Iterator[Root]:
    for start in range(0, len(items), _TOGETHER):
        asked = [item.question for item in items[start : start + _TOGETHER]]
        yield from (one.root for one in classify(asked, pack, voice=voice))


def score_answers(items: Sequence[Item], given: Sequence[Root | None]) -> RootScore:
    """The figures of the items whose right root is known.

    Raises:
        BadData: None is known.
    """
    pairs = [(i.root, a) for i, a in zip(items, given, strict=True) if i.root is not None]
    if not pairs:
        raise BadData("no line has a root, so nothing can be scored; give --predictions FILE")
    return score_roots([wanted for wanted, _ in pairs], [found for _, found in pairs])


def prediction_lines(items: Iterable[Item], given: Iterable[Root | None]) -> Iterator[bytes]:
    """One JSON object a line, ``id`` and ``root``, in the order of the items."""
    for item, root in zip(items, given, strict=True):
        yield msgspec.json.encode({"id": item.id, "root": root}) + b"\n"


def frames_root(question: Question, pack: Pack) -> Root | None:
    """The root of the event that the coder finds between the two actors of a sentence."""
    analysis = analyse(sentence_document(question.text, pack.code), pack)
    ranked = [
        (_nearness(one, question, analysis), -n, one) for n, one in enumerate(analysis.events)
    ]
    typed = [(near, order, one) for near, order, one in ranked if one.type is not None]
    if not typed:
        return None
    best = max(typed, key=lambda one: one[:2])[2]
    return None if best.type is None else root_of(best.type)


def _nearness(event: EventMention, question: Question, analysis: Analysis) -> int:
    """How many of the two actors an event has in their places, and in its words."""
    first = _spans(event.actor1, analysis)
    second = _spans(event.actor2 or event.actor1[1:], analysis)
    words = [Span(one.start, one.end) for one in event.evidence]
    source, target = question.source, question.target
    return (
        3 * _touches(source, first)
        + 3 * _touches(target, second)
        + _touches(source, words)
        + _touches(target, words)
    )


def _spans(keys: Sequence[str], analysis: Analysis) -> list[Span]:
    return [one.span for one in analysis.mentions if one.entity in keys]


def _touches(span: Span | None, others: Iterable[Span]) -> bool:
    return span is not None and any(span.overlaps(other) for other in others)
