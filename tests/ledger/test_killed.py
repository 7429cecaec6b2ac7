"""What a ledger acknowledged is there after ``kill -9``, and adding goes on where it stopped."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from dragoman.ledger import Query
from dragoman.model import Analysis
from tests.builders import analysis, open_store

ROOT = Path(__file__).parents[2]
DOCUMENTS = 40

WRITER = """
import sys
from pathlib import Path
from tests.builders import open_store
from tests.ledger.test_killed import documents

with open_store(Path(sys.argv[1])) as store:
    for number, one in enumerate(documents()):
        store.add_analysis(one, folded="")
        print(number, flush=True)
        if number % 7 == 6:
            store.link()
"""


def documents() -> list[Analysis]:
    return [
        analysis(f"n{number}", f"Kenya and Uganda met {number}.") for number in range(DOCUMENTS)
    ]


@pytest.mark.parametrize("after", [0, 5, 11, 20, 33])
def test_a_killed_writer_loses_no_acknowledged_document(tmp_path: Path, after: int) -> None:
    path = tmp_path / "x.db"
    writer = subprocess.Popen(
        [sys.executable, "-c", WRITER, str(path)], cwd=ROOT, stdout=subprocess.PIPE, text=True
    )
    assert writer.stdout is not None
    acknowledged = 0
    for line in writer.stdout:
        acknowledged = int(line) + 1
        if acknowledged > after:
            break
    writer.kill()
    writer.wait()
    with open_store(path) as store:
        there = store.counts()["document"]
        assert acknowledged <= there <= DOCUMENTS
        assert len(store.query(Query())) == there
        added = sum(store.add_analysis(one, folded="") for one in documents())
        assert there + added == DOCUMENTS
        assert len(store.query(Query())) == DOCUMENTS
