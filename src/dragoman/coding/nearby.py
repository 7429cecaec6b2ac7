"""Nearby: other parties that a clause's surroundings name, where its own slots name too few.

Places tell on whose ground something is done, relative clauses who had a hand in a thing.
"""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.coding.attribution import quote_around
from dragoman.coding.lexicon import Frame, Slot
from dragoman.coding.modality import ASIDE, is_purpose
from dragoman.coding.parties import FORCEFUL, polities
from dragoman.coding.scene import Scene, outermost
from dragoman.coding.slots import LOCATIVE, arguments_in, fill, framed, named_in
from dragoman.model import Argument, Clause, EventType
from dragoman.text import Span

VISIT = "visit"
NEAR = "near"
"""The word class of adpositions that tell what a place is close to."""
CROWD = "protester"
"""The word class of those who protest."""
_APART = frozenset({ASIDE, LOCATIVE})
"""Classes of adpositions whose phrases name no party."""
_SUBJECT = (Slot("subject"),)
_TOLD = frozenset({"root", "complement", "quote"})
"""Relations of clauses that are told for themselves."""
WORDS: frozenset[EventType | None] = frozenset({"AGREE", "REQUEST", "REJECT", "THREATEN", "ACCUSE"})
"""Types of what is done by words, which are meant for someone."""


def named_by(clause: Clause, scene: Scene) -> Iterator[str]:
    """Whom the phrases of a clause name, those apart left out."""
    for argument in clause.arguments:
        if argument.clause is not None or argument.shared:
            continue
        if not apart(argument, scene) or is_party(argument, clause, scene):
            yield from named_in(argument, clause, scene)


def apart(argument: Argument, scene: Scene) -> bool:
    """Whether a phrase stands beside the main thing: an aside or a place."""
    if argument.marker is None:
        return False
    return bool(scene.lexicon.classes_of(argument.marker) & _APART)


def on_ground(clause: Clause, known: tuple[str, ...], scene: Scene) -> tuple[str, ...]:
    """The other state on whose ground something is done ("bombed a bridge in Sanaa")."""
    taken = polities(known, scene)
    for argument in clause.arguments:
        marker = argument.marker
        aside = marker is not None and ASIDE in scene.lexicon.classes_of(marker)
        if argument.role == "subject" or argument.shared or argument.clause is not None or aside:
            continue
        keys = named_in(argument, clause, scene, places=True)
        for found in (keys, last_place(argument, scene)):
            if len(polities(found, scene)) == 1 and polities(found, scene) - taken:
                return found
    return ()


def on_ground_below(index: int, known: tuple[str, ...], scene: Scene) -> tuple[str, ...]:
    """On whose ground something is done, by the clause or by what it is done for."""
    found = on_ground(scene.parse.clauses[index], known, scene)
    for child in () if found else scene.children[index]:
        inner = scene.parse.clauses[child]
        if inner.tense is None and not inner.nominal and inner.relation == "adverbial":
            found = found or on_ground(inner, known, scene)
    return found


def last_place(argument: Argument, scene: Scene) -> tuple[str, ...]:
    """The state of the last place or capital that a phrase names."""
    for mention in reversed(outermost(scene.mentions_in(argument.span))):
        capital = mention.type == "state" and mention.form == "metonym"
        if mention.type == "place" or capital:
            country = scene.country(mention.entity)
            return () if country is None else (f"state:{country}",)
    return ()


