"""What English passives, phrases and compounds of many countries and years are coded as."""

from __future__ import annotations

import pytest

from tests.coding.told import all_told

PHRASES = [
    ("Gambia took Myanmar to court in November 2019.", "ACCUSE happened GMB>MMR"),
    ("Nicaragua took Colombia to court in 2001.", "ACCUSE happened NIC>COL"),
    ("Bolivia took Chile to court in 2013.", "ACCUSE happened BOL>CHL"),
    ("Iranian crowds set fire to the Saudi embassy.", "ASSAULT happened IRN>SAU"),
    ("China put a loan on the table for Zambia.", "AGREE offered CHN>ZMB"),
]

TOLD_TO = [
    ("Japan told North Korea to free the hostages.", "REQUEST happened JPN>PRK"),
    ("Nigeria told South Africa to protect its citizens.", "REQUEST happened NGA>ZAF"),
    ("Brazil told Bolivia to return the refinery.", "REQUEST happened BRA>BOL"),
]

MUST = [
    ("Iraq said Turkey must withdraw its troops from Bashiqa.", "IRQ>TUR"),
    ("Serbia said Kosovo must withdraw its police from the north.", "SRB>XKX"),
    ("Colombia said Venezuela must free the soldiers.", "COL>VEN"),
]

PASSIVES = [
    ("Japan is expected to sign a trade deal with Mongolia.", "AGREE planned JPN+MNG>"),
    ("Canada is expected to expel two Chinese diplomats.", "THREATEN planned CAN>CHN"),
    ("Kuwait is said to have funded Egypt.", "AID opinion KWT>EGY"),
    ("Iran is believed to have supplied drones to Ethiopia.", "COOPERATE opinion IRN>ETH"),
]

BY = [
    ("Two Indian soldiers were killed by Chinese troops in June 2020.", "CHN>IND"),
    ("The consulate of Iran in Damascus was bombed by Israel in April 2024.", "ISR>IRN"),
    ("An Argentine ship was seized by Ghana in October 2012.", "GHA>ARG"),
    ("Serbia was asked by Croatia to extradite a general.", "HRV>SRB"),
    ("Peru was invited by Japan to the summit.", "JPN>PER"),
]

BROKERED = [
    ("Ethiopia and Eritrea signed a Saudi-brokered deal in September 2018.", "ERI+ETH>"),
    ("Sudan and South Sudan signed an AU-brokered agreement in September 2012.", "SDN+SSD>"),
    ("Lebanon and Israel signed a US-mediated agreement in October 2022.", "ISR+LBN>"),
    ("Kenya and Uganda signed a Chinese-funded deal.", "KEN+UGA>"),
]

PARTIES_OF_DEALS = [
    ("Peru and Chile signed an agreement with the United States.", "CHL+PER+USA>"),
    ("Ghana signed an agreement with a Chinese company.", "CHN+GHA>"),
]

WITHHELD = [
    ("Cyprus does not recognise the Turkish Cypriot republic.", "REJECT happened CYP>XNC"),
    ("Belgrade still does not recognise Kosovo's independence.", "REJECT happened SRB>XKX"),
    ("Poland does not want to sign the treaty with Ukraine.", "REJECT happened POL>UKR"),
    ("Turkey did not ratify the treaty with Armenia.", "SUPPORT denied ARM+TUR>"),
    ("Algeria did not recognise the result of the vote in Mali.", "SUPPORT denied DZA>MLI"),
]

WELCOMES = [
    ("Jordan welcomed the choice of Doha as the venue.", "SUPPORT happened JOR>QAT"),
    ("Qatar welcomed the conclusion of the contract with India.", "SUPPORT happened QAT>IND"),
    ("Sudan welcomed Kenya's mediation.", "SUPPORT happened SDN>KEN"),
    ("Peru welcomed the Chilean president in Lima.", "CONSULT happened CHL>PER"),
    ("Ireland welcomed a Cuban delegation.", "CONSULT happened CUB>IRL"),
    ("Rwanda welcomed refugees from Libya.", "AID happened RWA>LBY"),
]

