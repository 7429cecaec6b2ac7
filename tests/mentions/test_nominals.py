from __future__ import annotations

import pytest

from tests.mentions.conftest import Find


@pytest.mark.parametrize(
    ("text", "language", "words", "key"),
    [
        ("Ethiopia reopened its embassy in Asmara.", "en", "embassy", "body:ETH:embassy"),
        ("Denmark closed its new consulate in Erbil.", "en", "consulate", "body:DNK:consulate"),
        ("The Saudi embassy in Tehran burned.", "en", "Saudi embassy", "body:SAU:embassy"),
        ("سفارت عربستان در تهران باز شد.", "fa", "سفارت عربستان", "body:SAU:embassy"),
        ("مصر سفارت خود در دوحه را باز کرد.", "fa", "سفارت", "body:EGY:embassy"),
        ("ژاپن کنسولگری خود در هرات را بست.", "fa", "کنسولگری", "body:JPN:consulate"),
    ],
)
def test_a_mission_is_of_the_state_that_sends_it(
    read: Find, text: str, language: str, words: str, key: str
) -> None:
    assert read(text, language).mention(words).entity == key


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Somalia recalled its ambassador from Nairobi.", "SOM"),
        ("Chile will send its ambassador back to La Paz.", "CHL"),
        ("Mexico withdrew its ambassador in 2020.", "MEX"),
    ],
)
def test_an_envoy_is_of_the_state_whose_he_is(read: Find, text: str, country: str) -> None:
    assert read(text).entity("ambassador").country == country


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("Egypt said it would reopen the border.", "state:EGY"),
        ("Norway expelled a spy. It also closed a port.", "state:NOR"),
        ("Laos denied it had sold the dam.", "state:LAO"),
    ],
)
def test_it_is_the_state_that_was_the_subject(read: Find, text: str, state: str) -> None:
    pronoun = next(m for m in read(text).all.mentions if m.form == "pronoun")
    assert pronoun.entity == state


def test_it_without_a_doer_is_nobody(read: Find) -> None:
    assert read("Bolivia lost its coast. It is cold in La Paz.").words("pronoun") == []


@pytest.mark.parametrize(
    ("text", "language", "name"),
    [
        ("Imran Khan met Hassan Rouhani. He thanked him.", "en", "Imran Khan"),
        ("Julius Nyerere flew to Accra. He met exiles.", "en", "Julius Nyerere"),
        ("حسن روحانی به باکو رفت. وی با علما دیدار کرد.", "fa", "حسن روحانی"),
    ],
)
def test_he_is_the_subject_before(read: Find, text: str, language: str, name: str) -> None:
    found = read(text, language)
    pronoun = next(m for m in found.all.mentions if m.form == "pronoun")
    assert found.entities[str(pronoun.entity)].name == name


@pytest.mark.parametrize(
    ("text", "language", "words", "state"),
    [
        ("وزیر خارجه ایران گفت کشورمان آماده است.", "fa", "کشورمان", "state:IRN"),
        ("رئیس‌جمهور تاجیکستان گفت کشور ما آب دارد.", "fa", "کشور ما", "state:TJK"),
        ("Ghana's president said our country was at peace.", "en", "our country", "state:GHA"),
    ],
)
def test_our_country_is_that_of_who_speaks(
    read: Find, text: str, language: str, words: str, state: str
) -> None:
    assert read(text, language).mention(words).entity == state
