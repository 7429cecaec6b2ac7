"""The date grammar reads any text without failing, and what it says stands in the text."""

from __future__ import annotations

import os

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dragoman.cleaning import clean
from dragoman.errors import UnreadableDocument
from dragoman.languages import installed, language_pack
from dragoman.mentions import find_mentions
from dragoman.parsing import parse
from dragoman.reading import read_bytes

WORDS = {
    "en": "3 31 0 2019 99 1404 May March Monday last next of the in on between and early late 1980s"
    " spring week month year years ago since until - – / . , th st Ramadan B.C. quarter decade",
    "fa": "۳ ۳۱ ۰ ۱۴۰۲ ۲۰۱۹ ۹۹ اردیبهشت مهر می دوشنبه گذشته آینده هفته ماه سال دهه اوایل اواخر"
    " تا از ۱۳۹۷/۰۷/۲۳ / - ، رمضان پیش میلادی شمسی قمری نیمه",
}
START = {
    "en": "The foreign minister of Kenya said on Monday that ",
    "fa": "وزیر خارجه ایران گفت که ",
}


@pytest.mark.parametrize("code", ["en", "fa"])
@settings(
    max_examples=int(os.environ.get("FUZZ", "15")),
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
@given(data=st.data())
def test_any_words_of_dates_are_read(code: str, data: st.DataObject) -> None:
    words = data.draw(st.lists(st.sampled_from(WORDS[code].split()), max_size=25))
    gap = data.draw(st.sampled_from([" ", "", "\u200c", "  ", "\u200f "]))
    text = START[code] * 2 + gap.join(words) + "."
    try:
        document = clean(read_bytes(text.encode(), locator="x.txt"), installed())
    except UnreadableDocument:
        return
    pack = language_pack(code)
    _, mentions = find_mentions(document, parse(document, pack), pack)
    for one in mentions.dates:
        assert document.text[one.start : one.end].strip()
        if one.date.earliest and one.date.latest:
            assert one.date.earliest <= one.date.latest
