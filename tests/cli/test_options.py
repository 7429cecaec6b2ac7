from __future__ import annotations

from datetime import date

import click
import pytest

from dragoman.cli.options import iso_day, pair_of


@pytest.mark.parametrize(
    ("said", "first", "last"),
    [
        ("2016-01-03", "2016-01-03", "2016-01-03"),
        ("2016-02", "2016-02-01", "2016-02-29"),
        ("2015-12", "2015-12-01", "2015-12-31"),
        ("2016", "2016-01-01", "2016-12-31"),
    ],
)
def test_a_month_or_year_stands_for_its_first_or_last_day(said: str, first: str, last: str) -> None:
    assert iso_day(said, last=False) == date.fromisoformat(first)
    assert iso_day(said, last=True) == date.fromisoformat(last)


@pytest.mark.parametrize("said", ["2016-13", "2016-02-30", "soon", "", "1-2-3-4"])
def test_what_is_no_date_is_refused(said: str) -> None:
    with pytest.raises(ValueError, match=r"\S"):
        iso_day(said, last=False)


def test_two_countries_are_a_pair() -> None:
    assert pair_of(("Kenyan", "اوگاندا")) == ("KEN", "UGA")
    assert pair_of(()) is None


@pytest.mark.parametrize("said", [("KEN",), ("KEN", "Kenya"), ("KEN", "UGA", "TZA")])
def test_anything_else_is_refused(said: tuple[str, ...]) -> None:
    with pytest.raises(click.UsageError):
        pair_of(said)
