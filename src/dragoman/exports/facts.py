"""What the formats of event data share: who did it to whom by country, where, and how far it is so.

Those formats have no place for modality. Only what is asserted goes into them: what happened, is
under way, is planned or offered (PLOVER codes a plan to cooperate as AGREE, a threatened deed as
THREATEN). What is wished, denied, supposed or an opinion is left out; ``not_asserted`` counts it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import cache
from pathlib import Path

from msgspec import Struct

from dragoman.gazetteer import places, states
from dragoman.ledger import CorpusView, Pieces
from dragoman.model import Date, Entity, Event, Modality
from dragoman.ontology import cameo_code, quad, score
from dragoman.ontology.plover import QuadRow
from dragoman.tables import load_table

ASSERTED: frozenset[Modality] = frozenset({"happened", "ongoing", "planned", "offered"})
"""What stands in formats that cannot say how real an event is."""

_UNSAFE = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet takes a formula by, at the head of a cell."""


class CountryRow(Struct, frozen=True):
    """The codes of a country in other schemes: Correlates of War, FollowTheMoney."""

    key: str
    cow: int | None = None
    ftm: str | None = None


class Party(Struct, frozen=True):
    """Those of one country on one side of an event; ``country`` is ``None`` for unknown ones."""

    country: str | None
    entities: tuple[Entity, ...]

    @property
    def sectors(self) -> tuple[str, ...]:
        """PLOVER sectors, each once; a state by itself counts as its government."""
        found = (one.sector or ("GOV" if one.type == "state" else None) for one in self.entities)
        return tuple(dict.fromkeys(one for one in found if one is not None))

    @property
    def code(self) -> str:
        """The CAMEO actor code: country, then the first sector (``PAKMIL``); ``---`` if unknown."""
        sector = "".join(self.sectors[:1])
        return f"{self.country or ''}{sector}" or "---"


class Spot(Struct, frozen=True):
    """A place with its country and, where the gazetteer knows them, its coordinates in degrees."""

    name: str
    country: str | None
    latitude: float | None
    longitude: float | None
    key: str | None


@cache
def country_rows() -> dict[str, CountryRow]:
    """Codes of countries in other schemes, by alpha-3 code."""
    rows = load_table(Path(__file__).parent / "countries.tsv", CountryRow)
    return {row.key: row for row in rows}


def country_name(code: str | None) -> str | None:
    """The English name of a country by its alpha-3 code; the code where it is not known."""
    row = None if code is None else states().get(code)
    return code if row is None else row.name


def is_asserted(event: Event, view: CorpusView) -> bool:
    """Whether an event may stand where modality cannot be told."""
    reports = view.event_mentions(event)
    said = not reports or any(one.polarity == "affirmative" for one in reports)
    return event.type is not None and event.modality in ASSERTED and said


def asserted(view: CorpusView) -> Iterator[Event]:
    """The events of a view that may stand where modality cannot be told, in time order."""
    return (event for event in view.events if is_asserted(event, view))


def asserted_pieces(pieces: Pieces) -> Iterator[tuple[CorpusView, tuple[Event, ...]]]:
    """The pieces of an answer in time order, each with its events that are asserted.

    ``pieces.left_out`` counts the others.
    """
    for view in pieces.events():
        found = tuple(asserted(view))
        pieces.left_out += len(view.events) - len(found)
        yield view, found


def not_asserted(view: CorpusView) -> int:
    """How many events of a view are not in ``asserted``."""
    return sum(not is_asserted(event, view) for event in view.events)


def parties(entities: Iterable[str], view: CorpusView) -> tuple[Party, ...]:
    """The entities of one side, those of one country together, in the order first met."""
    found: dict[str | None, list[Entity]] = {}
    for one in entities:
        if (entity := view.entity(one)) is not None:
            found.setdefault(entity.country, []).append(entity)
    return tuple(Party(country, tuple(same)) for country, same in found.items())


def dyads(event: Event, view: CorpusView) -> tuple[tuple[Party, Party | None], ...]:
    """Who to whom, by country.

    A meeting, whose parties all act, gives each pair of countries in both directions, as coders of
    CAMEO do. An event of one side only gives that side and nobody.
    """
    first, second = parties(event.actor1, view), parties(event.actor2, view)
    if second:
        return tuple((a, b) for a in first for b in second if a != b)
    if len(first) > 1:
        return tuple((a, b) for a in first for b in first if a != b)
    return tuple((a, None) for a in first)


class Spots:
    """Where the events of a view were; ``None`` where no report says it."""

    def __init__(self, view: CorpusView) -> None:
        self._view = view
        links = (link for link in view.corpus.entity_links if link.key in places())
        self._keys = {link.entity: link.key for link in links}

    def of(self, event: Event) -> Spot | None:
        """The place of an event."""
        entity = self._view.entity(event.place)
        if entity is None:
            return None
        key = self._keys.get(entity.id)
        row = None if key is None else places()[key]
        return Spot(
            name=entity.name,
            country=entity.country,
            latitude=None if row is None else row.latitude,
            longitude=None if row is None else row.longitude,
            key=key,
        )


def only_day(when: Date | None) -> date | None:
    """The day of a date that is known to the day; a month or a year has none."""
    if when is None or when.earliest is None or when.earliest != when.latest:
        return None
    return when.earliest


def only_month(when: Date | None) -> str | None:
    """``202103`` where a date lies in one month."""
    return _only(when, 7)


def only_year(when: Date | None) -> str | None:
    """``2021`` where a date lies in one year."""
    return _only(when, 4)


def _only(when: Date | None, length: int) -> str | None:
    if when is None or when.earliest is None or when.latest is None:
        return None
    first, last = when.earliest.isoformat()[:length], when.latest.isoformat()[:length]
    return first.replace("-", "") if first == last else None


def intensity(event: Event) -> float | None:
    """PLOVER's score of an event, -10 (conflict) to 10 (cooperation)."""
    return None if event.type is None else _score(event.type, event.mode)


def cameo_of(event: Event) -> str | None:
    """The CAMEO code nearest to an event."""
    return None if event.type is None else _cameo(event.type, event.mode, event.contexts)


def quad_of(event: Event) -> QuadRow | None:
    """The quarter an event lies in: words or deeds, cooperation or conflict."""
    return None if event.type is None else _quad(event.type)


_score, _cameo, _quad = cache(score), cache(cameo_code), cache(quad)
"""Asked once for each kind of event, not once for each event."""


def safe(text: str) -> str:
    """A cell that no spreadsheet takes for a formula, on one line."""
    plain = " ".join(text.split())
    can_run = plain.startswith(_UNSAFE) and any(char.isalnum() for char in plain)
    return f"'{plain}" if can_run else plain


def tab_line(cells: Sequence[object]) -> bytes:
    """A line of a tab-separated file; unknown is empty."""
    return ("\t".join(map(_cell, cells)) + "\n").encode()


def _cell(value: object) -> str:
    if value is None:
        return ""
    return safe(value) if isinstance(value, str) else str(value)
