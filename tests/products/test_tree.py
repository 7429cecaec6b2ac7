from __future__ import annotations

import pytest

from dragoman.products.notes import Unfounded
from dragoman.products.tree import Claim, Remark, Run, isolated, remark, spaced


def test_a_sentence_without_a_footnote_cannot_be_made() -> None:
    with pytest.raises(Unfounded, match="They met"):
        Claim((Run("They met."),), ())


def test_the_program_may_speak_without_footnotes() -> None:
    assert remark("3 events").notes == ()


def test_parts_of_a_line_are_set_apart_but_not_words_of_a_sentence() -> None:
    line = Remark((Run("2016", "when"), Run("A – B", "who"), Run("talks", "what")))
    assert "".join(run.text for run in spaced(line)) == "2016 · A – B · talks"
    sentence = Remark((Run("Signed: ", "strong"), Run("a plan.")))
    assert "".join(run.text for run in spaced(sentence)) == "Signed: a plan."
    state = Remark((Run("talks", "what"), Run("done", "state")))
    assert "".join(run.text for run in spaced(state)) == "talks done"


def test_an_isolate_opens_and_closes() -> None:
    assert isolated("ایران") == "\u2068ایران\u2069"
