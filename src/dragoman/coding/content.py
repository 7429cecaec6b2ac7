"""Content: which clauses tell an event of their own, and which only what another is about."""

from __future__ import annotations

import re

from dragoman.coding.lexicon import Frame, Slot
from dragoman.coding.modality import TAKEN, embedding, is_purpose, operator_of
from dragoman.coding.owned import is_owned
from dragoman.coding.parties import polities
from dragoman.coding.scene import Scene
from dragoman.coding.slots import LOCATIVE, PURPOSE, arguments_in, fill, framed, named_in
from dragoman.model import Argument, Clause, EventType

_TOPICS = frozenset(
    {"cooperation", "relation", "trade", "interest", "support", "security", "membership"}
)
"""Noun classes that name a topic rather than a deed, unless someone wants it or it changes."""
VERBAL: frozenset[EventType | None] = frozenset(
    {"AGREE", "REQUEST", "REJECT", "THREATEN", "ACCUSE"}
)
"""What is done by saying it: the infinitive after such a predicate is its content."""
_ATTITUDES: frozenset[EventType | None] = frozenset({"ACCUSE", "SUPPORT", "REJECT", "PROTEST"})
"""What someone thinks of a deed that was done."""
_BREAKS: frozenset[EventType | None] = frozenset({"SANCTION", "COERCE"})
_ACCUSED_OF = "of"
_TOWARD = (Slot("oblique", ("to", "into", "against")),)
COMMISSIVE = "commissive"
EQUATIVE = "equative"
"""The word class of predicates that say what something counts as."""
SPORT = "sport"
NATURE = "disaster"
"""The noun class of what no one does."""
CONTEST = "contest"
"""The word class of what players do to others; a score tells that they play."""
_SCORE = re.compile(r"(?<!\w)\d{1,3}[-–]\d{1,3}(?!\w)")
"""The word class of games and of those who play them."""
_FORCE: frozenset[EventType | None] = frozenset({"ASSAULT", "COERCE", "MOBILIZE"})
_DEALS = frozenset({"agreement", "document"})
"""Noun classes of what is signed."""
_DEEDS = frozenset({"request", "refuse"})


def is_consumed(index: int, scene: Scene) -> bool:
    """Whether another clause's event already has this one as its theme or object."""
    clause = scene.parse.clauses[index]
    if clause.parent is None:
        return False
    if not _may_be_content(clause, scene):
        return False
    if _is_fact(index, scene) or _is_meeting_there(index, scene):
        return False
    inside = scene.parse.clauses[clause.parent].nominal or clause.tense is None
    if inside and is_consumed(clause.parent, scene):
        return True
    beside = [i for i in scene.children[clause.parent] if scene.parse.clauses[i].nominal]
    return any(_takes(i, index, scene) for i in (clause.parent, *beside) if i != index)


def _is_fact(index: int, scene: Scene) -> bool:
    """Whether a noun tells who did what to whom, and the verb above it what someone thinks of it.

    "Condemned the attack of X on Y" has the attack for a fact; "accused X of attacks" has not.
    """
    deed = noun = scene.parse.clauses[index]
    if not noun.nominal and noun.parent is not None:
        noun = scene.parse.clauses[noun.parent]
    if noun.parent is None or not noun.nominal:
        return False
    above = scene.parse.clauses[noun.parent]
    found, own = framed(above, scene), framed(deed, scene)
    if found is None or own is None or found[1].type not in _ATTITUDES:
        return False
    operator = operator_of(above, scene)
    if operator is not None and operator.row.effect in ("denied", "refuse"):
        return False
    of = any(a.head == noun.predicate and a.marker == _ACCUSED_OF for a in above.arguments)
    slots = (own[1].actor1, (*own[1].actor2, *_TOWARD))
    doers, others = (fill(deed, wanted, scene, places=True) for wanted in slots)
    named = polities(doers, scene) | polities(others, scene)
    subject = polities(fill(above, (Slot("subject"),), scene), scene)
    if found[1].type == "REJECT" and own[1].type in VERBAL:
        named |= subject
    owned = any(is_owned(argument, deed, scene) for argument in deed.arguments)
    if owned and named and not named & subject:
        named |= subject
    return not of and len(named) > 1 and not subject & polities(doers, scene)


def _is_meeting_there(index: int, scene: Scene) -> bool:
    """Whether a noun tells whom a visitor is to meet, who is not the host ("to Oslo for talks")."""
    noun = scene.parse.clauses[index]
    if not noun.nominal or noun.parent is None:
        return False
    above, own = framed(scene.parse.clauses[noun.parent], scene), framed(noun, scene)
    if above is None or own is None or own[1].type != "CONSULT":
        return False
    if above[1].row.mode == "multilateral":
        own_slots = (*own[1].actor1, *own[1].actor2)
        return len(polities(fill(noun, own_slots, scene), scene)) > 1
    if above[1].row.mode != "visit" or own[1].row.mode == "visit":
        return False
    reading, frame = above
    hosts = polities(fill(reading, frame.actor2, scene, places=True), scene)
    return bool(polities(fill(noun, own[1].actor2, scene), scene) - hosts)


