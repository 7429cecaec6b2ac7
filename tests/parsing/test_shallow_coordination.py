from __future__ import annotations

import pytest

from tests.parsing.test_shallow import clause_of


def said(text: str, lemma: str, role: str) -> list[str]:
    clause = clause_of(text, lemma)
    return [text[a.start : a.end] for a in clause.arguments if a.role == role]


@pytest.mark.parametrize(
    ("text", "lemma", "subjects"),
    [
        (
            "دیدار وزیران مصر با نمایندگان سودان در پاییز ۲۰۱۹، مذاکره هند با پاکستان "
            "نشانه آرامش است.",
            "بودن",
            ["دیدار وزیران مصر", "مذاکره هند"],
        ),
        (
            "سفر رئیس‌جمهور ترکیه به عربستان به رغم مخالفت اپوزیسیون، غیبت مستمر مصر از نشست‌های "
            "منطقه‌ای نمونه‌ای از این سیاست به شمار می‌رود.",
            "به شمار رفتن",
            ["سفر رئیس‌جمهور ترکیه", "غیبت مستمر مصر"],
        ),
    ],
)
def test_a_noun_with_its_own_adposition_after_a_comma_is_one_more_subject(
    text: str, lemma: str, subjects: list[str]
) -> None:
    assert said(text, lemma, "subject") == subjects


@pytest.mark.parametrize(
    ("text", "lemma", "subject"),
    [
        ("تجارت دو کشور در سال گذشته رشد قابل توجهی داشته است.", "رشد داشتن", "تجارت دو کشور"),
        ("صادرات چین در سه ماه اخیر کاهش چشمگیری داشته است.", "کاهش یافتن", "صادرات چین"),
    ],
)
def test_a_light_noun_far_from_its_verb_is_found(text: str, lemma: str, subject: str) -> None:
    assert said(text, lemma, "subject") == [subject]


@pytest.mark.parametrize(
    ("text", "lemma"),
    [
        ("هند پیشنهاد فروش موشک به ویتنام را رد کرد.", "رد کردن"),
        ("پارلمان لهستان طرح کمک به اوکراین را تصویب کرد.", "تصویب کردن"),
        ("ژاپن تصمیم کمک به اوکراین را اعلام کرد.", "اعلام کردن"),
    ],
)
def test_an_oblique_inside_the_object_is_not_the_verbs(text: str, lemma: str) -> None:
    assert said(text, lemma, "oblique") == []
