"""A document ten times as long takes about ten times the work, not a hundred times."""

from __future__ import annotations

import sys
from types import FrameType

import pytest

from dragoman.cleaning import clean
from dragoman.languages import PACKS, language_pack
from dragoman.model import Document
from dragoman.pipeline import analyse

SENTENCES = {
    "en": "Russian Foreign Minister Sergei Lavrov met his Egyptian counterpart in Cairo on 5 May "
    "2021 and the two sides signed an agreement on military cooperation, Reuters reported.",
    "fa": "سرگئی لاوروف وزیر امور خارجه روسیه روز ۱۵ اردیبهشت ۱۴۰۰ در قاهره با همتای مصری خود "
    "دیدار کرد و دو طرف توافقنامه همکاری نظامی امضا کردند.",
}


def _calls(language: str, sentences: int) -> int:
    """How many calls of Python functions the analysis of so many equal sentences takes."""
    told = " ".join([SENTENCES[language]] * sentences)
    document = Document(id="d-0", sha256="0" * 64, locator="equal.txt", text=f"{told}\n\n{told}")
    count = 0

    def counted(frame: FrameType, event: str, argument: object) -> None:
        nonlocal count
        count += event == "call"

    sys.setprofile(counted)
    try:
        analyse(clean(document, PACKS), language_pack(language))
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize("language", SENTENCES)
def test_work_grows_with_the_length_of_a_document(language: str) -> None:
    _calls(language, 5)  # what is read and remembered once
    short, long = _calls(language, 20), _calls(language, 80)
    assert long < 4 * 1.5 * short, f"{long / short:.1f} times the calls for 4 times the text"
