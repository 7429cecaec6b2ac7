"""Subjects: which thread an event's theme belongs to, and what type of undertaking that is.

A theme key is ``base[:detail]``, the same in all languages. A commodity, weapon, agreement or
project with a name is a thread by itself, whatever is said around it ("ties, including oil
imports"); so is what a body's membership is sought in. Bases that say nothing by themselves
("relations", "cooperation") need a domain: military cooperation, trade.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from dragoman.gazetteer import things
from dragoman.model import StageName, Theme, UndertakingType
from dragoman.tables import load_table

_NAMED: dict[str, UndertakingType] = {
    "commodity": "trade",
    "materiel": "procurement",
    "agreement": "agreement",
    "project": "project",
}
_BASES = frozenset({"agreement", "project"})
"""Kinds that are bases too: ``agreement:trade`` is a domain, ``agreement:npt`` a thing."""
_OWN = frozenset({"exercise", "training", "membership", "aid"})
"""Bases that stay what they are with whatever thing they name."""


class SubjectRow(Struct, frozen=True):
    """A theme's base (or whole key) and the thread and type that it makes.

    ``done`` is the stage that is reached where the parties have done it: an embassy opened.
    """

    base: str
    type: UndertakingType
    thread: str
    vague: Literal["yes"] | None = None
    done: StageName | None = None


class DomainRow(Struct, frozen=True):
    """A domain of cooperation that has a type of its own."""

    domain: str
    type: UndertakingType


class DeedRow(Struct, frozen=True):
    """What predicates say of what they are about.

    Attributes:
        about: The type of an undertaking, or the base of a theme.
        predicate: Lemmas of frames, of all languages.
        thread: The theme key that it is about then: relations that are restored are diplomatic.
        stage: The stage that is reached where it was done: what was bought is not delivered yet.
    """

    about: str
    predicate: tuple[str, ...]
    thread: str | None = None
    stage: StageName | None = None


class PronounRow(Struct, frozen=True):
    """The lemma of a word that stands for what was spoken of."""

    lemma: str


class Thread(Struct, frozen=True, order=True):
    """What an undertaking is about, whatever the language.

    Attributes:
        type: Of the undertaking.
        base: What kind of thing.
        detail: Which one, or the domain; ``None`` where not said.
        vague: Whether it is cooperation or relations in general.
    """

    type: UndertakingType
    base: str
    detail: str | None
    vague: bool = False

    @property
    def is_specific(self) -> bool:
        """Whether it tells which one, not only of what kind."""
        return self.has_name or (self.type == "agreement" and self.base != "agreement")

    @property
    def has_name(self) -> bool:
        """Whether a name or a domain tells which one."""
        return self.detail is not None or ":" in self.base


@cache
def _subjects() -> dict[str, SubjectRow]:
    rows = load_table(Path(__file__).parent / "subjects.tsv", SubjectRow)
    return {row.base: row for row in rows}


@cache
def _domains() -> dict[str, UndertakingType]:
    rows = load_table(Path(__file__).parent / "domains.tsv", DomainRow)
    return {row.domain: row.type for row in rows}


@cache
def _deeds() -> dict[tuple[str, str], DeedRow]:
    rows = load_table(Path(__file__).parent / "deeds.tsv", DeedRow)
    return {(row.about, predicate): row for row in rows for predicate in row.predicate}


@cache
def _pronouns() -> frozenset[str]:
    rows = load_table(Path(__file__).parent / "pronouns.tsv", PronounRow)
    return frozenset(row.lemma for row in rows)


def is_anaphoric(theme: Theme | None) -> bool:
    """Whether a report does not say what it is about, or only by a pronoun."""
    return theme is None or (theme.key is None and theme.head in _pronouns())


def stage_by_deed(thread: Thread, predicate: str) -> StageName | None:
    """The stage that a predicate tells of an undertaking of this type, where it has one."""
    row = _deeds().get((thread.type, predicate))
    return None if row is None else row.stage


def turned(theme: Theme, predicate: str) -> Theme:
    """A theme as what is done with it makes it: relations that are severed are diplomatic."""
    row = _deeds().get(((theme.key or theme.head).partition(":")[0], predicate))
    return theme if row is None or row.thread is None else replace(theme, key=row.thread)


def _of_thing(key: str) -> Thread | None:
    kind, _, name = key.partition(":")
    if kind not in _NAMED or not name or (kind in _BASES and key not in things()):
        return None
    row = _subjects().get(key) or (_subjects().get(name) if kind == "materiel" else None)
    return Thread(_NAMED[kind], key, None) if row is None else Thread(row.type, row.thread, None)


def is_generic(key: str) -> bool:
    """Whether the key of a thing is that of a kind ("missiles"), not of one with a name."""
    thread = _of_thing(key)
    return thread is None or thread.base != key


def named_thread(key: str) -> Thread | None:
    """The thread of a thing of the gazetteer."""
    return _of_thing(key)


def done_stage(thread: Thread) -> StageName | None:
    """The stage that is reached where the parties have done what a thread is about."""
    return next((row.done for row in _subjects().values() if row.thread == thread.base), None)


def thread_of(theme: Theme) -> Thread | None:
    """The thread that a theme belongs to; ``None`` where it is no undertaking."""
    key = theme.key or theme.head
    base, _, detail = key.partition(":")
    thing = _of_thing(key) or _of_thing(detail)
    row = _subjects().get(key) or _subjects().get(base) or _subjects().get(theme.head)
    built = row is not None and row.type == "project" and detail.startswith("commodity:")
    if thing is not None and base not in _OWN and not built:
        return thing
    if row is None:
        return None
    if row.base == key:
        return Thread(row.type, row.thread, None, vague=row.vague is not None)
    if row.vague is None:
        return Thread(row.type, row.thread, detail or None)
    if not detail:
        return Thread(row.type, row.thread, None, vague=True)
    if detail in _domains():
        return Thread(_domains()[detail], detail, None)
    return Thread(row.type, row.thread, detail)


def detail_of(theme: Theme | None) -> str | None:
    """What a theme is about, apart from what kind of thing it is: a thing's key, or a domain."""
    if theme is None or theme.key is None:
        return None
    base, _, detail = theme.key.partition(":")
    if f"{base}:{detail}" in things():
        return theme.key
    return detail or None
