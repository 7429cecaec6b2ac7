"""Sentences and tokens of a document, with part of speech and lemma from tables and rules."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache
from typing import NamedTuple

from dragoman.model import EVIDENCE_ROLES, Document, Segment, SegmentRole, Token
from dragoman.pack import Pack
from dragoman.parsing.sentences import bounded
from dragoman.parsing.shallow_compounds import light_rows
from dragoman.parsing.shallow_rows import (
    AdpositionRow,
    AdverbRow,
    AuxiliaryRow,
    ConjunctionRow,
    FrameRow,
    LightRow,
    NameRow,
    PronounRow,
    SuffixRow,
    TextRow,
    WordRow,
)
from dragoman.parsing.shallow_verbs import JOINER, VerbForm, verb_forms
from dragoman.parsing.zwnj import fits, restore_zwnj, suffixes, word_counts
from dragoman.text import Folded, Span

_TOKEN = re.compile(
    r"\d+(?:[.,٫٬/:]\d+)*|[^\W\d_]+(?:[\u200c'’-][^\W\d_]+)*(?:-?\d+)?|[^\w\s\u200c]|_"
)
_END = re.compile(r"[\n.؟!?…]")
_AFTER = frozenset(".؟!?…\"')]")
_NAME_TABLES = ("states", "places", "organisations")
_PREDICATES = ("frames", "operators")
_STEM_COUNT = 3
_SECOND = frozenset({1, 4})
"""The second persons, rare in reports: their forms are read as nouns where they can be."""


class Reading(NamedTuple):
    """What is known of a form wherever it stands."""

    upos: str
    lemma: str
    feats: str
    verb: VerbForm | None


class Word(NamedTuple):
    """A token and its reading as a verb form, where it may be one."""

    token: Token
    verb: VerbForm | None


class RawSentence(NamedTuple):
    """A sentence before its clauses are known; offsets count code points of ``Document.text``."""

    start: int
    end: int
    role: SegmentRole
    words: tuple[Word, ...]


def _add(pos: dict[str, str], upos: str, texts: Iterator[str]) -> None:
    for text in texts:
        if " " not in text:
            pos.setdefault(text, upos)


@cache
def _closed_class(pack: Pack) -> dict[str, str]:
    """The part of speech of every word that a table of function words gives."""

    def folded(rows: Iterator[str]) -> Iterator[str]:
        return (pack.fold(text).text for text in rows)

    pos: dict[str, str] = {}
    adpositions = pack.table("adpositions", AdpositionRow)
    _add(pos, "ADP", folded(row.text for row in adpositions))
    for row in pack.table("conjunctions", ConjunctionRow):
        _add(pos, "CCONJ" if row.kind == "coordinator" else "SCONJ", folded(iter((row.text,))))
    for pronoun in pack.table("pronouns", PronounRow):
        upos = "DET" if pronoun.kind == "determiner" else "PRON"
        _add(pos, upos, folded(iter((pronoun.text,))))
    for adverb in pack.table("adverbs", AdverbRow):
        upos = "NOUN" if adverb.kind == "time" else "ADV"
        _add(pos, upos, folded(iter((adverb.text,))))
    for auxiliary in pack.table("auxiliaries", AuxiliaryRow):
        if auxiliary.use in ("future", "copula", "modal"):
            _add(pos, "AUX", folded(iter((auxiliary.text,))))
    return pos


@cache
def _open_class(pack: Pack) -> dict[str, str]:
    """The part of speech of names, light nouns and the lexicon's words."""
    pos: dict[str, str] = {}
    for table in _NAME_TABLES:
        for name in pack.table(table, NameRow):
            upos = "ADJ" if name.form == "adjective" else "PROPN"
            _add(pos, upos, iter((pack.fold(name.text).text,)))
    words = pack.table("lexicon/words", WordRow)
    for word in words:
        if word.upos:
            pos.setdefault(pack.fold(word.text).text, word.upos)
    for light in light_rows(pack):
        _add(pos, "NOUN", iter((pack.fold(light.noun).text,)))
    classed = (pack.fold(row.text).text for row in pack.table("noun_classes", TextRow))
    verbs = verb_forms(pack)
    _add(pos, "NOUN", (text for text in classed if text.replace(JOINER, "") not in verbs))
    for word in words:
        form = pack.fold(word.text).text
        verb = verbs.get(form.replace(JOINER, ""))
        if verb is None or not verb.bare or verb.person in _SECOND or verb.tense == "present":
            pos.setdefault(form, "NOUN")
    return pos


