"""The topic: the two states that a report is about, for sentences that name only one or none.

"Turkey and Egypt expelled ... Cairo recalled its envoy in 2013": whom the second sentence is meant
for is told by those before it, else by the report as a whole.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from dragoman.coding.drafts import Draft
from dragoman.coding.modality import DONE
from dragoman.coding.parties import FORCEFUL, polities
from dragoman.coding.scene import ACTORS, Scene, outermost
from dragoman.model import Mention
from dragoman.text import Span

NEAR = 2
"""How many sentences back the parties of an event are still in mind."""
_BETWEEN = frozenset({"AGREE", "CONSULT", "SUPPORT", "COOPERATE"})
"""Types of what the two states of a report do together where a sentence names neither."""
_ON_SOMEONE = FORCEFUL - {"SANCTION"}
"""Types of deeds whose victim a report tells with them, or has none."""
_ATTACK = frozenset({"attack"})
"""The noun class of deeds of force."""
_PRIVATE = frozenset({"MED", "BUS"})
"""PLOVER sectors of organisations that do not stand for their country."""
_CLEAR = 0.7
"""The share of the names of states in a report that those of its two states have at least."""

COUNTED = 2
"""Among how many first words of a phrase the number stands that counts it."""
_PAIR = frozenset({"pair"})
"""The word class of the number of two states."""

Parties = tuple[str, str]
"""Two states by key, in order."""


class Topic(Struct, frozen=True):
    """What a report tells whole, and whom it is about.

    Attributes:
        told: The drafts that name all of their parties, in the order of their clauses.
        commonest: The two states that most of them are between.
        main: The same two, if the report hardly speaks of others.
    """

    told: tuple[Draft, ...]
    commonest: Parties | None
    main: Parties | None


def topic_of(told: tuple[Draft, ...], scene: Scene) -> Topic:
    """The topic of a document by the drafts of it that name all of their parties, in order."""
    pair = _commonest(told, scene)
    return Topic(told, pair, pair if pair is not None and _is_main(pair, scene) else None)


def completed(draft: Draft, topic: Topic, scene: Scene) -> Draft | None:
    """A draft that names too few parties with those its surroundings tell.

    Who is one of two acts toward the other, or both act together where none is named; who is
    neither acts toward both, if the draft points back to what the two did.

    Args:
        draft: Names one party or none.
        topic: Of its document.
        scene: The document.
    """
    own = polities(draft.actors, scene)
    if draft.pointing:
        return _pointed(draft, own, topic, scene)
    if draft.background or len(own) > 1 or _is_many(draft, scene):
        return None
    near, main = _nearby(draft, own, topic.told, scene), topic.main
    parties = near or main if own else main or near
    if parties is None or not own <= polities(parties, scene):
        return None
    if _names_others(draft, parties, scene):
        return None
    if not own:
        return _together(draft, parties, scene)
    if draft.type in _ON_SOMEONE or not draft.named or not draft.actor1 or draft.actor2:
        return None
    if _at_home(draft, own, scene) or _of_attack(draft, scene):
        return None
    return _toward(draft, own, parties, scene)


def _pointed(draft: Draft, own: set[str], topic: Topic, scene: Scene) -> Draft | None:
    """A draft that points back ("welcomed the deal"), with the parties of what it points to."""
    parties = _nearby(draft, own, topic.told, scene) or topic.commonest
    if parties is None:
        return None
    if not own or draft.symmetric:
        if not own <= polities(parties, scene) or _is_many(draft, scene):
            return None
        return replace(draft, actor1=parties, actor2=(), anaphoric=False, confidence=0.5)
    if not draft.actor1 or draft.actor2:
        return None
    return _toward(draft, own, parties, scene)


def _at_home(draft: Draft, own: set[str], scene: Scene) -> bool:
    """Whether a deed is done to someone of the doer's own country ("urged the judiciary to")."""
    for argument in scene.parse.clauses[draft.clause].arguments:
        if argument.role != "subject" and argument.clause is None and not argument.shared:
            named = outermost(scene.mentions_in(argument.span))
            if named_polities(argument.span, scene) & own:
                return True
            if any(m.type == "organisation" and m.entity is None for m in named):
                return True
    return False


