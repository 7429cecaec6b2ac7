"""Sentences written by the project to train the classifier: ``en.tsv``, ``fa.tsv``.

Each row has a PLOVER type, the batch it was written in and a sentence with the source in braces
and the target in brackets. Sentences of batch 1 were written before any error of the classifier was
looked at; those of batch 2 after the errors of a cross-validation were, so that figures by
cross-validation count batch 1 only.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from msgspec import Struct

from dragoman.coding.votes.items import Item
from dragoman.coding.votes.question import Question, root_of
from dragoman.errors import BadData
from dragoman.model import EventType
from dragoman.tables import load_table
from dragoman.text import Span

FOLDER = Path(__file__).parent

_MARK = re.compile(r"[{}\[\]]")


class SentenceRow(Struct, frozen=True):
    """A row of a table of sentences."""

    type: EventType
    batch: int
    text: str


def own_items(language: str, batches: Sequence[int]) -> tuple[Item, ...]:
    """The project's sentences of a language (ISO 639-1) and some batches.

    Raises:
        BadData: A sentence does not mark one source and one target.
    """
    rows = load_table(FOLDER / f"{language}.tsv", SentenceRow)
    return tuple(
        Item(f"{language}-{number}", question_of(row.text), root_of(row.type))
        for number, row in enumerate(rows)
        if row.batch in batches
    )


def question_of(marked: str) -> Question:
    """The question of a sentence with its source in braces and its target in brackets.

    Raises:
        BadData: It does not mark one of each.
    """
    places: dict[str, int] = {}
    text = ""
    end = 0
    for match in _MARK.finditer(marked):
        text += marked[end : match.start()]
        end = match.end()
        if match.group() in places:
            raise BadData(f"{marked!r}: {match.group()} twice; mark one source and one target")
        places[match.group()] = len(text)
    if set(places) != set("{}[]"):
        raise BadData(f"{marked!r}: mark the {{source}} and the [target]")
    text += marked[end:]
    return Question(text, Span(places["{"], places["}"]), Span(places["["], places["]"]))