class _Lexicon(NamedTuple):
    closed: dict[str, str]
    opened: dict[str, str]
    verbs: dict[str, VerbForm]
    suffixes: tuple[SuffixRow, ...]
    counts: dict[str, int]
    whole: frozenset[str]

    def noun(self, form: str) -> tuple[str, str] | None:
        """Stem and features of a noun with an ending, or ``None``."""
        for row in self.suffixes:
            ending = (JOINER if row.join == "zwnj" else "") + row.text
            if not form.endswith(ending):
                continue
            stem = form[: len(form) - len(ending)]
            if not fits(row, stem):
                continue
            full = stem + (row.restore or "")
            vowel = row.after is not None and full in self.opened
            if row.join == "zwnj" or vowel or self.known(full, form):
                return full, row.feats
        return None

    def known(self, stem: str, form: str) -> bool:
        """Whether a glued ending may be cut off: the stem is a noun, commoner than the whole."""
        if self.opened.get(stem) not in ("NOUN", "ADJ", "PROPN") or len(stem) < _STEM_COUNT:
            return False
        if form in self.whole:
            return False
        return self.opened.get(form) != "PROPN" and (
            form not in self.counts or self.counts.get(stem, 0) > 2 * self.counts[form]
        )

    def plain(self, form: str) -> bool:
        """Whether a form with joiners is a known noun and its ending."""
        suffixed = self.noun(form)
        return suffixed is not None and self.opened.get(suffixed[0]) in ("NOUN", "ADJ")

    def read(self, form: str) -> Reading:
        """The reading of a folded form."""
        if not form[0].isalpha():
            return Reading("NUM" if form[0].isdigit() else "PUNCT", form, "", None)
        verb = self.verbs.get(form.replace(JOINER, ""))
        other = JOINER in form and verb is not None and verb.surface != form
        if verb is not None and (other or verb.person in _SECOND) and self.plain(form):
            verb = None
        closed = self.closed.get(form)
        if closed is not None:
            return Reading(closed, form, "", verb if closed in ("AUX", "NOUN") else None)
        usual = self.opened.get(form)
        if verb is not None and usual in ("NOUN", "ADJ") and self._seldom(form, verb):
            return self._nominal(form, usual)
        if verb is not None and verb.bare and usual in ("NOUN", "PROPN", "ADJ", "NUM"):
            return Reading(usual, form, "", verb if usual == "NOUN" else None)
        if verb is not None:
            return self._verb(form, verb)
        return self._nominal(form, usual)

    def _seldom(self, form: str, verb: VerbForm) -> bool:
        """Whether a form that is a noun as well is hardly ever written as a verb."""
        if verb.kind != "finite":
            return False
        classed = verb.negated and form in self.whole
        return verb.person in _SECOND or classed or (verb.bare and verb.tense == "present")

    def _verb(self, form: str, verb: VerbForm) -> Reading:
        if verb.kind == "infinitive":
            return Reading("NOUN", verb.infinitive, "VerbForm=Inf", verb)
        feats = f"VerbForm={'Fin' if verb.kind == 'finite' else 'Part'}"
        return Reading("VERB", verb.infinitive, feats, verb)

    def _nominal(self, form: str, usual: str | None) -> Reading:
        suffixed = self.noun(form)
        if suffixed is not None and (usual != "ADJ" or suffixed[1]):
            stem, feats = suffixed
            return Reading(self.opened.get(stem, usual or "NOUN"), stem, feats, None)
        name = JOINER not in form or not all(map(self._is_word, form.split(JOINER)))
        return Reading(usual or ("PROPN" if name else "NOUN"), form, "", None)

    def _is_word(self, form: str) -> bool:
        return form in self.opened or form in self.closed or form in self.verbs


@cache
def reader(pack: Pack) -> Callable[[str], Reading]:
    """The reading of each folded form, remembered."""
    lexicon = _Lexicon(
        _closed_class(pack),
        _open_class(pack),
        verb_forms(pack),
        suffixes(pack),
        word_counts(pack),
        frozenset(pack.fold(row.text).text for row in pack.table("noun_classes", TextRow)),
    )
    return cache(lexicon.read)


