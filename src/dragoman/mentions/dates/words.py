"""The words a pack gives for telling time, ready to be looked up token by token."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from msgspec import Struct

from dragoman.errors import BadData
from dragoman.mentions.dates.tokens import split_words
from dragoman.pack import Pack


class MonthRow(Struct, frozen=True):
    """A name of a month. A name written with a capital letter matches only with one."""

    calendar: str
    number: int
    text: str


class DateWordRow(Struct, frozen=True):
    """A word or phrase of the grammar of dates; ``docs/reference/packs.md`` explains the kinds."""

    kind: str
    text: str
    value: str | None = None


class Sense(Struct, frozen=True):
    """One thing a word can mean: its kind (``month``, ``weekday``, ``unit``) and value."""

    kind: str
    value: str


class Entry(Struct, frozen=True):
    """A phrase of the vocabulary: its tokens, and whether the first must have a capital letter."""

    words: tuple[str, ...]
    sense: Sense
    capital: bool


class Vocabulary(Struct, frozen=True):
    """All date words of a pack.

    Attributes:
        entries: By first token, longest phrase first.
        suffixes: What a suffix of a number makes of it (``th``: ``ordinal``, ``s``: ``decade``).
        company: Months and seasons (folded) that are no date without a day or a year.
        order: Of numbers in dates with the year last: ``dmy``, ``mdy``, or ``None`` for either.
        week_start: First day of the week, 0 is Monday.
        calendars: Of the pack, the usual one first.
    """

    entries: dict[str, tuple[Entry, ...]]
    suffixes: dict[str, str]
    company: frozenset[str]
    order: str | None
    week_start: int
    calendars: tuple[str, ...]


@cache
def vocabulary(pack: Pack) -> Vocabulary:
    """The date words of ``pack``, folded as its texts are."""
    rows = pack.table("date_words", DateWordRow)
    months = pack.table("months", MonthRow)
    by_first: dict[str, list[Entry]] = {}
    for entry in (*_month_entries(pack, months), *_word_entries(pack, rows)):
        by_first.setdefault(entry.words[0], []).append(entry)
    settings = {row.text: row.value or "" for row in rows if row.kind == "setting"}
    return Vocabulary(
        entries={
            first: tuple(sorted(entries, key=lambda entry: -len(entry.words)))
            for first, entries in by_first.items()
        },
        suffixes={row.text: row.value or "" for row in rows if row.kind == "suffix"},
        company=frozenset(pack.fold(row.text).text for row in rows if row.kind == "company"),
        order=settings.get("order"),
        week_start=int(settings.get("week-start", "0")),
        calendars=pack.calendars,
    )


def _month_entries(pack: Pack, rows: tuple[MonthRow, ...]) -> Iterator[Entry]:
    for row in rows:
        yield from _entries(pack, row.text, Sense("month", f"{row.calendar}:{row.number}"))


def _word_entries(pack: Pack, rows: tuple[DateWordRow, ...]) -> Iterator[Entry]:
    for row in rows:
        if row.kind not in ("setting", "suffix", "company"):
            yield from _entries(pack, row.text, Sense(row.kind, row.value or ""))


def _entries(pack: Pack, text: str, sense: Sense) -> Iterator[Entry]:
    """The phrase as written and, where it holds a zero-width non-joiner, with that lost."""
    capital = text[0] != text[0].lower()
    forms = {pack.fold(form).text for form in (text, text.replace("\u200c", ""))}
    for form in sorted(forms):
        words = split_words(form)
        if not words:
            raise BadData(f"date_words: {text!r} holds no word")
        yield Entry(words, sense, capital)
