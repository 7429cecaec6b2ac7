"""What a pack knows of predicates: frames, operators, noun classes, read once and indexed.

A frame says which PLOVER event a predicate reports and which argument fills which slot; an
operator says what a predicate does to the content embedded under it ("wants to", "denied that").
Both are rows of the pack's tables.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from typing import Literal, NamedTuple, cast, get_args

from msgspec import Struct
from msgspec.structs import replace

from dragoman.errors import BadData
from dragoman.model import ArgumentRole, EventType, Modality, StageName
from dragoman.pack import Pack

ROOM = 1 << 16
"""Words that are kept as the tables are indexed by them."""
_NONE: frozenset[str] = frozenset()
DOMAIN = "domain"
"""The word class of what narrows a theme."""
DOER = "doer"
"""The word class of adpositions that say who does what a noun tells."""
Effect = Literal[
    "speech",
    "desired",
    "planned",
    "offered",
    "denied",
    "hypothetical",
    "opinion",
    "ongoing",
    "happened",
    "request",
    "refuse",
]


class FrameRow(Struct, frozen=True):
    """One row of ``frames``. ``type`` is ``-`` for a predicate that reports no event."""

    lemma: str
    kind: Literal["v", "n"]
    type: str
    when: tuple[str, ...] = ()
    mode: str | None = None
    contexts: tuple[str, ...] = ()
    actor1: tuple[str, ...] = ()
    actor2: tuple[str, ...] = ()
    third: tuple[str, ...] = ()
    theme: tuple[str, ...] = ()
    modality: Modality | None = None
    stage: StageName | None = None
    symmetric: str | None = None
    note: str | None = None


class OperatorRow(Struct, frozen=True):
    """One row of ``operators``; ``holder`` is who says or wants, the subject by default."""

    lemma: str
    kind: Literal["v", "n"]
    effect: Effect
    holder: tuple[str, ...] = ()
    fallback: EventType | None = None
    note: str | None = None


class IdiomRow(Struct, frozen=True):
    """An idiom as its lemmas, and what it means: a predicate's lemma, or ``none`` for no event."""

    text: str
    meaning: str


class ClassRow(Struct, frozen=True, rename={"name": "class"}):
    """One row of ``noun_classes`` or ``word_classes``: a lemma, its class, its theme key.

    Theme keys are shared by all languages. Word classes tell what is no noun: ``domain`` (what a
    theme's adjectives narrow it to), ``locative`` and ``destination`` adpositions, ``habitual``
    adverbs.
    """

    name: str
    text: str
    key: str | None = None


class Slot(Struct, frozen=True):
    """One place to look for a participant: a role and, for obliques, the adpositions that count."""

    role: ArgumentRole
    markers: tuple[str, ...] = ()


class Condition(Struct, frozen=True):
    """A test on a clause's arguments: whether one in ``slot`` has a head in one of ``classes``.

    ``slot`` is ``None`` for any argument; ``classes`` is empty where being there is enough;
    ``wanted`` is false where the argument must be missing.
    """

    slot: Slot | None
    classes: frozenset[str] = frozenset()
    wanted: bool = True


class Frame(Struct, frozen=True):
    """A frame with its slots and conditions read."""

    row: FrameRow
    type: EventType | None
    when: tuple[Condition, ...]
    actor1: tuple[Slot, ...]
    actor2: tuple[Slot, ...]
    third: tuple[Slot, ...]
    theme: tuple[Slot, ...]
    symmetric: bool


class Operator(Struct, frozen=True):
    """An operator with its holder slots read."""

    row: OperatorRow
    holder: tuple[Slot, ...]


class Known(NamedTuple):
    """A word as the tables are indexed by it, and its word classes."""

    folded: str
    classes: frozenset[str]


class Words(dict[str, Known]):
    """The words that were asked for; few are new, so folding them again would be most of the work.

    Args:
        pack: Gives the folding.
        classes: Word classes by folded lemma.
    """

    def __init__(self, pack: Pack, classes: Mapping[str, frozenset[str]]) -> None:
        super().__init__()
        self._pack, self._classes = pack, classes

    def __missing__(self, word: str) -> Known:
        if len(self) >= ROOM:
            self.clear()
        text = folded(self._pack, word)
        self[word] = known = Known(text, self._classes.get(text, _NONE))
        return known


