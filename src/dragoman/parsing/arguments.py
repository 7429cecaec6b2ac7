"""Who and what takes part in a clause: its arguments by logical role, shared ones filled in."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from dragoman.model import Argument, ArgumentRole
from dragoman.parsing.grammar import Grammar
from dragoman.parsing.predicates import Predicate, relative_noun, resolved
from dragoman.parsing.tree import Tree
from dragoman.text import Span

_EDGES = frozenset({"case", "mark", "cc", "punct"})
_ASIDE = frozenset({"parataxis", "discourse"})


class Scene(Struct, frozen=True):
    """A sentence's tree with its predicates.

    Attributes:
        tree: The tree.
        grammar: Of the pack.
        predicates: In the order of the text.
        clausal: Tokens that head a verbal or copular clause.
        owners: The token of the predicate that a token is or, as the noun of a light verb, belongs
            to.
    """

    tree: Tree
    grammar: Grammar
    predicates: tuple[Predicate, ...]
    clausal: frozenset[int]
    owners: dict[int, int]


class Filler(Struct, frozen=True):
    """A token that fills a role, before it becomes an ``Argument``."""

    role: ArgumentRole
    token: int
    marker: str | None = None
    shared: bool = False


def phrase(scene: Scene, head: int) -> Span:
    """The words of a phrase around its head, without marker and without clauses hanging on it."""
    tree = scene.tree
    clausal, bases = scene.clausal, tree.bases
    below = tree.below(head)
    dropped = {place for place in below if place in clausal or bases[place] in _ASIDE}
    dropped.discard(head)
    dropped.update(tree.kids(head, "case", "mark", "cop", "aux"))
    kept = tree.below(head, dropped) if dropped else below
    if tree.kids(head, "cop"):
        kept = kept - {
            p for kid in tree.kids(head, "nsubj", "obl", "advcl") for p in tree.below(kid)
        }
    first = last = head
    while first - 1 in kept:
        first -= 1
    while last + 1 in kept:
        last += 1
    while first < head and tree.tokens[first].deprel in _EDGES:
        first += 1
    while last > head and tree.relation(last) in {"punct", "cc"}:
        last -= 1
    return Span(tree.tokens[first].start, tree.tokens[last].end)


def marker_of(tree: Tree, index: int) -> str | None:
    """The adpositions that mark a phrase, as lemmas; ``None`` where it has none."""
    words: list[str] = []
    for kid in tree.kids(index, "case"):
        if kid < index:
            words += [tree.lemma(part) for part in (kid, *tree.kids(kid, "fixed"))]
    return " ".join(words) or None


def _widened(scene: Scene, index: int) -> tuple[int, str | None]:
    """The head and marker of an oblique, adpositions of several words taken as one."""
    tree = scene.tree
    case = tree.kid(index, "case")
    for kid in tree.kids(index, "nmod", "obl") if case is not None else ():
        inner = tree.kid(kid, "case")
        if case is not None and inner is not None and case < index < inner:
            words = " ".join(t.form.lower() for t in tree.tokens[case : inner + 1])
            if scene.grammar.has("adposition", words):
                return kid, words
    return index, marker_of(tree, index)


def subject_of(scene: Scene, index: int, depth: int = 0) -> tuple[int, bool] | None:
    """The grammatical subject of a predicate and whether it is taken over from another clause."""
    tree = scene.tree
    own = next((k for k in tree.kids(index, "nsubj") if tree.lemma(k) != "there"), None)
    if own is not None:
        found = resolved(tree, own, index)
        return found, found != own
    if depth > len(tree.tokens) or tree.kids(index, "expl"):
        return None
    above = _lender(scene, index)
    if above is None:
        return None
    if above[1]:
        return above[0], True
    taken = subject_of(scene, above[0], depth + 1)
    return None if taken is None else (taken[0], True)


def _lender(scene: Scene, index: int) -> tuple[int, bool] | None:
    """Whose subject a clause without one takes; with ``True`` the token itself is the subject."""
    tree = scene.tree
    token = tree.tokens[index]
    relation = tree.relation(index)
    head = token.head
    if head == index:
        return None
    if relation == "conj":
        return head, False
    if relation == "xcomp":
        controller = tree.kid(head, "obj", "iobj") if _is_made(scene, head) else None
        return (head, False) if controller is None else (resolved(tree, controller, head), True)
    if relation == "advcl" and not tree.has_feature(index, "VerbForm=Fin"):
        return head, False
    if relation == "acl":
        return _of_noun(scene, index, head)
    return None


def _is_made(scene: Scene, verb: int) -> bool:
    """Whether the object of a verb is who does what its infinitive tells ("told X to leave")."""
    lemma = scene.tree.lemma(verb)
    return lemma in scene.grammar.operators or scene.grammar.has("causer", lemma)


def _of_noun(scene: Scene, index: int, noun: int) -> tuple[int, bool] | None:
    tree = scene.tree
    if tree.tokens[index].deprel == "acl:relcl":
        return None if tree.kids(index, "nsubj") else (noun, True)
    if not tree.has_feature(index, "VerbForm=Inf"):
        return noun, True
    owner = tree.kid(noun, "nmod:poss")
    if owner is None:
        kinds = (k for k in tree.kids(noun, "amod") if tree.lemma(k) in scene.grammar.adjectives)
        owner = next(kinds, None)
    if owner is not None:
        return owner, True
    governor = next((a for a in tree.ancestors(noun) if a in scene.clausal), None)
    if governor is None or noun in tree.kids(governor, "nsubj"):
        return None
    return governor, False


def _subject(scene: Scene, predicate: Predicate) -> Iterator[Filler]:
    found = subject_of(scene, predicate.token)
    if found is None or found[0] == predicate.noun:
        return
    token, shared = found
    role: ArgumentRole = "subject"
    if predicate.passive:
        role = "indirect" if scene.tree.kids(predicate.token, "obj") else "object"
    yield Filler(role, token, shared=shared)


def _objects(scene: Scene, predicate: Predicate) -> Iterator[Filler]:
    tree, index = scene.tree, predicate.token
    own = tree.kids(index, "obj")
    given = own[:1] if len(own) > 1 and tree.tokens[own[0]].upos == "PROPN" else []
    for kid in (*own, *tree.kids(index, "iobj")):
        token = resolved(tree, kid, index)
        role: ArgumentRole = "object" if kid in own and kid not in given else "indirect"
        if token != predicate.noun:
            yield Filler(role, token, shared=token != kid)
            yield from _of_object(scene, token)
    for kid in tree.kids(index, "xcomp"):
        if tree.tokens[kid].upos == "NOUN" and kid not in scene.clausal:
            yield Filler("complement", kid)
    if not own and not predicate.passive and predicate.noun is None:
        yield from _shared_object(scene, predicate)


def _shared_object(scene: Scene, predicate: Predicate) -> Iterator[Filler]:
    """The object of a relative clause's gap, or of the verb coordinated with this one."""
    tree, index = scene.tree, predicate.token
    noun = relative_noun(tree, index)
    if noun is not None and tree.tokens[index].deprel == "acl:relcl":
        own = tree.kid(index, "nsubj")
        clauses = tree.kids(index, "ccomp", "xcomp")
        if own is not None and not clauses and resolved(tree, own, index) == own:
            gap = not any(tree.has_feature(p, "PronType=Rel") for p in tree.below(index))
            if gap:
                yield Filler("object", noun, shared=True)
        return
    others = [k for k in tree.kids(index, "conj") if k in scene.clausal]
    if tree.relation(index) == "conj":
        others.append(tree.tokens[index].head)
    for other in others:
        kid = tree.kid(other, "obj")
        if abs(other - index) == 2 and kid is not None and kid > max(other, index):
            yield Filler("object", kid, shared=True)
            return


