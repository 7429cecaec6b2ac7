"""Summaries: one plain English sentence for a record, made from the record alone."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Protocol

from msgspec import Struct

from dragoman.model import EventMention, EventType, Modality, StageName
from dragoman.tables import load_table

_ASIDE: dict[Modality, str] = {
    "planned": " (planned)",
    "desired": " (desired)",
    "offered": " (offered)",
    "denied": " (denied)",
    "hypothetical": " (supposed)",
    "opinion": " (an opinion)",
}


class PhraseRow(Struct, frozen=True):
    """How an event is said, ``one`` toward another or ``both`` together; ``{a}``: names."""

    type: EventType
    modality: Modality
    one: str
    both: str
    mode: str | None = None
    stage: StageName | None = None


class Told(Protocol):
    """What a summary needs of an event or an event mention."""

    @property
    def type(self) -> EventType | None:
        """PLOVER type."""

    @property
    def mode(self) -> str | None:
        """PLOVER mode."""

    @property
    def actor1(self) -> tuple[str, ...]:
        """Who acts."""

    @property
    def actor2(self) -> tuple[str, ...]:
        """To whom."""

    @property
    def place(self) -> str | None:
        """Where."""

    @property
    def modality(self) -> Modality:
        """How real."""


@cache
def _phrases() -> tuple[PhraseRow, ...]:
    return load_table(Path(__file__).parent / "phrases.tsv", PhraseRow)


def _fits(row: PhraseRow, told: Told, stage: StageName | None) -> bool:
    return (
        row.type == told.type
        and row.mode in (None, told.mode)
        and row.stage in (None, stage)
        and row.modality == told.modality
    )


def join_names(names: list[str]) -> str:
    """Names as a sentence lists them: "A", "A and B", "A, B and C"."""
    if len(names) < 2:
        return "".join(names) or "an unnamed party"
    return f"{', '.join(names[:-1])} and {names[-1]}"


def _phrase(told: Told, stage: StageName | None) -> tuple[PhraseRow | None, str]:
    """The phrase for a record, and an aside where the phrase does not tell its modality."""
    exact = next((row for row in _phrases() if _fits(row, told, stage)), None)
    if exact is not None:
        return exact, ""
    plain = next(
        (
            r
            for r in _phrases()
            if r.type == told.type and r.mode in (None, told.mode) and not r.stage
        ),
        None,
    )
    return plain, _ASIDE.get(told.modality, "")


def sentence(
    told: Told, names: Mapping[str, str], stage: StageName | None, theme: str | None
) -> str:
    """One plain English sentence.

    Args:
        told: The record.
        names: Display name of each actor and place by the key or id that the record uses.
        stage: The stage of an undertaking it reports, if any.
        theme: The words that say what it is about, in the script they were written in.
    """
    row, aside = _phrase(told, stage)
    first = join_names([names.get(key, key) for key in told.actor1])
    second = join_names([names.get(key, key) for key in told.actor2])
    if row is None:
        text = f"{first} spoke of {second}" if told.actor2 else f"{first} made a statement"
    else:
        pattern = row.one if told.actor2 else row.both
        text = pattern.format(a=first, b=second)
    about = f" ({theme})" if theme else ""
    where = ""
    if told.place is not None and told.mode != "visit":
        where = f" in {names.get(told.place, told.place)}"
    return f"{text}{where}{about}{aside}."


def summarise(mention: EventMention, names: Mapping[str, str]) -> dict[str, str]:
    """The summary of an event mention by language, as the exchange format wants it."""
    theme = None if mention.theme is None else mention.theme.text
    return {"en": sentence(mention, names, mention.stage, theme)}
