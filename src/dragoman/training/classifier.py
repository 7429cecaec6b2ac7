"""Trains the linear voice of a pack's classifier.

    python -m dragoman.training.classifier en --benchmark plv_train.jsonl.xz --output FOLDER

It learns from the project's own sentences (``dragoman.training.sentences``), from sentences made
of the pack's frames (``dragoman.training.event_sentences``) and, where ``--benchmark`` gives it,
from a file of {text, source_spans, target_spans, root} lines. With ``--folds`` it also measures by
cross-validation on that file: texts that are nearly equal stay in one fold, and own sentences of
batch 1 alone are learnt from. Needs scikit-learn, which the package itself does not.
"""

from __future__ import annotations

import argparse
import logging
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from random import Random  # noqa: TID251  seeded

import msgspec
import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from dragoman.coding.votes.figures import score_roots
from dragoman.coding.votes.items import Item, read_items
from dragoman.coding.votes.linear import FEATURES, WEIGHTS, features_of
from dragoman.coding.votes.question import ROOTS, Question, Root, root_of
from dragoman.coding.votes.settings import SETTINGS, Settings, settings_of
from dragoman.errors import BadData
from dragoman.languages import language_pack
from dragoman.pack import Pack
from dragoman.text import Span
from dragoman.training.event_sentences import Sample, event_sentences
from dragoman.training.folds import folds_of
from dragoman.training.sentences import own_items

log = logging.getLogger(__name__)

Floats = NDArray[np.float64]

COST = 1.0
"""Of errors; .3, 1 and 3 gave root F1 .740, .754, .750 on folds of plv_train (November 2026)."""
MADE_WEIGHT = 0.5
"""Of a sentence made from frames beside a written one; .2 and .5 gave .798 and .800 there."""
MADE_UNREAL = 450
"""How many of the made sentences that are planned or refused are learnt from."""
SMALLEST = 0.02
"""Features none of whose weights reaches this share of the largest are left out."""


class Data(Struct, frozen=True):
    """What is learnt from: questions with roots, and how much each counts."""

    items: tuple[Item, ...]
    weights: tuple[float, ...]


class Model(Struct, frozen=True):
    """What was learnt: features in order, their frequencies, weights by root, bias."""

    names: tuple[str, ...]
    idf: Floats
    weights: Floats
    bias: Floats

    def margins(self, found: Iterable[set[str]]) -> Floats:
        """As ``coding.votes.linear`` has it, unpacked."""
        rows = dict(zip(self.names, range(len(self.names)), strict=True))
        return np.array([self._margin(one, rows) for one in found])

    def _margin(self, found: set[str], rows: dict[str, int]) -> Floats:
        chosen = [rows[one] for one in found if one in rows]
        scaled = self.idf[chosen]
        norm = np.sqrt((scaled**2).sum()) or 1.0
        total: Floats = (scaled[:, None] * self.weights[chosen]).sum(axis=0) / norm + self.bias
        return total


def own_data(pack: Pack, *, batches: Sequence[int], seed: int = 1) -> Data:
    """The project's sentences of some batches, and those made from frames."""
    own = own_items(pack.code, batches)
    made = made_items(pack, seed)
    weights = [1.0] * len(own) + [MADE_WEIGHT] * len(made)
    return Data((*own, *made), tuple(weights))


def made_items(pack: Pack, seed: int = 1) -> tuple[Item, ...]:
    """Sentences of frames, those planned or refused thinned out."""
    if not (pack.folder / "parser" / "irregular_verbs.tsv").is_file():
        return ()
    chance = Random(seed)
    every = [_item(number, one) for number, one in enumerate(event_sentences(pack, chance))]
    unreal = {"AGREE", "THREATEN", "REJECT"}
    done = [one for one in every if one.root not in unreal]
    rest = [one for one in every if one.root in unreal]
    return (*done, *chance.sample(rest, min(len(rest), MADE_UNREAL)))


def _item(number: int, sample: Sample) -> Item:
    question = Question(sample.text, Span(*sample.source), Span(*sample.target))
    return Item(f"made-{number}", question, root_of(sample.type))


def known_roots(items: Iterable[Item]) -> list[Root]:
    """The right answers of items that all have one.

    Raises:
        BadData: One has none.
    """
    roots = [one.root for one in items]
    if None in roots:
        raise BadData("an item to learn from has no root; give each line one")
    return [one for one in roots if one is not None]


def learn(found: Sequence[set[str]], roots: Sequence[Root], weights: Sequence[float]) -> Model:
    """Fits one weight for each feature and root."""
    from scipy.sparse import csr_matrix
    from sklearn.svm import LinearSVC

    counts = Counter(feature for one in found for feature in one)
    names = tuple(sorted(counts))
    rows = dict(zip(names, range(len(names)), strict=True))
    idf = np.array([np.log(len(found) / counts[name]) + 1 for name in names])
    columns = [[rows[name] for name in sorted(one)] for one in found]
    values = [idf[row] / np.sqrt((idf[row] ** 2).sum()) for row in columns]
    starts = np.cumsum([0, *map(len, columns)])
    matrix = csr_matrix(
        (np.concatenate(values), np.concatenate(columns), starts), shape=(len(found), len(names))
    )
    machine = LinearSVC(C=COST, class_weight="balanced", random_state=1)
    machine.fit(matrix, [ROOTS.index(root) for root in roots], sample_weight=list(weights))
    return Model(names, idf, machine.coef_.T, machine.intercept_)


