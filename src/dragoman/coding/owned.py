"""Owned: parties that possessives stand for ("its", "his country", "the general's Oman visit")."""

from __future__ import annotations

from dragoman.coding.lexicon import Frame, Slot
from dragoman.coding.nearby import VISIT
from dragoman.coding.parties import polities
from dragoman.coding.scene import Scene
from dragoman.coding.slots import fill, named_in
from dragoman.model import Argument, Clause

POSSESSIVE = "possessive"
COMPANION = "companion"
"""The word class of adpositions with which others do the same ("together with")."""
_SUBJECT = (Slot("subject"),)


def own_side(clause: Clause, scene: Scene) -> tuple[str, ...]:
    """Whose the subject is where it is "his country": of who acts in a clause above."""
    for argument in clause.arguments:
        if argument.role == "subject" and not argument.shared and argument.clause is None:
            word = scene.text(argument.span).split(maxsplit=1)[0].lower()
            if POSSESSIVE in scene.lexicon.classes_of(word):
                return subject_above(clause, scene)
    return ()


def subject_above(clause: Clause, scene: Scene) -> tuple[str, ...]:
    """Who acts in the nearest clause above that tells it."""
    while clause.parent is not None:
        clause = scene.parse.clauses[clause.parent]
        found = fill(clause, _SUBJECT, scene)
        if found:
            return found
    return ()


def companions(clause: Clause, scene: Scene) -> tuple[str, ...]:
    """Who does it too ("together with Russian aircraft")."""
    found: tuple[str, ...] = ()
    for argument in clause.arguments:
        if argument.marker and COMPANION in scene.lexicon.classes_of(argument.marker):
            found += named_in(argument, clause, scene)
    return found


def owners(index: int, scene: Scene) -> tuple[str, ...]:
    """Whose things a clause speaks of where it says "its": those who act in a clause above."""
    clause = scene.parse.clauses[index]
    if not any(is_owned(argument, clause, scene) for argument in clause.arguments):
        return ()
    return subject_above(clause, scene)


def is_owned(argument: Argument, clause: Clause, scene: Scene) -> bool:
    """Whether a phrase that names no one begins with a possessive, or says "this country"."""
    if argument.role == "subject" or argument.shared or argument.clause is not None:
        return False
    if any(m.type == "state" and m.form == "nominal" for m in scene.mentions_in(argument.span)):
        return True
    word = scene.text(argument.span).split(maxsplit=1)[0].lower()
    if POSSESSIVE not in scene.lexicon.classes_of(word):
        return False
    return not polities(named_in(argument, clause, scene), scene)


def visited(
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
    return (visitor, host) if host else None


def each_other(clause: Clause, scene: Scene) -> bool:
    """Whether what is done is done to people of both sides ("envoys of the two were expelled")."""
    for argument in clause.arguments:
        if argument.role == "object" and not argument.shared:
            groups = (m for m in scene.mentions_in(argument.span) if m.type == "group")
            pairs = (m for m in groups if m.entity and m.start >= argument.head.end)
            if any(len(scene.entities[m.entity or ""].members) > 1 for m in pairs):
                return True
    return False
