"""Learns what each sign weighs that two reports are one event (``linking/signs.tsv``).

    python -m dragoman.evaluation.signs [--write]

Pairs are those of the shipped gold that rule writers may see, the sample and ``dev`` of the world:
reports of different documents which the gold knows, share a block and are not forbidden to be one.
The weights are those of a logistic regression with a ridge. What the table says in words stays. How
well it does is told by leaving out each pair of countries in turn.
"""

from __future__ import annotations

import argparse
import logging
import sys
from collections.abc import Iterator, Sequence
from itertools import combinations
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

import dragoman.linking
from dragoman.api import open_ledger
from dragoman.evaluation.gold import REPORTS, read_gold
from dragoman.evaluation.gold_case import build_case
from dragoman.evaluation.gold_records import read_records
from dragoman.evaluation.world import world_folder
from dragoman.exports import jsonl
from dragoman.ledger import Query
from dragoman.linking.likeness import FITS, SignRow, sign_rows, signs
from dragoman.linking.link import relink
from dragoman.linking.reports import REPORT, Report, blocks, forbidden
from dragoman.sample import sample_folder
from dragoman.shelf import MemoryShelf, kept

log = logging.getLogger(__name__)

RIDGE = 1.0
"""What a weight costs, squared, in units of log likelihood; the first row is free."""
STEPS = 100
ANY = "any"
"""The row that every pair has: the log odds of pairs without a sign."""

Floats = NDArray[np.float64]


class Pair(Struct, frozen=True):
    """Two reports of the gold.

    Attributes:
        signs: What they show.
        same: Whether the gold has them as one event.
        story: The countries that they share: pairs of one story are left out together.
    """

    signs: frozenset[str]
    same: bool
    story: tuple[str, ...]


def gold_pairs(folder: Path) -> Iterator[Pair]:
    """The pairs of a folder of reports and gold, as this release reads and links them."""
    gold, notes = read_gold(folder)
    with TemporaryDirectory() as scratch, open_ledger(Path(scratch) / "gold.db") as ledger:
        ledger.add([folder / REPORTS])
        view = ledger.view(Query())
    found = read_records(jsonl.write(view), name="export")
    shelf = MemoryShelf()
    relink(shelf, view.analyses, ())
    matched = build_case(gold, notes, found).events
    told = [
        (one.event, kept(shelf, REPORT, matched[one.id]))
        for one in gold.events
        if one.id in matched
    ]
    for (event, left), (other, right) in combinations(told, 2):
        if _is_candidate(left, right):
            story = tuple(sorted(left.countries & right.countries))
            yield Pair(frozenset(signs(left, right)), event == other, story)


def _is_candidate(left: Report, right: Report) -> bool:
    apart = left.mention.doc != right.mention.doc
    return (
        apart and forbidden(left, right) is None and not set(blocks(left)).isdisjoint(blocks(right))
    )


def fit(pairs: Sequence[Pair], names: Sequence[str]) -> dict[str, float]:
    """The weight of each sign, and of ``any``, by Newton's method."""
    shown = np.array([[1.0, *(name in one.signs for name in names)] for one in pairs])
    same = np.array([float(one.same) for one in pairs])
    cost = np.array([0.01, *(RIDGE for _ in names)])
    weights = np.zeros(len(cost))
    for _ in range(STEPS):
        odds = 1 / (1 + np.exp(-shown @ weights))
        slope = shown.T @ (odds - same) + cost * weights
        bend = shown.T @ (shown * (odds * (1 - odds))[:, None]) + np.diag(cost)
        weights -= np.linalg.solve(bend, slope)
    return dict(zip((ANY, *names), (round(float(one), 2) for one in weights), strict=True))


def weigh(pair: Pair, weights: dict[str, float]) -> float:
    """The log odds that a pair is one event; signs without a weight add nothing."""
    return weights[ANY] + sum(weights.get(sign, 0.0) for sign in pair.signs)


def left_out(pairs: Sequence[Pair], names: Sequence[str]) -> tuple[int, int, int]:
    """Pairs held to be one that are, that are held to be one, and that are one.

    Each story is judged by what the others teach.
    """
    right = held = 0
    for story in sorted({one.story for one in pairs}):
        weights = fit([one for one in pairs if one.story != story], names)
        taken = [one for one in pairs if one.story == story and weigh(one, weights) >= FITS]
        held += len(taken)
        right += sum(one.same for one in taken)
    return right, held, sum(one.same for one in pairs)


def table(weights: dict[str, float]) -> str:
    """The rows of the table with new weights; a sign that no pair shows keeps its own."""
    rows = sign_rows().values()
    new = [SignRow(row.sign, weights.get(row.sign, row.weight), row.said) for row in rows]
    return "".join(f"{row.sign}\t{row.weight:g}\t{row.said or ''}".rstrip() + "\n" for row in new)


def main(arguments: Sequence[str]) -> int:
    """Learn the weights, say how good they are, and write the table."""
    logging.basicConfig(level=logging.INFO, format="%(message)s", stream=sys.stderr)
    parser = argparse.ArgumentParser(prog="python -m dragoman.evaluation.signs")
    parser.add_argument("--write", action="store_true", help="into the table that ships")
    asked = parser.parse_args(arguments)
    pairs: list[Pair] = []
    for folder in (sample_folder(), world_folder("dev")):
        with folder as here:
            pairs += gold_pairs(here)
    names = sorted({sign for one in pairs for sign in one.signs})
    weights = fit(pairs, names)
    right, held, same = left_out(pairs, names)
    log.info("pairs=%d one=%d held=%d right=%d", len(pairs), same, held, right)
    text = table(weights)
    if asked.write:
        path = Path(dragoman.linking.__file__).parent / "signs.tsv"
        head = [line for line in path.read_text(encoding="utf-8").splitlines() if line[:1] == "#"]
        path.write_text("\n".join([*head, "sign\tweight\tsaid", text]), encoding="utf-8")
        log.info("wrote %s; now `dragoman evaluate gold --world dev`", path)
    else:
        sys.stdout.write(text)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
