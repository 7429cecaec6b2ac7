from __future__ import annotations

import pytest

from dragoman.coding.votes.marking import AFTER, BEFORE, INSIDE, marked
from dragoman.coding.votes.question import Question
from dragoman.text import Span
from dragoman.training.sentences import question_of


@pytest.mark.parametrize(
    ("said", "read"),
    [
        ("{Peru} thanked [Chile].", "@ Peru @ thanked # Chile #."),
        ("[Chile] was thanked by {Peru}.", "# Chile # was thanked by @ Peru @."),
        ("{Peru}[Chile]", "@ Peru @# Chile #"),
    ],
)
def test_actors_are_marked(said: str, read: str) -> None:
    assert marked(question_of(said)) == read


def test_what_is_far_from_both_is_cut_away() -> None:
    said = "a " * 40 + "{Peru} thanked [Chile]" + " z" * 40
    read = marked(question_of(said))
    assert (read.count("a "), read.count(" z")) == (BEFORE, AFTER)


def test_a_long_actor_is_shortened() -> None:
    read = marked(question_of("{" + "word " * 30 + "end} thanked [Chile]."))
    assert read.count("word") == INSIDE
    assert read.endswith("@ thanked # Chile #.")


def test_actors_that_are_not_named_are_said_to_be_someone() -> None:
    read = marked(Question("Rebels were freed.", None, Span(0, 6)))
    assert read == "@ An actor @ : # Rebels # were freed."
