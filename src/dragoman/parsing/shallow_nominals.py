"""Nominal predicates: nouns and infinitives inside phrases that report a deed of their own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from dragoman.model import Argument
from dragoman.pack import Pack
from dragoman.parsing.shallow_drafts import Draft
from dragoman.parsing.shallow_items import phrasebook
from dragoman.parsing.shallow_light import (
    canonical,
    compounds,
    noun_markers,
    opens,
    operators,
    slot_markers,
    spelled,
)
from dragoman.parsing.shallow_phrases import Phrase, argument, head_of, naming
from dragoman.parsing.shallow_tokens import Word
from dragoman.text import Span

_LONGEST = 4
_COMMON = 10


@cache
def _usual_markers(pack: Pack) -> frozenset[str]:
    """The adpositions that many compounds take: those of a noun the tables say nothing of."""
    counts: dict[str, int] = {}
    for markers in compounds(pack).markers.values():
        for marker in markers:
            counts[marker] = counts.get(marker, 0) + 1
    return frozenset(marker for marker, count in counts.items() if count >= _COMMON)


def _predicate(
    phrase: Phrase, index: int, words: Sequence[Word], pack: Pack
) -> tuple[str, int] | None:
    """Lemma and number of tokens of the nominal predicate that starts at a place of the phrase."""
    table = compounds(pack)
    ends = phrase.places[index : index + _LONGEST]
    infinitival = any((v := words[p].verb) is not None and v.kind == "infinitive" for p in ends)
    if not infinitival and not opens(words[phrase.places[index]], table.openers):
        return None
    nouns = table.nouns
    for size in range(min(_LONGEST, len(phrase.places) - index), 0, -1):
        places = phrase.places[index : index + size]
        for text in spelled(words, places):
            lemma = nouns.get(text)
            if lemma is not None:
                return lemma, size
        verb = words[places[-1]].verb
        if verb is not None and verb.kind == "infinitive":
            found = _infinitive(places, words, pack)
            if found is not None:
                return found, size
    return None


def _infinitive(places: Sequence[int], words: Sequence[Word], pack: Pack) -> str | None:
    verb = words[places[-1]].verb
    if verb is None:
        return None
    if len(places) == 1:
        return canonical(pack, verb.infinitive)
    first = words[places[0]].verb
    passive = verb.infinitive in phrasebook(pack).passive
    if len(places) == 2 and passive and first is not None and first.kind == "participle":
        return canonical(pack, first.infinitive)
    for noun in spelled(words, places[:-1]):
        row = compounds(pack).rows.get((noun, verb.infinitive))
        if row is not None:
            return canonical(pack, row.lemma or f"{row.noun} {row.verb}")
    return None


def _possessor(rest: Sequence[int], words: Sequence[Word], pack: Pack) -> Argument | None:
    """The complement of the noun: from the first word after its adjectives on."""
    reflexives = naming(pack).reflexives
    book = phrasebook(pack)
    for number, place in enumerate(rest):
        token = words[place].token
        if token.upos == "CCONJ":
            return None
        if token.form in reflexives:
            return None
        if any(kind == "time" for _, kind, _, _ in book.entries.get(token.form, ())):
            continue
        if token.upos in ("NOUN", "PROPN", "PRON", "DET"):
            return argument(rest[number:], words, "possessor")
    return None


def _joins(rest: Sequence[int], words: Sequence[Word]) -> bool:
    """Whether a conjunction follows, so that a noun has what belongs to the next one."""
    return bool(rest) and words[rest[0]].token.upos == "CCONJ"


def _attached(phrases: Sequence[Phrase], number: int, allowed: frozenset[str]) -> list[Phrase]:
    """The obliques that follow directly and belong to a noun of phrase ``number``."""
    taken: list[Phrase] = []
    seen: set[str] = set()
    for phrase in phrases[number + 1 :]:
        agent = phrase.role == "agent"
        if phrase.marker is None or phrase.comma or not (agent or phrase.marker in allowed):
            break
        if phrase.marker in seen:
            break
        seen.add(phrase.marker)
        taken.append(phrase)
    return taken


def _bare_of_deeds(taken: list[Phrase], words: Sequence[Word], pack: Pack) -> list[Phrase]:
    """The phrases, unless one is headed by a nominal predicate of its own."""
    return [phrase for phrase in taken if _predicate(phrase, 0, words, pack) is None]


def _titular(phrase: Phrase, index: int, words: Sequence[Word], pack: Pack) -> bool:
    """Whether a noun is part of the name of an office or a body ("minister of defence")."""
    if not index:
        return False
    before = words[phrase.places[index - 1]].token
    return before.form in naming(pack).starters or before.lemma in naming(pack).starters


def _draft(
    owner: Draft | None, phrase: Phrase, index: int, found: tuple[str, int], words: Sequence[Word]
) -> Draft:
    lemma, size = found
    places = phrase.places[index : index + size]
    head = words[head_of(places, words)].token
    marked = phrase.marker is not None
    return Draft(
        lemma=lemma,
        predicate=Span(head.start, head.end),
        places=phrase.places[index:],
        group=None,
        arguments=[],
        nominal=True,
        negated=phrase.role == "negated",
        relation="nominal" if owner is not None else "root",
        connective=phrase.marker if marked and index == 0 else None,
        parent=owner,
    )


def _free(owner: Draft | None, pack: Pack) -> bool:
    """Whether a verb has no use for actors of its own beside its content, or there is none."""
    return owner is None or owner.lemma in operators(pack)


def _holder(draft: Draft, made: Sequence[Draft]) -> Draft | None:
    """The noun that has another as what belongs to it ("readiness for mediation")."""
    place = min(draft.places)
    return next((one for one in reversed(made) if place in one.places[1:]), None)


def find_nominals(
    phrases: Sequence[Phrase],
    words: Sequence[Word],
    pack: Pack,
    *,
    owner: Draft | None,
    owned: frozenset[str],
) -> Iterator[tuple[Draft, list[Phrase]]]:
    """The nominal clauses inside the phrases of a clause, each with the obliques it takes.

    Args:
        phrases: The clause's phrases.
        words: The sentence's words.
        pack: The language.
        owner: The clause, ``None`` for a headline without a verb.
        owned: The adpositions that its verb takes.
    """
    made: list[Draft] = []
    for number, phrase in enumerate(phrases):
        index = 0
        waiting: list[Draft] = []
        while index < len(phrase.places):
            found = _predicate(phrase, index, words, pack)
            if found is None or _titular(phrase, index, words, pack):
                index += 1
                continue
            draft = _draft(owner, phrase, index, found, words)
            rest = phrase.places[index + found[1] :]
            possessor = _possessor(rest, words, pack)
            noun = phrase.places[index : index + found[1]]
            known = noun_markers(words, noun, pack)
            known |= slot_markers(words, noun, pack) if _free(owner, pack) else frozenset()
            allowed = known or _usual_markers(pack) - owned
            taken = _attached(phrases, number, allowed)
            taken = taken if known else _bare_of_deeds(taken[:1], words, pack)
            draft.arguments = [] if possessor is None else [possessor]
            draft.arguments += [argument(p.places, words, "oblique", p.marker) for p in taken]
            draft.places += tuple(place for p in taken for place in p.places)
            draft.parent = _holder(draft, made) or owner
            made.append(draft)
            for earlier in waiting:
                earlier.arguments += draft.arguments
            joins = not draft.arguments and _joins(rest, words)
            waiting = [*waiting, draft] if joins else []
            yield draft, taken
            index += found[1]
