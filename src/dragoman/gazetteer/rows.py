"""The rows of the gazetteer's tables, and those of the packs' tables that hang on its keys.

Countries are ISO 3166-1 alpha-3; past states have their ISO 3166-3 code; what has neither (states
that few recognise, empires, states divided) has a code of the range that ISO leaves to users,
``XAA`` to ``XZZ``. Sectors are PLOVER actor sectors; ``None`` is unknown or none.
"""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

StateKind = Literal["member", "observer", "de-facto", "territory", "past", "bloc"]
OrganisationKind = Literal[
    "igo",
    "ngo",
    "media",
    "agency",
    "party",
    "company",
    "armed-group",
    "parliament",
    "court",
    "bank",
    "religious",
    "other",
]
ThingType = Literal["materiel", "commodity", "agreement", "meeting", "project", "conflict"]
StateForm = Literal["name", "official", "short", "adjective", "people", "capital", "seat"]
TitleKind = Literal["rank", "honorific", "academic", "religious", "noble"]
Number = Literal["sing", "plur", "both"]
AgentType = Literal["person", "group"]
Sector = Literal[
    "AGR",
    "BUS",
    "COP",
    "CRM",
    "CVL",
    "EDU",
    "ELI",
    "GOV",
    "HRI",
    "IGO",
    "JRN",
    "JUD",
    "LAB",
    "LEG",
    "MED",
    "MIL",
    "MNC",
    "NGO",
    "OPP",
    "PRE",
    "PRM",
    "PTY",
    "REB",
    "REF",
    "REL",
    "SOC",
    "SPY",
    "UAF",
]


class State(Struct, frozen=True):
    """A state or a bloc of states.

    Attributes:
        key: Alpha-3 code, or ``group:<name>`` for a bloc.
        name: In English.
        kind: Standing at the United Nations; ``past`` when it is no more.
        valid_from: First day of a past state, ISO 8601.
        valid_to: Last day of a past state, ISO 8601.
        successor: Codes of the states that came after it.
        note: What a reader of the forms has to know.
        claimant: Alpha-3 code of the member that a state few recognise lies in.
    """

    key: str
    name: str
    kind: StateKind
    valid_from: str | None = None
    valid_to: str | None = None
    successor: tuple[str, ...] = ()
    note: str | None = None
    claimant: str | None = None


class Organisation(Struct, frozen=True):
    """An organisation with a name of its own.

    Attributes:
        country: Alpha-3; ``None`` if it belongs to many.
        parent: Key of the organisation that it is an organ of.
        terms: Sector and time of each, where it changed: who ruled, was in rebellion.
    """

    key: str
    name: str
    kind: OrganisationKind
    country: str | None = None
    sector: Sector | None = None
    parent: str | None = None
    terms: tuple[str, ...] = ()


class Body(Struct, frozen=True):
    """An organ that many states have: with a state it becomes ``body:PAK:foreign-ministry``."""

    key: str
    name: str
    sector: Sector


class Office(Struct, frozen=True):
    """An office that a person holds.

    Attributes:
        title: In English.
        sector: PLOVER actor sector of its holder.
        body: Key of the body it belongs to.
        rank: 1 head of state or government, 2 minister or chief of staff, 3 deputy or head of an
            agency, 4 senior official, 5 other.
    """

    key: str
    title: str
    sector: Sector
    body: str | None = None
    rank: int = 5


class Person(Struct, frozen=True):
    """Someone well known; ``country`` and ``sector`` are those of the best known office.

    Attributes:
        terms: Sector and time of each, ISO 8601 years, months or days: ``GOV 2005-11/2021-12``;
            an end left open is unknown or to come. The international body acted for may follow:
            ``IGO 2014-10/2024-09 org:nato``. See ``dragoman.gazetteer.terms``.
    """

    key: str
    name: str
    country: str | None = None
    sector: Sector | None = None
    terms: tuple[str, ...] = ()


class Official(Struct, frozen=True):
    """Someone in a public office, by name alone.

    Attributes:
        name: In Latin letters, lower case, without diacritics, words parted by one space.
        country: Alpha-3 code.
        since: First year in office, where known.
        until: Last year in office, where known.
    """

    name: str
    country: str
    since: int | None = None
    until: int | None = None


class Place(Struct, frozen=True):
    """A city, region or sea; coordinates are WGS 84 degrees.

    Attributes:
        key: ``place:`` and the GeoNames id, or a name of ours for what is no city.
        country: Alpha-3 code; ``None`` for a sea, or a region of several states.
        population: ``None`` for what is no city.
    """

    key: str
    name: str
    latitude: float
    longitude: float
    country: str | None = None
    population: int | None = None


class Thing(Struct, frozen=True):
    """A weapon, good, agreement, meeting, project or war with a name."""

    key: str
    type: ThingType
    name: str
    kind: str


class Form(Struct, frozen=True):
    """What a language calls a key; upper case in ``text`` matters where it is an abbreviation."""

    key: str
    text: str


class Spelling(Struct, frozen=True):
    """A part of personal names in another script and how it is mostly written in Latin letters."""

    text: str
    latin: str


class PersonFormRow(Struct, frozen=True):
    """What a language calls a well-known person: in full or in short.

    Many people bear a ``common`` full name; it means this one only where the text names the
    person's country.
    """

    key: str
    form: Literal["full", "short", "common"]
    text: str


class StateFormRow(Struct, frozen=True):
    """What a language calls a state, its people, its capital or the seat of its government."""

    key: str
    form: StateForm
    text: str


class OrganisationFormRow(Struct, frozen=True):
    """What a language calls an organisation."""

    key: str
    form: Literal["name", "abbr"]
    text: str


class TitleRow(Struct, frozen=True):
    """A word before a person's name."""

    text: str
    kind: TitleKind
    sector: Sector | None = None


class AgentRow(Struct, frozen=True):
    """A common noun for people; no sector where it tells nothing of what they do ("men")."""

    text: str
    number: Number
    sector: Sector | None = None
    type: AgentType = "group"
