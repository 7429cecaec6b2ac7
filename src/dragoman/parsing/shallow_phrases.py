"""The phrases of a clause: nouns with what hangs on them, and the adposition that marks them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from dragoman.model import Argument, ArgumentRole
from dragoman.pack import Pack
from dragoman.parsing.shallow_items import Item
from dragoman.parsing.shallow_rows import LightRow, NameRow, PronounRow, TextRow
from dragoman.parsing.shallow_tokens import Word
from dragoman.parsing.zwnj import restore_zwnj
from dragoman.text import Span

_ACTOR_TABLES = ("offices", "agents", "titles", "bodies", "organisations")
_COMMAS = frozenset("،,")
_NAMED_TABLES = ("organisations", "people")
_DEMONYM = frozenset({"adjective", "people"})
_YEAR = 4
"""Digits of a year."""


class Phrase(NamedTuple):
    """Tokens of a phrase, without its marker.

    Attributes:
        places: Indices of its tokens in the sentence, ascending.
        marker: Lemma of its adposition.
        role: ``oblique``, ``agent``, ``negated``, ``object`` as the adpositions have it; ``bare``;
            ``inner`` is an oblique before the mark of the object, ``joined`` one more subject.
        comma: Whether a comma stands before it.
    """

    places: tuple[int, ...]
    marker: str | None
    role: str
    comma: bool = False


class Naming(NamedTuple):
    """Words that tell of phrases: openers of actors' names, reflexives, states, light nouns.

    ``known`` are organisations and people of one word; ``long`` are states and organisations of
    several words, by their first one, the longest first; ``demonyms`` are adjectives and peoples of states.
    """

    starters: frozenset[str]
    reflexives: frozenset[str]
    states: frozenset[str]
    lights: frozenset[str]
    known: frozenset[str]
    long: dict[str, tuple[tuple[str, ...], ...]]
    demonyms: frozenset[str]

    def size_of(self, forms: Sequence[str], start: int) -> int:
        """How many words the name of a state or organisation at ``start`` has; 0 where is none."""
        for name in self.long.get(forms[start], ()):
            if tuple(forms[start : start + len(name)]) == name:
                return len(name)
        return int(forms[start] in self.states or forms[start] in self.known)


@cache
def naming(pack: Pack) -> Naming:
    """The words of a pack, folded."""
    starters = {
        restore_zwnj(row.text, pack).text.split()[0]
        for table in _ACTOR_TABLES
        for row in pack.table(table, TextRow)
    }
    pronouns = pack.table("pronouns", PronounRow)
    named = pack.table("states", NameRow)
    states = frozenset(pack.fold(row.text).text for row in named if row.form not in _DEMONYM)
    demonyms = frozenset(pack.fold(row.text).text for row in named if row.form in _DEMONYM)
    lights = frozenset(pack.fold(row.noun).text for row in pack.table("light_verbs", LightRow))

    def of(kind: str) -> frozenset[str]:
        return frozenset(pack.fold(row.text).text for row in pronouns if row.kind == kind)

    return Naming(
        frozenset(starters),
        of("reflexive"),
        states,
        lights,
        _short_names(pack),
        _long_names(pack),
        demonyms,
    )


def _short_names(pack: Pack) -> frozenset[str]:
    """Names of organisations and people that are one word, and no word besides."""
    words = {pack.fold(row.text).text for row in pack.table("lexicon/words", TextRow)}
    texts = (row.text for table in _NAMED_TABLES for row in pack.table(table, TextRow))
    return frozenset(pack.fold(text).text for text in texts if " " not in text) - words


def _long_names(pack: Pack) -> dict[str, tuple[tuple[str, ...], ...]]:
    """Names of several words by their first word."""
    texts = [row.text for row in pack.table("states", NameRow) if row.form not in _DEMONYM]
    texts += [row.text for row in pack.table("organisations", TextRow)]
    found: dict[str, set[tuple[str, ...]]] = {}
    for text in texts:
        name = tuple(restore_zwnj(text, pack).text.split())
        if len(name) > 1:
            found.setdefault(name[0], set()).add(name)
    return {first: tuple(sorted(names, key=lambda n: (-len(n), n))) for first, names in found.items()}


class _Chunker:
    """The state of one pass over a clause's items."""

    def __init__(self, words: Sequence[Word]) -> None:
        self.words = words
        self.phrases: list[Phrase] = []
        self.times: set[int] = set()
        self.reset(comma=False)

    def reset(self, *, comma: bool) -> None:
        self.places: list[int] = []
        self.marker: str | None = None
        self.role = "bare"
        self.comma = comma

    def flush(self, *, comma: bool = False) -> None:
        """End the phrase; a comma before an empty one still counts."""
        comma = comma or (self.comma and not self.places)
        while self.places and (
            self.places[-1] in self.times
            and not set(self.places) <= self.times
            or self.words[self.places[-1]].token.upos == "CCONJ"
        ):
            self.places.pop()
        if self.places:
            phrase = Phrase(tuple(self.places), self.marker, self.role, self.comma)
            self.phrases.append(phrase)
        self.reset(comma=comma)

    def object(self, item: Item) -> None:
        self.flush()
        last = len(self.phrases) - 1
        place = last
        while place >= 0 and self.phrases[place].marker is not None:
            place -= 1
        if place < 0 or self.phrases[place].role == "object":
            place = last
        if place >= 0:
            self.phrases[place] = self.phrases[place]._replace(marker=None, role="object")
            for later in range(place + 1, last + 1):
                if self.phrases[later].role == "oblique":
                    self.phrases[later] = self.phrases[later]._replace(role="inner")

    def time(self, item: Item) -> None:
        places = range(item.first, item.last + 1)
        self.times.update(places)
        if self.role == "bare":
            self.flush()
        else:
            self.places += places

    def noun(self, item: Item, following: Item | None) -> None:
        token = self.words[item.first].token
        number = token.upos == "NUM" and not self.places and self.role == "bare"
        if number and following is not None and following.kind == "time":
            return
        if token.upos == "NUM" and self._dates(item.first):
            self.times.add(item.first)
            if self.role == "bare" and not self.places:
                return
        elif self._dated():
            self.flush()
        self.places.append(item.first)

    def _dated(self) -> bool:
        """Whether the phrase is a date already: words of time or a year, and nothing else."""
        if not self.places or not self.times.issuperset(self.places):
            return False
        return len(self.places) > 1 or self.words[self.places[0]].token.upos == "NUM"

    def _dates(self, place: int) -> bool:
        """Whether a number belongs to a time: after a word of time, or a year alone."""
        alone = not self.places and self.marker is not None
        return place - 1 in self.times or (alone and _is_year(self.words[place].token.form))

    def coordinator(self, item: Item, following: Item | None) -> None:
        if following is not None and following.kind == "noun" and self.places:
            self.places.append(item.first)
        else:
            self.flush()


