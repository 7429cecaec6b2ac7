"""Cheap repairs of trees where the press writes otherwise than treebanks do."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from msgspec.structs import replace

from dragoman.model import Token
from dragoman.parsing.fronted import find_fronted
from dragoman.parsing.grammar import Grammar
from dragoman.parsing.reported import find_reported
from dragoman.parsing.tree import Tree
from dragoman.parsing.verbless import find_verb

PARTED = 8
"""Words between a verb and its particle."""
_NOUNS = frozenset({"PROPN", "NOUN", "PRON"})
_FREE = frozenset({"obl:agent", "obl", "obj", "nsubj", "nsubj:pass"})
_STRAY = frozenset({"vocative", "dislocated", "parataxis", "obl:unmarked", "list", "dep", "nsubj"})


def _comma_between(tokens: tuple[Token, ...], left: int, right: int) -> bool:
    between = tokens[left + 1 : right]
    return any(t.form == "," for t in between) and not any(
        t.upos in {"VERB", "AUX"} for t in between
    )


def _headline_subjects(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """Makes the noun before the comma a subject too ("Ministers, generals sign pact")."""
    fixed = list(tokens)
    for place, token in enumerate(tokens):
        if not token.deprel.startswith("nsubj") or token.upos not in _NOUNS:
            continue
        for left in range(place):
            other = tokens[left]
            if (
                other.head == token.head
                and other.upos in _NOUNS
                and other.deprel in _STRAY
                and _comma_between(tokens, left, place)
            ):
                fixed[left] = replace(other, head=token.head, deprel=token.deprel)
                fixed[place] = replace(token, head=left, deprel="conj")
                break
    return tuple(fixed)


def _lifted(tree: Tree, grammar: Grammar) -> Tree:
    """Gives a noun of action what hangs in its genitive ("the visit of the minister to Lima")."""
    tokens = tree.tokens
    fixed = list(tokens)
    changed = False
    for place, token in enumerate(tokens):
        if token.deprel != "nmod" or not _marked(tree, grammar, place, genitive=False):
            continue
        head = tokens[token.head]
        where = head.upos == "PROPN" and _located(tree, grammar, token.head)
        if where and tokens[head.head].lemma in grammar.nominals:
            fixed[place] = replace(token, head=head.head)
            changed = True
            continue
        if head.upos == "PROPN" and tokens[head.head].upos == "VERB" and head.deprel in _FREE:
            fixed[place] = replace(token, head=head.head, deprel="obl")
            changed = True
            continue
        chain = list(_genitives(tree, grammar, place))
        if chain and tree.lemma(chain[-1]) in grammar.nominals:
            fixed[place] = replace(token, head=chain[-1])
            changed = True
    return Tree(tuple(fixed)) if changed else tree


def _settled(tree: Tree, grammar: Grammar) -> Tree:
    """Gives a deed its place that hangs on a person ("met Minister Ito in Lima")."""
    tokens = tree.tokens
    places = [
        place
        for place, token in enumerate(tokens)
        if token.deprel == "nmod" and token.form[0].isupper() and token.head < place
    ]
    fixed = list(tokens)
    changed = False
    for place in places:
        deed = _deed(tree, grammar, tokens[place].head) if _located(tree, grammar, place) else None
        if deed is not None:
            kind = "obl" if tokens[deed].upos == "VERB" else "nmod"
            fixed[place] = replace(tokens[place], head=deed, deprel=kind)
            changed = True
    return Tree(tuple(fixed)) if changed else tree


def _located(tree: Tree, grammar: Grammar, place: int) -> bool:
    case = tree.kid(place, "case")
    return case is not None and grammar.has("locative", tree.lemma(case))


def _deed(tree: Tree, grammar: Grammar, person: int) -> int | None:
    """The verb or noun of action that a named person takes part in."""
    named = tree.tokens[person].upos == "PROPN" or tree.relation(person) == "conj"
    while tree.relation(person) in {"conj", "appos", "flat"}:
        person = tree.tokens[person].head
    head = tree.tokens[person].head
    if not named or _located(tree, grammar, person) or head == person:
        return None
    if tree.relation(person) == "obj" and tree.tokens[head].upos == "VERB":
        return head
    party = _marked(tree, grammar, person, genitive=False)
    acts = tree.tokens[head].upos == "VERB" or tree.lemma(head) in grammar.nominals
    return head if party and acts and tree.relation(person) in {"nmod", "obl"} else None


def _marked(tree: Tree, grammar: Grammar, place: int, *, genitive: bool) -> bool:
    case = tree.kid(place, "case")
    if case is None:
        return False
    if genitive:
        return grammar.has("genitive", tree.lemma(case))
    return grammar.has("liftable", tree.lemma(case))


def _genitives(tree: Tree, grammar: Grammar, place: int) -> Iterator[int]:
    """The heads above a phrase as long as each is a genitive of the next."""
    below = tree.tokens[place].head
    while (
        tree.tokens[below].deprel == "nmod"
        and _marked(tree, grammar, below, genitive=True)
        and not grammar.has("binder", tree.lemma(below))
        and tree.lemma(below) not in grammar.nominals
    ):
        below = tree.tokens[below].head
        yield below


def _doers(tree: Tree, grammar: Grammar) -> Tree:
    """Gives a noun of action who does it, read as of an active verb ("protested at a raid by")."""
    fixed = list(tree.tokens)
    changed = False
    for place, token in enumerate(tree.tokens):
        if token.deprel not in {"obl", "obl:agent"} or token.head > place:
            continue
        case = tree.kid(place, "case")
        above = tree.tokens[token.head]
        if case is None or not grammar.has("doer", tree.lemma(case)) or above.upos != "VERB":
            continue
        if tree.kids(token.head, "aux:pass", "nsubj:pass") or above.deprel == "acl":
            continue
        between = range(token.head + 1, case)
        noun = next((n for n in reversed(between) if _is_action(tree, grammar, n)), None)
        if noun is not None and tree.tokens[place].upos in _NOUNS:
            fixed[place] = replace(token, head=noun, deprel="nmod")
            changed = True
    return Tree(tuple(fixed)) if changed else tree


def _is_action(tree: Tree, grammar: Grammar, place: int) -> bool:
    token = tree.tokens[place]
    free = token.deprel in {"obj", "obl", "nmod"}
    return token.upos == "NOUN" and free and token.lemma in grammar.nominals


def _particles(tree: Tree, grammar: Grammar) -> tuple[Token, ...]:
    """Gives a verb its particle where the tables know the two ("pulled out of the deal")."""
    tree = _parted(tree, grammar)
    tokens = tree.tokens
    places = [
        place
        for place, (verb, token) in enumerate(pairwise(tokens), 1)
        if verb.upos == "VERB" and f"{verb.lemma} {token.lemma}" in grammar.verbs
    ]
    if not places:
        return tokens
    fixed = list(tokens)
    for place in places:
        token = tokens[place]
        if token.deprel == "case":
            freed = _freed(tree, grammar, place)
            if freed is None:
                continue
            fixed[freed.place] = freed.token
        elif token.deprel not in {"advmod", "obl"} or tree.children[place]:
            continue
        fixed[place] = replace(token, head=place - 1, deprel="compound:prt")
    return tuple(fixed)


def _parted(tree: Tree, grammar: Grammar) -> Tree:
    """Gives a verb a particle that stands behind its object ("handed the canal over to Panama")."""
    fixed = list(tree.tokens)
    for place, token in enumerate(tree.tokens[:-1]):
        if token.deprel == "compound:prt" or not grammar.has("particle", token.lemma):
            continue
        following = tree.tokens[place + 1]
        verb = _verb_before(tree, place)
        if verb is None or following.upos != "ADP" or tree.children[place]:
            continue
        if f"{tree.lemma(verb)} {token.lemma}" not in grammar.verbs:
            continue
        fixed[place] = replace(token, head=verb, deprel="compound:prt")
        noun = following.head
        if noun > place + 1 and tree.relation(noun) in {"nmod", "obl"}:
            fixed[noun] = replace(fixed[noun], head=verb, deprel="obl")
            fixed[place + 1] = replace(following, head=noun, deprel="case")
    return Tree(tuple(fixed)) if fixed != list(tree.tokens) else tree


def _verb_before(tree: Tree, place: int) -> int | None:
    """The nearest verb before a place that has its object between the two."""
    for verb in range(place - 1, max(-1, place - PARTED), -1):
        if tree.tokens[verb].upos == "VERB":
            between = any(verb < kid < place for kid in tree.kids(verb, "obj", "nsubj:pass"))
            return verb if between else None
    return None


class _Freed(NamedTuple):
    place: int
    token: Token


def _freed(tree: Tree, grammar: Grammar, place: int) -> _Freed | None:
    """What a particle read as an adposition sets free: the next adposition, or an object."""
    token = tree.tokens[place]
    following = next(iter(tree.kids(place, "fixed")), place + 1)
    if following < len(tree.tokens) and tree.tokens[following].upos == "ADP":
        freed = replace(tree.tokens[following], head=token.head, deprel="case")
        return _Freed(following, freed)
    noun = tree.tokens[token.head]
    if grammar.has("particle", token.lemma) and noun.deprel == "obl":
        return _Freed(token.head, replace(noun, deprel="obj"))
    return None


def _receivers(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """Frees a name before a number or an article from what follows ("gave Chile six ships")."""
    fixed = list(tokens)
    for place, token in enumerate(tokens[:-1]):
        following = tokens[place + 1]
        given = tokens[token.head]
        if (
            token.deprel == "compound"
            and token.upos == "PROPN"
            and given.deprel == "obj"
            and following.head == token.head
            and following.deprel in {"nummod", "det", "nmod:poss"}
            and given.head < place
        ):
            fixed[place] = replace(token, head=given.head, deprel="iobj")
    return tuple(fixed)


def repair(tokens: tuple[Token, ...], grammar: Grammar) -> tuple[Token, ...]:
    """The tokens with a tree that the clauses can be read from."""
    tokens = find_fronted(find_verb(tokens, grammar), grammar)
    tokens = _receivers(_headline_subjects(tokens))
    tree = _doers(_settled(_lifted(Tree(tokens), grammar), grammar), grammar)
    return _particles(find_reported(tree, grammar), grammar)
