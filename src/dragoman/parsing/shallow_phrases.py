"""The phrases of a clause: nouns with what hangs on them, and the adposition that marks them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from dragoman.model import Argument, ArgumentRole
from dragoman.pack import Pack
from dragoman.parsing.shallow_items import Item
from dragoman.parsing.shallow_rows import (
    KindRow,
    LightRow,
    NameRow,
    PronounRow,
    TextRow,
    WordRow,
)
from dragoman.parsing.shallow_tokens import Word
from dragoman.parsing.shallow_verbs import JOINER
from dragoman.parsing.zwnj import restore_zwnj
from dragoman.text import Span

_ACTOR_TABLES = ("offices", "agents", "titles", "bodies", "organisations")
_COMMAS = frozenset("،,")
_COLON = ":"
_NAMED_TABLES = ("organisations", "people")
_DEMONYM = frozenset({"adjective", "people"})
_PARTIES = frozenset({"pair", "parties"})
"""Kinds of phrases that mean actors told of before by their number."""
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
    several words, by their first one, the longest first; ``demonyms`` are adjectives and peoples
    of states; ``particles`` join the parts of a person's name; ``personal`` are pronouns;
    ``pairs`` are phrases for two actors or more; ``joined`` begins an indefinite ending.
    """

    starters: frozenset[str]
    reflexives: frozenset[str]
    states: frozenset[str]
    lights: frozenset[str]
    known: frozenset[str]
    long: dict[str, tuple[tuple[int, frozenset[tuple[str, ...]]], ...]]
    demonyms: frozenset[str]
    particles: frozenset[str]
    people: frozenset[str]
    personal: frozenset[str]
    pairs: frozenset[str]
    joined: str = JOINER

    def size_of(self, forms: Sequence[str], start: int) -> int:
        """How many words the name of a state or organisation at ``start`` has; 0 where is none."""
        for size, names in self.long.get(forms[start], ()):
            if tuple(forms[start : start + size]) in names:
                return size
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
    particles = pack.table("mention_words", KindRow)

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
        frozenset(pack.fold(row.text).text for row in particles if row.kind == "name-particle"),
        frozenset(restore_zwnj(row.text, pack).text for row in pack.table("people", TextRow)),
        of("personal"),
        frozenset(pack.fold(row.text).text for row in particles if row.kind in _PARTIES),
    )


def _short_names(pack: Pack) -> frozenset[str]:
    """Names of organisations and people that are one word, and no word besides."""
    lexicon = pack.table("lexicon/words", WordRow)
    words = {pack.fold(row.text).text for row in lexicon if row.upos not in ("", "PROPN")}
    texts = (row.text for table in _NAMED_TABLES for row in pack.table(table, TextRow))
    return frozenset(pack.fold(text).text for text in texts if " " not in text) - words


def _long_names(pack: Pack) -> dict[str, tuple[tuple[int, frozenset[tuple[str, ...]]], ...]]:
    """Names of several words by their first word and their number of words, the largest first."""
    texts = [row.text for row in pack.table("states", NameRow) if row.form not in _DEMONYM]
    texts += [row.text for table in _NAMED_TABLES for row in pack.table(table, TextRow)]
    found: dict[str, dict[int, set[tuple[str, ...]]]] = {}
    for text in texts:
        name = tuple(restore_zwnj(text, pack).text.split())
        if len(name) > 1:
            found.setdefault(name[0], {}).setdefault(len(name), set()).add(name)
    return {
        first: tuple((size, frozenset(sizes[size])) for size in sorted(sizes, reverse=True))
        for first, sizes in found.items()
    }


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

    def take(self, item: Item, following: Item | None) -> None:
        """Go on by one item."""
        if item.kind == "noun":
            self.noun(item, following)
        elif item.kind == "adposition":
            self.adposition(item)
        elif item.kind == "object":
            self.object(item)
        elif item.kind == "time":
            self.time(item)
        elif item.kind == "coordinator":
            self.coordinator(item, following)
        elif item.kind == "mark":
            self.mark(item)
        elif item.kind == "partitive":
            self.partitive()
        elif self.places:
            self.flush()

    def adposition(self, item: Item) -> None:
        if item.role == "attached" and self.places:
            self.places += range(item.first, item.last + 1)
        else:
            self.flush()
            self.marker, self.role = item.value, item.role

    def mark(self, item: Item) -> None:
        """End the phrase; one noun phrase before a colon says whose report it is, and goes."""
        self.flush(comma=item.value in _COMMAS)
        if item.value == _COLON and [phrase.role for phrase in self.phrases] == ["bare"]:
            self.phrases.clear()

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
        first = next((n for n, p in enumerate(self.places) if self._is_head(p)), None)
        rest = [] if first is None else self.places[first:]
        if not rest or rest[-1] not in self.times:
            return False
        if not all(p in self.times or self.words[p].token.upos == "DET" for p in rest):
            return False
        return len(self.places) > 1 or self.words[self.places[0]].token.upos == "NUM"

    def _is_head(self, place: int) -> bool:
        """Whether a word is more than an ordinal or a determiner before a word of time."""
        return place in self.times or self.words[place].token.upos not in ("ADJ", "DET")

    def _dates(self, place: int) -> bool:
        """Whether a number belongs to a time: after a word of time, or a year alone.

        Not after a year, nor where it is spelled out and counts a noun ("in May thirty soldiers").
        """
        form = self.words[place].token.form
        if place - 1 in self.times:
            after = self.words[place + 1].token if place + 1 < len(self.words) else None
            counts = not form.isdigit() and after is not None and after.upos == "NOUN"
            return not counts and not is_year(self.words[place - 1].token.form)
        return not self.places and self.marker is not None and is_year(form)

    def partitive(self) -> None:
        """A count of what follows ("eighty of"): the numbers before it go."""
        if all(self.words[place].token.upos in ("NUM", "DET") for place in self.places):
            self.places.clear()
        else:
            self.flush()

    def coordinator(self, item: Item, following: Item | None) -> None:
        if following is not None and following.kind == "noun" and self.places:
            self.places.append(item.first)
        else:
            self.flush()


def is_year(form: str) -> bool:
    """Whether a number has the digits of a year."""
    return form.isdigit() and len(form) == _YEAR


def find_phrases(items: Sequence[Item], words: Sequence[Word]) -> list[Phrase]:
    """The phrases of a clause in the order of the text, without adverbs and bare times."""
    chunker = _Chunker(words)
    for place, item in enumerate(items):
        chunker.take(item, items[place + 1] if place + 1 < len(items) else None)
    chunker.flush()
    return chunker.phrases


def merge_appositions(phrases: list[Phrase], *, closed: bool = False) -> list[Phrase]:
    """A bare phrase after a comma joins the phrase before it, once the clause has a subject.

    Args:
        phrases: The clause's phrases.
        closed: Whether a comma stands behind the last one.
    """
    merged: list[Phrase] = []
    subject = False
    for number, phrase in enumerate(phrases):
        follows = phrases[number + 1].comma if number + 1 < len(phrases) else closed
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


def is_pair(places: Sequence[int], words: Sequence[Word], names: Naming) -> bool:
    """Whether a phrase means actors told of before by their number ("the two sides")."""
    return " ".join(words[place].token.form for place in places) in names.pairs


def names_actor(places: Sequence[int], words: Sequence[Word], names: Naming) -> bool:
    """Whether a phrase looks like the name of someone who can act."""
    tokens = [words[place].token for place in places]
    return is_pair(places, words, names) or any(
        token.upos in ("PROPN", "PRON")
        or token.form in names.starters
        or token.lemma in names.starters
        for token in tokens
    )
