from __future__ import annotations

import pytest

from dragoman.coding.amounts import find_amounts, words_of
from dragoman.languages import language_pack

BILLION = 1e9


def amounts(text: str, language: str) -> list[tuple[float, float | None, str]]:
    pack = language_pack(language)
    words = words_of(pack)
    assert words is not None
    folded = pack.fold(text).text.lower()
    found = find_amounts(folded, words, 0, len(folded))
    return [(one.least, one.most, one.unit) for one in found]


@pytest.mark.parametrize(
    ("language", "text", "least", "most", "unit"),
    [
        ("en", "a deal worth $2.37 billion", 2.365 * BILLION, 2.375 * BILLION, "USD"),
        ("en", "a €4 billion loan", 3.6 * BILLION, 4.4 * BILLION, "EUR"),
        ("en", "a loan of 750 million euros", 745e6, 755e6, "EUR"),
        ("en", "more than 30,000 people died", 27_000, None, "person"),
        ("en", "nearly 900 kilometres", 810, 950, "km"),
        ("en", "the 1,224-kilometre line", 1223.5, 1224.5, "km"),
        ("en", "trade of $10-12 billion", 10 * BILLION, 12 * BILLION, "USD"),
        ("en", "between 200 and 300 soldiers", 200, 300, "person"),
        ("fa", "به ارزش ۲ میلیارد و ۳۷۰ میلیون دلار", 2.365 * BILLION, 2.375 * BILLION, "USD"),
        ("fa", "۲/۳۷ میلیارد دلار", 2.365 * BILLION, 2.375 * BILLION, "USD"),
        ("fa", "بیش از ۳۰ هزار نفر", 27_000, None, "person"),
        ("fa", "خط آهن ۱۲۲۴ کیلومتری", 1223.5, 1224.5, "km"),
    ],
)
def test_an_amount_is_all_that_is_rounded_to_it(
    language: str, text: str, least: float, most: float | None, unit: str
) -> None:
    ((low, high, said),) = amounts(text, language)
    assert low == pytest.approx(least)
    assert high == (None if most is None else pytest.approx(most))
    assert said == unit


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "On 5 May 2011 the 27 members met for the 3rd time."),
        ("en", "Flight 370 left at 0:42."),
        ("fa", "در ۵ اردیبهشت ۱۳۹۰ برای ۳ بار دیدار کردند."),
    ],
)
def test_a_number_without_a_unit_is_no_amount(language: str, text: str) -> None:
    assert amounts(text, language) == []


def test_one_sum_is_the_same_in_two_languages() -> None:
    english = amounts("a contract worth $5.4 billion", "en")
    assert amounts("قراردادی به ارزش ۵ میلیارد و ۴۰۰ میلیون دلار", "fa") == english
