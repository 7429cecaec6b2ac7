"""What English sentences of many countries and years are coded as."""

from __future__ import annotations

import pytest

from tests.coding.told import all_told

RETREATS = [
    ("Ethiopia withdrew its troops from Somalia in January 2009.", "RETREAT happened ETH>SOM"),
    ("Vietnam withdrew its forces from Cambodia in September 1989.", "RETREAT happened VNM>KHM"),
    ("Syria pulled its soldiers out of Lebanon in April 2005.", "RETREAT happened SYR>LBN"),
    ("French soldiers left Niger in December 2023.", "RETREAT happened FRA>NER"),
    ("Libya surrendered its centrifuges to the United States.", "RETREAT happened LBY>USA"),
    ("Armenia returned four villages to Azerbaijan in May 2024.", "RETREAT happened ARM>AZE"),
    ("Israel returned Taba to Egypt in March 1989.", "RETREAT happened ISR>EGY"),
    ("Germany returned twenty bronzes to Nigeria.", "RETREAT happened DEU>NGA"),
    ("Swiss banks returned 380 million dollars to Nigeria.", "RETREAT happened CHE>NGA"),
    ("Iraq exchanged prisoners with Iran.", "RETREAT happened IRN+IRQ>"),
]


SANCTIONS = [
    (
        "The Philippines withdrew from the International Criminal Court in March 2019.",
        "SANCTION happened PHL>org:icc",
    ),
    ("Honduras withdrew from the agreement with Taiwan.", "SANCTION happened HND>TWN"),
    ("Colombia recalled its ambassador from Nicaragua.", "SANCTION happened COL>NIC"),
    ("The African Union suspended Mali.", "SANCTION happened org:au>MLI"),
    ("Indonesia halted exports of coal to Japan.", "SANCTION happened IDN>JPN"),
    ("Russia cut off gas supplies to Finland.", "SANCTION happened RUS>FIN"),
    ("Algeria cut off gas supplies to Morocco in October 2021.", "SANCTION happened DZA>MAR"),
    ("Canada announced a suspension of aid to Mali.", "SANCTION happened CAN>MLI"),
    ("Denmark announced a halt to arms exports to Turkey.", "SANCTION happened DNK>TUR"),
    ("Australia stopped issuing visas to Iranian officials.", "SANCTION happened AUS>IRN"),
    ("Canada expelled six Indian diplomats.", "SANCTION happened CAN>IND"),
    ("Two French diplomats were expelled from Burkina Faso.", "SANCTION happened BFA>FRA"),
    ("Peru declared the Mexican ambassador persona non grata.", "SANCTION happened PER>MEX"),
    (
        "The United States added twelve Pakistani firms to its blacklist.",
        "SANCTION happened USA>PAK",
    ),
    ("Benin closed its border with Niger.", "SANCTION happened BEN>NER"),
    ("Algeria closed its border with Morocco in 1994.", "SANCTION happened DZA>MAR"),
    ("Nicaragua downgraded its relations with Brazil.", "SANCTION happened NIC>BRA"),
    ("Bahrain boycotted Qatar.", "SANCTION happened BHR>QAT"),
    ("Egypt boycotted Israeli goods.", "SANCTION happened EGY>ISR"),
]


COOPERATES = [
    ("Kenya handed over the suspect to Rwanda.", "COOPERATE happened KEN>RWA"),
    ("Spain extradited a hacker to the United States.", "COOPERATE happened ESP>USA"),
    ("Egypt ordered four submarines from Germany.", "COOPERATE happened EGY>DEU"),
    ("Qatar ordered 24 fighter jets from Britain.", "COOPERATE happened QAT>GBR"),
    ("Greece leased the port of Piraeus to a Chinese company.", "COOPERATE happened GRC>CHN"),
]


