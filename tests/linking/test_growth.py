"""Documents taken in one by one, or in batches of any size, give what all at once give."""

from __future__ import annotations

from pathlib import Path
from random import Random  # noqa: TID251 - the type alone: hypothesis gives the chance

import msgspec
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dragoman.api import open_ledger
from dragoman.evaluation.synthetic import synthetic_analyses
from dragoman.exports.jsonl import write
from dragoman.ledger import Query
from dragoman.linking import link
from dragoman.linking.link import corpus_of, relink
from dragoman.model import Analysis, Corpus
from dragoman.pipeline import AddOptions
from dragoman.sample import sample_folder
from dragoman.shelf import MemoryShelf

WORLD = tuple(synthetic_analyses(150, seed=11))
EXPECTED = link(WORLD)


def grown(analyses: tuple[Analysis, ...], size: int) -> Corpus:
    shelf = MemoryShelf()
    for start in range(0, len(analyses), size):
        assert relink(shelf, analyses[start : start + size], ())
    return corpus_of(shelf)


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(size=st.sampled_from([1, 2, 7, 60, 1000]), chance=st.randoms(use_true_random=True))
def test_any_order_and_batch_size_gives_the_same_bytes(size: int, chance: Random) -> None:
    mixed = list(WORLD)
    chance.shuffle(mixed)
    found = grown(tuple(mixed), size)
    for name in Corpus.__struct_fields__:
        assert msgspec.json.encode(getattr(found, name)) == msgspec.json.encode(
            getattr(EXPECTED, name)
        ), name


def test_the_number_of_processes_changes_no_byte_of_an_export(tmp_path: Path) -> None:
    exports = []
    with sample_folder() as folder:
        reports = sorted((folder / "reports").iterdir())[7:10]
        for jobs in (1, 2):
            with open_ledger(tmp_path / f"{jobs}.db") as ledger:
                ledger.add(reports if jobs == 1 else reports[::-1], AddOptions(jobs=jobs))
                exports.append(b"".join(write(ledger.view(Query()))))
    assert exports[0] == exports[1]
    assert b"they are about the same thing" in exports[0]
