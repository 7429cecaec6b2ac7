from __future__ import annotations

from datetime import date

import pytest

from dragoman.gazetteer import officials, people, sector_on
from dragoman.gazetteer.rows import Person

MINISTER = Person("person:x", "X", "FIN", "GOV", ("LEG 1999/2007-03", "GOV 2007-04/2011-06-22"))


@pytest.mark.parametrize(
    ("day", "sector"),
    [
        (date(2003, 1, 1), "LEG"),
        (date(2007, 3, 31), "LEG"),
        (date(2007, 4, 1), "GOV"),
        (date(2011, 6, 22), "GOV"),
        (date(2011, 6, 23), "ELI"),
        (date(1990, 1, 1), "GOV"),
        (None, "ELI"),
    ],
)
def test_a_person_is_what_the_term_of_the_day_says(day: date | None, sector: str) -> None:
    assert sector_on(MINISTER, day) == sector


def test_who_has_no_terms_keeps_the_sector() -> None:
    assert sector_on(Person("person:y", "Y", "FIN", "MIL"), date(2001, 1, 1)) == "MIL"


def test_terms_are_readable_and_in_order() -> None:
    for person in people().values():
        for term in person.terms:
            sector, range_, *_ = term.split(" ")
            first, _, last = range_.partition("/")
            assert len(sector) == 3, person
            assert first.isascii() and first[:4].isdigit(), person
            assert not last or first[:4] <= last[:4], person


def test_officials_are_many_and_of_known_years() -> None:
    rows = officials().values()
    assert len(rows) > 15_000
    assert all(row.until is None or row.since is None or row.since <= row.until for row in rows)
