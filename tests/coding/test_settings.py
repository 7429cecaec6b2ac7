"""When and where: which date and place of a sentence an event gets."""

from __future__ import annotations

from datetime import date

import pytest

from tests.coding.told import coded

NEWS = date(2018, 10, 17)
"""A Wednesday."""


def days(text: str, type_: str, language: str = "en") -> list[str | None]:
    found = coded(text, language, published=NEWS).events
    return [e.date.edtf if e.date else None for e in found if e.type == type_]


def places(text: str, type_: str, language: str = "en") -> list[str]:
    found = coded(text, language, published=NEWS)
    entities = {entity.key: entity for entity in found.mentions.entities}
    return [entities[e.place].name for e in found.events if e.type == type_ and e.place]


@pytest.mark.parametrize(
    ("text", "type_", "day"),
    [
        (
            "Kenya will buy helicopters from Brazil under an agreement signed on Saturday.",
            "SUPPORT",
            "2018-10-13",
        ),
        ("Ghana accepted in 1998 the Lome Agreement with Togo of 1975.", "AGREE", "1998"),
        (
            "Chile and Peru signed a treaty in 2001, and they held talks in June of the same year.",
            "CONSULT",
            "2001-06",
        ),
    ],
)
def test_an_event_has_the_date_that_is_said_of_it(text: str, type_: str, day: str) -> None:
    assert day in days(text, type_)


def test_a_day_ahead_is_not_that_of_a_past_deed() -> None:
    said = "Macron invited Modi to a forum in Paris next year."
    assert "2019" not in days(said, "AGREE") + days(said, "REQUEST")


def test_a_record_is_counted_from_a_year_and_does_not_last_since() -> None:
    said = "Chad and Libya held talks for the first time since 2011."
    assert all(day is None or "2011" not in day for day in days(said, "CONSULT"))


def test_what_the_lead_dates_the_rest_of_the_report_has_too() -> None:
    said = "Chad and Libya agreed on Monday to open a border post. Chad and Libya signed a treaty."
    assert days(said, "SUPPORT") == ["2018-10-15"]


@pytest.mark.parametrize(
    ("text", "type_", "place"),
    [
        (
            "Mali and Niger signed an agreement at a palace in the Moroccan city of Rabat.",
            "SUPPORT",
            "Rabat",
        ),
        ("Mali and Niger signed a treaty in the Ghanaian capital.", "SUPPORT", "Accra"),
        ("Chad and Libya met on the shore of the lake near Tripoli.", "CONSULT", "Tripoli"),
    ],
)
def test_an_event_was_where_its_clause_says(text: str, type_: str, place: str) -> None:
    assert places(text, type_) == [place]
