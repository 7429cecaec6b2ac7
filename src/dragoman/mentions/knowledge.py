"""What mentions are found with: the tables of a pack and the gazetteer, compiled once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Literal

from msgspec import Struct

from dragoman import gazetteer
from dragoman.gazetteer.rows import (
    AgentRow,
    Form,
    OrganisationFormRow,
    PersonFormRow,
    StateFormRow,
    TitleRow,
)
from dragoman.lexicon import Entry, Lexicon
from dragoman.mentions.rows import LightNounRow, NameRow, SectorWordRow, WordRow
from dragoman.pack import Pack

Kind = Literal[
    "state",
    "organisation",
    "body",
    "office",
    "title",
    "agent",
    "person",
    "place",
    "thing",
    "word",
]
CLOSED_CLASSES = ("adverbs", "pronouns", "conjunctions", "adpositions")
"""Tables of words that no name is made of."""

CITY_FORMS = frozenset({"capital", "seat"})


class Sense(Struct, frozen=True):
    """What an expression stands for.

    Attributes:
        kind: Which table it is from.
        key: The gazetteer's key, the text of a title or an agent, or the class of a word.
        form: Of a state: name, adjective, people, capital, seat; a title's kind; an agent's type.
        sector: PLOVER sector, of titles, agents and heads of organisations' names.
        plural: Whether the expression is plural.
    """

    kind: Kind
    key: str
    form: str = ""
    sector: str | None = None
    plural: bool = False


class Knowledge(Struct, frozen=True):
    """All that is known of names, for one language."""

    lexicon: Lexicon[Sense]
    states: Mapping[str, gazetteer.State]
    organisations: Mapping[str, gazetteer.Organisation]
    bodies: Mapping[str, gazetteer.Body]
    offices: Mapping[str, gazetteer.Office]
    people: Mapping[str, gazetteer.Person]
    places: Mapping[str, gazetteer.Place]
    things: Mapping[str, gazetteer.Thing]
    capitals: Mapping[str, str]
    given_names: frozenset[str]
    function_words: frozenset[str]
    predicate_nouns: frozenset[str]
    name_stops: frozenset[str]
    links: dict[str, frozenset[str]]

    def state_name(self, key: str) -> str:
        """The English name of a state."""
        return self.states[key].name if key in self.states else key


@cache
def knowledge_of(pack: Pack) -> Knowledge:
    """The compiled tables of a pack, built once per process."""
    words = pack.table("mention_words", WordRow)
    links: dict[str, set[str]] = {}
    for row, text in zip(words, pack.fold_all(row.text for row in words), strict=True):
        links.setdefault(row.kind, set()).add(text)
    return Knowledge(
        lexicon=Lexicon(pack, _entries(pack)),
        states=gazetteer.states(),
        organisations=gazetteer.organisations(),
        bodies=gazetteer.bodies(),
        offices=gazetteer.offices(),
        people=gazetteer.people(),
        places=gazetteer.places(),
        things=gazetteer.things(),
        capitals=_capitals(pack),
        given_names=_folded_texts(pack, "given_names"),
        function_words=_folded_texts(pack, "function_words"),
        predicate_nouns=frozenset(
            pack.fold_all(row.noun for row in pack.table("light_verbs", LightNounRow))
        ),
        name_stops=frozenset(links.get("name-stop", ())).union(
            *(_folded_texts(pack, name) for name in CLOSED_CLASSES)
        ),
        links={name: frozenset(texts) for name, texts in links.items()},
    )


@cache
def sector_words(pack: Pack) -> Lexicon[str]:
    """Words that tell the sector of a phrase read alone; documents are read without them."""
    rows = pack.table("sector_words", SectorWordRow)
    return Lexicon(pack, (Entry(row.text, row.sector, row.sector) for row in rows))


def _capitals(pack: Pack) -> dict[str, str]:
    """The place of each state's capital."""
    places = pack.table("places", Form)
    found = dict(zip(pack.fold_all(row.text for row in places), places, strict=True))
    rows = [row for row in pack.table("states", StateFormRow) if row.form == "capital"]
    named = zip(rows, pack.fold_all(row.text for row in rows), strict=True)
    return {row.key: found[text].key for row, text in reversed([*named]) if text in found}


def _folded_texts(pack: Pack, name: str) -> frozenset[str]:
    return frozenset(pack.fold_all(row.text for row in pack.table(name, NameRow)))


def _entries(pack: Pack) -> Iterator[Entry[Sense]]:
    for state in pack.table("states", StateFormRow):
        many = Sense("state", state.key, state.form, plural=True)
        yield Entry(
            state.text,
            Sense("state", state.key, state.form),
            many if state.form == "people" else None,
        )
    for name in pack.table("organisations", OrganisationFormRow):
        yield Entry(name.text, Sense("organisation", name.key, name.form))
    for person in pack.table("people", PersonFormRow):
        yield Entry(person.text, Sense("person", person.key, person.form))
    yield from _keyed(pack, "bodies", "body")
    yield from _keyed(pack, "offices", "office")
    for place in pack.table("places", Form):
        yield Entry(place.text, Sense("place", place.key))
    yield from _keyed(pack, "things", "thing")
    yield from _common(pack)


def _keyed(pack: Pack, table: str, kind: Kind) -> Iterator[Entry[Sense]]:
    for row in pack.table(table, Form):
        yield Entry(row.text, Sense(kind, row.key), Sense(kind, row.key, plural=True))


def _common(pack: Pack) -> Iterator[Entry[Sense]]:
    for title in pack.table("titles", TitleRow):
        yield Entry(title.text, Sense("title", title.text, title.kind, title.sector))
    for agent in pack.table("agents", AgentRow):
        one = Sense("agent", agent.text, agent.type, agent.sector, plural=agent.number == "plur")
        many = Sense("agent", agent.text, agent.type, agent.sector, plural=True)
        yield Entry(agent.text, one, many)
    for word in pack.table("mention_words", WordRow):
        if word.text not in ("-", "'"):
            yield Entry(word.text, Sense("word", word.kind, sector=word.value))
