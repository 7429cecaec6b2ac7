"""Drafting: a clause and its frame become an event with actors, theme, date and source."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from dragoman.coding.actors import (
    Pair,
    actors_of,
    gathering,
    is_aside,
    two_parties,
    without,
)
from dragoman.coding.attribution import attribution_of
from dragoman.coding.content import (
    is_consumed,
    is_game,
    is_judged,
    is_mere_topic,
    is_vain,
    of_nature,
    yields,
)
from dragoman.coding.drafts import ANSWERED, POINTER, Draft
from dragoman.coding.lexicon import Frame, Slot
from dragoman.coding.modality import embedding, is_purpose, modality_of, operator_of
from dragoman.coding.parties import FORCEFUL, polities
from dragoman.coding.scene import Scene
from dragoman.coding.settings import date_of, destination_of, place_of
from dragoman.coding.slots import fill, framed
from dragoman.coding.themes import theme_of
from dragoman.coding.told import told_in
from dragoman.coding.wishes import wish_of
from dragoman.model import Clause, EventType, Modality

COOPERATIVE: frozenset[EventType] = frozenset({"CONSULT", "SUPPORT", "COOPERATE", "AID"})
_UNREAL: frozenset[Modality] = frozenset({"planned", "desired", "offered", "hypothetical"})
HABITUAL = "habitual"
WITHHELD = "withheld"
"""The word class of what states give each other and are asked for ("recognise")."""
OBLIGATION = "obligation"
"""The word class of modals that tell what someone has to do."""


def type_in_modality(type_: EventType, modality: Modality) -> EventType:
    """The PLOVER type of a deed that is not yet done.

    The manual codes cooperation in the future tense as AGREE, since it tells an intention;
    announced force is THREATEN.
    """
    if type_ in COOPERATIVE and modality in _UNREAL:
        return "AGREE"
    if type_ in FORCEFUL and modality == "planned":
        return "THREATEN"
    return type_


def _content_type(index: int, plain: EventType, scene: Scene) -> EventType:
    """The type of a promise by what is promised: to yield is CONCEDE, to use force THREATEN."""
    own = framed(scene.parse.clauses[index], scene)
    if plain != "AGREE" or (own is not None and own[1].symmetric):
        return plain
    for child in scene.children[index]:
        clause = scene.parse.clauses[child]
        if clause.relation == "complement" or is_purpose(clause, scene):
            found = None if clause.negated else framed(clause, scene)
            if found is not None and found[1].type in ("CONCEDE", "RETREAT"):
                return "CONCEDE"
            if found is not None and found[1].type in FORCEFUL and found[1].type != "MOBILIZE":
                return "THREATEN"
        if clause.nominal and _is_offered(clause, index, scene):
            return "THREATEN"
    return plain


def _is_offered(noun: Clause, above: int, scene: Scene) -> bool:
    """Whether someone is ready for a deed of force that a noun tells ("ready for an attack")."""
    operator = operator_of(scene.parse.clauses[above], scene)
    if operator is None or operator.row.effect != "offered":
        return False
    found = framed(noun, scene)
    inner = next(iter(embedding(noun, scene)), (None,))[0]
    forceful = found is not None and found[1].type in FORCEFUL
    return forceful and inner is scene.parse.clauses[above]


def _background(clause: Clause, scene: Scene) -> bool:
    tokens = scene.parse.sentences[clause.sentence].tokens
    inside = (token.lemma for token in tokens if clause.start <= token.start < clause.end)
    return any(HABITUAL in scene.lexicon.classes_of(lemma) for lemma in inside)


def _by_itself(frame: Frame, actors: tuple[str, ...], scene: Scene) -> bool:
    """Whether a state moves its forces: it needs no one against whom."""
    return frame.type == "MOBILIZE" and bool(polities(actors, scene))


def _repeats(clause: Clause, scene: Scene) -> bool:
    """Whether an argument points back to what was told before ("the agreement", "they")."""
    classes = scene.lexicon.classes_of(clause.lemma) if clause.nominal else frozenset()
    if POINTER & classes:
        return True
    return any(
        scene.classes_of(a) & (POINTER if a.role == "subject" else POINTER | ANSWERED)
        for a in clause.arguments
    )


def _told_elsewhere(index: int, clause: Clause, frame: Frame, scene: Scene) -> bool:
    """Whether a clause tells no event of its own: another one's matter, or a mere topic."""
    if frame.type in FORCEFUL and of_nature(clause, scene):
        return True
    if is_consumed(index, scene) or yields(index, scene) or is_mere_topic(clause, scene):
        return True
    return is_judged(clause, scene) or is_vain(clause, scene) or is_game(clause, scene)