def _may_be_content(clause: Clause, scene: Scene) -> bool:
    if clause.relation in ("complement", "nominal") or is_purpose(clause, scene):
        return True
    return _gerund(clause, scene)


def _gerund(clause: Clause, scene: Scene) -> bool:
    """Whether a clause says what praise or blame is for ("thanked Oman for hosting the talks")."""
    if clause.relation != "adverbial" or clause.tense is not None or clause.connective is None:
        return False
    return TAKEN in scene.lexicon.classes_of(clause.connective)


def _takes(above: int, index: int, scene: Scene) -> bool:
    """Whether one clause's event has another clause, or the noun it is, for theme or object."""
    clause = scene.parse.clauses[index]
    found = framed(scene.parse.clauses[above], scene)
    if found is None or found[1].type is None or yields(above, scene):
        return False
    reading, frame = found
    promised = clause.relation == "complement" and _commits(reading, scene)
    infinitive = promised or (clause.relation == "complement" and clause.tense is None)
    if frame.type in _BREAKS and _for_talks(clause, reading, scene):
        return True
    if frame.type in ("SUPPORT", "ACCUSE") and _gerund(clause, scene):
        return True
    if frame.type in VERBAL and (
        is_purpose(clause, scene) or infinitive or _is_matter(clause, reading, scene)
    ):
        return True
    slots = (*frame.theme, *(slot for slot in frame.actor2 if slot.role == "object"))
    arguments = [argument for slot in slots for argument in arguments_in(reading, slot)]
    if reading.lemma != scene.parse.clauses[above].lemma:
        arguments += [a for a in reading.arguments if a.role == "possessor"]
    return any(
        a.clause == index
        or (clause.nominal and a.head == clause.predicate and not _is_setting(a, clause, scene))
        or _in_deal(a, clause, scene)
        for a in arguments
    )


def _in_deal(argument: Argument, noun: Clause, scene: Scene) -> bool:
    """Whether a noun tells what an agreement is about ("a deal on the construction of ...")."""
    inside = noun.nominal and argument.head.end <= noun.predicate.start
    return inside and argument.span.contains(noun.predicate) and _is_deal(argument, scene)


def _is_deal(argument: Argument, scene: Scene) -> bool:
    return bool(scene.classes_of(argument) & _DEALS)


def _is_setting(argument: Argument, noun: Clause, scene: Scene) -> bool:
    """Whether a noun tells the meeting in which something was said or done ("in talks with")."""
    if argument.marker is None or LOCATIVE not in scene.lexicon.classes_of(argument.marker):
        return False
    found = framed(noun, scene)
    return found is not None and found[1].type == "CONSULT"


def _is_matter(noun: Clause, above: Clause, scene: Scene) -> bool:
    """Whether a noun is what a verbal act is about ("accused Seoul of aggression")."""
    if not noun.nominal:
        return False
    for argument in above.arguments:
        if argument.head == noun.predicate and argument.role in ("object", "oblique"):
            marker = argument.marker
            if argument.end <= above.predicate.start and _meets(noun, scene):
                return False
            return marker is None or TAKEN in scene.lexicon.classes_of(marker)
    return False


def _for_talks(noun: Clause, above: Clause, scene: Scene) -> bool:
    """Whether a noun only says for what someone is called back ("recalled for consultations")."""
    aims = (a for a in above.arguments if a.head == noun.predicate and a.role == "oblique")
    return noun.nominal and _meets(noun, scene) and any(_aims(a, scene) for a in aims)


def _aims(argument: Argument, scene: Scene) -> bool:
    classes = scene.lexicon.classes_of(argument.marker or "")
    return TAKEN in classes and LOCATIVE not in classes


def _meets(noun: Clause, scene: Scene) -> bool:
    """Whether a noun tells of a meeting ("at a meeting, X accused Y")."""
    found = framed(noun, scene)
    return found is not None and found[1].type == "CONSULT"


def yields(index: int, scene: Scene) -> bool:
    """Whether a predicate that is both frame and operator gives way to the content it embeds.

    "Plans to mediate" tells of a mediation, planned; a request, a refusal, a promise or an offer is
    an event itself.
    """
    clause = scene.parse.clauses[index]
    operator = operator_of(clause, scene)
    if operator is None or operator.row.effect in _DEEDS:
        return False
    if operator.row.effect == "denied" and _denies_deed(index, scene):
        return True
    if _commits(clause, scene):
        return False
    own = framed(clause, scene)
    inner = complement_of(clause)
    if own is not None and own[1].when:
        return False
    if inner is None:
        return False
    found = framed(scene.parse.clauses[inner], scene)
    return found is not None and found[1].type is not None


