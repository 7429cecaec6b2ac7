"""States spoken of without a name ("the country", «کشورش», "its embassy") and pronouns."""

from __future__ import annotations

from dragoman.mentions.antecedents import Antecedents
from dragoman.mentions.chart import Chart, Hit
from dragoman.mentions.grammar import country_before, is_owned
from dragoman.mentions.people import People
from dragoman.mentions.register import Register
from dragoman.model import LocalEntity, Mention

EXPLETIVE = ("be", "seem", "appear", "take", "remain")
THINGS = frozenset({"state", "organisation"})


def add_nominals(
    chart: Chart, register: Register, people: People, before: Antecedents, home: str | None
) -> None:
    """Keeps the mentions of states and people that are not named where they are meant.

    Args:
        chart: The text.
        register: Takes the mentions.
        people: Of the text.
        before: The actors of the text.
        home: The country of "our country", alpha-3.
    """
    for hit in chart.words("state-nominal", "own-state", "home-state"):
        code = _country(chart, people, before, hit, home)
        entity = register.state(code) if code else None
        register.mention((hit.start, hit.end), "state", "nominal", entity, hit.sense.key)
    for hit in chart.words("person-pronoun"):
        key = people.last_before(hit.start)
        register.mention((hit.start, hit.end), "person", "pronoun", key, "pronoun")
    for hit in chart.words("thing-pronoun"):
        _add_thing_pronoun(register, before, hit)


def own_bodies(chart: Chart, register: Register, before: Antecedents) -> None:
    """Gives organs of state that a possessive stands by ("its embassy") to their state."""
    for place, mention in enumerate(register.mentions):
        if mention.why != "body" or mention.entity is not None:
            continue
        body = chart.at(mention.start, "body")
        if body is None or body.sense.plural:
            continue
        if not is_owned(chart, mention.start, mention.end):
            register.mentions[place] = _again(chart, register, mention, body, before)
            continue
        country = before.owner(mention.start)
        if country is not None:
            register.mentions[place] = _owned(chart, register, mention, body, country)


def _again(
    chart: Chart, register: Register, mention: Mention, body: Hit, before: Antecedents
) -> Mention:
    """The organ of state that "the ministry" means: the only such one named just before."""
    end = chart.view.back(mention.start, " ")
    if chart.word_until(end, "determiner") is None or chart.word_until(end, "one") is not None:
        return mention
    units = list(before.units_before(mention.start))
    start = units[-1].start if units else mention.start
    found = {
        other.entity
        for other in register.mentions
        if start <= other.start < mention.start
        and other.type == "organisation"
        and other.entity is not None
        and _is_organ(chart, other, body.sense.key)
    }
    if len(found) != 1:
        return mention
    span = mention.start, mention.end
    return Mention(*span, mention.type, mention.form, found.pop(), "body-named-before")


def _is_organ(chart: Chart, mention: Mention, kind: str) -> bool:
    """Whether a mention names an organ of a kind: a defence ministry is a ministry."""
    keys = [str(mention.entity)]
    keys += [h.sense.key for h in chart.all("body") if mention.start <= h.start < mention.end]
    return any(key.endswith((f":{kind}", f"-{kind}")) or key == kind for key in keys)


def _owned(chart: Chart, register: Register, mention: Mention, body: Hit, country: str) -> Mention:
    row = chart.knowledge.bodies[body.sense.key]
    name = f"{row.name} of {register.knowledge.state_name(country)}"
    key = f"body:{country}:{body.sense.key}"
    register.add(LocalEntity(key, "organisation", name, "en", country=country, sector=row.sector))
    span = mention.start, mention.end
    return Mention(*span, mention.type, mention.form, key, "body-of-possessor")


def _country(
    chart: Chart, people: People, before: Antecedents, hit: Hit, home: str | None
) -> str | None:
    if hit.sense.key == "state-nominal":
        return country_before(chart, hit.start)
    if hit.sense.key == "home-state" and home is not None:
        return home
    return _own_country(chart, people, hit) or before.owner(hit.start)


def _own_country(chart: Chart, people: People, hit: Hit) -> str | None:
    """The country of the person whom the clause is about."""
    unit = chart.view.unit_at(hit.start)
    here = [
        seen
        for seen in people.sightings
        if unit is not None and unit.start <= seen.start and seen.end <= hit.start
    ]
    return people.register.entities[here[0].key].country if here else None


def _add_thing_pronoun(register: Register, before: Antecedents, hit: Hit) -> None:
    """A state or organisation by "it": the subject of what governs the clause, or just before."""
    subject = next((s for s in before.subjects if (s.start, s.end) == (hit.start, hit.end)), None)
    if subject is None or subject.lemma.split(" ")[0] in EXPLETIVE:
        return
    for unit in before.units_before(hit.start):
        earlier = before.subject_of(unit, hit.start)
        if earlier is not None:
            if earlier.type in THINGS and earlier.entity:
                span = hit.start, hit.end
                register.mention(span, earlier.type, "pronoun", earlier.entity, "pronoun")
            return
