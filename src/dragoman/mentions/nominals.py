"""States spoken of without a name ("the country", «کشورش», "both sides") and people by pronoun."""

from __future__ import annotations

from collections import Counter

from dragoman.mentions.chart import Chart, Hit, is_city
from dragoman.mentions.grammar import country_before, is_bloc
from dragoman.mentions.people import People
from dragoman.mentions.register import Register
from dragoman.model import LocalEntity


def add_nominals(chart: Chart, register: Register, people: People) -> None:
    """Keeps the mentions of states and people that are not named where they are meant."""
    states = tuple(h for h in chart.all("state") if not is_bloc(h) and not is_city(h))
    for hit in chart.words("state-nominal", "own-state", "pair"):
        if hit.sense.key == "pair":
            _add_pair(chart, register, hit, states)
        else:
            own = hit.sense.key == "own-state"
            code = _own_country(chart, register, people, hit) if own else None
            if not own:
                code = _the_country(chart, hit)
            entity = register.state(code) if code else None
            register.mention((hit.start, hit.end), "state", "nominal", entity, hit.sense.key)
    for hit in chart.words("person-pronoun"):
        key = people.last_before(hit.start)
        register.mention((hit.start, hit.end), "person", "pronoun", key, "pronoun")


def _the_country(chart: Chart, hit: Hit) -> str | None:
    return country_before(chart, hit.start)


def _own_country(chart: Chart, register: Register, people: People, hit: Hit) -> str | None:
    """The country of whom the clause is about: a person before in the unit, else a state."""
    unit = chart.view.unit_at(hit.start)
    if unit is None:
        return None
    here = [s for s in people.sightings if unit.start <= s.start and s.end <= hit.start]
    if here:
        return register.entities[here[0].key].country
    states = [
        h
        for h in chart.all("state")
        if unit.start <= h.start and h.end <= hit.start and not is_bloc(h)
    ]
    if states:
        return states[-1].sense.key
    key = people.last_before(hit.start)
    return register.entities[key].country if key else None


def _add_pair(chart: Chart, register: Register, hit: Hit, states: tuple[Hit, ...]) -> None:
    codes = _local_pair(chart, hit, states) or _main_pair(states)
    key = None
    if codes:
        members = tuple(sorted(register.state(code) for code in codes))
        said = chart.view.said(hit.start, hit.end)
        group = LocalEntity("", "group", said, register.language, members=members)
        key = register.local(group, "pair", *members)
    register.mention((hit.start, hit.end), "group", "nominal", key, "pair-of-states")


def _local_pair(chart: Chart, hit: Hit, states: tuple[Hit, ...]) -> tuple[str, ...]:
    unit = chart.view.unit_at(hit.start)
    if unit is None:
        return ()
    start = unit.start
    for earlier in (None, *chart.view.unit_before(unit.start + 1)[:1]):
        start = earlier.start if earlier else start
        found = dict.fromkeys(h.sense.key for h in states if start <= h.start < hit.start)
        if len(found) == 2:
            return tuple(found)
    return ()


def _main_pair(states: tuple[Hit, ...]) -> tuple[str, ...]:
    """The two states that a document speaks of most; none where a third is spoken of as often."""
    counts = Counter(hit.sense.key for hit in states).most_common(3)
    if len(counts) < 2 or (len(counts) == 3 and counts[1][1] == counts[2][1]):
        return ()
    return counts[0][0], counts[1][0]
