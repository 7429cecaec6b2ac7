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
    LOCATIVE,
    embedding,
    headed,
    is_purpose,
    operator_of,
)
from dragoman.coding.parties import polities
from dragoman.coding.scene import Scene, outermost
from dragoman.coding.slots import arguments_in, fill, framed, named_in
from dragoman.model import Argument, Clause, EventType
from dragoman.text import Span

FORCEFUL: frozenset[EventType] = frozenset({"ASSAULT", "COERCE", "SANCTION", "MOBILIZE", "PROTEST"})
_TALK: frozenset[EventType | None] = frozenset({"CONSULT", "SUPPORT", "AGREE"})
"""Types in which a place is where it was, not to whom it was done."""
_WORDS: frozenset[EventType | None] = frozenset(
    {"AGREE", "REQUEST", "REJECT", "THREATEN", "ACCUSE"}
)
"""Types of what is done by words, which are meant for someone."""
_MOVED: frozenset[EventType | None] = frozenset({"MOBILIZE", "RETREAT", "AID", "COOPERATE"})
"""Types of deeds in which one's own forces or goods move."""
_SAID: frozenset[EventType | None] = _WORDS | {"CONSULT"}
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
_APART = frozenset({ASIDE, LOCATIVE})
"""Classes of adpositions whose phrases name no party."""
_DECREED: frozenset[EventType | None] = frozenset({"SANCTION", "MOBILIZE"})
"""Types of deeds that are done when who does them makes them known."""
_SUBJECT = (Slot("subject"),)
_OBJECT = (Slot("object"),)
_ADDRESSEE = (Slot("indirect"), Slot("object"))
FIRST_PERSON = "first-person"
POSSESSIVE = "possessive"
COMPANION = "companion"
"""The word class of adpositions with which others do the same ("together with")."""
CROWD = "protester"
"""The word class of those who protest."""
_ENVOY = "object:envoy"
"""The condition of frames that tell of envoys, who go to a place as to its state."""
VISIT = "visit"


def without(keys: tuple[str, ...], others: tuple[str, ...]) -> tuple[str, ...]:
    """The keys that are not among the others, in order."""
    return tuple(key for key in keys if key not in others)


def inherited(index: int, scene: Scene) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Actors of the clauses above: who acts, and the others where they are of one polity.

    A noun takes them only from a predicate that is known or whose object it is, so that no one is
    dragged in.
    """
    clause = scene.parse.clauses[index]
    while clause.parent is not None:
        above = clause.parent
        noun, clause = clause, scene.parse.clauses[above]
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
    named += without(_companions(clause, scene), named) if named else ()
    named = named or _own_side(clause, scene)
    if named or not _of_force(clause, frame, scene):
        return named or fill(clause, _SUBJECT, scene)
    own = tuple(argument for argument in clause.arguments if not argument.shared)
    return fill(replace(clause, arguments=own), _SUBJECT, scene)


def _own_side(clause: Clause, scene: Scene) -> tuple[str, ...]:
    """Whose the subject is where it is "his country": of who acts in a clause above."""
    for argument in clause.arguments:
        if argument.role == "subject" and not argument.shared and argument.clause is None:
            word = scene.text(argument.span).split(maxsplit=1)[0].lower()
            if POSSESSIVE in scene.lexicon.classes_of(word):
                return _subject_above(clause, scene)
    return ()


def _subject_above(clause: Clause, scene: Scene) -> tuple[str, ...]:
    """Who acts in the nearest clause above that tells it."""
    while clause.parent is not None:
        clause = scene.parse.clauses[clause.parent]
        found = fill(clause, _SUBJECT, scene)
        if found:
            return found
    return ()


def _companions(clause: Clause, scene: Scene) -> tuple[str, ...]:
    """Who does it too ("together with Russian aircraft")."""
    found: tuple[str, ...] = ()
    for argument in clause.arguments:
        if argument.marker and COMPANION in scene.lexicon.classes_of(argument.marker):
            found += named_in(argument, clause, scene)
    return found


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


def _on_ground(clause: Clause, known: tuple[str, ...], scene: Scene) -> tuple[str, ...]:
    """The other state on whose ground something is done ("bombed a bridge in Sanaa")."""
    taken = polities(known, scene)
    for argument in clause.arguments:
        marker = argument.marker
        aside = marker is not None and ASIDE in scene.lexicon.classes_of(marker)
        if argument.role == "subject" or argument.shared or argument.clause is not None or aside:
            continue
        keys = named_in(argument, clause, scene, places=True)
        for found in (keys, _last_place(argument, scene)):
            if len(polities(found, scene)) == 1 and polities(found, scene) - taken:
                return found
    return ()


def _on_ground_below(index: int, known: tuple[str, ...], scene: Scene) -> tuple[str, ...]:
    """On whose ground something is done, by the clause or by what it is done for."""
    found = _on_ground(scene.parse.clauses[index], known, scene)
    for child in () if found else scene.children[index]:
        inner = scene.parse.clauses[child]
        if inner.tense is None and not inner.nominal and inner.relation == "adverbial":
            found = found or _on_ground(inner, known, scene)
    return found


def _visited(
    clause: Clause, frame: Frame, scene: Scene
) -> tuple[tuple[str, ...], tuple[str, ...]] | None:
    """Visitor and host of a noun that both stand before ("the general's Oman visit")."""
    if not clause.nominal or frame.row.mode != VISIT:
        return None
    owners = [a for a in clause.arguments if a.role == "possessor" and a.marker is None]
    if len(owners) < 2 or owners[-1].end > clause.predicate.start:
        return None
    host = named_in(owners[-1], clause, scene)
    visitors = (named_in(argument, clause, scene) for argument in reversed(owners[:-1]))
    visitor = next((keys for keys in visitors if keys), ())
    return (visitor, host) if visitor and host else None


def _hosts_above(clause: Clause, scene: Scene) -> tuple[str, ...]:
    """The hosts of a visit that a clause tells the aim of ("flew to Oslo to sign the deal")."""
    if clause.parent is None or not is_purpose(clause, scene):
        return ()
    found = framed(scene.parse.clauses[clause.parent], scene)
    if found is None or found[1].row.mode != VISIT:
        return ()
    return fill(found[0], found[1].actor2, scene, places=True)


def _owners(index: int, scene: Scene) -> tuple[str, ...]:
    """Whose things a clause speaks of where it says "its": those who act in a clause above."""
    clause = scene.parse.clauses[index]
    if not any(_is_owned(argument, clause, scene) for argument in clause.arguments):
        return ()
    return _subject_above(clause, scene)


def _in_relatives(index: int, known: tuple[str, ...], scene: Scene) -> tuple[str, ...]:
    """The one other party in the relative clauses on a clause's phrases ("aid sent by Oslo")."""
    taken, found = polities(known, scene), ()
    heads = {argument.head for argument in scene.parse.clauses[index].arguments}
    for child in scene.children[index]:
        inner = scene.parse.clauses[child]
        on_phrase = any(a.shared and a.head in heads for a in inner.arguments)
        if inner.relation == "relative" and (on_phrase or inner.tense is not None):
            keys = tuple(_named_by(inner, scene))
            found += tuple(key for key in keys if polities((key,), scene) - taken)
    return found if len(polities(found, scene)) == 1 else ()