def _coded(
    index: int, clause: Clause, plain: EventType, modality: Modality, scene: Scene
) -> tuple[EventType, Modality]:
    """Type and modality together: "will never return it" refuses, "is likely to help" agrees."""
    if clause.negated and (_refused(clause, plain) or _not_to_be(clause, modality)):
        return "REJECT", "happened"
    if modality == "denied" and plain in COOPERATIVE and _is_withheld(clause, scene):
        return "REJECT", "happened"
    if clause.negated and clause.tense is None and _is_settled(clause, scene):
        return ("REJECT" if plain in COOPERATIVE else "AGREE"), "happened"
    if clause.negated and clause.tense == "present" and modality == "offered":
        return "REJECT", "happened"
    type_ = _content_type(index, plain, scene)
    if type_ in FORCEFUL and modality in ("hypothetical", "planned") and _is_own(clause, scene):
        return "THREATEN", "planned"
    if (
        modality == "opinion"
        and clause.tense is None
        and not clause.nominal
        and type_ in COOPERATIVE
    ):
        return type_in_modality(type_, "planned"), modality
    return type_in_modality(type_, modality), modality


def _is_settled(clause: Clause, scene: Scene) -> bool:
    """Whether a clause is what someone has decided or promised ("the decision not to sell")."""
    _, operator = next(iter(embedding(clause, scene)), (None, None))
    return operator is not None and operator.row.effect == "planned" and not clause.nominal


def _is_own(clause: Clause, scene: Scene) -> bool:
    """Whether a speaker tells what the speaker's own side would do ("said it would strike")."""
    above, operator = next(iter(embedding(clause, scene)), (None, None))
    if above is None or operator is None or operator.row.effect != "speech" or not clause.modals:
        return False
    own = fill(clause, (Slot("subject"),), scene)
    speaker = fill(above, operator.holder, scene)
    return bool(own) and polities(own, scene) == polities(speaker, scene)


def _refused(clause: Clause, plain: EventType) -> bool:
    """Whether someone is not let do something ("would not allow inspectors to enter")."""
    return plain == "CONCEDE" and any(a.role == "complement" for a in clause.arguments)


def _is_withheld(clause: Clause, scene: Scene) -> bool:
    """Whether not to do it is to refuse it ("does not recognise"), or someone will not do it."""
    if clause.negated:
        return WITHHELD in scene.lexicon.classes_of(clause.lemma) and clause.tense == "present"
    above, operator = next(iter(embedding(clause, scene)), (None, None))
    if above is None or operator is None or clause.nominal or above.tense != "present":
        return False
    willing = operator.row.effect in ("desired", "planned")
    return willing and above.negated and not _has_own_subject(clause)


def _refusal(clause: Clause, both: tuple[str, ...], scene: Scene) -> Pair:
    """Who does not do what two sides would do together, and the other side."""
    first = fill(clause, (Slot("subject"),), scene) or both[:1]
    others = without(both, first)
    return (first, others) if others else (both, ())


def _has_own_subject(clause: Clause) -> bool:
    return any(a.role == "subject" and not a.shared for a in clause.arguments)


def _not_to_be(clause: Clause, modality: Modality) -> bool:
    return clause.tense == "future" and modality == "planned"


