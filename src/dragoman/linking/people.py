"""People: which cards of different documents are one person.

Two full names of one country that agree are one person in whatever office; initials and a surname
need two initials, or the country and the office. A surname alone, or a name without a country,
joins only what country, office and time anchor, and only where a single candidate remains.
"""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.gazetteer import offices
from dragoman.linking.cards import Card
from dragoman.linking.names import compare_names, is_full, name_tokens
from dragoman.model import Date, Role

TERM = 366
"""Days that two reports of one office holder may lie apart where only the surname is said."""
_SHARED_OFFICES = ("deputy", "vice", "assistant", "spokes", "member", "minister-of-state", "aide")
_UNIQUE_RANK = 2


def stands_alone(card: Card) -> bool:
    """Whether a card can be a person by itself: a full name with a country, or a known person."""
    return card.known is not None or (card.country is not None and is_full(card.name))


def _days_apart(left: Card, right: Card) -> int:
    """Days between the times of two cards; 0 where they may overlap."""
    gap = 0
    for one, other in ((left, right), (right, left)):
        if one.last is not None and other.first is not None:
            gap = max(gap, (other.first - one.last).days)
    return gap


def same_person(left: Card, right: Card) -> tuple[str, ...]:
    """The reasons to hold two cards for one person; none where it is not sure."""
    if left.country and right.country and left.country != right.country:
        return ()
    if left.known and right.known:
        return ("same gazetteer key",) if left.known == right.known else ()
    match = compare_names(left.name, right.name)
    if match.contradicts or match.score < 0.6:
        return ()
    same = left.country is not None and left.country == right.country
    country = ("same country",) if same else ()
    told = tuple(reason.title() for reason in match.reasons)
    if match.anchored:
        return (*told, *country)
    office = bool(set(left.offices) & set(right.offices))
    initials = sum(len(token) == 1 for token in name_tokens(left.name) + name_tokens(right.name))
    if initials >= 2 or (initials and (country or office)):
        return (*told, "the initials agree", *country)
    if initials == 0 and min(map(len, map(name_tokens, (left.name, right.name)))) > 1:
        return (*told, "same country") if country and match.score >= 0.66 else ()
    if country and office and _days_apart(left, right) <= TERM:
        return (*told, "same country, office and time")
    return ()


def _is_unique(office: str) -> bool:
    """Whether a country has one holder of an office at a time."""
    row = offices().get(office)
    shared = office == "minister" or office.startswith(_SHARED_OFFICES)
    return row is not None and row.rank <= _UNIQUE_RANK and not shared


def _is_narrow(when: Date | None) -> bool:
    if when is None or when.earliest is None or when.latest is None:
        return False
    return (when.latest - when.earliest).days <= TERM


def anchors(roles: tuple[Role, ...]) -> Iterator[tuple[str, Date]]:
    """The unique offices held at known times: ``office:country`` and when."""
    for role in roles:
        if role.office is None or role.country is None or role.as_of is None:
            continue
        if _is_unique(role.office) and _is_narrow(role.as_of) and "ormer" not in role.title:
            yield f"{role.office}:{role.country}", role.as_of
