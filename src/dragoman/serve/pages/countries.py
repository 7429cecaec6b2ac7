"""The countries that a question names, in any installed language, and what the ledger has of them.

"ایران", "Iran Saudi Arabia" and "Pakistani-Russian talks" name countries: whoever asks for them
wants the pair and the events, not only people whose title holds the word.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache

from msgspec import Struct

from dragoman.gazetteer import states
from dragoman.gazetteer.rows import StateFormRow
from dragoman.languages import installed
from dragoman.ledger.browse_events import EventFilter, count_by_pair, count_events
from dragoman.ledger.folding import fold_name
from dragoman.products.people import country_name
from dragoman.serve.desk import Desk

LONGEST_NAME = 5
"""Words of a country's name at most."""
MOST = 3
"""Countries of a question that are told of."""
PAIRS = 6
_NAMING = frozenset({"name", "official", "short", "adjective", "people"})
"""Forms by which a state is asked for; its capital and seats name places."""


class PairHit(Struct, frozen=True):
    """A pair of countries, where its page is, and in how many events both take part."""

    label: str
    address: str
    events: int


class CountryHit(Struct, frozen=True):
    """A country that was named: its events, and whom it deals with most."""

    code: str
    name: str
    events: int
    pairs: tuple[PairHit, ...]


@cache
def _names() -> Mapping[str, str]:
    """What the installed languages call states and their people, folded; and codes as written."""
    found: dict[str, str] = {}
    for pack in installed().values():
        for row in pack.table("states", StateFormRow):
            if row.form in _NAMING and row.key in states():
                found.setdefault(fold_name(row.text), row.key)
    return found


def countries_found(desk: Desk, said: str) -> tuple[CountryHit, ...]:
    """The countries that words name, in their order; of several also the pairs between them."""
    codes = tuple(dict.fromkeys(_named(_words(said))))[:MOST]
    return tuple(_hit(desk, code, codes) for code in codes)


def _words(said: str) -> list[str]:
    return "".join(char if char.isalnum() or char in ".'" else " " for char in said).split()


def _named(words: list[str]) -> Iterator[str]:
    """The codes of the countries named, the longest name first at every place."""
    start = 0
    while start < len(words):
        ends = range(min(len(words), start + LONGEST_NAME), start, -1)
        found = ((_code(words[start:end]), end) for end in ends)
        code, start = next((one for one in found if one[0]), (None, start + 1))
        if code is not None:
            yield code


def _code(words: list[str]) -> str | None:
    if len(words) == 1 and words[0] in states():
        return words[0]
    return _names().get(fold_name(" ".join(words)))


def _hit(desk: Desk, code: str, codes: tuple[str, ...]) -> CountryHit:
    counted = desk.recall(count_by_pair, code, PAIRS)
    asked = [_pair(desk, code, other) for other in codes if other != code]
    listed = (_of(first, second, number) for first, second, number in counted)
    pairs = {one.address: one for one in (*asked, *listed) if one.events}
    events = desk.recall(count_events, EventFilter(country=code))
    return CountryHit(code, country_name(code), events, tuple(pairs.values())[:PAIRS])


def _pair(desk: Desk, first: str, second: str) -> PairHit:
    pair = (min(first, second), max(first, second))
    return _of(*pair, desk.recall(count_events, EventFilter(pair=pair)))


def _of(first: str, second: str, events: int) -> PairHit:
    label = f"{country_name(first)} and {country_name(second)}"
    return PairHit(label, f"/pairs/{first}-{second}", events)
