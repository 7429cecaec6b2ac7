"""Slots: which argument of a clause fills a frame's slot, and whom its phrase names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from dragoman.coding.lexicon import Condition, Frame, Slot
from dragoman.coding.scene import ACTORS, Scene, outermost
from dragoman.model import Argument, Clause, Mention, Token
from dragoman.text import Span

_LINKS = frozenset({"CCONJ", "PUNCT", "DET", "SYM", "PART"})
NOTHING = "none"
"""The meaning of an idiom that tells no event."""
_PRESS = "JRN"
_OF = frozenset({"possessor", "oblique"})


def arguments_in(clause: Clause, slot: Slot) -> tuple[Argument, ...]:
    """The arguments of a clause that stand in a slot.

    A genitive with an adposition ("of") is found as possessor and as that oblique.
    """
    return tuple(argument for argument in clause.arguments if _stands_in(argument, slot))


def _stands_in(argument: Argument, slot: Slot) -> bool:
    if argument.role != slot.role and not (slot.markers and {argument.role, slot.role} <= _OF):
        return False
    return not slot.markers or argument.marker in slot.markers


def holds(condition: Condition, clause: Clause, scene: Scene) -> bool:
    """Whether a clause passes one condition of a frame."""
    slot = condition.slot
    arguments = clause.arguments if slot is None else arguments_in(clause, slot)
    if not condition.classes:
        return bool(arguments) is condition.wanted
    return any(condition.classes & _classes(argument, scene) for argument in arguments)


def _classes(argument: Argument, scene: Scene) -> frozenset[str]:
    """Word classes of a phrase's head, and ``@type`` of what it names ("@organisation")."""
    named = scene.mentions_in(argument.span)
    heads = (m for m in named if m.start <= argument.head.start < m.end)
    return scene.classes_of(argument) | {f"@{mention.type}" for mention in heads}


def readings(clause: Clause, scene: Scene) -> Iterator[Clause]:
    """The clause as tables may know its predicate: with an adposition taken in, then as it is.

    "called for talks" is ``call for`` with the object "talks" where the tables have ``call for``.
    """
    for place, argument in enumerate(clause.arguments):
        if argument.role != "oblique" or argument.marker is None or argument.clause is not None:
            continue
        if not any(d.start <= argument.head.start < d.end for d in scene.dates):
            taken = replace(argument, role="object", marker=None)
            arguments = (*clause.arguments[:place], taken, *clause.arguments[place + 1 :])
            yield replace(clause, lemma=f"{clause.lemma} {argument.marker}", arguments=arguments)
    yield clause


def idiom_in(clause: Clause, scene: Scene) -> str | None:
    """What an idiom at the predicate means: a lemma or ``NOTHING``; ``None`` for no idiom."""
    idioms = scene.lexicon.idioms
    tokens = [
        token
        for token in scene.parse.sentences[clause.sentence].tokens
        if clause.start <= token.start < clause.end
    ]
    if not any(token.lemma in idioms for token in tokens):
        return None
    lemmas = tuple(token.lemma for token in tokens)
    for place, token in enumerate(tokens):
        for words, meaning in idioms.get(token.lemma, ()):
            last = place + len(words)
            if lemmas[place:last] == words and _touches(tokens[place:last], clause):
                return meaning
    return None


def _touches(tokens: Sequence[Token], clause: Clause) -> bool:
    return tokens[0].start <= clause.predicate.start < tokens[-1].end


def framed(clause: Clause, scene: Scene) -> tuple[Clause, Frame] | None:
    """The frame of the clause's predicate that fits, and the reading of the clause it fits.

    Of the readings, one whose frame sets conditions comes before one whose frame sets none.
    """
    meaning = idiom_in(clause, scene)
    if meaning == NOTHING:
        return None
    if meaning is not None:
        clause = replace(clause, lemma=meaning, nominal=False)
    fitting: list[tuple[Clause, Frame]] = []
    for reading in readings(clause, scene):
        for frame in scene.lexicon.frames_of(reading.lemma, nominal=reading.nominal):
            if all(holds(condition, reading, scene) for condition in frame.when):
                fitting.append((reading, frame))
                break
    return next((found for found in fitting if found[1].when), fitting[0] if fitting else None)


def _is_actor(mention: Mention, scene: Scene, *, places: bool) -> bool:
    if mention.entity is None:
        return False
    if mention.type in ACTORS:
        entity = scene.entities.get(mention.entity)
        return entity is not None and entity.sector != _PRESS
    return places and mention.type == "place" and scene.country(mention.entity) is not None


def _joined(left: Mention, right: Mention, clause: Clause, scene: Scene) -> bool:
    """Whether only conjunctions, commas and articles stand between two mentions."""
    tokens = scene.parse.sentences[clause.sentence].tokens
    return all(
        token.upos in _LINKS
        for token in tokens
        if left.end <= token.start and token.end <= right.start
    )


def _heading(
    actors: tuple[Mention, ...], argument: Argument, clause: Clause, scene: Scene
) -> tuple[Mention, ...]:
    """The mentions at the phrase's own level: the head's or the first, and those joined to it."""
    people = tuple(mention for mention in actors if mention.type == "person")
    placed = tuple(mention for mention in actors if _has_party(mention, scene))
    if people:
        return people if any(m in placed for m in people) else people + placed
    actors = placed or actors
    heads = [m for m in actors if m.start < argument.head.end and argument.head.start < m.end]
    if not actors:
        return ()
    first = last = actors.index((heads or list(actors))[0])
    while first > 0 and _joined(actors[first - 1], actors[first], clause, scene):
        first -= 1
    while last + 1 < len(actors) and _joined(actors[last], actors[last + 1], clause, scene):
        last += 1
    return actors[first : last + 1]


def _has_party(mention: Mention, scene: Scene) -> bool:
    """Whether a mention leads to a state or a known body."""
    entity = None if mention.entity is None else scene.entities.get(mention.entity)
    if entity is None:
        return False
    known = entity.type != "person" and not entity.key.startswith("local:")
    return bool(entity.country or entity.members or known)


def named_in(
    argument: Argument, clause: Clause, scene: Scene, *, places: bool = False
) -> tuple[str, ...]:
    """Keys of the actors that a phrase names, head first; plural nominals give their members.

    Args:
        argument: A phrase of a clause.
        clause: The clause.
        scene: The document.
        places: Whether a place stands for its state (the host of a visit).
    """
    inside = outermost(
        mention
        for mention in scene.mentions_in(Span(argument.start, argument.end))
        if _is_actor(mention, scene, places=places)
    )
    keys: list[str] = []
    for mention in _heading(inside, argument, clause, scene):
        for key in _expanded(mention, scene):
            if key not in keys:
                keys.append(key)
    return tuple(keys)


def _expanded(mention: Mention, scene: Scene) -> tuple[str, ...]:
    if mention.entity is None:
        return ()
    if mention.type == "place":
        return (f"state:{scene.country(mention.entity)}",)
    entity = scene.entities[mention.entity]
    return entity.members or (mention.entity,)


def fill(
    clause: Clause, slots: tuple[Slot, ...], scene: Scene, *, places: bool = False
) -> tuple[str, ...]:
    """Keys of the actors in the first slot that names any."""
    for slot in slots:
        keys: list[str] = []
        for argument in arguments_in(clause, slot):
            if argument.clause is None:
                keys += [
                    k for k in named_in(argument, clause, scene, places=places) if k not in keys
                ]
        if keys:
            return tuple(keys)
    return ()
