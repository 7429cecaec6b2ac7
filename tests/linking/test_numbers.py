from __future__ import annotations

from collections.abc import Iterable

import pytest

from dragoman.linking import link
from dragoman.model import Conflict
from tests.linking.worlds import Told, when

YEAR = when("2019-01-01", "2019-12-31")
BILLION = 1e9


def conflicts(told: Iterable[Told]) -> list[Conflict]:
    return list(link(document.analysis() for document in told).conflicts)


def trade(name: str, least: float, most: float | None, *, year: int = 2019) -> Told:
    told = Told(name)
    on = when(f"{year}-01-01", f"{year}-12-31")
    told.measure("trade", "USD", least, most, subjects=("CHL", "PER"), on=on)
    return told


@pytest.mark.parametrize(
    ("least", "most", "year", "told"),
    [
        (4.5, 5.5, 2019, True),
        (2.95, 3.05, 2019, False),  # the same, more exactly
        (2.0, None, 2019, False),  # more than two billion
        (3.2, 3.4, 2019, True),
        (4.5, 5.5, 2018, False),  # of another year
    ],
)
def test_the_trade_of_one_year_is_one_number(
    least: float, most: float | None, year: int, *, told: bool
) -> None:
    found = conflicts((trade("a", 2.9, 3.1), trade("b", least, most, year=year)))
    assert [one.kind for one in found] == (["number"] if told else [])


def length(name: str, least: float, most: float, key: str = "project:tapi") -> Told:
    told = Told(name)
    told.thing(key, "project", key)
    told.measure("km", "km", least, most, subjects=(key,))
    return told


@pytest.mark.parametrize(
    ("least", "most", "key", "told"),
    [
        (1734.5, 1735.5, "project:tapi", True),
        (1810, 1820, "project:tapi", False),
        (1734.5, 1735.5, "project:chabahar-port", False),
    ],
)
def test_one_project_has_one_length(least: float, most: float, key: str, *, told: bool) -> None:
    found = conflicts((length("a", 1813.5, 1814.5), length("b", least, most, key)))
    assert len(found) == told


def dead(name: str, least: float, most: float, first: str, last: str) -> Told:
    told = Told(name)
    told.measure("dead", "person", least, most, subjects=("IRN", "IRQ"), on=when(first, last))
    return told


@pytest.mark.parametrize(
    ("first", "last", "told"),
    [
        ("1980-09-22", "1988-08-20", True),
        ("1988-03-16", "1988-03-16", False),  # one day of it
        ("2003-01-01", "2011-12-31", False),  # another war
    ],
)
def test_the_dead_of_one_war_are_counted_once(first: str, last: str, *, told: bool) -> None:
    war = dead("a", 450_000, 550_000, "1980-01-01", "1988-12-31")
    found = conflicts((war, dead("b", 950_000, 1_050_000, first, last)))
    assert len(found) == told


def sale(name: str, theme: str, least: float, most: float, day: str = "2015-09-21") -> Told:
    told = Told(name)
    both = told.state("EGY"), told.state("FRA")
    mention = told.event("SUPPORT", both, on=when(day), theme=theme, stage="signed")
    told.measure("worth", "EUR", least * BILLION, most * BILLION, mention=mention)
    return told


@pytest.mark.parametrize(
    ("theme", "least", "most", "day", "told"),
    [
        ("materiel:rafale", 6.5, 7.5, "2015-09-21", True),
        ("materiel:rafale", 5.15, 5.25, "2015-09-21", False),
        ("materiel:rafale", 6.5, 7.5, "2021-05-03", False),  # another order
        ("materiel:s-400", 6.5, 7.5, "2015-09-21", False),  # another thing
    ],
)
def test_one_deal_is_worth_one_sum(
    theme: str, least: float, most: float, day: str, *, told: bool
) -> None:
    found = conflicts((sale("a", "materiel:rafale", 5.1, 5.3), sale("b", theme, least, most, day)))
    assert [one.kind for one in found] == (["number"] if told else [])


def test_a_document_that_tells_two_numbers_contradicts_no_other() -> None:
    told = trade("a", 2.9, 3.1)
    told.measure("trade", "USD", 4.5, 5.5, subjects=("CHL", "PER"), on=YEAR)
    assert not conflicts((told,))


def freed(name: str, number: int, day: str = "2020-02-15") -> Told:
    told = Told(name)
    one, other = told.person("Abdul Karim", "YEM"), told.person("Fahad Salem", "SAU")
    mention = told.event("CONSULT", (one, other), on=when(day), place=told.state("JOR"))
    told.measure("count", "prisoner", number - 0.5, number + 0.5, mention=mention)
    return told


@pytest.mark.parametrize(
    ("number", "day", "told"),
    [(1400, "2020-02-15", True), (1000, "2020-02-15", False), (1400, "2020-06-15", False)],
)
def test_one_event_has_one_number_of_a_kind(number: int, day: str, *, told: bool) -> None:
    found = conflicts((freed("a", 1000), freed("b", number, day)))
    assert [one.kind for one in found] == (["number"] if told else [])


def test_three_documents_are_one_conflict_in_any_order() -> None:
    told = [freed("a", 1000), freed("b", 1400), freed("c", 1400)]
    (one,) = conflicts(told)
    assert conflicts(reversed(told)) == [one]
    assert sum(len(claim.evidence) for claim in one.claims) == 3
