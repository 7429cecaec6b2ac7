"""Clauses from a Universal Dependencies tree: a pure function of tokens and the pack's tables.

Passives are undone, light verbs joined with their nouns, shared subjects filled in, and each
clause is hung under the one that governs it. A verb of saying put after or into what is said
governs it all the same.
"""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

from dragoman.model import Argument, Clause, ClauseRelation, Sentence, Tense
from dragoman.pack import Pack
from dragoman.parsing.arguments import Scene, arguments_of, marker_of, phrase
from dragoman.parsing.grammar import grammar_of
from dragoman.parsing.predicates import Predicate, find_predicates
from dragoman.parsing.tree import Tree
from dragoman.text import Span

_QUOTES = frozenset({'"', "``", "''", "\u201c", "\u201d", "\u00ab"})


class Place(Struct, frozen=True):
    """Where a clause hangs: the token of the governing predicate and how."""

    parent: int | None
    relation: ClauseRelation


class Mood(Struct, frozen=True):
    """Tense, aspect and modality of a verb."""

    tense: Tense | None
    progressive: bool
    perfect: bool
    modals: tuple[str, ...]


def _governor(scene: Scene, index: int) -> int | None:
    for above in scene.tree.ancestors(index):
        owner = scene.owners.get(above)
        if owner is not None and owner != index:
            return owner
    return None


def _is_reporting(scene: Scene, index: int) -> bool:
    """Whether a predicate is a verb of saying cut into or put after what is said."""
    tree = scene.tree
    return (
        tree.relation(index) == "parataxis"
        and tree.tokens[index].upos == "VERB"
        and tree.lemma(index) in scene.grammar.speech
        and not tree.kids(index, "ccomp", "obj")
        and tree.tokens[index].head in scene.clausal
    )


def _quoted(scene: Scene, index: int) -> bool:
    below = scene.tree.below(index)
    around = range(max(0, min(below) - 1), min(len(scene.tree.tokens), max(below) + 2))
    return any(scene.tree.tokens[place].form in _QUOTES for place in around)


def connective_of(tree: Tree, index: int) -> str | None:
    """The subordinators of a clause as written, folded, in lower case."""
    words: list[str] = []
    for kid in tree.kids(index, "mark", "case"):
        if kid < index:
            words += [tree.tokens[part].form.lower() for part in (kid, *tree.kids(kid, "fixed"))]
    adverb = next((k for k in tree.kids(index, "advmod") if tree.tokens[k].upos == "SCONJ"), None)
    if not words and adverb is not None:
        words.append(tree.tokens[adverb].form.lower())
    return " ".join(words) or None


def _adnominal(scene: Scene, index: int, governor: int | None) -> Place:
    tree = scene.tree
    token = tree.tokens[index]
    of_predicate = scene.owners.get(token.head) == governor and governor is not None
    if token.deprel != "acl:relcl" and of_predicate and tree.kids(index, "mark"):
        return Place(governor, "complement")
    return Place(governor, "relative")


def _is_content(scene: Scene, index: int, governor: int) -> bool:
    """Whether an adverbial clause tells what its verb is about ("accuse of", "ask to")."""
    marker = (connective_of(scene.tree, index) or "").split(" ")[-1]
    if scene.grammar.has("complementiser", marker):
        return True
    predicate = next(found for found in scene.predicates if found.token == governor)
    takes = _lemma(scene, predicate) in scene.grammar.operators
    return takes and scene.grammar.has("infinitive", marker)


def _place(scene: Scene, predicate: Predicate) -> Place:
    """Where the tree hangs a predicate."""
    tree, index = scene.tree, predicate.token
    governor = _governor(scene, index)
    relation = tree.relation(index)
    if predicate.kind == "nominal":
        return Place(governor, "nominal")
    if governor is None or relation == "root":
        return Place(None, "root")
    if relation in {"ccomp", "csubj", "xcomp"}:
        return Place(governor, "quote" if _quoted(scene, index) else "complement")
    if relation == "advcl":
        return Place(governor, "complement" if _is_content(scene, index, governor) else "adverbial")
    if relation == "acl":
        return _adnominal(scene, index, governor)
    if relation == "conj" and scene.owners.get(tree.tokens[index].head) == governor:
        return Place(governor, "conjunct")
    if relation in {"parataxis", "appos", "dep", "list", "conj"}:
        return Place(None, "root")
    return Place(governor, "adverbial")


