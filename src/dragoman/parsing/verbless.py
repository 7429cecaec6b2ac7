"""Repairs of trees whose root is a noun though a verb stands in the sentence.

Small parsers take the verb of a short sentence or a headline for a modifier of its object: in
"Chad expelled envoys" the envoys are expelled ones, "Peru, Chile sign pact" is about a sign pact.
"""

from __future__ import annotations

from msgspec.structs import replace

from dragoman.model import Token
from dragoman.parsing.grammar import Grammar
from dragoman.parsing.tree import Tree

_FINITE = "VerbForm=Fin"
_NOUNS = frozenset({"NOUN", "PROPN", "PRON", "NUM"})


def _root(tree: Tree) -> int | None:
    return next((n for n, token in enumerate(tree.tokens) if token.deprel == "root"), None)


def _has_finite(tree: Tree, root: int) -> bool:
    """Whether the root is a predicate already."""
    return tree.tokens[root].upos not in _NOUNS or bool(tree.kids(root, "cop", "nsubj"))


def _agrees(tree: Tree, subjects: list[int], verb: int) -> bool:
    """Whether a word read as a noun has the ending of a verb in the present for these subjects."""
    joined = any(
        token.form in {",", "&"} or token.upos == "CCONJ"
        for token in tree.tokens[subjects[0] : subjects[-1]]
    )
    singular = tree.has_feature(verb, "Number=Sing")
    plural_subject = joined or tree.has_feature(subjects[-1], "Number=Plur")
    return singular == plural_subject


def _is_before(tree: Tree, noun: int, heads: tuple[int, int]) -> bool:
    above = tree.first_conjunct(noun) if tree.relation(noun) == "conj" else noun
    return tree.tokens[above].head in heads


def _hidden_verb(tree: Tree, grammar: Grammar, root: int) -> tuple[int, list[int]] | None:
    """The verb that was taken for a modifier of the root, and the nouns in front of it."""
    for place in range(1, root):
        token = tree.tokens[place]
        if token.head != root or token.deprel not in {"amod", "compound"}:
            continue
        before = [
            n
            for n in range(place)
            if tree.tokens[n].upos in _NOUNS and _is_before(tree, n, (root, place))
        ]
        if not before or before[-1] != place - 1 or token.lemma not in grammar.verbs:
            continue
        if token.upos == "VERB" or (
            token.upos == "NOUN"
            and tree.tokens[place - 1].upos == "PROPN"
            and _agrees(tree, before, place)
        ):
            return place, before
    return None


def _with_verb(tree: Tree, root: int, verb: int, before: list[int]) -> tuple[Token, ...]:
    fixed = list(tree.tokens)
    joined = any(token.form == "," for token in tree.tokens[before[0] : before[-1]])
    subject = before[0] if joined else before[-1]
    feats = fixed[verb].feats.replace("VerbForm=Part", "VerbForm=Fin") or "VerbForm=Fin"
    if fixed[verb].upos != "VERB":
        feats = "Tense=Pres|VerbForm=Fin"
    fixed[verb] = replace(fixed[verb], upos="VERB", head=verb, deprel="root", feats=feats)
    fixed[root] = replace(fixed[root], head=verb, deprel="obj")
    for place in range(verb):
        if tree.tokens[place].head in (root, verb) and place != subject:
            kind = "conj" if joined and place in before else fixed[place].deprel
            fixed[place] = replace(fixed[place], head=subject, deprel=kind)
    fixed[subject] = replace(fixed[subject], head=verb, deprel="nsubj")
    for place in tree.kids(root, "acl", "advcl", "punct", "parataxis"):
        kind = "advcl" if fixed[place].deprel == "acl" else fixed[place].deprel
        if place > root and (kind != "advcl" or tree.kids(place, "mark")):
            fixed[place] = replace(fixed[place], head=verb, deprel=kind)
    return tuple(fixed)


def _headline_future(tree: Tree, grammar: Grammar, root: int) -> tuple[Token, ...]:
    """Makes a verb of "Leader to visit capital", where the leader was taken for the root."""
    verb = tree.kid(root, "acl", "advcl")
    token = tree.tokens[root]
    stops = tree.tokens[-1].form in {".", "?", "!"}
    if (
        verb is None
        or not tree.has_feature(verb, "VerbForm=Inf")
        or tree.kid(verb, "mark") != root + 1
        or stops
        or (token.upos != "PROPN" and token.lemma in grammar.nominals)
    ):
        return tree.tokens
    fixed = list(tree.tokens)
    fixed[verb] = replace(fixed[verb], head=verb, deprel="root")
    fixed[root] = replace(token, head=verb, deprel="nsubj")
    return tuple(fixed)


def _swapped(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """Puts a verb with a subject of its own above the object it was read as a modifier of."""
    fixed = list(tokens)
    for place, token in enumerate(tokens):
        noun = token.head
        if (
            token.upos == "VERB"
            and token.deprel in {"compound", "amod"}
            and noun > place
            and any(t.head == place and t.deprel.startswith("nsubj") for t in tokens)
        ):
            above = tokens[noun].head if tokens[noun].head != noun else place
            fixed[place] = replace(token, head=above, deprel=tokens[noun].deprel)
            fixed[noun] = replace(tokens[noun], head=place, deprel="obj")
            break
    return tuple(fixed)


def _participle(tree: Tree, grammar: Grammar, root: int) -> tuple[Token, ...] | None:
    """Makes a verb of what was read as a participle on the noun of a whole sentence."""
    verb = tree.kid(root, "acl")
    if verb is None or verb < root:
        return None
    others = [t for t in (*tree.tokens[:verb], *tree.tokens[verb + 1 :]) if _FINITE in t.feats]
    if others or tree.tokens[-1].form != ".":
        return None
    token = tree.tokens[verb]
    past = tree.has_feature(verb, "Tense=Past") and token.lemma in grammar.verbs
    if not past or tree.kids(verb, "mark", "obl:agent", "aux"):
        return None
    fixed = list(tree.tokens)
    feats = token.feats.replace("VerbForm=Part", "VerbForm=Fin")
    fixed[verb] = replace(token, head=verb, deprel="root", feats=feats)
    fixed[root] = replace(fixed[root], head=verb, deprel="nsubj")
    for place in tree.kids(root, "punct", "parataxis"):
        if place > verb:
            fixed[place] = replace(fixed[place], head=verb)
    return tuple(fixed)


def find_verb(tokens: tuple[Token, ...], grammar: Grammar) -> tuple[Token, ...]:
    """The tokens with the hidden verb as root, where there is one; else as they are."""
    tokens = _swapped(tokens)
    if any(t.deprel == "root" and t.upos not in _NOUNS for t in tokens):
        return tokens
    tree = Tree(tokens)
    root = _root(tree)
    if root is None or _has_finite(tree, root):
        return tokens
    found = _hidden_verb(tree, grammar, root)
    if found is not None:
        return _with_verb(tree, root, *found)
    return _participle(tree, grammar, root) or _headline_future(tree, grammar, root)
