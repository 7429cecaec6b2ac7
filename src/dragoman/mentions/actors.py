"""An actor's country and sector, read from a phrase alone ("Pakistani troops")."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dragoman.mentions.bodies import Body, find_bodies
from dragoman.mentions.chart import Chart, make_chart
from dragoman.mentions.grammar import is_bloc
from dragoman.mentions.knowledge import knowledge_of
from dragoman.mentions.offices import Office, find_offices
from dragoman.mentions.view import make_view
from dragoman.model import Document, Parse
from dragoman.pack import Pack

FORMER_ELITE = "ELI"
ARMED = "MIL"


def read_actor(phrase: str, pack: Pack) -> tuple[str | None, str | None]:
    """Country and sector of an actor phrase.

    Args:
        phrase: A noun phrase, without a sentence around it.
        pack: Of its language.

    Returns:
        ISO 3166-1 alpha-3 and PLOVER sector, each ``None`` where the phrase does not tell. Someone
        who was in office has the sector ``ELI``.
    """
    document = Document("", "", "", phrase, languages=(pack.code,))
    chart = make_chart(make_view(document, Parse((), ()), pack), knowledge_of(pack))
    bodies = find_bodies(chart, None)
    offices = find_offices(chart, bodies)
    country = next(_countries(chart, bodies, offices), None)
    return country, _sector(chart, bodies, offices)


def _countries(chart: Chart, bodies: Sequence[Body], offices: Sequence[Office]) -> Iterator[str]:
    yield from (key for office in offices for key in office.countries)
    yield from (body.country for body in bodies if body.country)
    yield from (hit.sense.key for hit in chart.all("state") if not is_bloc(hit))
    people = [chart.knowledge.people.get(hit.sense.key) for hit in chart.all("person")]
    yield from (person.country for person in people if person and person.country)
    for hit in chart.all("city"):
        place = chart.knowledge.places.get(hit.sense.key)
        country = place.country if place else hit.sense.key
        if country:
            yield country


def _sector(chart: Chart, bodies: Sequence[Body], offices: Sequence[Office]) -> str | None:
    known = [sector for sector in _sectors(chart, bodies, offices) if sector]
    former = chart.words("former", "former-after")
    return FORMER_ELITE if former and known else next(iter(known), None)


def _sectors(
    chart: Chart, bodies: Sequence[Body], offices: Sequence[Office]
) -> Iterator[str | None]:
    owned = {office.body_name for office in offices}
    yield from (body.sector for body in bodies if body.name in owned)
    yield from (office.sector for office in offices)
    agents = [hit.sense.sector for hit in chart.all("agent")]
    yield from reversed(agents)
    yield from (body.sector for body in bodies)
    people = [chart.knowledge.people.get(hit.sense.key) for hit in chart.all("person")]
    yield from (person.sector for person in people if person)
    yield from (hit.sense.sector for hit in chart.all("title"))
    organs = [chart.knowledge.bodies.get(hit.sense.key) for hit in chart.all("body")]
    yield from (organ.sector for organ in organs if organ)
    yield from (ARMED for _ in chart.words("weapon"))
