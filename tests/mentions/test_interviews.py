from __future__ import annotations

from tests.mentions.conftest import Find

LABELLED = """Amara Diallo, a Malian historian, spoke to us.
Q: Will the treaty hold?
A: It will hold for some years.
Q: And then?
A: Then the parties must talk again."""

BY_NAME = """لیلا صبوری، پژوهشگر، با ما گفت‌وگو کرد.
کرانه: آیا پیمان دوام می‌آورد؟
صبوری: این پیمان چند سال دوام می‌آورد.
کرانه: پس از آن چه می‌شود؟
صبوری: دو طرف باید دوباره گفت‌وگو کنند."""


def test_each_answer_is_a_direct_statement_of_the_guest(read: Find) -> None:
    assert read(LABELLED, genre="interview").quotes() == [
        ("direct", "It will hold for some years.", "Amara Diallo"),
        ("direct", "Then the parties must talk again.", "Amara Diallo"),
    ]


def test_a_label_names_who_answers(read: Find) -> None:
    assert read(BY_NAME, "fa", genre="interview").quotes() == [
        ("direct", "این پیمان چند سال دوام می‌آورد.", "لیلا صبوری"),
        ("direct", "دو طرف باید دوباره گفت‌وگو کنند.", "لیلا صبوری"),
    ]


def test_questions_in_other_documents_make_no_interview(read: Find) -> None:
    assert read(LABELLED, genre="news").quotes() == []
