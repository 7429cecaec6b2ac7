""" "The ministry" is the one that was named just before."""

from __future__ import annotations

import pytest

from tests.mentions.conftest import Find


@pytest.mark.parametrize(
    ("text", "words", "key"),
    [
        (
            "Kenya's defence ministry denied it. The ministry said no troops had moved.",
            "ministry",
            "body:KEN:defence-ministry",
        ),
        (
            "Russian Foreign Ministry spokeswoman Maria Zakharova spoke. The ministry agreed.",
            "ministry",
            "body:RUS:foreign-ministry",
        ),
        (
            "Ghana's parliament met. The parliament passed the bill.",
            "parliament",
            "body:GHA:parliament",
        ),
        (
            "وزارت خارجه پاکستان حمله را محکوم کرد. این وزارتخانه گفت صلح نزدیک است.",
            "وزارتخانه",
            "body:PAK:foreign-ministry",
        ),
    ],
)
def test_an_organ_said_again_is_the_one_before(read: Find, text: str, words: str, key: str) -> None:
    language = "fa" if "\u0600" <= text[0] <= "\u06ff" else "en"
    assert read(text, language).mention(words).entity == key


@pytest.mark.parametrize(
    "text",
    [
        "India's foreign ministry met Nepal's foreign ministry. The ministry protested.",
        "Kenya's defence ministry denied it. A ministry was built.",
        "Kenya's defence ministry denied it. The parliament was closed.",
    ],
)
def test_an_organ_that_may_be_another_is_nobody(read: Find, text: str) -> None:
    last = [m for m in read(text).all.mentions if m.why in ("body", "body-named-before")][-1]
    assert last.entity is None
