"""Learns the table of endings that gives words their dictionary form."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from os.path import commonprefix

from dragoman.parsing.conllu import Tree
from dragoman.parsing.lemmas import CLASSES, LONGEST, EndingRow, lemma_by

Change = tuple[int, str]
Rules = dict[tuple[str, str], Change]

LEARNT = frozenset({"VERB", "AUX", "NOUN", "ADJ", "ADV", "PRON", "DET", "PART", "ADP"})
"""Parts of speech that are learnt; names and numbers are their own lemma."""

MOST_WHOLE = 2
"""Types an ending needs to become a rule of its own."""


def _change(form: str, lemma: str) -> Change:
    kept = len(commonprefix([form, lemma]))
    return len(form) - kept, lemma[kept:]


def _types(trees: Iterable[Tree]) -> dict[tuple[str, str], Change]:
    counts: dict[tuple[str, str], Counter[Change]] = defaultdict(Counter)
    for tree in trees:
        for word in tree:
            if word.upos in LEARNT and word.lemma != "_":
                key = CLASSES.get(word.upos, word.upos), word.form.lower()
                counts[key][_change(word.form.lower(), word.lemma.lower())] += 1
    return {key: changes.most_common(1)[0][0] for key, changes in counts.items()}


def _by_ending(types: dict[tuple[str, str], Change]) -> dict[tuple[str, str], Counter[Change]]:
    endings: dict[tuple[str, str], Counter[Change]] = defaultdict(Counter)
    for (upos, form), change in types.items():
        for size in range(min(LONGEST, len(form) - 1) + 1):
            if change[0] <= len(form):
                endings[upos, form[len(form) - size :]][change] += 1
    return endings


def learn_endings(trees: Iterable[Tree]) -> tuple[EndingRow, ...]:
    """The fewest endings that give the lemmas of the trees: general ones first, then exceptions."""
    types = _types(trees)
    rules: Rules = {}
    for key, changes in sorted(_by_ending(types).items(), key=lambda item: len(item[0][1])):
        upos, ending = key
        (best, count), total = changes.most_common(1)[0], changes.total()
        known = rules.get((upos, ending[1:])) if ending else None
        size = 1
        while known is None and ending and size <= len(ending):
            known = rules.get((upos, ending[size:]))
            size += 1
        if (
            best != known
            and best[0] <= len(ending) + 1
            and (not ending or (count >= MOST_WHOLE and count / total > 0.5))
        ):
            rules[key] = best
    for (upos, form), change in sorted(types.items()):
        cut, add = change
        if lemma_by(rules, form, upos) != form[: len(form) - cut] + add:
            rules[upos, "^" + form] = change
    return tuple(
        EndingRow(upos=upos, cut=cut, ending=ending or None, add=add or None)
        for (upos, ending), (cut, add) in sorted(rules.items())
    )


def table(rows: Iterable[EndingRow], source: str, licence: str) -> str:
    """The rows as the text of a table."""
    lines = [f"# source: {source}", f"# licence: {licence}", "upos\tcut\tending\tadd"]
    lines += [f"{row.upos}\t{row.cut}\t{row.ending or ''}\t{row.add or ''}" for row in rows]
    return "\n".join(lines) + "\n"
