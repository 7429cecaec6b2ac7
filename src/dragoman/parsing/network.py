"""The parser's network run over many sentences at once, from the weights that spaCy loads.

spaCy goes through the network layer by layer for every word, and gives up and takes back Python's
lock at every vector its loop over transitions adds. Here what depends on a word alone (its
embedding and its share of the first convolution) is worked out once per word and kept, and the
rest are a few large products of matrices. Tags and trees are those of spaCy's own loop, in a
third of the time (November 2026).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from threading import Lock
from typing import Any

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

BATCH = 64
"""Sentences the network reads at once."""

WORDS = 8192
"""Words whose vectors are kept; some four kilobytes each."""

_COLUMNS = ("NORM", "PREFIX", "SUFFIX", "SHAPE")
_TINY = np.float32(1e-8)

Floats = NDArray[np.float32]
Places = NDArray[np.intp]
Features = tuple[int, ...]


class Layer(Struct, frozen=True):
    """A maxout layer with normalisation: ``pieces`` blocks of columns, the largest is taken."""

    weights: Floats
    bias: Floats
    pieces: int
    gain: Floats
    shift: Floats

    def settle(self, sums: Floats) -> Floats:
        """The output for sums of weighted inputs, without the bias; ``sums`` is written over."""
        sums += self.bias
        best = _largest(sums, self.pieces)
        best -= best.mean(axis=1, keepdims=True)
        spread = np.einsum("ij,ij->i", best, best) / np.float32(best.shape[1]) + _TINY
        best *= (1 / np.sqrt(spread))[:, None]
        best *= self.gain
        best += self.shift
        return best


class Steps(Struct, frozen=True):
    """What scores the moves of a state from the vectors of the words it looks at.

    ``padding`` stands for a word that is not there; all bias is in the first word's share.
    """

    weights: Floats
    bias: Floats
    padding: Floats
    looks: int
    firsts: Places
    pieces: int
    upper: Floats
    upper_bias: Floats
    model: Any

    def shares(self, vectors: Floats) -> Floats:
        """A row for each word and place it can be looked at in, those of no word first."""
        width = self.padding.shape[1]
        rows = np.empty((len(vectors) + 1, self.looks * width), dtype=np.float32)
        np.dot(vectors, self.weights, out=rows[1:])
        rows[1:, :width] += self.bias
        rows[0] = self.padding.reshape(-1)
        return rows.reshape(-1, width)

    def scores(self, shares: Floats, states: Sequence[Any]) -> Floats:
        """The scores of all moves for each state."""
        rows = self.model.get_token_ids(states) * self.looks + self.firsts
        seen = shares.take(rows, axis=0).sum(axis=1)
        found: Floats = _largest(seen, self.pieces) @ self.upper
        found += self.upper_bias
        return found


class Words:
    """The vectors of the words met: each its embedding and its shares of the first convolution.

    Hold ``lock`` from asking for rows until they are copied.
    """

    def __init__(self, tables: tuple[Any, ...], mix: Layer, first: Layer) -> None:
        self.lock = Lock()
        self._tables, self._mix = tables, mix
        self._width = mix.gain.shape[0]
        side = first.weights.shape[1]
        shares = first.weights.reshape(-1, self._width, side)
        self._shares = shares.transpose(1, 0, 2).reshape(self._width, -1)
        self._forget(WORDS)

    def _forget(self, room: int) -> None:
        self._rows: dict[Features, int] = {}
        self.embedded = np.zeros((room + 1, self._width), dtype=np.float32)
        self.shares = np.zeros((room + 1, self._shares.shape[1]), dtype=np.float32)

    def rows(self, words: Sequence[Features]) -> list[int]:
        """The row of each word; row 0 is that of no word."""
        new = [word for word in dict.fromkeys(words) if word not in self._rows]
        if len(self._rows) + len(new) >= len(self.embedded):
            new = list(dict.fromkeys(words))
            self._forget(max(WORDS, len(new)))
        if new:
            self._add(new)
        return [self._rows[word] for word in words]

    def _add(self, new: list[Features]) -> None:
        hashes = np.array(new, dtype=np.uint64)
        parts = [table.predict(hashes) for table in self._tables]
        embedded = self._mix.settle(np.hstack(parts) @ self._mix.weights)
        start = len(self._rows) + 1
        end = start + len(new)
        self.embedded[start:end] = embedded
        self.shares[start:end] = embedded @ self._shares
        self._rows.update(zip(new, range(start, end), strict=True))


class Network(Struct, frozen=True):
    """A spaCy pipeline's weights, laid out for use.

    Attributes:
        words: Vectors of the words met.
        layers: The convolutions, each over a word and its two neighbours.
        tags: Weights and bias of the tagger.
        steps: What scores the parser's moves.
    """

    words: Words
    layers: tuple[Layer, ...]
    tags: tuple[Floats, Floats]
    steps: Steps

    def vectors(self, batch: Sequence[Any]) -> Floats:
        """A row for each word of the sentences, in order."""
        depth = len(self.layers)
        features = [tuple(row) for doc in batch for row in doc.to_array(_COLUMNS).tolist()]
        with self.words.lock:
            known = self.words.rows(features)
            rows, places = _padded(known, [len(doc) for doc in batch], depth)
            shares, found = self.words.shares[rows], self.words.embedded[rows]
        side = shares.shape[1] // 3
        sums = shares[:-2, :side] + shares[1:-1, side:-side] + shares[2:, -side:]
        found[1:-1] += self.layers[0].settle(sums)
        for reach, layer in enumerate(self.layers[1:], 2):
            kept = _within(places, depth - reach)
            windows = found[kept[:, None] + np.arange(-1, 2)].reshape(len(kept), -1)
            found[kept] += layer.settle(windows @ layer.weights)
        final: Floats = found[places]
        return final


def _largest(sums: Floats, pieces: int) -> Floats:
    width = sums.shape[1] // pieces
    best = np.maximum(sums[:, :width], sums[:, width : 2 * width])
    for start in range(2 * width, sums.shape[1], width):
        np.maximum(best, sums[:, start : start + width], out=best)
    return best


def _padded(rows: list[int], lengths: list[int], pad: int) -> tuple[Places, Places]:
    """The rows with ``pad`` empty ones around each sentence, and where the words are in that."""
    before = np.repeat(np.arange(1, len(lengths) + 1), lengths) * pad
    places = np.arange(len(rows)) + before
    padded = np.zeros(len(rows) + pad * (len(lengths) + 1), dtype=np.intp)
    padded[places] = rows
    return padded, places


def _within(places: Places, reach: int) -> Places:
    """The places and those not farther than ``reach`` from one."""
    if reach == 0:
        return places
    return np.unique(places[:, None] + np.arange(-reach, reach + 1))


def _layer(maxout: Any, norm: Any) -> Layer:  # noqa: ANN401
    weights, bias = maxout.get_param("W"), maxout.get_param("b")
    _, pieces, inputs = weights.shape
    return Layer(
        weights=np.ascontiguousarray(weights.transpose(1, 0, 2).reshape(-1, inputs).T),
        bias=bias.T.ravel().copy(),
        pieces=pieces,
        gain=norm.get_param("G"),
        shift=norm.get_param("b"),
    )


def _steps(parser: Any, model: Any) -> Steps:  # noqa: ANN401
    """The parser's layers; the two that no maxout stands between are made one."""
    lower, upper = parser.get_ref("lower"), parser.get_ref("upper")
    linear = next(node for node in parser.get_ref("tok2vec").walk() if node.name == "linear")
    weights = lower.get_param("W").transpose(0, 2, 1, 3)
    looks, pieces, _, inputs = weights.shape
    flat = weights.reshape(-1, inputs).T
    bias = (linear.get_param("b") @ flat).reshape(looks, -1)
    padding = lower.get_param("pad")[0].transpose(0, 2, 1).reshape(looks, -1).copy()
    padding -= bias
    total = bias.sum(axis=0) + lower.get_param("b").T.ravel()
    padding[0] += total
    return Steps(
        weights=np.ascontiguousarray(linear.get_param("W").T @ flat),
        bias=total,
        padding=padding,
        looks=looks,
        firsts=np.arange(looks) + looks,
        pieces=pieces,
        upper=np.ascontiguousarray(upper.get_param("W").T),
        upper_bias=upper.get_param("b"),
        model=model,
    )


