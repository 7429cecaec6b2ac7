"""What a well-known person or movement was on a day: the terms of office in the tables, read."""

from __future__ import annotations

from datetime import date
from typing import cast

from dragoman.gazetteer.rows import Organisation, Person, Sector

FORMER: Sector = "ELI"
"""PLOVER's sector of those who were in office and are no more."""


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
    for sector, first, last in terms:
        if first <= said and (not last or said[: len(last)] <= last):
            return sector
    ended = all(last and last < said[: len(last)] for _, _, last in terms)
    return FORMER if ended else known.sector


def _term(text: str) -> tuple[Sector, str, str]:
    """``GOV 2005-11/2021-12`` as sector, first and last; either end may be left open."""
    sector, _, range_ = text.partition(" ")
    first, _, last = range_.partition("/")
    return cast("Sector", sector), first, last
