"""Posts: offices that one person cannot hold at once.

Two documents may give a person two offices at one time that nobody holds together: two military
posts, two ranks of one body, two heads. Where both tell the same deed of that person, it is enough
that the offices head two bodies of other kinds (a minister, the secretary of the security council),
unless some document gives the person both.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations, product

from dragoman.coding.modality import DONE
from dragoman.gazetteer import offices
from dragoman.gazetteer.rows import Office
from dragoman.linking.reports import REPORT, Report, bounds, dates_exclude, days_of
from dragoman.linking.sides import claims_of, conflict
from dragoman.model import Conflict, Entity, Role
from dragoman.shelf import Shelf, records

_TERM = 366
"""Days from which the time of an office is too vague to clash with another."""
NEAR = 3
"""Days by which two reports of one deed may differ, so that one of them is wrong."""
_GENERIC = frozenset(
    {"minister", "leader", "head-of-state", "official", "commander", "envoy", "diplomat"}
    | {"chief-of-staff"}
)
_HEADS = 3
"""Rank down to which an office is the work of a whole person."""
_JOINED = frozenset({"presidency", "prime-ministers-office", "royal-court", "government"})
"""Bodies whose heads and their deputies hold other offices as well."""
_SECTORS = frozenset({"GOV", "MIL", "SPY", "JUD"})
"""Sectors of which one person has one office; a party's or a house's goes with a ministry."""


def role_conflicts(shelf: Shelf, entity: Entity) -> Iterator[Conflict]:
    """Offices that a person cannot have held at once.

    Args:
        shelf: Holds the reports.
        entity: Of any type; only people have such conflicts.
    """
    if entity.type != "person" or len({role.office for role in entity.roles}) < 2:
        return
    pairs = [pair for pair in combinations(entity.roles, 2) if _clash(shelf, entity, *pair)]
    titles = {role.title for pair in pairs for role in pair}
    said = [(r.title, e) for r in entity.roles if r.title in titles for e in r.evidence]
    if pairs:
        alone = {e.doc for _, e in said}
        note = "one document says both" if len(alone) == 1 else None
        yield conflict("role", entity.id, claims_of(said), note)


def _clash(shelf: Shelf, entity: Entity, left: Role, right: Role) -> bool:
    if left.office == right.office or "ormer" in left.title + right.title:
        return False
    one, other = offices().get(left.office or ""), offices().get(right.office or "")
    if one is None or other is None or {one.key, other.key} & _GENERIC:
        return False
    if left.country is not None and right.country is not None and left.country != right.country:
        return False
    if _exclude_each_other(one, other) and not dates_exclude(left.as_of, right.as_of):
        docs = {e.doc for e in left.evidence} & {e.doc for e in right.evidence}
        return bool(docs) or (_is_dated(left) and _is_dated(right))
    if not _are_apart(one, other) or _are_held_together(entity, left, right):
        return False
    deeds = product(_deeds(shelf, entity, left), _deeds(shelf, entity, right))
    return any(_is_one_deed(a, b) for a, b in deeds)


def _exclude_each_other(left: Office, right: Office) -> bool:
    """Whether no one holds both at once: two military posts, two of one body, two heads."""
    military = left.sector == right.sector == "MIL" and "minister" not in left.key + right.key
    body = left.body is not None and left.body == right.body and left.rank != right.rank
    return military or body or left.rank == right.rank == 1


def _are_apart(left: Office, right: Office) -> bool:
    """Whether they head bodies of two kinds; one person may have two ministries."""
    if {left.sector, right.sector} - _SECTORS or max(left.rank, right.rank) > _HEADS:
        return False
    bodies = {left.body, right.body}
    ministries = all(body is not None and body.endswith("ministry") for body in bodies)
    return len(bodies) == 2 and None not in bodies and not bodies & _JOINED and not ministries


def _are_held_together(entity: Entity, left: Role, right: Role) -> bool:
    """Whether one document gives the person both."""
    told = [{e.doc for r in entity.roles if r.office == one.office for e in r.evidence}
            for one in (left, right)]  # fmt: skip
    return bool(told[0] & told[1])


def _is_dated(role: Role) -> bool:
    first, last = bounds(role.as_of)
    return (last - first).days <= _TERM


def _deeds(shelf: Shelf, entity: Entity, role: Role) -> Iterator[Report]:
    """What the person is told to have done in the words that give the office."""
    for doc in sorted({evidence.doc for evidence in role.evidence}):
        for report in records(shelf, REPORT, f"doc:{doc}"):
            mine = entity.id in report.actor1 + report.actor2
            if mine and report.mention.modality in DONE and _tells(report, role):
                yield report


def _tells(report: Report, role: Role) -> bool:
    return any(
        said.doc == held.doc and said.start < held.end and held.start < said.end
        for said in report.mention.evidence
        for held in role.evidence
    )


def _is_one_deed(left: Report, right: Report) -> bool:
    """Whether two reports of one person tell the same kind of deed of the same few days."""
    one, other = left.mention, right.mention
    if one.doc == other.doc or (one.type, one.mode, one.stage) != (
        other.type,
        other.mode,
        other.stage,
    ):
        return False
    (first, last), (start, end) = days_of(left.span), days_of(right.span)
    narrow = max(last - first, end - start) <= _TERM
    return narrow and max(first, start) - min(last, end) <= NEAR
