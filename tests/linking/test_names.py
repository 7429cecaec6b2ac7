from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.linking.names import blocking_keys, compare_names, is_full, name_tokens, untitled

SAME_NAME = [
    ("Hassan Rouhani", "حسن روحانی"),
    ("Mohammad Javad Zarif", "محمد جواد ظریف"),
    ("Adel al-Jubeir", "عادل الجبیر"),
    ("Faisal bin Farhan", "فیصل بن فرحان"),
    ("Recep Tayyip Erdogan", "رجب طیب اردوغان"),
    ("Ashraf Ghani", "اشرف غنی"),
    ("Sergei Lavrov", "Сергей Лавров"),
    ("Sergei Lavrov", "Лавров, Сергей Викторович"),
    ("Volodymyr Zelensky", "Володимир Зеленський"),
    ("Ali Shamkhani", "علی شمخانی"),
    ("Nikol Pashinyan", "نیکول پاشینیان"),
    ("Hossein Amir-Abdollahian", "حسین امیرعبداللهیان"),
    ("Emmanuel Macron", "امانوئل ماکرون"),
    ("Ted Kennedy", "ادوارد کندی"),
    ("Joe Biden", "Joseph R. Biden"),
    ("Salman bin Abdulaziz", "سلمان بن عبدالعزیز"),
    ("Elizabeth Warren", "الیزابت وارن"),
]
OTHER_NAME = [
    ("Hassan Rouhani", "ابراهیم رئیسی"),
    ("Nawaz Sharif", "شهباز شریف"),
    ("Shehbaz Sharif", "Nawaz Sharif"),
    ("Ilham Aliyev", "حیدر علی‌اف"),
    ("Rajiv Gandhi", "Indira Gandhi"),
    ("George Bush", "باراک اوباما"),
    ("Kim Jong-il", "Moon Jae-in"),
    ("Bilawal Bhutto", "Benazir Bhutto"),
]


@pytest.mark.parametrize(("latin", "other"), SAME_NAME)
def test_spellings_of_one_name_are_anchored_across_scripts(latin: str, other: str) -> None:
    match = compare_names(latin, other)
    assert match.anchored, match
    assert match.score > 0.66, match


@pytest.mark.parametrize(("left", "right"), OTHER_NAME)
def test_other_given_names_keep_people_apart(left: str, right: str) -> None:
    match = compare_names(left, right)
    assert not match.anchored
    assert match.score < 0.6, match


@pytest.mark.parametrize(("left", "right"), SAME_NAME + OTHER_NAME)
def test_comparison_does_not_depend_on_the_order_of_the_two(left: str, right: str) -> None:
    assert compare_names(left, right) == compare_names(right, left)


_LETTERS = st.text("abeghikmnorstvyzابتجحدرسشعغقلمنویАБДЕИКНОРС -.", max_size=24)


@given(_LETTERS, _LETTERS)
def test_any_two_strings_compare_alike_in_both_directions(left: str, right: str) -> None:
    match = compare_names(left, right)
    assert match == compare_names(right, left)
    assert 0 <= match.score <= 1


def test_an_initial_matches_any_name_with_its_sound() -> None:
    assert not compare_names("M. Khatami", "محمد خاتمی").contradicts
    assert compare_names("B. Khatami", "محمد خاتمی").contradicts


def test_a_surname_alone_is_never_anchored() -> None:
    match = compare_names("Lavrov", "سرگئی لاوروف")
    assert match.score > 0.7
    assert not match.anchored
    assert not match.contradicts


def test_an_empty_name_matches_nothing() -> None:
    assert compare_names("", "Sergei Lavrov").score == 0.0


@pytest.mark.parametrize(("left", "right"), SAME_NAME)
def test_spellings_of_one_name_share_a_blocking_key(left: str, right: str) -> None:
    assert blocking_keys(left) & blocking_keys(right)


def test_strangers_rarely_share_a_key_of_consonants() -> None:
    keys = blocking_keys("Hassan Rouhani") & blocking_keys("Barack Obama")
    assert not {key for key in keys if "+" not in key}


def test_ranks_and_notes_are_no_part_of_a_name() -> None:
    assert untitled("General Khalifa Haftar") == "Khalifa Haftar"
    assert untitled("ژنرال خلیفه حفتر") == "خلیفه حفتر"
    assert name_tokens("Dr. Hazem El-Beblawi (economist)") == ("Hazem", "Beblawi")


def test_a_name_of_nothing_but_particles_keeps_them() -> None:
    assert name_tokens("Al") == ("Al",)


def test_a_name_is_full_with_two_tokens_that_are_no_initials() -> None:
    assert is_full("Angela Merkel")
    assert not is_full("A. Merkel")
