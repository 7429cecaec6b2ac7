from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.evaluation.zwnj import score_zwnj
from dragoman.languages.fa import PACK as FA
from dragoman.parsing.zwnj import restore_zwnj


@pytest.mark.parametrize(
    ("said", "restored"),
    [
        ("مقامهای", "مقام‌های"),
        ("همکاریهای", "همکاری‌های"),
        ("منطقهای", "منطقه‌ای"),
        ("می شود", "می‌شود"),
        ("نمی دهد", "نمی‌دهد"),
        ("میکنند", "می‌کنند"),
        ("گفتوگو", "گفت‌وگو"),
        ("گفت و گو", "گفت‌وگو"),
        ("گفتگو", "گفت‌وگو"),
        ("مقام های", "مقام‌های"),
        ("راه های", "راه‌های"),
        ("کرده اند", "کرده‌اند"),
        ("منطقه ای", "منطقه‌ای"),
        ("نهادهای", "نهادهای"),
        ("برخوردهای", "برخوردهای"),
        ("نبردهای", "نبردهای"),
        ("خرید‌های", "خریدهای"),
        ("کشور‌ها", "کشورها"),
    ],
)
def test_a_lost_joiner_comes_back(said: str, restored: str) -> None:
    assert restore_zwnj(said, FA).text == restored


@pytest.mark.parametrize("word", ["شانگهای", "نیروهای", "کشورهای", "رهبران", "تهران", "می 2022"])
def test_words_that_need_no_joiner_are_left_alone(word: str) -> None:
    assert restore_zwnj(word, FA).text == word


def test_a_joined_word_leads_back_to_both_of_its_parts() -> None:
    text = "دیدار مقام های دو کشور"
    folded = restore_zwnj(text, FA)
    start = folded.text.index("مقام‌های")
    span = folded.original(start, start + len("مقام‌های"))
    assert text[span.start : span.end] == "مقام های"


def test_joiners_of_good_text_come_back() -> None:
    lines = ["مقام‌های دو کشور درباره همکاری‌های منطقه‌ای گفت‌وگو می‌کنند"]
    assert score_zwnj(FA, lines).f1 == 1.0


@given(st.text(alphabet="اهیرنمتکبو \u200c.", max_size=40))
def test_offsets_ascend_and_cover_the_text(text: str) -> None:
    folded = restore_zwnj(text, FA)
    assert len(folded.offsets) == len(folded.text) + 1
    assert list(folded.offsets) == sorted(folded.offsets)
    assert folded.offsets[-1] == len(text)