def _above_relative(
    clause: Clause, known: tuple[str, ...], frame: Frame, scene: Scene
) -> tuple[str, ...]:
    """Who acts in the clause above force that a relative clause tells ("caught men sent by Y")."""
    if clause.relation != "relative" or clause.parent is None or frame.type not in FORCEFUL:
        return ()
    above = scene.parse.clauses[clause.parent]
    found = fill(above, _SUBJECT, scene)
    if not polities(found, scene) - polities(known, scene):
        return _on_ground(above, known, scene)
    others = polities(found, scene) - polities(known, scene)
    return found if len(others) == 1 == len(polities(found, scene)) else ()


def _is_owned(argument: Argument, clause: Clause, scene: Scene) -> bool:
    """Whether a phrase that names no one begins with a possessive, or says "this country"."""
    if argument.role == "subject" or argument.shared or argument.clause is not None:
        return False
    if any(m.type == "state" and m.form == "nominal" for m in scene.mentions_in(argument.span)):
        return True
    word = scene.text(argument.span).split(maxsplit=1)[0].lower()
    if POSSESSIVE not in scene.lexicon.classes_of(word):
        return False
    return not polities(named_in(argument, clause, scene), scene)


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
    yield from _named_by(clause, scene)
    for child in scene.children[index]:
        inner = scene.parse.clauses[child]
        if inner.relation == "complement" or (
            inner.nominal and _heads_phrase(inner, clause, scene)
        ):
            yield from _named_by(inner, scene)


def _named_by(clause: Clause, scene: Scene) -> Iterator[str]:
    for argument in clause.arguments:
        if argument.clause is not None or argument.shared:
            continue
        if not _apart(argument, scene) or _is_party(argument, clause, scene):
            yield from named_in(argument, clause, scene)


def _is_party(argument: Argument, clause: Clause, scene: Scene) -> bool:
    """Whether a noun's own frame has a place's phrase for a party ("membership in the bloc")."""
    found = framed(clause, scene) if clause.nominal else None
    return found is not None and any(
        argument in arguments_in(clause, slot) for slot in found[1].actor2 if slot.markers
    )


def _apart(argument: Argument, scene: Scene) -> bool:
    """Whether a phrase stands beside the main thing: an aside or a place."""
    if argument.marker is None:
        return False
    return bool(scene.lexicon.classes_of(argument.marker) & _APART)


def _heads_phrase(noun: Clause, above: Clause, scene: Scene) -> bool:
    return any(
        argument.head == noun.predicate and argument.role != "subject"
        for argument in above.arguments
        if not _apart(argument, scene)
    )


