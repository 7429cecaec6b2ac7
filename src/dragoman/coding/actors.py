"""Actors: who does what a clause tells, and to whom.

A frame's slots come first; where they name one party only, the speaker of "we", the person spoken
to, other phrases of the clause and the clauses above are asked, in that order.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from dragoman.coding.attribution import quote_around
from dragoman.coding.lexicon import Frame, Slot
from dragoman.coding.modality import (
    ASIDE,
    embedding,
    headed,
    operator_of,
)
from dragoman.coding.nearby import (
    VISIT,
    WORDS,
    above_relative,
    apart,
    bystander,
    crowd,
    hosts_above,
    in_relatives,
    is_meant,
    named_by,
    of_crowd,
    on_ground,
    on_ground_below,
)
from dragoman.coding.owned import companions, each_other, own_side, owners, visited
from dragoman.coding.parties import FORCEFUL, polities
from dragoman.coding.scene import Scene, outermost
from dragoman.coding.slots import fill, framed
from dragoman.model import Clause, EventType
from dragoman.text import Span

_TALK: frozenset[EventType | None] = frozenset({"CONSULT", "SUPPORT", "AGREE"})
"""Types in which a place is where it was, not to whom it was done."""
_MOVED: frozenset[EventType | None] = frozenset({"MOBILIZE", "RETREAT", "AID", "COOPERATE"})
"""Types of deeds in which one's own forces or goods move."""
_SAID: frozenset[EventType | None] = WORDS | {"CONSULT"}
"""Types in which who undergoes it never acts."""
_GROUNDED: frozenset[EventType | None] = (FORCEFUL - {"PROTEST"}) | {
    "RETREAT",
    "AID",
    "COOPERATE",
    "CONCEDE",
    "SUPPORT",
}
"""Types of deeds that are done to the state on whose ground they are done."""
_HELD: frozenset[EventType | None] = frozenset({"COERCE", "SANCTION", "ACCUSE", "REJECT"})
"""Types of deeds that the state does on whose ground they are done."""
_ADDRESSED: frozenset[EventType | None] = frozenset({"REQUEST", "THREATEN", "ACCUSE"})
"""Types of words that reach who acts beside them ("met him despite warnings from X")."""
INSTANCE = "instance"
"""The word class of adpositions that name a part of what was told ("including")."""
_DECREED: frozenset[EventType | None] = frozenset({"SANCTION", "MOBILIZE"})
"""Types of deeds that are done when who does them makes them known."""
_SHARED = frozenset({"agreement"})
"""Noun classes of what has the parties of the clause that it is the subject of."""
_SUBJECT = (Slot("subject"),)
_OBJECT = (Slot("object"),)
_ADDRESSEE = (Slot("indirect"), Slot("object"))
FIRST_PERSON = "first-person"
Pair = tuple[tuple[str, ...], tuple[str, ...]]
"""Who acts, and to whom."""
_ENVOY = "object:envoy"
"""The condition of frames that tell of envoys, who go to a place as to its state."""


def without(keys: tuple[str, ...], others: tuple[str, ...]) -> tuple[str, ...]:
    """The keys that are not among the others, in order."""
    return tuple(key for key in keys if key not in others)


def inherited(index: int, scene: Scene) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Actors of the clauses above: who acts, and the others where they are of one polity.

    A noun takes them only from a predicate that is known or whose object it is, so that no one is
    dragged in, and what is quoted word for word takes none from who says it.
    """
    clause = scene.parse.clauses[index]
    said = quote_around(clause, scene)
    while clause.parent is not None:
        above = clause.parent
        noun, clause = clause, scene.parse.clauses[above]
        if said is not None and said.form == "direct" and said.end <= clause.predicate.start:
            break
        if noun.nominal and not (is_known(clause, scene) or _is_object(noun, clause, scene)):
            break
        subject = fill(clause, _SUBJECT, scene)
        if subject:
            others = others_in(above, clause, subject, scene)
            return subject, others if len(polities(others, scene)) == 1 else ()
    return (), ()


def _doers(clause: Clause, frame: Frame, scene: Scene) -> tuple[str, ...]:
    """Who acts by the clause's own words, else by its subject."""
    named = fill(clause, frame.actor1, scene)
    named += without(companions(clause, scene), named) if named else ()
    named = named or own_side(clause, scene)
    if named or not _of_force(clause, frame, scene):
        return named or fill(clause, _SUBJECT, scene)
    own = tuple(argument for argument in clause.arguments if not argument.shared)
    return fill(replace(clause, arguments=own), _SUBJECT, scene)


