from __future__ import annotations

import re

import pytest

from dragoman.cleaning import clean
from dragoman.languages import installed, language_pack
from dragoman.model import Document
from dragoman.products.anatomy import Anatomy, SentenceView, anatomy_page, dissect

ENGLISH = """Ministers of Peru and Chile meet in Lima

LIMA, 12 May 2019: Peruvian Foreign Minister Nestor Popolizio met his Chilean counterpart Roberto \
Ampuero in Lima on Sunday. "We will open two border crossings," Popolizio told reporters.

Read more: <b>Ten beaches</b> near Lima
"""
PERSIAN = """دیدار وزیران خارجه عمان و قطر

وزیر امور خارجه عمان روز یکشنبه ۲۲ اردیبهشت ۱۳۹۸ در دوحه با همتای قطری خود دیدار کرد.
"""


def anatomy_of(text: str) -> Anatomy:
    document = clean(Document("d-1", "", "news.txt", text), installed())
    return dissect(document, language_pack(document.languages[0]))


def sentences(anatomy: Anatomy) -> list[SentenceView]:
    return [sentence for segment in anatomy.segments for sentence in segment.sentences]


@pytest.fixture(scope="module")
def english() -> Anatomy:
    return anatomy_of(ENGLISH)


@pytest.fixture(scope="module")
def persian() -> Anatomy:
    return anatomy_of(PERSIAN)


@pytest.mark.parametrize("text", [ENGLISH, PERSIAN])
def test_no_word_of_the_page_is_left_out(text: str) -> None:
    shown = "".join(
        segment.text + "".join(run.text for one in segment.sentences for run in one.runs)
        for segment in anatomy_of(text).segments
    )
    assert "".join(shown.split()) == "".join(text.split())


def test_every_event_and_quote_that_is_counted_is_shown_once(english: Anatomy) -> None:
    found = {fact.name: fact.value for fact in english.facts}["found"]
    shown = sentences(english)
    quotes, events = (
        sum(len(getattr(one, kind)) for one in shown) for kind in ("quotes", "events")
    )
    assert f"{quotes} quotes, {events} events" in found
    assert quotes and events


def test_names_stand_with_what_they_name_and_the_rule(english: Anatomy) -> None:
    named = {one.name: one.value for sentence in sentences(english) for one in sentence.named}
    assert "(state:CHL)" in named["Chilean"]
    assert "2019-05-12" in named["Sunday" if "Sunday" in named else "on Sunday"]


def test_a_persian_day_is_shown_as_the_gregorian_one(persian: Anatomy) -> None:
    runs = [run for sentence in sentences(persian) for run in sentence.runs if run.kind == "date"]
    assert any("2019-05-12 (day, explicit, jalali)" in note for run in runs for note in run.notes)


def test_a_clause_shows_its_arguments_by_role(persian: Anatomy) -> None:
    clauses = [one for sentence in sentences(persian) for one in sentence.clauses]
    meeting = next(one for one in clauses if one.lemma == "دیدار کردن")
    assert {one.role for one in meeting.arguments} >= {"subject", "oblique با"}


def test_segments_keep_the_direction_of_their_script(english: Anatomy, persian: Anatomy) -> None:
    assert {segment.direction for segment in english.segments} == {"ltr"}
    assert {segment.direction for segment in persian.segments} == {"rtl"}


def test_a_page_escapes_the_document_and_asks_for_nothing(english: Anatomy) -> None:
    page = anatomy_page(english)
    assert "&lt;b&gt;Ten beaches&lt;/b&gt;" in page
    assert "<b>" not in page
    assert not re.search(r"<script|<link|src=|url\(", page)


def test_a_page_gives_each_sentence_its_direction(persian: Anatomy) -> None:
    page = anatomy_page(persian)
    assert page.count('<p class="words" id="sentence-') == len(sentences(persian))
    assert re.search(r'id="sentence-1" dir="rtl" lang="fa"', page)


def test_direction_characters_are_seen_and_not_obeyed() -> None:
    text = ENGLISH.replace("Popolizio told", "Popolizio \u202etold")
    runs = [run.text for sentence in sentences(anatomy_of(text)) for run in sentence.runs]
    assert "\u202e" not in "".join(runs)
    assert "[U+202E]" in "".join(runs)