def _is_year(form: str) -> bool:
    return form.isdigit() and len(form) == _YEAR


def find_phrases(items: Sequence[Item], words: Sequence[Word]) -> list[Phrase]:
    """The phrases of a clause in the order of the text, without adverbs and bare times."""
    chunker = _Chunker(words)
    for place, item in enumerate(items):
        following = items[place + 1] if place + 1 < len(items) else None
        if item.kind == "noun":
            chunker.noun(item, following)
        elif item.kind == "adposition":
            chunker.flush()
            chunker.marker, chunker.role = item.value, item.role
        elif item.kind == "object":
            chunker.object(item)
        elif item.kind == "time":
            chunker.time(item)
        elif item.kind == "coordinator":
            chunker.coordinator(item, following)
        elif item.kind == "mark":
            chunker.flush(comma=item.value in _COMMAS)
        else:
            chunker.flush()
    chunker.flush()
    return chunker.phrases


def _closes(feats: str) -> bool:
    """Whether a noun's ending shows that nothing of its phrase follows."""
    return "Poss=" in feats or "Ezafe=No" in feats


class _Names(NamedTuple):
    """Where names of states and organisations lie in a phrase, as numbers of its tokens.

    ``inside`` are tokens of a name after its first one; ``ends`` are the tokens right after names;
    ``run`` is the end of the names that open the phrase and are joined by conjunctions.
    """

    inside: frozenset[int]
    ends: frozenset[int]
    run: int


def _names_in(places: Sequence[int], words: Sequence[Word], names: Naming) -> _Names:
    forms = [words[place].token.form for place in places]
    inside: set[int] = set()
    ends: set[int] = set()
    number = run = 0
    while number < len(forms):
        size = names.size_of(forms, number)
        joined = number == 0 or words[places[number - 1]].token.upos == "CCONJ"
        if size:
            inside.update(range(number + 1, number + size))
            ends.add(number + size)
        if size and joined and run >= number - 1:
            run = number + size
        number += max(size, 1)
    return _Names(frozenset(inside), frozenset(ends), run)


def _opens(places: Sequence[int], number: int, words: Sequence[Word]) -> bool:
    """Whether a noun phrase may begin with this token; numbers and determiners need a noun."""
    token = words[places[number]].token
    if token.upos in ("NUM", "DET"):
        return number + 1 < len(places) and not _is_year(token.form)
    return token.upos in ("NOUN", "PRON")


