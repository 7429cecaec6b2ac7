from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.errors import BadData
from dragoman.languages.en import PACK
from dragoman.parsing import parse
from dragoman.parsing.parse import load_parser
from tests.parsing.reading import document_of
from tests.parsing.test_udclauses import ALL

PIECES = st.sampled_from(
    [
        "Kenya\u2019s minister",
        "\u201cwe agreed\u201d",
        "signed",
        "a\u00a0deal",
        "with",
        "Uganda",
        "and",
        "said",
        "that",
        "talks",
        "were held",
        "\u2022",
        "\u2014",
        ".",
        ",",
        "\n\n",
        "(2019)",
        "don't",
        "to visit",
        "who",
        "\u200f",
    ]
)


def check_spans(text: str) -> None:
    """Everything stays inside its sentence and says what its span says."""
    document = document_of(text)
    found = parse(document, PACK)
    for sentence in found.sentences:
        for token in sentence.tokens:
            assert sentence.start <= token.start < token.end <= sentence.end
            assert 0 <= token.head < len(sentence.tokens)
    for number, clause in enumerate(found.clauses):
        sentence = found.sentences[clause.sentence]
        spans = [clause.span, clause.predicate, *(a.span for a in clause.arguments)]
        spans += [argument.head for argument in clause.arguments]
        assert all(sentence.span.contains(span) and len(span) for span in spans)
        assert all(a.span.contains(a.head) for a in clause.arguments)
        assert clause.span.contains(clause.predicate)
        assert clause.parent != number
        for argument in clause.arguments:
            assert (argument.role == "complement") == (argument.clause is not None)
            if argument.clause is not None:
                assert found.clauses[argument.clause].parent == number


@given(st.lists(PIECES, min_size=1, max_size=25).map(" ".join))
@settings(max_examples=60, deadline=None)
def test_spans_stay_inside_their_sentence(text: str) -> None:
    check_spans(text)


@pytest.mark.parametrize("text", [text for text, _ in ALL])
def test_spans_of_sentences_stay_inside(text: str) -> None:
    check_spans(text)


def test_tokens_cut_the_original_text_under_folding() -> None:
    text = "Chile\u2019s\u00a0envoy\u200f said: \u201cWe don\u2019t agree\u2026\u201d"
    (sentence,) = parse(document_of(text), PACK).sentences
    assert [text[t.start : t.end] for t in sentence.tokens][:4] == [
        "Chile",
        "\u2019s",
        "envoy",
        "said",
    ]
    assert "n't" in [token.form for token in sentence.tokens]


def test_lemmas_are_lower_case_dictionary_forms() -> None:
    (sentence,) = parse(document_of("The ministers were signing treaties."), PACK).sentences
    lemmas = [token.lemma for token in sentence.tokens]
    assert lemmas == ["the", "minister", "be", "sign", "treaty", "."]


def test_clauses_of_all_sentences_are_numbered_together() -> None:
    found = parse(document_of("Chad met Sudan. Mali said that Niger left the bloc."), PACK)
    said = next(clause for clause in found.clauses if clause.lemma == "say")
    left = next(clause for clause in found.clauses if clause.lemma == "leave")
    assert found.clauses[left.parent or 0] is said
    assert said.sentence == 1


def test_document_without_evidence_has_no_clauses() -> None:
    found = parse(document_of("..."), PACK)
    assert found.sentences == () and found.clauses == ()


def test_missing_weights_are_named(tmp_path: Path) -> None:
    with pytest.raises(BadData, match="no parser weights"):
        load_parser(tmp_path)