def _speaker(clause: Clause, scene: Scene) -> tuple[str, ...]:
    """The speaker, where the quoted sentence says "we" or "our"."""
    quote = quote_around(clause, scene)
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
    sent = _ENVOY in frame.row.when
    wide = frame.row.mode == VISIT or frame.type not in _TALK or sent
    first = _doers(clause, frame, scene)
    second = _others(clause, frame, first, scene, places=wide)
    first, second = _visited(clause, frame, scene) or (first, second)
    if not polities(first, scene) and not clause.nominal:
        first = fill(clause, frame.actor1, scene, places=True) or first
    if not first:
        first = _movers(clause, frame, scene)
        second = without(second, first)
    first = first or without(_lost_subject(clause, scene), second)
    if clause.passive and not first and frame.type in _HELD:
        first = _on_ground(clause, second, scene)
    own = bool(first or second)
    if frame.type in _GROUNDED and not two_parties(first + second, scene):
        second += without(_owners(index, scene), first + second)
    if frame.row.mode == VISIT and clause.nominal and not first:
        first = without(_owners(index, scene), second)
    if not two_parties(first + second, scene):
        speaker = without(_speaker(clause, scene), first + second)
        first = speaker + first
    if frame.type == "REQUEST" and not two_parties(first + second, scene):
        second += without(_asked(index, scene), first + second)
    if not two_parties(first + second, scene):
        second += without(others_in(index, clause, first + second, scene), first + second)
    if not two_parties(first + second, scene):
        second += without(_addressee(clause, scene), first + second)
    alone = gathering(frame, first, scene)
    if not two_parties(first + second, scene) and not alone and (clause.nominal or not first):
        above, others = inherited(index, scene) if _inherits(clause, frame, scene) else ((), ())
        told = frame.row.mode == VISIT or frame.type in _ADDRESSED
        if first and told and polities(above, scene) - polities(first, scene):
            others = above
        first = first or without(above, second)
        if not two_parties(first + second, scene):
            second += without(others, first + second)
    if first and frame.type in _GROUNDED and not two_parties(first + second, scene):
        second += without(_on_ground_below(index, first + second, scene), first + second)
    if first and not alone and not two_parties(first + second, scene):
        second += without(_hosts_above(clause, scene), first + second)
    if not alone and frame.type != "CONSULT" and not two_parties(first + second, scene):
        others = _in_relatives(index, first + second, scene)
        others = others or _above_relative(clause, first + second, frame, scene)
        first, second = (first, second + others) if first else (others, second)
    meant = frame.type in _WORDS or frame.type == "MOBILIZE"
    if first and not alone and meant and not two_parties(first + second, scene):
        second += _bystander(clause, first + second, scene)
    crowd = frame.type == "PROTEST" or _of_crowd(clause, scene)
    if crowd and not polities(first, scene):
        first, second = _crowd(clause, second, scene)
    if frame.symmetric:
        first, second = first + without(second, first), ()
    return first, second, own


def _asked(index: int, scene: Scene) -> tuple[str, ...]:
    """Who is to do what is asked for ("demanded that Paris stop ...")."""
    for child in scene.children[index]:
        inner = scene.parse.clauses[child]
        if inner.relation == "complement":
            own = tuple(argument for argument in inner.arguments if not argument.shared)
            return fill(replace(inner, arguments=own), _SUBJECT, scene)
    return ()


def _crowd(
    clause: Clause, against: tuple[str, ...], scene: Scene
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Who protests and against whom, where only the place says who protests.

    The state in whose streets it is, if someone else is named too; a place that was taken for whom
    it is against is where it is, if the sentence names one other.
    """
    for argument in clause.arguments:
        if argument.marker is None and argument.role != "subject":
            continue
        found = _last_place(argument, scene)
        if found and found[0] not in against:
            return found, against
        if found and found == against:
            return found, _bystander(clause, found, scene)
    return (), against


def _of_crowd(clause: Clause, scene: Scene) -> bool:
    """Whether the subject is people who protest."""
    subjects = (argument for argument in clause.arguments if argument.role == "subject")
    return any(CROWD in scene.lexicon.classes_of(argument.lemma) for argument in subjects)


def _last_place(argument: Argument, scene: Scene) -> tuple[str, ...]:
    """The state of the last place or capital that a phrase names."""
    for mention in reversed(outermost(scene.mentions_in(argument.span))):
        capital = mention.type == "state" and mention.form == "metonym"
        if mention.type == "place" or capital:
            country = scene.country(mention.entity)
            return () if country is None else (f"state:{country}",)
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


def _has_subject(clause: Clause) -> bool:
    return any(argument.role == "subject" for argument in clause.arguments)


def _bystander(clause: Clause, known: tuple[str, ...], scene: Scene) -> tuple[str, ...]:
    """The one other party that a sentence names, or all in what is said: it is meant for them."""
    sentence = scene.parse.sentences[clause.sentence]
    keys = [m.entity for m in outermost(scene.mentions_in(sentence.span)) if m.entity]
    named = [key for key in dict.fromkeys(keys) if key in scene.entities]
    parties = polities(known, scene)
    others = [k for k in named if polities((k,), scene) and not polities((k,), scene) & parties]
    if len(polities(tuple(others), scene)) == 1:
        return tuple(others)
    said = [a.span for a in clause.arguments if a.clause is not None]
    inside = {m.entity for span in said for m in scene.mentions_in(span)}
    return tuple(key for key in others if key in inside)


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
