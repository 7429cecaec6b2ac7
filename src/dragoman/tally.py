"""What is asked of adding documents, and the count of what became of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from typing import Literal

from msgspec import Struct

from dragoman.model import Analysis, Rejected
from dragoman.reading import LIMIT
from dragoman.reading.rows import ColumnMap
from dragoman.runners.clock import Stopwatch
from dragoman.runners.limits import Limits


class AddOptions(Struct, frozen=True):
    """What the user says about the files that are added.

    Attributes:
        published: The day they were published, where the text does not say.
        outlet: Who published them, where the text does not say.
        limit: The largest document that is read, in bytes.
        jobs: How many processes work at a time; 1 is this one.
        columns: What the columns of tables are, where their names do not tell.
        in_bulk: Whether HTML pages are read by the faster reader.
        runner: ``local`` works on this machine, ``ray`` on a cluster (extra ``ray``).
        limits: What one document may cost.
    """

    published: date | None = None
    outlet: str | None = None
    limit: int = LIMIT
    jobs: int = 1
    columns: ColumnMap = ()
    in_bulk: bool = False
    runner: Literal["local", "ray"] = "local"
    limits: Limits = Limits()


class AddReport(Struct, frozen=True):
    """What became of the documents: ``read == analysed + already + len(rejected)``.

    Attributes:
        read: Documents that were found.
        analysed: Those that are new in the ledger.
        already: Those that were there.
        rejected: Those that could not be analysed.
        seconds: How long all took, by the clock.
        stages: Seconds by stage, summed over documents (and over processes).
    """

    read: int
    analysed: int
    already: int
    rejected: tuple[Rejected, ...]
    seconds: float = 0.0
    stages: dict[str, float] = {}


class Outcome(Struct, frozen=True):
    """What became of one document: its analysis, or why there is none.

    Attributes:
        analysis: Everything that it says.
        rejected: Why it could not be analysed.
        folded: Its text for search.
        seconds: How long each stage took.
    """

    analysis: Analysis | None = None
    rejected: Rejected | None = None
    folded: str = ""
    seconds: tuple[tuple[str, float], ...] = ()


class Tally:
    """What has become of the documents so far, and how long it took.

    Args:
        told: Called with the number of documents whose fate is known, as it grows.
    """

    def __init__(self, told: Callable[[int], None] = lambda documents: None) -> None:
        self.watch = Stopwatch()
        self._read = self._analysed = self._already = 0
        self._rejected: list[Rejected] = []
        self._told = told

    def begin(self, is_known: bool) -> None:
        """Another document, new or there already."""
        self._read += 1
        if is_known:
            self._already += 1
            self._tell()

    def analyse(self, is_new: bool, seconds: Iterable[tuple[str, float]]) -> None:
        """One was analysed; where its like came in meanwhile, it was there already."""
        self._analysed += is_new
        self._already += not is_new
        for stage, spent in seconds:
            self.watch.add(stage, spent)
        self._tell()

    def reject(self, rejected: Rejected) -> None:
        """One was not."""
        self._rejected.append(rejected)
        self._tell()

    def _tell(self) -> None:
        self._told(self._analysed + self._already + len(self._rejected))

    def report(self) -> AddReport:
        """The sum of all."""
        return AddReport(
            read=self._read,
            analysed=self._analysed,
            already=self._already,
            rejected=tuple(self._rejected),
            seconds=round(self.watch.passed(), 3),
            stages={stage: round(spent, 3) for stage, spent in self.watch.spent.items()},
        )
