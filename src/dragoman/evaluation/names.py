"""How well names are matched: a table of pairs scored as a full matrix.

Every name is compared with every Latin name of its group; the threshold is the one that gives the
best F1, as matchers are compared that have none of their own.
"""

from __future__ import annotations

import csv
import time
from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path

import msgspec
from msgspec import Struct

from dragoman.errors import BadData
from dragoman.linking.crowds import compare_all
from dragoman.linking.names import NameMatch, blocking_keys, compare_names

COLUMNS = ("group", "name", "latin")


class NameRow(Struct, frozen=True):
    """A name, the spellings that are the same person's, and the group it is compared in."""

    group: str
    name: str
    latin: tuple[str, ...]


class NameScore(Struct, frozen=True):
    """The figures of one group.

    Attributes:
        group: As in the table.
        names: Rows.
        cells: Size of the full matrix.
        candidates: Cells that share a blocking key.
        blocking_recall: Share of the true pairs among the candidates.
        precision: At the best threshold.
        recall: At the best threshold, of all true pairs.
        f1: At the best threshold.
        threshold: Score from which two names are held to be one.
        pairs_per_second: Candidates compared in a second of processor time.
    """

    group: str
    names: int
    cells: int
    candidates: int
    blocking_recall: float
    precision: float
    recall: float
    f1: float
    threshold: float
    pairs_per_second: int


def read_names(path: Path) -> tuple[NameRow, ...]:
    """The rows of a tab-separated file with the columns group, name and latin (several by ``|``).

    Raises:
        BadData: A column is missing, or the file is empty.
    """
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    if not rows or not set(COLUMNS) <= rows[0].keys():
        raise BadData(f"{path}: needs the columns {', '.join(COLUMNS)} and at least one row")
    return tuple(NameRow(row["group"], row["name"], tuple(row["latin"].split("|"))) for row in rows)


def score_names(rows: Iterable[NameRow]) -> tuple[NameScore, ...]:
    """The figures of each group, in the order of their names."""
    groups: defaultdict[str, list[NameRow]] = defaultdict(list)
    for row in rows:
        groups[row.group].append(row)
    return tuple(_score(group, groups[group]) for group in sorted(groups))


def _candidates(rows: Sequence[NameRow]) -> list[tuple[str, str, bool]]:
    """Pairs that share a blocking key, and whether they are one person's."""
    blocks: defaultdict[str, list[int]] = defaultdict(list)
    latin = [(spelling, place) for place, row in enumerate(rows) for spelling in row.latin]
    for column, (spelling, _) in enumerate(latin):
        for key in blocking_keys(spelling):
            blocks[key].append(column)
    pairs: list[tuple[str, str, bool]] = []
    for place, row in enumerate(rows):
        columns = {column for key in blocking_keys(row.name) for column in blocks.get(key, ())}
        pairs += [(row.name, latin[c][0], latin[c][1] == place) for c in sorted(columns)]
    return pairs


def _score(group: str, rows: Sequence[NameRow]) -> NameScore:
    pairs = _candidates(rows)
    wanted = sum(len(row.latin) for row in rows)
    for left, right, _ in pairs[:1]:
        compare_names(left, right)  # loads the tables
    started = time.process_time()
    matches = compare_all((left, right) for left, right, _ in pairs)
    scored = [(match.score, pair[-1]) for match, pair in zip(matches, pairs, strict=True)]
    seconds = max(time.process_time() - started, 1e-9)
    f1, threshold, precision, recall = _best(scored, wanted)
    return NameScore(
        group=group,
        names=len(rows),
        cells=len(rows) * wanted,
        candidates=len(pairs),
        blocking_recall=round(sum(same for *_, same in pairs) / wanted, 4) if wanted else 0.0,
        precision=round(precision, 4),
        recall=round(recall, 4),
        f1=round(f1, 4),
        threshold=threshold,
        pairs_per_second=int(len(pairs) / seconds),
    )


def _best(scored: Sequence[tuple[float, bool]], wanted: int) -> tuple[float, float, float, float]:
    """F1, threshold, precision and recall where F1 is greatest."""
    ordered = sorted(scored, key=lambda pair: -pair[0])
    best = (0.0, 1.0, 0.0, 0.0)
    hits = 0
    for count, (score, same) in enumerate(ordered, 1):
        hits += same
        if count < len(ordered) and ordered[count][0] == score:
            continue
        f1 = 2 * hits / (count + wanted)
        if f1 > best[0]:
            best = (f1, score, hits / count, hits / wanted)
    return best


def write_scores(scores: Sequence[NameScore], *, as_json: bool) -> str:
    """The figures as a table, or as one JSON array."""
    if as_json:
        return msgspec.json.encode(scores).decode()
    head = f"{'group':<8}{'names':>7}{'candidates':>12}{'blocked':>9}{'P':>8}{'R':>8}{'F1':>8}"
    lines = [f"{head}{'from':>8}{'pairs/s':>9}"]
    for one in scores:
        lines.append(
            f"{one.group:<8}{one.names:>7}{one.candidates:>12}{one.blocking_recall:>9.3f}"
            f"{one.precision:>8.3f}{one.recall:>8.3f}{one.f1:>8.3f}{one.threshold:>8.3f}"
            f"{one.pairs_per_second:>9}"
        )
    return "\n".join(lines)


def verdict(match: NameMatch) -> str:
    """What a comparison says, in words: ``same``, ``different`` or ``unsure``."""
    if match.anchored:
        return "same: two parts of the names agree and none contradicts"
    if match.contradicts:
        return "different: a part of the shorter name has no partner"
    return "unsure: needs the same office, country and time"


def explain(left: str, right: str) -> str:
    """How two names compare: verdict, score and the parts that were paired."""
    match = compare_names(left, right)
    lines = [f"{left} / {right}", verdict(match), f"score {match.score:.3f}"]
    shared = sorted(blocking_keys(left) & blocking_keys(right))
    lines += [f"  {reason}" for reason in match.reasons]
    lines.append(f"shared keys: {', '.join(shared) or 'none, so they would never be compared'}")
    return "\n".join(lines)
