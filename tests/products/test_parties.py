from __future__ import annotations

import pytest

from dragoman.products.parties import names_only_parties


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Riyadh", "en"),
        ("the United States", "en"),
        ("Iraq and Oman", "en"),
        ("Chile, Peru and Bolivia", "en"),
        ("both sides", "en"),
        ("it", "en"),
        ("ترکیه", "fa"),
        ("ارمنستان و آذربایجان", "fa"),
        ("یکدیگر", "fa"),
    ],
)
def test_words_that_only_name_parties_are_known(text: str, language: str) -> None:
    assert names_only_parties(text, language)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("the Panama Canal", "en"),
        ("a treaty with Peru", "en"),
        ("fisheries and Norway", "en"),
        ("استقلال کوزوو", "fa"),
        ("", "en"),
        ("Lima", "xx"),
        ("Lima", None),
    ],
)
def test_words_that_tell_more_are_kept(text: str, language: str | None) -> None:
    assert not names_only_parties(text, language)
