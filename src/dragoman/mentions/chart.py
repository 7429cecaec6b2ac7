"""All expressions that a lexicon finds in a text, asked for by where they start or end."""

from __future__ import annotations

from collections.abc import Iterable

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
    """

    view: View
    knowledge: Knowledge
    starting: dict[int, tuple[Hit, ...]]
    ending: dict[int, tuple[Hit, ...]]
    kinds: dict[str, tuple[Hit, ...]]

    def at(self, position: int, kind: Kind, key: str | None = None) -> Hit | None:
        """The longest hit of a kind (and key) that starts there."""
        return _first(self.starting.get(position, ()), kind, key)

    def until(self, position: int, kind: Kind, key: str | None = None) -> Hit | None:
        """The longest hit of a kind (and key) that ends there."""
        return _first(self.ending.get(position, ()), kind, key)

    def word_at(self, position: int, *classes: str) -> Hit | None:
        """The longest word of one of the classes that starts there."""
        found = [hit for name in classes if (hit := self.at(position, "word", name))]
        return max(found, key=lambda hit: hit.end, default=None)

    def word_until(self, position: int, *classes: str) -> Hit | None:
        """The longest word of one of the classes that ends there."""
        found = [hit for name in classes if (hit := self.until(position, "word", name))]
        return min(found, key=lambda hit: hit.start, default=None)

    def all(self, kind: str) -> tuple[Hit, ...]:
        """The leftmost, longest hits of a kind, one for each span."""
        return self.kinds.get(kind, ())

    def words(self, *classes: str) -> tuple[Hit, ...]:
        """All words of the classes, leftmost and longest, in text order."""
        found = [hit for hit in self.all("word") if hit.sense.key in classes]
        return tuple(_distinct(found))


def make_chart(view: View, knowledge: Knowledge) -> Chart:
    """The expressions of a text; those outside its units are left out."""
    hits = [
        Hit(match.start, match.end, match.sense)
        for match in knowledge.lexicon.find_all(view.folded, view.text)
        if _inside(view, match)
    ]
    hits = _outside_names(hits)
    hits.sort(key=lambda hit: (hit.start, -hit.end, _rank(hit)))
    starting: dict[int, list[Hit]] = {}
    ending: dict[int, list[Hit]] = {}
    kinds: dict[str, list[Hit]] = {}
    for hit in hits:
        starting.setdefault(hit.start, []).append(hit)
        ending.setdefault(hit.end, []).append(hit)
        kinds.setdefault(_group(hit), []).append(hit)
    return Chart(
        view=view,
        knowledge=knowledge,
        starting={at: tuple(found) for at, found in starting.items()},
        ending={at: tuple(sorted(found, key=lambda h: h.start)) for at, found in ending.items()},
        kinds={
            kind: tuple(found) if kind == "word" else tuple(_distinct(found))
            for kind, found in kinds.items()
        },
    )


def is_city(hit: Hit) -> bool:
    """Whether a hit is the name of a town, be it a capital that may stand for its state."""
    return hit.sense.kind == "place" or hit.sense.form in CITY_FORMS


def _outside_names(hits: list[Hit]) -> list[Hit]:
    """Without what only is a part of a well-known name ("Amir" in "Amir-Abdollahian")."""
    inside: dict[int, int] = {}
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


def _rank(hit: Hit) -> int:
    form = hit.sense.form
    return PREFERENCE.index(form) if form in PREFERENCE else len(PREFERENCE)


def _first(hits: Iterable[Hit], kind: Kind, key: str | None) -> Hit | None:
    fitting = (h for h in hits if h.sense.kind == kind and (key is None or h.sense.key == key))
    return next(fitting, None)


def _distinct(hits: Iterable[Hit]) -> list[Hit]:
    matches = (Match(hit.start, hit.end, hit) for hit in hits)
    seen: dict[tuple[int, int], Hit] = {}
    for match in longest(matches):
        seen.setdefault((match.start, match.end), match.sense)
    return list(seen.values())


def _inside(view: View, match: Match[Sense]) -> bool:
    unit = view.unit_at(match.start)
    return unit is not None and match.end <= unit.end
