from __future__ import annotations

import pytest

from dragoman.products.safe import visible


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("two\n  lines", "two lines"),
        ("\u202eabc", "[U+202E]abc"),
        ("a\u0000b\u001b[31m", "a[U+0000]b[U+001B][31m"),
        ("می‌شود", "می‌شود"),
        ("\u2066x\u2069", "[U+2066]x[U+2069]"),
    ],
)
def test_what_would_steer_the_reader_is_shown(text: str, shown: str) -> None:
    assert visible(text) == shown
