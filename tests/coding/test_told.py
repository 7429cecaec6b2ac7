from __future__ import annotations

import pytest

from tests.coding.told import coded

CONTENT = [
    ("Ghana agreed to help Togo build a port in Lome.", "Ghana agreed to help Togo build a port"),
    ("Chad threatened to expel French troops.", "Chad threatened to expel French troops"),
    ("Peru promised Chile to return the ships.", "Peru promised Chile to return the ships"),
]

COMES_ABOUT = [
    (
        "Talks between Kenya and Uganda resumed in Kampala.",
        "Talks between Kenya and Uganda resumed in Kampala",
    ),
    (
        "Deliveries of Russian gas to Serbia will begin in 2027.",
        "Deliveries of Russian gas to Serbia will begin in 2027",
    ),
    (
        "The visit of the Thai premier to Laos took place in May.",
        "The visit of the Thai premier to Laos took place in May",
    ),
]


@pytest.mark.parametrize(("text", "said"), CONTENT)
def test_what_is_agreed_or_threatened_is_told_with_it(text: str, said: str) -> None:
    quotes = [piece.quote for event in coded(text).events for piece in event.evidence]
    assert any(quote.startswith(said) for quote in quotes)


@pytest.mark.parametrize(("text", "said"), COMES_ABOUT)
def test_a_noun_is_told_with_the_verb_that_says_it_comes_about(text: str, said: str) -> None:
    assert said in [piece.quote for event in coded(text).events for piece in event.evidence]


def test_an_event_of_its_own_is_left_out_of_what_tells_another() -> None:
    first = coded("Oman said Yemen had shelled a port in Qatar.").events[0]
    assert "said" not in first.evidence[0].quote
