"""What a well-known person or movement was on a day: the terms of office in the tables, read."""

from __future__ import annotations

from datetime import date
from typing import cast

from msgspec import Struct

from dragoman.gazetteer.rows import Organisation, Person, Sector

FORMER: Sector = "ELI"
"""PLOVER's sector of those who were in office and are no more."""
INTERNATIONAL: Sector = "IGO"
"""PLOVER's sector of international bodies and of who acts for them."""


class _Term(Struct, frozen=True):
    sector: Sector
    first: str
    last: str
    body: str | None

    def holds(self, day: str) -> bool:
        """Whether an ISO 8601 day lies in the term."""
        return self.first <= day and (not self.last or day[: len(self.last)] <= self.last)


def sector_on(known: Person | Organisation, day: date | None) -> Sector | None:
    """The PLOVER sector of someone on a day.

    Args:
        known: A person or an organisation of the gazetteer.
        day: ``None`` asks for what they are now.

    Returns:
        The sector of the term that holds the day; ``ELI`` after the last one; before and between
        terms, and where none are known, the sector they are best known in.
    """
    terms = [_term(text) for text in known.terms]
    if not terms:
        return known.sector
    said = day.isoformat() if day is not None else "9999"
    for term in terms:
        if term.holds(said):
            return term.sector
    ended = all(term.last and term.last < said[: len(term.last)] for term in terms)
    return FORMER if ended else known.sector


def body_on(known: Person, day: date | None) -> str | None:
    """The key of the international body that someone acted for on a day.

    Args:
        known: A person of the gazetteer.
        day: ``None`` asks for the last one, of someone best known by such an office.
    """
    terms = [_term(text) for text in known.terms]
    if day is not None:
        return next((term.body for term in terms if term.holds(day.isoformat())), None)
    bodies = [term.body for term in terms if term.body is not None]
    return bodies[-1] if bodies and known.sector == INTERNATIONAL else None


def _term(text: str) -> _Term:
    """``IGO 2014-10/2024-09 org:nato``; either end, and the body, may be left out."""
    sector, _, rest = text.partition(" ")
    range_, _, body = rest.partition(" ")
    first, _, last = range_.partition("/")
    return _Term(cast("Sector", sector), first, last, body or None)