def _of_object(scene: Scene, noun: int) -> Iterator[Filler]:
    """Prepositional phrases on an object: parsers hang them there or on the verb at random."""
    for filler in _obliques(scene, noun):
        if filler.marker is not None and not scene.grammar.has("genitive", filler.marker):
            yield filler


def _obliques(scene: Scene, index: int, passive: bool = False) -> Iterator[Filler]:
    tree = scene.tree
    for kid in tree.kids(index, "obl", "nmod"):
        deprel = tree.tokens[kid].deprel
        if kid in scene.clausal or deprel == "nmod:poss":
            continue
        head, marker = _widened(scene, kid)
        token = resolved(tree, head, index)
        role: ArgumentRole = "subject" if passive and deprel == "obl:agent" else "oblique"
        yield Filler(role, token, None if role == "subject" else marker, token != head)


def _of_nominal(scene: Scene, noun: int) -> Iterator[Filler]:
    """What hangs on a noun of action: whose it is, and its prepositional phrases."""
    tree = scene.tree
    for kid in tree.kids(noun, "nmod:poss", "compound"):
        yield Filler("possessor", kid)
    for kid in tree.kids(noun, "amod"):
        if tree.lemma(kid) in scene.grammar.adjectives or tree.tokens[kid].upos == "PROPN":
            yield Filler("possessor", kid)
    for filler in _obliques(scene, noun):
        genitive = filler.marker is not None and scene.grammar.has("genitive", filler.marker)
        role: ArgumentRole = "possessor" if genitive else "oblique"
        yield Filler(role, filler.token, filler.marker, filler.shared)


def _fillers(scene: Scene, predicate: Predicate) -> Iterator[Filler]:
    tree, index = scene.tree, predicate.token
    if predicate.kind == "nominal":
        yield from _of_nominal(scene, index)
        return
    yield from _subject(scene, predicate)
    if predicate.kind == "copula":
        if marker_of(tree, index) is not None:
            head, marker = _widened(scene, index)
            yield Filler("oblique", head, marker)
        yield from _of_nominal(scene, index)
        return
    yield from _objects(scene, predicate)
    yield from _obliques(scene, index, predicate.passive)
    if predicate.noun is not None:
        yield from _of_nominal(scene, predicate.noun)
    elif predicate.passive:
        for kid in tree.kids(index, "nsubj"):
            yield from _of_object(scene, kid)


def arguments_of(scene: Scene, predicate: Predicate) -> tuple[Argument, ...]:
    """The arguments of a predicate that are no clauses, in the order of the text."""
    found: dict[int, Filler] = {}
    for filler in _fillers(scene, predicate):
        if filler.token not in (predicate.token, predicate.noun) or filler.role == "oblique":
            found.setdefault(filler.token, filler)
    made = []
    for filler in found.values():
        span, token = phrase(scene, filler.token), scene.tree.tokens[filler.token]
        made.append(
            Argument(
                role=filler.role,
                start=span.start,
                end=span.end,
                head=Span(token.start, token.end),
                lemma=token.lemma,
                marker=filler.marker,
                shared=filler.shared,
            )
        )
    return tuple(sorted(made, key=lambda argument: (argument.start, argument.role)))
