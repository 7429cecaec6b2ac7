from __future__ import annotations

import importlib.util
from collections import Counter
from random import Random  # noqa: TID251  seeded
from types import SimpleNamespace

import pytest

from dragoman.errors import BadData
from dragoman.pack import Pack
from dragoman.training.event_sentences import event_sentences
from dragoman.training.folds import folds_of, groups_of
from dragoman.training.sentences import own_items, question_of


@pytest.mark.parametrize(("language", "count"), [("en", 1200), ("fa", 400)])
def test_own_sentences_are_many_and_cover_every_root(language: str, count: int) -> None:
    items = own_items(language, (1, 2, 3))
    roots = Counter(one.root for one in items)
    assert len(items) >= count
    assert len(roots) == 15
    assert min(roots.values()) >= 25


@pytest.mark.parametrize("said", ["{a} b", "{a} {b} [c]", "a [b]"])
def test_a_sentence_must_mark_one_source_and_one_target(said: str) -> None:
    with pytest.raises(BadData, match="mark"):
        question_of(said)


def test_nearly_equal_texts_stay_in_one_fold() -> None:
    texts = [f"{n} ships of country number {n} sailed to port {n * 7}" for n in range(20)]
    texts += ["Chad expelled three envoys of Mali.", "Chad expelled three envoys of Mali again."]
    assert groups_of(texts)[-1] == groups_of(texts)[-2]
    assert folds_of(texts)[-1] == folds_of(texts)[-2]
    assert folds_of(texts) == folds_of(texts)


def test_sentences_of_frames_say_where_the_actors_are(en: Pack) -> None:
    samples = list(event_sentences(en, Random(1)))
    assert len(samples) > 2000
    for one in samples[:200]:
        assert one.text[slice(*one.source)].strip()
        assert one.text[slice(*one.target)].strip()


def test_planned_cooperation_agrees_and_refused_cooperation_rejects(en: Pack) -> None:
    samples = list(event_sentences(en, Random(2)))
    refused = {one.type for one in samples if " refused to " in one.text}
    planned = {one.type for one in samples if " plans to " in one.text}
    assert refused == {"REJECT"}
    assert planned == {"AGREE", "THREATEN"}


def test_a_missing_extra_is_told_in_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    if importlib.util.find_spec("torch") is not None:
        pytest.skip("torch is installed")
    from dragoman.training import encoder

    monkeypatch.setattr("sys.argv", ["x", "en", "--base", "b", "--output", "o"])
    with pytest.raises(SystemExit) as left:
        encoder.main()
    assert "torch is missing; install" in str(SimpleNamespace(said=left.value.code).said)
