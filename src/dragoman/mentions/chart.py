"""All expressions that a lexicon finds in a text, asked for by where they start or end."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from msgspec import Struct

from dragoman.lexicon import Match, longest
from dragoman.mentions.knowledge import CITY_FORMS, Kind, Knowledge, Sense
from dragoman.mentions.view import View

PREFERENCE: tuple[str, ...] = (
    "official",
    "name",
    "short",
    "adjective",
    "people",
    "seat",
    "capital",
)
_RANKS: dict[str | None, int] = {form: rank for rank, form in enumerate(PREFERENCE)}


class Hit(Struct, frozen=True):
    """An expression at its place in ``View.low``."""

    start: int
    end: int
    sense: Sense


class Chart(Struct, frozen=True):
    """The expressions of a text.

    Attributes:
        view: The text.
        knowledge: What the expressions mean.
        starting: Hits by where they start, the longest first.
        ending: Hits by where they end, the longest first.
        states: The longest states, not city names.
        cities: The longest places, capitals and seats of government among them.
        words_of: Words by their class, each with its number in text order.
    """

    view: View
    knowledge: Knowledge
    starting: dict[int, tuple[Hit, ...]]
    ending: dict[int, tuple[Hit, ...]]
    kinds: dict[str, tuple[Hit, ...]]
    words_of: dict[str, list[tuple[int, Hit]]] = {}

    def at(self, position: int, kind: Kind, key: str | None = None) -> Hit | None:
        """The longest hit of a kind (and key) that starts there."""
        hits = self.starting.get(position)
        return None if hits is None else _first(hits, kind, key)

    def until(self, position: int, kind: Kind, key: str | None = None) -> Hit | None:
        """The longest hit of a kind (and key) that ends there."""
        hits = self.ending.get(position)
        return None if hits is None else _first(hits, kind, key)

    def word_at(self, position: int, *classes: str) -> Hit | None:
        """The longest word of one of the classes that starts there."""
        hits = self.starting.get(position)
        if hits is None:
            return None
        found = [hit for name in classes if (hit := _first(hits, "word", name))]
        return max(found, key=lambda hit: hit.end) if found else None

    def word_until(self, position: int, *classes: str) -> Hit | None:
        """The longest word of one of the classes that ends there."""
        hits = self.ending.get(position)
        if hits is None:
            return None
        found = [hit for name in classes if (hit := _first(hits, "word", name))]
        return min(found, key=lambda hit: hit.start) if found else None

    def all(self, kind: str) -> tuple[Hit, ...]:
        """The leftmost, longest hits of a kind, one for each span."""
        return self.kinds.get(kind, ())

    def words(self, *classes: str) -> tuple[Hit, ...]:
        """All words of the classes, leftmost and longest, in text order."""
        found = [pair for name in classes for pair in self.words_of.get(name, ())]
        if len(classes) > 1:
            found.sort(key=_number)
        return tuple(_distinct(hit for _, hit in found))


def make_chart(view: View, knowledge: Knowledge) -> Chart:
    """The expressions of a text; those outside its units are left out."""
    hits = _outside_names(_inside(view, knowledge.lexicon.find_all(view.folded, view.text)))
    hits.sort(key=_preferred)
    starting: defaultdict[int, list[Hit]] = defaultdict(list)
    ending: defaultdict[int, list[Hit]] = defaultdict(list)
    kinds: defaultdict[str, list[Hit]] = defaultdict(list)
    words: defaultdict[str, list[tuple[int, Hit]]] = defaultdict(list)
    for number, hit in enumerate(hits):
        starting[hit.start].append(hit)
        ending[hit.end].append(hit)
        if hit.sense.kind == "word":
            words[hit.sense.key].append((number, hit))
        kinds[_group(hit)].append(hit)
    for found in ending.values():
        if len(found) > 1:
            found.sort(key=_start)
    return Chart(
        view=view,
        knowledge=knowledge,
        starting=dict(zip(starting, map(tuple, starting.values()), strict=True)),
        ending=dict(zip(ending, map(tuple, ending.values()), strict=True)),
        kinds={
            kind: tuple(found) if kind == "word" else tuple(_distinct(found))
            for kind, found in kinds.items()
        },
        words_of=dict(words),
    )


def _preferred(hit: Hit) -> tuple[int, int, int]:
    return hit.start, -hit.end, _RANKS.get(hit.sense.form, len(PREFERENCE))


def _start(hit: Hit) -> int:
    return hit.start


def _number(pair: tuple[int, Hit]) -> int:
    return pair[0]


def is_city(hit: Hit) -> bool:
    """Whether a hit is the name of a town, be it a capital that may stand for its state."""
    return hit.sense.kind == "place" or hit.sense.form in CITY_FORMS


def _outside_names(found: Iterable[Hit]) -> list[Hit]:
    """Without what only is a part of a well-known name ("Amir" in "Amir-Abdollahian")."""
    inside: dict[int, int] = {}
    hits = list(found)
    for name in hits:
        if name.sense.kind == "person":
            for place in range(name.start, name.end):
                inside[place] = max(inside.get(place, 0), name.end)
    return [
        hit
        for hit in hits
        if hit.sense.kind in ("person", "word")
        or hit.end > inside.get(hit.start, 0)
        or hit.end == inside[hit.start]
        and hit.start - 1 not in inside
    ]


def _group(hit: Hit) -> str:
    return "city" if is_city(hit) else hit.sense.kind


def _first(hits: Iterable[Hit], kind: Kind, key: str | None) -> Hit | None:
    for hit in hits:
        sense = hit.sense
        if sense.kind == kind and (key is None or sense.key == key):
            return hit
    return None


def _distinct(hits: Iterable[Hit]) -> list[Hit]:
    matches = (Match(hit.start, hit.end, hit) for hit in hits)
    seen: dict[tuple[int, int], Hit] = {}
    for match in longest(matches):
        seen.setdefault((match.start, match.end), match.sense)
    return list(seen.values())


def _inside(view: View, matches: Iterable[Match[Sense]]) -> Iterator[Hit]:
    """Of matches in text order, those that lie in a unit."""
    following = iter(view.units)
    unit, ahead = None, next(following, None)
    for match in matches:
        start = match.start
        while ahead is not None and ahead.start <= start:
            unit, ahead = ahead, next(following, None)
        if unit is not None and start < unit.end and match.end <= unit.end:
            yield Hit(start, match.end, match.sense)
