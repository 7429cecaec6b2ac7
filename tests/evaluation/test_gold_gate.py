from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.evaluation.gold import evaluate_folder
from dragoman.evaluation.gold_gate import Floors, corpus_hash, falls, pinned, read_floors
from dragoman.evaluation.gold_tally import Score, Tally
from dragoman.sample import sample_folder

FLOORS = Path(__file__).parent / "floors.json"

TODAY = Score(
    (Tally("mentions", "total", 6, 10, 10), Tally("forbidden", "total", 1, 0, 0)),
    (),
)


def floors(mentions: float, forbidden: float) -> Floors:
    return Floors("x", {"mentions": {"total": mentions}, "forbidden": {"total": forbidden}})


def test_no_score_on_the_sample_is_below_its_floor() -> None:
    with sample_folder() as folder:
        assert falls(evaluate_folder(folder), read_floors(FLOORS)) == ()


def test_the_floors_were_pinned_on_this_sample() -> None:
    with sample_folder() as folder:
        assert read_floors(FLOORS).corpus == corpus_hash(folder)


@pytest.mark.parametrize(
    ("pinned_at", "lines"),
    [((0.6, 1), 0), ((0.5, 2), 0), ((0.7, 1), 1), ((0.6, 0), 1), ((0.7, 0), 2)],
)
def test_a_score_below_its_floor_or_a_count_above_it_falls(
    pinned_at: tuple[float, float], lines: int
) -> None:
    assert len(falls(TODAY, floors(*pinned_at))) == lines


def test_pinning_only_raises() -> None:
    new = pinned(TODAY, "x", floors(0.7, 0), reason=None)
    assert new.figures == {"mentions": {"total": 0.7}, "forbidden": {"total": 0.0}}
    new = pinned(TODAY, "x", floors(0.1, 5), reason=None)
    assert new.figures == {"mentions": {"total": 0.6}, "forbidden": {"total": 1.0}}


def test_lowering_keeps_its_reason() -> None:
    new = pinned(TODAY, "y", floors(0.7, 0), reason="the gold was wrong in two places")
    assert new.figures["mentions"]["total"] == 0.6
    assert (new.corpus, new.lowered) == ("y", ("the gold was wrong in two places",))
