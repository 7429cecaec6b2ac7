"""The bench: documents made of the sample, and the table of what was measured."""

from __future__ import annotations

import msgspec
import pytest

from dragoman.evaluation.speed import SpeedReport, documents_of, main

PARAGRAPHS = [
    "The foreign ministers of Peru and Chile signed a treaty on fishing in Lima on 3 May 2019.",
    "Kenya said on Monday that it would send two hundred police officers to the north of Haiti.",
    "Norway and Finland agreed to open a new crossing for lorries at their border in the winter.",
]


def test_each_document_has_about_the_words_asked_for() -> None:
    sizes = [len(text.split()) for text in documents_of(PARAGRAPHS, 4, words=120)]
    assert len(sizes) == 4
    assert all(120 <= size <= 145 for size in sizes)


def test_short_lines_such_as_headings_are_left_out() -> None:
    assert "Related" not in next(documents_of(["Related\n" + PARAGRAPHS[0]], 1, words=40))


def test_no_two_documents_are_the_same() -> None:
    made = list(documents_of(PARAGRAPHS, 3, words=50))
    assert len(set(made)) == 3


def test_the_record_covers_both_languages_of_the_sample_and_every_stage(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["--documents", "1", "--rounds", "1", "--json"]) == 0
    report = msgspec.json.decode(capsys.readouterr().out, type=SpeedReport)
    assert [language.language for language in report.languages] == ["en", "fa"]
    for language in report.languages:
        names = [row.stage for row in language.stages]
        assert names == ["reading", "cleaning", "parsing", "mentions", "coding", "all"]
        assert all(row.documents_a_second > 0 for row in language.stages)
    assert report.peak_megabytes > 10
