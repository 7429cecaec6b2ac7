"""When and where: the date and the place that a clause gives its event."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from dragoman.coding.scene import Scene, outermost
from dragoman.model import Argument, Clause, Date, DateMention, Mention

_LOCATIVE = "locative"
_DESTINATION = "destination"
_VENUE = "venue"
_VISIT = "visit"
_TALKS = "talks"
_GENITIVE = "genitive"
_SINCE = "since"
_RECORD = "record"
_FUTURE = "future-modal"
"""Word classes: adpositions of the genitive, of a beginning, and superlatives of a record,
modals of what is to come."""


def _in_child(start: int, end: int, index: int, scene: Scene) -> bool:
    return any(
        scene.parse.clauses[child].start <= start and end <= scene.parse.clauses[child].end
        for child in scene.children[index]
    )


def _dates_in(index: int, scene: Scene) -> Iterator[DateMention]:
    clause = scene.parse.clauses[index]
    first = bisect_left(scene.dates, clause.start, key=_start)
    for place in range(first, len(scene.dates)):
        found = scene.dates[place]
        if found.start > clause.end:
            return
        if found.end <= clause.end and not _in_child(found.start, found.end, index, scene):
            yield found


def _start(found: DateMention) -> int:
    return found.start


def _fits(found: DateMention, clause: Clause, scene: Scene) -> bool:
    """Whether a date in a clause can be that of its event.

    It is not what only names a thing ("the accord of 2000"), what a record is counted from ("for
    the first time since 1998"), what lies ahead of a past deed ("invited him to a forum next year")
    or behind one to come.
    """
    if _of_a_noun(found, clause, scene) or _counted_from(found, clause, scene):
        return False
    published = scene.document.published
    if published is None or found.date.basis == "document":
        return True
    if clause.tense == "past" and published.latest and found.date.earliest:
        return found.date.earliest <= published.latest
    if clause.tense == "future" and published.earliest and found.date.latest:
        return found.date.latest >= published.earliest
    return True


def _of_a_noun(found: DateMention, clause: Clause, scene: Scene) -> bool:
    """Whether the date hangs by "of" on another noun than the predicate."""
    before = scene.document.text[clause.start : found.start].split()[-1:]
    if not before or _GENITIVE not in scene.lexicon.classes_of(before[0].lower()):
        return False
    between = scene.document.text[clause.predicate.end : found.start].split()
    return len(between) != 1


def _counted_from(found: DateMention, clause: Clause, scene: Scene) -> bool:
    """Whether a record is counted from it ("the first visit since 2012")."""
    words = (found.date.said or "").lower().split()
    if not words or _SINCE not in scene.lexicon.classes_of(words[0]):
        return False
    said = scene.document.text[clause.start : clause.end].lower().split()
    return any(_RECORD in scene.lexicon.classes_of(word) for word in said)


def _speech(clause: Clause, scene: Scene) -> bool:
    operator = scene.lexicon.operator_of(clause.lemma, nominal=clause.nominal)
    return operator is not None and operator.row.effect == "speech"


def date_of(index: int, scene: Scene) -> Date | None:
    """The date said of a clause: its own, else that of the clause it depends on.

    A reporting verb's date is the time of speaking, so it is handed down only to what is promised.
    """
    current: int | None = index
    while current is not None:
        clause = scene.parse.clauses[current]
        if current != index and _speech(clause, scene) and not _promised(index, scene):
            return None
        found = [d for d in _dates_in(current, scene) if _fits(d, clause, scene)]
        if found:
            return min(
                found, key=lambda d: (d.date.precision == "unknown", _distance(d, clause))
            ).date
        current = clause.parent
    return None


def _promised(index: int, scene: Scene) -> bool:
    """Whether a clause tells what is to come, as seen by who speaks ("would accept")."""
    clause = scene.parse.clauses[index]
    ahead = clause.tense == "future" or any(
        _FUTURE in scene.lexicon.classes_of(modal) for modal in clause.modals
    )
    return ahead and not any(_fits(d, clause, scene) for d in _dates_in(index, scene))


def _distance(found: DateMention, clause: Clause) -> int:
    return max(found.start - clause.predicate.end, clause.predicate.start - found.end, 0)


def _place_in(index: int, marker_class: str, scene: Scene) -> Mention | None:
    clause = scene.parse.clauses[index]
    for argument in clause.arguments:
        if argument.marker is None or argument.role != "oblique":
            continue
        if marker_class in scene.lexicon.classes_of(argument.marker):
            found = _place_of_phrase(argument, scene)
        elif marker_class == _LOCATIVE:
            found = _place_within(argument, scene)
        else:
            found = None
        if found is not None:
            return found
    return None


def _places_in(argument: Argument, scene: Scene) -> list[Mention]:
    return [
        mention
        for mention in outermost(scene.mentions_in(argument.span))
        if mention.type in ("place", "state") and mention.entity is not None
    ]


def _place_of_phrase(argument: Argument, scene: Scene) -> Mention | None:
    """The place that a phrase of place names: its head, or what that lies in ("a palace in X")."""
    found = _places_in(argument, scene)
    heads = [m for m in found if m.start <= argument.head.start < m.end]
    inside = [m for m in found if m.type == "place" or _behind_locative(m, argument, scene)]
    return next(iter(heads or inside), None)


def _place_within(argument: Argument, scene: Scene) -> Mention | None:
    """The place in a phrase of another kind: "on the shore of X", "on visas in X in May 2016"."""
    found = [m for m in _places_in(argument, scene) if m.type == "place"]
    if _VENUE in scene.lexicon.classes_of(argument.lemma):
        return next(iter(found), None)
    starts = {date.start for date in scene.dates}
    for mention in found:
        after = len(scene.document.text[mention.end : mention.end + 2].lstrip())
        dated = mention.end + 2 - after in starts
        if dated and _behind_locative(mention, argument, scene):
            return mention
    return None


def _behind_locative(mention: Mention, argument: Argument, scene: Scene) -> bool:
    before = scene.document.text[argument.start : mention.start].split()[-1:]
    return bool(before) and _LOCATIVE in scene.lexicon.classes_of(before[0].lower())


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
