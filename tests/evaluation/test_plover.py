from __future__ import annotations

import json
from pathlib import Path

import pytest

from dragoman.coding.votes import Voice
from dragoman.coding.votes.items import Item
from dragoman.coding.votes.question import root_of
from dragoman.errors import BadData
from dragoman.evaluation.plover import answers, prediction_lines, score_answers
from dragoman.languages import language_pack
from dragoman.tables import read_table
from dragoman.training.sentences import SentenceRow, own_items, question_of

DEV = Path(__file__).with_name("plover_dev.tsv")


@pytest.fixture(scope="module")
def items() -> tuple[Item, ...]:
    rows = read_table(DEV, SentenceRow)
    return tuple(
        Item(str(n), question_of(row.text), root_of(row.type)) for n, row in enumerate(rows)
    )


def test_the_dev_sentences_were_not_learnt_from(items: tuple[Item, ...]) -> None:
    learnt = {one.text for one in own_items("en", (1, 2, 3))}
    assert not learnt & {one.text for one in items}


@pytest.mark.parametrize(("voice", "floor"), [("linear", 0.80), ("cascade", 0.85)])
def test_a_voice_reaches_its_floor(items: tuple[Item, ...], voice: Voice, floor: float) -> None:
    given = answers(items, language_pack("en"), voice=voice)
    assert score_answers(items, given).root >= floor


def test_frames_answer_where_they_know_both_actors(items: tuple[Item, ...]) -> None:
    some = [one for one in items if one.text.startswith(("Costa Rica", "Jamaica"))]
    given = answers(some, language_pack("en"), voice="frames")
    assert given == ("SUPPORT", "SANCTION")


def test_answers_do_not_depend_on_what_else_is_asked(items: tuple[Item, ...]) -> None:
    pack = language_pack("en")
    together = answers(items, pack, voice="cascade")
    alone = tuple(answers([one], pack, voice="cascade")[0] for one in items)
    assert together == alone


def test_predictions_are_written_without_a_gold(items: tuple[Item, ...]) -> None:
    blank = [Item(one.id, one.question, None) for one in items[:2]]
    given = answers(blank, language_pack("en"), voice="linear")
    lines = [json.loads(line) for line in prediction_lines(blank, given)]
    assert [line["id"] for line in lines] == ["0", "1"]
    assert all(line["root"] for line in lines)
    with pytest.raises(BadData, match="--predictions"):
        score_answers(blank, given)
