from __future__ import annotations

from dragoman.evaluation.zwnj import score_zwnj
from dragoman.languages.fa import PACK


def test_joiners_of_common_words_come_back() -> None:
    score = score_zwnj(PACK, ["نمایندگان می‌گویند کتاب‌ها رسید.", "آنها به خانه‌های خود رفتند."])
    assert score.lost == 0
    assert score.recall == 1.0


def test_a_text_without_joiners_has_nothing_to_lose() -> None:
    score = score_zwnj(PACK, ["چین و هند دیدار کردند."])
    assert (score.hits, score.made_up, score.lost) == (0, 0, 0)
    assert score.f1 == 0.0


def test_a_joiner_that_no_table_knows_stays_lost() -> None:
    assert score_zwnj(PACK, ["زقطب‌خجک آمد."]).lost == 1