def fit(data: Data, pack: Pack) -> Model:
    """Learns from data."""
    found = [features_of(one.question, pack) for one in data.items]
    return learn(found, known_roots(data.items), data.weights)


def cross_validate(items: Sequence[Item], own: Data, pack: Pack) -> Floats:
    """The margins of each item by a model that has not seen its fold."""
    folds = folds_of([one.text for one in items])
    margins = np.zeros((len(items), len(ROOTS)))
    for fold in sorted(set(folds)):
        kept = [one for one, at in zip(items, folds, strict=True) if at != fold]
        data = Data((*kept, *own.items), (*[1.0] * len(kept), *own.weights))
        model = fit(data, pack)
        asked = [number for number, at in enumerate(folds) if at == fold]
        margins[asked] = model.margins(features_of(items[n].question, pack) for n in asked)
    return margins


def temperature(margins: Floats, roots: Sequence[Root]) -> float:
    """What margins are to be divided by so that probabilities are those of the folds."""
    right = np.array([ROOTS.index(root) for root in roots])
    tried = np.arange(0.1, 1.5, 0.02)
    losses = [_loss(margins / value, right) for value in tried]
    return round(float(tried[int(np.argmin(losses))]), 2)


def _loss(scores: Floats, right: NDArray[np.int64]) -> float:
    top = scores.max(axis=1, keepdims=True)
    logs = scores - top - np.log(np.exp(scores - top).sum(axis=1, keepdims=True))
    return float(-logs[np.arange(len(right)), right].mean())


def write(model: Model, folder: Path) -> None:
    """Writes the weights as bytes, features that hardly count left out."""
    reach = np.abs(model.weights * model.idf[:, None]).max(axis=1)
    kept = np.flatnonzero(reach >= SMALLEST * reach.max())
    scale = np.abs(model.weights[kept]).max(axis=0) / 127
    folder.mkdir(parents=True, exist_ok=True)
    np.savez_compressed(
        folder / WEIGHTS,
        weights=np.round(model.weights[kept] / scale).astype(np.int8),
        scale=scale.astype(np.float32),
        bias=model.bias.astype(np.float32),
        idf=model.idf[kept].astype(np.float16),
    )
    names = "\n".join(model.names[row] for row in kept)
    (folder / FEATURES).write_text(names, encoding="utf-8")
    log.info("features=%d of=%d folder=%s", len(kept), len(model.names), folder)


def measure(items: Sequence[Item], pack: Pack, *, own: bool) -> float:
    """Logs the figures of a cross-validation and gives the temperature fitted on it."""
    data = own_data(pack, batches=(1,)) if own else Data((), ())
    margins = cross_validate(items, data, pack)
    answers = tuple(ROOTS[best] for best in margins.argmax(axis=1))
    score = score_roots(known_roots(items), answers)
    log.info("own=%s root=%.3f quad=%.3f binary=%.3f", own, score.root, score.quad, score.binary)
    return temperature(margins, known_roots(items))


def main() -> None:
    """The command line."""
    commands = argparse.ArgumentParser(prog="python -m dragoman.training.classifier")
    commands.add_argument("code", help="language, ISO 639-1")
    commands.add_argument("--benchmark", type=Path, help="JSON lines to learn from too")
    commands.add_argument("--folds", action="store_true", help="measure by cross-validation")
    commands.add_argument("--output", type=Path, required=True, help="folder of the classifier")
    given = commands.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    try:
        import sklearn  # noqa: F401
    except ImportError:
        sys.exit("scikit-learn is missing; install it: pip install scikit-learn")
    train(language_pack(given.code), given.benchmark, given.output, folds=given.folds)


def train(pack: Pack, benchmark: Path | None, output: Path, *, folds: bool) -> None:
    """Trains and writes; ``settings.json`` must be there and keeps all but its temperature."""
    items = () if benchmark is None else read_items(benchmark)
    settings = settings_of(pack)
    if folds and items:
        measure(items, pack, own=False)
        settings = msgspec.structs.replace(settings, temperature=measure(items, pack, own=True))
    own = own_data(pack, batches=(1, 2, 3))
    weights = (*[1.0] * len(items), *own.weights)
    write(fit(Data((*items, *own.items), weights), pack), output)
    write_settings(settings, output)


def write_settings(settings: Settings, folder: Path) -> None:
    """Writes `settings.json` of a classifier."""
    text = msgspec.json.format(msgspec.json.encode(settings), indent=1)
    (folder / SETTINGS).write_bytes(text + b"\n")


if __name__ == "__main__":
    main()
