from __future__ import annotations

import pytest

from dragoman.languages.en import PACK
from dragoman.model import Document, Segment
from dragoman.parsing.sentences import LONGEST, split_segment, split_sentences
from tests.parsing.reading import document_of


def sentences_of(text: str) -> list[str]:
    segment = document_of(text).segments[0]
    return [text[s.start : s.end] for s in split_segment(text, segment, PACK)]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Gen. Petraeus met Mr. Karzai in Kabul. They spoke for an hour.", 2),
        ("The U.S. Senate voted. The U.K. abstained.", 2),
        ("J. F. Kennedy visited Berlin in June 1963.", 1),
        ("Canada left the U.S. The talks had failed.", 2),
        ("The loan was worth $1.5 billion. Ghana accepted it.", 2),
        ("\u201cWe will not yield.\u201d Zelensky spoke in Kyiv.", 2),
        ("\u201cWho fired?\u201d he asked.", 1),
        ("Sweden joined in March 2024. \u201cA historic day,\u201d it said.", 2),
        ("Mali, Niger et al. signed it.", 1),
        ("Angola cut output! Nigeria did not\u2026 Libya waited.", 3),
        ("The ministers of Chad and\nSudan met in the border town.", 1),
        ("Main points\nChad and Sudan met.", 2),
        ("Chad met Sudan\n\nThe two agreed.", 2),
    ],
)
def test_text_has_so_many_sentences(text: str, count: int) -> None:
    assert len(sentences_of(text)) == count


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("\u2022 Oman hosted the talks.", "Oman hosted the talks."),
        ("NAIROBI, May 4 (Reuters) - Kenya sent police to Haiti.", "Kenya sent police to Haiti."),
        ("- Peru left the bloc.", "Peru left the bloc."),
        ("US and Cuba restored ties.", "US and Cuba restored ties."),
    ],
)
def test_bullets_and_datelines_are_no_part_of_a_sentence(text: str, first: str) -> None:
    assert sentences_of(text) == [first]


def test_only_evidence_segments_in_the_packs_language_are_split() -> None:
    text = "Chad met Sudan. Nice! \u0633\u0644\u0627\u0645."
    segments = (
        Segment(0, 15, "body", "en"),
        Segment(16, 21, "comment", "en"),
        Segment(22, len(text), "body", "fa"),
    )
    document = Document("d", "s", "l", text, segments=segments)
    found = [text[s.start : s.end] for _, s in split_sentences(document, PACK)]
    assert found == ["Chad met Sudan."]


@pytest.mark.parametrize("mark", ["; ", ", ", " "])
def test_a_sentence_without_an_end_is_cut_where_it_may_be(mark: str) -> None:
    found = sentences_of(mark.join(["the parties to the Rhine convention"] * 400) + ".")
    assert max(map(len, found)) <= LONGEST
    assert len(found) < 2 * 400 * 38 / LONGEST
    assert all(part.startswith("the parties") for part in found) or mark == " "


def test_a_word_without_an_end_is_cut_too() -> None:
    assert max(map(len, sentences_of("Nauru" * 10_000))) <= LONGEST
