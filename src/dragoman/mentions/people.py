"""Who names and offices mean: full names, short forms, unnamed holders, pairs of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

import msgspec
from msgspec import Struct

from dragoman import gazetteer
from dragoman.mentions.antecedents import Antecedents, Subject
from dragoman.mentions.chart import Chart
from dragoman.mentions.grammar import is_owned, state_after
from dragoman.mentions.listed import list_countries
from dragoman.mentions.names import Name
from dragoman.mentions.offices import Office
from dragoman.mentions.register import Register
from dragoman.mentions.view import Unit, Word
from dragoman.model import LocalEntity, Mention, Role

MIN_SHORT = 3
MIN_CASED = 2
"""Letters of the shortest name that a person is called by alone: "Li", with its capital."""
INTERNATIONAL = "IGO"
HEAD = 2
"""The lowest rank of an office that one person at a time holds in an international body."""
UNNAMED = frozenset({"person", "group"})
"""Types of the mentions of people without a name, of one person ("a diplomat") too."""


class Person(Struct):
    """Someone named in the document so far: all the name words, the key and the offices."""

    words: tuple[str, ...]
    key: str
    offices: list[Office]


class Sighting(Struct, frozen=True, order=True):
    """Where a person was mentioned."""

    start: int
    end: int
    key: str


class People:
    """The people of one document.

    Args:
        chart: The text.
        register: Takes the entities and mentions.
        home: The country whose offices need no name, alpha-3.
        subjects: Of the text's clauses.
    """

    def __init__(
        self,
        chart: Chart,
        register: Register,
        home: str | None,
        subjects: Sequence[Subject],
    ) -> None:
        self.chart = chart
        self.register = register
        self.home = home
        self.subjects = subjects
        self.persons: list[Person] = []
        self.sightings: list[Sighting] = []
        self.countries: dict[int, str | None] = {}

    def add_names(self, names: Sequence[Name], offices: Sequence[Office]) -> None:
        """Joins names into people, full names first, and keeps their mentions and roles."""
        self.countries = list_countries(self.chart, names, offices, self.home)
        for name in sorted(names, key=lambda n: (len(n.words) < 2, n.start)):
            self._add(name, offices)
        self._add_short_forms(names)
        self.sightings.sort()

    def add_offices(
        self, names: Sequence[Name], offices: Sequence[Office], before: Antecedents
    ) -> None:
        """Resolves the offices that no name stands beside, with the actors of the text in view."""
        used = {name.office for name in names}
        beside = {self.chart.view.back(name.start, " .") for name in names}
        for index, office in enumerate(offices):
            if index in used or office.end in beside:
                continue
            if office.plural:
                self._plural(office)
            else:
                self._unnamed(office, before)
        self.sightings.sort()

    def last_before(self, position: int) -> str | None:
        """Whom a pronoun at ``position`` means: the first of the nearest unit before."""
        unit = self.chart.view.unit_at(position)
        if unit is None:
            return None
        for where in (unit, *self.chart.view.unit_before(unit.start + 1)[:3]):
            seen = [
                s
                for s in self.sightings
                if where.start <= s.start < where.end and s.end <= position
            ]
            acting = [s for s in seen if self._is_subject(s)] if where != unit else []
            unnamed = self._unnamed_subject(where) if where != unit else None
            if unnamed is not None and not (acting and acting[0].start < unnamed.start):
                return unnamed.entity
            if seen:
                return (acting or seen)[0].key
        return None

    def _unnamed_subject(self, unit: Unit) -> Mention | None:
        """The first new, unnamed person that is a subject in a unit ("a senior diplomat said")."""
        for subject in self.subjects:
            if not unit.start <= subject.start < unit.end:
                continue
            if self.chart.word_at(subject.start, "one") is None:
                continue
            for mention in self._unnamed_within(subject):
                return mention
        return None

    def _unnamed_within(self, subject: Subject) -> Iterator[Mention]:
        for mention in self.register.mentions:
            inside = subject.start <= mention.start and mention.end <= subject.end
            if inside and mention.form == "nominal" and mention.type in UNNAMED:
                yield mention
        for word in self.chart.words("source-noun"):
            if subject.start <= word.start and word.end <= subject.end:
                yield Mention(word.start, word.end, "person", "nominal", None, "source-noun")

    def _is_subject(self, seen: Sighting) -> bool:
        return any(s.start <= seen.start and seen.end <= s.end for s in self.subjects)

    def _add(self, name: Name, offices: Sequence[Office]) -> None:
        person = self._find(name)
        if person is None:
            person = Person(name.words, self._new(name), [])
            self.persons.append(person)
        elif len(name.words) > len(person.words):
            person.words = name.words
            self.register.update(person.key, name=self.chart.view.said(name.start, name.end))
        self.register.mention((name.start, name.end), "person", "name", person.key, name.why)
        self.sightings.append(Sighting(name.start, name.end, person.key))
        if name.office is not None:
            self._hold(person, name, offices[name.office])

    def _new(self, name: Name) -> str:
        said = self.chart.view.said(name.start, name.end)
        row = self.chart.knowledge.people.get(name.known) if name.known else None
        person = LocalEntity("", "person", said, self.register.language, sector=name.sector)
        if row is None:
            return self.register.local(person)
        sector = self._sector_of(row)
        country = None if sector == INTERNATIONAL else row.country
        return self.register.add(
            msgspec.structs.replace(
                person, key=row.key, country=country, sector=sector or name.sector
            )
        )

    def _sector_of(self, known: gazetteer.Person) -> str | None:
        """What someone is when the text was written.

        Who acts for an international body then acts for no country, not their own either.
        """
        day = self._day()
        if day is None:
            return known.sector
        sector = gazetteer.sector_on(known, day)
        return sector if INTERNATIONAL in (sector, known.sector) else known.sector

    def _hold(self, person: Person, name: Name, office: Office) -> None:
        country = office.country or self._own_country(person, name)
        if office.international:
            country = None
        person.offices.append(office)
        start, end = min(name.start, office.start), max(name.end, office.end)
        self.register.add_role(person.key, self._role(office, country, (start, end)))
        entity = self.register.entities[person.key]
        if entity.sector is None:
            self.register.update(person.key, sector=office.sector)
        elif office.international and not any(role.country for role in entity.roles):
            self.register.update(person.key, sector=INTERNATIONAL, country=None)
        self.register.phrase(start, end, person.key)
        beside = self.chart.view.low[min(name.end, office.end) : max(name.start, office.start)]
        if beside.strip(" ."):
            span = (office.start, office.end)
            self.register.mention(span, "person", "nominal", person.key, "office-in-apposition")

    def _own_country(self, person: Person, name: Name) -> str | None:
        """The country of an office that names none: "Minister X of Chile", that of who is known."""
        links = self.chart.word_at(self.chart.view.skip(name.end, " "), "link-name")
        after = None if links is None else state_after(self.chart, name.end)
        if after is not None and len(after.keys) == 1:
            return after.keys[0]
        known = self.register.entities[person.key].country if name.known else None
        return known or self.countries.get(name.start)

    def _role(self, office: Office, country: str | None, span: tuple[int, int]) -> Role:
        place = self.chart.view.original(*span)
        return Role(
            office.title,
            office.body or office.body_name or _body_of(self.chart, office, country),
            country,
            self.register.document.published,
            (self.register.document.evidence(place),),
            office.key,
        )

    def _find(self, name: Name) -> Person | None:
        fitting = [p for p in self.persons if _same(p.words, name.words)]
        if name.known:
            same = [p for p in self.persons if p.key == name.known]
            fitting = same or [p for p in fitting if p.key.startswith("local:")]
        if len(name.words) > 1 or len(fitting) < 2:
            return fitting[0] if fitting else None
        seen = sorted(s for s in self.sightings if s.start < name.start)
        keys = [s.key for s in reversed(seen)]
        fitting.sort(key=lambda p: keys.index(p.key) if p.key in keys else len(keys))
        return fitting[0]

    def _add_short_forms(self, names: Sequence[Name]) -> None:
        covered = [(name.start, name.end) for name in names]
        particles = self.chart.knowledge.links.get("name-particle", frozenset())
        parts = {word for person in self.persons for word in person.words} - set(particles)
        for word in self.chart.view.words:
            short = MIN_CASED if word.cased else MIN_SHORT
            if len(word.low) >= short and word.low in parts and self._is_short_form(word, covered):
                name = Name(word.start, word.end, (word.low,), (), None, None, "person-short-form")
                person = self._find(name)
                if person is not None:
                    self.sightings.append(Sighting(word.start, word.end, person.key))
                    span = (word.start, word.end)
                    self.register.mention(span, "person", "name", person.key, name.why)

    def _is_short_form(self, word: Word, covered: list[tuple[int, int]]) -> bool:
        if word.cased and not word.capital:
            return False
        if self.chart.view.unit_at(word.start) is None:
            return False
        if word.low in self.chart.knowledge.function_words:
            return False
        if any(start <= word.start < end for start, end in covered):
            return False
        kinds = {h.sense.kind for h in self.chart.starting.get(word.start, ()) if h.end >= word.end}
        if "agent" in kinds and not any(start < word.start for start, _ in covered):
            return False
        return not kinds & {"state", "organisation", "body", "office", "title", "place", "thing"}

    def _unnamed(self, office: Office, before: Antecedents) -> None:
        span = (office.start, office.end)
        country = office.country
        if not office.definite and is_owned(self.chart, office.start, office.end):
            country = before.owner(office.start)
            office = msgspec.structs.replace(office, definite=country is not None)
        key = self.holder(office, country, span)
        self.register.mention(span, "person", "nominal", key, "office-holder")
        if key is not None:
            self.sightings.append(Sighting(*span, key))

    def holder(self, office: Office, country: str | None, span: tuple[int, int]) -> str | None:
        """Who holds an office: someone named with it, the last one before, or someone unnamed."""
        named = [p for p in self.persons if any(_fits(o, office) for o in p.offices)]
        named = named or self._known_heads(office)
        if country is not None:
            named = [p for p in named if self.register.entities[p.key].country in (country, None)]
        keys = list(dict.fromkeys(p.key for p in named))
        if len(keys) == 1:
            return keys[0]
        if len(keys) > 1:
            earlier = [s.key for s in sorted(self.sightings) if s.start < span[0] and s.key in keys]
            return earlier[-1] if earlier else None
        if not office.definite:
            return None
        marks = ",".join(sorted(office.marks))
        said = self.chart.view.said(span[0], span[1])
        entity = LocalEntity(
            "", "person", said, self.register.language, country=country, sector=office.sector
        )
        key = self.register.local(
            entity, "holder", office.key, str(country), marks, str(office.body)
        )
        self.register.add_role(key, self._role(office, country, span))
        return key

    def _known_heads(self, office: Office) -> list[Person]:
        """Who is known to head the body of an office and has no other here: "the EU's ..."."""
        if not office.international or gazetteer.offices()[office.key].rank > HEAD:
            return []
        bare = [p for p in self.persons if not p.offices and p.key in self.chart.knowledge.people]
        people, day = self.chart.knowledge.people, self._day()
        return [p for p in bare if gazetteer.body_on(people[p.key], day) == office.body]

    def _day(self) -> date | None:
        published = self.register.document.published
        return None if published is None else published.latest

    def _plural(self, office: Office) -> None:
        span = (office.start, office.end)
        if office.countries:
            found = [self.holder(office, country, span) for country in office.countries]
            members = tuple(dict.fromkeys(key for key in found if key))
        else:
            members = self._pair(office)
        if not members:
            self.register.mention(span, "group", "nominal", None, "office-holders")
            return
        said = self.chart.view.said(span[0], span[1])
        group = LocalEntity(
            "",
            "group",
            said,
            self.register.language,
            country=office.country,
            sector=office.sector,
            members=members,
        )
        key = self.register.local(group, "holders", *members)
        self.register.mention(span, "group", "nominal", key, "office-holders")

    def _pair(self, office: Office) -> tuple[str, ...]:
        start = self.chart.view.back(office.start, " ")
        if self.chart.word_until(start, "two") is None:
            return ()
        fitting = {p.key for p in self.persons if any(_fits(o, office) for o in p.offices)}
        seen = [s for s in sorted(self.sightings) if s.start < office.start]
        last = tuple(dict.fromkeys(s.key for s in reversed(seen) if s.key in fitting))[:2]
        if len(last) == 2:
            return last[::-1]
        near = self._near(office.start)
        return near if len(near) == 2 and fitting & set(near) else ()

    def _near(self, position: int) -> tuple[str, ...]:
        """Who is named in the nearest unit before that names anybody."""
        for unit in self._units(position):
            keys = [s.key for s in sorted(self.sightings) if unit.start <= s.start < unit.end]
            if keys:
                return tuple(dict.fromkeys(keys))
        return ()

    def _units(self, position: int) -> tuple[Unit, ...]:
        unit = self.chart.view.unit_at(position)
        return () if unit is None else self.chart.view.unit_before(unit.start + 1)[:3]


def _body_of(chart: Chart, office: Office, country: str | None) -> str | None:
    row = chart.knowledge.offices.get(office.key)
    if row is None or row.body is None or country is None:
        return None
    return f"body:{country}:{row.body}"


def _fits(held: Office, said: Office) -> bool:
    """Whether an office said in short may be the one held: "the minister" of a defence minister."""
    if held.marks != said.marks:
        return False
    return held.key == said.key or held.key.endswith(f"-{said.key}")


def _same(known: tuple[str, ...], said: tuple[str, ...]) -> bool:
    """Whether two names may be one person's: one in the other, or its initials and last word."""
    short, long = sorted((known, said), key=len)
    if len(short) == 1:
        return short[0] in long
    if set(short) <= set(long):
        return True
    if short[-1] != long[-1]:
        return False
    firsts = iter(long[:-1])
    return all(any(_initial(part, other) for other in firsts) for part in short[:-1])


def _initial(part: str, other: str) -> bool:
    return part == other or (min(len(part), len(other)) == 1 and part[0] == other[0])
