from __future__ import annotations

from typing import Any

import spacy
from spacy.language import Language

from dragoman.languages.en import PACK
from dragoman.training.balance import AMOUNTS, balance, lower
from dragoman.training.parser import _examples
from dragoman.training.templates import read_template

WITH_OBJECTS = "[nsubj Kenya/PROPN] sign!d [obj a treaty] ./punct"


def test_a_dearer_relation_is_found_less_often() -> None:
    nlp = spacy.load(PACK.folder / "parser")
    text = "Ghana signed a treaty with Togo, and Chad bought two ships."
    before = [word.text for word in nlp(text) if word.dep_ == "obj"]
    lower(nlp, "obj", 50.0)
    assert before == ["treaty", "ships"]
    assert [word.text for word in nlp(text) if word.dep_ == "obj"] == []


def test_a_relation_that_is_found_rightly_keeps_its_price() -> None:
    nlp = spacy.load(PACK.folder / "parser")
    held_out = _examples(nlp, [read_template(WITH_OBJECTS, PACK)])
    assert balance(nlp, "obj", held_out) == 0.0


def _model(nlp: Language) -> Any:
    parser: Any = nlp.get_pipe("parser")
    return parser.model


def test_a_relation_made_too_cheap_gets_a_price_again() -> None:
    nlp = spacy.load(PACK.folder / "parser")
    texts = (WITH_OBJECTS, "[nsubj Peru/PROPN] arrive!d [obl:unmarked Monday/PROPN] ./punct")
    held_out = _examples(nlp, [read_template(text, PACK) for text in texts])
    lower(nlp, "obj", -30.0)
    cheap = _model(nlp).get_ref("upper").get_param("b").copy()
    assert max(AMOUNTS) < 30
    balance(nlp, "obj", held_out)
    assert (_model(nlp).get_ref("upper").get_param("b") <= cheap).all()