DIPLOMATS = [
    ("Greece named Nikos Pappas ambassador to Turkey.", "SUPPORT happened GRC>TUR"),
    ("Ambassadors returned to Riyadh and Tehran in 2023.", "SUPPORT happened IRN+SAU>"),
    ("Ramaphosa came to Kigali in June 2019.", "CONSULT happened ZAF>RWA"),
    ("Air France resumed its flights to Libya in 2021.", "COOPERATE happened FRA>LBY"),
    ("Kenya has paid the first instalment to China.", "COOPERATE happened KEN>CHN"),
    ("Belarus has troops in Kazakhstan.", "MOBILIZE ongoing BLR>KAZ"),
    ("Greece stopped blocking North Macedonia's membership.", "SUPPORT happened GRC>MKD"),
    ("Talks between Peru and Chile will take place in Lima.", "AGREE planned CHL+PER>"),
    ("A meeting of Laos and Fiji may take place in May.", "AGREE hypothetical FJI+LAO>"),
]

NO_EVENTS = [
    "Kenya took its case to the court.",
    "Libya set fire to a heap of tyres.",
    "Turkey must be careful.",
    "Jordan must leave room for tourists.",
    "Two Indian soldiers were killed by a landslide.",
    "The Greek island was hit by an earthquake.",
    "Bhutan is expected to be sunny.",
    "Turkey has a large army.",
    "Kenya paid the price of drought.",
    "The Senegalese prime minister came to Dakar.",
    "Aid came to a village.",
]

INTERNATIONAL = [
    ("UN Secretary-General Antonio Guterres condemned the coup in Niger.", "PRT"),
    ("NATO Secretary-General Jens Stoltenberg visited Georgia.", "NOR"),
    ("European Union foreign policy chief Catherine Ashton met Ivica Dacic.", "GBR"),
    ("IAEA director general Rafael Grossi met Iran's Masoud Pezeshkian.", "ARG"),
]


@pytest.mark.parametrize(("text", "event"), PHRASES + TOLD_TO + PASSIVES + WITHHELD)
def test_a_phrase_or_a_passive_is_what_it_means(text: str, event: str) -> None:
    assert all_told(text) == [event]


@pytest.mark.parametrize(("text", "event"), WELCOMES + DIPLOMATS)
def test_people_are_received_and_deeds_approved(text: str, event: str) -> None:
    assert all_told(text) == [event]


@pytest.mark.parametrize(("text", "parties"), MUST)
def test_who_says_what_another_state_must_do_requests_it(text: str, parties: str) -> None:
    assert all_told(text) == [f"REQUEST happened {parties}"]


@pytest.mark.parametrize(("text", "parties"), BY + BROKERED + PARTIES_OF_DEALS)
def test_by_and_brokered_tell_who_is_a_party(text: str, parties: str) -> None:
    assert [line.split()[-1] for line in all_told(text)] == [parties]


@pytest.mark.parametrize("text", NO_EVENTS)
def test_what_only_looks_like_it_is_no_event(text: str) -> None:
    assert all_told(text) == []


@pytest.mark.parametrize(("text", "country"), INTERNATIONAL)
def test_who_acts_for_an_international_body_acts_for_no_country(text: str, country: str) -> None:
    found = all_told(text)
    assert found
    assert not any(country in line for line in found)


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("Portuguese Prime Minister Antonio Costa met Pedro Sanchez.", "CONSULT happened ESP+PRT>"),
        ("Norwegian minister Espen Barth Eide visited Jordan.", "CONSULT happened NOR>JOR"),
    ],
)
def test_who_acts_for_a_country_keeps_it(text: str, event: str) -> None:
    assert all_told(text) == [event]


@pytest.mark.parametrize("helper", ["Algerian", "Chinese"])
def test_an_offer_refused_was_made(helper: str) -> None:
    assert sorted(line.split()[0] for line in all_told(f"Mali rejected the {helper} offer.")) == [
        "AGREE",
        "REJECT",
    ]
