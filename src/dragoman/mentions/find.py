"""All mentions of a document: the order in which they are found, and what keeps them apart."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.mentions.antecedents import Antecedents, Subject, subjects_of
from dragoman.mentions.bodies import Body, find_bodies
from dragoman.mentions.chart import Chart, make_chart
from dragoman.mentions.cities import add_cities
from dragoman.mentions.compounds import add_compounds
from dragoman.mentions.dates.resolve import date_document
from dragoman.mentions.groups import add_groups, add_states
from dragoman.mentions.knowledge import Knowledge, knowledge_of
from dragoman.mentions.names import find_names
from dragoman.mentions.nationality import settle_nationality
from dragoman.mentions.nominals import add_nominals, own_bodies
from dragoman.mentions.offices import find_offices
from dragoman.mentions.parties import add_parties
from dragoman.mentions.people import People
from dragoman.mentions.quotes import find_quotes
from dragoman.mentions.register import Register
from dragoman.mentions.sources import source_bodies
from dragoman.mentions.spans import Spans
from dragoman.mentions.things import add_things
from dragoman.mentions.towns import add_towns
from dragoman.mentions.view import View, make_view
from dragoman.model import Document, LocalEntity, Mention, Mentions, Parse
from dragoman.pack import Pack


def find_mentions(document: Document, parse: Parse, pack: Pack) -> tuple[Document, Mentions]:
    """Everything a document names, and the document, its date of publication inferred if need be.

    Args:
        document: With segments and languages.
        parse: Its sentences; without clauses or tokens less is found.
        pack: Of its main language.
    """
    document, dates = date_document(document, parse, pack)
    knowledge = knowledge_of(pack)
    view = make_view(document, parse, pack)
    chart = make_chart(view, knowledge)
    register = Register(document, view, knowledge, pack.code)
    days = [(view.place(date.start), view.place(date.end)) for date in dates]
    subjects = subjects_of(view, parse)
    _find_all(chart, register, document, days, subjects)
    quotes = find_quotes(chart, register, document, parse)
    mentions = tuple(
        sorted((_original(view, m) for m in register.mentions), key=lambda m: (m.start, -m.end))
    )
    return document, Mentions(
        entities=tuple(register.entities.values()),
        mentions=mentions,
        dates=dates,
        quotes=quotes,
    )


def _find_all(
    chart: Chart,
    register: Register,
    document: Document,
    days: Sequence[tuple[int, int]],
    subjects: tuple[Subject, ...],
) -> None:
    home = home_country(chart, document)
    bodies = source_bodies(chart, document, find_bodies(chart, home))
    offices = find_offices(chart, bodies)
    names = find_names(chart, bodies, offices, days)
    people = People(chart, register, home, subjects)
    people.add_names(names, offices)
    taken = [(seen.start, seen.end) for seen in people.sightings]
    cores = [(office.core, office.core_end) for office in offices]
    _add_bodies(register, bodies, inside=[*taken, *cores])
    add_states(chart, register, taken)
    add_cities(chart, register, taken)
    spans = [(office.start, office.end) for office in offices]
    spans += [(body.start, body.end) for body in bodies] + taken
    add_groups(chart, register, spans)
    add_towns(chart, register, [*spans, *days])
    add_compounds(chart, register)
    add_things(chart, register)
    people.add_offices(names, offices, Antecedents(chart, register, subjects))
    own_bodies(chart, register, Antecedents(chart, register, subjects))
    add_nominals(chart, register, people, Antecedents(chart, register, subjects), home)
    add_parties(chart, register, Antecedents(chart, register, subjects))
    settle_nationality(chart, register)


def home_country(chart: Chart, document: Document) -> str | None:
    """The country a document is written from: that of its dateline, else of its outlet."""
    for unit in chart.view.units:
        if unit.role == "dateline":
            for hit in chart.all("city"):
                if unit.start <= hit.start < unit.end:
                    return _country_of(chart.knowledge, hit.sense.key)
    outlet = document.outlet
    for row in chart.knowledge.organisations.values() if outlet else ():
        if row.name == outlet:
            return row.country
    return _shaped_dateline(chart)


def _shaped_dateline(chart: Chart) -> str | None:
    for hit in chart.all("city"):
        unit = chart.view.unit_at(hit.start)
        opens = unit is not None and not chart.view.low[unit.start : hit.start].strip()
        if opens and chart.view.low[hit.end : hit.end + 2].strip() in (":", "-", "("):
            return _country_of(chart.knowledge, hit.sense.key)
    return None


def _country_of(knowledge: Knowledge, key: str) -> str | None:
    if key.startswith("place:"):
        row = knowledge.places.get(key)
        return row.country if row else None
    return key


def _add_bodies(
    register: Register, bodies: Sequence[Body], *, inside: Sequence[tuple[int, int]]
) -> None:
    spans = Spans(inside)
    for body in bodies:
        covered = spans.cover(body.start, body.end)
        if covered and body.why == "body":
            continue
        entity = LocalEntity(
            body.key or "",
            "organisation",
            body.name,
            register.language,
            country=body.country,
            sector=body.sector,
        )
        key: str | None = body.key
        if body.key:
            register.add(entity)
        elif body.named:
            key = register.local(entity, "organisation", body.name.casefold())
        form = "name" if body.named else "nominal"
        span = (body.start, body.end)
        register.mention(
            span, "organisation", "name" if form == "name" else "nominal", key, body.why
        )


def _original(view: View, mention: Mention) -> Mention:
    span = view.original(mention.start, mention.end)
    return Mention(span.start, span.end, mention.type, mention.form, mention.entity, mention.why)
