"""An actor's country and sector, read from a phrase alone ("Pakistani troops")."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from msgspec import Struct

from dragoman import gazetteer
from dragoman.gazetteer.rows import Official
from dragoman.mentions.bodies import Body, find_bodies
from dragoman.mentions.chart import Chart, Hit, make_chart
from dragoman.mentions.grammar import is_bloc
from dragoman.mentions.knowledge import CITY_FORMS, knowledge_of, sector_words
from dragoman.mentions.names import find_names
from dragoman.mentions.offices import OF_MANY, Office, find_offices, is_of_many
from dragoman.mentions.officials import official
from dragoman.mentions.view import make_view
from dragoman.model import Document, Parse
from dragoman.pack import Pack

FORMER_ELITE = "ELI"
ARMED = "MIL"
GOVERNMENT = "GOV"
UNRECOGNISED = "PRE"


class Actor(Struct, frozen=True):
    """Who a phrase means.

    Attributes:
        country: Key of a state: ISO 3166-1 alpha-3, or that of a past or unrecognised state.
        sector: PLOVER sector; ``ELI`` for who was in office, ``PRE`` for a state few recognise.
        organisation: Key of the organisation that the phrase names, where it has one.
    """

    country: str | None
    sector: str | None
    organisation: str | None = None


class Reading(Struct, frozen=True):
    """What was found in the phrase."""

    chart: Chart
    bodies: tuple[Body, ...]
    offices: tuple[Office, ...]
    officials: tuple[Official, ...]
    day: date | None
    words: tuple[str, ...]


def read_actor(
    phrase: str, pack: Pack, *, said_of: str | None = None, day: date | None = None
) -> Actor:
    """Country, sector and organisation of an actor phrase.

    Args:
        phrase: A noun phrase, without a sentence around it.
        pack: Of its language.
        said_of: Key of the state that the text is about: the country of an actor that has one, but
            does not tell it ("the National Guard").
        day: When it was said; ``None`` is now.
    """
    document = Document("", "", "", phrase, languages=(pack.code,))
    chart = make_chart(make_view(document, Parse((), ()), pack), knowledge_of(pack))
    bodies = find_bodies(chart, None)
    offices = _outside_agents(chart, find_offices(chart, bodies))
    words = tuple(m.sense for m in sector_words(pack).find(chart.view.folded, phrase))
    officials = _officials(chart, bodies, offices, day)
    reading = Reading(chart, bodies, offices, officials, day, words)
    sector = _sector(reading)
    country = next(_countries(reading), said_of if sector and sector != OF_MANY else None)
    organisation = next((body.key for body in bodies if body.key), None)
    return Actor(country, sector, organisation)


def _outside_agents(chart: Chart, offices: Sequence[Office]) -> tuple[Office, ...]:
    """Offices that are not the end of a longer common noun ("a community leader")."""
    return tuple(
        office
        for office in offices
        if not any(
            hit.start < office.core and office.core_end <= hit.end for hit in chart.all("agent")
        )
    )


def _officials(
    chart: Chart, bodies: Sequence[Body], offices: tuple[Office, ...], day: date | None
) -> tuple[Official, ...]:
    names = [name.words for name in find_names(chart, bodies, offices, ())]
    names.append(tuple(word.low for word in chart.view.words))
    year = day.year if day else None
    found = (official(" ".join(words), year) for words in names)
    return tuple(one for one in found if one is not None)


def _countries(reading: Reading) -> Iterator[str]:
    chart = reading.chart
    yield from (key for office in reading.offices for key in office.countries)
    yield from (body.country for body in reading.bodies if body.country)
    of_many = [body.start for body in reading.bodies if is_of_many(body)]
    states = [hit for hit in chart.all("state") if not is_bloc(hit)]
    yield from (hit.sense.key for hit in states if not of_many or hit.start <= min(of_many))
    people = [chart.knowledge.people.get(hit.sense.key) for hit in chart.all("person")]
    yield from (
        person.country
        for person in people
        if person and person.country and gazetteer.sector_on(person, reading.day) != OF_MANY
    )
    yield from (one.country for one in reading.officials)
    for hit in chart.all("city"):
        place = chart.knowledge.places.get(hit.sense.key)
        country = place.country if place else hit.sense.key
        if country:
            yield country


def _sector(reading: Reading) -> str | None:
    alone = _alone(reading.chart)
    if alone is not None:
        return alone
    known = [sector for sector in _sectors(reading) if sector]
    former = reading.chart.words("former", "former-after")
    return FORMER_ELITE if former and known else next(iter(known), None)


def _alone(chart: Chart) -> str | None:
    """The sector of a phrase that is nothing but the name of a state or of a capital."""
    words = [word for word in chart.view.words if not chart.word_at(word.start, "determiner")]
    hit = chart.at(words[0].start, "state") if words else None
    if hit is None or hit.end != words[-1].end:
        return None
    if hit.sense.form in CITY_FORMS:
        return GOVERNMENT
    state = chart.knowledge.states.get(hit.sense.key)
    return UNRECOGNISED if state is not None and state.claimant else None


def _sectors(reading: Reading) -> Iterator[str | None]:
    chart, bodies, offices = reading.chart, reading.bodies, reading.offices
    owned = {office.body_name for office in offices}
    yield from (body.sector for body in bodies if body.name in owned and body.sector != OF_MANY)
    agents = _agents(chart, bodies)
    yield from (_led(office, agents) or office.sector for office in offices)
    yield from (hit.sense.sector for hit in reversed(agents))
    yield from (_of_body(body, reading.day) for body in bodies)
    people = [chart.knowledge.people.get(hit.sense.key) for hit in chart.all("person")]
    yield from (gazetteer.sector_on(person, reading.day) for person in people if person)
    yield from (_held(one, reading.day) for one in reading.officials)
    yield from (hit.sense.sector for hit in chart.all("title"))
    organs = [chart.knowledge.bodies.get(hit.sense.key) for hit in chart.all("body")]
    yield from (organ.sector for organ in organs if organ)
    yield from (ARMED for _ in chart.words("weapon"))
    yield from reversed(reading.words)


def _agents(chart: Chart, bodies: Sequence[Body]) -> list[Hit]:
    """Common nouns for people that are no part of a name ("forces" in "Quds Force")."""
    return [
        hit
        for hit in chart.all("agent")
        if not any(b.named and b.start <= hit.start and hit.end <= b.end for b in bodies)
    ]


def _of_body(body: Body, day: date | None) -> str | None:
    row = gazetteer.organisations().get(body.key or "")
    return gazetteer.sector_on(row, day) if row is not None else body.sector


def _led(office: Office, agents: Sequence[Hit]) -> str | None:
    """The sector of the group that an office without state or body is of ("head of the gang")."""
    if office.definite:
        return None
    return next((hit.sense.sector for hit in agents if hit.start >= office.core_end), None)


def _held(one: Official, day: date | None) -> str | None:
    """In government from the first year to the last; before, something unknown."""
    year = day.year if day else date.max.year
    if one.since is not None and year < one.since:
        return None
    return GOVERNMENT if one.until is None or year <= one.until else FORMER_ELITE