def draft_event(index: int, scene: Scene) -> Draft | None:
    """The event that a clause reports, or ``None`` where it reports none.

    None where the predicate has no frame, where its event is the theme of another one, or where
    fewer than two polities (countries, or bodies such as the UN) take part.
    """
    found = framed(scene.parse.clauses[index], scene)
    if found is None:
        wished = wish_of(index, scene)
        return None if wished is None else _finish(index, scene, wished)
    clause, frame = found
    if frame.type is None or _told_elsewhere(index, clause, frame, scene):
        return None
    first, second, own = actors_of(index, clause, frame, scene)
    asker = _asker(clause, first, scene)
    if asker and frame.symmetric:
        first, asker = asker + first, ()
    if asker:
        first, second = asker, first
    third = without(fill(clause, frame.third, scene), first + second)
    if not first and own:
        if not clause.passive or not two_parties(second, scene):
            return None
        first, second = second[-1:], second[:-1]
    alone = gathering(frame, first, scene) and not is_aside(clause, scene)
    alone = alone or _by_itself(frame, first, scene)
    anaphoric = not two_parties(first + second + third, scene) and not alone
    pointing = _repeats(clause, scene)
    modality = modality_of(clause, scene, frame.row.modality or "happened")
    type_, modality = _coded(index, clause, frame.type, modality, scene)
    refused = type_ == "REJECT" and frame.symmetric
    if refused:
        first, second = _refusal(clause, first, scene)
    if asker:
        type_, modality = "REQUEST", "happened" if _obliged(clause, scene) else modality
    place = place_of(index, scene)
    if frame.row.mode == "visit":
        place = destination_of(index, scene) or place or (second[0] if second else None)
    return _finish(
        index,
        scene,
        Draft(
            clause=index,
            lemma=clause.lemma,
            type=type_,
            mode=frame.row.mode,
            contexts=frame.row.contexts,
            actor1=first,
            actor2=second,
            third=third,
            symmetric=frame.symmetric and not refused,
            theme=theme_of(index, clause, frame, scene),
            place=place,
            date=date_of(index, scene),
            modality=modality,
            polarity="negative" if clause.negated else "affirmative",
            attribution=(),
            evidence=(),
            stage=frame.row.stage,
            headline=False,
            named=own,
            anaphoric=anaphoric,
            pointing=pointing,
            background=False,
            rule=f"frame:{clause.lemma}".replace(" ", "_"),
            confidence=0.8 if own else 0.6,
        ),
    )


def _asker(clause: Clause, doers: tuple[str, ...], scene: Scene) -> tuple[str, ...]:
    """Who wants it, where someone wants a state to do something ("wants Seoul to return ...")."""
    for above, operator in embedding(clause, scene):
        if operator is None or (operator.row.effect == "speech" and not _obliged(clause, scene)):
            continue
        holder = fill(above, operator.holder, scene)
        if operator.row.effect not in ("desired", "speech") or not holder or not doers:
            return ()
        apart = not polities(holder, scene) & polities(doers, scene)
        return holder if apart and polities(doers, scene) else ()
    return ()


def _obliged(clause: Clause, scene: Scene) -> bool:
    """Whether a clause says what someone has to do ("must withdraw")."""
    return any(OBLIGATION in scene.lexicon.classes_of(modal) for modal in clause.modals)


def _finish(index: int, scene: Scene, draft: Draft) -> Draft:
    clause = scene.parse.clauses[index]
    return replace(
        draft,
        attribution=attribution_of(clause, scene),
        evidence=(scene.document.evidence(told_in(index, scene)),),
        headline=scene.role(clause) in ("title", "summary"),
        background=_background(clause, scene),
    )


def drafts(scene: Scene) -> Iterator[Draft]:
    """All drafts of a document, in the order of its clauses."""
    for index in range(len(scene.parse.clauses)):
        draft = draft_event(index, scene)
        if draft is not None:
            yield draft
