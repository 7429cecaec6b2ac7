"""Wishes: what someone wants, plans or offers in words that no frame knows."""

from __future__ import annotations

from msgspec.structs import replace

from dragoman.coding.actors import inherited, others_in, two_parties, without
from dragoman.coding.content import complement_of
from dragoman.coding.drafts import ANSWERED, POINTER, Draft
from dragoman.coding.lexicon import Operator, Slot
from dragoman.coding.modality import CONTENT, TAKEN, embedding, modality_of, operator_of
from dragoman.coding.parties import polities
from dragoman.coding.scene import Scene
from dragoman.coding.settings import date_of, place_of
from dragoman.coding.slots import fill, framed
from dragoman.coding.themes import shortened, theme_of_argument
from dragoman.model import Clause, Theme
from dragoman.text import trimmed


def wish_of(index: int, scene: Scene) -> Draft | None:
    """An operator over content that no frame knows ("wants to turn a page with Y").

    The draft has no source, evidence or role yet.
    """
    clause = scene.parse.clauses[index]
    operator = operator_of(clause, scene)
    if operator is None or operator.row.fallback is None or _undecided(clause, operator):
        return None
    if any(_tells(i, clause, scene) for i in scene.children[index]):
        return None
    return _draft(index, operator, scene)


def _tells(index: int, above: Clause, scene: Scene) -> bool:
    """Whether a clause, as content of the one above it, tells an event itself or embeds one."""
    clause = scene.parse.clauses[index]
    if next(iter(embedding(clause, scene)), (None,))[0] is not above:
        return False
    found = framed(clause, scene)
    if found is not None and found[1].type is not None:
        return True
    return any(_tells(child, clause, scene) for child in scene.children[index])


def _draft(index: int, operator: Operator, scene: Scene) -> Draft | None:
    clause = scene.parse.clauses[index]
    first = fill(clause, operator.holder, scene)
    if first and not _wishes(clause, scene):
        return None
    if not first and not clause.nominal:
        first = inherited(index, scene)[0]
    second = _hoped_of(clause, first, scene) or others_in(index, clause, first, scene)
    if not second and clause.nominal:
        second = without(inherited(index, scene)[1], first)
    if operator.row.fallback is None or not two_parties(first + second, scene):
        return None
    modality = modality_of(clause, scene, CONTENT[operator.row.effect])
    theme = _wish(clause, scene)
    return Draft(
        clause=index,
        lemma=clause.lemma,
        type=operator.row.fallback,
        mode=None,
        contexts=(),
        actor1=first,
        actor2=second,
        third=(),
        symmetric=False,
        theme=theme,
        place=place_of(index, scene),
        date=date_of(index, scene),
        modality=modality,
        polarity="negative" if clause.negated else "affirmative",
        attribution=(),
        evidence=(),
        stage=None,
        headline=False,
        named=True,
        anaphoric=False,
        pointing=False,
        background=False,
        rule=f"operator:{clause.lemma}".replace(" ", "_"),
        confidence=0.5,
    )


def _wishes(clause: Clause, scene: Scene) -> bool:
    """Whether someone wishes, or their words do, and not a thing of theirs ("Chad's fate")."""
    subjects = [a for a in clause.arguments if a.role == "subject" and a.clause is None]
    if clause.nominal or not subjects:
        return True
    voices = POINTER | ANSWERED
    return any(scene.mentions_at(a.head) or scene.classes_of(a) & voices for a in subjects)


def _hoped_of(clause: Clause, first: tuple[str, ...], scene: Scene) -> tuple[str, ...]:
    """Who is to do what is wanted, where that is another party ("hopes that Rabat helps")."""
    inner = complement_of(clause)
    if inner is None:
        return ()
    own = tuple(a for a in scene.parse.clauses[inner].arguments if not a.shared)
    keys = fill(replace(scene.parse.clauses[inner], arguments=own), (Slot("subject"),), scene)
    return keys if polities(keys, scene) - polities(first, scene) else ()


def _undecided(clause: Clause, operator: Operator) -> bool:
    """Whether someone has not planned anything ("has not decided about Oman yet")."""
    return clause.negated and operator.row.effect == "planned"


def _wish(clause: Clause, scene: Scene) -> Theme | None:
    """What is wanted, in words: the content's, or those of the phrase that the operator takes."""
    inner = complement_of(clause)
    if inner is not None:
        span = scene.parse.clauses[inner].span
        return Theme(shortened(scene.text(trimmed(scene.document.text, span.start, span.end))), "")
    for argument in clause.arguments:
        marker = argument.marker
        taken = marker is not None and TAKEN in scene.lexicon.classes_of(marker)
        if argument.role == "object" or taken:
            return theme_of_argument(argument, clause, scene)
    return None
