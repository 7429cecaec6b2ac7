"""Modality: how real an event is said to be, read along the chain of clauses it is embedded in.

Each predicate above the event may weaken it ("hopes to join", "denied that it plans"); the weakest
reading along the chain is the event's. The order from firm to weak is ``STRENGTH``.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from dragoman.coding.lexicon import Effect, Operator
from dragoman.coding.scene import MEASURE, Scene
from dragoman.coding.slots import INFINITIVE, LOCATIVE, PURPOSE, framed, is_infinitive
from dragoman.model import Argument, Clause, Modality

CLOSE = 8
"""Code points between a noun and the clause that tells what it is."""
STRENGTH: tuple[Modality, ...] = (
    "happened",
    "ongoing",
    "planned",
    "offered",
    "opinion",
    "desired",
    "hypothetical",
    "denied",
)

DONE: frozenset[Modality] = frozenset({"happened", "ongoing"})
"""What is said to be a fact."""
RECORD = "record"
"""The word class of superlatives of a record ("first", "only")."""
RECORD_REACH = 5
"""How many words before an infinitive such a superlative may stand."""
LATER = "future-in-past"
"""The word class of modals that are a reported future ("said it would")."""
AHEAD = "ahead"
"""The word class of words for times to come, with which the present tells what is planned."""
PLANS = frozenset({"law", "decision"})
"""Noun classes of what a deed is told in before it is done ("the bill on aid to Kyiv")."""
TAKEN = "content"
"""The word class of adpositions with which predicates take content ("hope for", "plan of")."""
PASSIVE = "(passive)"
"""What marks the operators that a verb is in the passive only ("is expected to")."""
CAUSE = "cause"
"""The word class of predicates that make things happen ("lead", "enable")."""
ASIDE = "aside"
"""The word class of adpositions that add what is told beside the main thing."""
_PHASES: frozenset[Effect] = frozenset({"happened", "ongoing"})
"""What predicates do that tell that their subject comes about or goes on."""
CONTENT: dict[Effect, Modality] = {
    "speech": "happened",
    "request": "desired",
    "refuse": "denied",
    "desired": "desired",
    "planned": "planned",
    "offered": "offered",
    "denied": "denied",
    "hypothetical": "hypothetical",
    "opinion": "opinion",
    "ongoing": "ongoing",
    "happened": "happened",
}


def weaker(left: Modality, right: Modality) -> Modality:
    """The less committed of two modalities."""
    return max(left, right, key=STRENGTH.index)


def operator_of(clause: Clause, scene: Scene) -> Operator | None:
    """What the clause's predicate does to the content embedded under it."""
    infinitive = scene.lexicon.operator_of(f"{clause.lemma} {INFINITIVE}", nominal=False)
    if infinitive is not None and any(is_infinitive(a, scene) for a in clause.arguments):
        return infinitive
    if clause.passive:
        passive = scene.lexicon.operator_of(f"{clause.lemma} {PASSIVE}", nominal=False)
        if passive is not None:
            return passive
    return scene.lexicon.operator_of(clause.lemma, nominal=clause.nominal)


def embedding(clause: Clause, scene: Scene) -> Iterator[tuple[Clause, Operator | None]]:
    """The clauses that this one is content of, from the nearest outwards.

    An adverbial or relative clause is not content of the clause it modifies, nor is a noun that is
    its subject ("the talks stressed ...") or an aside ("including requests"): the chain ends there.
    """
    current = clause
    while current.parent is not None:
        above = scene.parse.clauses[current.parent]
        if not _is_content(current, above, scene):
            return
        current = above
        yield current, operator_of(current, scene)


def _is_content(clause: Clause, above: Clause, scene: Scene) -> bool:
    """Whether a clause stands where the predicate above it takes its content.

    A complement does; so does a bare gerund after an operator ("ruled out sending ..."), a clause
    that tells what a noun is ("the report that ...") and a noun that heads an operator's phrase.
    """
    if clause.relation in ("complement", "quote"):
        return True
    if clause.relation == "nominal":
        return _heads_content(clause, above, scene)
    if not 0 <= clause.start - above.predicate.end <= CLOSE or operator_of(above, scene) is None:
        return False
    if clause.relation == "adverbial":
        return clause.tense is None and clause.connective is None
    return clause.relation == "relative" and not any(a.shared for a in clause.arguments)


