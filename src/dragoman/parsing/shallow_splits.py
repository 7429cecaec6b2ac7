"""Where one run of nouns is two phrases: a subject before an object, an object behind an oblique.

Names tell it: nothing hangs on the name of a state, so the noun behind it opens a new phrase.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from dragoman.parsing.shallow_phrases import Naming, Phrase, is_pair, is_year
from dragoman.parsing.shallow_tokens import Word


def _closes(feats: str) -> bool:
    """Whether a noun's ending shows that nothing of its phrase follows."""
    return "Poss=" in feats or "Ezafe=No" in feats


class _Names(NamedTuple):
    """Where names of states and organisations lie in a phrase, as numbers of its tokens.

    ``inside`` are tokens of a name after its first one; ``ends`` are the tokens right after names,
    ``people`` those right after names of people;
    ``run`` is the end of the names that open the phrase and are joined by conjunctions.
    """

    inside: frozenset[int]
    ends: frozenset[int]
    people: frozenset[int]
    run: int


def _names_in(places: Sequence[int], words: Sequence[Word], names: Naming) -> _Names:
    forms = [words[place].token.form for place in places]
    inside: set[int] = set()
    ends: set[int] = set()
    people: set[int] = set()
    number = run = 0
    while number < len(forms):
        size = names.size_of(forms, number)
        joined = number == 0 or words[places[number - 1]].token.upos == "CCONJ"
        if size:
            inside.update(range(number + 1, number + size))
            ends.add(number + size)
            if " ".join(forms[number : number + size]) in names.people:
                people.add(number + size)
        if size and joined and run >= number - 1:
            run = number + size
        number += max(size, 1)
    return _Names(frozenset(inside), frozenset(ends), frozenset(people), run)


def _opens(places: Sequence[int], number: int, words: Sequence[Word], names: Naming) -> bool:
    """Whether a noun phrase may begin with this token; numbers and determiners need a noun."""
    token = words[places[number]].token
    if token.upos in ("NUM", "DET"):
        last = number + 1 == len(places)
        return token.upos == "DET" if last else not is_year(token.form)
    return token.upos in ("NOUN", "PRON") or token.form in names.starters


def _indefinite(places: Sequence[int], number: int, words: Sequence[Word], names: Naming) -> bool:
    """Whether a phrase of an indefinite noun of saying or doing ends before a token."""
    last = number - 1
    while last > 0 and words[places[last]].token.upos == "ADJ":
        last -= 1
    token = words[places[last]].token
    if last or "Definite=Ind" not in token.feats or token.lemma in names.starters:
        return False
    after = words[places[number]].token
    return (token.lemma in names.lights or names.joined in token.form) and (
        after.upos in ("NOUN", "PROPN", "DET", "NUM")
    )


def _splits(places: Sequence[int], number: int, words: Sequence[Word], names: Naming) -> bool:
    """Whether a phrase may end before a token: after a name or pronoun, before a noun."""
    left = places[number - 1]
    before, after = words[left].token, words[places[number]].token
    closed = before.upos in ("PROPN", "PRON") or (before.upos != "NUM" and _closes(before.feats))
    counted = left > 0 and words[left - 1].token.upos in ("NUM", "DET") and before.upos == "NOUN"
    if after.upos == "NUM" and left and words[left - 1].token.upos == "NUM":
        return before.upos == "NOUN" and _opens(places, number, words, names)
    if _indefinite(places, number, words, names):
        return True
    if {before.form, after.form} & names.particles:
        return False
    if before.form in names.starters or after.form in names.starters or not (closed or counted):
        return False
    return _opens(places, number, words, names)


def split_subject(phrases: list[Phrase], words: Sequence[Word], names: Naming) -> list[Phrase]:
    """``phrases`` with a subject cut off the front of a phrase in which two nouns run together."""
    for number, phrase in enumerate(phrases):
        if phrase.role not in ("bare", "object"):
            continue
        cut = _cut(phrase.places, words, names)
        if cut is None:
            return phrases
        subject = Phrase(phrase.places[:cut], None, "bare", phrase.comma)
        rest = phrase._replace(places=phrase.places[cut:], comma=False)
        return [*phrases[:number], subject, rest, *phrases[number + 1 :]]
    return phrases


def split_pronoun(phrases: list[Phrase], words: Sequence[Word], names: Naming) -> list[Phrase]:
    """``phrases`` with what follows a personal pronoun cut off it: nothing hangs on one."""
    found: list[Phrase] = []
    for phrase in phrases:
        if phrase.role == "inner" or not _pronominal(phrase.places, words, names):
            found.append(phrase)
            continue
        role = "bare" if phrase.role == "object" else phrase.role
        found.append(phrase._replace(places=phrase.places[:1], role=role))
        rest = "object" if phrase.role == "object" else "bare"
        found.append(Phrase(phrase.places[1:], None, rest))
    return found


