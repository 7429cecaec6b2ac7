from __future__ import annotations

import pytest

from tests.mentions.conftest import Find


@pytest.mark.parametrize(
    ("text", "language", "words", "name"),
    [
        (
            "Rwandan-backed M23 rebels took Goma in 2012.",
            "en",
            "Rwandan-backed M23 rebels",
            "March 23 Movement",
        ),
        ("Iran-backed Hezbollah fired rockets.", "en", "Iran-backed Hezbollah", "Hezbollah"),
        ("حزب‌الله مورد حمایت ایران موشک شلیک کرد.", "fa", "حزب‌الله مورد حمایت ایران", "Hezbollah"),
    ],
)
def test_a_state_that_backs_a_party_is_not_the_party(
    find: Find, text: str, language: str, words: str, name: str
) -> None:
    assert find(text, language).entity(words).name == name


@pytest.mark.parametrize(
    ("text", "words", "country"),
    [
        ("Turkey-backed Syrian fighters shelled Afrin.", "Turkey-backed Syrian fighters", "SYR"),
        ("Libyan-funded Chadian rebels fled in 1987.", "Libyan-funded Chadian rebels", "TCD"),
        ("Saudi-backed militants fled.", "Saudi-backed militants", None),
        ("The French-led troops left Gao.", "French-led troops", "FRA"),
    ],
)
def test_backers_give_no_country_and_leaders_do(
    find: Find, text: str, words: str, country: str | None
) -> None:
    assert find(text).entity(words).country == country


@pytest.mark.parametrize(
    "text",
    [
        "South Africa accused Rwanda of meddling.",
        "Five wounded soldiers were flown to Dakar.",
        "Two convicted spies were swapped in 2010.",
    ],
)
def test_participles_are_no_groups(read: Find, text: str) -> None:
    words = {"accused", "South Africa accused", "wounded", "convicted"}
    assert not words & set(read(text).words())


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The wounded were flown to Dakar.", "wounded"),
        ("Chadian rebels fled.", "Chadian rebels"),
        ("A suspect was held in Lima.", "suspect"),
    ],
)
def test_participles_with_an_article_are_groups(find: Find, text: str, words: str) -> None:
    assert find(text).mention(words).type == "group"
