from __future__ import annotations

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
