"""The tables that drive the shallow parser, and what is compiled from them once per pack.

A verb-final language is described by data alone: stems and conjugation patterns, auxiliaries,
light verbs, adpositions, conjunctions, pronouns, adverbs, suffixes and spellings. The tables are
matched folded.
"""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

Join = Literal["zwnj", "glued"]
Conjunction = Literal["coordinator", "relative", "subordinator", "content"]


class TextRow(Struct, frozen=True):
    """The column ``text`` of a table that another room owns."""

    text: str


class KindRow(Struct, frozen=True):
    """A word in a table of another room, and what it does there."""

    text: str
    kind: str


class NameRow(Struct, frozen=True):
    """A name in a table of states, places or organisations, and what form of it that is."""

    text: str
    form: str = ""


class FrameRow(Struct, frozen=True):
    """The columns of ``frames`` and ``operators`` that tell which words are predicates.

    ``actor1`` and ``actor2`` are slots; the adpositions in them go with the predicate.
    """

    lemma: str
    kind: str
    actor1: str = ""
    actor2: str = ""


class StemRow(Struct, frozen=True):
    """A simple verb: its past and present stems, and the particle written before them."""

    past: str
    present: str
    prefix: str = ""


class PatternRow(Struct, frozen=True):
    """One row of the conjugation: where the stem goes and which endings follow it.

    ``pattern`` names the stem as ``{past}`` or ``{present}``. ``endings`` are those of I, you, he,
    we, you, they; ``0`` is nothing and ``-`` a person that lacks the form.
    """

    pattern: str
    endings: tuple[str, ...]
    kind: Literal["finite", "participle", "infinitive"]
    tense: Literal["past", "present", "future"] | None = None
    aspects: tuple[str, ...] = ()
    negated: str | None = None


class SeamRow(Struct, frozen=True):
    """What two letters become where a verbal prefix meets a stem."""

    pair: str
    to: str


class AuxiliaryRow(Struct, frozen=True):
    """A form with a grammatical use; ``passive``, ``modal`` and a copula may be infinitives.

    ``enclitic`` is a copula as it is written at the end of a predicate noun.
    """

    text: str
    use: Literal["future", "copula", "enclitic", "passive", "modal", "progressive"]
    tense: Literal["past", "present", "future"] | None = None
    number: Literal["sing", "plur"] = "sing"
    negated: str | None = None


class LightRow(Struct, frozen=True):
    """A compound verb: the nominal part (with its adposition) and the light verb's infinitive.

    ``markers`` are the adpositions the compound (and its noun alone) takes; ``variants`` other
    spellings of the nominal part; ``lemma`` the dictionary form where it is not the two joined by
    a space; ``subject`` the logical role of the grammatical subject (``object`` for "come under
    criticism"); ``far`` is ``yes`` for a predicate noun with its complement behind it ("in favour
    of X is").
    """

    noun: str
    verb: str
    markers: tuple[str, ...] = ()
    variants: tuple[str, ...] = ()
    lemma: str | None = None
    subject: Literal["subject", "object"] = "subject"
    far: str | None = None


class AdpositionRow(Struct, frozen=True):
    """An adposition of one or more words.

    ``object`` marks what undergoes, ``agent`` who acts, ``attached`` what belongs to the noun
    before it ("led by").
    """

    text: str
    lemma: str | None = None
    role: Literal["oblique", "object", "agent", "attached"] = "oblique"
    negated: str | None = None


class ConjunctionRow(Struct, frozen=True):
    """A conjunction: ``relative`` also opens complements; ``content`` is "the fact that"."""

    text: str
    kind: Conjunction
    after_verb: str | None = None


class PronounRow(Struct, frozen=True):
    """A pronoun or determiner."""

    text: str
    kind: Literal[
        "personal", "reflexive", "demonstrative", "interrogative", "indefinite", "determiner"
    ]


class AdverbRow(Struct, frozen=True):
    """An adverb: of time, of modality, or any other; ``partitive`` counts a noun ("some of")."""

    text: str
    kind: Literal["time", "modal", "negation", "partitive", "other"] = "other"


class SuffixRow(Struct, frozen=True):
    """A noun's ending, how it is joined, and what it tells.

    ``after`` and ``not_after`` are the letters a stem must, or must not, end in; ``restore`` is put
    back on the stem; ``detached`` endings are also found after a space.
    """

    text: str
    join: Join
    feats: str = ""
    after: str | None = None
    not_after: str | None = None
    restore: str | None = None
    detached: str | None = None


class SpellingRow(Struct, frozen=True):
    """A word and the other ways it is written, with spaces in them or not."""

    text: str
    variants: tuple[str, ...]


class WordRow(Struct, frozen=True):
    """A word of the language: its count in a corpus and its usual part of speech, where known."""

    text: str
    count: int
    upos: str = ""
