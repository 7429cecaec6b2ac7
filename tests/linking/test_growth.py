"""Documents taken in one by one, or in batches of any size, give what all at once give."""

from __future__ import annotations

from random import Random

import msgspec
import pytest

from dragoman.evaluation.synthetic import synthetic_analyses
from dragoman.linking import link
from dragoman.linking.link import corpus_of, relink
from dragoman.linking.shelf import MemoryShelf
from dragoman.model import Analysis, Corpus

WORLD = tuple(synthetic_analyses(150, seed=11))
EXPECTED = link(WORLD)


def grown(analyses: tuple[Analysis, ...], size: int) -> Corpus:
    shelf = MemoryShelf()
    for start in range(0, len(analyses), size):
        assert relink(shelf, analyses[start : start + size], ())
    return corpus_of(shelf)


@pytest.mark.parametrize("size", [1, 2, 7, 60, 1000])
@pytest.mark.parametrize("seed", range(3))
def test_any_order_and_batch_size_gives_the_same_bytes(size: int, seed: int) -> None:
    mixed = list(WORLD)
    Random(seed).shuffle(mixed)
    found = grown(tuple(mixed), size)
    for name in Corpus.__struct_fields__:
        assert msgspec.json.encode(getattr(found, name)) == msgspec.json.encode(
            getattr(EXPECTED, name)
        ), name