def _places(scene: Scene) -> dict[int, Place]:
    """Where each predicate hangs, verbs of saying turned round."""
    places = {found.token: _place(scene, found) for found in scene.predicates}
    for found in scene.predicates:
        if _is_reporting(scene, found.token):
            said = scene.tree.tokens[found.token].head
            places[found.token] = places[said]
            relation: ClauseRelation = "quote" if _quoted(scene, said) else "complement"
            places[said] = Place(found.token, relation)
    return places


def _auxiliaries(tree: Tree, index: int) -> list[int]:
    """The auxiliaries of a verb; those of the first conjunct where it shares them."""
    own = tree.kids(index, "aux", "cop")
    head = tree.tokens[index].head
    if own or tree.relation(index) != "conj" or tree.kids(index, "nsubj"):
        return own
    finite = tree.has_feature(index, "VerbForm=Fin")
    return [] if finite else tree.kids(head, "aux", "cop")


def _is_headline_future(scene: Scene, index: int) -> bool:
    """Whether this is a headline's future ("Leader to visit capital")."""
    tree = scene.tree
    return (
        tree.has_feature(index, "VerbForm=Inf")
        and bool(tree.kids(index, "nsubj"))
        and any(scene.grammar.has("infinitive", tree.lemma(k)) for k in tree.kids(index, "mark"))
        and tree.relation(index) == "root"
    )


def _mood(scene: Scene, index: int) -> Mood:
    tree, grammar = scene.tree, scene.grammar
    auxiliaries = _auxiliaries(tree, index)
    lemmas = [tree.lemma(place) for place in auxiliaries]
    adverbs = [tree.lemma(place) for place in tree.kids(index, "advmod")]
    tense: Tense | None = None
    for place in (*auxiliaries, index):
        if tree.has_feature(place, "VerbForm=Fin"):
            past = tree.has_feature(place, "Tense=Past")
            tense = "past" if past else "present"
            break
    future = any(grammar.has("future", lemma) for lemma in lemmas)
    if future or _is_headline_future(scene, index):
        tense = "future"
    passives = {p for p in auxiliaries if tree.tokens[p].deprel in {"aux:pass", "cop"}}
    active = [tree.lemma(place) for place in auxiliaries if place not in passives]
    return Mood(
        tense=tense,
        progressive=any(grammar.has("progressive", lemma) for lemma in active),
        perfect=any(grammar.has("perfect", lemma) for lemma in active),
        modals=tuple(lemma for lemma in (*lemmas, *adverbs) if grammar.has("modal", lemma)),
    )


def _is_negated(scene: Scene, predicate: Predicate) -> bool:
    tree, index = scene.tree, predicate.token
    places = tree.kids(index, "advmod", "det", "mark", "case", "cc")
    noun = predicate.noun if predicate.noun is not None else tree.kid(index, "obj")
    if predicate.kind == "verb" and noun is not None:
        places += tree.kids(noun, "det")
    return any(_negates(scene, place) for place in places) or _is_pending(scene, index)


def _negates(scene: Scene, place: int) -> bool:
    """Whether a word denies what it stands by ("not"); "not only" adds to it."""
    tree, grammar = scene.tree, scene.grammar
    after = tree.lemma(place + 1) if place + 1 < len(tree.tokens) else ""
    return grammar.has("negator", tree.lemma(place)) and not grammar.has("only", after)


def _is_pending(scene: Scene, index: int) -> bool:
    """Whether something is still to be done ("has yet to sign", "is yet to be signed")."""
    tree, grammar = scene.tree, scene.grammar
    if tree.relation(index) != "xcomp":
        return False
    head = tree.tokens[tree.first_conjunct(index)].head
    beside = [tree.lemma(place) for place in tree.kids(head, "advmod")]
    words = [tree.lemma(head), *(beside if grammar.has("perfect", tree.lemma(head)) else ())]
    return any(grammar.has("pending", word) for word in words)


def _lemma(scene: Scene, predicate: Predicate) -> str:
    tree, index = scene.tree, predicate.token
    if predicate.kind == "nominal":
        return tree.lemma(index)
    if predicate.kind == "copula":
        cop = tree.kid(index, "cop")
        first = tree.kid(tree.first_conjunct(index), "cop")
        verb = next((tree.lemma(place) for place in (cop, first) if place is not None), "be")
        located = marker_of(tree, index) is not None
        return verb if located else f"{verb} {tree.lemma(index)}"
    parts = [tree.lemma(index), *(tree.lemma(p) for p in tree.kids(index, "compound:prt"))]
    if predicate.noun is not None:
        parts.append(tree.lemma(predicate.noun))
    for place in tree.kids(index, "xcomp"):
        state = f"{tree.lemma(index)} {tree.lemma(place)}"
        if tree.tokens[place].upos == "ADJ" and state in scene.grammar.verbs:
            return state
    return " ".join(parts)


