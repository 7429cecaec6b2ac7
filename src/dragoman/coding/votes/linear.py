"""The light voice: one weight for each feature and root, summed up.

The weights are those of a linear support vector machine over TF-IDF features, trained by
``dragoman.training.classifier`` and kept as bytes. One sentence takes about a tenth of a
millisecond, loading some fifty.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import Path

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from dragoman.coding.votes.features import features
from dragoman.coding.votes.question import Question
from dragoman.coding.votes.settings import folder_of, stemmer_of
from dragoman.pack import Pack
from dragoman.text import Span

Floats = NDArray[np.float32]

WEIGHTS = "linear.npz"
FEATURES = "features.txt"
CUES = 3
"""Features named as the reasons of an answer."""
NOTHING = 0
_TINY = np.float32(1e-9)


class Linear(Struct, frozen=True):
    """The weights, laid out for use; row ``NOTHING`` is of no feature and all 0.

    Attributes:
        rows: The row of each feature.
        weights: Feature by root, times the feature's inverse document frequency.
        squares: Square of each feature's inverse document frequency, for the norm.
        bias: By root.
    """

    rows: dict[str, int]
    weights: Floats
    squares: Floats
    bias: Floats

    def margins(self, asked: Iterable[Iterable[str]]) -> Floats:
        """How much the features of each question speak for each root: a row for each question."""
        return self.margins_of(self.known(found) for found in asked)

    def known(self, found: Iterable[str]) -> dict[int, str]:
        """The features that there are weights for, by row."""
        rows = self.rows
        return {row: one for one in found if (row := rows.get(one)) is not None}

    def margins_of(self, asked: Iterable[Iterable[int]]) -> Floats:
        """As ``margins``, for features by their rows."""
        rows: list[int] = []
        starts: list[int] = []
        for known in asked:
            starts.append(len(rows))
            rows.append(NOTHING)
            rows += known
        if not starts:
            return np.empty((0, len(self.bias)), dtype=np.float32)
        totals: Floats = np.add.reduceat(self.weights.take(rows, axis=0), starts)
        norms = np.add.reduceat(self.squares.take(rows), starts)
        totals /= np.sqrt(np.maximum(norms, _TINY))[:, None]
        totals += self.bias
        return totals

    def cues(self, known: Mapping[int, str], root: int) -> tuple[str, ...]:
        """The features (by row) that speak most for a root, the strongest first."""
        weights = self.weights.take(root + self.weights.shape[1] * np.fromiter(known, np.intp))
        least = np.partition(weights, -CUES)[-CUES] if len(weights) > CUES else 0
        speaking = [
            (-weight, one)
            for weight, one in zip(weights.tolist(), known.values(), strict=True)
            if weight > 0 and weight >= least
        ]
        return tuple(one for _, one in sorted(speaking)[:CUES])


@lru_cache(maxsize=8)
def linear_of(pack: Pack) -> Linear:
    """The linear voice of a pack that has a classifier."""
    return load_linear(folder_of(pack))


def load_linear(folder: Path) -> Linear:
    """The weights in a folder."""
    names = (folder / FEATURES).read_text(encoding="utf-8").split("\n")
    with np.load(folder / WEIGHTS) as stored:
        frequency = stored["idf"].astype(np.float32)
        scaled = stored["weights"].astype(np.float32) * stored["scale"]
        bias = stored["bias"].astype(np.float32)
    rows = dict(zip(names, range(1, len(names) + 1), strict=True))
    weights = np.vstack([np.zeros_like(bias)[None], scaled * frequency[:, None]])
    return Linear(rows, weights, np.append(np.float32(0), frequency**2), bias)


def features_of(question: Question, pack: Pack) -> set[str]:
    """The features of a question; languages without capitals are folded first."""
    stemmer = stemmer_of(pack)
    return features(question if stemmer.capitals else folded(question, pack), stemmer)


def folded(question: Question, pack: Pack) -> Question:
    """The question over the folded text."""
    text, offsets = pack.fold(question.text)
    spans = (
        None
        if span is None
        else Span(bisect_left(offsets, span.start), bisect_left(offsets, span.end))
        for span in (question.source, question.target)
    )
    return Question(text, *spans)