class Lexicon(Struct, frozen=True):
    """A pack's predicates and word classes, indexed by folded lemma.

    ``frames`` and ``operators`` are keyed by lemma and whether the predicate is a noun; ``domains``
    gives the theme key of words that narrow a theme ("military"); ``idioms`` gives, by first lemma,
    the lemmas of each idiom and its meaning; ``words`` keeps what was asked for.
    """

    pack: Pack
    frames: dict[tuple[str, bool], tuple[Frame, ...]]
    operators: dict[tuple[str, bool], Operator]
    classes: dict[str, frozenset[str]]
    keys: dict[str, str]
    domains: dict[str, str]
    idioms: dict[str, tuple[tuple[tuple[str, ...], str], ...]]
    words: Words

    def frames_of(self, lemma: str, *, nominal: bool) -> tuple[Frame, ...]:
        """The frames of a predicate, in the order they are to be tried."""
        return self.frames.get((self.words[lemma].folded, nominal), ())

    def operator_of(self, lemma: str, *, nominal: bool) -> Operator | None:
        """The operator that a predicate is, if it is one."""
        return self.operators.get((self.words[lemma].folded, nominal))

    def classes_of(self, lemma: str) -> frozenset[str]:
        """The word classes of a lemma."""
        return self.words[lemma].classes

    def classes_of_phrase(self, before: str, lemma: str, after: str = "") -> frozenset[str]:
        """The word classes of a head, alone and as a compound with the words at its side.

        Those are one or two before it, or one behind it.
        """
        found = self.classes_of(lemma)
        behind = after.split(maxsplit=1)[:1]
        if behind:
            found |= self.classes_of(f"{lemma} {behind[0]}")
        words = before.split()[-2:]
        for first in range(len(words)):
            found |= self.classes_of(" ".join((*words[first:], lemma)))
        return found

    def key_of(self, lemma: str) -> str | None:
        """The theme key of a head noun, shared by all languages."""
        return self.keys.get(folded(self.pack, lemma))

    def domain_of(self, lemma: str) -> str | None:
        """The theme key of a word that narrows a theme."""
        return self.domains.get(folded(self.pack, lemma))


@lru_cache(maxsize=1 << 16)
def folded(pack: Pack, lemma: str) -> str:
    """A lemma as the tables are indexed by it."""
    return pack.fold(lemma).text


_SLOT = re.compile(r"(subject|object|indirect|possessor|complement|oblique)(?:\(([^)]*)\))?")


@cache
def read_slot(text: str) -> Slot:
    """A slot as the tables write it: ``object``, ``oblique(with,between)``.

    Raises:
        BadData: The text is no slot.
    """
    found = _SLOT.fullmatch(text.strip())
    if found is None:
        raise BadData(f"frames: {text!r} is no slot; write subject, object, oblique(with,to) ...")
    markers = tuple(marker.strip() for marker in (found[2] or "").split(",") if marker.strip())
    return Slot(cast(ArgumentRole, found[1]), markers)


@cache
def read_condition(text: str) -> Condition:
    """A condition as the tables write it: ``object:agreement``, ``no:object``, ``any:sanction``.

    Raises:
        BadData: The text is no condition.
    """
    left, _, right = text.strip().rpartition(":")
    if left == "no":
        return Condition(read_slot(right), wanted=False)
    classes = frozenset(name.strip() for name in right.split(","))
    if left == "any":
        return Condition(None, classes)
    if not left:
        return Condition(read_slot(right))
    return Condition(read_slot(left), classes)


