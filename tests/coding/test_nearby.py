from __future__ import annotations

import pytest

from tests.coding.told import all_told

ON_GROUND = [
    ("Saudi jets bombed a bridge in Sanaa in April 2015.", "ASSAULT happened SAU>YEM"),
    ("Turkish aircraft struck a camp near Sinjar in Iraq in 2017.", "ASSAULT happened TUR>IRQ"),
    ("Kenyan forces raided a village in Somalia in 2011.", "COERCE happened KEN>SOM"),
    ("American drones hit a convoy outside Damascus.", "ASSAULT happened USA>SYR"),
]

AT_HOME_OR_ABROAD = [
    "Saudi jets bombed a bridge.",
    "Kenyan forces raided a village in Mombasa.",
    "Japan held talks in Geneva.",
]

IN_RELATIVES = [
    ("Tunisia arrested two men sent by Libya.", "COERCE happened TUN>LBY"),
    ("Mali thanked the soldiers trained by France.", "SUPPORT happened MLI>FRA"),
    ("Cuba seized a ship owned by a Panamanian firm.", "COERCE happened CUB>PAN"),
]

NO_ONE_ELSE = [
    "Nepal distributed vaccines donated by a foundation.",
    "Tunisia arrested two men who had sent letters.",
]


@pytest.mark.parametrize(("text", "event"), ON_GROUND)
def test_what_is_done_on_a_states_ground_is_done_to_it(text: str, event: str) -> None:
    assert all_told(text) == [event]


@pytest.mark.parametrize("text", AT_HOME_OR_ABROAD)
def test_no_ground_of_ones_own_or_of_a_meeting_is_a_party(text: str) -> None:
    assert all_told(text) == []


@pytest.mark.parametrize(("text", "event"), IN_RELATIVES)
def test_who_has_a_hand_in_a_thing_is_told_by_a_relative_clause(text: str, event: str) -> None:
    assert event in all_told(text)


@pytest.mark.parametrize("text", NO_ONE_ELSE)
def test_a_relative_clause_that_names_no_party_adds_none(text: str) -> None:
    assert all_told(text) == []


MEANT_FOR = [
    (
        "After Iran's missile test, Japan suspended a loan.",
        "SANCTION happened JPN>IRN",
    ),
    (
        "Cairo intends to buy 24 Rafale fighters, French officials say.",
        "AGREE planned EGY>FRA",
    ),
    (
        "The Danish embassy in Tripoli, shut since 2014, was reopened in June 2022.",
        "SUPPORT happened DNK>LBY",
    ),
]

WITHOUT_DOER = [
    ("Two Australian academics held in Iran were convicted of espionage.", "AUS", "IRN"),
    ("Tuvalu's citizens are offered residence in Australia under a treaty.", "AUS", "TUV"),
    ("The IAEA said its inspectors had been barred from Natanz.", "IRN", "org:iaea"),
]


@pytest.mark.parametrize(("text", "event"), MEANT_FOR)
def test_a_deed_of_one_is_meant_for_the_other_that_the_sentence_names(
    text: str, event: str
) -> None:
    assert event in all_told(text)


@pytest.mark.parametrize(("text", "one", "other"), WITHOUT_DOER)
def test_who_else_is_named_with_a_passive_takes_part(text: str, one: str, other: str) -> None:
    assert any(one in line and other in line for line in all_told(text))


def test_no_meeting_is_made_of_what_one_state_does_at_home() -> None:
    text = "Tunisia's ambassador to France, who took up his post in 2022, has published a novel."
    assert all_told(text) == []


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("“Everyone now wants to trade with Chile,” President Vucic of Serbia said.", "SRB"),
        ("“The whole region wants peace with Chad,” President Kagame of Rwanda said.", "RWA"),
    ],
)
def test_who_is_quoted_word_for_word_is_not_whom_it_is_meant_for(text: str, speaker: str) -> None:
    assert not [one for one in all_told(text) if speaker in one]
