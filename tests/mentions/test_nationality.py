from __future__ import annotations

import pytest

from tests.mentions.conftest import Find


@pytest.mark.parametrize(
    ("text", "language", "name", "country"),
    [
        ("Police held Tahir Dawar, a Pakistani businessman.", "en", "Tahir Dawar", "PAK"),
        ("Paul Whelan, a former American marine, was freed.", "en", "Paul Whelan", "USA"),
        ("The French researcher Roland Marchal left Evin.", "en", "Roland Marchal", "FRA"),
        ("His counterpart Retno Marsudi of Indonesia left.", "en", "Retno Marsudi", "IDN"),
        ("بازرگان پاکستانی طاهر داوود بازداشت شد.", "fa", "طاهر داوود", "PAK"),
    ],
)
def test_words_beside_a_name_tell_the_country(
    find: Find, text: str, language: str, name: str, country: str
) -> None:
    assert find(text, language).entity(name).country == country


def test_a_state_after_a_plain_name_tells_nothing(find: Find) -> None:
    assert find("Paul Kimani left, Egypt said.").entity("Paul Kimani").country is None
