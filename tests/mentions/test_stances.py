from __future__ import annotations

import pytest

from tests.mentions.conftest import Find


@pytest.mark.parametrize(
    ("text", "language", "said", "speaker"),
    [
        (
            "Rajnath Singh thanked Vietnam for its help at sea.",
            "en",
            "thanked Vietnam for its help at sea",
            "Rajnath Singh",
        ),
        (
            "Kofi Annan praised the work of the Nigerian peacekeepers.",
            "en",
            "praised the work of the Nigerian peacekeepers",
            "Kofi Annan",
        ),
        (
            "حسن روحانی از حمایت چین قدردانی کرد.",
            "fa",
            "از حمایت چین قدردانی کرد",
            "حسن روحانی",
        ),
    ],
)
def test_praise_and_thanks_are_indirect_statements(
    read: Find, text: str, language: str, said: str, speaker: str
) -> None:
    assert read(text, language).quotes() == [("indirect", said, speaker)]


@pytest.mark.parametrize(
    "text",
    [
        "Rain thanked nobody in the Peruvian hills.",
        "Rajnath Singh visited the port of Cam Ranh on Friday.",
        "Rajnath Singh did not thank the port of Cam Ranh.",
    ],
)
def test_other_deeds_are_no_statements(read: Find, text: str) -> None:
    assert read(text).quotes() == []
