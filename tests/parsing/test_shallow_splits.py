"""Where a phrase ends and the next one begins, though nothing is written between them."""

import pytest

from dragoman.languages.fa import PACK
from dragoman.parsing.shallow import shallow_parse
from tests.parsing.reading import document_of


def arguments_of(text: str, lemma: str) -> dict[str, str]:
    """Subject and object of the clause of a predicate, in the words of the text."""
    clauses = shallow_parse(document_of(text, "fa"), PACK).clauses
    clause = next(one for one in clauses if one.lemma == lemma)
    told = {one.role: text[one.start : one.end] for one in clause.arguments}
    return {role: told[role] for role in ("subject", "object") if role in told}


@pytest.mark.parametrize(
    ("text", "lemma", "subject", "undergoes"),
    [
        (
            "کانادا و عربستان سعودی پس از پنج سال روابط دیپلماتیک خود را عادی کردند.",
            "عادی کردن",
            "کانادا و عربستان سعودی",
            "روابط دیپلماتیک خود",
        ),
        (
            "رهبران برزیل و آفریقای جنوبی در بیانیه‌ای مشترک اقدامات اسرائیل در غزه را محکوم کردند.",
            "محکوم کردن",
            "رهبران برزیل و آفریقای جنوبی",
            "اقدامات اسرائیل",
        ),
        (
            "وزیر خارجه آلمان در سفر غیرمنتظره خود حملات روسیه را محکوم کرد.",
            "محکوم کردن",
            "وزیر خارجه آلمان",
            "حملات روسیه",
        ),
        ("سه کشور قرارداد صلح را امضا کردند.", "امضا کردن", "سه کشور", "قرارداد صلح"),
        (
            "ناوگان دریای سیاه روسیه بنادر اوکراین را به محاصره درآورد.",
            "به محاصره درآوردن",
            "ناوگان دریای سیاه",
            "بنادر اوکراین",
        ),
        ("سازمان ملل اسرائیل را محکوم کرد.", "محکوم کردن", "سازمان ملل", "اسرائیل"),
        ("شیلی سفیر پرو در سانتیاگو را احضار کرد.", "احضار کردن", "شیلی", "سفیر پرو"),
    ],
)
def test_the_object_is_told_from_what_stands_before_it(
    text: str, lemma: str, subject: str, undergoes: str
) -> None:
    assert arguments_of(text, lemma) == {"subject": subject, "object": undergoes}


@pytest.mark.parametrize(
    ("text", "lemma"),
    [
        ("ارتش‌ها در مرز گشت زدند.", "گشت زدن"),
        ("شورشیان مذاکرات را برهم زدند.", "برهم زدن"),
        ("دو ارتش در مرز زد و خورد کردند.", "زد و خورد کردن"),
        ("پکن شرکت‌های نروژ را در لیست سیاه خود گذاشت.", "در لیست سیاه گذاشتن"),
        ("مراکش زیر بار پیشنهاد الجزایر نرفت.", "زیر بار نرفتن"),
    ],
)
def test_a_compound_verb_is_found_though_its_noun_looks_like_a_verb_or_stands_apart(
    text: str, lemma: str
) -> None:
    clauses = shallow_parse(document_of(text, "fa"), PACK).clauses
    assert lemma in [clause.lemma for clause in clauses]


def test_a_headline_noun_takes_the_parties_that_stand_behind_it() -> None:
    text = "امضای ۱۲ یادداشت تفاهم میان ویتنام و هند در هانوی"
    clause = shallow_parse(document_of(text, "fa"), PACK).clauses[0]
    markers = {one.marker: text[one.start : one.end] for one in clause.arguments if one.marker}
    assert markers["میان"] == "ویتنام و هند"