def _pronominal(places: Sequence[int], words: Sequence[Word], names: Naming) -> bool:
    """Whether a phrase begins with a personal pronoun that no people are named by ("we Kurds")."""
    if len(places) < 2 or words[places[0]].token.form not in names.personal:
        return False
    after = words[places[1]].token
    return after.upos in ("NOUN", "PROPN", "NUM", "DET") and after.form not in names.demonyms


def split_last(phrases: list[Phrase], words: Sequence[Word], names: Naming) -> list[Phrase]:
    """``phrases`` with a bare noun cut off the last oblique ("with Iran a treaty ...")."""
    if not phrases or phrases[-1].marker is None:
        return phrases
    last = phrases[-1]
    cut = _cut(last.places, words, names) or _behind_demonym(last.places, words, names)
    if cut is None:
        return phrases
    indefinite = _indefinite(last.places, cut, words, names)
    if not indefinite and not _opens(last.places, cut, words, names):
        return phrases
    named = cut in _names_in(last.places, words, names).ends
    named = named or indefinite
    named = named or words[last.places[cut - 1]].token.form in names.demonyms
    if not named and words[last.places[cut]].token.form not in names.lights:
        return phrases
    rest = Phrase(last.places[cut:], None, "bare")
    return [*phrases[:-1], last._replace(places=last.places[:cut]), rest]


def split_deed(phrases: list[Phrase], words: Sequence[Word], names: Naming) -> list[Phrase]:
    """``phrases`` with a noun cut off the place before it ("in Oslo *a treaty* on").

    It is an indefinite one of a deed, or any behind a state.
    """
    for number, phrase in enumerate(phrases):
        for cut in range(1, len(phrase.places) if phrase.marker is not None else 0):
            before, token = (words[phrase.places[n]].token for n in (cut - 1, cut))
            behind = before.form in names.states and token.upos == "NOUN"
            made = "Definite=Ind" in token.feats and token.lemma in names.lights
            if before.upos == "PROPN" and (behind or made):
                rest = Phrase(phrase.places[cut:], None, "bare")
                kept = phrase._replace(places=phrase.places[:cut])
                return [*phrases[:number], kept, rest, *phrases[number + 1 :]]
    return phrases


def split_inner(
    phrases: list[Phrase], words: Sequence[Word], names: Naming, *, shared: bool = True
) -> list[Phrase]:
    """``phrases`` with the object cut off the oblique that it runs on from.

    In "a court in Moscow a film-maker [object mark] ..." the oblique ends with the name.

    Args:
        phrases: The clause's phrases.
        words: The sentence's words.
        names: What tells actors.
        shared: Whether the clause may take its subject from another one; else one that begins with
            an actor has its subject there, and the oblique must hold the object.
    """
    for number in range(1, len(phrases)):
        inner = phrases[number]
        after = phrases[number + 1] if number + 1 < len(phrases) else None
        if inner.role != "inner":
            continue
        last = after is None or after.role != "inner"
        cut = _inner_cut(phrases[:number], inner, words, names) if last else None
        if cut is None and not shared:
            cut = _forced(phrases[:number], inner, words, names)
        if cut is None:
            continue
        roles = {"object": "bare", "inner": "oblique"}
        before = [p._replace(role=roles.get(p.role, p.role)) for p in phrases[:number]]
        oblique = inner._replace(places=inner.places[:cut], role="oblique")
        rest = Phrase(inner.places[cut:], None, "object")
        return [*before, oblique, rest, *phrases[number + 1 :]]
    return phrases


def _inner_cut(
    before: Sequence[Phrase], inner: Phrase, words: Sequence[Word], names: Naming
) -> int | None:
    """Where the object begins behind a name or an indefinite noun that ends an oblique."""
    cut = _cut(inner.places, words, names)
    if cut is not None and (
        cut in _names_in(inner.places, words, names).ends
        or _indefinite(inner.places, cut, words, names)
    ):
        return cut
    return _behind_place(before, inner, words, names)


def _forced(
    before: Sequence[Phrase], inner: Phrase, words: Sequence[Word], names: Naming
) -> int | None:
    """Where the object begins in the oblique behind the one phrase before, which is an actor.

    Behind a name, an adjective, or a noun that is counted.
    """
    bare = [phrase for phrase in before if phrase.marker is None]
    if len(bare) != 1 or bare[0] is not before[0]:
        return None
    actor = bare[0].places
    first = words[actor[0]].token
    acts = first.form in names.starters or names.size_of([words[p].token.form for p in actor], 0)
    if not acts or _cut(actor, words, names) is not None:
        return None
    cut = _cut(inner.places, words, names)
    return cut if cut is not None else _behind_adjective(inner.places, words)


