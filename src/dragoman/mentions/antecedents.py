"""What stands before a pronoun or a nominal that it may mean: subjects, countries, people.

Positions are those of the view. A sentence names a country by a state, an organ of it, a group or a
person of it; a place named in it is no party.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator

from msgspec import Struct

from dragoman.mentions.chart import Chart
from dragoman.mentions.register import Register
from dragoman.mentions.view import Unit, View
from dragoman.model import Mention, Parse

ACTORS = frozenset({"person", "state", "organisation", "group"})
OPENING = 16
BACK = 2


class Subject(Struct, frozen=True, order=True):
    """The words of a clause's subject, and the lemma of its predicate."""

    start: int
    end: int
    lemma: str


def subjects_of(view: View, parse: Parse) -> tuple[Subject, ...]:
    """The subjects of all clauses, those taken over from another clause left out."""
    return tuple(
        sorted(
            Subject(view.place(argument.start), view.place(argument.end), clause.lemma)
            for clause in parse.clauses
            for argument in clause.arguments
            if argument.role == "subject" and not argument.shared
        )
    )


class Antecedents:
    """The actors of a document, found so far, by place.

    Args:
        chart: The text.
        register: Its mentions; those kept later are not seen.
        subjects: Of its clauses; without any the words that open a sentence stand for them.
    """

    def __init__(self, chart: Chart, register: Register, subjects: tuple[Subject, ...]) -> None:
        self.chart = chart
        self.register = register
        self.subjects = subjects
        acting = [m for m in register.mentions if m.type in ACTORS]
        self.actors = tuple(_outermost(acting))
        self._starts = [m.start for m in self.actors]
        self._subject_starts = [s.start for s in subjects]

    def inside(self, start: int, end: int) -> tuple[Mention, ...]:
        """The widest mentions of actors that lie in the range."""
        first, last = bisect_left(self._starts, start), bisect_left(self._starts, end)
        return tuple(m for m in self.actors[first:last] if m.end <= end)

    def countries(self, mentions: Iterable[Mention]) -> tuple[str, ...]:
        """The countries of the mentions, each once, in the order said."""
        return tuple(dict.fromkeys(code for m in mentions for code in self._countries(m.entity)))

    def people(self, mentions: Iterable[Mention]) -> tuple[str, ...]:
        """Keys of the people among the mentions, each once, in the order said."""
        keys = (m.entity for m in mentions if m.type == "person" and m.entity)
        return tuple(dict.fromkeys(keys))

    def is_subject(self, start: int, end: int, unit: Unit) -> bool:
        """Whether the range is in a clause's subject, or opens a unit without known clauses."""
        first = bisect_left(self._subject_starts, unit.start)
        here = self.subjects[first : bisect_left(self._subject_starts, unit.end)]
        if here:
            return any(s.start <= start and end <= s.end for s in here)
        return not self.subjects and len(self.chart.view.low[unit.start : start].strip()) < OPENING

    def subject_of(self, unit: Unit, before: int) -> Mention | None:
        """The actor that is the first subject of a unit, as far as ``before``."""
        found = self.inside(unit.start, min(unit.end, before))
        return next((m for m in found if self.is_subject(m.start, m.end, unit)), None)

    def units_before(self, position: int) -> Iterator[Unit]:
        """The unit of ``position`` and those just before it, the nearest first."""
        unit = self.chart.view.unit_at(position)
        if unit is not None:
            yield unit
            yield from self.chart.view.unit_before(unit.start + 1)[:BACK]

    def owner(self, position: int) -> str | None:
        """The country that "its" and "his" before ``position`` lead to."""
        for unit in self.units_before(position):
            subject = self.subject_of(unit, position)
            near = self.inside(unit.start, min(unit.end, position))
            for mention in (*([subject] if subject else []), *near):
                if len(codes := self._countries(mention.entity)) == 1:
                    return codes[0]
        return None

    def joined(self, mentions: tuple[Mention, ...]) -> bool:
        """Whether only conjunctions and determiners stand between the mentions."""
        return all(
            self._only_joints(one.end, other.start)
            for one, other in zip(mentions, mentions[1:], strict=False)
        )

    def _only_joints(self, start: int, end: int) -> bool:
        words = self.chart.view.between(start, end)
        kinds = ("conjunction", "determiner")
        return bool(words) and all(self.chart.word_at(word.start, *kinds) for word in words)

    def _countries(self, key: str | None) -> tuple[str, ...]:
        entity = self.register.entities.get(key or "")
        if entity is None:
            return ()
        if entity.members:
            return tuple(dict.fromkeys(c for m in entity.members for c in self._countries(m)))
        return (entity.country,) if entity.country else ()


def _outermost(mentions: Iterable[Mention]) -> Iterator[Mention]:
    end = -1
    for mention in sorted(mentions, key=lambda m: (m.start, -m.end)):
        if mention.end > end:
            end = mention.end
            yield mention
