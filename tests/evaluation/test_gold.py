from __future__ import annotations

from pathlib import Path

import msgspec
import pytest
from msgspec.structs import replace

from dragoman.errors import BadData
from dragoman.evaluation.gold import check_texts, read_gold, write_figures
from dragoman.evaluation.gold_tally import Miss, Score, Tally
from dragoman.sample import sample_folder

FIGURES = Score(
    (Tally("mentions", "total", 1, 2, 4), Tally("type", "total", 1, 2, 2)),
    (Miss("mentions", "d", "missed: Peru (state)"),),
)


def test_a_folder_without_gold_is_told(tmp_path: Path) -> None:
    with pytest.raises(BadData, match=r"gold\.jsonl"):
        read_gold(tmp_path)


def test_a_line_that_is_no_record_is_told_with_its_number(tmp_path: Path) -> None:
    (tmp_path / "gold.jsonl").write_text('{"record":"event"}\nnonsense\n', encoding="utf-8")
    with pytest.raises(BadData, match=r"gold\.jsonl:2"):
        read_gold(tmp_path)


def test_a_text_that_changed_since_is_told() -> None:
    with sample_folder() as folder:
        gold, _ = read_gold(folder)
    first, *rest = gold.documents
    check_texts(gold, gold)
    with pytest.raises(BadData, match="not that of the gold"):
        check_texts(gold, replace(gold, documents=(replace(first, text="other"), *rest)))
    with pytest.raises(BadData, match="was not read"):
        check_texts(gold, replace(gold, documents=tuple(rest)))


def test_figures_are_told_with_their_counts() -> None:
    said = write_figures(replace(FIGURES, tallies=_all()), as_json=False)
    assert "0.333  P 1/2 R 1/4" in said
    assert "0.500  1/2" in said


def test_json_has_the_figures_and_what_was_missed() -> None:
    said = msgspec.json.decode(write_figures(FIGURES, as_json=True))
    assert said["figures"]["mentions"]["total"]["recall"] == 0.25
    assert said["misses"][0]["words"] == "missed: Peru (state)"


def _all() -> tuple[Tally, ...]:
    from dragoman.evaluation.gold_tally import FIGURES as NAMES

    known = {one.figure: one for one in FIGURES.tallies}
    return tuple(known.get(name, Tally(name, "total", 0, 0, 0)) for name in NAMES)
