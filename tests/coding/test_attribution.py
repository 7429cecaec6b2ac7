from __future__ import annotations

import pytest

from dragoman.coding.attribution import NARRATOR
from tests.coding.told import coded


def test_the_document_speaks_where_no_one_else_does() -> None:
    found = coded("Peru condemned Chile.")
    assert found.events[0].attribution == (NARRATOR,)


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("Prime Minister Narendra Modi said that Nepal had attacked Bhutan.", "indirect"),
        (
            '"Nepal attacked Bhutan without any warning," Prime Minister Narendra Modi said.',
            "direct",
        ),
    ],
)
def test_who_says_so_is_the_speaker_and_the_form_is_kept(text: str, form: str) -> None:
    attribution = coded(text).events[0].attribution[0]
    assert (attribution.entity, attribution.form) == ("person:narendra-modi", form)


def test_a_persian_report_of_speech_names_its_speaker() -> None:
    found = coded("وزیر خارجه عمان گفت که ایران از قطر حمایت می‌کند.", "fa")
    assert found.events[0].attribution[0].form == "indirect"
    assert found.events[0].attribution[0].entity is not None