ASSAULTS = [
    (
        "Armenian forces captured the Azerbaijani town of Shusha in May 1992.",
        "ASSAULT happened ARM>AZE",
    ),
    ("Iraqi troops occupied Kuwait in August 1990.", "ASSAULT happened IRQ>KWT"),
    ("Eritrean soldiers entered Ethiopia in May 1998.", "ASSAULT happened ERI>ETH"),
    ("Libya denied that it had attacked Chad.", "ASSAULT denied LBY>TCD"),
    ("India and Pakistan exchanged fire in Kashmir.", "ASSAULT happened IND+PAK>"),
    ("Yemen's Houthis fired missiles at Saudi Arabia.", "ASSAULT happened YEM>SAU"),
]


COERCES = [
    ("Iran seized a Greek tanker in May 2022.", "COERCE happened IRN>GRC"),
    ("The Philippines boarded a Vietnamese trawler.", "COERCE happened PHL>VNM"),
    ("Morocco arrested two Spanish journalists.", "COERCE happened MAR>ESP"),
    ("Algeria deported 1,200 migrants to Niger.", "COERCE happened DZA>NER"),
    ("Pakistan deported Afghan refugees.", "COERCE happened PAK>AFG"),
    ("Two Australian academics were jailed in Iran.", "COERCE happened IRN>AUS"),
    ("Three Swedish nurses were arrested in Eritrea.", "COERCE happened ERI>SWE"),
    ("The Dutch police raided a Turkish company.", "COERCE happened NLD>TUR"),
]


MOBILIZES = [
    ("Argentina sent two destroyers to the Chilean border.", "MOBILIZE happened ARG>CHL"),
    ("Venezuela ordered ten battalions to the Colombian border.", "MOBILIZE happened VEN>COL"),
    ("Turkey sent troops to the Syrian border.", "MOBILIZE happened TUR>SYR"),
    ("Kenya put its army on alert along the Somali border.", "MOBILIZE happened KEN>SOM"),
    ("Russian bombers approached Japan.", "MOBILIZE happened RUS>JPN"),
    ("India deployed frigates off Sri Lanka.", "MOBILIZE happened IND>LKA"),
    ("Greek troops remained on alert along the Turkish border.", "MOBILIZE happened GRC>TUR"),
    ("North Korea fired a missile over Japan.", "MOBILIZE happened PRK>JPN"),
]


AIDS = [
    ("Cuba sent doctors to Italy in March 2020.", "AID happened CUB>ITA"),
    ("Japan sent a rescue team to Nepal.", "AID happened JPN>NPL"),
    ("Canada granted asylum to a Saudi woman.", "AID happened CAN>SAU"),
    ("Ecuador granted asylum to an Australian.", "AID happened ECU>AUS"),
    ("Norway disbursed 50 million dollars to Malawi.", "AID happened NOR>MWI"),
    ("Qatar provided 100 million dollars to Lebanon.", "AID happened QAT>LBN"),
    ("Ireland sent peacekeepers to Lebanon.", "AID happened IRL>LBN"),
    ("Bangladesh sent peacekeepers to Mali.", "AID happened BGD>MLI"),
    ("Nepal deployed peacekeepers in Haiti.", "AID happened NPL>HTI"),
    ("Uganda opened its borders to South Sudanese refugees.", "AID happened UGA>SSD"),
]


SUPPORTS = [
    ("Morocco rejoined the African Union in January 2017.", "SUPPORT happened MAR>org:au"),
    ("Chile pledged its support for Ukraine.", "SUPPORT happened CHL>UKR"),
    ("Kazakhstan upgraded its relations with Italy.", "SUPPORT happened ITA+KAZ>"),
]


CONCEDES = [
    ("Japan removed South Korea from its white list.", "CONCEDE happened JPN>KOR"),
    ("Syria pledged to withdraw its troops from Lebanon.", "CONCEDE happened SYR>LBN"),
    ("Sudan let the Ethiopian rebels return.", "CONCEDE happened SDN>ETH"),
    ("The United States lifted sanctions on Myanmar.", "CONCEDE happened USA>MMR"),
    ("Britain apologised to Kenya.", "CONCEDE happened GBR>KEN"),
    ("Thailand and Cambodia declared a truce.", "CONCEDE happened KHM+THA>"),
    ("Spain waived visas for Omani citizens.", "CONCEDE happened ESP>OMN"),
]


