"""The rows of the tables that mentions are found with: those that a pack gives."""

from __future__ import annotations

from msgspec import Struct


class FormRow(Struct, frozen=True):
    """What a language calls a state or an organisation; ``form`` says in which way."""

    key: str
    form: str
    text: str


class TextRow(Struct, frozen=True):
    """What a language calls a body, an office, a place or a thing."""

    key: str
    text: str


class TitleRow(Struct, frozen=True):
    """A rank or honorific."""

    text: str
    kind: str
    sector: str | None = None


class AgentRow(Struct, frozen=True):
    """A common noun for people or groups of people."""

    text: str
    number: str
    sector: str | None = None
    type: str | None = None


class WordRow(Struct, frozen=True):
    """A word of the grammar that mentions are read by; ``value`` is a sector."""

    kind: str
    text: str
    value: str | None = None


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
