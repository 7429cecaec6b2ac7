"""Slots: which argument of a clause fills a frame's slot, and whom its phrase names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from msgspec.structs import replace

from dragoman.coding.lexicon import Condition, Frame, Slot
from dragoman.coding.scene import ACTORS, Scene, outermost
from dragoman.model import Argument, Clause, Mention, Token
from dragoman.text import Span

_LINKS = frozenset({"CCONJ", "PUNCT", "DET", "SYM", "PART"})
NOTHING = "none"
"""The meaning of an idiom that tells no event."""
BESIDE = "beside"
"""The word class of adpositions whose phrases tell where a person or thing is ("outside")."""
INFINITIVE = "(infinitive)"
"""What marks the rows of a predicate that holds with an infinitive only ("told X to leave")."""
PURPOSE = "purpose"
"""The word class of what introduces a purpose ("to", «تا»)."""
LOCATIVE = "locative"
"""The word class of adpositions that tell where."""
HELPER = "helper"
"""The word class of participles in compounds that name who stands behind a thing ("-brokered")."""
HYPHEN = "-"
_COMPOUND = 20
"""Code points of a compound's second part that are looked at."""
_PRESS = "JRN"
_OF = frozenset({"possessor", "oblique"})


def arguments_in(clause: Clause, slot: Slot) -> tuple[Argument, ...]:
    """The arguments of a clause that stand in a slot.

    A genitive with an adposition ("of") is found as possessor and as that oblique.
    """
    role, markers = slot.role, slot.markers
    if not markers:
        return tuple([a for a in clause.arguments if a.role == role])
    roles = _OF if role in _OF else (role,)
    return tuple([a for a in clause.arguments if a.marker in markers and a.role in roles])


def holds(condition: Condition, clause: Clause, scene: Scene) -> bool:
    """Whether a clause passes one condition of a frame."""
    slot = condition.slot
    arguments = clause.arguments if slot is None else arguments_in(clause, slot)
    if not condition.classes:
        return bool(arguments) is condition.wanted
    wanted = condition.classes
    return any(
        not wanted.isdisjoint(scene.classes_of(argument)) or _names(argument, wanted, scene)
        for argument in arguments
    )


def _names(argument: Argument, wanted: frozenset[str], scene: Scene) -> bool:
    """Whether what a phrase's head names is of a wanted ``@type`` ("@organisation")."""
    if not _asks_types(wanted):
        return False
    place = argument.head.start
    named = scene.mentions_in(argument.span)
    return any(f"@{m.type}" in wanted for m in named if m.start <= place < m.end)


@lru_cache(maxsize=1024)
def _asks_types(wanted: frozenset[str]) -> bool:
    return any(name.startswith("@") for name in wanted)


def readings(clause: Clause, scene: Scene) -> Iterator[Clause]:
    """The clause as tables may know its predicate: with an adposition taken in, then as it is.

    "called for talks" is ``call for`` with the object "talks" where the tables have ``call for``;
    what the tables know as a phrase ("take to court", "set fire to") comes first.
    """
    if not clause.nominal:
        yield from _phrases(clause, scene)
    has_object = any(a.role == "object" and not a.shared for a in clause.arguments)
    for place, argument in enumerate(clause.arguments):
        if argument.role == "complement" and argument.clause is not None:
            connective = scene.parse.clauses[argument.clause].connective
            if is_infinitive(argument, scene):
                yield replace(clause, lemma=f"{clause.lemma} {INFINITIVE}")
            elif connective is not None:
                yield replace(clause, lemma=f"{clause.lemma} {connective}")
        if argument.role != "oblique" or argument.marker is None or argument.clause is not None:
            continue
        if has_object and LOCATIVE in scene.lexicon.classes_of(argument.marker):
            continue
        if not scene.is_dated(argument.head.start):
            taken = replace(argument, role="object", marker=None)
            arguments = (*clause.arguments[:place], taken, *clause.arguments[place + 1 :])
            yield replace(clause, lemma=f"{clause.lemma} {argument.marker}", arguments=arguments)
    yield clause