THREATENS = [
    ("The European Union threatened sanctions against Belarus.", "THREATEN happened org:eu>BLR"),
    ("North Korea vowed revenge against Japan.", "THREATEN happened PRK>JPN"),
    ("Iran vowed retaliation against Israel.", "THREATEN happened IRN>ISR"),
    ("The United States will impose sanctions on Venezuela.", "THREATEN planned USA>VEN"),
    ("ECOWAS said that it would use force against Gambia.", "THREATEN planned org:ecowas>GMB"),
    ("Turkey warned Greece that it would close the straits.", "THREATEN happened TUR>GRC"),
    ("China warned Lithuania that it would pay a price.", "THREATEN happened CHN>LTU"),
    ("Vietnam weighed sanctions against Laos.", "THREATEN hypothetical VNM>LAO"),
    ("Israel planned an attack on Iran.", "THREATEN planned ISR>IRN"),
]


PROTESTS = [
    (
        "Egyptian students gathered outside the Israeli embassy in Cairo.",
        "PROTEST happened EGY>ISR",
    ),
    ("Serbian protesters gathered in front of the American embassy.", "PROTEST happened SRB>USA"),
    ("Pakistani protesters burned the French flag.", "PROTEST happened PAK>FRA"),
    ("Polish farmers blocked the border with Ukraine.", "PROTEST happened POL>UKR"),
]


ACCUSES = [
    ("Cambodia lodged a protest with Thailand.", "ACCUSE happened KHM>THA"),
    ("Ukraine filed a complaint against Russia.", "ACCUSE happened UKR>RUS"),
    ("Gambia filed a case against Myanmar.", "ACCUSE happened GMB>MMR"),
    ("Bolivia took Chile to the International Court of Justice.", "ACCUSE happened BOL>CHL"),
    ("South Korea summoned the Japanese ambassador.", "ACCUSE happened KOR>JPN"),
    (
        "The European Commission launched legal action against Hungary.",
        "ACCUSE happened org:european-commission>HUN",
    ),
]


REJECTS = [
    ("Algeria denied France the use of its airspace.", "REJECT happened DZA>FRA"),
    ("Italy denied entry to a Libyan minister.", "REJECT happened ITA>LBY"),
    ("India rejected the Chinese loan.", "REJECT happened IND>CHN"),
    ("Cuba refused American aid.", "REJECT happened CUB>USA"),
]


AGREES = [
    ("Morocco wants to buy drones from Israel.", "AGREE desired MAR>ISR"),
    ("Armenia wants to join the European Union.", "AGREE desired ARM>org:eu"),
    ("Serbia is striving to improve its relations with Croatia.", "AGREE desired HRV+SRB>"),
    ("Mongolia's president is expected in Tokyo on Monday.", "AGREE planned MNG>JPN"),
]


REQUESTS = [
    ("South Africa called on Israel to end the siege of Gaza.", "REQUEST happened ZAF>ISR"),
    ("The UN urged Libya to open the ports.", "REQUEST happened org:un>LBY"),
    ("Norway called on Sudan to accept the truce.", "REQUEST happened NOR>SDN"),
    ("Poland wants compensation from Germany.", "REQUEST desired POL>DEU"),
    ("Zambia persuaded Malawi to open its border.", "REQUEST happened ZMB>MWI"),
    ("Ecuador persuaded Bolivia to sign the treaty.", "REQUEST happened ECU>BOL"),
]


CONSULTS = [
    ("Greek Prime Minister Kyriakos Mitsotakis travelled to Ankara.", "CONSULT happened GRC>TUR"),
    (
        "Brazilian President Lula da Silva telephoned Argentine President Alberto Fernandez.",
        "CONSULT happened ARG+BRA>",
    ),
    ("Mexico resumed talks with Canada.", "CONSULT happened CAN+MEX>"),
    ("The prime ministers of Japan and India convened in Delhi.", "CONSULT happened IND+JPN>"),
]


@pytest.mark.parametrize(("text", "event"), RETREATS)
def test_what_is_withdrawn_or_given_back_is_a_retreat(text: str, event: str) -> None:
    assert all_told(text) == [event]


