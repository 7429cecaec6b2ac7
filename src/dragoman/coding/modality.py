"""Modality: how real an event is said to be, read along the chain of clauses it is embedded in.

Each predicate above the event may weaken it ("hopes to join", "denied that it plans"); the weakest
reading along the chain is the event's. The order from firm to weak is ``STRENGTH``.
"""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.coding.lexicon import Effect, Operator
from dragoman.coding.scene import Scene
from dragoman.model import Clause, Modality

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
    return scene.lexicon.operators.get((clause.lemma, clause.nominal))


def embedding(clause: Clause, scene: Scene) -> Iterator[tuple[Clause, Operator | None]]:
    """The clauses that this one is content of, from the nearest outwards.

    A nominal clause hangs on the clause whose argument it heads; an adverbial or relative clause
    is not content of the clause it modifies, so the chain ends there.
    """
    current = clause
    while current.parent is not None and current.relation in ("complement", "quote", "nominal"):
        current = scene.parse.clauses[current.parent]
        yield current, operator_of(current, scene)


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
    if clause.progressive and clause.tense == "present" and modality == "happened":
        modality = "ongoing"
    for word in (*clause.modals, *((clause.connective,) if clause.connective else ())):
        operator = scene.lexicon.operators.get((word, False))
        if operator is not None:
            modality = weaker(modality, CONTENT[operator.row.effect])
    return modality


def modality_of(clause: Clause, scene: Scene, default: Modality) -> Modality:
    """The modality of a clause's event, along its whole chain of embedding."""
    modality = own_modality(clause, scene, default)
    for above, operator in embedding(clause, scene):
        if operator is None:
            continue
        effect = operator.row.effect
        modality = weaker(modality, CONTENT[effect])
        if effect == "speech" and not above.negated:
            continue
        if effect != "speech":
            modality = weaker(modality, own_modality(above, scene, "happened"))
    return modality
