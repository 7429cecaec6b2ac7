"""How fast the document half is: documents and megabytes a second by stage, and peak memory.

    python -m dragoman.evaluation.speed [--documents 40] [--rounds 5] [--json]

The documents are made from the sample that ships with dragoman: the paragraphs of its reports,
strung together in turning order until each document has 400 words. Times are processor time of
this process, of each stage the fastest round, tables and weights loaded before.
"""

from __future__ import annotations

import argparse
import resource
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import count, cycle, islice
from pathlib import Path
from typing import TypeVar

import msgspec
from msgspec import Struct

from dragoman.cleaning import clean
from dragoman.coding import code
from dragoman.languages import installed
from dragoman.mentions import find_mentions
from dragoman.model import Document, Mentions, Parse
from dragoman.pack import Pack
from dragoman.parsing import parse
from dragoman.reading import LIMIT, read_file
from dragoman.sample import sample_folder

WORDS = 400
"""Words of a document, as the targets have it."""

STAGES = ("reading", "cleaning", "parsing", "mentions", "coding")

Made = TypeVar("Made")


class StageSpeed(Struct, frozen=True):
    """One stage on the documents of one language; ``milliseconds`` are of one document."""

    stage: str
    milliseconds: float
    documents_a_second: float
    megabytes_a_second: float


class LanguageSpeed(Struct, frozen=True):
    """All stages on the documents of one language, the last row their sum."""

    language: str
    documents: int
    stages: tuple[StageSpeed, ...]


class SpeedReport(Struct, frozen=True):
    """Speed by language, and the most memory this process ever held."""

    languages: tuple[LanguageSpeed, ...]
    peak_megabytes: float


def documents_of(texts: Sequence[str], wanted: int, words: int = WORDS) -> Iterator[str]:
    """Texts of about ``words`` words made of the paragraphs of ``texts``, all different."""
    paragraphs = [line for text in texts for line in text.splitlines() if len(line.split()) > 8]
    for number in islice(count(), wanted):
        turned = islice(cycle(paragraphs), 3 * number % len(paragraphs), None)
        kept: list[str] = []
        size = 0
        for paragraph in turned:
            kept.append(paragraph)
            size += len(paragraph.split())
            if size >= words:
                break
        yield f"Report number {number + 1}\n\n" + "\n\n".join(kept) + "\n"


class _Clock:
    """Processor seconds by stage, summed over documents."""

    def __init__(self) -> None:
        self.spent = dict.fromkeys(STAGES, 0.0)

    def timed(self, stage: str, work: Callable[[], Made]) -> Made:
        """What ``work`` gives; its time is added to the stage."""
        start = time.process_time()
        made = work()
        self.spent[stage] += time.process_time() - start
        return made


def _analyse(path: Path, packs: dict[str, Pack], clock: _Clock) -> None:
    """One document through all stages."""
    raw: Document = clock.timed("reading", lambda: read_file(path, limit=LIMIT))
    document: Document = clock.timed("cleaning", lambda: clean(raw, packs))
    pack = packs[document.languages[0]]
    found: Parse = clock.timed("parsing", lambda: parse(document, pack))
    dated, named = clock.timed("mentions", lambda: find_mentions(document, found, pack))
    mentions: Mentions = named
    clock.timed("coding", lambda: code(dated, found, mentions, pack))


def measure(paths: Sequence[Path], rounds: int) -> dict[str, float]:
    """Processor seconds of each stage over all files, the fastest of some rounds."""
    packs = dict(installed())
    best = dict.fromkeys(STAGES, float("inf"))
    for path in paths[:2]:
        _analyse(path, packs, _Clock())
    for _ in range(rounds):
        clock = _Clock()
        for path in paths:
            _analyse(path, packs, clock)
        best = {stage: min(best[stage], clock.spent[stage]) for stage in STAGES}
    return best


def _row(stage: str, seconds: float, documents: int, size: int) -> StageSpeed:
    return StageSpeed(
        stage=stage,
        milliseconds=round(1000 * seconds / documents, 2),
        documents_a_second=round(documents / seconds, 1),
        megabytes_a_second=round(size / 1e6 / seconds, 3),
    )


def speed_of(language: str, texts: Sequence[str], *, documents: int, rounds: int) -> LanguageSpeed:
    """The speed of every stage on documents made of ``texts``."""
    with tempfile.TemporaryDirectory() as folder:
        paths = []
        for number, text in enumerate(documents_of(texts, documents)):
            paths.append(Path(folder) / f"{number:04}.txt")
            paths[-1].write_text(text, encoding="utf-8")
        size = sum(path.stat().st_size for path in paths)
        spent = measure(paths, rounds)
    rows = [_row(stage, spent[stage], documents, size) for stage in STAGES]
    rows.append(_row("all", sum(spent.values()), documents, size))
    return LanguageSpeed(language, documents, tuple(rows))


def sample_texts() -> dict[str, list[str]]:
    """The plain reports of the packaged sample by language."""
    packs = installed()
    texts: dict[str, list[str]] = {}
    with sample_folder() as folder:
        for path in sorted((folder / "reports").glob("*.txt")):
            document = clean(read_file(path, limit=LIMIT), packs)
            texts.setdefault(document.languages[0], []).append(document.text)
    return texts


def measure_all(documents: int, rounds: int) -> SpeedReport:
    """The speed on every language of the sample."""
    languages = tuple(
        speed_of(code, texts, documents=documents, rounds=rounds)
        for code, texts in sorted(sample_texts().items())
    )
    kilobytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return SpeedReport(languages, round(kilobytes / 1024, 1))


def table(report: SpeedReport) -> Iterator[str]:
    """The report as lines of a Markdown table."""
    yield "| language | stage | ms a document | documents/s | MB/s |"
    yield "|---|---|---|---|---|"
    for language in report.languages:
        for row in language.stages:
            cells = (row.milliseconds, row.documents_a_second, row.megabytes_a_second)
            yield f"| {language.language} | {row.stage} | {' | '.join(map(str, cells))} |"
    yield ""
    yield f"Peak memory: {report.peak_megabytes} MB"


def main(arguments: Iterable[str] | None = None) -> int:
    """Measure and write the table, or with ``--json`` the record, to standard output."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--documents", type=int, default=40, help="documents of each language")
    parser.add_argument("--rounds", type=int, default=5, help="rounds, of which the best counts")
    parser.add_argument("--json", action="store_true", help="a record instead of a table")
    given = parser.parse_args(None if arguments is None else list(arguments))
    report = measure_all(given.documents, given.rounds)
    lines = [msgspec.json.encode(report).decode()] if given.json else table(report)
    sys.stdout.write("\n".join(lines) + "\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