def is_infinitive(argument: Argument, scene: Scene) -> bool:
    """Whether a complement tells what is to be done ("told India to leave")."""
    if argument.role != "complement" or argument.clause is None:
        return False
    inner = scene.parse.clauses[argument.clause]
    if inner.connective is None or inner.tense is not None:
        return False
    return PURPOSE in scene.lexicon.classes_of(inner.connective)


def _phrases(clause: Clause, scene: Scene) -> Iterator[Clause]:
    """The clause with a noun taken into its predicate, where the tables know the phrase.

    Not so a noun of action, which is a predicate itself.
    """
    for place, argument in enumerate(clause.arguments):
        if argument.role not in ("object", "oblique") or argument.clause is not None:
            continue
        if argument.marker is None and scene.lexicon.frames_of(argument.lemma, nominal=True):
            continue
        words = " ".join(filter(None, (clause.lemma, argument.marker, argument.lemma)))
        noun = replace(argument, role="possessor", marker=None)
        rest = (*clause.arguments[:place], noun, *clause.arguments[place + 1 :])
        for at, other in enumerate(rest):
            if other.role == "oblique" and other.marker is not None:
                phrase = f"{words} {other.marker}"
                if scene.lexicon.frames_of(phrase, nominal=False):
                    taken = replace(other, role="object", marker=None)
                    yield replace(
                        clause, lemma=phrase, arguments=(*rest[:at], taken, *rest[at + 1 :])
                    )
        if scene.lexicon.frames_of(words, nominal=False):
            yield replace(clause, lemma=words, arguments=rest)


def idiom_in(clause: Clause, scene: Scene) -> str | None:
    """What an idiom at the predicate means: a lemma or ``NOTHING``; ``None`` for no idiom."""
    idioms = scene.lexicon.idioms
    if clause.sentence not in scene.idiomatic:
        inside = scene.parse.sentences[clause.sentence].tokens
        scene.idiomatic[clause.sentence] = any(token.lemma in idioms for token in inside)
    if not scene.idiomatic[clause.sentence]:
        return None
    tokens = [
        token
        for token in scene.parse.sentences[clause.sentence].tokens
        if clause.start <= token.start
    ]
    if not any(token.lemma in idioms for token in tokens):
        return None
    lemmas = tuple(token.lemma for token in tokens)
    for place, token in enumerate(tokens):
        if token.start >= clause.end:
            break
        for words, meaning in idioms.get(token.lemma, ()):
            last = place + len(words)
            if lemmas[place:last] == words and _touches(tokens[place:last], clause):
                return meaning
    return None


def _touches(tokens: Sequence[Token], clause: Clause) -> bool:
    return tokens[0].start <= clause.predicate.start < tokens[-1].end


def framed(clause: Clause, scene: Scene) -> tuple[Clause, Frame] | None:
    """The frame of the clause's predicate that fits, and the reading of the clause it fits.

    A phrase with an adposition ("take to court") comes first; of the other readings, one whose
    frame sets conditions comes before one whose frame sets none.
    """
    known = scene.framings.get(id(clause))
    if known is None:
        known = scene.framings[id(clause)] = (clause, _framed(clause, scene))
    return known[1]


def _framed(clause: Clause, scene: Scene) -> tuple[Clause, Frame] | None:
    meaning = idiom_in(clause, scene)
    if meaning == NOTHING:
        return None
    if meaning is not None:
        clause = replace(clause, lemma=meaning, nominal=False)
    fitting: list[tuple[Clause, Frame]] = []
    for reading in readings(clause, scene):
        for frame in scene.lexicon.frames_of(reading.lemma, nominal=reading.nominal):
            if all(holds(condition, reading, scene) for condition in frame.when):
                if reading.lemma.count(" ") > clause.lemma.count(" ") + 1:
                    return reading, frame
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
    actors = _without_helpers(actors, scene)
    people = tuple(mention for mention in actors if mention.type == "person")
    placed = tuple(mention for mention in actors if _has_party(mention, scene))
    if people and any(m in placed for m in people):
        return _with_joined(people, placed, clause, scene)
    if people:
        return people + placed
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