def _denies_deed(index: int, scene: Scene) -> bool:
    """Whether what is denied is a deed that a noun tells ("denied reports on a sale to Oman")."""
    clause = scene.parse.clauses[index]
    for child in scene.children[index]:
        noun = scene.parse.clauses[child]
        found = framed(noun, scene) if noun.nominal else None
        if found is None or (_commits(clause, scene) and not _is_own(*found, scene)):
            continue
        told = found[1].type not in (None, "ACCUSE")
        if told and next(iter(embedding(noun, scene)), (None,))[0] is clause:
            return True
    return False


def _is_own(noun: Clause, frame: Frame, scene: Scene) -> bool:
    """Whether a noun tells force of which no one else is said to be the doer."""
    if frame.type not in _FORCE:
        return False
    doers = (a for slot in frame.actor1 for a in arguments_in(noun, slot) if not a.shared)
    return not any(named_in(argument, noun, scene) for argument in doers)


def _commits(clause: Clause, scene: Scene) -> bool:
    """Whether a predicate is a promise, an offer or an agreement to do something."""
    return COMMISSIVE in scene.lexicon.classes_of(clause.lemma)


def is_mere_topic(clause: Clause, scene: Scene) -> bool:
    """Whether a noun only names what is talked about ("discussed cooperation in trade").

    It tells of a deed where it is wanted, planned or offered, or where it is the subject of a verb
    ("cooperation has grown").
    """
    if not clause.nominal:
        return _topic_gerund(clause, scene)
    if clause.parent is not None and _topic_gerund(scene.parse.clauses[clause.parent], scene):
        return True
    if not _TOPICS & scene.lexicon.classes_of(clause.lemma):
        return False
    if any(op is not None and op.row.effect != "speech" for _, op in embedding(clause, scene)):
        return False
    if clause.parent is None:
        return False
    above = scene.parse.clauses[clause.parent]
    return not any(a.role == "subject" and a.head == clause.predicate for a in above.arguments)


def is_judged(clause: Clause, scene: Scene) -> bool:
    """Whether a noun only says what a thing is in someone's eyes ("to Quito it is blackmail")."""
    if not clause.nominal or clause.parent is None:
        return False
    above = scene.parse.clauses[clause.parent]
    while above.nominal and above.parent is not None:
        above = scene.parse.clauses[above.parent]
    if not _judges(above, scene) or framed(above, scene) or operator_of(above, scene):
        return False
    subjects = (a.span for a in above.arguments if a.role == "subject" and not a.shared)
    return not any(span.contains(clause.predicate) for span in subjects)


def _judges(clause: Clause, scene: Scene) -> bool:
    """Whether a clause says what something is to someone, or counts as."""
    held = (scene.lexicon.operator_of(word, nominal=False) for word in clause.modals)
    opinion = any(found is not None and found.row.effect == "opinion" for found in held)
    return opinion or EQUATIVE in scene.lexicon.classes_of(clause.lemma)


def is_vain(clause: Clause, scene: Scene) -> bool:
    """Whether a noun is what a deed that is not done would be for ("in no hurry for a deal")."""
    if not clause.nominal or clause.parent is None:
        return False
    above = scene.parse.clauses[clause.parent]
    if not above.negated or framed(above, scene) or operator_of(above, scene):
        return False
    before = [a for a in above.arguments if a.start <= clause.predicate.start]
    aims = [a for a in before if PURPOSE in scene.lexicon.classes_of(a.marker or "")]
    return bool(aims) and before[before.index(aims[-1]) + 1 :] in ([], before[-1:])


def is_game(clause: Clause, scene: Scene) -> bool:
    """Whether those who act are players ("Ghana's footballers beat Togo", "beat Togo 2-1")."""
    contest = CONTEST in scene.lexicon.classes_of(clause.lemma)
    if contest and _SCORE.search(scene.text(clause.span)):
        return True
    for argument in clause.arguments:
        plays = argument.role == ("object" if clause.passive else "subject")
        if plays and argument.clause is None:
            words = scene.text(argument.span).lower().split()
            people = any(m.type == "person" for m in scene.mentions_in(argument.span))
            if not people and any(SPORT in scene.lexicon.classes_of(word) for word in words):
                return True
    return False


def of_nature(clause: Clause, scene: Scene) -> bool:
    """Whether not people but nature acts ("wildfires have burned an area larger than Greece")."""
    return any(
        NATURE in scene.classes_of(argument)
        for argument in clause.arguments
        if argument.role == "subject" and argument.clause is None
    )


def _topic_gerund(clause: Clause, scene: Scene) -> bool:
    """Whether a verb only names a topic ("talks focused on strengthening ties")."""
    if clause.tense is not None or clause.connective is None or clause.parent is None:
        return False
    classes = scene.lexicon.classes_of(clause.connective)
    if TAKEN not in classes or PURPOSE in classes:
        return False
    above = scene.parse.clauses[clause.parent]
    return operator_of(above, scene) is None and clause.relation in ("adverbial", "complement")


def complement_of(clause: Clause) -> int | None:
    """Index of the clause that is the clause's complement, if it has one."""
    inner = [a.clause for a in clause.arguments if a.role == "complement" and a.clause is not None]
    return inner[0] if inner else None
