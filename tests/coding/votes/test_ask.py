from __future__ import annotations

import subprocess
import sys

import pytest
from msgspec.structs import replace

from dragoman.coding.votes import classify
from dragoman.errors import BadData
from dragoman.pack import Pack
from dragoman.training.sentences import question_of


def test_the_linear_voice_answers_with_a_probability_and_a_root(en: Pack) -> None:
    (answer,) = classify([question_of("{Fiji} condemned [Vanuatu].")], en, voice="linear")
    assert (answer.root, answer.voice) == ("ACCUSE", "linear")
    assert 0.5 < answer.probability <= 1.0


def test_the_encoder_is_asked_only_where_the_linear_voice_is_unsure(en: Pack) -> None:
    sure = question_of("{Fiji} strongly condemned [Vanuatu].")
    unsure = question_of("{Fiji} gave [Vanuatu] a wide berth at the fair.")
    voices = [one.voice for one in classify([sure, unsure], en, voice="cascade")]
    assert voices == ["linear", "encoder"]


def test_nothing_asked_is_nothing_answered(en: Pack) -> None:
    assert classify([], en, voice="cascade") == ()


def test_an_empty_sentence_has_an_answer(en: Pack) -> None:
    assert len(classify([question_of("{}[]")], en, voice="cascade")) == 1


def test_a_pack_without_a_classifier_says_so(en: Pack) -> None:
    with pytest.raises(BadData, match="has no classifier"):
        classify([question_of("{a} b [c]")], replace(en, folder=en.folder / "none"), voice="linear")


def test_the_encoder_costs_nothing_until_it_is_asked() -> None:
    code = "import dragoman.coding.coder, sys; sys.exit('onnxruntime' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