@pytest.mark.parametrize(("text", "event"), SANCTIONS)
def test_what_is_cut_off_closed_or_expelled_is_a_sanction(text: str, event: str) -> None:
    assert all_told(text) == [event]


@pytest.mark.parametrize(("text", "event"), COOPERATES)
def test_what_is_bought_leased_or_extradited_is_cooperation(text: str, event: str) -> None:
    assert all_told(text) == [event]


@pytest.mark.parametrize(("text", "event"), ASSAULTS)
def test_what_is_taken_or_fired_at_is_an_assault(text: str, event: str) -> None:
    assert all_told(text) == [event]


@pytest.mark.parametrize(("text", "event"), COERCES)
def test_who_is_seized_jailed_or_deported_is_coerced(text: str, event: str) -> None:
    assert all_told(text) == [event]


@pytest.mark.parametrize(("text", "event"), MOBILIZES)
def test_forces_made_ready_are_mobilised(text: str, event: str) -> None:
    assert all_told(text) == [event]


@pytest.mark.parametrize(("text", "event"), AIDS)
def test_who_is_helped_fed_or_sheltered_is_aided(text: str, event: str) -> None:
    assert all_told(text) == [event]


@pytest.mark.parametrize(("text", "event"), SUPPORTS)
def test_who_joins_or_backs_supports(text: str, event: str) -> None:
    assert all_told(text) == [event]


@pytest.mark.parametrize(("text", "event"), CONCEDES)
def test_who_lifts_lets_or_promises_to_leave_concedes(text: str, event: str) -> None:
    assert all_told(text) == [event]


@pytest.mark.parametrize(("text", "event"), THREATENS)
def test_what_is_vowed_or_warned_is_a_threat(text: str, event: str) -> None:
    assert all_told(text) == [event]


@pytest.mark.parametrize(("text", "event"), PROTESTS)
def test_who_gathers_blocks_or_burns_protests(text: str, event: str) -> None:
    assert all_told(text) == [event]


@pytest.mark.parametrize(("text", "event"), ACCUSES)
def test_who_complains_or_sues_accuses(text: str, event: str) -> None:
    assert all_told(text) == [event]


@pytest.mark.parametrize(("text", "event"), REJECTS)
def test_who_denies_or_turns_down_rejects(text: str, event: str) -> None:
    assert all_told(text) == [event]


@pytest.mark.parametrize(("text", "event"), AGREES)
def test_what_is_wanted_or_planned_is_an_intention(text: str, event: str) -> None:
    assert all_told(text) == [event]


@pytest.mark.parametrize(("text", "event"), REQUESTS)
def test_who_asks_or_presses_requests(text: str, event: str) -> None:
    assert all_told(text) == [event]


@pytest.mark.parametrize(("text", "event"), CONSULTS)
def test_who_travels_calls_or_convenes_consults(text: str, event: str) -> None:
    assert all_told(text) == [event]


@pytest.mark.parametrize(
    "text",
    [
        "France beat Argentina 2-1 in a friendly.",
        "Brazil thrashed Peru in the final.",
        "An earthquake in Turkey killed dozens of Syrian workers.",
        "A cyclone hit Mozambique and Malawi.",
        "The war between Ethiopia and Eritrea was long.",
        "Germany hosted the final against Spain.",
        "There was an outcry in Chile over Peru.",
        "Analysts in Kenya gathered data on Somalia.",
        "The occupation of Kuwait by Iraq ended in 1991.",
        "Floods displaced thousands in India and Nepal.",
        "Morocco won a medal in Spain.",
        "Canada's wildfires have burned an area larger than Greece.",
        "Iraqi Kurds celebrate Nowruz on 21 March.",
        "Nepal is squeezed between two giants, India and China.",
        "Observers disagree on what the vote in Bulgaria means for Europe.",
        "Chile beat Peru 3-1 in Santiago.",
        "Exports from Chile to Peru hit a record.",
        "Japan captured a third of the Korean market.",
    ],
)
def test_sport_weather_and_mere_mentions_are_no_events(text: str) -> None:
    assert all_told(text) == []