def _span(scene: Scene, predicate: Predicate) -> Span:
    """The words of a clause without those embedded under it, trimmed at the edges."""
    tree, index = scene.tree, predicate.token
    if predicate.kind == "nominal":
        return phrase(scene, index)
    places = sorted(tree.below(index, scene.clausal))
    edges = {"punct", "cc"}
    while len(places) > 1 and places[0] != index and tree.relation(places[0]) in edges:
        places = places[1:]
    while len(places) > 1 and places[-1] != index and tree.relation(places[-1]) in edges:
        places = places[:-1]
    span = Span(tree.tokens[places[0]].start, tree.tokens[places[-1]].end)
    if predicate.noun is not None and predicate.noun not in places:
        noun = phrase(scene, predicate.noun)
        span = Span(min(span.start, noun.start), max(span.end, noun.end))
    return span


def _owners(predicates: tuple[Predicate, ...]) -> dict[int, int]:
    owners: dict[int, int] = {}
    for predicate in predicates:
        owners.setdefault(predicate.token, predicate.token)
        if predicate.noun is not None:
            owners.setdefault(predicate.noun, predicate.token)
    return owners


def _clause(scene: Scene, predicate: Predicate, sentence: int, hung: Place) -> Clause:
    """The clause of a predicate, complements left out; ``hung`` has the index of its parent."""
    index = predicate.token
    span = _span(scene, predicate)
    token = scene.tree.tokens[index if predicate.noun is None else predicate.noun]
    nominal = predicate.kind == "nominal"
    mood = Mood(None, False, False, ()) if nominal else _mood(scene, index)
    return Clause(
        sentence=sentence,
        start=span.start,
        end=span.end,
        predicate=Span(token.start, token.end),
        lemma=_lemma(scene, predicate),
        nominal=nominal,
        arguments=arguments_of(scene, predicate),
        tense=mood.tense,
        progressive=mood.progressive,
        perfect=mood.perfect,
        passive=predicate.passive,
        negated=_is_negated(scene, predicate),
        modals=mood.modals,
        parent=hung.parent,
        relation=hung.relation,
        connective=None if nominal else connective_of(scene.tree, index),
    )


def _complement(clause: Clause, index: int) -> Argument:
    return Argument(
        role="complement",
        start=clause.start,
        end=clause.end,
        head=clause.predicate,
        lemma=clause.lemma,
        marker=None,
        clause=index,
    )


def _with_complements(clause: Clause, complements: list[Argument]) -> Clause:
    arguments = (*clause.arguments, *complements)
    return replace(clause, arguments=tuple(sorted(arguments, key=lambda a: (a.start, a.role))))


def clauses_of(sentence: Sentence, pack: Pack, *, index: int, first: int) -> list[Clause]:
    """The clauses of a sentence, in the order of their predicates.

    Args:
        sentence: With a tree.
        pack: Gives light verbs, predicates, auxiliaries.
        index: Of the sentence in ``Parse.sentences``.
        first: Index that its first clause will have in ``Parse.clauses``.
    """
    tree, grammar = Tree(sentence.tokens), grammar_of(pack)
    predicates = find_predicates(tree, grammar)
    clausal = frozenset(found.token for found in predicates if found.kind != "nominal")
    scene = Scene(tree, grammar, predicates, clausal, _owners(predicates))
    numbers = {found.token: first + order for order, found in enumerate(predicates)}
    places = {
        token: place if place.parent is None else Place(numbers[place.parent], place.relation)
        for token, place in _places(scene).items()
    }
    clauses = [_clause(scene, found, index, places[found.token]) for found in predicates]
    complements: dict[int, list[Argument]] = {}
    for number, clause in enumerate(clauses, first):
        if clause.parent is not None and clause.relation in {"complement", "quote"}:
            made = _complement(clause, number)
            complements.setdefault(clause.parent, []).append(made)
    for number, made_here in complements.items():
        clauses[number - first] = _with_complements(clauses[number - first], made_here)
    return clauses