@cache
def _abbreviations(pack: Pack) -> frozenset[str]:
    rows = pack.table("abbreviations", TextRow)
    return frozenset(pack.fold(row.text).text.rstrip(".") for row in rows)


def _is_end(folded: str, place: int, abbreviations: frozenset[str]) -> bool:
    """Whether a sentence ends with the mark at ``place``."""
    if folded[place] != ".":
        return True
    after = folded[place + 1 : place + 2]
    if after.isalnum() and folded[place - 1 : place].isdigit():
        return False
    before = re.search(r"\w+$", folded[max(0, place - 12) : place])
    return before is None or before.group() not in abbreviations


def _sentence_ranges(folded: str, abbreviations: frozenset[str]) -> Iterator[tuple[int, int]]:
    """The sentences of a segment's folded text; line ends are ends."""
    start = 0
    for mark in _END.finditer(folded):
        place = mark.start()
        if place < start:
            continue
        if folded[place] == "\n":
            yield start, place + 1
            start = place + 1
        elif _is_end(folded, place, abbreviations):
            place += 1
            while place < len(folded) and folded[place] in _AFTER:
                place += 1
            yield start, place
            start = place
    yield start, len(folded)


@cache
def _enclitics(pack: Pack) -> dict[str, int]:
    """Predicate nouns written together with a copula, and how long the noun is."""
    rows = pack.table("auxiliaries", AuxiliaryRow)
    endings = [pack.fold(row.text).text for row in rows if row.use == "enclitic"]
    copulas = {pack.fold(row.text).text for row in rows if row.use == "copula"}
    read = reader(pack)
    lemmas = {
        f"{row.noun} {row.verb}"
        for row in pack.table("light_verbs", LightRow)
        if row.far is not None
    }
    lemmas |= {row.lemma for name in _PREDICATES for row in pack.table(name, FrameRow)}
    split = (pack.fold(lemma).text.split() for lemma in lemmas)
    nouns = {words[-2] for words in split if len(words) > 1 and words[-1] in copulas}
    found: dict[str, int] = {}
    for noun in nouns:
        for ending in endings:
            unknown = ending.startswith(JOINER) or read(noun + ending).upos == "PROPN"
            if unknown:
                found[noun + ending] = len(noun)
    return found


def _pieces(form: str, start: int, enclitics: dict[str, int]) -> tuple[tuple[str, int], ...]:
    """A form and where it starts, parted where a copula is written together with it."""
    cut = enclitics.get(form)
    if cut is None:
        return ((form, start),)
    rest = form[cut:].lstrip(JOINER)
    return (form[:cut], start), (rest, start + len(form) - len(rest))


def _words(
    restored: Folded,
    start: int,
    end: int,
    base: int,
    read: Callable[[str], Reading],
    enclitics: dict[str, int],
) -> Iterator[Word]:
    offsets = restored.offsets
    pieces = (
        piece
        for match in _TOKEN.finditer(restored.text, start, end)
        for piece in _pieces(match.group(), match.start(), enclitics)
    )
    for number, (form, first) in enumerate(pieces):
        reading = read(form)
        last = first + len(form)
        token = Token(
            base + offsets[first],
            base + offsets[last - 1] + 1,
            form,
            reading.lemma,
            reading.upos,
            number,
            "dep",
            reading.feats,
        )
        yield Word(token, reading.verb)


def _segment_sentences(document: Document, segment: Segment, pack: Pack) -> Iterator[RawSentence]:
    restored = restore_zwnj(document.text[segment.start : segment.end], pack)
    read, enclitics = reader(pack), _enclitics(pack)
    for start, end in _sentence_ranges(restored.text, _abbreviations(pack)):
        for part in bounded(restored.text, Span(start, end)):
            words = tuple(_words(restored, part.start, part.end, segment.start, read, enclitics))
            if any(word.token.upos != "PUNCT" for word in words):
                yield RawSentence(words[0].token.start, words[-1].token.end, segment.role, words)


def find_sentences(document: Document, pack: Pack) -> Iterator[RawSentence]:
    """The sentences of all segments that may be evidence, in the order of the text."""
    for segment in document.segments:
        if segment.role in EVIDENCE_ROLES:
            yield from _segment_sentences(document, segment, pack)
