"""How well an actor's country and sector are read from a phrase alone, on a file of cases.

Each line of the file is a case: ``args`` holds the phrase, after it the country that the text is
about and the day (both may be empty; ``kwargs`` may give them as ``known_country`` and
``query_date``; "today" is no day), ``expect`` what is asked, as ``{"field", "op", "value"}``: the
fields ``country`` (ISO 3166-1 alpha-3) and ``code_1`` (PLOVER sector) with the operators ``==`` and
``!=``, and ``result`` ``null`` for a phrase that is no actor. A country may also be ``EUR``,
``UNO`` or ``IGO``: an organ of the European Union, of the United Nations, or of another
organisation of states; and a state that few recognise may be given as the country that claims it.
Other fields and other methods than those that read a phrase are left out. ``language`` may name
the language; without it, it is English.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path

import msgspec
from msgspec import Struct

from dragoman import gazetteer
from dragoman.errors import BadData, UnknownCountry, UnknownLanguage
from dragoman.gazetteer.lookup import country as country_of
from dragoman.mentions.actors import Actor, read_actor
from dragoman.pack import Pack

METHODS = frozenset({"agent_to_code", "short_text_to_agent", "search_nat"})
"""What a case must ask for to be about a phrase; a case without ``method`` always is."""
_FIELDS = {"country": "country", "code_1": "sector"}
_NOTHING = frozenset({None, "", "UNK"})
"""Values that mean: unknown."""
_FAMILIES = {"org:eu": "EUR", "org:un": "UNO"}
"""What stands for the country of the organs of an organisation of states; else ``_OF_MANY``."""
_OF_MANY = "IGO"
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_YEAR = re.compile(r"\b\d{4}\b")


class Expectation(Struct, frozen=True):
    """What a case asks of one field."""

    field: str
    op: str
    value: str | float | None = None


class Circumstances(Struct, frozen=True):
    """What is known beside the phrase."""

    known_country: str | None = None
    query_date: str | None = None


class ActorCase(Struct, frozen=True):
    """One line of the file."""

    args: tuple[str, ...]
    expect: tuple[Expectation, ...]
    kwargs: Circumstances = Circumstances()
    id: str | None = None
    method: str | None = None
    language: str = "en"


class Miss(Struct, frozen=True):
    """A field that was read otherwise than expected."""

    case: str
    phrase: str
    field: str
    expected: str | None
    found: str | None


class ActorScore(Struct, frozen=True):
    """Shares of right answers, between 0 and 1, with how many were asked.

    Attributes:
        cases: Cases that ask for country or sector.
        countries: How many ask for the country.
        country: Share of those that were right.
        sectors: How many ask for the sector.
        sector: Share of those that were right.
        misses: Each wrong answer.
    """

    cases: int
    countries: int
    country: float
    sectors: int
    sector: float
    misses: tuple[Miss, ...]


def read_cases(path: Path) -> tuple[ActorCase, ...]:
    """The cases of a file of JSON lines that are about a phrase.

    Raises:
        BadData: A line is no case.
    """
    cases: list[ActorCase] = []
    for number, line in enumerate(path.read_bytes().splitlines(), 1):
        try:
            cases.append(msgspec.json.decode(line, type=ActorCase))
        except msgspec.MsgspecError as error:
            raise BadData(f"{path}:{number}: no actor case: {error}") from error
    return tuple(case for case in cases if case.method is None or case.method in METHODS)


def score_actors(cases: Iterable[ActorCase], packs: Mapping[str, Pack]) -> ActorScore:
    """The score on cases.

    Raises:
        UnknownLanguage: A case is in a language without a pack.
    """
    asked = {"country": 0, "sector": 0}
    misses: list[Miss] = []
    scored = 0
    for case in cases:
        answers = tuple(_answers(case, packs))
        scored += bool(answers)
        for field, miss in answers:
            asked[field] += 1
            misses += [] if miss is None else [miss]
    right = {field: _share(field, number, misses) for field, number in asked.items()}
    return ActorScore(
        cases=scored,
        countries=asked["country"],
        country=right["country"],
        sectors=asked["sector"],
        sector=right["sector"],
        misses=tuple(misses),
    )


def _share(field: str, asked: int, misses: list[Miss]) -> float:
    wrong = sum(miss.field == field for miss in misses)
    return (asked - wrong) / asked if asked else 0.0


def _answers(case: ActorCase, packs: Mapping[str, Pack]) -> Iterator[tuple[str, Miss | None]]:
    """Each field that a case asks for, with the miss if it was one."""
    wanted = tuple(_wanted(case))
    if not wanted:
        return
    if case.language not in packs:
        raise UnknownLanguage(f"case {case.id}: no language pack {case.language!r}")
    phrase, pack = case.args[0], packs[case.language]
    about, day = _circumstances(case)
    actor = read_actor(phrase, pack, said_of=_country(about, pack), day=_day(day))
    found = {"country": _code(actor), "sector": actor.sector}
    for field, op, value in wanted:
        same = value in (found[field], _claimant(actor) if field == "country" else found[field])
        right = same if op == "==" else not same
        miss = Miss(case.id or phrase, phrase, field, value, found[field])
        yield field, None if right else miss


def _circumstances(case: ActorCase) -> tuple[str | None, str | None]:
    about, day, *_ = (*case.args[1:], "", "")
    return case.kwargs.known_country or about or None, case.kwargs.query_date or day or None


def _country(said: str | None, pack: Pack) -> str | None:
    try:
        return country_of(said, (pack,)) if said else None
    except UnknownCountry:
        return None


def _day(said: str | None) -> date | None:
    """The day, or the middle of the year that is said; words without a year are no day."""
    if said is None:
        return None
    if _DAY.fullmatch(said):
        return date.fromisoformat(said)
    year = _YEAR.search(said)
    return date(int(year[0]), 7, 1) if year else None


def _code(actor: Actor) -> str | None:
    """The country, or the code that stands for it where the actor is an organisation of states."""
    row = gazetteer.organisations().get(actor.organisation or "")
    if actor.country is not None or row is None or row.kind not in ("igo", "court", "bank"):
        return actor.country
    return _FAMILIES.get(row.parent or row.key, _OF_MANY)


def _claimant(actor: Actor) -> str | None:
    state = gazetteer.states().get(actor.country or "")
    return (state.claimant or state.key) if state else _code(actor)


def _wanted(case: ActorCase) -> Iterator[tuple[str, str, str | None]]:
    for one in case.expect:
        if one.field == "result" and one.value is None:
            yield "country", "==", None
            yield "sector", "==", None
        elif one.field in _FIELDS and one.op in ("==", "!="):
            yield _FIELDS[one.field], one.op, _known(one.value)


def _known(value: str | float | None) -> str | None:
    return None if value in _NOTHING else str(value)
