"""Conflicts: claims of the documents that cannot both hold, with the words of each side.

Two offices are in conflict when one person is said to hold both at one time, they are of the same
kind of body and neither is former, deputy or a rank. Two dates of one event are in conflict when
their intervals exclude each other. Differences of precision, rounding or calendar are none.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from dragoman.gazetteer import offices
from dragoman.ids import content_id
from dragoman.linking.reports import Report, dates_exclude
from dragoman.model import Claim, Conflict, Entity, Event, Evidence, Role


def _sector(role: Role) -> str | None:
    row = offices().get(role.office) if role.office is not None else None
    return None if row is None else row.sector


def _exclusive(left: Role, right: Role) -> bool:
    """Whether no one holds both offices at once."""
    if left.office is None or right.office is None or left.office == right.office:
        return False
    if _sector(left) is None or _sector(left) != _sector(right):
        return False
    return left.country is None or right.country is None or left.country == right.country


def _same_time(left: Role, right: Role) -> bool:
    return not dates_exclude(left.as_of, right.as_of)


def _claims(roles: Sequence[Role]) -> tuple[Claim, ...]:
    words: defaultdict[str, list[Evidence]] = defaultdict(list)
    for role in roles:
        words[role.title].extend(role.evidence)
    return tuple(Claim(title, tuple(sorted(set(said)))) for title, said in sorted(words.items()))


def role_conflicts(entities: Sequence[Entity]) -> Iterator[Conflict]:
    """Offices that one person cannot have held at once."""
    for entity in entities:
        clashing = [
            role
            for pair in combinations(entity.roles, 2)
            if _exclusive(*pair) and _same_time(*pair)
            for role in pair
        ]
        if clashing and entity.type == "person":
            titles = {role.title for role in clashing}
            involved = [role for role in entity.roles if role.title in titles]
            yield Conflict(
                id=content_id("c", "role", entity.id, sorted(titles)),
                about=entity.id,
                field="role",
                claims=_claims(involved),
                kind="role",
                note=None,
            )


def date_conflicts(events: Sequence[Event], reports: dict[str, Report]) -> Iterator[Conflict]:
    """Dates of one event that exclude each other; such reports are joined by people only."""
    for event in events:
        dated = [reports[m].mention for m in event.mentions if reports[m].mention.date is not None]
        pairs = [p for p in combinations(dated, 2) if dates_exclude(p[0].date, p[1].date)]
        clash = [mention for pair in pairs for mention in pair]
        if clash:
            claims = tuple(
                Claim(m.date.edtf or "unknown", (m.date.evidence or m.evidence[0],))
                for m in dict.fromkeys(clash)
                if m.date is not None
            )
            yield Conflict(
                content_id("c", "date", event.id), event.id, "date", claims, "date", None
            )


def find_conflicts(
    entities: Sequence[Entity], events: Sequence[Event], reports: Sequence[Report]
) -> tuple[Conflict, ...]:
    """All conflicts of a corpus."""
    by_id = {report.mention.id: report for report in reports}
    found = [*role_conflicts(entities), *date_conflicts(events, by_id)]
    return tuple(sorted(found, key=lambda conflict: conflict.id))
