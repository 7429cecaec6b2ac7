from __future__ import annotations

from datetime import date

import pytest

from dragoman.languages import language_pack
from dragoman.mentions.actors import read_actor


@pytest.mark.parametrize(
    ("language", "phrase", "country", "sector"),
    [
        ("en", "Bolivia", "BOL", None),
        ("en", "Mozambican soldiers", "MOZ", "MIL"),
        ("en", "the Finnish prime minister", "FIN", "GOV"),
        ("en", "the foreign ministry of Laos", "LAO", "GOV"),
        ("en", "a former Danish prime minister", "DNK", "ELI"),
        ("en", "Greek farmers", "GRC", "AGR"),
        ("en", "Turkish gendarmes", "TUR", "COP"),
        ("en", "a Peruvian court", "PER", "JUD"),
        ("en", "the Supreme Court of Israel", "ISR", "JUD"),
        ("en", "Iraqi militia fighters", "IRQ", "UAF"),
        ("en", "the Kenyan High Court", "KEN", "JUD"),
        ("en", "Doctors Without Borders", None, "NGO"),
        ("en", "Norwegian Refugee Council", "NOR", "NGO"),
        ("en", "residents of Kharkiv", "UKR", "CVL"),
        ("en", "Zambian copper miners", "ZMB", "LAB"),
        ("en", "Nepali Congress", "NPL", "PTY"),
        ("en", "the Knesset", "ISR", "LEG"),
        ("en", "Saeima", "LVA", "LEG"),
        ("en", "members of the Bundestag", "DEU", "LEG"),
        ("en", "Huawei", "CHN", "MNC"),
        ("en", "Tehran", "IRN", "GOV"),
        ("en", "Kosovo", "XKX", None),
        ("en", "former Malaysian prime minister Najib Razak", "MYS", "ELI"),
        ("en", "opposition leader Bobi Wine", "UGA", "OPP"),
        ("en", "Coptic priests", None, "REL"),
        ("en", "Al Jazeera correspondent", "QAT", "JRN"),
        ("en", "BBC reporter", "GBR", "JRN"),
        ("en", "French prosecutors", "FRA", "JUD"),
        ("en", "Sudan's Rapid Support Forces", "SDN", "REB"),
        ("en", "Sinaloa drug lords", "MEX", "CRM"),
        ("en", "an armed gang", None, "CRM"),
        ("en", "the Islamic State group", None, "REB"),
        ("en", "Rohingya refugees", None, "REF"),
        ("en", "students at Cairo University", "EGY", "EDU"),
        ("en", "Mossad", "ISR", "SPY"),
        ("en", "a Chinese intelligence officer", "CHN", "SPY"),
        ("en", "the Brazilian Senate", "BRA", "LEG"),
        ("en", "Colombian coca growers", "COL", "AGR"),
        ("en", "the Russian Orthodox Church", "RUS", "REL"),
        ("en", "South African Airways", "ZAF", "BUS"),
        ("en", "European lawmakers", None, "LEG"),
        ("en", "Human Rights Watch", None, "HRI"),
        ("en", "Defence Minister Khawaja Asif", "PAK", "GOV"),
        ("en", "Vladimir Padrino Lopez", "VEN", "GOV"),
        ("en", "the Central Bank of Nigeria", "NGA", "GOV"),
        ("en", "National Guard troops", None, "MIL"),
        ("en", "two tourists", None, "CVL"),
        ("en", "Ivorian soldiers", "CIV", "MIL"),
        ("en", "Scottish National Party", "GBR", "PTY"),
        ("en", "Houthi fighters", "YEM", "UAF"),
        ("en", "separatists in Donetsk", "UKR", "REB"),
        ("en", "Serbian hackers", "SRB", "SPY"),
        ("en", "Japan Coast Guard vessel", "JPN", "MIL"),
        ("en", "Myanmar's military junta", "MMR", "GOV"),
        ("en", "police in Karachi", "PAK", "COP"),
        ("en", "the U.S. Navy's Fifth Fleet", "USA", "MIL"),
        ("en", "the Catholic bishops of Nicaragua", "NIC", "REL"),
        ("fa", "وزیر دفاع ارمنستان", "ARM", "GOV"),
        ("fa", "سخنگوی وزارت خارجه چین", "CHN", "GOV"),
        ("fa", "کشاورزان هندی", "IND", "AGR"),
        ("fa", "مجلس عوام بریتانیا", "GBR", "LEG"),
        ("fa", "نیروهای دموکراتیک سوریه", "SYR", "REB"),
        ("fa", "سفیر کره جنوبی", "KOR", "GOV"),
        ("fa", "پلیس ترکیه", "TUR", "COP"),
        ("fa", "رئیس جمهور پیشین برزیل", "BRA", "ELI"),
        ("fa", "دادستان کل لبنان", "LBN", "JUD"),
        ("fa", "خبرنگاران افغان", "AFG", "JRN"),
        ("fa", "نیروی دریایی هند", "IND", "MIL"),
        ("fa", "حزب کارگر انگلیس", "GBR", "PTY"),
        ("fa", "شرکت گازپروم", "RUS", "BUS"),
        ("fa", "وزیر خارجه فنلاند", "FIN", "GOV"),
        ("fa", "سربازان لبنانی", "LBN", "MIL"),
    ],
)
def test_an_actor_phrase_gives_country_and_sector(
    language: str, phrase: str, country: str, sector: str | None
) -> None:
    actor = read_actor(phrase, language_pack(language))
    assert (actor.country, actor.sector) == (country, sector)


@pytest.mark.parametrize(
    ("phrase", "sector"),
    [
        ("Nairobi police", "COP"),
        ("three Indian warplanes", "MIL"),
        ("the president of the Kenyan Human Rights Commission", "HRI"),
        ("a retired prime minister", "ELI"),
        ("farm workers", "AGR"),
    ],
)
def test_the_sector_of_a_bare_phrase(phrase: str, sector: str) -> None:
    assert read_actor(phrase, language_pack("en")).sector == sector


@pytest.mark.parametrize(
    ("phrase", "day", "sector"),
    [
        ("Olaf Scholz", date(2023, 1, 1), "GOV"),
        ("Olaf Scholz", date(2025, 9, 1), "ELI"),
        ("Josep Borrell", date(2022, 3, 1), "IGO"),
        ("Hugo Chavez", date(2006, 5, 1), "GOV"),
        ("Laurent Gbagbo", None, "ELI"),
        ("Taliban", date(2005, 1, 1), "REB"),
        ("Taliban", date(2023, 1, 1), "GOV"),
        ("Paul Musafiri", date(2006, 1, 1), "GOV"),
        ("Paul Musafiri", date(2013, 1, 1), "ELI"),
    ],
)
def test_a_sector_is_that_of_the_day(phrase: str, day: date | None, sector: str) -> None:
    assert read_actor(phrase, language_pack("en"), day=day).sector == sector


def test_an_actor_without_a_country_has_that_of_the_text() -> None:
    pack = language_pack("en")
    assert read_actor("the National Guard", pack, said_of="KWT").country == "KWT"
    assert read_actor("the National Guard", pack).country is None
    assert read_actor("a lemon", pack, said_of="KWT").country is None


@pytest.mark.parametrize(("phrase", "country"), [("Somaliland", "XSL"), ("Northern Cyprus", "XNC")])
def test_a_state_that_few_recognise_is_told_as_such(phrase: str, country: str) -> None:
    actor = read_actor(phrase, language_pack("en"))
    assert (actor.country, actor.sector) == (country, "PRE")
