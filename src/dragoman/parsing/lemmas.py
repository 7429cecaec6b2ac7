"""Dictionary forms from a table of endings learnt from a treebank (``parser/lemmas.tsv``).

The longest ending of a word that the table knows tells how many letters to cut and what to put
in their place. A row whose ending opens with ``^`` is a whole word.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, lru_cache
from pathlib import Path

from msgspec import Struct

from dragoman.tables import load_table

LONGEST = 7
"""Letters of the longest ending that is looked up."""

CLASSES = {"AUX": "VERB"}
"""Parts of speech that share their endings with another."""


class EndingRow(Struct, frozen=True):
    """How words of a part of speech with this ending come to their dictionary form."""

    upos: str
    cut: int
    ending: str | None = None
    add: str | None = None


Lemmatiser = Callable[[str, str], str]


def lemma_by(rules: dict[tuple[str, str], tuple[int, str]], form: str, upos: str) -> str:
    """The dictionary form of ``form`` (lower case) by the longest known ending; itself if none."""
    group = CLASSES.get(upos, upos)
    found = rules.get((group, "^" + form))
    for size in range(min(LONGEST, len(form) - 1), -1, -1):
        if found is not None:
            break
        found = rules.get((group, form[len(form) - size :]))
    if found is None:
        return form
    cut, add = found
    return form[: len(form) - cut] + add if cut < len(form) or add else form


@cache
def lemmatiser(folder: Path) -> Lemmatiser:
    """The function from a folded lower-case form and its part of speech to its lemma.

    ``lemmas.tsv`` beside the folder, the pack's own exceptions, goes before the learnt table.
    """
    paths = [folder / "lemmas.tsv", folder.parent / "lemmas.tsv"]
    given = [path for path in paths if path.is_file()]
    rows = [row for path in given for row in load_table(path, EndingRow)]
    rules = {(row.upos, row.ending or ""): (row.cut, row.add or "") for row in rows}

    @lru_cache(maxsize=50_000)
    def lemma(form: str, upos: str) -> str:
        return lemma_by(rules, form, upos)

    return lemma
