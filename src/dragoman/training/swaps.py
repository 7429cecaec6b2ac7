"""Other words in a treebank's sentences: names and verbs of the pack, compounds written as one.

A treebank of web text knows few countries and few verbs of diplomacy. A swap changes words and
keeps the tree, so that the network learns the place a name or verb stands in and not the word.
"""

from __future__ import annotations

from collections.abc import Sequence
from random import Random  # noqa: TID251  seeded by the trainer

from msgspec import Struct
from msgspec.structs import replace

from dragoman.pack import Pack
from dragoman.parsing.conllu import Tree, Word
from dragoman.training.templates import grammar
from dragoman.training.verb_forms import IrregularRow, irregulars, verb_form

NAMES = 0.5
"""Share of sentences whose names are swapped; set by hand in November 2026, not swept."""

VERBS = 0.15
"""Share of sentences one transitive verb of which is swapped, where there is one."""

COMPOUNDS = 0.8
"""Share of sentences whose hyphenated compounds become one word."""

_NAME_SLOTS = ("state", "demonym", "capital", "people", "given", "surname", "city")
_VERB_SLOTS = ("hostile", "judge", "kind", "people2", "obj2", "anyverbs")
_FRAMED = frozenset({"xcomp", "ccomp", "iobj", "compound:prt", "expl"})


class Stock(Struct, frozen=True):
    """What a pack offers for swapping.

    Attributes:
        pools: Names of one word by kind.
        verbs: Transitive verbs.
        irregular: Irregular verbs by lemma.
    """

    pools: dict[str, tuple[str, ...]]
    verbs: tuple[str, ...]
    irregular: dict[str, IrregularRow]

    def kind_of(self, word: Word) -> str | None:
        """The kind of name a word is, by itself."""
        for kind in _NAME_SLOTS[:5]:
            if word.form in self.pools[kind]:
                return kind
        return "surname" if word.deprel == "flat" and word.form.istitle() else None


def stock_of(pack: Pack) -> Stock | None:
    """The names and verbs of a pack's templates; nothing for a pack without templates."""
    choices = grammar(pack)
    if "S" not in choices:
        return None
    single = {
        slot: tuple({text.removesuffix("/amod"): None for text in choices[slot] if " " not in text})
        for slot in _NAME_SLOTS
    }
    verbs = {verb: None for slot in _VERB_SLOTS for verb in choices[slot] if "_" not in verb}
    return Stock(single, tuple(verbs), irregulars(pack))


def swap_names(tree: Tree, chance: Random, stock: Stock) -> Tree:
    """The tree with other names of the same kind; one name is swapped alike throughout."""
    new: dict[str, str] = {}
    words = []
    for word in tree:
        if word.upos in {"PROPN", "ADJ"}:
            kind = stock.kind_of(word)
            if kind is not None:
                new.setdefault(word.form, chance.choice(stock.pools[kind]))
        words.append(replace(word, form=new.get(word.form, word.form)))
    return tuple(words)


def _code(feats: str) -> str | None:
    """The code of ``verb_forms.FEATS`` for a verb of a treebank."""
    given = frozenset(feats.split("|"))
    if "VerbForm=Inf" in given:
        return "b"
    if "VerbForm=Ger" in given:
        return "G"
    if "VerbForm=Part" in given:
        past = "p" if "Voice=Pass" in given else "n"
        return past if "Tense=Past" in given else "g"
    if "Tense=Past" in given:
        return "d"
    if {"Tense=Pres", "Number=Sing", "Person=3"} <= given:
        return "s"
    return "f" if "Tense=Pres" in given else None


def swap_verb(tree: Tree, chance: Random, stock: Stock) -> Tree:
    """The tree with another transitive verb in the place of one that has a plain object."""
    below: dict[int, set[str]] = {}
    for word in tree:
        below.setdefault(word.head, set()).add(word.deprel)
    places = [
        place
        for place, word in enumerate(tree)
        if word.upos == "VERB"
        and {"obj", "nsubj:pass"} & below.get(place, set())
        and not _FRAMED & below.get(place, set())
    ]
    if not places:
        return tree
    place = chance.choice(places)
    word = tree[place]
    code = _code(word.feats)
    if code is None:
        return tree
    lemma = chance.choice(stock.verbs)
    form = verb_form(lemma, code, stock.irregular)
    if word.form[:1].isupper():
        form = form[:1].upper() + form[1:]
    return (*tree[:place], replace(word, form=form, lemma=lemma), *tree[place + 1 :])


def _compound(tree: Tree, start: int) -> range:
    """The words glued by hyphens from ``start`` on."""
    end = start
    while (
        end + 2 < len(tree)
        and tree[end + 1].form == "-"
        and not tree[end].space
        and not tree[end + 1].space
        and _goes_on(tree[end].form, tree[end + 2].form)
    ):
        end += 2
    return range(start, end + 1)


def _goes_on(before: str, after: str) -> bool:
    """Whether a hyphen between these makes one word ("Dae-jung", not "Peru-Chile")."""
    return after[0].isalpha() and (after[0].islower() or before[0].islower() or before.isdigit())


def _merged(tree: Tree, group: Sequence[int]) -> int | None:
    """The head of a group that may become one word: nothing else of it hangs outside."""
    outer = [p for p in group if tree[p].head not in group or tree[p].head == p]
    return outer[0] if len(outer) == 1 else None


def join_compounds(tree: Tree) -> Tree:
    """The tree with every compound glued by hyphens as one word ("decade-long")."""
    moved: dict[int, int] = {}
    kept: list[Word] = []
    place = 0
    while place < len(tree):
        group = _compound(tree, place)
        head = _merged(tree, group)
        if len(group) == 1 or head is None:
            group, head = range(place, place + 1), place
        for member in group:
            moved[member] = len(kept)
        form = "".join(tree[member].form for member in group)
        kept.append(replace(tree[head], form=form, space=tree[group[-1]].space))
        place = group[-1] + 1
    return tuple(replace(word, head=moved[word.head]) for word in kept)


def swapped(tree: Tree, chance: Random, stock: Stock) -> Tree:
    """The tree, now and then with other words; ``chance`` decides."""
    if chance.random() < COMPOUNDS:
        tree = join_compounds(tree)
    if chance.random() < NAMES:
        tree = swap_names(tree, chance, stock)
    return swap_verb(tree, chance, stock) if chance.random() < VERBS else tree
