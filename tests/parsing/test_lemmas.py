from __future__ import annotations

import pytest

from dragoman.languages.en import PACK
from dragoman.parsing.lemmas import lemma_by, lemmatiser


@pytest.mark.parametrize(
    ("form", "upos", "lemma"),
    [
        ("signed", "VERB", "sign"),
        ("met", "VERB", "meet"),
        ("sought", "VERB", "seek"),
        ("procured", "VERB", "procure"),
        ("withdrew", "VERB", "withdraw"),
        ("imposing", "VERB", "impose"),
        ("talks", "NOUN", "talk"),
        ("countries", "NOUN", "country"),
        ("embassies", "NOUN", "embassy"),
        ("was", "AUX", "be"),
        ("russia", "PROPN", "russia"),
        ("initialled", "VERB", "initial"),
        ("signalled", "VERB", "signal"),
        ("voting", "VERB", "vote"),
        ("intervened", "VERB", "intervene"),
        ("united", "VERB", "unite"),
        ("owed", "VERB", "owe"),
    ],
)
def test_word_has_its_dictionary_form(form: str, upos: str, lemma: str) -> None:
    assert lemmatiser(PACK.folder / "parser")(form, upos) == lemma


def test_longest_known_ending_wins() -> None:
    rules = {("NOUN", "s"): (1, ""), ("NOUN", "ies"): (3, "y"), ("NOUN", "^series"): (0, "")}
    found = [lemma_by(rules, form, "NOUN") for form in ("cats", "armies", "series", "oil")]
    assert found == ["cat", "army", "series", "oil"]
