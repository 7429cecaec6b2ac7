"""Date expressions of a document before anything is resolved."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from msgspec import Struct

from dragoman.mentions.dates.grammar import Expression, Matcher
from dragoman.mentions.dates.patterns import grammar
from dragoman.mentions.dates.tokens import tokenise
from dragoman.mentions.dates.words import vocabulary
from dragoman.model import EVIDENCE_ROLES, Clause, Document, Parse, Segment, SegmentRole
from dragoman.pack import Pack
from dragoman.text import Folded

MENTION_ROLES: frozenset[SegmentRole] = EVIDENCE_ROLES | {"byline", "dateline", "boilerplate"}
CLUE_ROLES: frozenset[SegmentRole] = MENTION_ROLES | {"comment"}
"""Where dates are looked for; those of comments bound the publication date and are no mentions."""


class Found(Struct, frozen=True):
    """A date expression where it stands.

    Attributes:
        expression: What was matched.
        start: Offset in ``Document.text``.
        end: Offset in ``Document.text``, exclusive.
        role: Of the segment.
        future: Whether its clause speaks of the future; ``None`` where no tense tells.
    """

    expression: Expression
    start: int
    end: int
    role: SegmentRole
    future: bool | None


def find_expressions(document: Document, parse: Parse, pack: Pack) -> tuple[Found, ...]:
    """All date expressions, in the order of the text."""
    folded = pack.fold(document.text)
    tenses = _Tenses(parse)
    found: list[Found] = []
    for segment in _segments(document):
        for expression, start, end in _expressions(document, segment, folded, pack):
            future = tenses.future(start)
            found.append(Found(expression, start, end, segment.role, future))
    return tuple(found)


def _segments(document: Document) -> tuple[Segment, ...]:
    if not document.segments:
        return (Segment(0, len(document.text), "body", None),)
    return tuple(segment for segment in document.segments if segment.role in CLUE_ROLES)


def _expressions(
    document: Document, segment: Segment, folded: Folded, pack: Pack
) -> Iterator[tuple[Expression, int, int]]:
    start = bisect_right(folded.offsets, segment.start - 1)
    end = bisect_right(folded.offsets, segment.end - 1, hi=len(folded.text))
    tokens = tokenise(folded.text, start, end)
    capitals = tuple(document.text[folded.offsets[token.start]].isupper() for token in tokens)
    matcher = Matcher(vocabulary(pack), grammar(pack), tokens=tokens, capitals=capitals)
    for expression in matcher.find():
        if expression.op != "stop":
            first, last = tokens[expression.start], tokens[expression.end - 1]
            span = folded.original(first.start, last.end)
            yield expression, span.start, span.end


class _Tenses:
    """The tense of the smallest clause around an offset."""

    def __init__(self, parse: Parse) -> None:
        self._sentences = parse.sentences
        self._starts = [sentence.start for sentence in parse.sentences]
        self._clauses: dict[int, list[Clause]] = {}
        for clause in parse.clauses:
            self._clauses.setdefault(clause.sentence, []).append(clause)

    def future(self, offset: int) -> bool | None:
        place = bisect_right(self._starts, offset) - 1
        around = [
            clause
            for clause in self._clauses.get(place, ())
            if clause.start <= offset < clause.end and (clause.tense or _is_done(clause))
        ]
        if not around:
            return None
        return _looks_ahead(min(around, key=lambda clause: clause.end - clause.start))


def _is_done(clause: Clause) -> bool:
    """Whether a clause without a tense speaks of the past ("an accord signed on Friday")."""
    return (clause.passive or clause.perfect) and clause.relation == "relative"


def _looks_ahead(clause: Clause) -> bool | None:
    """Whether a clause speaks of the future; the present in a complement does, elsewhere may."""
    if clause.tense == "present":
        return True if clause.relation == "complement" else None
    return clause.tense == "future"
