"""Compound verbs: a nominal part, near or far, and a light verb."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from dragoman.pack import Pack
from dragoman.parsing.shallow_compounds import light_rows
from dragoman.parsing.shallow_items import Group, phrasebook
from dragoman.parsing.shallow_phrases import Phrase
from dragoman.parsing.shallow_rows import FrameRow, LightRow
from dragoman.parsing.shallow_tokens import Word
from dragoman.parsing.shallow_verbs import JOINER, negated_infinitives
from dragoman.parsing.zwnj import restore_zwnj

_LONGEST = 4
_JOINED = 2
"""So many tokens may be one word of a compound whose joiner was lost."""
_TABLES = ("frames", "operators")
_OBLIQUES = re.compile(r"oblique\(([^)]*)\)")
"""The adpositions of a slot, with commas between."""


class Compounds(NamedTuple):
    """What a pack tells about compound verbs and predicates, folded.

    Attributes:
        rows: Compound by nominal part (a space for each joiner) and infinitive.
        markers: The adpositions of a noun in any of its compounds.
        verbs: Canonical spelling of verbal predicates by folded lemma.
        nouns: Canonical spelling of nominal predicates by their folded forms.
        exact: The verbal predicates as they are spelled.
        openers: The first words of nominal predicates.
        governors: The infinitives of the verbs that make compounds.
        slots: The adpositions that name the actors of a nominal predicate.
    """

    rows: dict[tuple[str, str], LightRow]
    markers: dict[str, frozenset[str]]
    verbs: dict[str, str]
    nouns: dict[str, str]
    exact: frozenset[str]
    openers: frozenset[str]
    governors: frozenset[str]
    slots: dict[str, frozenset[str]]


class Light(NamedTuple):
    """A compound found in a clause: its lemma and the tokens of its nominal part."""

    lemma: str
    places: tuple[int, ...]
    row: LightRow | None


@cache
def compounds(pack: Pack) -> Compounds:
    """The compounds and predicates of a pack, compiled."""

    def key(text: str) -> str:
        return _key(pack, text)

    rows: dict[tuple[str, str], LightRow] = {}
    markers: dict[str, frozenset[str]] = {}
    for row in light_rows(pack):
        verb = pack.fold(row.verb).text
        for noun in (row.noun, *row.variants):
            rows.setdefault((key(noun), verb), row)
            folded = frozenset(restore_zwnj(marker, pack).text for marker in row.markers)
            markers[key(noun)] = markers.get(key(noun), frozenset()) | folded
    verbs: dict[str, str] = {}
    nouns: dict[str, str] = {}
    for table in _TABLES:
        for known in pack.table(table, FrameRow):
            spellings = verbs if known.kind == "v" else nouns
            spelling = key(known.lemma)
            if "\u200c" in known.lemma or spelling not in spellings:
                spellings[spelling] = known.lemma
    slots: dict[str, frozenset[str]] = {}
    for known in pack.table("frames", FrameRow):
        if known.kind == "n":
            said = _OBLIQUES.findall(f"{known.actor1}|{known.actor2}")
            told = (restore_zwnj(one, pack).text for group in said for one in group.split(","))
            slots[key(known.lemma)] = slots.get(key(known.lemma), frozenset()) | frozenset(told)
    exact = frozenset(
        known.lemma
        for table in _TABLES
        for known in pack.table(table, FrameRow)
        if known.kind == "v"
    )
    openers = frozenset(noun.split(" ")[0] for noun in nouns)
    governors = frozenset(verb for _, verb in rows)
    return Compounds(rows, markers, verbs, nouns, exact, openers, governors, slots)


def opens(word: Word, openers: frozenset[str]) -> bool:
    """Whether a phrase of the tables may begin with this token, by form or lemma."""
    form, lemma = word.token.form, word.token.lemma
    return form in openers or lemma in openers or JOINER in form or JOINER in lemma


def spelled(words: Sequence[Word], places: Sequence[int]) -> tuple[str, ...]:
    """The readings of some tokens as a light noun: by form, and with the last as lemma."""
    if len(places) == 1:
        token = words[places[0]].token
        return token.form.replace(JOINER, " "), token.lemma.replace(JOINER, " ")
    forms = [words[place].token.form for place in places]
    lemma = words[places[-1]].token.lemma
    texts = (" ".join(forms), " ".join((*forms[:-1], lemma)))
    return tuple(text.replace("\u200c", " ") for text in texts)


def _lookup(
    table: Compounds, words: Sequence[Word], places: Sequence[int], infinitive: str
) -> LightRow | None:
    for noun in spelled(words, places):
        row = table.rows.get((noun, infinitive))
        if row is not None:
            return row
    return None


def canonical(pack: Pack, lemma: str) -> str:
    """A verbal predicate as the tables of predicates spell it, else as it is."""
    table = compounds(pack)
    return lemma if lemma in table.exact else table.verbs.get(_key(pack, lemma), lemma)


def known_as(pack: Pack, lemma: str) -> str | None:
    """A verbal predicate as the tables of predicates spell it, ``None`` where they lack it."""
    return compounds(pack).verbs.get(_key(pack, lemma))


def refusal(pack: Pack, lemma: str, infinitive: str) -> str | None:
    """A negated predicate that the tables know as one ("not allow"), ``None`` where they do not."""
    negated = negated_infinitives(pack).get(infinitive)
    if negated is None or not lemma.endswith(infinitive):
        return None
    return known_as(pack, lemma[: len(lemma) - len(infinitive)] + negated)


@cache
def lemma_of(pack: Pack, row: LightRow) -> str:
    """The compound's dictionary form, as the tables of predicates spell it."""
    return canonical(pack, row.lemma or f"{row.noun} {row.verb}")


