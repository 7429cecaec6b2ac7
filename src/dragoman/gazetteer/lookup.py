"""Countries as people write them: a code, a name, a demonym or a capital, in any language given."""

from __future__ import annotations

from collections.abc import Iterable

from rapidfuzz import fuzz, process

from dragoman.errors import UnknownCountry
from dragoman.gazetteer.access import states
from dragoman.gazetteer.rows import StateFormRow
from dragoman.pack import Pack

CLOSE = 75.0
"""Similarity (0-100, Indel ratio) from which a known name is offered for a mistyped one."""

OFFERED = 3
"""How many names are offered at most."""


def country(said: str, packs: Iterable[Pack]) -> str:
    """The country meant, as ISO 3166-1 alpha-3 (a past state by its former code).

    Args:
        said: A code, or a name, demonym, people, capital or seat of government.
        packs: The languages to look in.

    Raises:
        UnknownCountry: Nothing of that name; the message offers the nearest ones.
    """
    code = said.strip().upper()
    if code in states() and ":" not in code:
        return code
    known: dict[str, str] = {}
    for pack in packs:
        known.update(_names(pack, known))
        found = known.get(_plain(said, pack))
        if found is not None:
            return found
    raise UnknownCountry(_offer(said, known))


def _plain(text: str, pack: Pack) -> str:
    """Folded, with space for the zero-width non-joiner, as a name is typed by hand."""
    return " ".join(pack.fold(text).text.replace("\u200c", " ").split())


def _names(pack: Pack, known: dict[str, str]) -> dict[str, str]:
    """What a language calls each country; the first country in the table keeps a shared name."""
    found: dict[str, str] = {}
    rows = (row for row in pack.table("states", StateFormRow) if ":" not in row.key)
    for row in rows:
        found.setdefault(_plain(row.text, pack), row.key)
    return {name: key for name, key in found.items() if name not in known}


def _offer(said: str, known: dict[str, str]) -> str:
    near = process.extract(
        said.casefold(), known.keys(), scorer=fuzz.ratio, score_cutoff=CLOSE, limit=None
    )
    keys = list(dict.fromkeys(known[name] for name, _, _ in near))[:OFFERED]
    start = f"no country {said!r}"
    if not keys:
        return f"{start}; give a code (PAK), a name or a demonym"
    return f"{start}; did you mean {', '.join(f'{states()[key].name} ({key})' for key in keys)}?"