def _behind_adjective(places: Sequence[int], words: Sequence[Word]) -> int | None:
    """Where a noun follows an adjective, an indefinite noun, or a noun that is counted."""
    kinds = [words[place].token.upos for place in places]
    for number in range(1, len(places)):
        counted = kinds[number - 2 : number] == ["NUM", "NOUN"]
        closed = counted or "Definite=Ind" in words[places[number - 1]].token.feats
        if kinds[number] in ("NOUN", "PROPN") and (closed or kinds[number - 1] == "ADJ"):
            return number
    return None


def _behind_place(
    before: Sequence[Phrase], inner: Phrase, words: Sequence[Word], names: Naming
) -> int | None:
    """Where a state is the object after the place that ends an oblique ("a court in Oslo Chad").

    Only where one phrase stands before, which is the subject then.
    """
    nouns = [p for p in before if p.marker is None]
    if len(nouns) != 1 or _cut(nouns[0].places, words, names) is not None:
        return None
    for number in range(1, len(inner.places)):
        left, token = (words[inner.places[n]].token for n in (number - 1, number))
        if token.form in names.states and left.upos == "PROPN" and left.form not in names.states:
            return number
    return None


def split_demonym(phrases: list[Phrase], words: Sequence[Word], names: Naming) -> list[Phrase]:
    """``phrases`` with a subject cut off the object behind a demonym, where there is no subject.

    "Iraqi protesters the consulate [object mark] ...": a noun after the adjective of a state.
    """
    if any(phrase.role == "bare" for phrase in phrases):
        return phrases
    for number, phrase in enumerate(phrases):
        if phrase.role != "object":
            continue
        cut = _behind_demonym(phrase.places, words, names)
        if cut is not None:
            subject = Phrase(phrase.places[:cut], None, "bare", phrase.comma)
            rest = phrase._replace(places=phrase.places[cut:], comma=False)
            return [*phrases[:number], subject, rest, *phrases[number + 1 :]]
    return phrases


def _behind_demonym(places: Sequence[int], words: Sequence[Word], names: Naming) -> int | None:
    """Where a noun follows the adjective of a state."""
    for cut in range(1, len(places)):
        behind = words[places[cut - 1]].token.form in names.demonyms
        token = words[places[cut]].token
        if behind and (token.upos == "NOUN" or token.form in names.starters):
            return cut
    return None


def _cut(places: tuple[int, ...], words: Sequence[Word], names: Naming) -> int | None:
    found = _names_in(places, words, names)
    body: int | None = None
    for number in range(1, len(places)):
        if number in found.inside:
            continue
        token = words[places[number]].token
        if number in found.ends and _bodied(places, number, words, names):
            continue
        if number in found.ends and number - 1 in found.inside and token.form in names.states:
            body = body or number
            continue
        if number in found.people and token.form in names.starters:
            continue
        opens = _opens(places, number, words, names) or token.form in names.lights
        if opens and (number in found.ends or is_pair(places[:number], words, names)):
            return number
        if number in found.ends and _beside(places, number, words, names):
            return number
        if number == found.run and (token.upos == "PROPN" or names.size_of((token.form,), 0)):
            return number
        if number not in found.ends and _splits(places, number, words, names):
            return number
    return body


def _bodied(places: Sequence[int], number: int, words: Sequence[Word], names: Naming) -> bool:
    """Whether a body is followed by its state ("the congress of Peru"): no phrase ends there."""
    before, after = (words[places[n]].token.form for n in (number - 1, number))
    known = before in names.known and before not in names.people
    body = known and before not in names.states
    return body and after in names.states


def _beside(places: Sequence[int], number: int, words: Sequence[Word], names: Naming) -> bool:
    """Whether a name follows that of a state: nothing hangs on that one."""
    before, after = (words[places[n]].token.form for n in (number - 1, number))
    return before in names.states and (after in names.states or after in names.known)


def split_actor(phrases: list[Phrase], words: Sequence[Word], names: Naming) -> list[Phrase]:
    """``phrases`` with an actor cut off the first oblique, for a clause without a subject."""
    for number, phrase in enumerate(phrases):
        for cut in range(1, len(phrase.places)):
            token = words[phrase.places[cut]].token
            if token.form in names.states:
                continue
            before = words[phrase.places[cut - 1]].token
            if (
                token.form in names.starters
                and before.upos == "PROPN"
                and phrase.marker is not None
            ):
                rest = Phrase(phrase.places[cut:], None, "bare")
                cut_off = phrase._replace(places=phrase.places[:cut])
                return [*phrases[:number], cut_off, rest, *phrases[number + 1 :]]
        if number:
            break
    return phrases
