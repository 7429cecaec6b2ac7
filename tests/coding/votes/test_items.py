from __future__ import annotations

import json
from pathlib import Path

import pytest

from dragoman.coding.votes.items import read_items
from dragoman.errors import BadData
from dragoman.text import Span

LINE = {
    "id": "a1",
    "text": "Chad thanked Mali.",
    "source_spans": [[0, 4]],
    "target_spans": [[13, 17]],
    "root": "SUPPORT",
}


def write(path: Path, *lines: object) -> Path:
    path.write_text("\n".join(json.dumps(line) for line in lines), encoding="utf-8")
    return path


def test_a_line_becomes_a_question_with_its_answer(tmp_path: Path) -> None:
    (item,) = read_items(write(tmp_path / "x.jsonl", LINE))
    assert (item.id, item.root, item.question.target) == ("a1", "SUPPORT", Span(13, 17))


def test_a_root_may_be_missing(tmp_path: Path) -> None:
    (item,) = read_items(write(tmp_path / "x.jsonl", {**LINE, "root": None}))
    assert item.root is None


def test_concessions_and_retreats_are_one(tmp_path: Path) -> None:
    path = write(tmp_path / "x.jsonl", {**LINE, "root": "RETREAT"}, {**LINE, "root": "CONCEDE"})
    assert {item.root for item in read_items(path)} == {"YIELD"}


def test_an_actor_without_a_span_is_found_by_its_words(tmp_path: Path) -> None:
    line = {**LINE, "target_spans": [], "target": "Mali"}
    (item,) = read_items(write(tmp_path / "x.jsonl", line))
    assert item.question.target == Span(13, 17)


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ({**LINE, "source_spans": [[0, 99]]}, "x.jsonl:1: source span [0, 99) is not in a text"),
        ({**LINE, "target_spans": [[5, 5]]}, "target span [5, 5)"),
        ({**LINE, "root": "LOVE"}, "no root 'LOVE'"),
        ({"id": "a"}, "x.jsonl:1"),
        ([], "x.jsonl:1"),
    ],
)
def test_what_is_wrong_is_told_in_one_line(tmp_path: Path, line: object, says: str) -> None:
    with pytest.raises(BadData) as error:
        read_items(write(tmp_path / "x.jsonl", line))
    assert says in error.value.message
    assert "\n" not in error.value.message


def test_an_empty_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(BadData, match="no lines"):
        read_items(write(tmp_path / "x.jsonl"))