def _movers(clause: Clause, frame: Frame, scene: Scene) -> tuple[str, ...]:
    """Whose forces or goods move in a passive that names no doer ("Danish soldiers were sent")."""
    if not clause.passive or frame.symmetric or _has_subject(clause) or clause.nominal:
        return ()
    undergoes = bool(frame.actor2) and frame.actor2[0].role == "object"
    moved = frame.type in _MOVED or not (undergoes or frame.type in _SAID)
    return fill(clause, _OBJECT, scene) if moved else ()


def _others(
    clause: Clause, frame: Frame, first: tuple[str, ...], scene: Scene, *, places: bool
) -> tuple[str, ...]:
    """To whom: the first slot that names another polity than the doers', else the first filled."""
    taken = polities(first, scene)
    found: tuple[str, ...] = ()
    for slot in frame.actor2:
        keys = without(fill(clause, (slot,), scene, places=places), first)
        if polities(keys, scene) - taken:
            return keys
        found = found or keys
    return found


def _of_force(clause: Clause, frame: Frame, scene: Scene) -> bool:
    """Whether a noun tells of force by someone other than who speaks of it ("condemned the raid").

    Who denies or plans it is the doer.
    """
    if not clause.nominal or frame.type not in FORCEFUL or _is_done(clause, scene):
        return False
    _, operator = next(iter(embedding(clause, scene)), (None, None))
    if operator is None:
        return True
    if operator.row.effect == "speech":
        return frame.type not in _DECREED
    return operator.row.effect in ("opinion", "request", "refuse")


def _is_done(noun: Clause, scene: Scene) -> bool:
    """Whether a noun is the object of a verb that no table knows: a light verb ("wage war")."""
    if noun.parent is None:
        return False
    above = scene.parse.clauses[noun.parent]
    return _is_object(noun, above, scene) and not is_known(above, scene)


def _inherits(clause: Clause, frame: Frame, scene: Scene) -> bool:
    """Whether who acts may be taken from the clauses above.

    Not where force is told by a noun or a passive: who condemns an attack is not who attacked.
    """
    if clause.passive or _of_force(clause, frame, scene):
        return False
    if not clause.nominal or frame.row.mode == VISIT or frame.type in _ADDRESSED:
        return True
    return not is_aside(clause, scene)


def is_aside(noun: Clause, scene: Scene) -> bool:
    """Whether a noun is told beside the clause above it ("after the raid"), not as a part of it."""
    if noun.parent is None:
        return False
    for argument in scene.parse.clauses[noun.parent].arguments:
        if argument.head == noun.predicate and argument.marker is not None:
            classes = scene.lexicon.classes_of(argument.marker)
            return ASIDE in classes and INSTANCE not in classes
    return False


def _is_object(noun: Clause, above: Clause, scene: Scene) -> bool:
    return any(a.role == "object" and headed(a, noun, scene) for a in above.arguments)


def others_in(index: int, clause: Clause, known: tuple[str, ...], scene: Scene) -> tuple[str, ...]:
    """Actors of another country named in the phrases of a clause and in its content, in order."""
    countries = {scene.country(key) for key in known}
    found: list[str] = []
    for key in _named_around(index, clause, scene):
        if scene.country(key) not in countries and key not in found:
            found.append(key)
    return tuple(found)


def _named_around(index: int, clause: Clause, scene: Scene) -> Iterator[str]:
    """Whom the phrases of a clause name, its content, and the nouns that head its phrases."""
    yield from named_by(clause, scene)
    for child in scene.children[index]:
        inner = scene.parse.clauses[child]
        if inner.relation == "complement" or (
            inner.nominal and _heads_phrase(inner, clause, scene)
        ):
            yield from named_by(inner, scene)


