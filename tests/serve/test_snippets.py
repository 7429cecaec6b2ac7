from __future__ import annotations

import pytest

from dragoman.serve.snippets import found_in, terms_of


@pytest.mark.parametrize(
    ("said", "text", "match"),
    [
        ("embassy", "The Embassy in Baku opened.", "Embassy"),
        ("كويت", "سفیر کویت آمد", "کویت"),
        ("گفت‌وگو", "پس از گفت وگو رفتند", "گفت وگو"),
        ("گفت‌وگو", "پس از گفتوگو رفتند", "گفتوگو"),
        ('"joint statement"', "a joint\nstatement was read", "joint\nstatement"),
        ("embas*", "two embassies", "embas"),
        ("cafe", "at the CAFE", "CAFE"),
    ],
)
def test_the_match_is_led_back_to_the_text(said: str, text: str, match: str) -> None:
    found = found_in(text, terms_of(said))
    assert [piece for piece, hit in found.pieces if hit] == [match]
    assert text[found.start : found.end] == match
    assert "".join(piece for piece, _ in found.pieces) == text


def test_a_word_within_a_word_is_no_match() -> None:
    assert found_in("Romania and Oman", terms_of("oman")).start == 12


def test_the_part_with_most_words_is_shown() -> None:
    text = "treaty " + "x " * 300 + "the treaty on grain and wheat " + "y " * 300
    shown = "".join(piece for piece, _ in found_in(text, terms_of("treaty grain wheat")).pieces)
    assert "treaty on grain and wheat" in shown
    assert len(shown) < 320


@pytest.mark.parametrize("said", ["", '"', "***", "« »"])
def test_no_word_is_no_match(said: str) -> None:
    assert terms_of(said) == ()
    assert found_in("Some text.", ()).start is None