def _frame(row: FrameRow) -> Frame:
    if row.type != "-" and row.type not in get_args(EventType):
        raise BadData(f"frames: {row.lemma}: {row.type!r} is no PLOVER type")
    return Frame(
        row,
        None if row.type == "-" else cast(EventType, row.type),
        tuple(map(read_condition, row.when)),
        tuple(map(read_slot, row.actor1)),
        tuple(map(read_slot, row.actor2)),
        tuple(map(read_slot, row.third)),
        tuple(map(read_slot, row.theme)),
        row.symmetric == "yes",
    )


def _operator(row: OperatorRow) -> Operator:
    return Operator(row, tuple(map(read_slot, row.holder or ("subject",))))


@cache
def lexicon(pack: Pack) -> Lexicon:
    """The pack's predicates, read once per process.

    Raises:
        BadData: A table departs from its form.
    """
    frames: dict[tuple[str, bool], tuple[Frame, ...]] = {}
    for row in pack.table("frames", FrameRow):
        key = (folded(pack, row.lemma), row.kind == "n")
        frames[key] = (*frames.get(key, ()), _frame(row))
    operators: dict[tuple[str, bool], Operator] = {}
    for operator in pack.table("operators", OperatorRow):
        key = (folded(pack, operator.lemma), operator.kind == "n")
        operators.setdefault(key, _operator(operator))
    classes: dict[str, frozenset[str]] = {}
    keys: dict[str, str] = {}
    domains: dict[str, str] = {}
    doers: list[str] = []
    for word in (*pack.table("noun_classes", ClassRow), *pack.table("word_classes", ClassRow)):
        text = folded(pack, word.text)
        classes[text] = classes.get(text, frozenset()) | {word.name}
        if word.key is not None:
            (domains if word.name == DOMAIN else keys).setdefault(text, word.key)
        if word.name == DOER:
            doers.append(word.text)
    if doers:
        _add_infinitives(frames, operators, tuple(doers))
    words = Words(pack, classes)
    return Lexicon(pack, frames, operators, classes, keys, domains, _idioms(pack), words)


def _add_infinitives(
    frames: dict[tuple[str, bool], tuple[Frame, ...]],
    operators: dict[tuple[str, bool], Operator],
    doers: tuple[str, ...],
) -> None:
    """Give each verb that has no row as a noun the frames of its infinitive.

    Only for languages whose infinitives are nouns ("the sanctioning of X by Y"): what the verb has
    for object the infinitive has for possessor, and who acts is told with an adposition.
    """
    for lemma, nominal in tuple(frames):
        if not nominal and (lemma, True) not in frames:
            made = tuple(_infinitive(frame, doers) for frame in frames[lemma, False])
            frames[lemma, True] = made
    for lemma, nominal in tuple(operators):
        if not nominal:
            operators.setdefault((lemma, True), operators[lemma, False])


_OWNED = frozenset({"subject", "object"})


def _infinitive(frame: Frame, doers: tuple[str, ...]) -> Frame:
    """The frame of an infinitive, made from that of its verb."""
    used = (*frame.actor2, *frame.theme, *(c.slot for c in frame.when if c.slot is not None))
    transitive = any(slot.role == "object" for slot in used)
    by = (Slot("oblique", doers), Slot("subject"))
    first = by if transitive else (*by, Slot("possessor"))

    def owned(slots: tuple[Slot, ...]) -> tuple[Slot, ...]:
        return tuple(Slot("possessor") if slot.role in _OWNED else slot for slot in slots)

    return replace(
        frame,
        when=tuple(
            c if c.slot is None else replace(c, slot=owned((c.slot,))[0]) for c in frame.when
        ),
        actor1=(*first, *(slot for slot in frame.actor1 if slot.role not in _OWNED)),
        actor2=(*owned(frame.actor2), Slot("object")) if transitive else owned(frame.actor2),
        theme=owned(frame.theme),
    )


def _idioms(pack: Pack) -> dict[str, tuple[tuple[tuple[str, ...], str], ...]]:
    found: dict[str, tuple[tuple[tuple[str, ...], str], ...]] = {}
    for row in pack.table("idioms", IdiomRow):
        lemmas = tuple(folded(pack, row.text).split())
        found[lemmas[0]] = (*found.get(lemmas[0], ()), (lemmas, row.meaning))
    return found