def _heads_phrase(noun: Clause, above: Clause, scene: Scene) -> bool:
    shared = bool(scene.lexicon.classes_of(noun.lemma) & _SHARED)
    return any(
        argument.head == noun.predicate and (shared or argument.role != "subject")
        for argument in above.arguments
        if not apart(argument, scene)
    )


def _speaker(clause: Clause, scene: Scene) -> tuple[str, ...]:
    """The speaker, where the quoted sentence says "we" or "our", and no one else acts."""
    quote = quote_around(clause, scene)
    if _of_others(clause, scene):
        return ()
    if quote is None or quote.speaker is None:
        return ()
    tokens = scene.parse.sentences[clause.sentence].tokens
    said = (token.form for token in tokens if quote.start <= token.start < quote.end)
    first = any(FIRST_PERSON in scene.lexicon.classes_of(form) for form in said)
    return (quote.speaker,) if first else ()


def actors_of(
    index: int, clause: Clause, frame: Frame, scene: Scene
) -> tuple[tuple[str, ...], tuple[str, ...], bool]:
    """Who acts, to whom, and whether the clause itself names them."""
    first, second = _named(clause, frame, scene)
    own = bool(first or second)
    if frame.row.mode == VISIT and clause.nominal and not first:
        first = without(owners(index, scene), second)
    for helped in (_with_owner, _with_talkers, _with_inherited, _with_ground, _with_related):
        if not two_parties(first + second, scene):
            first, second = helped(index, clause, frame, scene, (first, second))
    protested = frame.type == "PROTEST" or of_crowd(clause, scene)
    if protested and not polities(first, scene):
        first, second = crowd(clause, second, scene)
    if frame.symmetric:
        first, second = first + without(second, first), ()
    return first, second, own


