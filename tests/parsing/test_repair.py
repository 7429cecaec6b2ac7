from __future__ import annotations

import pytest

from dragoman.languages.en import PACK
from dragoman.model import Token
from dragoman.parsing.grammar import grammar_of
from dragoman.parsing.repair import repair


def tokens_of(notation: str) -> tuple[Token, ...]:
    """Tokens of ``form/lemma/UPOS/head/deprel`` with white space between."""
    made = []
    place = 0
    for word in notation.split():
        form, lemma, upos, head, deprel, *feats = word.split("/")
        end = place + len(form)
        made.append(Token(place, end, form, lemma, upos, int(head), deprel, "|".join(feats)))
        place = end + 1
    return tuple(made)


def arcs(tokens: tuple[Token, ...]) -> list[tuple[str, int, str]]:
    return [(token.form, token.head, token.deprel) for token in tokens]


@pytest.mark.parametrize(
    ("broken", "arc"),
    [
        (
            "Chad/chad/PROPN/2/compound expelled/expel/VERB/2/amod envoys/envoy/NOUN/2/root",
            ("Chad", 1, "nsubj"),
        ),
        (
            "Peru/peru/PROPN/4/compound ,/,/PUNCT/0/punct Chile/chile/PROPN/4/compound"
            " sign/sign/NOUN/4/compound/Number=Sing pact/pact/NOUN/4/root",
            ("Chile", 0, "conj"),
        ),
        (
            "Leader/leader/PROPN/0/root to/to/PART/2/mark visit/visit/VERB/0/acl/VerbForm=Inf"
            " Lima/lima/PROPN/2/obj",
            ("Leader", 2, "nsubj"),
        ),
        (
            "Mali/mali/PROPN/1/nsubj gave/give/VERB/1/root Chad/chad/PROPN/4/compound"
            " six/six/NUM/4/nummod tanks/tank/NOUN/1/obj",
            ("Chad", 1, "iobj"),
        ),
        (
            "Iran/iran/PROPN/1/nsubj pulled/pull/VERB/1/root out/out/ADP/4/case of/of/ADP/2/fixed"
            " pact/pact/NOUN/1/obl",
            ("out", 1, "compound:prt"),
        ),
        (
            "Oman/oman/PROPN/3/vocative ,/,/PUNCT/0/punct Iran/iran/PROPN/3/nsubj"
            " met/meet/VERB/3/root",
            ("Iran", 0, "conj"),
        ),
        (
            "visit/visit/NOUN/0/root of/of/ADP/2/case king/king/NOUN/0/nmod to/to/ADP/4/case"
            " Rome/rome/PROPN/2/nmod",
            ("Rome", 0, "nmod"),
        ),
    ],
)
def test_tree_is_repaired(broken: str, arc: tuple[str, int, str]) -> None:
    tokens = tokens_of(broken)
    assert arc not in arcs(tokens)
    assert arc in arcs(repair(tokens, grammar_of(PACK)))


def test_ambassadors_keep_the_state_they_are_sent_to() -> None:
    tokens = tokens_of(
        "visit/visit/NOUN/0/root of/of/ADP/2/case ambassador/ambassador/NOUN/0/nmod"
        " to/to/ADP/4/case Rome/rome/PROPN/2/nmod"
    )
    assert repair(tokens, grammar_of(PACK)) == tokens
