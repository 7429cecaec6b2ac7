"""What a page states of itself: outlet, authors, day, genre, language."""

from __future__ import annotations

from datetime import date

import pytest

from dragoman.cleaning import clean
from dragoman.errors import UnknownLanguage, UnreadableDocument
from dragoman.languages import installed
from dragoman.model import Document

ENGLISH = (
    "The two ministers met and signed an agreement on trade between their countries on Monday."
)
PERSIAN = "وزیران دو کشور دیدار کردند و توافق‌نامه‌ای را درباره تجارت میان دو کشور امضا کردند."


def page(*lines: str) -> Document:
    """A page of these lines, cleaned."""
    return clean(Document("d-1", "0", "page.txt", "\n".join(lines)), installed())


@pytest.mark.parametrize(
    ("line", "day", "calendar"),
    [
        ("Published: March 10, 2023", date(2023, 3, 10), "gregorian"),
        ("Posted on 4 July 2018", date(2018, 7, 4), "gregorian"),
        ("Published 2021-01-05 10:20", date(2021, 1, 5), "gregorian"),
        ("Sunday, September 3, 2017", date(2017, 9, 3), "gregorian"),
        ("25/12/2019", date(2019, 12, 25), "gregorian"),
    ],
)
def test_a_stated_day_is_the_day_of_publication(line: str, day: date, calendar: str) -> None:
    document = page("Kenya and Somalia restore full relations", line, ENGLISH, ENGLISH)
    assert document.published is not None
    assert (document.published.earliest, document.published.latest) == (day, day)
    assert (document.published.basis, document.published.calendar) == ("explicit", calendar)
    assert document.published.evidence is not None
    assert document.published.evidence.quote in line


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("تاریخ انتشار: ۱۹ اسفند ۱۴۰۱", date(2023, 3, 10)),
        ("تاریخ انتشار : ۱۴۰۳/۰۱/۱۵ - ۱۲:۳۰", date(2024, 4, 3)),
        ("جمعه ۱۳ مهر ۱۴۰۳ - ۲۲:۱۰", date(2024, 10, 4)),
    ],
)
def test_a_persian_day_is_read_in_its_calendar(line: str, day: date) -> None:
    document = page("عراق و ترکیه درباره آب گفت‌وگو کردند", line, PERSIAN, PERSIAN)
    assert document.published is not None
    assert document.published.earliest == day
    assert document.published.calendar == "jalali"


@pytest.mark.parametrize("line", ["Updated: 3 May", "05/06/2020", "Thursday"])
def test_what_is_no_full_day_is_not_published(line: str) -> None:
    assert page("Chad and Sudan reopen their border", line, ENGLISH, ENGLISH).published is None


def test_a_dateline_with_year_states_the_day() -> None:
    document = page("Title of a report on talks", f"RIYADH, 10 March 2023 (SPA) -- {ENGLISH}")
    assert document.published is not None
    assert document.published.earliest == date(2023, 3, 10)
    assert document.outlet == "SPA"


def test_the_day_of_the_user_goes_first() -> None:
    text = f"Kenya and Somalia restore ties\nPublished: March 10, 2023\n{ENGLISH}"
    told = date(2023, 3, 11)
    document = clean(Document("d-1", "0", "x", text), installed(), published=told, outlet="Nation")
    assert document.published is not None
    assert document.published.earliest == told
    assert document.outlet == "Nation"


@pytest.mark.parametrize(
    ("line", "authors"),
    [
        ("By Jane Roe", ("Jane Roe",)),
        ("By Jane Roe and Ali Veli", ("Jane Roe", "Ali Veli")),
        ("Maria del Campo", ("Maria del Campo",)),
        ("Our Correspondent", ()),
        ("Reuters", ()),
    ],
)
def test_authors_are_the_persons_of_the_byline(line: str, authors: tuple[str, ...]) -> None:
    document = page("Peru and Chile settle their sea border", line, ENGLISH, ENGLISH)
    assert document.authors == authors


@pytest.mark.parametrize(
    ("lines", "genre"),
    [
        (("Opinion", "Why the Balkans need a new treaty", ENGLISH, ENGLISH), "opinion"),
        (("Joint statement by Japan and Vietnam", ENGLISH, ENGLISH), "statement"),
        (("Interview with the ambassador of Norway", ENGLISH, ENGLISH), "interview"),
        (("Peru and Chile settle their sea border", ENGLISH, ENGLISH), "news"),
        (("بیانیه مشترک ایران و عمان", PERSIAN, PERSIAN), "statement"),
        (("گفت‌وگو با سفیر ژاپن در تهران", PERSIAN, PERSIAN), "interview"),
    ],
)
def test_the_genre_follows_its_cues(lines: tuple[str, ...], genre: str) -> None:
    assert page(*lines).genre == genre


@pytest.mark.parametrize(
    ("text", "languages"),
    [
        (f"Peru and Chile settle\n{ENGLISH}", ("en",)),
        (f"دیدار وزیران\n{PERSIAN}", ("fa",)),
        (f"دیدار وزیران\n{PERSIAN}\n{PERSIAN}\n{ENGLISH}", ("fa", "en")),
    ],
)
def test_the_languages_of_a_page(text: str, languages: tuple[str, ...]) -> None:
    assert page(text).languages == languages


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Президенты России и Монголии подписали совместное заявление в Улан-Баторе.", "Russian"),
        ("پاکستان اور ایران نے تجارت بڑھانے پر اتفاق کیا ہے اور معاہدے پر دستخط کیے ہیں۔", "Urdu"),
        ("وقعت المملكة العربية السعودية وإيران اتفاقا لاستئناف العلاقات بينهما.", "Arabic"),
        ("Los presidentes de Chile y Perú firmaron un acuerdo sobre el comercio.", "Spanish"),
        ("Türkiye ile Mısır büyükelçi atama kararı aldı ve ilişkiler normalleşti.", "Turkish"),
    ],
)
def test_a_language_without_a_pack_is_named(text: str, name: str) -> None:
    with pytest.raises(UnknownLanguage, match=rf"{name}.*installed: en, fa"):
        page(text, text)


def test_a_page_of_menus_has_no_text() -> None:
    with pytest.raises(UnreadableDocument, match="after cleaning"):
        page("Home", "News", "Contact us", "All rights reserved by the owner of this site.")