def _heads_content(noun: Clause, above: Clause, scene: Scene) -> bool:
    """Whether a noun heads the object, or the phrase of an adposition that an operator takes.

    A noun deeper in a phrase, the subject and asides are no content.
    """
    for argument in above.arguments:
        of_plan = argument.span.contains(noun.predicate) and scene.classes_of(argument) & PLANS
        if (headed(argument, noun, scene) or of_plan) and not argument.shared:
            if argument.end <= above.predicate.start and _meets(argument, noun, scene):
                return False
            if argument.role in ("object", "complement"):
                return True
            return argument.role == "oblique" and _takes(above, argument.marker, scene)
    return above.nominal


def headed(argument: Argument, noun: Clause, scene: Scene) -> bool:
    """Whether a noun heads a phrase, alone or measured out ("two days of talks")."""
    if argument.head == noun.predicate:
        return True
    return argument.span.contains(noun.predicate) and MEASURE in scene.classes_of(argument)


def _meets(argument: Argument, noun: Clause, scene: Scene) -> bool:
    """Whether a phrase tells at which meeting something is said or done."""
    if argument.marker is None or LOCATIVE not in scene.lexicon.classes_of(argument.marker):
        return False
    found = framed(noun, scene)
    return found is not None and found[1].type == "CONSULT"


def _takes(above: Clause, marker: str | None, scene: Scene) -> bool:
    """Whether a predicate takes content with an adposition: an operator, but none of speech."""
    operator = operator_of(above, scene)
    if operator is None or operator.row.effect == "speech":
        return False
    return marker is None or TAKEN in scene.lexicon.classes_of(marker)


def own_modality(clause: Clause, scene: Scene, default: Modality) -> Modality:
    """The modality of a clause by its own tense, modals and connective.

    Args:
        clause: The clause.
        scene: The document.
        default: What the frame says of the predicate ("seek": desired).
    """
    modality = default
    if clause.tense == "future":
        modality = weaker(modality, "planned")
    if clause.negated and modality in DONE:
        return "denied"
    if clause.progressive and clause.tense == "present" and modality == "happened":
        modality = "ongoing"
    if is_purpose(clause, scene) and not _on_the_way(clause, scene):
        modality = weaker(modality, "planned")
    if modality == "happened" and clause.tense == "present" and _ahead(clause, scene):
        modality = "planned"
    if _is_open(modality, clause, scene):
        return "hypothetical"
    if modality not in DONE:
        return modality
    for word in (*clause.modals, *((clause.connective,) if clause.connective else ())):
        operator = scene.lexicon.operator_of(word, nominal=False)
        if operator is not None:
            later = LATER in scene.lexicon.classes_of(word) and _reported(clause, scene)
            modality = weaker(modality, "planned" if later else CONTENT[operator.row.effect])
    return modality


def _is_open(modality: Modality, clause: Clause, scene: Scene) -> bool:
    """Whether what is planned, or told in the present, hangs on an "if" or a "whether"."""
    planned = modality == "planned"
    present = modality == "happened" and clause.tense == "present"
    if (planned or present) and _on_condition(clause, scene):
        return True
    if not planned or clause.connective is None:
        return False
    operator = scene.lexicon.operator_of(clause.connective, nominal=False)
    return operator is not None and operator.row.effect == "hypothetical"


def _ahead(clause: Clause, scene: Scene) -> bool:
    """Whether a clause has a word for a time to come ("tomorrow") before its predicate."""
    tokens = scene.parse.sentences[clause.sentence].tokens
    return any(
        AHEAD in scene.lexicon.classes_of(token.form)
        for token in tokens
        if clause.start <= token.start < clause.predicate.end
    )


def _on_condition(clause: Clause, scene: Scene) -> bool:
    """Whether an "if" clause hangs on a clause."""
    for connective in scene.connectives.get(clause.predicate, ()):
        operator = scene.lexicon.operator_of(connective, nominal=False)
        if operator is not None and operator.row.effect == "hypothetical":
            return True
    return False


