"""Amounts: numbers with a unit, as intervals ("$5.43 billion", «حدود ۷۰ هزار نفر»).

A number stands for all that are rounded to it: half of its last digit that is no zero, to either
side, and never more than a tenth. "More than" opens it upwards; "nearly" and "up to" close it
there. All words are in the pack table ``amounts``; positions count code points of folded text.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Literal

from msgspec import Struct

from dragoman.pack import Pack

Kind = Literal[
    "scale",
    "currency",
    "unit",
    "number",
    "counted",
    "least",
    "most",
    "between",
    "to",
    "plus",
    "measure",
    "fight",
    "bearer",
    "share",
    "again",
]

_NUMBER = r"\d+(?:[,٬،]\d{3})+(?:\.\d+)?|\d+(?:[./٫]\d+)?"
_GROUPS = re.compile(r"[,٬،](?=\d{3})")
_TENTH = 0.1
_HALF = 0.5


class AmountRow(Struct, frozen=True):
    """One word or phrase of amounts.

    ``scale`` multiplies (``value``: by how much), ``currency`` and ``unit`` say of what (``value``:
    the code), ``number`` is a number in words, ``counted`` a thing that is counted (``value``: of
    which kind), ``least`` and ``most`` stand before a bound, ``between`` and ``to`` before the two
    ends of a range, ``plus`` between parts of one number; ``measure`` tells what is measured
    (``value``: worth, trade, dead), ``fight`` what costs lives, ``bearer`` stands for a project
    that has a name, ``share`` makes it a part of something, ``again`` stands for what was measured
    before.
    """

    kind: Kind
    text: str
    value: str | None = None


class Amount(Struct, frozen=True):
    """A number with its unit at its place in the folded text."""

    start: int
    end: int
    unit: str
    least: float
    most: float | None


class Words(Struct, frozen=True):
    """The table of a pack, compiled.

    Attributes:
        amount: Finds an amount; its groups are named.
        counts: Finds how many of something are counted.
        numbers: Those in words, by folded text.
        scales: By folded text.
        units: Codes of units and currencies by folded text.
        kinds: A pattern for each other kind.
        measures: Patterns of what is measured.
    """

    amount: re.Pattern[str]
    counts: re.Pattern[str]
    numbers: dict[str, float]
    scales: dict[str, float]
    units: dict[str, str]
    kinds: dict[str, re.Pattern[str]]
    measures: dict[str, re.Pattern[str]]


def _choice(texts: Iterable[str]) -> str:
    ordered = sorted(set(texts), key=lambda text: (-len(text), text))
    return "|".join(re.escape(text).replace(r"\ ", r"[ \u200c]") for text in ordered) or r"(?!)"


def _words(texts: Iterable[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{_choice(texts)})(?!\w)")


@cache
def words_of(pack: Pack) -> Words | None:
    """The words of amounts in a language, ``None`` where its pack has none."""
    rows = pack.table("amounts", AmountRow) if pack.has_table("amounts") else ()
    if not rows:
        return None
    by_kind: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
    for row, text in zip(rows, pack.fold_all(row.text for row in rows), strict=True):
        by_kind[row.kind].append((text, row.value or ""))

    def texts(kind: str) -> list[str]:
        return [text for text, _ in by_kind[kind]]

    measures: defaultdict[str, list[str]] = defaultdict(list)
    for text, value in by_kind["measure"]:
        measures[value].append(text)
    signs = [text for text in texts("currency") if not text[-1].isalpha()]
    named = [text for text in texts("currency") if text[-1].isalpha()] + texts("unit")
    scaled = rf"(?:{_NUMBER})(?:[ \u200c]?(?:{_choice(texts('scale'))})(?!\w))?"
    number = rf"{scaled}(?: (?:{_choice(texts('plus'))}) {scaled}(?= ?(?:{_choice(named)})))*"
    amount = (
        rf"(?<![\w.,/])(?:(?P<least>{_choice(texts('least'))}) |(?P<most>{_choice(texts('most'))}) "
        rf"|(?P<between>{_choice(texts('between'))}) )?(?:\w{{1,9}} ){{0,2}}?"
        rf"(?P<sign>{_choice(signs)})?(?P<number>{number})"
        rf"(?: ?(?:{_choice(texts('to'))}|[-–]) ?(?:{_choice(signs)})?(?P<other>{scaled}))?"
        rf"(?:[ \u200c-]?(?P<unit>{_choice(named)})(?!\w))?"
    )
    thing = rf"(?P<counted>{_choice(texts('counted'))})(?!\w)"
    few = rf"(?<![\w.,/])(?P<few>\d{{1,3}}(?:,\d{{3}})?|{_choice(texts('number'))}) "
    return Words(
        amount=re.compile(amount),
        counts=re.compile(few + r"(?:[\w-]+ ){0,2}?" + thing),
        numbers={text: float(value) for text, value in by_kind["number"]},
        scales={text: float(value) for text, value in by_kind["scale"]},
        units=dict(by_kind["currency"]) | dict(by_kind["unit"]) | dict(by_kind["counted"]),
        kinds={kind: _words(texts(kind)) for kind in ("fight", "bearer", "share", "again")},
        measures={name: _words(found) for name, found in sorted(measures.items())},
    )


def find_amounts(folded: str, words: Words, start: int, end: int) -> Iterator[Amount]:
    """The amounts of a stretch of folded text that have a unit.

    Args:
        folded: A text, folded by the pack.
        words: Of the pack.
        start: Where to begin.
        end: Where to stop.
    """
    for match in words.amount.finditer(folded, start, end):
        said = match["unit"] or match["sign"]
        if said is None or _is_change(match, words):
            continue
        unit = words.units[said.replace("\u200c", " ")]
        least, most = _interval(match, words)
        yield Amount(
            match.start("sign" if match["sign"] else "number"), match.end(), unit, least, most
        )


def find_counts(folded: str, words: Words, start: int, end: int) -> Iterator[Amount]:
    """How many aircraft, ships or prisoners a stretch of folded text counts."""
    for match in words.counts.finditer(folded, start, end):
        said = match["few"]
        number = words.numbers.get(said)
        value, place = (number, 1.0) if number is not None else _value(said, words)
        half = min(place / 2, value * _TENTH) if number is None else _HALF
        unit = words.units[match["counted"].replace("\u200c", " ")]
        yield Amount(match.start(), match.end(), unit, value - half, value + half)


def _is_change(match: re.Match[str], words: Words) -> bool:
    """Whether it is two amounts, one after the other: "from $3 billion to $2 billion"."""
    both = match["other"] is not None and match["between"] is None
    return both and _scaled(match["number"], words) is not None


def _interval(match: re.Match[str], words: Words) -> tuple[float, float | None]:
    number, other = match["number"], match["other"]
    if other is not None:
        scale = 1.0 if _scaled(number, words) else _scaled(other, words) or 1.0
        return _value(number, words)[0] * scale, _value(other, words)[0]
    value, place = _value(number, words)
    half = min(place / 2, value * _TENTH)
    if match["least"] is not None:
        return value - half, None
    if match["most"] is not None:
        return value * (1 - _TENTH), value + half
    return value - half, value + half


def _scaled(text: str, words: Words) -> float | None:
    """What the word at the end of a number multiplies it by, where there is one."""
    ends = (value for scale, value in words.scales.items() if text.endswith(scale))
    return max(ends, default=None)


def _value(text: str, words: Words) -> tuple[float, float]:
    """A number as written, and the place of its last digit that is no zero."""
    total, place = 0.0, 1.0
    for part in re.finditer(rf"({_NUMBER})[ \u200c]?([^\W\d_]*)", text):
        digits = re.sub("[/٫]", ".", _GROUPS.sub("", part[1]))
        scale = words.scales.get(part[2], 1.0)
        whole, _, fraction = digits.partition(".")
        zeros = len(whole) - len(whole.rstrip("0۰")) if not fraction else -len(fraction)
        total += float(digits) * scale
        place = scale * 10.0**zeros
    return total, place