def _of_attack(draft: Draft, scene: Scene) -> bool:
    """Whether it is about force by someone who is not named ("condemned the bombing")."""
    arguments = scene.parse.clauses[draft.clause].arguments
    return any(_ATTACK & scene.classes_of(one) for one in arguments if one.role == "object")


def _is_many(draft: Draft, scene: Scene) -> bool:
    """Whether a number other than two counts who acts ("the four", "all three states")."""
    clause = scene.parse.clauses[draft.clause]
    tokens = scene.parse.sentences[clause.sentence].tokens
    for argument in clause.arguments:
        if argument.role == "subject":
            first = [t for t in tokens if argument.start <= t.start < argument.end][:COUNTED]
            counts = [t.lemma for t in first if t.upos == "NUM"]
            if any(not scene.lexicon.classes_of(one) & _PAIR for one in counts):
                return True
    return False


def _toward(draft: Draft, own: set[str], parties: Parties, scene: Scene) -> Draft:
    others = tuple(key for key in parties if not polities((key,), scene) <= own)
    if draft.symmetric:
        return replace(
            draft, actor1=draft.actor1 + others, actor2=(), anaphoric=False, confidence=0.4
        )
    return replace(draft, actor2=others, anaphoric=False, confidence=0.4)


def _together(draft: Draft, parties: Parties, scene: Scene) -> Draft | None:
    """What both states do, where a sentence tells what is done and not by whom."""
    clause = scene.parse.clauses[draft.clause]
    past = clause.tense == "past" or draft.modality not in DONE
    if draft.type not in _BETWEEN or clause.nominal or draft.actors or draft.modality == "denied":
        return None
    if clause.tense is None or not past or clause.relation in ("relative", "adverbial"):
        return None
    return replace(
        draft, actor1=parties, actor2=(), symmetric=True, anaphoric=False, confidence=0.4
    )


def _names_others(draft: Draft, parties: Parties, scene: Scene) -> bool:
    """Whether the sentence of a draft names polities beside the two."""
    sentence = scene.parse.sentences[scene.parse.clauses[draft.clause].sentence]
    return bool(named_polities(sentence.span, scene) - polities(parties, scene))


def named_polities(span: Span, scene: Scene) -> set[str]:
    """The countries and international bodies that the words at ``span`` name."""
    return polities(tuple(_acting(scene.mentions_in(span), scene)), scene)


def _acting(mentions: Iterable[Mention], scene: Scene) -> Iterator[str]:
    """Whom mentions name, one after the other, that stands for a country or a body."""
    for mention in outermost(mentions):
        entity = scene.entities.get(mention.entity or "")
        if entity is None or entity.sector in _PRIVATE:
            continue
        if entity.type in ACTORS and entity.type != "group":
            yield entity.key


def _nearby(draft: Draft, own: set[str], told: Sequence[Draft], scene: Scene) -> Parties | None:
    """The parties of the last event told shortly before, of which the draft's own is one."""
    here = scene.parse.clauses[draft.clause].sentence
    for other in reversed(told):
        back = here - scene.parse.clauses[other.clause].sentence
        parties = tuple(sorted(set(states_of(other.actors, scene))))
        if 0 <= back <= NEAR and len(parties) == 2 and own <= polities(parties, scene):
            return parties[0], parties[1]
    return None


def _commonest(told: Sequence[Draft], scene: Scene) -> Parties | None:
    """The two states that most events of a document are between."""
    pairs = Counter(tuple(sorted(set(states_of(one.actors, scene)))) for one in told)
    counted = [(count, pair) for pair, count in pairs.items() if len(pair) == 2]
    if not counted:
        return None
    _, pair = max(counted)
    return pair[0], pair[1]


def _is_main(parties: Parties, scene: Scene) -> bool:
    """Whether nearly all the states that a report names are these two."""
    counted: Counter[str] = Counter()
    for key in _acting(scene.mentions, scene):
        counted.update(polities((key,), scene))
    both = sum(counted[one] for one in polities(parties, scene))
    return both >= _CLEAR * counted.total()


def states_of(keys: tuple[str, ...], scene: Scene) -> tuple[str, ...]:
    """The states that actors belong to."""
    countries = [scene.country(key) for key in keys]
    return tuple(f"state:{country}" for country in countries if country is not None)
