"""Reports: event mentions in the terms of the whole corpus, and whether two can be one event."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from itertools import combinations

from msgspec import Struct

from dragoman.coding.merge import dates_meet
from dragoman.coding.modality import DONE
from dragoman.linking.entities import Fact
from dragoman.linking.subjects import detail_of
from dragoman.model import Date, EventMention
from dragoman.shelf import Days, Key, Kind

NARROW = 10
"""Days within which two dates are close enough to speak for one event."""
OPEN = 200
"""Days from which a date is too wide to tell one visit or summit from the next."""

YEAR = 366
"""Days within which parties sign one agreement of a kind."""

MONTH = 31
"""Days within which a date is told as a month."""

STANDING_IN = ("document", "inferred")
"""Bases of dates that the text does not say: the day of the report, or of what stands before."""

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
        acting: Countries of those who act; of a symmetric event, all.
        offices: Offices of those people who are not named, by country.
        named_offices: Offices of those who are, by country.
        about: What it is about: the detail of its theme, and what its sentence names.
        bodies: Ids of the organisations among the parties.
        spot: The place, where it is not a whole country.
        beside: Ids of who and what else its sentence names: no party, nor what is of one.
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
    acting: frozenset[str]
    offices: dict[str, frozenset[str]]
    named_offices: dict[str, frozenset[str]]
    about: frozenset[str] = frozenset()
    bodies: frozenset[str] = frozenset()
    spot: str | None = None
    beside: frozenset[str] = frozenset()

    @property
    def is_deal(self) -> bool:
        """Whether it tells the conclusion of an agreement: agreed in one report, signed in another.

        Who refuses to sign concludes none.
        """
        return self.mention.stage in DEALS and self.mention.type in _CONCLUDING

    @property
    def days(self) -> int:
        """How many days the date spans."""
        return (self.span[1] - self.span[0]).days


def _ids(keys: Iterable[str], ids: dict[str, str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(ids[key] for key in keys if key in ids))


def report_of(
    mention: EventMention,
    ids: dict[str, str],
    facts: dict[str, Fact],
    *,
    named: str | None = None,
    beside: frozenset[str] = frozenset(),
) -> Report:
    """An event mention in the terms of the whole corpus.

    Args:
        mention: The record.
        ids: Entity ids by the local keys of its document.
        facts: What is known of these entities, by id.
        named: Key of the only thing with a name in its sentence.
        beside: Ids of all that its sentence names.
    """
    first, second = _ids(mention.actor1, ids), _ids(mention.actor2, ids)
    people: defaultdict[str, set[str]] = defaultdict(set)
    offices: defaultdict[str, set[str]] = defaultdict(set)
    held: defaultdict[str, set[str]] = defaultdict(set)
    for identity in first + second:
        fact = facts[identity]
        if fact.type == "person":
            country = fact.country or ""
            people[country].add(identity)
            (held if fact.named else offices)[country].update(fact.offices)
    place = ids.get(mention.place) if mention.place is not None else None
    return Report(
        mention=mention,
        actor1=first,
        actor2=second,
        third=_ids(mention.third, ids),
        place=place,
        people=_frozen(people),
        countries=frozenset(facts[i].party for i in first + second),
        place_country=None if place is None else facts[place].country,
        span=_span(mention.date),
        acting=frozenset(facts[i].party for i in first),
        offices=_frozen(offices),
        named_offices=_frozen(held),
        about=frozenset(key for key in (detail_of(mention.theme), named) if key is not None),
        beside=frozenset(_others(beside, first + second, place, facts)),
        spot=None if place is None or facts[place].type == "state" else place,
        bodies=frozenset(i for i in first + second if facts[i].type == "organisation"),
    )


def _others(
    beside: Iterable[str], parties: tuple[str, ...], place: str | None, facts: dict[str, Fact]
) -> Iterator[str]:
    """Who and what is named beside the parties and the place, and is not of a party."""
    countries = {facts[i].party for i in parties}
    for one in beside:
        if one not in parties and one != place and facts[one].country not in countries:
            yield one


def _span(when: Date | None) -> tuple[date, date]:
    """The days on which it may have been: those of news are around the day of the report."""
    first, last = bounds(when)
    if when is None or when.basis not in STANDING_IN or (first, last) == (date.min, date.max):
        return first, last
    early = first if first == date.min else first - timedelta(days=NARROW)
    return early, last if last == date.max else last + timedelta(days=NARROW)


def _frozen(found: dict[str, set[str]]) -> dict[str, frozenset[str]]:
    return {country: frozenset(found[country]) for country in sorted(found)}


DEALS = ("agreed", "signed")
"""Stages that reports of one agreement tell: signed in one, agreed in another."""
_CONCLUDING = frozenset({"AGREE", "SUPPORT", "COOPERATE", "CONCEDE"})
_FAMILIES = {
    **dict.fromkeys(("AGREE", "SUPPORT", "COOPERATE", "CONCEDE", "AID"), "deal"),
    **dict.fromkeys(("ACCUSE", "REJECT", "THREATEN"), "words"),
    **dict.fromkeys(("PROTEST", "ASSAULT", "COERCE", "MOBILIZE"), "force"),
    **dict.fromkeys(("SANCTION", "RETREAT"), "measure"),
}
"""Types of which one event may be told as either: a purchase as a contract, a riot as an attack."""
_AHEAD = frozenset({"planned", "desired", "offered"})


def family_of(mention: EventMention) -> str:
    """What kind of event it is as widely as reports of one may differ.

    A visit is no talk, and what lies ahead is not what was done.
    """
    family = _FAMILIES.get(mention.type or "", mention.type)
    if mention.mode == "visit":
        family = "visit"
    if mention.modality in DONE:
        return f"{family} done"
    return f"{family} {'ahead' if mention.modality in _AHEAD else mention.modality}"


def blocks(report: Report) -> Iterator[str]:
    """Keys that reports of one event share: kind and a pair of countries."""
    countries = sorted(report.countries)[:_PARTIES]
    pairs = list(combinations(countries, 2)) or [(country, "") for country in countries]
    family = family_of(report.mention)
    return (f"{family} {one} {other}" for one, other in pairs)


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


def signed_by(report: Report) -> tuple[str, ...]:
    """What two reports of one signature share: each person who signs."""
    people = sorted(one for found in report.people.values() for one in found)
    return tuple(f"signed {person}" for person in people)


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
        if report.mention.stage == "signed":
            yield from (Key(key, *days) for key in signed_by(report))


REPORT: Kind[Report] = Kind("report", Report, _keys)


def bounds(when: Date | None) -> tuple[date, date]:
    """First and last possible day; the ends of the calendar where open."""
    first = date.min if when is None or when.earliest is None else when.earliest
    last = date.max if when is None or when.latest is None else when.latest
    return first, last


def dates_exclude(left: Date | None, right: Date | None) -> bool:
    """Whether two dates cannot be the same time."""
    return not dates_meet(left, right)


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


def _reversed(left: Report, right: Report) -> bool:
    """Whether what one does to the other is done by the other in the other report."""
    if left.mention.type == "CONSULT" and left.mention.mode != "visit":
        return False
    one, other = left.countries - left.acting, right.countries - right.acting
    return bool(one and other) and one == right.acting and other == left.acting


def _other_things(left: Report, right: Report) -> bool:
    """Whether both tell what a deal is about, and it is not the same."""
    one, other = (detail_of(report.mention.theme) for report in (left, right))
    deals = left.mention.stage in DEALS and right.mention.stage in DEALS
    return deals and one is not None and other is not None and one != other


def told_twice(left: Report, right: Report) -> bool:
    """Whether one document tells one meeting twice: the same parties, that day, in that place.

    A minister who is named in the one may be "the minister" in the other.
    """
    one, other = left.mention, right.mention
    same = one.doc == other.doc and one.type == other.type == "CONSULT" and one.mode == other.mode
    if not same or left.place is None or left.place != right.place or one.mode == "visit":
        return False
    said = one.date is not None and one.date.basis not in STANDING_IN
    day = said and bounds(one.date) == bounds(other.date) and left.days == 0
    done = one.modality in DONE and other.modality in DONE
    return day and done and left.countries == right.countries


def told_vaguely(left: Report, right: Report) -> bool:
    """Whether one document tells a meeting by its day, and again as a recent one with officials.

    Both name one side; the host's people and the town are named with the day alone.
    """
    one, other = left.mention, right.mention
    same = one.doc == other.doc and one.type == other.type == "CONSULT" and one.mode == other.mode
    done = one.modality in DONE and other.modality in DONE and one.mode != "visit"
    if not (same and done) or left.countries != right.countries or not shared_people(left, right):
        return False
    dated, vague = sorted((left, right), key=lambda report: report.days)
    said = dated.mention.date is not None and dated.mention.date.basis not in STANDING_IN
    there = dated.place_country is not None and dated.place_country == vague.place_country
    hosts = dated.people.keys() - vague.people.keys()
    wide = dated.days <= NARROW < vague.days
    return said and wide and there and vague.spot is None and bool(hosts)


def forbidden(left: Report, right: Report) -> str | None:
    """Why two reports cannot be one event; ``None`` where nothing forbids it."""
    one_doc = left.mention.doc == right.mention.doc
    if one_doc and not told_twice(left, right) and not told_vaguely(left, right):
        return "one document tells them apart"
    return excluded(left, right)


def excluded(left: Report, right: Report) -> str | None:
    """Why two reports cannot be one event, wherever they stand."""
    if _spans_exclude(left.span, right.span):
        return "their dates exclude each other"
    one, other = left.place_country, right.place_country
    if one is not None and other is not None and one != other:
        return "they are in different countries"
    if left.mention.mode == "visit" and _other_visitors(left, right):
        return "the visitors come from different countries"
    if _reversed(left, right):
        return "who does it to whom is the other way round"
    if _other_things(left, right):
        return "they are about different things"
    if _different_people(left, right):
        return "different people take part"
    return None


def shared_people(left: Report, right: Report) -> int:
    """How many countries are represented by the same person in both."""
    countries = left.people.keys() & right.people.keys()
    return sum(bool(left.people[c] & right.people[c]) for c in countries)
