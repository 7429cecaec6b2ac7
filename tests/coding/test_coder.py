from __future__ import annotations

from datetime import date

import pytest

from tests.coding.told import all_told, coded

DEEDS = [
    ("The presidents of Brazil and Argentina met in Brasilia.", "CONSULT happened ARG+BRA>"),
    ("Egypt and Ethiopia signed an agreement on the dam.", "SUPPORT happened EGY+ETH>"),
    ("Turkey condemned France.", "ACCUSE happened TUR>FRA"),
    ("Norway gave aid to Lebanon.", "AID happened NOR>LBN"),
    ("Japan imposed sanctions on North Korea.", "SANCTION happened JPN>PRK"),
    ("Russian forces attacked Ukraine.", "ASSAULT happened RUS>UKR"),
    ("India asked Canada for the extradition of the suspect.", "REQUEST happened IND>CAN"),
]


@pytest.mark.parametrize(("text", "event"), DEEDS)
def test_a_plain_deed_is_coded_with_who_and_to_whom(text: str, event: str) -> None:
    assert event in all_told(text)


def test_saying_is_no_event_but_what_is_said_may_be_one() -> None:
    assert all_told("Chile said that Bolivia had attacked Peru.") == ["ASSAULT happened BOL>PER"]


def test_a_deed_of_one_country_alone_is_no_event_between_states() -> None:
    assert all_told("The government of Ghana met on Tuesday.") == []


def test_the_same_deed_in_title_and_body_is_one_event() -> None:
    found = coded("Iran and Oman sign deal\n\nIran and Oman signed a deal in Muscat on Sunday.")
    assert [event.stage for event in found.events] == ["signed"]
    assert len(found.events[0].evidence) == 2


def test_two_partners_make_two_meetings() -> None:
    found = coded(
        "Foreign Minister Sergei Lavrov met Prime Minister Imran Khan. "
        "Later Sergei Lavrov met General Qamar Javed Bajwa."
    )
    assert len([event for event in found.events if event.type == "CONSULT"]) == 2


def test_what_has_no_date_stands_on_the_day_of_the_report_and_says_so() -> None:
    found = coded("Serbia and Kosovo signed an agreement.", published=date(2023, 3, 18))
    when = found.events[0].date
    assert when is not None
    assert (when.earliest, when.basis) == (date(2023, 3, 18), "document")


def test_what_is_to_come_has_no_end() -> None:
    found = coded("Kenya and Uganda will sign an agreement.", published=date(2021, 5, 1))
    when = found.events[0].date
    assert when is not None
    assert (when.earliest, when.latest) == (date(2021, 5, 1), None)


def test_evidence_is_the_words_of_the_text() -> None:
    text = "Sweden and Finland signed a pact with Norway."
    for event in coded(text).events:
        for words in event.evidence:
            assert text[words.start : words.end] == words.quote


def test_a_state_known_by_its_city_only_becomes_an_entity() -> None:
    found = coded("Foreign Minister Wang Yi arrived in Nairobi.")
    assert "state:KEN" in {entity.key for entity in found.mentions.entities}
