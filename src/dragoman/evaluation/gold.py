"""How well dragoman reads annotated reports: they are added to a new ledger and scored.

A folder holds ``reports/``, ``gold.jsonl`` in the exchange format, and where the gold allows more
than one answer, ``gold-notes.jsonl``. What the figures mean: ``docs/reference/evaluation.md``.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from tempfile import TemporaryDirectory

import msgspec

from dragoman.api import open_ledger
from dragoman.errors import BadData
from dragoman.evaluation.gold_records import Note, Records, read_notes, read_records
from dragoman.evaluation.gold_score import score
from dragoman.evaluation.gold_tally import FIGURES, Score, Tally
from dragoman.exports import jsonl
from dragoman.ledger import Query

GOLD, NOTES, REPORTS = "gold.jsonl", "gold-notes.jsonl", "reports"


def evaluate_folder(folder: Path) -> Score:
    """The figures of reading the reports in a folder.

    Args:
        folder: Holds ``reports/``, ``gold.jsonl`` and, where wanted, ``gold-notes.jsonl``.

    Raises:
        BadData: The folder has no gold, or its gold speaks of other texts than are read.
    """
    gold, notes = read_gold(folder)
    with TemporaryDirectory() as scratch, open_ledger(Path(scratch) / "gold.db") as ledger:
        ledger.add([folder / REPORTS])
        found = read_records(jsonl.write(ledger.view(Query())), name="export")
    check_texts(gold, found)
    return score(gold, notes, found)


def read_gold(folder: Path) -> tuple[Records, tuple[Note, ...]]:
    """The gold of a folder and the notes that go with it.

    Raises:
        BadData: There is none, or it departs from the format.
    """
    if not (folder / GOLD).is_file():
        raise BadData(f"{folder}: no {GOLD} there; it stands beside the folder {REPORTS}/")
    gold = read_records(_lines(folder / GOLD), name=GOLD)
    notes = folder / NOTES
    return gold, read_notes(_lines(notes), name=NOTES) if notes.is_file() else ()


def _lines(path: Path) -> list[bytes]:
    return path.read_bytes().splitlines()


def check_texts(gold: Records, found: Records) -> None:
    """Make sure that offsets of both speak of the same texts.

    Raises:
        BadData: A document of the gold was not read, or reads otherwise.
    """
    texts = {one.id: one.text for one in found.documents}
    for document in gold.documents:
        if document.id not in texts:
            raise BadData(f"{document.locator}: has gold, but was not read; is the file changed?")
        if texts[document.id] != document.text:
            raise BadData(f"{document.locator}: its text is not that of the gold; make it anew")


def write_figures(figures: Score, *, as_json: bool) -> str:
    """The figures as a table, or as JSON with everything that was missed or wrong."""
    return _json(figures) if as_json else table(figures.tallies)


def _json(figures: Score) -> str:
    by_figure: dict[str, dict[str, dict[str, float]]] = {}
    for one in figures.tallies:
        counts = {"value": round(one.value, 4), "right": one.right}
        if FIGURES[one.figure] == "f1":
            counts |= {"precision": round(one.precision, 4), "recall": round(one.recall, 4)}
        counts |= {"found": one.found, "wanted": one.wanted}
        by_figure.setdefault(one.figure, {})[one.column] = counts
    data = {"figures": by_figure, "misses": figures.misses}
    return msgspec.json.format(msgspec.json.encode(data), indent=1).decode()


def table(tallies: Iterable[Tally]) -> str:
    """One line for each figure, one column for each language and the total."""
    counted = tuple(tallies)
    columns = list(dict.fromkeys(one.column for one in counted))
    cells = {(one.figure, one.column): _cell(one) for one in counted}
    rows = [["", *columns]]
    rows += [[figure, *(cells[figure, column] for column in columns)] for figure in FIGURES]
    widths = [max(len(row[i]) for row in rows) for i in range(len(rows[0]))]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in rows
    )


def _cell(one: Tally) -> str:
    kind = FIGURES[one.figure]
    if kind == "count":
        return f"{one.right:g}"
    if kind == "share":
        return f"{one.value:.3f}  {one.right:.7g}/{one.wanted}"
    return f"{one.value:.3f}  P {one.right}/{one.found} R {one.right}/{one.wanted}"
