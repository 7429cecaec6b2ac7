"""Asking the classifiers: the linear voice always, the encoder where that is not sure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from dragoman.coding.votes.encoder import encoder_of
from dragoman.coding.votes.linear import features_of, linear_of
from dragoman.coding.votes.question import ROOTS, Answer, Question
from dragoman.coding.votes.settings import EncoderSettings, has_classifier, settings_of
from dragoman.errors import BadData
from dragoman.pack import Pack

__all__ = ["Voice", "classify", "has_classifier", "probabilities"]

Voice = Literal["linear", "cascade"]

Floats = NDArray[np.float32]


def classify(questions: Sequence[Question], pack: Pack, *, voice: Voice) -> tuple[Answer, ...]:
    """The likeliest root of each question.

    Args:
        questions: Sentences with their actors.
        pack: Of their language, with a classifier.
        voice: ``linear``, or ``cascade``: the encoder too where the linear voice is not sure and
            the pack has an encoder.

    Raises:
        BadData: The pack has no classifier.
    """
    if not has_classifier(pack):
        raise BadData(f"{pack.name} has no classifier; use the frames")
    if not questions:
        return ()
    margins = linear_of(pack).margins(features_of(one, pack) for one in questions)
    linear = _softmax(margins / settings_of(pack).temperature)
    answers = [_answer(row, "linear") for row in linear]
    settings = settings_of(pack).encoder
    if voice == "cascade" and settings is not None:
        unsure = [at for at, one in enumerate(answers) if one.probability < settings.enough]
        asked = [questions[at] for at in unsure]
        both = _both(asked, margins[unsure], pack, settings)
        for at, row in zip(unsure, both, strict=True):
            answers[at] = _answer(row, "encoder")
    return tuple(answers)


def probabilities(
    questions: Sequence[Question], pack: Pack
) -> list[tuple[Floats, tuple[str, ...]]]:
    """For each question what the linear voice gives to each root, and what spoke for the likeliest.

    That is its features. All questions of a document are best asked at once.
    """
    voice = linear_of(pack)
    found = [voice.known(features_of(question, pack)) for question in questions]
    given = _softmax(voice.margins_of(found) / settings_of(pack).temperature)
    best = given.argmax(axis=-1).tolist()
    return [(given[at], voice.cues(one, best[at])) for at, one in enumerate(found)]


def _both(
    questions: Sequence[Question],
    margins: Floats,
    pack: Pack,
    settings: EncoderSettings,
) -> Iterator[Floats]:
    if questions:
        logits = encoder_of(pack).logits(questions)
        yield from _softmax(settings.linear * margins + settings.encoder * logits)


def _softmax(scores: Floats) -> Floats:
    grown = np.exp(scores - scores.max(axis=-1, keepdims=True))
    shares: Floats = grown / grown.sum(axis=-1, keepdims=True)
    return shares


def _answer(row: Floats, voice: str) -> Answer:
    best = int(row.argmax())
    return Answer(ROOTS[best], float(row[best]), voice)
