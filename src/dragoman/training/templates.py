"""Trees written as templates: sentences of diplomatic reporting that open treebanks lack.

The tables ``parser/templates.tsv`` and ``parser/slots.tsv`` of a pack hold a small grammar. A
production is a sequence of items around one head::

    [nsubj $actor] $accuse!d [obj $state] [obl of $crime] [obl before the Court]

``[relation items]`` is a phrase that hangs on the head of the sequence it stands in; its own head
is the one item that is no function word, no bracket and no ``word/relation``. ``lemma!code`` is a
verb in one of the forms of ``verb_forms.FEATS``, ``lemma_particle!code`` a verb with its
particle. Function words find their relation by themselves ("to" marks a verb and a noun's case).
``$symbol`` is replaced by one of its productions or by a name of the pack's tables, ``{a;b}`` by
one of its choices. ``word/^/UPOS`` is a head whose part of speech must be told.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from random import Random  # noqa: TID251  seeded by the trainer

from msgspec import Struct
from msgspec.structs import replace

from dragoman.errors import BadData
from dragoman.pack import Pack
from dragoman.parsing.conllu import Tree, Word
from dragoman.training.closed_words import RELATION_POS, closed_word, noun_word
from dragoman.training.verb_forms import FEATS, irregulars, verb_form

_CHOICE = re.compile(r"\{([^{}]*)\}")
_SYMBOL = re.compile(r"\$(\w+)")
_DEEPEST = 60
"""Rounds of replacement after which a grammar is taken to be circular."""

_UNSPACED_BEFORE = frozenset({",", ".", ";", ":", "'s", "'", ")", "\u201d", "%", "n't"})
_UNSPACED_AFTER = frozenset({"(", "\u201c", "$", "#"})

_ARTICLED = re.compile(
    "States|Kingdom|Netherlands|Philippines|Emirates|Nations|Union|Republic|Bahamas|Maldives"
    "|Gambia|League|Organi[sz]ation|Bank|Fund|Council|Commission|Court|Agency|Party"
)
"""Last words of names that take the article."""

_ADJECTIVE = re.compile(
    "new|united|saudi|prime|foreign|chief|deputy|vice|central|supreme|(inter)?national|european"
    "|arab|former|ballistic|nuclear|joint|strategic|high|senior|special",
    re.IGNORECASE,
)

Choices = Mapping[str, Sequence[str]]


class ProductionRow(Struct, frozen=True):
    """A symbol and one or several sequences that it may become."""

    symbol: str
    text: tuple[str, ...]


class SlotRow(Struct, frozen=True):
    """A symbol filled from a table of the pack.

    Attributes:
        symbol: As in templates, without the dollar.
        table: A table with a column ``text``.
        shape: ``last`` (the last word is the head), ``first`` (the first is, the others are
            ``flat``), ``modifier`` (an adjective on what follows) or ``title`` (as ``last``, in
            capitals).
        form: Value of the table's column ``form``; empty for any.
    """

    symbol: str
    table: str
    shape: str
    form: str | None = None


class _NameRow(Struct, frozen=True):
    text: str
    form: str | None = None


class _Item(Struct):
    """A node while its sequence is read: ``place`` is its index in the sentence."""

    place: int
    word: Word
    closed: bool


def _shaped(name: str, shape: str) -> str | None:
    words = name.split()
    if not all(word.replace("-", "").isalpha() for word in words) or len(words) > 3:
        return None
    if any(word.lower() in {"of", "the", "and", "for", "on", "to", "in"} for word in words):
        return None
    if shape != "title" and not all(word[0].isupper() for word in words):
        return None
    if shape == "first":
        return " ".join([words[0], *(f"{word}/flat" for word in words[1:])])
    if shape == "title":
        words = [word[:1].upper() + word[1:] for word in words]
    if shape == "modifier" and len(words) == 1:
        return f"{words[0]}/amod"
    others = [f"{word}/{_before(word)}" for word in words[:-1]]
    if shape == "last" and _ARTICLED.fullmatch(words[-1]):
        others.insert(0, "the")
    if shape == "modifier":
        return " ".join(["[amod", *others, f"{words[-1]}/^/ADJ", "]"])
    return " ".join([*others, words[-1]])


def _before(word: str) -> str:
    """How a word hangs on the noun after it: a known adjective or part of a name."""
    return "amod" if _ADJECTIVE.fullmatch(word) else "compound"


@cache
def grammar(pack: Pack) -> dict[str, tuple[str, ...]]:
    """Everything each symbol may become.

    Raises:
        BadData: A slot names a table or form that gives nothing.
    """
    found: dict[str, list[str]] = defaultdict(list)
    for row in pack.table("parser/templates", ProductionRow):
        found[row.symbol] += row.text
    for slot in pack.table("parser/slots", SlotRow):
        names = [
            row.text for row in pack.table(slot.table, _NameRow) if slot.form in (None, row.form)
        ]
        shaped = [text for name in names if (text := _shaped(name, slot.shape)) is not None]
        if not shaped:
            raise BadData(f"slot {slot.symbol}: nothing in table {slot.table}")
        found[slot.symbol] += shaped
    return {symbol: tuple(texts) for symbol, texts in found.items()}


def expand(text: str, choices: Choices, chance: Random) -> str:
    """The sequence with every choice made and every symbol replaced.

    Raises:
        BadData: A symbol has no production, or the grammar is circular.
    """
    for _ in range(_DEEPEST):
        chosen = _CHOICE.sub(lambda m: chance.choice(m[1].split(";")), text)
        if chosen == text and not _SYMBOL.search(text):
            return text
        text = _SYMBOL.sub(lambda m: _production(m[1], choices, chance), chosen)
    raise BadData(f"circular template: {text[:80]}")


def _production(symbol: str, choices: Choices, chance: Random) -> str:
    if symbol not in choices:
        raise BadData(f"template symbol ${symbol} has no production")
    return chance.choice(choices[symbol])


class _Reader:
    """Reads one expanded sequence into words."""

    def __init__(self, text: str, pack: Pack) -> None:
        padded = text.replace("[", " [").replace("]", " ] ")
        self.text = text
        self.items = [part for item in padded.split() for part in _split_particle(item)]
        self.at = 0
        self.known = irregulars(pack)
        self.words: list[Word] = []

    def sequence(self, relation: str) -> int:
        """Reads up to the closing bracket; gives the place of the head."""
        parts: list[_Item] = []
        phrases: list[int] = []
        while self.at < len(self.items) and self.items[self.at] != "]":
            item = self.items[self.at]
            self.at += 1
            if item.startswith("["):
                phrases.append(self.sequence(item[1:]))
                if self.at >= len(self.items):
                    raise BadData(f"bracket not closed: {self.text}")
                self.at += 1
            else:
                parts.append(self._item(item))
        heads = [part for part in parts if not part.closed and not part.word.deprel]
        if len(heads) > 1 or (not heads and len(parts) != 1):
            raise BadData(f"{[h.word.form for h in heads]} heads in [{relation}: {self.text}")
        head = (heads or parts)[0]
        self._hang(head, parts, phrases, relation)
        return head.place

    def _item(self, item: str) -> _Item:
        form, _, rest = item.partition("/")
        relation, _, upos = rest.partition("/")
        if "!" in form:
            lemma, _, code = form.partition("!")
            word = Word(
                verb_form(lemma, code, self.known), lemma, upos or "VERB", FEATS[code], 0, "", True
            )
        else:
            word = noun_word(form, upos or RELATION_POS.get(relation))
        closed = not rest and "!" not in form and closed_word(form, None) is not None
        self.words.append(replace(word, deprel="" if relation == "^" else relation))
        return _Item(len(self.words) - 1, self.words[-1], closed)

    def _hang(self, head: _Item, parts: list[_Item], phrases: list[int], relation: str) -> None:
        for part in parts:
            word = part.word
            if part is head:
                continue
            if part.closed:
                word = closed_word(word.form, head.word) or word
                if part.place > head.place and word.upos not in {"PUNCT", "PART"}:
                    raise BadData(f"{word.form!r} after its head: {self.text}")
            self.words[part.place] = replace(word, head=head.place)
        for place in phrases:
            self.words[place] = replace(self.words[place], head=head.place)
        lone = closed_word(head.word.form, None) if head.closed else None
        word = lone if lone is not None else head.word
        at = head.place
        self.words[at] = replace(word, head=at, deprel=relation)


def _split_particle(item: str) -> Iterator[str]:
    """``cut_off!d`` is a verb with its particle."""
    form, mark, rest = item.partition("!")
    verb, joint, particle = form.partition("_")
    if mark and joint:
        yield f"{verb}!{rest}"
        yield f"{particle}/compound:prt"
    else:
        yield item


def _numbered(words: list[Word]) -> list[Word]:
    """Finite verbs take the number of their subjects."""
    plural = {
        word.head
        for place, word in enumerate(words)
        if word.deprel.startswith("nsubj")
        and (
            "Number=Plur" in word.feats
            or any(other.head == place and other.deprel == "conj" for other in words)
        )
    }
    return [
        replace(word, feats=word.feats.replace("Number=Sing", "Number=Plur"))
        if place in plural and "VerbForm=Fin" in word.feats
        else word
        for place, word in enumerate(words)
    ]


def _spaced(words: list[Word]) -> list[Word]:
    spaced = []
    for place, word in enumerate(words):
        after = words[place + 1].form if place + 1 < len(words) else ""
        if word.form in {"a", "an"}:
            word = replace(word, form="an" if after[:1].lower() in set("aeio") else "a")
        space = after not in _UNSPACED_BEFORE and word.form not in _UNSPACED_AFTER
        spaced.append(replace(word, space=space))
    return spaced


def read_template(text: str, pack: Pack) -> Tree:
    """The tree that an expanded sequence stands for; the first word in capitals, as in print.

    Raises:
        BadData: The sequence is not well formed: no head, two heads, or brackets that do not match.
    """
    reader = _Reader(text, pack)
    reader.sequence("root")
    if reader.at < len(reader.items):
        raise BadData(f"bracket closed twice: {text}")
    words = _spaced(_numbered(reader.words))
    first = words[0].form
    words[0] = replace(words[0], form=first[:1].upper() + first[1:])
    return tuple(words)


def template_trees(pack: Pack, chance: Random, count: int) -> Iterator[Tree]:
    """``count`` trees, each from a sentence template (symbol ``S``) drawn by ``chance``."""
    choices = grammar(pack)
    for _ in range(count):
        yield read_template(expand("$S", choices, chance), pack)
