"""Predicates whose nominal part stands apart from its verb, with its complement between them.

A predicate noun or adjective runs on from the subject ("the council *calling for* a withdrawal
*became*"); an adposition and its first noun make a predicate with the verb ("*in pursuit of*
membership *is*", "*to membership* of the alliance *came*").
"""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.pack import Pack
from dragoman.parsing.shallow_light import Light, compounds, known_as, lemma_of, spelled
from dragoman.parsing.shallow_phrases import Phrase, names_actor, naming
from dragoman.parsing.shallow_tokens import Word

_LONGEST = 3
"""Words that the noun behind an adposition may have in a predicate ("*on the black list* put")."""
_HEADS = frozenset({"NOUN", "PROPN", "PRON"})


def split_predicate(
    phrases: list[Phrase], words: Sequence[Word], pack: Pack, infinitive: str
) -> list[Phrase]:
    """``phrases`` with a predicate noun that takes a complement cut off what stands before it."""
    for number in range(len(phrases) - 1, -1, -1):
        phrase = phrases[number]
        for cut in range(len(phrase.places) - 1, 0, -1):
            if _is_far(phrase.places[cut], words, pack, infinitive):
                before = phrase._replace(places=phrase.places[:cut])
                rest = Phrase(phrase.places[cut:], None, "bare")
                return [*phrases[:number], before, rest, *phrases[number + 1 :]]
    return phrases


def split_marked(
    phrases: list[Phrase], words: Sequence[Word], pack: Pack, infinitive: str
) -> list[Phrase]:
    """``phrases`` with the noun of a compound cut off an oblique before the mark of the object.

    "To inspectors *leave* of entry [object mark] gave": the leave is given, not the inspectors.
    """
    for number, phrase in enumerate(phrases):
        if phrase.role != "inner":
            continue
        for cut in range(1, len(phrase.places)):
            if _is_far(phrase.places[cut], words, pack, infinitive):
                earlier = [_unmarked(p) for p in phrases[:number]]
                before = phrase._replace(places=phrase.places[:cut], role="oblique")
                rest = Phrase(phrase.places[cut:], None, "object")
                return [*earlier, before, rest, *phrases[number + 1 :]]
    return phrases


def _unmarked(phrase: Phrase) -> Phrase:
    return phrase._replace(
        role={"object": "bare", "inner": "oblique"}.get(phrase.role, phrase.role)
    )


def _is_far(place: int, words: Sequence[Word], pack: Pack, infinitive: str) -> bool:
    if words[place - 1].token.upos in ("CCONJ", "ADP"):
        return False
    rows = (compounds(pack).rows.get((noun, infinitive)) for noun in spelled(words, (place,)))
    return any(row is not None and row.far is not None for row in rows)


def leaning(
    phrases: list[Phrase], words: Sequence[Word], pack: Pack, verb: int, infinitive: str
) -> tuple[Light, list[Phrase]] | None:
    """The predicate that an oblique makes with the verb, and the phrases with its complement.

    Args:
        phrases: The clause's phrases.
        words: The sentence's words.
        pack: The language.
        verb: Place of the verb.
        infinitive: Its dictionary form.
    """
    for number in range(len(phrases) - 1, -1, -1):
        phrase = phrases[number]
        if phrase.marker is None:
            if phrase.role == "bare":
                return None
            continue
        for size in range(min(_LONGEST, len(phrase.places)), 0, -1):
            for noun in spelled(words, phrase.places[:size]):
                lemma = known_as(pack, f"{phrase.marker} {noun} {infinitive}")
                if lemma is not None:
                    light = Light(lemma, phrase.places[:size], None)
                    return light, _completed(phrases, number, phrase.places[size:], words)
        lemma = known_as(pack, f"{phrase.marker} {infinitive}")
        if lemma is not None and _has_actor(phrases[:number], words, pack):
            light = Light(lemma, (verb,), None)
            return light, _completed(phrases, number, phrase.places, words)
    return None


def interrupted(
    phrases: list[Phrase], words: Sequence[Word], pack: Pack, light: Light, infinitive: str
) -> tuple[Light, list[Phrase]] | None:
    """A longer compound whose nominal part began before, with what stands in between.

    "*An object of* Chinese *criticism became*": what is between tells who acts where the subject is
    the one acted on, else what undergoes.
    """
    if light.row is None or len(light.places) > 1:
        return None
    last = words[light.places[0]].token.form
    for number in range(len(phrases) - 1, -1, -1):
        places = phrases[number].places
        for cut in range(len(places) - 1):
            for noun in spelled(words, places[cut : cut + 2]):
                row = compounds(pack).rows.get((f"{noun} {last}", infinitive))
                if row is not None:
                    found = Light(lemma_of(pack, row), places[cut : cut + 2], row)
                    role = "agent" if row.subject == "object" else "object"
                    return found, _parted(phrases, number, cut, role, words)
    return None


def _parted(
    phrases: list[Phrase], number: int, cut: int, role: str, words: Sequence[Word]
) -> list[Phrase]:
    """The phrases with one parted around the two words of a compound at ``cut``."""
    phrase = phrases[number]
    before, after = phrase.places[:cut], phrase.places[cut + 2 :]
    kept = [phrase._replace(places=before)] if before else []
    if any(words[place].token.upos in _HEADS for place in after):
        kept.append(Phrase(after, None, role))
    return [*phrases[:number], *kept, *phrases[number + 1 :]]


def _has_actor(phrases: Sequence[Phrase], words: Sequence[Word], pack: Pack) -> bool:
    names = naming(pack)
    return any(p.role == "bare" and names_actor(p.places, words, names) for p in phrases)


def _completed(
    phrases: list[Phrase], number: int, places: tuple[int, ...], words: Sequence[Word]
) -> list[Phrase]:
    """The phrases with the complement as object; adjectives alone are none."""
    nominal = any(words[place].token.upos in _HEADS for place in places)
    rest = [Phrase(places, None, "object")] if nominal else []
    return [*phrases[:number], *rest, *phrases[number + 1 :]]
