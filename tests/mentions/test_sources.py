from __future__ import annotations

from dragoman.cleaning import clean
from dragoman.languages import installed
from dragoman.mentions.find import find_mentions
from dragoman.model import Document
from dragoman.parsing import parse


def named(text: str) -> list[str]:
    """The organisations named in a report, in the order of the text."""
    document = clean(Document("d-1", "0", "page.txt", text), installed())
    pack = installed()[document.languages[0]]
    document, found = find_mentions(document, parse(document, pack), pack)
    return [
        document.text[m.start : m.end]
        for m in found.mentions
        if m.type == "organisation" and m.form == "name"
    ]


def test_an_agency_of_a_dateline_is_named_wherever_it_stands() -> None:
    report = (
        "Zambia and Malawi open bridge\n\n"
        "LUSAKA, March 4, 2012 (Savanna Wire) - Zambia and Malawi opened a bridge on Saturday.\n\n"
        "A driver told the Savanna Wire that he had waited for two days at the old crossing."
    )
    assert named(report) == ["Savanna Wire", "Savanna Wire"]


def test_credited_media_that_no_table_knows_are_named() -> None:
    report = (
        "پل مرزی باز شد\n\n۱۲ شهریور ۱۴۰۲\n\n"
        "به گزارش سپهر تازه به نقل از وارنا وایر، زامبیا و مالاوی روز شنبه پل مرزی را باز کردند."
    )
    assert named(report) == ["سپهر تازه", "وارنا وایر"]


def test_a_source_that_is_an_office_is_no_organisation() -> None:
    report = (
        "پل مرزی باز شد\n\n۱۲ شهریور ۱۴۰۲\n\n"
        "به گفته سخنگوی رئیس جمهور زامبیا، دو کشور پل مرزی را باز کردند و راه هموار شد."
    )
    assert named(report) == []
