"""Date expressions: a pack's patterns matched over the tokens of a text.

The longest pattern that begins at a token wins; what no pattern covers is no date.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from msgspec import Struct

from dragoman.mentions.dates.patterns import (
    Branches,
    Element,
    Grammar,
    Rule,
    Use,
)
from dragoman.mentions.dates.tokens import Token
from dragoman.mentions.dates.words import Sense, Vocabulary


class Expression(Struct, frozen=True):
    """A date expression found in the tokens ``[start, end)``.

    ``slots`` are the words bound to kinds, in order; ``parts`` the expressions it is built from.
    """

    op: str
    slots: tuple[Sense, ...]
    parts: tuple[Expression, ...]
    start: int
    end: int

    def value(self, kind: str) -> str | None:
        """The value of the first slot of a kind."""
        return next((slot.value for slot in self.slots if slot.kind == kind), None)

    def number(self, kind: str) -> int | None:
        """The value of the first slot of a kind as a number."""
        value = self.value(kind)
        return None if value is None else int(value)


_NESTED = frozenset(
    {"calendar", "numeric", "which", "weekday", "offset", "ago", "part", "decade", "century"}
    | {"period", "day-of", "then-which"}
)
"""What may be part of another expression: no range of ranges, no "since until"."""


class _Partial(NamedTuple):
    end: int
    slots: tuple[Sense, ...]
    parts: tuple[Expression, ...]


_ALONE = {"month": "solo", "season": "lone_season"}
"""What a word is besides its kind if it needs no company to be a date."""


class Matcher:
    """Finds date expressions in one run of tokens.

    Args:
        words: The vocabulary of the pack.
        rules: The grammar of the pack.
        tokens: The tokens, in order.
        capitals: For each token, whether it begins with a capital letter in the document.
    """

    def __init__(
        self,
        words: Vocabulary,
        rules: Grammar,
        *,
        tokens: tuple[Token, ...],
        capitals: tuple[bool, ...],
    ) -> None:
        self._words = words
        self._rules = rules
        self._tokens = tokens
        self._capitals = capitals
        self._senses: dict[int, tuple[tuple[Sense, int], ...]] = {}
        self._kinds: dict[int, tuple[str, ...]] = {}
        self._inside: dict[int, Expression | None] = {}
        self._leads: dict[int, bool] = {}
        self._texts = tuple([token.text + token.suffix for token in tokens])
        self._matters = [self._matter(token) for token in tokens]

    def find(self) -> Iterator[Expression]:
        """The longest expressions from left to right; they do not overlap."""
        place, rules = 0, self._rules.rules
        for number, token in enumerate(self._tokens):
            starts = token.text in rules or (token.kind != "mark" and self._matters[number])
            if number < place or not starts:
                continue
            found = self._longest(number, ("free", "led"))
            if found is not None:
                yield self._with_lead(found)
                place = found.end

    def senses(self, place: int) -> tuple[tuple[Sense, int], ...]:
        """What the words from this token on can mean, each with the place after its last token."""
        found = self._senses.get(place)
        if found is None:
            found = self._senses[place] = tuple(self._read(place))
        return found

    def _matter(self, token: Token) -> bool:
        """A quick look that spares most words the search."""
        return (
            token.text in self._words.entries
            or token.text in self._rules.literals
            or token.kind in ("number", "numeric")
        )

    def _follows(self, place: int, kind: str) -> int | None:
        """Where a word or phrase of a kind begins that ends just before this token."""
        for start in range(max(place - 3, 0), place):
            for sense, end in self.senses(start):
                if end == place and sense.kind == kind:
                    return start
        return None

    def _led(self, place: int) -> bool:
        if place not in self._leads:
            kinds = ("lead", "opener")
            self._leads[place] = any(self._follows(place, kind) is not None for kind in kinds)
        return self._leads[place]

    def _with_lead(self, found: Expression) -> Expression:
        start = found.start
        while (lead := self._follows(start, "lead")) is not None:
            start = lead
        return Expression(found.op, found.slots, found.parts, start, found.end)

    def _longest(
        self, place: int, uses: tuple[Use, ...], ops: frozenset[str] | None = None
    ) -> Expression | None:
        best: Expression | None = None
        for rule in self._candidates(place):
            if rule.use not in uses or (ops is not None and rule.op not in ops):
                continue
            if rule.use == "led" and ops is None and not self._led(place):
                continue
            for end, slots, parts in self._match(rule.elements, _Partial(place, (), ())):
                if best is None or end > best.end:
                    best = Expression(rule.op, slots, parts, place, end)
        return best

    def _candidates(self, place: int) -> list[Rule]:
        """The rules whose first two elements can stand at a token and behind it."""
        found: list[Rule] = []
        branches = self._rules.rules.get(self._tokens[place].text)
        if branches is not None and any(self._matters[place + 1 : place + 2]):
            found += self._going_on(branches, [place + 1])
        ends: dict[str, list[int]] = {}
        for sense, end in self.senses(place):
            ends.setdefault(sense.kind, []).append(end)
        for kind, behind in ends.items():
            branches = self._rules.kinds.get(kind)
            if branches is not None:
                found += self._going_on(branches, behind)
        return found

    def _going_on(self, branches: Branches, places: list[int]) -> list[Rule]:
        """The rules whose second element can stand at one of some tokens, in order."""
        numbers = [*branches.free]
        words, kinds, count = branches.words, branches.kinds, len(self._tokens)
        for place in places:
            if place < count:
                if (text := self._tokens[place].text) in words:
                    numbers += words[text]
                if kinds:
                    for kind in self._kinds_at(place):
                        if kind in kinds:
                            numbers += kinds[kind]
        return [branches.rules[number] for number in sorted({*numbers})] if numbers else []

    def _kinds_at(self, place: int) -> tuple[str, ...]:
        """The kinds of words that may begin at a token."""
        found = self._kinds.get(place)
        if found is None:
            kinds = dict.fromkeys(sense.kind for sense, _ in self.senses(place))
            found = self._kinds[place] = tuple(kinds)
        return found

    def _match(self, elements: tuple[Element, ...], sofar: _Partial) -> Iterator[_Partial]:
        if not elements:
            yield sofar
            return
        for step in self._step(elements[0], sofar):
            yield from self._match(elements[1:], step)

    def _step(self, element: Element, sofar: _Partial) -> Iterator[_Partial]:
        place, slots, parts = sofar
        if place >= len(self._tokens):
            return
        if element.kind is None:
            if self._tokens[place].text in element.literals and not self._tokens[place].suffix:
                yield _Partial(place + 1, slots, parts)
        elif element.kind == "date":
            inner = self._part(place)
            if inner is not None:
                yield _Partial(inner.end, slots, (*parts, inner))
        else:
            for sense, end in self.senses(place):
                if sense.kind == element.kind:
                    yield _Partial(end, (*slots, sense), parts)

    def _part(self, place: int) -> Expression | None:
        if place not in self._inside:
            self._inside[place] = self._longest(place, ("free", "led", "inside"), _NESTED)
        return self._inside[place]

    def _read(self, place: int) -> Iterator[tuple[Sense, int]]:
        token = self._tokens[place]
        if token.kind == "word":
            if token.text in self._words.entries:
                yield from self._phrases(place)
        elif token.kind == "number":
            if not self._is_code(place):
                yield from ((sense, place + 1) for sense in self._numeral(token))
        elif token.kind == "numeric":
            yield Sense("numeric", token.text), place + 1
        elif token.kind == "mark":
            yield from self._phrases(place)

    def _phrases(self, place: int) -> Iterator[tuple[Sense, int]]:
        for entry in self._words.entries.get(self._tokens[place].text, ()):
            if entry.capital and not self._capitals[place]:
                continue
            end = place + len(entry.words)
            if self._texts[place:end] != entry.words or self._goes_on_as_word(end, entry.sense):
                continue
            yield entry.sense, end
            alone = _ALONE.get(entry.sense.kind)
            if alone is not None and self._tokens[place].text not in self._words.company:
                yield Sense(alone, entry.sense.value), end
            if entry.sense.kind == "ordinal":
                yield Sense("day", entry.sense.value), end

    def _goes_on_as_word(self, end: int, sense: Sense) -> bool:
        """Whether what looks like a month is the start of a longer word."""
        return sense.kind == "month" and self._tokens[end - 1].open

    def _numeral(self, token: Token) -> Iterator[Sense]:
        made = self._words.suffixes.get(token.suffix) if token.suffix else "plain"
        value = int(token.text) if len(token.text) <= 4 else 0
        if made == "decade" and value % 10 == 0 and 1000 <= value <= 2100:
            yield Sense("decade", str(value))
        if made == "ordinal" and 1 <= value <= 31:
            yield from (Sense("ordinal", str(value)), Sense("day", str(value)))
        if made == "plain":
            yield from _plain(token.text, value)

    def _is_code(self, place: int) -> bool:
        """Whether the number belongs to a name, an amount or a compound ("S-400", "41-member")."""
        token = self._tokens[place]
        after = self._tokens[place + 1 : place + 3]
        if after and after[0].glued and after[0].text == "%":
            return True
        if len(after) == 2 and after[0].text == "-" and after[0].glued and after[1].glued:
            return after[1].kind == "word"
        if not token.glued or place == 0:
            return False
        return self._is_code_mark(place - 1)

    def _is_code_mark(self, place: int) -> bool:
        mark = self._tokens[place]
        if mark.text != "-":
            return mark.kind == "word" or mark.text in "$€£#/+.@%:="
        if not mark.glued or place == 0:
            return False
        before = self._tokens[place - 1]
        joins = {"part", "month", "prefix"}
        is_part = any(sense.kind in joins for sense, _ in self.senses(place - 1))
        return not (is_part or before.kind == "number")


def _plain(text: str, value: int) -> Iterator[Sense]:
    if len(text) <= 3 and value:
        yield Sense("number", str(value))
    if len(text) <= 2 and 1 <= value <= 31:
        yield Sense("day", str(value))
    if len(text) == 2 and value >= 10:
        yield Sense("short_year", str(value))
    if len(text) == 4 and 1000 <= value <= 2199:
        yield Sense("year", str(value))
    if len(text) == 4 and (1900 <= value <= 2099 or 1250 <= value <= 1449):
        yield Sense("modern", str(value))
