from __future__ import annotations

import pytest

from dragoman.linking.sounds import (
    may_open,
    phonemes,
    plain,
    skeletons,
    token_likeness,
)


@pytest.mark.parametrize(
    ("left", "right"),
    [("Rouhani", "روحانی"), ("Lavrov", "لاوروف"), ("Putin", "Путин"), ("Chirac", "شیراک")],
)
def test_spellings_of_one_name_share_consonants(left: str, right: str) -> None:
    assert skeletons(left) & skeletons(right)


def test_doubled_letters_are_heard_once() -> None:
    assert phonemes("Hassan") == phonemes("Hasan")


def test_marks_and_arabic_letters_are_plain() -> None:
    assert plain("Şentop") == plain("sentop")
    assert plain("علي") == plain("علی")
    assert plain("Ёлкин") == "ёлкин"


def test_likeness_is_one_for_the_same_and_low_for_strangers() -> None:
    assert token_likeness("Ghani", "Ghani") == 1.0
    assert token_likeness("Ghani", "Petrov") < 0.4


def test_short_vowels_weigh_less_where_the_script_leaves_them_out() -> None:
    assert token_likeness("Hosni", "حسنی") > token_likeness("Hosni", "Hsni")


def test_a_glued_article_is_heard_through() -> None:
    assert token_likeness("Almansoori", "منصوری") > 0.85


def test_an_initial_opens_what_begins_with_its_sound() -> None:
    assert may_open("Y", "یورویویچ")
    assert not may_open("B", "محمد")
