from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.errors import BadData
from dragoman.evaluation.coreference import (
    GoldDocument,
    GoldMention,
    b_cubed_f1,
    ceaf_f1,
    muc_f1,
    read_documents,
    score_coreference,
)
from dragoman.languages import language_pack

WANTED = {"a": 1, "b": 1, "c": 1, "d": 2, "e": 2, "f": 3}
TORN = {"a": 1, "b": 1, "c": 2, "d": 2, "e": 2, "f": 3}


def test_equal_clusters_score_one() -> None:
    renamed = {key: -cluster for key, cluster in WANTED.items()}
    scores = [measure(WANTED, renamed) for measure in (muc_f1, b_cubed_f1, ceaf_f1)]
    assert scores == pytest.approx([1.0, 1.0, 1.0])


def test_the_measures_are_those_of_the_literature() -> None:
    # links: 2 of 3 right on either side; by mention (2/3, 2/3, 1/3, 1, 1, 1) and its like
    assert muc_f1(WANTED, TORN) == pytest.approx(2 / 3)
    recall = (2 * 2 / 3 + 1 / 3 + 2 + 1) / 6
    precision = (2 + 1 / 3 + 2 * 2 / 3 + 1) / 6
    assert b_cubed_f1(WANTED, TORN) == pytest.approx(2 * precision * recall / (precision + recall))
    assert ceaf_f1(WANTED, TORN) == pytest.approx((4 / 5 + 4 / 5 + 1) / 3)


def test_mentions_that_stay_alone_have_no_links() -> None:
    assert muc_f1(WANTED, {key: key for key in WANTED}) == 0.0


def _told(name: str, *words: str) -> GoldDocument:
    verb = words.index("met")
    return GoldDocument(name, (words,), (GoldMention("event", 0, (verb,), "meeting"),))


def test_one_meeting_in_two_documents_is_found() -> None:
    first = _told(
        "1", "Angela", "Merkel", "met", "Emmanuel", "Macron", "in", "Berlin", "on", "19", "April",
        "2018", ".",
    )  # fmt: skip
    second = _told(
        "2", "On", "19", "April", "2018", "Emmanuel", "Macron", "met", "Angela", "Merkel", "in",
        "Berlin", ".",
    )  # fmt: skip
    score = score_coreference((first, second), language_pack("en"))
    assert (score.documents, score.mentions, score.coded) == (2, 2, 2)
    assert score.conll == 1.0
    assert score.conll_alone < 1.0


def test_a_file_of_something_else_is_one_clear_line(tmp_path: Path) -> None:
    path = tmp_path / "x.jsonl"
    path.write_text('{"id": 1}\n', encoding="utf-8")
    with pytest.raises(BadData, match="not documents with mentions"):
        read_documents(path)
