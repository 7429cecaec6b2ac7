from __future__ import annotations

import pytest

from tests.coding.told import all_told

OWN_SIDE = [
    ("The Kenyan president said his country would send troops to Haiti.", "KEN>HTI"),
    (
        "Foreign Minister Retno Marsudi said her country had accepted refugees from Myanmar.",
        "IDN>MMR",
    ),
    ("The Polish prime minister said his country had delivered tanks to Ukraine.", "POL>UKR"),
    ("Finland said Russian aircraft violated its airspace.", "RUS>FIN"),
]

VISITS = [
    ("The Ghanaian president's Togo visit was cut short.", "CONSULT happened GHA>TGO"),
    ("Prime Minister Ivica Dacic's Ankara visit ended on Friday.", "CONSULT happened SRB>TUR"),
    ("President Macky Sall's Paris visit began in 2019.", "CONSULT happened SEN>FRA"),
]

NO_OWNER = [
    "The Ghanaian president's Accra visit was cut short.",
    "The president's visit was cut short.",
    "Finland said aircraft violated its airspace.",
    "A neighbour had delivered its tanks to Ukraine.",
]


@pytest.mark.parametrize(("text", "parties"), OWN_SIDE)
def test_a_possessive_stands_for_who_acts_above(text: str, parties: str) -> None:
    assert [line.split()[-1] for line in all_told(text)] == [parties]


@pytest.mark.parametrize(("text", "event"), VISITS)
def test_visitor_and_host_may_both_stand_before_the_visit(text: str, event: str) -> None:
    assert all_told(text) == [event]


@pytest.mark.parametrize("text", NO_OWNER)
def test_without_a_second_party_nothing_is_owned(text: str) -> None:
    assert all_told(text) == []


DONE_TO_OWN = [
    (
        "The Holy See condemned the expulsion of its nuncio from Nicaragua.",
        "SANCTION happened NIC>VAT",
    ),
    (
        "Cuba denounced the arrest of its diplomats by Ecuador.",
        "COERCE happened ECU>CUB",
    ),
]


@pytest.mark.parametrize(("text", "event"), DONE_TO_OWN)
def test_what_is_done_to_ones_own_and_condemned_is_a_fact(text: str, event: str) -> None:
    assert event in all_told(text)
