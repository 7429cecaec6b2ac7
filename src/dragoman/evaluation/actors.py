"""How well an actor's country and sector are read from a phrase alone, on a file of cases.

Each line of the file is a case: ``args`` holds the phrase (what follows it is not used), ``expect``
what is asked, as ``{"field", "op", "value"}``: the fields ``country`` (ISO 3166-1 alpha-3) and
``code_1`` (PLOVER sector) with the operators ``==`` and ``!=``, and ``result`` ``null`` for a
phrase that is no actor. Other fields and other methods than those that read a phrase are left out.
``language`` may name the language; without it, it is English.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import msgspec
from msgspec import Struct

from dragoman.errors import BadData, UnknownLanguage
from dragoman.mentions.actors import read_actor
from dragoman.pack import Pack

METHODS = frozenset({"agent_to_code", "short_text_to_agent", "search_nat"})
"""What a case must ask for to be about a phrase; a case without ``method`` always is."""
_FIELDS = {"country": "country", "code_1": "sector"}
_NOTHING = frozenset({None, "", "UNK"})
"""Values that mean: unknown."""


class Expectation(Struct, frozen=True):
    """What a case asks of one field."""

    field: str
    op: str
    value: str | float | None = None


class ActorCase(Struct, frozen=True):
    """One line of the file."""

    args: tuple[str, ...]
    expect: tuple[Expectation, ...]
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
    phrase = case.args[0]
    country, sector = read_actor(phrase, packs[case.language])
    found = {"country": country, "sector": sector}
    for field, op, value in wanted:
        same = found[field] == value
        right = same if op == "==" else not same
        miss = Miss(case.id or phrase, phrase, field, value, found[field])
        yield field, None if right else miss


def _wanted(case: ActorCase) -> Iterator[tuple[str, str, str | None]]:
    for one in case.expect:
        if one.field == "result" and one.value is None:
            yield "country", "==", None
            yield "sector", "==", None
        elif one.field in _FIELDS and one.op in ("==", "!="):
            yield _FIELDS[one.field], one.op, _known(one.value)


def _known(value: str | float | None) -> str | None:
    return None if value in _NOTHING else str(value)