def crowd(
    clause: Clause, against: tuple[str, ...], scene: Scene
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Who protests and against whom, where only the place says who protests.

    The state in whose streets it is, if someone else is named too; a place that was taken for whom
    it is against is where it is, if the sentence names one other.
    """
    for argument in clause.arguments:
        if argument.marker is None and argument.role != "subject":
            continue
        found = last_place(argument, scene)
        if found and found[0] not in against:
            return found, against
        if found and found == against:
            return found, bystander(clause, found, scene)
    return (), against


def of_crowd(clause: Clause, scene: Scene) -> bool:
    """Whether the subject is people who protest."""
    subjects = (argument for argument in clause.arguments if argument.role == "subject")
    return any(CROWD in scene.lexicon.classes_of(argument.lemma) for argument in subjects)


def is_meant(clause: Clause, frame: Frame, first: tuple[str, ...]) -> bool:
    """Whether a deed that names one party may be meant for the other that the sentence names."""
    if frame.type == "CONSULT":
        return bool(first) and clause.nominal and frame.row.mode == VISIT
    loose = clause.nominal or (clause.tense is None and clause.relation != "complement")
    if loose and frame.type not in WORDS and frame.type != "MOBILIZE":
        return False
    return bool(first) or (clause.passive and clause.relation in _TOLD)


def bystander(clause: Clause, known: tuple[str, ...], scene: Scene) -> tuple[str, ...]:
    """The one other party that a sentence names, or all in what is said: it is meant for them."""
    sentence = scene.parse.sentences[clause.sentence]
    beside = _beside(clause, scene)
    told = outermost(scene.mentions_in(sentence.span))
    keys = [m.entity for m in told if m.entity and not any(s.contains(m.span) for s in beside)]
    named = [key for key in dict.fromkeys(keys) if key in scene.entities]
    parties = polities((*known, *_quoted(clause, scene)), scene)
    others = [k for k in named if polities((k,), scene) and not polities((k,), scene) & parties]
    if len(polities(tuple(others), scene)) == 1:
        return tuple(others)
    said = [a.span for a in clause.arguments if a.clause is not None]
    inside = {m.entity for span in said for m in scene.mentions_in(span)}
    return tuple(key for key in others if key in inside)


def _quoted(clause: Clause, scene: Scene) -> tuple[str, ...]:
    """Whose own words a clause is of: they are meant for someone else."""
    quote = quote_around(clause, scene)
    if quote is None or quote.speaker is None or quote.form != "direct":
        return ()
    return (quote.speaker,)


def _beside(clause: Clause, scene: Scene) -> list[Span]:
    """Where a clause tells what it was near: no one named there is meant."""
    markers = ((a.span, a.marker) for a in clause.arguments if a.marker is not None)
    return [span for span, marker in markers if NEAR in scene.lexicon.classes_of(marker)]


def in_relatives(index: int, known: tuple[str, ...], scene: Scene) -> tuple[str, ...]:
    """The one other party in the relative clauses on a clause's phrases ("aid sent by Oslo")."""
    taken = polities(known, scene)
    found: tuple[str, ...] = ()
    heads = {argument.head for argument in scene.parse.clauses[index].arguments}
    for child in scene.children[index]:
        inner = scene.parse.clauses[child]
        on_phrase = any(a.shared and a.head in heads for a in inner.arguments)
        if inner.relation == "relative" and (on_phrase or inner.tense is not None):
            keys = tuple(named_by(inner, scene))
            found += tuple(key for key in keys if polities((key,), scene) - taken)
    return found if len(polities(found, scene)) == 1 else ()


def above_relative(
    clause: Clause, known: tuple[str, ...], frame: Frame, scene: Scene
) -> tuple[str, ...]:
    """Who acts in the clause above force that a relative clause tells ("caught men sent by Y")."""
    if clause.relation != "relative" or clause.parent is None or frame.type not in FORCEFUL:
        return ()
    above = scene.parse.clauses[clause.parent]
    found = fill(above, _SUBJECT, scene)
    if not polities(found, scene) - polities(known, scene):
        return on_ground(above, known, scene)
    others = polities(found, scene) - polities(known, scene)
    return found if len(others) == 1 == len(polities(found, scene)) else ()


def hosts_above(clause: Clause, scene: Scene) -> tuple[str, ...]:
    """The hosts of a visit that a clause tells the aim of ("flew to Oslo to sign the deal")."""
    if clause.parent is None or not is_purpose(clause, scene):
        return ()
    found = framed(scene.parse.clauses[clause.parent], scene)
    if found is None or found[1].row.mode != VISIT:
        return ()
    return fill(found[0], found[1].actor2, scene, places=True)


def is_party(argument: Argument, clause: Clause, scene: Scene) -> bool:
    """Whether a noun's own frame has a place's phrase for a party ("membership in the bloc")."""
    found = framed(clause, scene) if clause.nominal else None
    return found is not None and any(
        argument in arguments_in(clause, slot) for slot in found[1].actor2 if slot.markers
    )
