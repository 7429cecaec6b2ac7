from __future__ import annotations

import pytest

from tests.coding.told import coded, countries

CASES = [
    # who acts is one of the two just told of
    (
        "Serbia and Kosovo held talks in Ohrid. Vucic refused to sign the text.",
        "REJECT",
        {"SRB", "XKX"},
    ),
    (
        "India signed a contract with France for Rafale jets. New Delhi paid the first instalment.",
        "COOPERATE",
        {"IND", "FRA"},
    ),
    (
        "Morocco and Spain met in Madrid. Rabat offered talks on the border.",
        "AGREE",
        {"MAR", "ESP"},
    ),
    # nobody is named: both do it
    (
        "Kenya and Somalia agreed to restore ties. Embassies will be reopened by June.",
        "AGREE",
        {"KEN", "SOM"},
    ),
    # who is neither of the two acts toward both
    (
        "Armenia and Azerbaijan signed a peace treaty. Japan welcomed the agreement.",
        "SUPPORT",
        {"ARM", "AZE", "JPN"},
    ),
    (
        "ایران و پاکستان در تهران گفت‌وگو کردند. اسلام‌آباد از امضای سند خودداری کرد.",
        "REJECT",
        {"IRN", "PAK"},
    ),
]


def parties_of(text: str, type_: str) -> list[list[str]]:
    found = coded(text, "fa" if text[0] > "\u0600" else "en")
    return [
        countries(found, (*event.actor1, *event.actor2))
        for event in found.events
        if event.type == type_
    ]


@pytest.mark.parametrize(("text", "type_", "parties"), CASES)
def test_a_party_left_out_is_taken_from_the_report(
    text: str, type_: str, parties: set[str]
) -> None:
    assert sorted(parties) in parties_of(text, type_)


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        # done at home
        (
            "Chile and Peru met in Lima. President Boric of Chile urged the judiciary to act.",
            "REQUEST",
        ),
        # more than two are counted
        ("Ghana and Togo met in Accra. The four signed a treaty.", "SUPPORT"),
        # force has its own victims
        ("Egypt and Sudan met in Cairo. Egypt arrested twelve protesters.", "COERCE"),
        # someone else is named, so that it is unclear who is meant
        ("Laos and Japan met in Tokyo. Laos, like Cuba and Mali, refused.", "REJECT"),
    ],
)
def test_no_party_is_dragged_in(text: str, type_: str) -> None:
    assert not [found for found in parties_of(text, type_) if len(found) > 1]


@pytest.mark.parametrize(
    "text",
    [
        "India and Oman signed a pact. More will follow, said an Indian who asked not to be named.",
        "Peru and Chile met in Lima. A Peruvian, who asked to remain anonymous, praised that.",
    ],
)
def test_whoever_asks_not_to_be_named_asks_no_state(text: str) -> None:
    assert not parties_of(text, "REQUEST")


@pytest.mark.parametrize(
    ("text", "wishes"),
    [
        ("The talks between Peru and Chile stressed the need to keep the momentum.", True),
        ("Ukraine's fate would decide that of Moldova.", False),
        ("Observers disagree on what the vote in Bulgaria means for Romania.", False),
    ],
)
def test_people_and_their_words_wish_and_things_do_not(text: str, *, wishes: bool) -> None:
    assert bool(parties_of(text, "AGREE")) is wishes
