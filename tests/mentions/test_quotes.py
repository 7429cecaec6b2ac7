from __future__ import annotations

import pytest

from tests.mentions.conftest import Find


@pytest.mark.parametrize(
    ("text", "form", "words", "speaker"),
    [
        (
            "“We will open an embassy next year,” President William Ruto said.",
            "direct",
            "We will open an embassy next year,",
            "William Ruto",
        ),
        (
            'President William Ruto said: "We will open an embassy next year."',
            "direct",
            "We will open an embassy next year.",
            "William Ruto",
        ),
        (
            "President William Ruto said that Kenya would open an embassy.",
            "indirect",
            "Kenya would open an embassy",
            "William Ruto",
        ),
        (
            "Kenya would open an embassy, President William Ruto said.",
            "indirect",
            "Kenya would open an embassy",
            "William Ruto",
        ),
        (
            "According to Peru's foreign ministry, the border is calm and open.",
            "indirect",
            "the border is calm and open",
            "Peru's foreign ministry",
        ),
    ],
)
def test_a_quote_has_its_words_and_its_speaker(
    find: Find, text: str, form: str, words: str, speaker: str
) -> None:
    assert find(text).quotes() == [(form, words, speaker)]


@pytest.mark.parametrize(
    ("text", "words", "speaker"),
    [
        (
            "وزیر خارجه نروژ گفت که اسلو میانجی‌گری را ادامه می‌دهد.",
            "اسلو میانجی‌گری را ادامه می‌دهد",
            "وزیر خارجه نروژ",
        ),
        (
            "وزارت خارجه ژاپن اعلام کرد: گفت‌وگوها با هند ادامه دارد.",
            "گفت‌وگوها با هند ادامه دارد",
            "وزارت خارجه ژاپن",
        ),
        (
            "وزیر خارجه نروژ گفت اسلو میانجی‌گری را ادامه می‌دهد.",
            "اسلو میانجی‌گری را ادامه می‌دهد",
            "وزیر خارجه نروژ",
        ),
        (
            "به گفته وزیر خارجه نروژ مذاکرات صلح از سر گرفته خواهد شد.",
            "مذاکرات صلح از سر گرفته خواهد شد",
            "وزیر خارجه نروژ",
        ),
        (
            "در بیانیه وزارت خارجه ژاپن آمده است: گفت‌وگوها با هند ادامه دارد.",
            "گفت‌وگوها با هند ادامه دارد",
            "وزارت خارجه ژاپن",
        ),
    ],
)
def test_a_report_in_persian_has_its_words_and_its_speaker(
    find: Find, text: str, words: str, speaker: str
) -> None:
    assert find(text, "fa").quotes() == [("indirect", words, speaker)]


def test_a_spokesperson_is_not_whom_he_speaks_for(find: Find) -> None:
    found = find("به گفته سخنگوی امانوئل مکرون، دو رئیس جمهور درباره نیجر گفت‌وگو کردند.", "fa")
    assert found.quotes() == [("indirect", "دو رئیس جمهور درباره نیجر گفت‌وگو کردند", None)]


def test_what_is_added_is_said_by_the_same_speaker(find: Find) -> None:
    text = (
        "Brazil's foreign minister Mauro Vieira said Brazil was ready for talks, "
        "adding that Argentina could host them."
    )
    assert [quote[2] for quote in find(text).quotes()] == ["Mauro Vieira", "Mauro Vieira"]


def test_it_added_goes_back_to_the_institution(find: Find) -> None:
    text = (
        "“The talks went on for two days,” Peru's foreign ministry said. "
        "“A new round will follow soon,” it added."
    )
    assert [quote[2] for quote in find(text).quotes()] == ["Peru's foreign ministry"] * 2


def test_words_in_marks_without_speech_are_no_quote(find: Find) -> None:
    assert find("Brazil called it a “friendly” match.").quotes() == []


def test_those_spoken_to_are_the_audience(find: Find) -> None:
    found = find("President William Ruto told Reuters that Kenya would wait for Uganda.")
    (quote,) = found.all.quotes
    assert quote.audience is not None
    assert found.text[quote.audience.start : quote.audience.end] == "Reuters"


def test_both_sides_speak_jointly(find: Find) -> None:
    found = find("Peru and Chile held talks. The two sides stressed that the border is settled.")
    assert [quote[0] for quote in found.quotes()] == ["joint"]
