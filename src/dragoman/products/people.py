"""Who: entities as a reader knows them, people with their office at the time of an event.

"PM Jacinda Ardern (New Zealand)", "Gen. Mark Milley (United States)", "Army of Chile". Someone of
whom the documents give the office only is "the deputy prime minister of Serbia (not named)".
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from functools import cache
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from dragoman.gazetteer import offices, states
from dragoman.ledger import CorpusView
from dragoman.model import Entity, Role
from dragoman.products.safe import visible
from dragoman.tables import load_table

UNNAMED = "not named"
_RANKS = (
    ("Lieutenant General", "Lt Gen."),
    ("Major General", "Maj. Gen."),
    ("Brigadier General", "Brig. Gen."),
    ("Colonel General", "Col. Gen."),
    ("General", "Gen."),
    ("Vice Admiral", "Vice Adm."),
    ("Rear Admiral", "Rear Adm."),
    ("Admiral", "Adm."),
    ("Colonel", "Col."),
    ("Doctor", "Dr"),
)


class ShortOffice(Struct, frozen=True):
    """An office and what a headline calls it."""

    key: str
    short: str


@cache
def short_offices() -> dict[str, str]:
    """What a headline calls an office, by key, where that is not its title."""
    rows = load_table(Path(__file__).parent / "offices.tsv", ShortOffice)
    return {row.key: row.short for row in rows}


def country_name(code: str) -> str:
    """The English name of a country by its alpha-3 code; the code where it is not known."""
    row = states().get(code)
    return code if row is None else row.name


def plain_name(entity: Entity) -> str:
    """The name of an entity, military ranks abbreviated and capitals of datelines undone."""
    name = visible(entity.name)
    if name.isupper() and len(name) > 5:
        name = name.title()
    for rank, short in _RANKS:
        if entity.type == "person" and name.startswith(f"{rank} "):
            return f"{short} {name.removeprefix(rank).strip()}"
    return name


def in_a_row(names: Sequence[str]) -> str:
    """Names in a row: "Iran, Iraq and Oman"."""
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} and {names[-1]}"


def both_scripts(entity: Entity) -> str:
    """The name of an entity; one written by rule from another script with what it was made of."""
    name = plain_name(entity)
    spelt = [one for many in entity.names.values() for one in many]
    if entity.name in spelt or not spelt or entity.name != _by_rule(spelt[0]):
        return name
    return f"{name} («{visible(spelt[0])}»)"


@cache
def _by_rule(native: str) -> str | None:
    """A name as the rules of transliteration write it; ``None`` where they change nothing."""
    from dragoman.linking.latin import romanise  # brings numpy: not while a server starts

    written = romanise(native)
    return None if written == native else written


class Cast(Struct, frozen=True):
    """Who plays a part in a view.

    Attributes:
        view: The records.
        named: Ids of the entities that some document calls by a name, not by an office alone.
        introduced: Ids of the people who need their name only, as they were told of just before.
    """

    view: CorpusView
    named: frozenset[str]
    introduced: frozenset[str] = frozenset()

    def after(self, entities: Iterable[str]) -> Cast:
        """The cast once these entities, as far as they have names, were introduced."""
        return replace(self, introduced=self.introduced | self.named & frozenset(entities))


def cast_of(view: CorpusView) -> Cast:
    """The cast of a view."""
    return Cast(
        view,
        frozenset(
            one
            for analysis in view.analyses
            for mention in analysis.mentions
            if mention.form == "name"
            and (one := view.entity_id(analysis.document.id, mention.entity)) is not None
        ),
    )


def office_of(person: Entity, documents: Collection[str]) -> Role | None:
    """The highest office that these documents, else any, say someone held."""
    here = [r for r in person.roles if any(e.doc in documents for e in r.evidence)]
    return min(here or person.roles, key=_standing, default=None)


def _standing(role: Role) -> tuple[int, str]:
    row = offices().get(role.office) if role.office is not None else None
    return (9 if row is None else row.rank), role.title


def office_words(role: Role) -> str:
    """An office as it stands before a name: "PM", "Defence Minister", "former PM"."""
    former = role.title.lower().startswith("former ")
    short = short_offices().get(role.office or "") or _headline(role.title)
    return f"former {short.removeprefix('Former ')}" if former else short


def _headline(title: str) -> str:
    small = {"of", "the", "for", "and", "at"}
    words = visible(title).split()
    return " ".join(word if word in small else word[:1].upper() + word[1:] for word in words)


def describe(entity: Entity, cast: Cast, documents: Collection[str] = ()) -> str:
    """An entity as a chronology names it.

    Args:
        entity: Who.
        cast: That of the view the entity is from.
        documents: The documents whose word counts for the office at the time.
    """
    if entity.id in cast.introduced:
        return plain_name(entity)
    if entity.type != "person":
        return both_scripts(entity)
    country = None if entity.country is None else country_name(entity.country)
    role = office_of(entity, documents)
    if role is not None and entity.id not in cast.named:
        return _office_only(role, country)
    return _with_office(both_scripts(entity), role, country)


def _office_only(role: Role, country: str | None) -> str:
    title = " ".join(w if w.isupper() else w.lower() for w in visible(role.title).split())
    of = "" if country is None or country.lower() in title else f" of {country}"
    return f"the {title}{of} ({UNNAMED})"


def _with_office(name: str, role: Role | None, country: str | None) -> str:
    ranked = any(name.startswith(short) for _, short in _RANKS)
    office = "" if role is None or ranked else office_words(role)
    before = f"{office} " if 0 < len(office) <= 32 else ""
    inside = [] if before or not office else [office]
    inside += [] if country is None or country in office else [country]
    after = f" ({', '.join(inside)})" if inside else ""
    return f"{before}{name}{after}"


def describe_all(
    entities: Iterable[str], cast: Cast, documents: Collection[str] = ()
) -> tuple[str, ...]:
    """Entities by id, each once; a state is left out beside its own people and bodies.

    A group ("the two sides") is left out where others are named.
    """
    known = [one for key in entities if (one := cast.view.entity(key)) is not None]
    own = {one.country for one in known if one.type not in ("state", "place")}
    kept = [one for one in known if one.type != "state" or one.country not in own]
    named = [one for one in kept if one.type != "group"] or kept
    return tuple(dict.fromkeys(describe(one, cast, documents) for one in named))
