"""Towns and villages that no table knows: told by what stands before them."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.mentions.chart import Chart, Hit
from dragoman.mentions.register import Register
from dragoman.mentions.view import Word
from dragoman.model import LocalEntity

LONGEST = 3
"""A name of more words is no town's."""

PHRASE = frozenset({"NOUN", "PROPN", "ADJ", "NUM"})


def add_towns(chart: Chart, register: Register, taken: Sequence[tuple[int, int]]) -> None:
    """Keeps a mention for each unknown name behind "town of", "near" or «روستای».

    Args:
        chart: The text.
        register: Takes the mentions.
        taken: Spans of people, bodies and dates, in which no town is meant.
    """
    spans = [*taken, *((m.start, m.end) for m in register.mentions)]
    for head in chart.words("place-head", "place-before"):
        run = _run_after(chart, head)
        if not run or any(start < run[-1].end and run[0].start < end for start, end in spans):
            continue
        said = chart.view.said(run[0].start, run[-1].end)
        entity = LocalEntity("", "place", said, register.language)
        key = register.local(entity, "town", said.casefold())
        span = run[0].start, run[-1].end
        spans.append(span)
        register.mention(span, "place", "name", key, "place-shape")


def _run_after(chart: Chart, head: Hit) -> list[Word]:
    """The words of the name right behind a head; none where another noun goes on."""
    view = chart.view
    unit, position = view.unit_at(head.start), head.end
    run: list[Word] = []
    words = view.between(head.end, head.end + 60)
    for index, word in enumerate(words):
        if unit is None or word.end > unit.end or view.low[position : word.start].strip(" -"):
            return run
        if index and not word.cased:
            return [] if word.upos in PHRASE else run
        if not _may_be_town(chart, word) or len(run) == LONGEST:
            return [] if word.upos in PHRASE and run else run
        run.append(word)
        position = word.end
    return run


def _may_be_town(chart: Chart, word: Word) -> bool:
    """Whether a word that tables know in no sense is written as a name."""
    knowledge = chart.knowledge
    if word.cased and (not word.capital or word.raw.isupper()):
        return False
    if word.low in knowledge.function_words or word.low in knowledge.given_names:
        return False
    if not word.cased and (word.low in knowledge.name_stops or word.upos not in ("", "X", "PROPN")):
        return False
    return word.low[0].isalpha() and not chart.starting.get(word.start)
