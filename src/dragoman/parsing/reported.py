"""Repairs of reported speech: what is said, without "that" or with "that" read as an article.

In "She noted the talks had failed" small parsers make the talks the object of the noting; in "He
said that strong ties will help" they read "that ties". Press reports are full of both.
"""

from __future__ import annotations

from msgspec.structs import replace

from dragoman.model import Token
from dragoman.parsing.grammar import Grammar
from dragoman.parsing.tree import Tree

_TAKEN = frozenset({"ccomp", "conj", "parataxis", "advcl", "acl", "xcomp"})


def find_reported(tree: Tree, grammar: Grammar) -> Tree:
    """The tree with the subject of what is said given back to its verb; itself if there is none."""
    sayings = [
        place
        for place, token in enumerate(tree.tokens)
        if token.upos == "VERB" and token.lemma in grammar.operators
    ]
    for place in sayings:
        found = _said(tree, place)
        if found is not None:
            tree = Tree(_given_back(tree, grammar, place, *found))
    return tree


def _said(tree: Tree, saying: int) -> tuple[int, int] | None:
    """The noun read as object of a verb of saying, and the verb right behind it, its own."""
    noun = tree.kid(saying, "obj")
    if noun is None or noun < saying:
        return None
    for verb in (*tree.kids(saying, *_TAKEN), *tree.kids(noun, "acl")):
        below = tree.below(verb)
        phrase = tree.below(noun) - below
        opens = min(below) == max(phrase) + 1 and min(phrase) == saying + 1
        if verb > noun and opens and _lacks_subject(tree, verb):
            return noun, verb
    return None


def _lacks_subject(tree: Tree, verb: int) -> bool:
    """Whether a finite verb, its auxiliary in front, has no subject and no conjunction."""
    helpers = [kid for kid in tree.kids(verb, "aux", "cop") if kid < verb]
    finite = any(tree.has_feature(kid, "VerbForm=Fin") for kid in helpers)
    return finite and not tree.kids(verb, "nsubj", "csubj", "mark", "cc", "expl")


def _given_back(
    tree: Tree, grammar: Grammar, saying: int, noun: int, verb: int
) -> tuple[Token, ...]:
    fixed = list(tree.tokens)
    passive = any(tree.tokens[kid].deprel == "aux:pass" for kid in tree.children[verb])
    fixed[noun] = replace(fixed[noun], head=verb, deprel="nsubj:pass" if passive else "nsubj")
    fixed[verb] = replace(fixed[verb], head=saying, deprel="ccomp")
    opening = fixed[saying + 1]
    if opening.lemma == "that" and opening.head == noun and opening.deprel == "det":
        fixed[saying + 1] = replace(opening, head=verb, deprel="mark", upos="SCONJ")
    for place in tree.kids(verb, "advcl"):
        gerund = not tree.has_feature(place, "VerbForm=Fin")
        if gerund and tree.tokens[place].lemma in grammar.speech and not tree.kids(place, "mark"):
            fixed[place] = replace(fixed[place], head=saying)
    return tuple(fixed)