def is_purpose(clause: Clause, scene: Scene) -> bool:
    """Whether a clause tells what something is for ("a permit to export"), not that it was done."""
    if clause.relation in ("complement", "quote", "nominal", "root") or clause.connective is None:
        return False
    if clause.relation == "relative" and _of_a_record(clause, scene):
        return False
    return clause.tense in (None, "present") and PURPOSE in scene.lexicon.classes_of(
        clause.connective
    )


def _of_a_record(clause: Clause, scene: Scene) -> bool:
    """Whether an infinitive tells what someone was the first to do ("the only state to help")."""
    before = scene.document.text[scene.parse.sentences[clause.sentence].start : clause.start]
    words = before.lower().split()[-RECORD_REACH:]
    return any(RECORD in scene.lexicon.classes_of(word) for word in words)


def _on_the_way(clause: Clause, scene: Scene) -> bool:
    """Whether the clause above tells of a meeting or a journey ("flew to Oslo to sign ...")."""
    if clause.parent is None:
        return False
    above = scene.parse.clauses[clause.parent]
    found = framed(above, scene)
    return above.tense == "past" and found is not None and found[1].type == "CONSULT"


def _reported(clause: Clause, scene: Scene) -> bool:
    """Whether a clause is the content of a reporting verb."""
    for _, operator in embedding(clause, scene):
        if operator is not None:
            return operator.row.effect == "speech"
    return False


def _negated(effect: Effect) -> Modality:
    """What a negated operator does: not to exclude is to leave open, not to plan is to deny."""
    if effect in ("denied", "refuse", "hypothetical"):
        return "hypothetical"
    return "denied" if effect in ("planned", "desired", "offered", "speech") else CONTENT[effect]


def _causes(above: Clause, scene: Scene) -> bool:
    """Whether a predicate makes things happen ("led to"): what it made is a fact."""
    return CAUSE in scene.lexicon.classes_of(above.lemma)


def _judged(noun: Clause, scene: Scene) -> Clause | None:
    """The clause that says what a deed would be ("the sale will be a mistake")."""
    if not noun.nominal or noun.parent is None:
        return None
    above = scene.parse.clauses[noun.parent]
    subject = any(a.role == "subject" and a.head == noun.predicate for a in above.arguments)
    if not subject or above.tense != "future" or operator_of(above, scene) is not None:
        return None
    return None if framed(above, scene) is not None else above


def staged(noun: Clause, scene: Scene) -> Clause | None:
    """The clause that says that a deed comes about or goes on ("deliveries could begin in May")."""
    if not noun.nominal or noun.parent is None:
        return None
    above = scene.parse.clauses[noun.parent]
    subject = any(a.role == "subject" and a.head == noun.predicate for a in above.arguments)
    operator = operator_of(above, scene) if subject else None
    return above if operator is not None and operator.row.effect in _PHASES else None


def _lacks(noun: Clause, scene: Scene) -> bool:
    """Whether a noun is the object of a negated verb that tells nothing ("had no part in")."""
    if not noun.nominal or noun.parent is None:
        return False
    above = scene.parse.clauses[noun.parent]
    if not above.negated or operator_of(above, scene) or framed(above, scene):
        return False
    return any(a.role == "object" and a.head == noun.predicate for a in above.arguments)


def modality_of(clause: Clause, scene: Scene, default: Modality) -> Modality:
    """The modality of a clause's event, along its whole chain of embedding."""
    modality = own_modality(clause, scene, default)
    judged = _judged(clause, scene)
    if judged is not None:
        return weaker(weaker(modality, "hypothetical"), modality_of(judged, scene, "happened"))
    stage = staged(clause, scene)
    if stage is not None:
        modality = weaker(modality, own_modality(stage, scene, "happened"))
    if modality in DONE and _lacks(clause, scene):
        modality = "denied"
    for above, operator in embedding(clause, scene):
        if operator is None:
            continue
        effect = operator.row.effect
        if above.tense == "past" and not above.negated and _causes(above, scene):
            continue
        modality = weaker(modality, _negated(effect) if above.negated else CONTENT[effect])
        if effect != "speech":
            modality = weaker(
                modality, own_modality(replace(above, negated=False), scene, "happened")
            )
    return modality
