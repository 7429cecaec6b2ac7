"""Events: which reports of different documents tell the same real-world event.

Conservative: two reports are one event only when kind and countries agree, nothing forbids it, and
something positive speaks for it. Forbidden: dates that exclude each other, places in different
countries, a visitor from the other side, different named people of one country. Positive: the same
named people, or the same day and theme.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from dragoman.coding.summary import sentence
from dragoman.ids import content_id
from dragoman.linking.groups import Groups
from dragoman.model import (
    Date,
    Decision,
    Entity,
    Event,
    EventMention,
    Modality,
    SourceGroup,
    WhyLinked,
)

_DONE: frozenset[Modality] = frozenset({"happened", "ongoing"})
_NARROW = 10
"""Days within which two dates are close enough to speak for one event."""


class Report(Struct, frozen=True):
    """An event mention with its actors and place as entity ids, and what linking asks of them.

    Attributes:
        mention: The record.
        actor1: Entity ids.
        actor2: Entity ids.
        third: Entity ids.
        place: Entity id.
        people: Ids of named people by country.
        countries: Countries of the parties; ids of bodies without a country.
        place_country: Country of the place.
    """

    mention: EventMention
    actor1: tuple[str, ...]
    actor2: tuple[str, ...]
    third: tuple[str, ...]
    place: str | None
    people: dict[str, frozenset[str]]
    countries: frozenset[str]
    place_country: str | None


def _ids(doc: str, keys: Iterable[str], ids: dict[tuple[str, str], str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(ids[doc, key] for key in keys if (doc, key) in ids))


def report_of(
    mention: EventMention, ids: dict[tuple[str, str], str], entities: dict[str, Entity]
) -> Report:
    """An event mention in the terms of the whole corpus."""
    first, second = _ids(mention.doc, mention.actor1, ids), _ids(mention.doc, mention.actor2, ids)
    people: defaultdict[str, set[str]] = defaultdict(set)
    countries: set[str] = set()
    for identity in first + second:
        entity = entities[identity]
        countries.add(entity.country or identity)
        if entity.type == "person":
            people[entity.country or ""].add(identity)
    place = ids.get((mention.doc, mention.place)) if mention.place is not None else None
    return Report(
        mention=mention,
        actor1=first,
        actor2=second,
        third=_ids(mention.doc, mention.third, ids),
        place=place,
        people={country: frozenset(found) for country, found in people.items()},
        countries=frozenset(countries),
        place_country=None if place is None else entities[place].country,
    )


def _bounds(when: Date | None) -> tuple[date, date]:
    first = date.min if when is None or when.earliest is None else when.earliest
    last = date.max if when is None or when.latest is None else when.latest
    return first, last


def dates_exclude(left: Date | None, right: Date | None) -> bool:
    """Whether two dates cannot be the same time."""
    (first, last), (other_first, other_last) = _bounds(left), _bounds(right)
    return first > other_last or other_first > last


def dates_close(left: Date | None, right: Date | None) -> bool:
    """Whether two dates are known, overlap, and are both narrow."""
    if left is None or right is None or dates_exclude(left, right):
        return False
    widths = [(last - first).days for first, last in (_bounds(left), _bounds(right))]
    return max(widths) <= _NARROW


def forbidden(left: Report, right: Report) -> str | None:
    """Why two reports cannot be one event; ``None`` where nothing forbids it."""
    if dates_exclude(left.mention.date, right.mention.date):
        return "their dates exclude each other"
    one, other = left.place_country, right.place_country
    if one is not None and other is not None and one != other:
        return "they are in different countries"
    if left.mention.mode == "visit" and _visitors(left) != _visitors(right):
        return "the visitors come from different countries"
    for country in left.people.keys() & right.people.keys():
        if not left.people[country] & right.people[country]:
            return "different people take part"
    return None


def _visitors(report: Report) -> frozenset[str]:
    host = {report.place_country}
    return frozenset(country for country in report.countries if country not in host)


def _same_theme(left: Report, right: Report) -> bool:
    one, other = left.mention.theme, right.mention.theme
    if one is None or other is None or one.key is None or other.key is None:
        return False
    return one.key == other.key


def reasons_for(left: Report, right: Report) -> tuple[str, ...]:
    """What speaks for two reports being one event; none when too little does."""
    shared = sum(
        bool(left.people[c] & right.people[c]) for c in left.people.keys() & right.people.keys()
    )
    close = dates_close(left.mention.date, right.mention.date)
    place = left.place_country is not None and left.place_country == right.place_country
    theme = _same_theme(left, right)
    found = [
        *(["the same people take part"] if shared else []),
        *(["their dates agree"] if close else []),
        *(["they are in the same place"] if place else []),
        *(["they are about the same thing"] if theme else []),
    ]
    if shared >= 2 or (shared and (close or place or theme)):
        return tuple(found)
    if close and (theme or place):
        return tuple(found)
    return ()


def _block(report: Report) -> tuple[str, str, tuple[str, ...]]:
    mention = report.mention
    kind = "visit" if mention.mode == "visit" else ""
    stage = "signed" if mention.stage == "signed" else ""
    done = "done" if mention.modality in _DONE else mention.modality
    return f"{mention.type}{kind}{stage}", done, tuple(sorted(report.countries))


def _pairs(reports: Sequence[Report]) -> Iterator[tuple[Report, Report]]:
    blocks: defaultdict[tuple[str, str, tuple[str, ...]], list[Report]] = defaultdict(list)
    for report in sorted(reports, key=lambda r: r.mention.id):
        blocks[_block(report)].append(report)
    for key in sorted(blocks):
        block = blocks[key]
        for place, left in enumerate(block):
            for right in block[place + 1 :]:
                if left.mention.doc != right.mention.doc:
                    yield left, right


def _group(reports: Sequence[Report], decisions: Iterable[Decision]) -> Groups[str]:
    groups: Groups[str] = Groups(report.mention.id for report in reports)
    known = {report.mention.id for report in reports}
    for decision in decisions:
        if len(decision.target) == 2 and set(decision.target) <= known:
            left, right = decision.target
            if decision.verdict == "same":
                groups.join(left, right, ("decided by a person",))
            elif decision.verdict == "different":
                groups.keep_apart(left, right)
    ranked: list[tuple[int, str, str, tuple[str, ...]]] = []
    for one, other in _pairs(reports):
        if forbidden(one, other) is not None:
            groups.keep_apart(one.mention.id, other.mention.id)
        else:
            reasons = reasons_for(one, other)
            if reasons:
                ranked.append((-len(reasons), one.mention.id, other.mention.id, reasons))
    for _, left, right, reasons in sorted(ranked):
        groups.join(left, right, reasons)
    return groups


def _span(when: Date | None) -> int:
    first, last = _bounds(when)
    return (last - first).days


def best_date(reports: Sequence[Report]) -> Date | None:
    """The narrowest date that a source gives, one said in the text before one that stands in."""
    dates = [report.mention.date for report in reports if report.mention.date is not None]
    return min(dates, key=lambda d: (d.basis == "document", _span(d)), default=None)


def _best(reports: Sequence[Report]) -> Report:
    def weight(report: Report) -> tuple[int, bool, float, str]:
        people = sum(map(len, report.people.values()))
        return people, not report.mention.headline, report.mention.confidence, report.mention.id

    return max(reports, key=weight)


def _event(
    reports: Sequence[Report],
    why: tuple[WhyLinked, ...],
    sources: dict[str, SourceGroup],
    names: dict[str, str],
) -> Event:
    best = _best(reports)
    mention = best.mention
    places = [report.place for report in reports if report.place is not None]
    documents = tuple(sorted({report.mention.doc for report in reports}))
    theme = None if mention.theme is None else mention.theme.text
    event = Event(
        id=content_id("e", min(report.mention.id for report in reports)),
        type=mention.type,
        mode=mention.mode,
        contexts=mention.contexts,
        actor1=best.actor1,
        actor2=best.actor2,
        third=best.third,
        place=best.place or (min(places) if places else None),
        date=best_date(reports),
        modality=mention.modality,
        summary={},
        mentions=tuple(sorted(report.mention.id for report in reports)),
        documents=documents,
        independent_sources=len({sources[doc].group for doc in documents}),
        part_of=None,
        why_linked=why,
    )
    return replace(event, summary={"en": sentence(event, names, mention.stage, theme)})


def link_events(
    reports: Sequence[Report],
    decisions: Sequence[Decision],
    sources: dict[str, SourceGroup],
    names: dict[str, str],
) -> tuple[Event, ...]:
    """The real-world events behind all reports.

    Args:
        reports: All event mentions.
        decisions: ``same`` and ``different`` name two event mentions.
        sources: Source group by document.
        names: Display names of entities.
    """
    groups = _group(reports, decisions)
    by_id = {report.mention.id: report for report in reports}
    links: defaultdict[str, list[WhyLinked]] = defaultdict(list)
    for left, right, reasons in groups.edges():
        links[min(groups.members(left))].append(WhyLinked(left, right, reasons))
    events = [
        _event([by_id[m] for m in members], tuple(links[members[0]]), sources, names)
        for members in groups.groups()
    ]
    return tuple(sorted(events, key=lambda event: event.id))
