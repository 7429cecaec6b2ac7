from __future__ import annotations

import pytest

from dragoman.coding.themes import LONG, shortened
from tests.coding.told import coded


@pytest.mark.parametrize(
    ("english", "persian"),
    [
        (
            "Turkey and Qatar signed a military cooperation agreement.",
            "ترکیه و قطر توافقنامه همکاری نظامی امضا کردند.",
        ),
        (
            "Iraq and Jordan signed a trade agreement.",
            "عراق و اردن توافقنامه تجاری امضا کردند.",
        ),
    ],
)
def test_a_theme_has_one_key_in_both_languages(english: str, persian: str) -> None:
    keys = []
    for text, language in ((english, "en"), (persian, "fa")):
        theme = coded(text, language).events[0].theme
        assert theme is not None
        keys.append(theme.key)
    assert keys[0] == keys[1] is not None


def test_what_is_named_is_followed_by_its_gazetteer_key() -> None:
    theme = coded("India bought S-400 missiles from Russia.").events[0].theme
    assert theme is not None
    assert theme.key is not None
    assert "materiel:s-400" in theme.key


def test_a_long_theme_ends_at_its_first_comma() -> None:
    long = "the reopening of the embassies in both capitals of the two states, closed since 2016"
    assert len(long) > LONG
    assert shortened(long) == "the reopening of the embassies in both capitals of the two states"
    assert shortened("trade, energy") == "trade, energy"
