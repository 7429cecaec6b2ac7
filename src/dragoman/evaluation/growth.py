"""How linking grows: what it costs to link a ledger, and to add one document to it.

Made-up reports (``evaluation.synthetic``) are put into a ledger on the disk and linked; then more
are added, each linked by itself. Run ``python -m dragoman.evaluation.growth 1000 10000 100000``.
"""

from __future__ import annotations

import argparse
import logging
import resource
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from statistics import median

import msgspec
from msgspec import Struct

from dragoman.evaluation.synthetic import synthetic_analyses
from dragoman.ledger import Store
from dragoman.linking.link import relink
from dragoman.model import Analysis

log = logging.getLogger(__name__)

ADDED = 30
"""Documents that are added one by one to each ledger."""
_MIB = 1 << 20


class Growth(Struct, frozen=True):
    """One row of the curve.

    Attributes:
        documents: In the ledger before.
        total_s: Seconds to link them, some at a time, by the clock on the wall.
        processor_s: The same, of processor time: what a busy machine does not stretch.
        per_document_ms: Processor time for one of them.
        added_ms: Processor time to link one more by itself, the median of ``ADDED``.
        added_worst_ms: The worst of them.
        peak_mib: The most memory that the process has held so far.
        file_mib: Size of the ledger.
    """

    documents: int
    total_s: float
    processor_s: float
    per_document_ms: float
    added_ms: float
    added_worst_ms: float
    peak_mib: int
    file_mib: int


def _fill(store: Store, analyses: Iterable[Analysis]) -> None:
    for analysis in analyses:
        store.add_analysis(analysis, folded="")


def _timed(store: Store) -> tuple[float, float]:
    """Seconds of clock and processor that linking takes."""
    clock, processor = time.perf_counter(), time.process_time()
    store.link()
    return time.perf_counter() - clock, time.process_time() - processor


def _added(store: Store, analyses: Iterable[Analysis]) -> Iterator[float]:
    for analysis in analyses:
        store.add_analysis(analysis, folded="")
        yield 1000 * _timed(store)[1]


def measure(documents: int, path: Path) -> Growth:
    """Link a ledger of made-up reports at ``path`` and add some more."""
    made = synthetic_analyses(documents + ADDED, seed=documents)
    with Store(path, version="growth", clock=lambda: "2020-01-01T00:00:00Z", link=relink) as store:
        _fill(store, islice(made, documents))
        total, processor = _timed(store)
        added = tuple(_added(store, made))
        size = sum(file.stat().st_size for file in store.files if file.exists())
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    return Growth(
        documents=documents,
        total_s=round(total, 2),
        processor_s=round(processor, 2),
        per_document_ms=round(1000 * processor / documents, 2),
        added_ms=round(median(added), 1),
        added_worst_ms=round(max(added), 1),
        peak_mib=peak,
        file_mib=size // _MIB,
    )


def write_table(rows: Sequence[Growth]) -> str:
    """The curve as a Markdown table."""
    names = Growth.__struct_fields__
    lines = [f"| {' | '.join(names)} |", f"|{'---|' * len(names)}"]
    lines += [f"| {' | '.join(str(getattr(row, name)) for name in names)} |" for row in rows]
    return "\n".join(lines)


def main(arguments: Sequence[str]) -> int:
    """Measure ledgers of the sizes given and write the curve."""
    logging.basicConfig(level=logging.INFO, format="%(message)s", stream=sys.stderr)
    parser = argparse.ArgumentParser(prog="python -m dragoman.evaluation.growth")
    parser.add_argument("documents", nargs="*", type=int, default=[1000, 10000])
    parser.add_argument("--json", action="store_true", help="write JSON")
    asked = parser.parse_args(arguments)
    rows = []
    for count in asked.documents:
        with tempfile.TemporaryDirectory() as folder:
            rows.append(measure(count, Path(folder) / "growth.db"))
            log.info("%s", rows[-1])
    text = msgspec.json.encode(rows).decode() if asked.json else write_table(rows)
    sys.stdout.write(f"{text}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
