from __future__ import annotations

import pytest

from tests.mentions.conftest import Find


@pytest.mark.parametrize(
    ("language", "text", "town"),
    [
        ("en", "Shots were fired near the village of Mugina on Friday.", "Mugina"),
        ("en", "The port of Nsumbu was closed after the flood.", "Nsumbu"),
        ("en", "Troops camped outside Karwendi, officials said.", "Karwendi"),
        ("fa", "سربازان وارد روستای گلمکانک شدند.", "گلمکانک"),
        ("fa", "کامیون‌ها در شهر مرزی تولکان ماندند.", "تولکان"),
    ],
)
def test_a_town_that_no_table_knows_is_told_by_its_head(
    find: Find, language: str, text: str, town: str
) -> None:
    mention = find(text, language).mention(town)
    assert (mention.type, mention.form) == ("place", "name")


@pytest.mark.parametrize(
    "text",
    [
        "He lives near Ngugi Motors in town.",
        "The city of the future was shown outside parliament.",
        "A district of Kenya was flooded.",
    ],
)
def test_other_names_behind_a_head_are_no_towns(find: Find, text: str) -> None:
    assert "place-shape" not in {m.why for m in find(text).all.mentions}


@pytest.mark.parametrize(
    ("language", "text", "words", "capital"),
    [
        ("en", "They signed it in the Moroccan capital on Friday.", "Moroccan capital", "Rabat"),
        ("en", "Talks opened in the capital of Peru.", "capital of Peru", "Lima"),
        ("en", "Qatar's capital hosted the talks.", "Qatar's capital", "Doha"),
        ("fa", "دو طرف در پایتخت کنیا دیدار کردند.", "پایتخت کنیا", "Nairobi"),
    ],
)
def test_a_capital_is_meant_by_its_state(
    find: Find, language: str, text: str, words: str, capital: str
) -> None:
    assert find(text, language).entity(words).name == capital


def test_capital_that_is_money_is_no_town(find: Find) -> None:
    found = find("Japanese capital left the country in search of profit.")
    assert "capital-of-state" not in {m.why for m in found.all.mentions}


@pytest.mark.parametrize(
    "text",
    [
        "Brussels wants Belgrade to join the sanctions.",
        "Budapest blamed Brussels for the delay.",
        "Chisinau and Brussels signed a growth plan.",
    ],
)
def test_the_capital_of_a_bloc_is_called_for_it(find: Find, text: str) -> None:
    assert find(text).mention("Brussels").entity == "org:eu"


@pytest.mark.parametrize(
    ("text", "entity"),
    [
        ("Belgium and Congo fell out. Brussels recalled its ambassador.", "state:BEL"),
        ("The ministers met in Brussels.", "place:2800866"),
    ],
)
def test_it_is_a_town_or_its_own_state_where_that_is_meant(
    find: Find, text: str, entity: str
) -> None:
    assert find(text).mention("Brussels").entity == entity
