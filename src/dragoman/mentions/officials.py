"""Officials that no pack lists: found by their full name in the gazetteer's table."""

from __future__ import annotations

import re
import unicodedata

from dragoman import gazetteer
from dragoman.gazetteer.rows import Official

NOT_LETTERS = re.compile(r"[^a-z']+")


def official(name: str, year: int | None) -> Official | None:
    """The official of a name in Latin letters, if one was in office by then.

    Args:
        name: In full.
        year: Of the text; an official of later years is not meant.
    """
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    found = gazetteer.officials().get(" ".join(NOT_LETTERS.sub(" ", plain).split()))
    if found is None or (year is not None and found.since is not None and year < found.since):
        return None
    return found
