"""Nationality: a person whose country no office tells takes it from the words beside the name.

"The American journalist Evan Gershkovich", "his Venezuelan counterpart Yvan Gil": the nominal that
ends where the name begins is of a country, and so is the person. So too for what stands after a
comma ("Paul Whelan, a former American marine") and for "counterpart Retno Marsudi of Indonesia".
Of whom nothing is said, the table of officials may tell.
"""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.mentions.chart import Chart
from dragoman.mentions.grammar import state_after
from dragoman.mentions.officials import official
from dragoman.mentions.people import INTERNATIONAL
from dragoman.mentions.register import Register
from dragoman.model import Mention

COUNTERPARTS = frozenset({"agent", "agents-of-state"})
FORMS = ("nominal", "demonym", "name")


def settle_nationality(chart: Chart, register: Register) -> None:
    """Gives people without a country that of the nominal, adjective or state beside their name."""
    beside = [m for m in register.mentions if m.type in ("group", "state") and m.form in FORMS]
    ends = {m.end: m for m in sorted(beside, key=lambda m: m.start, reverse=True)}
    starts = {m.start: m for m in sorted(beside, key=lambda m: m.end)}
    for name in register.mentions:
        if name.type != "person" or name.form != "name" or name.entity is None:
            continue
        person = register.entities[name.entity]
        if person.country is None and person.sector != INTERNATIONAL:
            country = next(_countries(chart, register, name, ends, starts), None)
            if country is not None:
                register.update(name.entity, country=country)
            else:
                _look_up(register, name.entity)


def _look_up(register: Register, key: str) -> None:
    """Gives a person the country of the official of that name, if one was in office by then."""
    published = register.document.published
    year = published.latest.year if published and published.latest else None
    found = official(register.entities[key].name, year)
    if found is not None:
        register.update(key, country=found.country)


def _countries(
    chart: Chart,
    register: Register,
    name: Mention,
    ends: dict[int, Mention],
    starts: dict[int, Mention],
) -> Iterator[str]:
    before = ends.get(chart.view.back(name.start, " "))
    yield from _of(before, register)
    yield from _of(_apposed(chart, name, starts), register)
    if before is not None and before.why in COUNTERPARTS and before.form == "nominal":
        link = state_after(chart, name.end)
        yield from link.keys[:1] if link else ()


def _apposed(chart: Chart, name: Mention, starts: dict[int, Mention]) -> Mention | None:
    """The nominal after a comma and an article: "Tahir Dawar, a Pakistani businessman"."""
    view = chart.view
    comma = view.skip(name.end, " ")
    if view.low[comma : comma + 1] not in (",", "،"):
        return None
    start = view.skip(comma, " ,،")
    article = chart.word_at(start, "determiner")
    while article is not None or chart.word_at(start, "former", "quality", "filler"):
        word = article or chart.word_at(start, "former", "quality", "filler")
        start, article = view.skip(word.end if word else start, " -"), None
    found = starts.get(start)
    return found if found is not None and found.why in COUNTERPARTS else None


def _of(mention: Mention | None, register: Register) -> Iterator[str]:
    entity = register.entities.get(mention.entity or "") if mention else None
    if entity is not None and entity.country is not None:
        yield entity.country
