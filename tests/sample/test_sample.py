from __future__ import annotations

import re

import pytest

from dragoman.languages import installed
from dragoman.pipeline import AddOptions, read_document
from dragoman.sample import PAIR, sample_folder

with sample_folder() as folder:
    REPORTS = sorted((folder / "reports").iterdir())
    README = (folder / "README.md").read_text(encoding="utf-8")


def test_there_are_a_dozen_reports_in_two_languages() -> None:
    read = [read_document(path, AddOptions()) for path in REPORTS]
    languages = [document.languages[0] for document in read]
    assert len(REPORTS) >= 12
    assert {language: languages.count(language) >= 4 for language in ("en", "fa")} == {
        "en": True,
        "fa": True,
    }
    assert set(languages) <= set(installed())


@pytest.mark.parametrize("path", REPORTS, ids=lambda path: path.name)
def test_every_report_is_short_and_told_in_the_readme(path: object) -> None:
    name = getattr(path, "name", "")
    text = re.sub(r"<[^>]+>", " ", (folder / "reports" / name).read_text(encoding="utf-8"))
    assert 120 <= len(text.split()) <= 350
    assert f"`{name}`" in README


def test_the_readme_says_whose_words_these_are() -> None:
    assert "written by the project in its own words" in README
    assert PAIR == ("IRN", "SAU")