def _with_joined(
    people: tuple[Mention, ...], placed: tuple[Mention, ...], clause: Clause, scene: Scene
) -> tuple[Mention, ...]:
    """People and the states or groups of other countries that a list names with them."""
    listed = list(people)
    for mention in (*reversed(placed), *placed):
        country = scene.country(mention.entity)
        if any(one is mention or scene.country(one.entity) == country for one in listed):
            continue
        for one in listed:
            first, last = sorted((mention, one), key=_start)
            if not first.span.overlaps(last.span) and _joined(first, last, clause, scene):
                listed.append(mention)
                break
    return tuple(sorted(listed, key=_start))


def _start(mention: Mention) -> int:
    return mention.start


def _is_crossed(mention: Mention, scene: Scene) -> bool:
    """Whether a mention runs into another one ("the West" in "the West Bank")."""
    last = Span(mention.end - 1, mention.end)
    return any(
        mention.start < other.start <= last.start and other.end > mention.end
        for other in scene.mentions_at(last)
    )


def _is_beside(mention: Mention, argument: Argument, scene: Scene) -> bool:
    """Whether a mention only tells where the phrase's head is ("crowds outside the embassy of")."""
    if mention.start < argument.head.end:
        return False
    between = scene.document.text[argument.head.end : mention.start].lower().split()
    return any(BESIDE in scene.lexicon.classes_of(word) for word in between)


def _without_helpers(actors: tuple[Mention, ...], scene: Scene) -> tuple[Mention, ...]:
    """The actors but those who only help the others along ("a Norwegian-brokered deal")."""
    if len(actors) < 2:
        return actors
    kept = tuple(mention for mention in actors if not _helps(mention, scene))
    return kept or actors


def _helps(mention: Mention, scene: Scene) -> bool:
    """Whether a compound says that someone stands behind a thing ("Norwegian-brokered")."""
    after = scene.document.text[mention.end : mention.end + _COMPOUND]
    if not after.startswith(HYPHEN):
        return False
    word = after[1:].split(maxsplit=1)[:1]
    return bool(word) and HELPER in scene.lexicon.classes_of(word[0].lower())


def _has_party(mention: Mention, scene: Scene) -> bool:
    """Whether a mention leads to a state or a known body."""
    entity = None if mention.entity is None else scene.entities.get(mention.entity)
    if entity is None:
        return False
    known = entity.type != "person" and not entity.key.startswith("local:")
    return bool(entity.country or entity.members or known)


def _hides(mention: Mention, actors: Sequence[Mention], scene: Scene) -> bool:
    """Whether a mention that leads nowhere has one inside that does ("agencies of Oman")."""
    if mention.type == "person" or _has_party(mention, scene):
        return False
    inner = (m for m in actors if m is not mention and mention.span.contains(m.span))
    return any(_has_party(other, scene) for other in inner)


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
    key = argument.span, argument.head, clause.sentence, places
    if key not in scene.named:
        scene.named[key] = _named_in(argument, clause, scene, places=places)
    return scene.named[key]


def _named_in(argument: Argument, clause: Clause, scene: Scene, *, places: bool) -> tuple[str, ...]:
    actors = [
        mention
        for mention in scene.mentions_in(Span(argument.start, argument.end))
        if _is_actor(mention, scene, places=places)
        and not _is_beside(mention, argument, scene)
        and not _is_crossed(mention, scene)
    ]
    inside = outermost(m for m in actors if not _hides(m, actors, scene))
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
    """Keys of the actors in the first slot that names any; "his visit of" is first of all his."""
    for slot in slots:
        keys: list[str] = []
        arguments = arguments_in(clause, slot)
        if slot.role == "possessor" and not slot.markers:
            arguments = tuple(a for a in arguments if a.marker is None) or arguments
        for argument in arguments:
            if argument.clause is None:
                keys += [
                    k for k in named_in(argument, clause, scene, places=places) if k not in keys
                ]
        if keys:
            return tuple(keys)
    return ()
