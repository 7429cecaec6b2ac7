from __future__ import annotations

import pytest

from tests.mentions.conftest import Find


@pytest.mark.parametrize(
    ("text", "name", "key"),
    [
        (
            "Iranian Foreign Minister Hossein Amir-Abdollahian spoke.",
            "Hossein Amir-Abdollahian",
            "person:hossein-amir-abdollahian",
        ),
        ("Amir-Abdollahian left Muscat.", "Amir-Abdollahian", "person:hossein-amir-abdollahian"),
        ("Secretary Ban Ki-moon spoke.", "Ban Ki-moon", "person:ban-ki-moon"),
    ],
)
def test_a_known_name_is_one_whole(find: Find, text: str, name: str, key: str) -> None:
    found = find(text)
    people = [m for m in found.all.mentions if m.type == "person" and m.form == "name"]
    assert [(found.text[m.start : m.end], m.entity) for m in people] == [(name, key)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Amir Hatami visited Minsk.", "Amir Hatami"),
        ("General Amir Baram spoke.", "Amir Baram"),
        ("Minister Amir Peretz resigned.", "Amir Peretz"),
    ],
)
def test_a_first_name_that_is_an_office_elsewhere_is_a_name(
    find: Find, text: str, words: str
) -> None:
    found = find(text)
    assert found.mention(words).type == "person"
    assert "Amir" not in found.words()


def test_an_emir_is_an_office_with_its_state(find: Find) -> None:
    assert find("The Kuwaiti Amir Sheikh Sabah died.").entity("Sabah").country == "KWT"


@pytest.mark.parametrize(
    "text",
    ["ریاض هنوز پاسخی نداده است.", "آرش چه گفت؟", "مریم چرا رفت؟", "بیروت دیگر آرام نیست."],
)
def test_adverbs_and_question_words_make_no_name(find: Find, text: str) -> None:
    assert "person" not in {m.type for m in find(text, "fa").all.mentions}


def test_a_cleric_is_no_president(find: Find) -> None:
    found = find("یک روحانی شیعه در بغداد ترور شد.", "fa")
    assert "person" not in {m.type for m in found.all.mentions}


def test_a_known_surname_after_its_full_name_is_that_person(find: Find) -> None:
    found = find("حسن روحانی به نیویورک رفت. روحانی سخنرانی کرد.", "fa")
    assert found.mention("روحانی").entity == "person:hassan-rouhani"


def test_a_regime_with_a_state_s_by_name_is_the_state(find: Find) -> None:
    found = find("رژیم صهیونیستی به غزه حمله کرد.", "fa")
    keys = {m.entity for m in found.all.mentions if m.type in ("state", "organisation")}
    assert keys == {"state:ISR"}


def test_a_think_tank_is_no_tank(find: Find) -> None:
    assert "tank" not in find("A think tank in Oslo warned.").words()


def test_a_prince_by_first_name_is_the_one_named_before(find: Find) -> None:
    found = find("Faisal bin Farhan flew to Amman. Prince Faisal met the king.")
    assert found.mention("Faisal").entity == found.mention("Faisal bin Farhan").entity
