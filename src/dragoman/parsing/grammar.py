"""What a pack tells about its grammar: auxiliaries, negators, light verbs, nouns of action."""

from __future__ import annotations

from functools import cache
from typing import Literal

from msgspec import Struct

from dragoman.pack import Pack

Kind = Literal[
    "future",
    "modal",
    "perfect",
    "progressive",
    "negator",
    "only",
    "pending",
    "genitive",
    "complementiser",
    "adposition",
    "infinitive",
    "binder",
    "liftable",
    "particle",
    "locative",
    "modifier",
    "doer",
    "causer",
    "calendar",
]


class GrammarRow(Struct, frozen=True):
    """One word with a grammatical use.

    An ``adposition`` may have several words, as written. A ``binder`` is a noun that keeps its
    prepositional phrases ("the ambassador to ..."), a ``liftable`` adposition marks a party of a
    deed ("to", "with"), a ``locative`` one its place, a ``doer`` one who does what a noun tells,
    an ``only`` adverb takes the force of a negator before it ("not merely"),
    a ``pending`` adverb tells that it is still to be done ("have yet to"),
    a ``modifier`` is the last part of compound adjectives ("in-depth"), a ``genitive`` an
    adposition for the possessor, a ``causer`` a verb whose object does what its infinitive tells
    ("help"), a ``complementiser`` introduces what a verb is about ("accuse of doing"), a
    ``calendar`` word opens a sentence as its date ("In March Turkey asked ...").
    """

    kind: Kind
    lemma: str


class LightVerbRow(Struct, frozen=True):
    """A verb that says little beside its noun ("hold talk"): lemmas."""

    verb: str
    noun: str


class PredicateRow(Struct, frozen=True):
    """The columns of ``frames`` and ``operators`` that tell which words are predicates."""

    lemma: str
    kind: str
    effect: str | None = None


class StateNameRow(Struct, frozen=True):
    """The columns of ``states``: a name and what form of it that is."""

    key: str
    form: str
    text: str


class Grammar(Struct, frozen=True):
    """The tables of a pack as sets of folded lemmas.

    Attributes:
        words: Lemmas by kind, as pairs.
        light: Verb and noun of light verb constructions.
        nominals: Nouns that are predicates.
        speech: Verbs of saying.
        operators: Verbs and adjectives that take content.
        verbs: All verbs that are predicates of ``frames`` or ``operators``.
        adjectives: Adjectives of nationality.
    """

    words: frozenset[tuple[str, str]]
    light: frozenset[tuple[str, str]]
    nominals: frozenset[str]
    speech: frozenset[str]
    operators: frozenset[str]
    verbs: frozenset[str]
    adjectives: frozenset[str]

    def has(self, kind: Kind, lemma: str) -> bool:
        """Whether ``lemma`` has this use."""
        return (kind, lemma) in self.words


@cache
def grammar_of(pack: Pack) -> Grammar:
    """The grammar of a pack, compiled once per process."""
    predicates = pack.table("frames", PredicateRow) + pack.table("operators", PredicateRow)
    states = pack.table("states", StateNameRow)
    return Grammar(
        words=frozenset((row.kind, row.lemma) for row in pack.table("grammar", GrammarRow)),
        light=frozenset((row.verb, row.noun) for row in pack.table("light_verbs", LightVerbRow)),
        nominals=frozenset(row.lemma for row in predicates if row.kind == "n"),
        speech=frozenset(
            row.lemma for row in predicates if row.kind == "v" and row.effect == "speech"
        ),
        verbs=frozenset(row.lemma for row in predicates if row.kind == "v"),
        operators=frozenset(
            row.lemma for row in predicates if row.kind == "v" and row.effect is not None
        ),
        adjectives=frozenset(pack.fold(row.text).text for row in states if row.form == "adjective"),
    )