def _named(clause: Clause, frame: Frame, scene: Scene) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Who acts and to whom by the slots of the frame."""
    sent = _ENVOY in frame.row.when
    wide = frame.row.mode == VISIT or frame.type not in _TALK or sent
    first = _doers(clause, frame, scene)
    second = _others(clause, frame, first, scene, places=wide)
    first, second = visited(clause, frame, scene) or (first, second)
    if not polities(first, scene) and not clause.nominal:
        first = fill(clause, frame.actor1, scene, places=True) or first
    if not first:
        first = _movers(clause, frame, scene)
        second = without(second, first)
    first = first or without(_lost_subject(clause, scene), second)
    if clause.passive and not first and frame.type in _HELD:
        if each_other(clause, scene):
            return second, ()
        first = on_ground(clause, second, scene)
    return first, second


def _with_owner(index: int, clause: Clause, frame: Frame, scene: Scene, known: Pair) -> Pair:
    """Whose things the deed is done to."""
    first, second = known
    if frame.type in _GROUNDED:
        second += without(owners(index, scene), first + second)
    return first, second


def _with_talkers(index: int, clause: Clause, frame: Frame, scene: Scene, known: Pair) -> Pair:
    """Who speaks, who is asked, whom other phrases name, and who is spoken to."""
    first, second = known
    first = without(_speaker(clause, scene), first + second) + first
    if frame.type == "REQUEST" and not two_parties(first + second, scene):
        second += without(_asked(index, scene), first + second)
    if not two_parties(first + second, scene):
        second += without(others_in(index, clause, first + second, scene), first + second)
    if not two_parties(first + second, scene):
        second += without(_addressee(clause, scene), first + second)
    return first, second


def _with_inherited(index: int, clause: Clause, frame: Frame, scene: Scene, known: Pair) -> Pair:
    """Who acts in the clauses above, and the others there."""
    first, second = known
    free = clause.nominal or not first
    if gathering(frame, first, scene) or not free or not _inherits(clause, frame, scene):
        return known
    if not first and _of_others(clause, scene):
        return known
    above, others = inherited(index, scene)
    told = frame.row.mode == VISIT or frame.type in _ADDRESSED
    if first and told and polities(above, scene) - polities(first, scene):
        others = above
    first = first or without(above, second)
    if not two_parties(first + second, scene):
        second += without(others, first + second)
    return first, second


def _with_ground(index: int, clause: Clause, frame: Frame, scene: Scene, known: Pair) -> Pair:
    """On whose ground it is done, or who is visited to do it."""
    first, second = known
    if first and frame.type in _GROUNDED:
        second += without(on_ground_below(index, first + second, scene), first + second)
    alone = gathering(frame, first, scene) or two_parties(first + second, scene)
    if first and not alone:
        second += without(hosts_above(clause, scene), first + second)
    return first, second


def _with_related(index: int, clause: Clause, frame: Frame, scene: Scene, known: Pair) -> Pair:
    """Who has a hand in it by a relative clause, or who else the sentence names."""
    first, second = known
    if gathering(frame, first, scene):
        return known
    if frame.type != "CONSULT":
        others = in_relatives(index, first + second, scene)
        others = others or above_relative(clause, first + second, frame, scene)
        first, second = (first, second + others) if first else (others, second)
    if is_meant(clause, frame, first) and not two_parties(first + second, scene):
        second += bystander(clause, first + second, scene)
    return first, second


def _asked(index: int, scene: Scene) -> tuple[str, ...]:
    """Who is to do what is asked for ("demanded that Paris stop ...")."""
    for child in scene.children[index]:
        inner = scene.parse.clauses[child]
        if inner.relation == "complement":
            own = tuple(argument for argument in inner.arguments if not argument.shared)
            return fill(replace(inner, arguments=own), _SUBJECT, scene)
    return ()


def _lost_subject(clause: Clause, scene: Scene) -> tuple[str, ...]:
    """Who acts where the parser found no subject of a verb that must have one.

    The last person named before the sentence's main verb, else the first state or body; nothing
    where a verb on the way up is passive or has a subject.
    """
    top = clause
    while top.relation == "complement" and top.parent is not None and not _has_subject(top):
        top = scene.parse.clauses[top.parent]
    if top.nominal or top.passive or _has_subject(top) or top.relation not in ("root", "quote"):
        return ()
    sentence = scene.parse.sentences[top.sentence]
    before = outermost(scene.mentions_in(Span(sentence.start, top.predicate.start)))
    taken = [argument.span for argument in top.arguments]
    free = [m for m in before if m.entity and not any(s.contains(m.span) for s in taken)]
    people = [m.entity for m in free if m.type == "person" and m.entity]
    others = [m.entity for m in free if m.type in ("state", "organisation") and m.entity]
    return tuple(people[-1:] or others[:1])


def _of_others(clause: Clause, scene: Scene) -> bool:
    """Whether a relative clause tells what the unnamed whom it describes do ("who oppose us")."""
    if clause.relation != "relative" or clause.nominal:
        return False
    heads = [argument.head for argument in clause.arguments if argument.role == "subject"]
    return bool(heads) and not any(scene.mentions_at(head) for head in heads)


def _has_subject(clause: Clause) -> bool:
    return any(argument.role == "subject" for argument in clause.arguments)


def _addressee(clause: Clause, scene: Scene) -> tuple[str, ...]:
    """Who is spoken to where the clause is content of saying ("warned Mexico that ...")."""
    if clause.parent is None or clause.relation != "complement":
        return ()
    return fill(scene.parse.clauses[clause.parent], _ADDRESSEE, scene)


def two_parties(keys: tuple[str, ...], scene: Scene) -> bool:
    """Whether at least two countries or international bodies are among the actors."""
    return len(polities(keys, scene)) >= 2


def gathering(frame: Frame, actors: tuple[str, ...], scene: Scene) -> bool:
    """Whether an international body meets: a summit needs no second party."""
    bodies = [scene.entities[key] for key in actors if key in scene.entities]
    return frame.type == "CONSULT" and any(body.sector == "IGO" for body in bodies)


def is_known(clause: Clause, scene: Scene) -> bool:
    """Whether the tables know a clause's predicate."""
    return framed(clause, scene) is not None or operator_of(clause, scene) is not None
