"""Likeness: how much speaks for two reports being one event, and what.

Each sign that two reports show (the same people, the same days, the same thing) adds its weight:
what it adds to the log odds that they are one, as ``python -m dragoman.evaluation.signs`` learnt it
from the gold that ships. The table tells each sign in words, which are the reasons.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path

from msgspec import Struct

from dragoman.coding.modality import DONE
from dragoman.linking.reports import (
    MONTH,
    NARROW,
    STANDING_IN,
    YEAR,
    Report,
    bounds,
    shared_people,
    told_twice,
    told_vaguely,
)
from dragoman.linking.subjects import thread_of
from dragoman.model import Date, Theme
from dragoman.tables import load_table

SURE = 3.0
"""Weight from which two reports are one event whatever else there is."""
FITS = -0.25
"""Weight from which they are, where nothing else fits about as well."""
UNSURE = -0.6
"""Weight from which they may be one, which is kept and told."""
_FIRM = frozenset({"people", "encounter", "place", "thing", "quote", "body", "beside"})
_VAGUE = {"open": _FIRM, "later": _FIRM, "said-year": _FIRM | {"manner"}}
"""Dates that many events of the same parties fit, and what must speak for one beside them."""
TOLD = 3
"""Words from which a quote that two reports share is no formula."""


class SignRow(Struct, frozen=True):
    """A sign, its weight, and how a reader is told of it."""

    sign: str
    weight: float
    said: str | None = None


class Likeness(Struct, frozen=True):
    """What speaks for two reports being one event.

    Attributes:
        reasons: In words, the weightiest first.
        weight: Of all signs together: log odds.
    """

    reasons: tuple[str, ...]
    weight: float


@cache
def sign_rows() -> dict[str, SignRow]:
    """The table of signs."""
    rows = load_table(Path(__file__).parent / "signs.tsv", SignRow)
    return {row.sign: row for row in rows}


def likeness(left: Report, right: Report) -> Likeness | None:
    """What speaks for two reports being one event; ``None`` when too little does."""
    if told_twice(left, right):
        return Likeness(("one document tells the same meeting twice",), SURE)
    if told_vaguely(left, right):
        return Likeness(
            ("one document tells the same meeting by its day, and as a recent one",), FITS
        )
    found = tuple(signs(left, right))
    if "other-subject" in found and "encounter" not in found:
        return None
    rows = [sign_rows()[sign] for sign in ("any", *found)]
    weight = round(sum(row.weight for row in rows), 2)
    if any(sign in _VAGUE and _VAGUE[sign].isdisjoint(found) for sign in found):
        weight = min(weight, FITS - 0.01)
    if weight < UNSURE:
        return None
    told = sorted((row for row in rows if row.said is not None), key=lambda row: -row.weight)
    return Likeness(tuple(str(row.said) for row in told), weight)


def signs(left: Report, right: Report) -> Iterator[str]:
    """Keys of the signs that two reports show."""
    yield from _of_kind(left, right)
    yield from _of_parties(left, right)
    yield _of_days(left.mention.date, right.mention.date, ahead=left.mention.modality not in DONE)
    if left.place_country is not None and left.place_country == right.place_country:
        yield _of_place(left, right)
    if is_encounter(left, right):
        yield "encounter"
    yield from _of_matter(left, right)


def _of_place(left: Report, right: Report) -> str:
    """How near two places of one country are; a capital is in its country."""
    same = left.place == right.place or left.spot is None or right.spot is None
    return "place" if same else "elsewhere"


def _of_kind(left: Report, right: Report) -> Iterator[str]:
    one, other = left.mention, right.mention
    if one.type != other.type:
        yield "deal" if left.is_deal and right.is_deal else "kin"
    elif one.modality != other.modality and not {one.modality, other.modality} <= DONE:
        yield "modality"
    if one.stage != other.stage and not (left.is_deal and right.is_deal):
        yield "other-stage"
    elif one.stage is not None:
        yield "stage"


def _of_parties(left: Report, right: Report) -> Iterator[str]:
    people = shared_people(left, right)
    if people:
        yield "people" if people > 1 else "person"
    if left.countries == right.countries:
        yield "parties" if len(left.countries) <= 2 else "many-parties"
    elif len(left.countries & right.countries) > 1:
        yield "more-parties"
    if left.acting and left.acting == right.acting:
        yield "roles"


def is_encounter(left: Report, right: Report) -> bool:
    """Whether the same people meet the same people, or are in one country to meet somebody."""
    if left.mention.type != "CONSULT" or right.mention.type != "CONSULT":
        return False
    people = shared_people(left, right)
    known = left.place_country is not None and left.place_country == right.place_country
    return people > 1 or (people == 1 and known)


def _of_days(left: Date | None, right: Date | None, *, ahead: bool) -> str:
    """Which kind of dates two reports have that do not exclude each other."""
    spans = [_soon(when) if ahead else bounds(when) for when in (left, right)]
    width = max((last - first).days for first, last in spans)
    gap = (max(first for first, _ in spans) - min(last for _, last in spans)).days
    standing = sum(when is None or when.basis in STANDING_IN for when in (left, right))
    if ahead and gap > NARROW:
        return "later"
    if not standing:
        return "said-days" if width <= MONTH else "said-year" if width <= YEAR else "open"
    if width <= NARROW and gap <= 0:
        return "news-one" if standing == 1 else "news-both"
    if width <= MONTH and gap <= 0:
        return "news-month"
    return "news-near" if width <= MONTH else "open"


def _soon(when: Date | None) -> tuple[date, date]:
    """The days meant: those of a plan without an end are the next ones."""
    first, last = bounds(when)
    return (first, first) if first != date.min and last == date.max else (first, last)


def _of_matter(left: Report, right: Report) -> Iterator[str]:
    one, other = left.mention, right.mention
    if left.about & right.about:
        yield "thing"
    elif _key(one.theme) is not None and _key(one.theme) == _key(other.theme):
        yield "subject"
    elif (left.about and right.about) or _other_subjects(one.theme, other.theme):
        yield "other-subject"
    elif one.type == other.type == "REQUEST" and None not in (_key(one.theme), _key(other.theme)):
        yield "other-subject"  # many are made in one breath
    if left.bodies & right.bodies:
        yield "body"
    if left.beside & right.beside:
        yield "beside"
    if _same_quote(left, right):
        yield "quote"
    elif one.mode is not None and one.mode == other.mode != "visit":
        yield "manner"
    elif one.predicate and one.predicate == other.predicate:
        yield "word"


def _key(theme: Theme | None) -> str | None:
    return None if theme is None else theme.key


def _other_subjects(left: Theme | None, right: Theme | None) -> bool:
    """Whether both tell a subject of dealings, and it is not the same."""
    if left is None or right is None:
        return False
    one, other = thread_of(left), thread_of(right)
    if one is None or other is None or one.vague or other.vague:
        return False
    if one.type == other.type:
        return one.is_specific and other.is_specific and one != other
    return not any(t.type == "agreement" and not t.is_specific for t in (one, other))


def _same_quote(left: Report, right: Report) -> bool:
    """Whether both rest on the same words."""
    one, other = (
        {said.quote for said in report.mention.evidence if len(said.quote.split()) >= TOLD}
        for report in (left, right)
    )
    return not one.isdisjoint(other)
