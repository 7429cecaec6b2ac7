"""When and where: the date and the place that a clause gives its event."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.coding.scene import Scene, outermost
from dragoman.model import Clause, Date, DateMention, Mention

_LOCATIVE = "locative"
_DESTINATION = "destination"
_VISIT = "visit"
_TALKS = "talks"


def _in_child(start: int, end: int, index: int, scene: Scene) -> bool:
    return any(
        scene.parse.clauses[child].start <= start and end <= scene.parse.clauses[child].end
        for child in scene.children[index]
    )


def _dates_in(index: int, scene: Scene) -> Iterator[DateMention]:
    clause = scene.parse.clauses[index]
    for found in scene.dates:
        inside = clause.start <= found.start and found.end <= clause.end
        if inside and not _in_child(found.start, found.end, index, scene):
            yield found


def _speech(clause: Clause, scene: Scene) -> bool:
    operator = scene.lexicon.operator_of(clause.lemma, nominal=clause.nominal)
    return operator is not None and operator.row.effect == "speech"


def date_of(index: int, scene: Scene) -> Date | None:
    """The date said of a clause: its own, else that of the clause it depends on.

    A reporting verb's date is the time of speaking, so it is not handed down.
    """
    current: int | None = index
    while current is not None:
        clause = scene.parse.clauses[current]
        if current != index and _speech(clause, scene):
            return None
        found = list(_dates_in(current, scene))
        if found:
            return min(
                found, key=lambda d: (d.date.precision == "unknown", _distance(d, clause))
            ).date
        current = clause.parent
    return None


def _distance(found: DateMention, clause: Clause) -> int:
    return max(found.start - clause.predicate.end, clause.predicate.start - found.end, 0)


def _place_in(index: int, marker_class: str, scene: Scene) -> Mention | None:
    clause = scene.parse.clauses[index]
    for argument in clause.arguments:
        if argument.marker is None or argument.role != "oblique":
            continue
        if marker_class not in scene.lexicon.classes_of(argument.marker):
            continue
        found = [
            mention
            for mention in outermost(scene.mentions_in(argument.span))
            if mention.type in ("place", "state") and mention.entity is not None
        ]
        heads = [m for m in found if m.start <= argument.head.start < m.end]
        if heads or (found and found[0].type == "place"):
            return (heads or found)[0]
    return None


def place_of(index: int, scene: Scene) -> str | None:
    """Key of where a clause's event was.

    By its own words ("in Geneva"); else by a visit told beside it ("on a visit to Oman, ...", "who
    is in Doha, ..."); else by the clause it depends on.
    """
    current: int | None = index
    while current is not None:
        found = _place_in(current, _LOCATIVE, scene) or _named_after(current, scene)
        if found is not None:
            return found.entity
        for child in scene.children[current]:
            beside = _place_beside(child, scene) if child != index else None
            if beside is not None:
                return beside
        clause = scene.parse.clauses[current]
        if clause.relation in ("complement", "quote") and clause.parent is not None:
            return None
        current = clause.parent
    return None


def _named_after(index: int, scene: Scene) -> Mention | None:
    """The place in the name of a gathering ("the Munich conference")."""
    clause = scene.parse.clauses[index]
    if not clause.nominal:
        return None
    for argument in clause.arguments:
        if argument.role == "possessor" and argument.marker is None:
            for mention in outermost(scene.mentions_in(argument.span)):
                if mention.type == "place" and mention.entity is not None:
                    return mention
    return None


def _place_beside(child: int, scene: Scene) -> str | None:
    """Where a visit or a stay told beside a clause puts it."""
    clause = scene.parse.clauses[child]
    if clause.relation == "relative":
        found = _place_in(child, _LOCATIVE, scene)
        return None if found is None else found.entity
    classes = scene.lexicon.classes_of(clause.lemma)
    if not clause.nominal or not classes & {_VISIT, _TALKS}:
        return None
    found = _place_in(child, _DESTINATION if _VISIT in classes else _LOCATIVE, scene)
    return None if found is None else found.entity


def destination_of(index: int, scene: Scene) -> str | None:
    """Key of the place that a visitor goes to: the object or the goal of a verb of motion."""
    found = _place_in(index, _DESTINATION, scene)
    if found is not None:
        return found.entity
    for argument in scene.parse.clauses[index].arguments:
        if argument.role in ("object", "possessor"):
            for mention in scene.mentions_in(argument.span):
                if mention.type == "place" and mention.entity is not None:
                    return mention.entity
    return None
