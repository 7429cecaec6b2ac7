"""Who speaks: the cue of a reported speech and the mention that is its subject."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from msgspec import Struct

from dragoman.mentions.chart import Chart, Hit
from dragoman.mentions.register import Register
from dragoman.mentions.view import Unit
from dragoman.model import Mention, Parse
from dragoman.text import Span

SPEAKERS = frozenset({"person", "organisation", "state", "group"})
REACH = 90


class Speaker(Struct, frozen=True):
    """Who speaks, and the words that say so."""

    key: str | None
    span: Span | None


class Speech(Struct, frozen=True):
    """What speakers are found with: the text, its mentions and the subjects of its clauses.

    Attributes:
        chart: The text.
        register: The mentions so far.
        mentions: Those that may speak, in text order.
        starts: Where they start.
        subjects: Where a predicate starts, and the head of its subject.
    """

    chart: Chart
    register: Register
    mentions: tuple[Mention, ...]
    starts: tuple[int, ...]
    subjects: dict[int, int]

    def subject(self, cue: Hit, unit: Unit, since: int) -> Speaker:
        """The speaker of a cue in ``unit``; words before ``since`` are not looked at.

        The subject of the cue's clause where the parse has one; else the first that is mentioned
        before the cue, else the first after it.
        """
        if (head := self._subject_head(cue)) is not None:
            covering = [m for m in self.mentions if m.start <= head < m.end and m.form != "demonym"]
            if covering:
                return self._speaker(max(covering, key=lambda m: m.end - m.start))
        before = self._inside(max(unit.start, since), cue.start)
        if before:
            known = [mention for mention in before if mention.entity is not None]
            return self._speaker((known or before)[0])
        return self.after(cue.end, min(unit.end, cue.end + REACH))

    def between(self, start: int, end: int) -> Speaker:
        """The first that is mentioned in the range."""
        found = self._inside(start, end)
        return self._speaker(found[0]) if found else Speaker(None, None)

    def after(self, start: int, end: int) -> Speaker:
        """The first that is mentioned in the range, be it an adjective of an unnamed body."""
        return self.between(start, end)

    def _subject_head(self, cue: Hit) -> int | None:
        for place in range(cue.start, cue.end):
            if place in self.subjects:
                return self.subjects[place]
        return None

    def _inside(self, start: int, end: int) -> list[Mention]:
        near = self.mentions[bisect_left(self.starts, start) : bisect_left(self.starts, end)]
        found = [m for m in near if m.end <= end and m.form != "demonym"]
        widest = [m for m in found if not any(_covers(o, m) for o in found)]
        return widest

    def _speaker(self, mention: Mention) -> Speaker:
        view = self.chart.view
        aide = self.chart.word_until(view.back(mention.start, " "), "aide")
        if aide is not None and mention.type == "person":
            return Speaker(None, view.original(aide.start, mention.end))
        return Speaker(mention.entity, view.original(mention.start, mention.end))


def make_speech(chart: Chart, register: Register, parse: Parse) -> Speech:
    """What speakers of a document are found with."""
    speaking = [m for m in register.mentions if m.type in SPEAKERS] + register.phrases
    mentions = tuple(sorted(speaking, key=_place))
    subjects: dict[int, int] = {}
    for clause in parse.clauses:
        heads = [a.head.start for a in clause.arguments if a.role == "subject"]
        if heads:
            subjects[chart.view.place(clause.predicate.start)] = chart.view.place(heads[0])
    return Speech(chart, register, mentions, tuple(m.start for m in mentions), subjects)


def _place(mention: Mention) -> tuple[int, int]:
    return mention.start, -mention.end


def _covers(outer: Mention, inner: Mention) -> bool:
    return (
        outer.start <= inner.start
        and inner.end <= outer.end
        and outer.end - outer.start > inner.end - inner.start
    )


def inside(spans: Sequence[tuple[int, int]], position: int) -> bool:
    """Whether a position lies in one of the spans."""
    return any(start <= position < end for start, end in spans)
