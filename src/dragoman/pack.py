"""The Pack: what a language gives to the engine. A pack is data; the engine never names a language.

A pack is a folder ``languages/<code>/`` with ``__init__.py`` (one ``PACK``) and tables. Each stage
knows the type of the rows it reads and asks for them with ``pack.table("months", MonthRow)``.
Which tables a language must give and which it may is listed in ``REQUIRED_TABLES`` and
``OPTIONAL_TABLES``, and explained one by one in ``docs/reference/packs.md``.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache, lru_cache
from pathlib import Path
from typing import Literal, TypeVar

from msgspec import Struct

from dragoman.tables import load_table
from dragoman.text import Folded, FoldingTable, fold

Row = TypeVar("Row", bound=Struct)

REQUIRED_TABLES = (
    "folding",
    "abbreviations",
    "states",
    "organisations",
    "bodies",
    "offices",
    "titles",
    "agents",
    "months",
    "date_words",
    "date_patterns",
    "frames",
    "noun_classes",
    "operators",
    "segment_cues",
    "credit_cues",
    "function_words",
)

OPTIONAL_TABLES = (
    "places",
    "things",
    "verbs",
    "light_verbs",
    "grammar",
    "lemmas",
    "adpositions",
    "suffixes",
    "conjugation",
    "seams",
    "auxiliaries",
    "conjunctions",
    "pronouns",
    "adverbs",
    "spellings",
    "lexicon/words",
    "given_names",
    "idioms",
    "genre_cues",
    "word_classes",
    "people",
    "plurals",
    "mention_words",
    "sector_words",
    "summaries",
    "summary_words",
    "amounts",
)

_LONG = 1000
"""A text of more code points is taken for a document."""


class FoldingRow(Struct, frozen=True):
    """One character and what it is folded to; an empty ``to`` drops it."""

    char: str
    to: str | None = None


class Pack(Struct, frozen=True, cache_hash=True):
    """One language.

    Attributes:
        code: ISO 639-1.
        name: The language's name in English.
        direction: The direction its script runs in.
        calendars: The calendars its press uses, the usual one first.
        clauses: ``tree`` where a dependency parser with weights in ``parser/`` makes the clauses,
            ``shallow`` where the rules of ``parsing.shallow`` do.
        folder: Where the tables (``<name>.tsv``) and weights lie.
    """

    code: str
    name: str
    direction: Literal["ltr", "rtl"]
    calendars: tuple[Literal["gregorian", "jalali", "hijri"], ...]
    clauses: Literal["tree", "shallow"]
    folder: Path

    def has_table(self, name: str) -> bool:
        """Whether the pack gives this table."""
        return self.path(name).is_file()

    def path(self, name: str) -> Path:
        """Where a table lies, whether or not the pack gives it."""
        return self.folder / f"{name}.tsv"

    def table(self, name: str, row: type[Row]) -> tuple[Row, ...]:
        """All rows of a table; none where an optional table is missing.

        Raises:
            BadData: The table departs from the row type.
        """
        return _table(self, name, row)

    def fold(self, text: str) -> Folded:
        """``text`` as the pack's tables are matched against it: letters unified, lower case.

        The zero-width non-joiner stays; offsets lead back to ``text``.
        """
        return _fold_long(self, text) if len(text) > _LONG else _fold(self, text)

    def fold_all(self, texts: Iterable[str]) -> list[str]:
        """Each of many lines folded, at once and without the way back: for whole tables."""
        joined = "\n".join(texts)
        letters = {letter: _fold(self, letter).text for letter in set(joined)}
        return "".join(map(letters.__getitem__, joined)).split("\n") if joined else []


@cache
def _table(pack: Pack, name: str, row: type[Row]) -> tuple[Row, ...]:
    """The rows of a table, looked for on the disk once per process."""
    return load_table(pack.path(name), row) if pack.has_table(name) else ()


@cache
def _folding(pack: Pack) -> FoldingTable:
    """The pack's folding table by code point, made once: words are folded by the thousand."""
    rows = pack.table("folding", FoldingRow)
    return FoldingTable({ord(row.char): row.to or "" for row in rows})


def _fold(pack: Pack, text: str) -> Folded:
    folded = fold(text, _folding(pack))
    lowered = folded.text.lower()
    if len(lowered) != len(folded.text):
        small = {c: c.lower() if len(c.lower()) == 1 else c for c in set(folded.text)}
        lowered = "".join(map(small.__getitem__, folded.text))
    return Folded(lowered, folded.offsets)


@lru_cache(maxsize=4)
def _fold_long(pack: Pack, text: str) -> Folded:
    """Whole documents are folded by one room after the other: the last few are kept."""
    return _fold(pack, text)
