from __future__ import annotations

import pytest

from dragoman.linking.names import compare_names
from dragoman.linking.sounds import phonemes, romanise, skeleton, token_likeness

SAME_NAME = [
    ("Hassan Rouhani", "حسن روحانی"),
    ("Mohammad Javad Zarif", "محمد جواد ظریف"),
    ("Adel al-Jubeir", "عادل الجبیر"),
    ("Faisal bin Farhan", "فیصل بن فرحان"),
    ("Recep Tayyip Erdogan", "رجب طیب اردوغان"),
    ("Ashraf Ghani", "اشرف غنی"),
    ("Sergei Lavrov", "Сергей Лавров"),
    ("Volodymyr Zelensky", "Володимир Зеленський"),
    ("Ali Shamkhani", "علی شمخانی"),
    ("Nikol Pashinyan", "نیکول پاشینیان"),
]
OTHER_NAME = [
    ("Hassan Rouhani", "ابراهیم رئیسی"),
    ("Nawaz Sharif", "شهباز شریف"),
    ("Shehbaz Sharif", "Nawaz Sharif"),
    ("Ilham Aliyev", "حیدر علی‌اف"),
    ("Rajiv Gandhi", "Indira Gandhi"),
    ("George Bush", "باراک اوباما"),
]


@pytest.mark.parametrize(("latin", "other"), SAME_NAME)
def test_spellings_of_one_name_are_anchored_across_scripts(latin: str, other: str) -> None:
    match = compare_names(latin, other)
    assert match.anchored, match
    assert match.score > 0.78


@pytest.mark.parametrize(("left", "right"), OTHER_NAME)
def test_other_given_names_keep_people_apart(left: str, right: str) -> None:
    match = compare_names(left, right)
    assert not match.anchored
    assert match.score < 0.78, match


def test_comparison_does_not_depend_on_the_order_of_the_two() -> None:
    for left, right in SAME_NAME + OTHER_NAME:
        assert compare_names(left, right).score == compare_names(right, left).score


def test_an_initial_matches_any_name_with_its_sound() -> None:
    assert compare_names("M. Khatami", "محمد خاتمی").score > 0.85
    assert compare_names("B. Khatami", "محمد خاتمی").score < 0.5


def test_a_surname_alone_is_never_anchored() -> None:
    match = compare_names("Lavrov", "سرگئی لاوروف")
    assert match.score > 0.8
    assert not match.anchored


def test_an_empty_name_matches_nothing() -> None:
    assert compare_names("", "Sergei Lavrov").score == 0.0


@pytest.mark.parametrize(
    ("left", "right"), [("Rouhani", "روحانی"), ("Lavrov", "لاوروف"), ("Putin", "Путин")]
)
def test_spellings_of_one_name_share_a_blocking_key(left: str, right: str) -> None:
    assert skeleton(left) == skeleton(right) != ""


def test_doubled_letters_are_heard_once() -> None:
    assert phonemes("Hassan") == phonemes("Hasan")


def test_likeness_is_one_for_the_same_and_low_for_strangers() -> None:
    assert token_likeness("Ghani", "Ghani") == 1.0
    assert token_likeness("Ghani", "Petrov") < 0.4


def test_a_name_without_a_latin_form_is_romanised() -> None:
    assert romanise("کاظم") == "Kazm"
