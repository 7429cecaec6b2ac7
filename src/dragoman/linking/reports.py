"""Reports: event mentions in the terms of the whole corpus, and whether two can be one event."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import combinations

from msgspec import Struct

from dragoman.coding.modality import DONE
from dragoman.linking.entities import Fact
from dragoman.model import Date, EventMention
from dragoman.shelf import Days, Key, Kind

NARROW = 10
"""Days within which two dates are close enough to speak for one event."""
OPEN = 200
"""Days from which a date is too wide to tell one visit or summit from the next."""

YEAR = 366
"""Days within which parties sign one agreement of a kind."""

_PARTIES = 6
"""Countries of an event by whose pairs it is looked up."""


class Report(Struct, frozen=True):
    """An event mention with its actors and place as entity ids, and what linking asks of them.

    Attributes:
        mention: The record.
        actor1: Entity ids.
        actor2: Entity ids.
        third: Entity ids.
        place: Entity id.
        people: Ids of people by country.
        countries: Countries of the parties; ids of bodies without a country.
        place_country: Country of the place.
        span: First and last possible day.
        offices: Offices of those people who are not named, by country.
        named_offices: Offices of those who are, by country.
    """

    mention: EventMention
    actor1: tuple[str, ...]
    actor2: tuple[str, ...]
    third: tuple[str, ...]
    place: str | None
    people: dict[str, frozenset[str]]
    countries: frozenset[str]
    place_country: str | None
    span: tuple[date, date]
    offices: dict[str, frozenset[str]]
    named_offices: dict[str, frozenset[str]]

    @property
    def days(self) -> int:
        """How many days the date spans."""
        return (self.span[1] - self.span[0]).days


def _ids(keys: Iterable[str], ids: dict[str, str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(ids[key] for key in keys if key in ids))


def report_of(mention: EventMention, ids: dict[str, str], facts: dict[str, Fact]) -> Report:
    """An event mention in the terms of the whole corpus.

    Args:
        mention: The record.
        ids: Entity ids by the local keys of its document.
        facts: What is known of these entities, by id.
    """
    first, second = _ids(mention.actor1, ids), _ids(mention.actor2, ids)
    people: defaultdict[str, set[str]] = defaultdict(set)
    offices: defaultdict[str, set[str]] = defaultdict(set)
    named: defaultdict[str, set[str]] = defaultdict(set)
    for identity in first + second:
        fact = facts[identity]
        if fact.type == "person":
            country = fact.country or ""
            people[country].add(identity)
            (named if fact.named else offices)[country].update(fact.offices)
    place = ids.get(mention.place) if mention.place is not None else None
    return Report(
        mention=mention,
        actor1=first,
        actor2=second,
        third=_ids(mention.third, ids),
        place=place,
        people=_frozen(people),
        countries=frozenset(facts[i].country or i for i in first + second),
        place_country=None if place is None else facts[place].country,
        span=bounds(mention.date),
        offices=_frozen(offices),
        named_offices=_frozen(named),
    )


def _frozen(found: dict[str, set[str]]) -> dict[str, frozenset[str]]:
    return {country: frozenset(found[country]) for country in sorted(found)}


def _kind(mention: EventMention) -> str:
    done = "done" if mention.modality in DONE else mention.modality
    if mention.stage == "signed":
        return f"signed {done}"
    mode = mention.mode if mention.mode in ("visit", "multilateral") else ""
    return f"{mention.type} {mode} {done}"


def blocks(report: Report) -> Iterator[str]:
    """Keys that reports of one event share: kind and a pair of countries."""
    countries = sorted(report.countries)[:_PARTIES]
    pairs = list(combinations(countries, 2)) or [(country, "") for country in countries]
    for one, other in pairs:
        yield f"{_kind(report.mention)} {one} {other}"


def days_of(span: tuple[date, date]) -> Days:
    """A span of days as ordinals."""
    return span[0].toordinal(), span[1].toordinal()


def deed(report: Report) -> str:
    """Type, mode and countries of something done: what two reports of one meeting share."""
    mention = report.mention
    return f"{mention.type} {mention.mode} {' '.join(sorted(report.countries))}"


def claim(report: Report) -> str:
    """Type and countries: what a deed and its denial share."""
    return f"{report.mention.type} {' '.join(sorted(report.countries))}"


def is_denial(report: Report) -> bool:
    """Whether it says that something was not done."""
    return report.mention.modality == "denied" or report.mention.polarity == "negative"


def _keys(report: Report) -> Iterator[Key]:
    days = days_of(report.span)
    yield Key(f"doc:{report.mention.doc}")
    yield from (Key(block, *days) for block in blocks(report))
    if is_denial(report):
        yield Key(f"denied {claim(report)}", *days)
    elif report.mention.modality in DONE:
        yield Key(f"told {claim(report)}", *days)
        if len(report.people) > 1:
            yield Key(f"met {deed(report)}", *days)


REPORT: Kind[Report] = Kind("report", Report, _keys)


def bounds(when: Date | None) -> tuple[date, date]:
    """First and last possible day; the ends of the calendar where open."""
    first = date.min if when is None or when.earliest is None else when.earliest
    last = date.max if when is None or when.latest is None else when.latest
    return first, last


def dates_exclude(left: Date | None, right: Date | None) -> bool:
    """Whether two dates cannot be the same time."""
    return _spans_exclude(bounds(left), bounds(right))


def _spans_exclude(left: tuple[date, date], right: tuple[date, date]) -> bool:
    return left[0] > right[1] or right[0] > left[1]


def dates_close(left: Date | None, right: Date | None) -> bool:
    """Whether two dates are known, overlap, and are both narrow."""
    if left is None or right is None or dates_exclude(left, right):
        return False
    return max((last - first).days for first, last in (bounds(left), bounds(right))) <= NARROW


def _visitors(report: Report) -> frozenset[str]:
    return frozenset(country for country in report.countries if country != report.place_country)


def _other_visitors(left: Report, right: Report) -> bool:
    """Whether both tell where the visit led, and it was made from different countries."""
    if left.place_country is None or right.place_country is None:
        return False
    return _visitors(left).isdisjoint(_visitors(right))


def _different_people(left: Report, right: Report) -> bool:
    """Whether one country is represented by different people, none of whom may be the other."""
    for country in left.people.keys() & right.people.keys():
        if left.people[country] & right.people[country]:
            continue
        may_be = any(
            one.offices.get(country, frozenset()) & other.named_offices.get(country, frozenset())
            for one, other in ((left, right), (right, left))
        )
        if not may_be:
            return True
    return False


def forbidden(left: Report, right: Report) -> str | None:
    """Why two reports cannot be one event; ``None`` where nothing forbids it."""
    if left.mention.doc == right.mention.doc:
        return "one document tells them apart"
    if _spans_exclude(left.span, right.span):
        return "their dates exclude each other"
    one, other = left.place_country, right.place_country
    if one is not None and other is not None and one != other:
        return "they are in different countries"
    if left.mention.mode == "visit" and _other_visitors(left, right):
        return "the visitors come from different countries"
    if _different_people(left, right):
        return "different people take part"
    return None


def shared_people(left: Report, right: Report) -> int:
    """How many countries are represented by the same person in both."""
    countries = left.people.keys() & right.people.keys()
    return sum(bool(left.people[c] & right.people[c]) for c in countries)


def _same_theme(left: Report, right: Report) -> bool:
    one, other = left.mention.theme, right.mention.theme
    if one is None or other is None or one.key is None or other.key is None:
        return False
    return one.key == other.key


class Likeness(Struct, frozen=True):
    """What speaks for two reports being one event.

    Attributes:
        reasons: In words.
        sure: Whether it is enough by itself; else only where nothing else fits.
    """

    reasons: tuple[str, ...]
    sure: bool


def likeness(left: Report, right: Report) -> Likeness | None:
    """What speaks for two reports being one event; ``None`` when too little does."""
    shared = shared_people(left, right)
    close = dates_close(left.mention.date, right.mention.date)
    place = left.place_country is not None and left.place_country == right.place_country
    theme = _same_theme(left, right)
    reasons = (
        *(["the same people take part"] if shared else []),
        *(["their dates agree"] if close else ["their dates can be one time"]),
        *(["they are in the same country"] if place else []),
        *(["they are about the same thing"] if theme else []),
    )
    telling = place + theme
    if close and (shared >= 2 or (shared and telling) or telling):
        return Likeness(reasons, sure=True)
    widest = max(left.days, right.days)
    if shared and place and widest <= OPEN:
        return Likeness(reasons, sure=True)
    if theme and _is_signing(left) and _is_signing(right) and widest <= YEAR:
        return Likeness(reasons, sure=True)
    if shared >= 2 or (shared and telling) or (_is_gathering(left, right) and place):
        return Likeness(reasons, sure=False)
    return None


def _is_signing(report: Report) -> bool:
    """Whether it tells the signature of an agreement of a known kind, which is signed once."""
    theme = report.mention.theme
    return report.mention.stage == "signed" and theme is not None and ":" in (theme.key or "")


def _is_gathering(left: Report, right: Report) -> bool:
    """Whether both are meetings of one body ("the SCO summit")."""
    return left.mention.mode == right.mention.mode == "multilateral"
