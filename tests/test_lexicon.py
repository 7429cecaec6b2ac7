from __future__ import annotations

import pytest

from dragoman.languages import language_pack
from dragoman.lexicon import Entry, Lexicon


def found(language: str, listed: tuple[str, ...], text: str, plural: bool = False) -> list[str]:
    pack = language_pack(language)
    entries = [Entry(name, name, f"{name}+" if plural else None) for name in listed]
    folded = pack.fold(text)
    matches = Lexicon(pack, entries).find(folded, text)
    spans = [folded.original(match.start, match.end) for match in matches]
    return [text[span.start : span.end] for span in spans]


@pytest.mark.parametrize(
    ("listed", "text", "expected"),
    [
        ("US", "The US told us so.", ["US"]),
        ("Turkey", "They ate turkey in Turkey.", ["Turkey"]),
        ("WHO", "Who asked the WHO?", ["WHO"]),
        ("NATO", "Nato and NATO, but not a nato.", ["Nato", "NATO"]),
        (
            "foreign minister",
            "The Foreign Minister and a foreign minister",
            ["Foreign Minister", "foreign minister"],
        ),
        ("Iran", "Iranian troops left Iran's border", ["Iran"]),
        ("Côte d'Ivoire", "leaders of Côte d’Ivoire met", ["Côte d’Ivoire"]),
    ],
)
def test_case_and_word_boundaries_decide(listed: str, text: str, expected: list[str]) -> None:
    assert found("en", (listed,), text) == expected


@pytest.mark.parametrize("said", ["نخست‌وزیر", "نخستوزیر", "نخست وزیر"])
def test_a_lost_or_spaced_joiner_is_the_same_word(said: str) -> None:
    assert found("fa", ("نخست‌وزیر",), f"دیدار {said} هند") == [said]


@pytest.mark.parametrize("said", ["يونان", "یونان", "یُونان"])
def test_arabic_letters_and_vowel_signs_are_folded(said: str) -> None:
    assert found("fa", ("یونان",), f"سفر به {said} پایان یافت") == [said]


def test_a_word_glued_on_by_a_joiner_is_another_word() -> None:
    assert found("fa", ("ایران",), "ایران‌خودرو و ایران") == ["ایران"]


@pytest.mark.parametrize(
    ("language", "listed", "text", "expected"),
    [
        ("en", "foreign ministry", "both foreign ministries", "foreign ministries"),
        ("en", "minister of defence", "the ministers of defence", "ministers of defence"),
        ("fa", "سفیر", "دیدار سفیران دو کشور", "سفیران"),
        ("fa", "مقام", "مقام‌های ارشد", "مقام‌های"),
    ],
)
def test_plurals_are_found(language: str, listed: str, text: str, expected: str) -> None:
    assert found(language, (listed,), text, plural=True) == [expected]


def test_the_longest_expression_wins() -> None:
    listed = ("Korea", "South Korea", "Republic of Korea")
    assert found("en", listed, "South Korea is the Republic of Korea.") == [
        "South Korea",
        "Republic of Korea",
    ]


def test_overlapping_expressions_are_all_given_when_asked() -> None:
    pack = language_pack("en")
    lexicon = Lexicon(pack, [Entry("Korea", "short"), Entry("South Korea", "long")])
    folded = pack.fold("South Korea")
    assert [match.sense for match in lexicon.find_all(folded, "South Korea")] == ["long", "short"]
