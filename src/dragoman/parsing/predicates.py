"""Which tokens of a tree head a clause: verbs, copular adjectives and nouns, nouns of action."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from dragoman.parsing.grammar import Grammar
from dragoman.parsing.tree import Tree

PredicateKind = Literal["verb", "copula", "nominal"]

CLAUSAL = frozenset(
    {"root", "ccomp", "xcomp", "advcl", "acl", "csubj", "parataxis", "appos", "dep", "list"}
)
_MODIFIERS = frozenset({"compound", "fixed", "flat", "case", "goeswith", "amod"})
_VERBS = frozenset({"VERB", "AUX"})
_NOT_SAID = frozenset({"VERB", "AUX", "PUNCT"})
_NO_VERBS = frozenset({"aux", "cop", "case", "compound", "amod", "fixed"})


class Predicate(Struct, frozen=True):
    """A token that heads a clause.

    Attributes:
        token: Its index.
        kind: ``verb``; ``copula`` for a non-verb that is said of a subject; ``nominal``.
        noun: The noun of a light verb, where ``token`` is one.
        passive: Whether a verb is passive.
    """

    token: int
    kind: PredicateKind
    noun: int | None = None
    passive: bool = False


def _is_verb(tree: Tree, index: int) -> bool:
    if tree.tokens[index].upos not in _VERBS or tree.relation(index) in _NO_VERBS:
        return False
    first = tree.first_conjunct(index)
    return tree.relation(first) in CLAUSAL or bool(tree.kids(index, "nsubj", "obj"))


def _is_copular(tree: Tree, index: int) -> bool:
    token = tree.tokens[index]
    if token.upos in _NOT_SAID or not (tree.children[index] or token.upos == "ADJ"):
        return False
    if tree.kids(index, "cop"):
        return True
    if token.upos != "ADJ":
        return False
    first = tree.first_conjunct(index)
    if first != index:
        return bool(tree.kids(first, "cop"))
    return tree.relation(index) in CLAUSAL - {"xcomp", "acl", "appos"} and bool(
        tree.kids(index, "nsubj", "xcomp")
    )


def is_passive(tree: Tree, index: int) -> bool:
    """Whether a verb is passive, also as a bare participle."""
    token = tree.tokens[index]
    own = any(tree.tokens[kid].deprel in {"aux:pass", "nsubj:pass"} for kid in tree.children[index])
    if own:
        return True
    participle = tree.has_feature(index, "VerbForm=Part") or token.deprel == "acl"
    bare = participle and tree.has_feature(index, "Tense=Past")
    if not bare or tree.kids(index, "aux", "nsubj", "obj"):
        return False
    if token.deprel == "conj":
        return is_passive(tree, token.head) if token.head != index else False
    return tree.relation(index) in {"acl", "advcl", "root", "parataxis", "appos"}


def relative_noun(tree: Tree, index: int) -> int | None:
    """The noun that the clause of ``index``, maybe as a conjunct, is hung on as ``acl``."""
    first = tree.first_conjunct(index)
    return tree.tokens[first].head if tree.relation(first) == "acl" else None


def resolved(tree: Tree, argument: int, predicate: int) -> int:
    """The argument, or the antecedent where it is a relative pronoun."""
    noun = relative_noun(tree, predicate)
    if noun is not None and tree.has_feature(argument, "PronType=Rel"):
        return noun
    return argument


def logical_object(tree: Tree, index: int, passive: bool) -> int | None:
    """The token that undergoes what the verb says, relative clauses looked through."""
    kid = tree.kid(index, "obj")
    if kid is None and passive:
        kid = tree.kid(index, "nsubj")
    if kid is not None:
        return resolved(tree, kid, index)
    noun = relative_noun(tree, index)
    if noun is None:
        return None
    if passive:
        return noun
    if tree.tokens[tree.first_conjunct(index)].deprel == "acl:relcl":
        return noun if _gapped_object(tree, index) else None
    return None


def _gapped_object(tree: Tree, index: int) -> bool:
    """Whether a relative clause lacks just its object ("the deal Iran signed")."""
    subject = tree.kid(index, "nsubj")
    if subject is None or tree.has_feature(subject, "PronType=Rel"):
        return False
    below = tree.below(index)
    return not tree.kids(index, "ccomp", "xcomp", "cop") and not any(
        tree.has_feature(place, "PronType=Rel") for place in below
    )


def _verb(tree: Tree, grammar: Grammar, index: int) -> Predicate:
    passive = is_passive(tree, index)
    noun = logical_object(tree, index, passive)
    light = noun is not None and (tree.lemma(index), tree.lemma(noun)) in grammar.light
    return Predicate(index, "verb", noun if light else None, passive)


def _is_nominal(tree: Tree, grammar: Grammar, index: int) -> bool:
    return (
        tree.tokens[index].upos == "NOUN"
        and tree.lemma(index) in grammar.nominals
        and tree.relation(index) not in _MODIFIERS
    )


def find_predicates(tree: Tree, grammar: Grammar) -> tuple[Predicate, ...]:
    """All predicates of a tree, in text order; the noun of a light verb is part of it."""
    places = range(len(tree.tokens))
    verbs = [_verb(tree, grammar, index) for index in places if _is_verb(tree, index)]
    copulas = [Predicate(index, "copula") for index in places if _is_copular(tree, index)]
    taken = {found.token for found in (*verbs, *copulas)} | {found.noun for found in verbs}
    nominals = [
        Predicate(index, "nominal")
        for index in places
        if index not in taken and _is_nominal(tree, grammar, index)
    ]
    return tuple(sorted((*verbs, *copulas, *nominals), key=lambda found: found.token))