@lru_cache(maxsize=4)
def network_of(nlp: Any) -> Network:  # noqa: ANN401
    """The network of a pipeline with weights that ``dragoman.training.parser`` made."""
    nodes = list(nlp.get_pipe("tok2vec").model.walk())
    maxouts = [node for node in nodes if node.name == "maxout"]
    norms = [node for node in nodes if node.name == "layernorm"]
    mix, *layers = map(_layer, maxouts, norms)
    tables = tuple(node for node in nodes if node.name == "ints-getitem>>hashembed")
    tagger = nlp.get_pipe("morphologizer").model
    softmax = next(node for node in tagger.walk() if node.has_param("W"))
    parser = nlp.get_pipe("parser").model
    return Network(
        words=Words(tables, mix, layers[0]),
        layers=tuple(layers),
        tags=(np.ascontiguousarray(softmax.get_param("W").T), softmax.get_param("b")),
        steps=_steps(parser, parser.predict([nlp("x")])),
    )


def annotate(nlp: Any, sentences: Sequence[Any]) -> Iterator[Any]:  # noqa: ANN401
    """The sentences (spaCy's documents) with tags and trees, in order."""
    network = network_of(nlp)
    tagger, parser = nlp.get_pipe("morphologizer"), nlp.get_pipe("parser")
    for start in range(0, len(sentences), BATCH):
        batch = sentences[start : start + BATCH]
        vectors = network.vectors(batch)
        weights, bias = network.tags
        tags = (vectors @ weights + bias).argmax(axis=1)
        ends = np.cumsum([len(doc) for doc in batch])[:-1]
        tagger.set_annotations(batch, np.split(tags, ends))
        parser.set_annotations(batch, _transitions(parser, network.steps, vectors, batch))
        yield from batch


def _transitions(parser: Any, steps: Steps, vectors: Floats, batch: Sequence[Any]) -> Any:  # noqa: ANN401
    """The final states of a greedy transition parser."""
    shares = steps.shares(vectors)
    states = parser.moves.init_batch(batch)
    waiting = [state for state in states if not state.is_final()]
    while waiting:
        waiting = parser.transition_states(waiting, steps.scores(shares, waiting))
    return states
