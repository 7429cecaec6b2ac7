from __future__ import annotations

import pytest

from dragoman.coding.votes.features import Ending, Stemmer, Stemming, features
from dragoman.training.sentences import question_of

ENGLISH = Stemmer(
    Stemming(
        capitals=True,
        forms={"met": "meet"},
        endings=(Ending("ies", "y", 6), Ending("ed", "", 5), Ending("ss", "ss", 4), Ending("s")),
        single="p",
        silent="e",
    )
)


@pytest.mark.parametrize(
    ("word", "stem"),
    [
        ("met", "meet"),
        ("armies", "army"),
        ("stopped", "stop"),
        ("accused", "accus"),
        ("loss", "loss"),
    ],
)
def test_words_of_one_lemma_share_a_stem(word: str, stem: str) -> None:
    assert ENGLISH(word) == stem


def test_actors_names_and_numbers_give_way_to_marks() -> None:
    found = features(question_of("On Friday {Chad} accused [Mali] of 12 raids near Gao."), ENGLISH)
    assert {"<S> accus <T>", "<N> <S>", "of <0>", "b:accus"} <= found
    assert not {"chad", "mali", "friday", "gao"} & found


def test_words_inside_an_actor_are_told_apart_from_those_outside() -> None:
    found = features(question_of("{The army of Chad} met [rebels] in Moundou."), ENGLISH)
    assert {"<S>army", "<T>rebel"} <= found
    assert "army" not in found


def test_order_of_the_actors_is_a_feature() -> None:
    assert "order:TS" in features(question_of("[Mali] was accused by {Chad}."), ENGLISH)


def test_a_language_without_capitals_keeps_all_words() -> None:
    found = features(question_of("{ایران} با [عراق] توافق کرد."), Stemmer(Stemming()))
    assert {"<S>ایران", "<T>عراق", "توافق کرد"} <= found
