"""Events that Persian reports tell in its own ways."""

import pytest

from tests.coding.told import coded, countries


def told(text: str) -> list[tuple[str, str, list[str], list[str]]]:
    found = coded(text, "fa")
    return [
        (one.type or "", one.modality, countries(found, one.actor1), countries(found, one.actor2))
        for one in found.events
    ]


@pytest.mark.parametrize(
    ("text", "event"),
    [
        (
            "سودان و چاد به بحران رسیدند. کارداران دو کشور اخراج شدند.",
            ("SANCTION", "happened", ["SDN", "TCD"], []),
        ),
        (
            "پرو و شیلی با هم اختلاف دارند. سفیران دو طرف فراخوانده شدند.",
            ("SANCTION", "happened", ["CHL", "PER"], []),
        ),
        (
            "سران غنا، توگو و نیجر دیدار کردند. سه کشور پیمان دفاعی امضا کردند.",
            ("SUPPORT", "happened", ["GHA", "NER", "TGO"], []),
        ),
        (
            "مراکش زیر بار پیشنهاد الجزایر نرفت.",
            ("REJECT", "happened", ["MAR"], ["DZA"]),
        ),
        (
            "پاکستان ادعای هند را بی‌اساس خواند.",
            ("REJECT", "happened", ["PAK"], ["IND"]),
        ),
        (
            "پکن چند شرکت تایوان را در لیست سیاه خود گذاشت.",
            ("SANCTION", "happened", ["CHN"], ["TWN"]),
        ),
        (
            "عمان هیچ دخالتی در جنگ یمن نداشته است.",
            ("SANCTION", "denied", ["OMN"], ["YEM"]),
        ),
        (
            "چاد توافق دفاعی خود با فرانسه را ملغی اعلام کرد.",
            ("SANCTION", "happened", ["TCD"], ["FRA"]),
        ),
        (
            "شرکت روس‌اتم عملیات ساخت نیروگاه اتمی در بنگلادش را آغاز کرد.",
            ("COOPERATE", "happened", ["BGD", "RUS"], []),
        ),
    ],
)
def test_a_report_gives_its_event(text: str, event: tuple[str, str, list[str], list[str]]) -> None:
    assert event in told(text)


def test_what_a_noun_tells_of_its_own_verb_is_one_event() -> None:
    text = "صندوق توسعه سعودی صد میلیون دلار وام در اختیار موریتانی قرار داد."
    assert [event[0] for event in told(text)] == ["AID"]