def _splits(places: Sequence[int], number: int, words: Sequence[Word], names: Naming) -> bool:
    """Whether a phrase may end before a token: after a name or pronoun, before a noun."""
    left = places[number - 1]
    before, after = words[left].token, words[places[number]].token
    closed = before.upos in ("PROPN", "PRON") or _closes(before.feats)
    counted = left > 1 and words[left - 1].token.upos in ("NUM", "DET") and before.upos == "NOUN"
    if before.form in names.starters or after.form in names.starters or not (closed or counted):
        return False
    return _opens(places, number, words)


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


def split_last(phrases: list[Phrase], words: Sequence[Word], names: Naming) -> list[Phrase]:
    """``phrases`` with a bare noun cut off the last oblique ("with Iran a treaty ...")."""
    if not phrases or phrases[-1].marker is None:
        return phrases
    last = phrases[-1]
    cut = _cut(last.places, words, names) or _behind_demonym(last.places, words, names)
    if cut is None or not _opens(last.places, cut, words):
        return phrases
    named = cut in _names_in(last.places, words, names).ends
    named = named or words[last.places[cut - 1]].token.form in names.demonyms
    if not named and words[last.places[cut]].token.form not in names.lights:
        return phrases
    rest = Phrase(last.places[cut:], None, "bare")
    return [*phrases[:-1], last._replace(places=last.places[:cut]), rest]


def split_inner(phrases: list[Phrase], words: Sequence[Word], names: Naming) -> list[Phrase]:
    """``phrases`` with the object cut off the oblique that it runs on from.

    In "a court in Moscow a film-maker [object mark] ..." the oblique ends with the name.
    """
    for number in range(1, len(phrases)):
        inner = phrases[number]
        after = phrases[number + 1] if number + 1 < len(phrases) else None
        if inner.role != "inner" or (after is not None and after.role == "inner"):
            continue
        cut = _cut(inner.places, words, names)
        if cut is None or cut not in _names_in(inner.places, words, names).ends:
            continue
        roles = {"object": "bare", "inner": "oblique"}
        before = [p._replace(role=roles.get(p.role, p.role)) for p in phrases[:number]]
        oblique = inner._replace(places=inner.places[:cut], role="oblique")
        rest = Phrase(inner.places[cut:], None, "object")
        return [*before, oblique, rest, *phrases[number + 1 :]]
    return phrases


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
        if behind and _opens(places, cut, words):
            return cut
    return None


def _cut(places: tuple[int, ...], words: Sequence[Word], names: Naming) -> int | None:
    found = _names_in(places, words, names)
    for number in range(1, len(places)):
        if number in found.inside:
            continue
        token = words[places[number]].token
        if number in found.ends and (_opens(places, number, words) or token.form in names.lights):
            return number
        if number == found.run and (token.upos == "PROPN" or names.size_of((token.form,), 0)):
            return number
        if number not in found.ends and _splits(places, number, words, names):
            return number
    return None


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


def merge_appositions(phrases: list[Phrase]) -> list[Phrase]:
    """A bare phrase after a comma joins the phrase before it, once the clause has a subject."""
    merged: list[Phrase] = []
    subject = False
    for number, phrase in enumerate(phrases):
        follows = number + 1 < len(phrases) and phrases[number + 1].comma
        joins = merged and phrase.role == "bare" and phrase.comma and (subject or follows)
        object_next = (
            merged and phrase.role == "object" and phrase.comma and merged[-1].role == "bare"
        )
        if joins or (object_next and sum(p.role == "bare" for p in merged) > 1):
            last = merged[-1]
            role = "object" if phrase.role == "object" else last.role
            merged[-1] = last._replace(places=last.places + phrase.places, role=role)
        else:
            merged.append(phrase)
        subject = subject or phrase.role == "bare"
    return merged


def head_of(places: Sequence[int], words: Sequence[Word]) -> int:
    """The head: the first noun, else the first word that counts or points to nothing."""
    for place in places:
        if words[place].token.upos in ("NOUN", "PROPN", "PRON"):
            return place
    told = (p for p in places if words[p].token.upos not in ("NUM", "DET", "CCONJ"))
    return next(told, places[0])


def argument(
    places: Sequence[int],
    words: Sequence[Word],
    role: ArgumentRole,
    marker: str | None = None,
) -> Argument:
    """The phrase as an argument."""
    head = words[head_of(places, words)].token
    return Argument(
        role=role,
        start=words[places[0]].token.start,
        end=words[places[-1]].token.end,
        head=Span(head.start, head.end),
        lemma=head.lemma,
        marker=marker,
    )


def names_actor(places: Sequence[int], words: Sequence[Word], names: Naming) -> bool:
    """Whether a phrase looks like the name of someone who can act."""
    tokens = [words[place].token for place in places]
    return any(
        token.upos in ("PROPN", "PRON")
        or token.form in names.starters
        or token.lemma in names.starters
        for token in tokens
    )