def adjacent(
    pack: Pack, words: Sequence[Word], start: int, end: int, infinitive: str
) -> Light | None:
    """The longest compound in the range whose nominal part ends right before token ``end``."""
    if end <= start or infinitive not in compounds(pack).governors:
        return None
    last = words[end - 1].token
    if not {last.form, last.lemma} & phrasebook(pack).compounds.get(infinitive, frozenset()):
        start = max(start, end - _JOINED)
    for size in range(min(_LONGEST, end - start), 0, -1):
        places = tuple(range(end - size, end))
        row = _lookup(compounds(pack), words, places, infinitive)
        if row is not None:
            return Light(lemma_of(pack, row), places, row)
    return None


def headed(pack: Pack, words: Sequence[Word], light: Light, start: int, infinitive: str) -> Light:
    """The compound whose noun governs the one found ("gave a *promise* of a loan"), else that one.

    The nouns follow each other; the governing one is of the kind that stands apart from its verb.
    """
    place = light.places[0] - 1
    while place >= start and words[place].token.upos in ("NOUN", "ADJ"):
        row = _lookup(compounds(pack), words, (place,), infinitive)
        if row is not None and row.far is not None:
            return Light(lemma_of(pack, row), (place,), row)
        place -= 1
    return light


def distant(
    pack: Pack, phrases: Sequence[Phrase], words: Sequence[Word], infinitive: str
) -> Light | None:
    """A compound whose noun heads a phrase without adposition, searched from the verb backwards."""
    if infinitive not in compounds(pack).governors:
        return None
    near = _behind_adjective(pack, phrases, words, infinitive)
    if near is not None:
        return near
    for phrase in reversed(phrases):
        if phrase.marker is not None:
            continue
        for size in range(_LONGEST, 0, -1):
            row = _lookup(compounds(pack), words, phrase.places[:size], infinitive)
            if row is not None:
                return Light(lemma_of(pack, row), phrase.places[:size], row)
    return None


def _behind_adjective(
    pack: Pack, phrases: Sequence[Phrase], words: Sequence[Word], infinitive: str
) -> Light | None:
    """A compound whose noun stands in the last phrase after what closes the one before it.

    An adjective, a number or a name ends "in the past year"; what follows it is a new noun.
    """
    last = phrases[-1].places if phrases else ()
    for number in range(1, len(last)):
        before = words[last[number - 1]]
        closed = before.token.upos in ("ADJ", "NUM", "PROPN") or before.verb is not None
        plain = all(words[place].token.upos != "PROPN" for place in last[number:])
        row = _lookup(compounds(pack), words, last[number : number + 1], infinitive)
        if closed and plain and row is not None:
            return Light(lemma_of(pack, row), last[number : number + 1], row)
    return None


def active_lemma(pack: Pack, light: Light, group: Group) -> tuple[str, bool]:
    """The active compound of one made with the passive auxiliary, and whether there is one.

    A compound that the tables of predicates know as it stands is left alone.
    """
    table = compounds(pack)
    row = light.row
    if row is None or group.infinitive not in phrasebook(pack).passive:
        return light.lemma, False
    if table.verbs.get(_key(pack, light.lemma)) is not None:
        return light.lemma, False
    for active in active_verbs(pack):
        other = table.rows.get((_key(pack, row.noun), active))
        if other is not None:
            return lemma_of(pack, other), True
    return light.lemma, False


@cache
def _key(pack: Pack, lemma: str) -> str:
    return restore_zwnj(lemma, pack).text.replace("\u200c", " ")


@cache
def active_verbs(pack: Pack) -> tuple[str, ...]:
    """The light verbs that the passive auxiliary may stand for, the commonest first."""
    counts: dict[str, int] = {}
    passive = phrasebook(pack).passive
    for row in pack.table("light_verbs", LightRow):
        verb = pack.fold(row.verb).text
        if verb not in passive and row.lemma is None:
            counts[verb] = counts.get(verb, 0) + 1
    return tuple(sorted(counts, key=lambda verb: -counts[verb])[:2])


@cache
def operators(pack: Pack) -> frozenset[str]:
    """The verbal predicates that embed content, as they are spelled."""
    return frozenset(row.lemma for row in pack.table("operators", FrameRow) if row.kind == "v")


@cache
def content_nouns(pack: Pack) -> frozenset[str]:
    """The nouns that embed content ("report", "claim"), folded."""
    rows = pack.table("operators", FrameRow)
    return frozenset(pack.fold(row.lemma).text for row in rows if row.kind == "n")


def noun_markers(words: Sequence[Word], places: Sequence[int], pack: Pack) -> frozenset[str]:
    """The adpositions of a nominal part, or of its first word; none where the tables have none."""
    table = compounds(pack)
    for noun in (*spelled(words, places), *spelled(words, places[:1])):
        if table.markers.get(noun):
            return table.markers[noun]
    return frozenset()


def slot_markers(words: Sequence[Word], places: Sequence[int], pack: Pack) -> frozenset[str]:
    """The adpositions that name the actors of a nominal predicate."""
    slots = compounds(pack).slots
    return next((slots[noun] for noun in spelled(words, places) if noun in slots), frozenset())
