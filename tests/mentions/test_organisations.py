from __future__ import annotations

import pytest

from tests.mentions.conftest import Find


@pytest.mark.parametrize(
    ("language", "text", "words", "key"),
    [
        (
            "en",
            "Peru's foreign ministry objected.",
            "Peru's foreign ministry",
            "PER:foreign-ministry",
        ),
        (
            "en",
            "The Ministry of Foreign Affairs of Oman replied.",
            "Ministry of Foreign Affairs of Oman",
            "OMN:foreign-ministry",
        ),
        ("en", "The Ethiopian army advanced.", "Ethiopian army", "ETH:army"),
        ("fa", "وزارت خارجه عمان پاسخ داد.", "وزارت خارجه عمان", "OMN:foreign-ministry"),
        ("fa", "ارتش سودان عقب نشست.", "ارتش سودان", "SDN:army"),
    ],
)
def test_a_body_belongs_to_the_state_beside_it(
    find: Find, language: str, text: str, words: str, key: str
) -> None:
    found = find(text, language)
    assert found.mention(words).entity == f"body:{key}"


def test_the_state_inside_a_bodys_name_is_a_mention_too(find: Find) -> None:
    found = find("The Kenyan army advanced.")
    assert found.mention("Kenyan").entity == "state:KEN"


def test_a_body_without_a_state_is_that_of_the_dateline(find: Find) -> None:
    found = find("LONDON: The Foreign Office summoned the envoy.")
    assert found.mention("Foreign Office").entity == "body:GBR:foreign-ministry"


def test_a_long_name_and_its_abbreviation_are_one(find: Find) -> None:
    found = find("The World Health Organization (WHO) warned. The WHO said more.")
    assert found.mention("WHO").entity == found.mention("World Health Organization").entity


@pytest.mark.parametrize(
    "name",
    ["Mombasa Maritime Authority", "Institute for Andean Studies", "Lusaka Evening Post"],
)
def test_an_unknown_name_is_known_by_its_shape(find: Find, name: str) -> None:
    assert find(f"It was first reported by the {name} last week.").mention(name).type == (
        "organisation"
    )


def test_a_modifier_is_no_body(find: Find) -> None:
    assert "army" not in find("Both want closer army-to-army ties.").words()


@pytest.mark.parametrize(
    ("language", "text", "words", "country", "sector"),
    [
        ("en", "Polish troops crossed over.", "Polish troops", "POL", "MIL"),
        ("fa", "نیروهای ترکیه عقب نشستند.", "نیروهای ترکیه", "TUR", "MIL"),
    ],
)
def test_a_group_has_its_country_and_sector(
    find: Find, language: str, text: str, words: str, country: str, sector: str
) -> None:
    group = find(text, language).entity(words)
    assert (group.type, group.country, group.sector) == ("group", country, sector)


def test_a_delegation_has_its_size(find: Find) -> None:
    found = find("A 25-member delegation left for Laos.")
    assert [entity.size for entity in found.all.entities if entity.size] == [25]


@pytest.mark.parametrize("designation", ["Su-30", "F-5", "BTR-82A"])
def test_a_designation_beside_a_weapon_is_materiel(find: Find, designation: str) -> None:
    found = find(f"Algeria ordered {designation} aircraft and systems.")
    assert found.mention(designation).type == "materiel"


def test_a_designation_far_from_any_weapon_is_none(find: Find) -> None:
    assert "A-12" not in find("He stayed in room A-12 of the hotel.").words()


def test_a_meeting_is_named_by_its_body(find: Find) -> None:
    assert find("They met at the ASEAN summit.").mention("ASEAN summit").type == "meeting"
