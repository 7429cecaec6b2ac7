from __future__ import annotations

import pytest

from dragoman.languages.en import PACK
from dragoman.parsing.grammar import grammar_of
from dragoman.parsing.parse import load_parser
from dragoman.parsing.words import shown, words_of
from tests.parsing.reading import reads_as


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("They held in-depth talks.", "in-depth"),
        ("A 41-member delegation arrived.", "41-member"),
        ("Peru praised military-to-military ties.", "military-to-military"),
        ("Kenya is a full-fledged member.", "full-fledged"),
        ("US-led forces left.", "US-led"),
        ("Kim Jong-un came.", "Jong-un"),
        ("Col. Banda spoke.", "Col."),
        ("They met Lt. Gen. Rossi.", "Lt."),
    ],
)
def test_a_compound_or_an_abbreviation_is_one_word(text: str, word: str) -> None:
    words = words_of(load_parser(PACK.folder / "parser"), text, PACK)
    assert word in [form for form, _ in words]
    assert all(text[start : start + len(form)] == form for form, start in words)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("The Peru-Chile border is open.", "Peru"),
        ("Chad met Mali.", "Mali"),
        ("It ran from 1980-1988 there.", "1980"),
        ("They met - at last - in Bonn.", "-"),
    ],
)
def test_names_that_a_hyphen_joins_and_full_stops_stay_words_of_their_own(
    text: str, word: str
) -> None:
    words = words_of(load_parser(PACK.folder / "parser"), text, PACK)
    assert word in [form for form, _ in words]


@pytest.mark.parametrize("form", ["EU-backed", "41-member", "high-level"])
def test_the_network_reads_a_plain_adjective_for_a_compound_one(form: str) -> None:
    assert shown(form, grammar_of(PACK)) == "joint"


@pytest.mark.parametrize("form", ["cease-fire", "Jong-un", "-", "treaty"])
def test_the_network_reads_other_words_as_they_are(form: str) -> None:
    assert shown(form, grammar_of(PACK)) == form


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "The ministers held in-depth talks with Prime Minister Park in Seoul.",
            "hold talk | subject ministers | oblique with Park | oblique in Seoul",
        ),
        (
            "A 41-member delegation visited Hanoi and reviewed military-to-military relations.",
            "review | subject* delegation | object relations",
        ),
        ("EU-backed mediators met rebel leaders.", "meet | subject mediators | object leaders"),
        ("A 12-member team travelled to Lima for talks.", "travel +past -passive | subject team"),
        (
            "Minister Ito met Ambassador Cruz in Lima on Monday.",
            "meet | object Cruz | oblique in Lima | oblique on Monday",
        ),
        (
            "Admiral Jo Berg (R), Chief of the Navy, holds talks with Gen. Ali Omar, Minister of "
            "Defence, in Cairo on May 3, 2021.",
            "hold talk | subject Jo | oblique with Ali | oblique in Cairo",
        ),
        (
            "General Tito Mwale (4L), Chairman of the Joint Chiefs, holds meeting with "
            "Col. General Pavel Orlov, Deputy Minister of Defence, and others in Moscow "
            "on July 10, 2024.",
            "hold meeting | subject Mwale | oblique with Orlov | oblique in Moscow",
        ),
    ],
)
def test_clauses_around_compounds_and_ranks_are_whole(text: str, wanted: str) -> None:
    assert reads_as(PACK, text, wanted)
