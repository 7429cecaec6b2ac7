"""The rows of the packs' tables that mentions alone read; the others are the gazetteer's."""

from __future__ import annotations

from msgspec import Struct


class WordRow(Struct, frozen=True):
    """A word of the grammar that mentions are read by; ``value`` is a sector."""

    kind: str
    text: str
    value: str | None = None


class SectorWordRow(Struct, frozen=True):
    """A word that tells an actor's sector where nothing else does ("congressional")."""

    text: str
    sector: str


class NameRow(Struct, frozen=True):
    """A given name, or a function word."""

    text: str


class LightNounRow(Struct, frozen=True):
    """The noun of a compound verb (table ``light_verbs``); the rest is the parser's."""

    noun: str
    verb: str
    markers: str | None = None
    variants: str | None = None
    lemma: str | None = None
    subject: str | None = None
