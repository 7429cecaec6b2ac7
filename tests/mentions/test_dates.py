"""What holds of the dates of a document in any language, and of the publication date."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.calendars import gregorian_to_jalali
from dragoman.languages.en import PACK as EN
from dragoman.languages.fa import PACK as FA
from dragoman.mentions.dates import date_document
from dragoman.mentions.dates.meaning import OPS
from dragoman.mentions.dates.patterns import PatternRow
from dragoman.mentions.dates.words import DateWordRow, MonthRow
from dragoman.model import Clause, Date, Parse, SegmentRole, Sentence, Tense
from dragoman.pack import Pack
from dragoman.text import Span
from tests.mentions.date_tables import NO_PARSE, dates, day, days, document

MONTHS = [row.text for row in FA.table("months", MonthRow) if row.calendar == "jalali"][:12]
SOME_WORDS = """
on in the of since by to early late last next this year month day and between from May 3 2014 1999
Friday 2020-01-05 earlier two ago until - , . spring 1980s
"""


def published(pack: Pack, *pieces: tuple[SegmentRole, str]) -> Date | None:
    return date_document(document(*pieces), NO_PARSE, pack)[0].published


def span_of(known: Date | None) -> str | None:
    return None if known is None else f"{known.earliest or ''}..{known.latest or ''}"


def one_clause(text: str, tense: Tense) -> Parse:
    clause = Clause(0, 0, len(text), Span(0, 1), "meet", False, (), tense)
    return Parse((Sentence(0, len(text), "body", ()),), (clause,))


def test_a_captioned_wednesday_and_on_wednesday_give_the_week_of_publication() -> None:
    found = published(
        EN,
        ("caption", "The ministers shake hands in Nairobi on March 6, 2019."),
        ("body", "The talks went well, a statement said on Wednesday."),
    )
    assert span_of(found) == "2019-03-06..2019-03-12"
    assert found is not None
    assert found.basis == "inferred"
    assert found.said == "on March 6, 2019"


def test_a_captioned_day_of_another_weekday_is_only_a_lower_bound() -> None:
    found = published(
        EN,
        ("caption", "The ministers shake hands in Nairobi on March 6, 2019."),
        ("body", "The talks went well, a statement said on Friday."),
    )
    assert span_of(found) == "2019-03-06.."


def test_a_dated_dateline_is_the_publication_date() -> None:
    found = published(EN, ("dateline", "LIMA, 3 August 2011:"), ("body", "Talks were held today."))
    assert span_of(found) == "2011-08-03..2011-08-03"


def test_comments_bound_the_publication_date_from_above_and_are_no_mentions() -> None:
    text, mentions = date_document(
        document(
            ("body", "The pact was signed on Thursday."),
            ("comment", "Nov 22, 2013 - 9:08PM"),
            ("comment", "Nov 21, 2013 - 7:00AM"),
        ),
        NO_PARSE,
        EN,
    )
    assert span_of(text.published) == "..2013-11-21"
    assert [mention.date.said for mention in mentions] == ["on Thursday"]


@pytest.mark.parametrize(
    "text", ["The pact was signed on Thursday.", "Ties grew in recent years.", "It began in June."]
)
def test_a_text_without_a_year_has_no_publication_date(text: str) -> None:
    assert published(EN, ("body", text)) is None


def test_relative_dates_of_an_undated_text_are_open_and_keep_their_words() -> None:
    (found,) = dates(EN, "The pact was signed last month.")
    assert days(found) == ".."
    assert found.date.edtf is None
    assert found.date.precision == "month"
    assert found.date.said == "last month"


def test_this_year_is_bounded_by_the_latest_dated_past() -> None:
    text = "پس از سفر در بهار ۲۰۱۷، اواسط مردادماه امسال دیدار کردند."
    spring, month = dates(FA, text)
    assert days(spring) == "2017-03-21..2017-06-21"
    assert days(month) == "2017-08-02.."
    assert span_of(published(FA, ("body", text))) == "2017-08-02.."


def test_a_dated_plan_does_not_bound_the_publication_date() -> None:
    text = "They will meet on 3 May 2031."
    bounded, _ = date_document(document(("body", text)), one_clause(text, "future"), EN)
    assert bounded.published is None


@pytest.mark.parametrize(
    ("tense", "first"),
    [("past", "2023-07-01"), ("future", "2024-07-01"), ("present", "2023-07-01")],
)
def test_the_tense_says_which_july_is_meant(tense: Tense, first: str) -> None:
    text = "They meet in July."
    known = document(("body", text), published=day("2024-01-15"))
    (found,) = date_document(known, one_clause(text, tense), EN)[1]
    assert str(found.date.earliest) == first


@pytest.mark.parametrize(("tense", "when"), [("past", "2024-07-05"), ("future", "2024-07-12")])
def test_the_tense_says_which_friday_is_meant(tense: Tense, when: str) -> None:
    text = "They meet on Friday."
    known = document(("body", text), published=day("2024-07-10"))
    (found,) = date_document(known, one_clause(text, tense), EN)[1]
    assert str(found.date.earliest) == when


@pytest.mark.parametrize(
    ("text", "second"),
    [
        ("They met on 3 May 2012 and again the next day.", "2012-05-04..2012-05-04"),
        ("They met on 3 May 2012 and again a week later.", "2012-05-07..2012-05-13"),
        ("They met on 3 May 2012; two days earlier he left.", "2012-05-01..2012-05-01"),
        ("They met in 2012; the previous year he left.", "2011-01-01..2011-12-31"),
        ("They met in June 2012; the following month he left.", "2012-07-01..2012-07-31"),
        ("They met in June 2012; that year he left.", "2012-01-01..2012-12-31"),
        ("They met on 3 May 2012. Later in the day he left.", "2012-05-03..2012-05-03"),
    ],
)
def test_a_date_said_from_the_one_before_counts_from_it(text: str, second: str) -> None:
    assert days(dates(EN, text, "2019-01-01")[1]) == second


def test_later_in_the_day_without_a_day_before_is_the_day_of_publication() -> None:
    (found,) = dates(EN, "Later in the day they met.", "2019-01-04")
    assert days(found) == "2019-01-04..2019-01-04"


def test_a_stated_publication_date_is_kept() -> None:
    known = document(("body", "They met on 3 May 2012."), published=day("2012-05-05"))
    assert date_document(known, NO_PARSE, EN)[0].published == day("2012-05-05")


def test_navigation_has_no_dates() -> None:
    known = document(("navigation", "3 May 2012"), ("body", "They met."))
    assert date_document(known, NO_PARSE, EN)[1] == ()


@pytest.mark.parametrize("pack", [EN, FA])
def test_every_pattern_has_a_meaning(pack: Pack) -> None:
    rows = pack.table("date_patterns", PatternRow)
    assert {row.op.removeprefix("then-") for row in rows} - {"stop"} <= set(OPS)


@pytest.mark.parametrize("pack", [EN, FA])
def test_tables_have_no_row_twice(pack: Pack) -> None:
    months, words = pack.table("months", MonthRow), pack.table("date_words", DateWordRow)
    patterns = [row.pattern for row in pack.table("date_patterns", PatternRow)]
    assert len(months) == len(set(months))
    assert len(words) == len(set(words))
    assert len(patterns) == len(set(patterns))


@given(when=st.dates(date(1900, 1, 1), date(2099, 12, 31)))
def test_any_english_day_is_read_back(when: date) -> None:
    text = f"They met on {when:%B} {when.day}, {when.year} in Accra."
    (found,) = dates(EN, text)
    assert (found.date.earliest, found.date.latest) == (when, when)


@given(when=st.dates(date(1850, 1, 1), date(2099, 12, 31)))
def test_any_solar_hijri_day_is_read_back(when: date) -> None:
    year, month, number = gregorian_to_jalali(when)
    (found,) = dates(FA, f"در {number} {MONTHS[month - 1]} {year} دیدار کردند")
    assert (found.date.earliest, found.date.latest) == (when, when)


@settings(max_examples=300)
@given(
    words=st.lists(
        st.sampled_from(SOME_WORDS.split()),
        max_size=14,
    ),
    when=st.none() | st.dates(date(1950, 1, 1), date(2050, 1, 1)),
)
def test_mentions_quote_the_text_in_order_and_their_ends_are_in_order(
    words: list[str], when: date | None
) -> None:
    text = " ".join(words)
    found = dates(EN, text, when.isoformat() if when is not None else None)
    for mention in found:
        assert text[mention.start : mention.end] == mention.date.said
        first, last = mention.date.earliest, mention.date.latest
        assert first is None or last is None or first <= last
    assert all(a.end <= b.start for a, b in zip(found, found[1:], strict=False))
