"""Summaries: one plain sentence for a record, made from the record alone.

English is always told; another language where its pack gives the phrases (tables ``summaries`` and
``summary_words``).
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Protocol

from msgspec import Struct

from dragoman.model import EventMention, EventType, Modality, StageName
from dragoman.pack import Pack
from dragoman.tables import load_table

_NAMED = ("states", "organisations", "people", "places")
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


class WordRow(Struct, frozen=True):
    """A word or ending that the phrases of a language are put together with.

    Keys: ``and``, ``comma``, ``unnamed``, ``statement`` and ``speech`` (phrases for a record
    without a type), ``where`` and ``about`` (with ``{place}``, ``{theme}``), ``end``, and for each
    ending X that phrases name as ``{X}``: ``one.X`` and ``many.X``, by the number of those who act.
    """

    key: str
    text: str


class NameRow(Struct, frozen=True):
    """A name of a state, an organisation, a person or a place in a language."""

    key: str
    text: str


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


@cache
def _words(pack: Pack) -> dict[str, str]:
    return {row.key: row.text for row in pack.table("summary_words", WordRow)}


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


def _exact(rows: tuple[PhraseRow, ...], told: Told, stage: StageName | None) -> PhraseRow | None:
    return next((row for row in rows if _fits(row, told, stage)), None)


def _phrase(told: Told, stage: StageName | None) -> tuple[PhraseRow | None, str]:
    """The phrase for a record, and an aside where the phrase does not tell its modality."""
    exact = _exact(_phrases(), told, stage)
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


def sentence_in(
    pack: Pack, told: Told, names: Mapping[str, str], stage: StageName | None, theme: str | None
) -> str | None:
    """One plain sentence in a pack's language; ``None`` where the pack has no phrase for it.

    Args:
        pack: The language.
        told: The record.
        names: Display name of each actor and place, in that language.
        stage: The stage of an undertaking it reports, if any.
        theme: The words that say what it is about.
    """
    words = _words(pack)
    if not words:
        return None
    row = _exact(pack.table("summaries", PhraseRow), told, stage)
    if row is not None:
        pattern = row.one if told.actor2 else row.both
    elif told.type is None:
        pattern = words["speech" if told.actor2 else "statement"]
    else:
        return None
    number = "many." if len(told.actor1) > 1 else "one."
    endings = {key.partition(".")[2]: "" for key in words if "." in key}
    endings |= {key[len(number) :]: words[key] for key in words if key.startswith(number)}
    place = None if told.mode == "visit" else told.place
    return (
        pattern.format(
            a=_joined([names.get(key, key) for key in told.actor1], words),
            b=_joined([names.get(key, key) for key in told.actor2], words),
            where=_part(words["where"], place=place and names.get(place, place)),
            about=_part(words["about"], theme=theme),
            **endings,
        )
        + words["end"]
    )


def names_in(pack: Pack, names: Mapping[str, str]) -> dict[str, str]:
    """The names as a pack has them; those that it does not know as they are.

    Args:
        pack: The language.
        names: By the key that a record uses (``state:NOR``, ``org:nato``).
    """
    known = _names(pack)
    return {key: known.get(key, name) for key, name in names.items()}


@cache
def _names(pack: Pack) -> dict[str, str]:
    """The first name of everyone and everything that a pack names, by key."""
    found: dict[str, str] = {}
    for table in _NAMED:
        for row in pack.table(table, NameRow):
            found.setdefault(row.key if ":" in row.key else f"state:{row.key}", row.text)
    return found


def _part(pattern: str, **filled: str | None) -> str:
    """A part that follows a space, or nothing where there is nothing to fill it with."""
    known = {key: value for key, value in filled.items() if value}
    return f" {pattern.format(**known)}" if known else ""


def _joined(names: list[str], words: Mapping[str, str]) -> str:
    """Names as a sentence of the language lists them."""
    if len(names) < 2:
        return "".join(names) or words["unnamed"]
    listed = f"{words['comma']} ".join(names[:-1])
    return f"{listed} {words['and']} {names[-1]}"


def summarise(
    mention: EventMention, names: Mapping[str, str], pack: Pack | None = None
) -> dict[str, str]:
    """The summary of an event mention by language, as the exchange format wants it.

    Args:
        mention: The record.
        names: Display name of each actor and place by the key or id that the record uses.
        pack: One more language, told in its own names; left out where it lacks the phrase.
    """
    theme = None if mention.theme is None else mention.theme.text
    told = {"en": sentence(mention, names, mention.stage, theme)}
    if pack is None:
        return told
    other = sentence_in(pack, mention, names_in(pack, names), mention.stage, theme)
    return told if other is None else {**told, pack.code: other}
