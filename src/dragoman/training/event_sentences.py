"""Sentences made from a pack's frames: who did what to whom, with the PLOVER type.

Hand-written sentences teach the classifier how news is worded; these teach it the words: every
verb of ``frames.tsv`` whose conditions can be met is said of two actors, as something that
happened, is planned, or is refused. Of what is planned, a cooperative deed is an agreement and a
hostile one a threat, as PLOVER's manual has it; a cooperative deed refused is a rejection.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from random import Random  # noqa: TID251  seeded by the trainer
from typing import Literal

from msgspec import Struct

from dragoman.model import EventType
from dragoman.ontology import is_conflict
from dragoman.pack import Pack
from dragoman.training.verb_forms import IrregularRow, irregulars, verb_form

_CONDITION = re.compile(r"(object|subject|oblique)(?:\(([^)]*)\))?:(.+)")
_SLOT = re.compile(r"(object|indirect|oblique)(?:\(([^)]*)\))?")

DEEDS = (
    ("{s} {past} {o}", "said"),
    ("{s} has {participle} {o}", "said"),
    ("{s} {past} {o} {time}", "said"),
    ("{s} {past} {o}, {aside}", "said"),
    ("{dateline} {s} {past} {o} {time}", "said"),
    ("{s} is {gerund} {o}", "said"),
    ("{s} will {base} {o}", "planned"),
    ("{s} said it would {base} {o}", "planned"),
    ("{s} plans to {base} {o} {time}", "planned"),
    ("{s} may {base} {o}, {aside}", "planned"),
    ("{s} refused to {base} {o}", "refused"),
    ("{s} will not {base} {o}, {aside}", "refused"),
)
"""How a deed is put, and what of it: said to have happened, planned, refused."""

TIMES = ("on Monday", "last week", "in March", "this year", "after talks in Geneva", "on Friday")
ASIDES = (
    "state media reported",
    "a spokesman said",
    "according to officials",
    "a day after the attack",
    "amid growing tension in the region",
    "the foreign ministry said",
)
SOURCES = (
    "{state}",
    "{state}",
    "The {adjective} government",
    "{state}'s president",
    "{adjective} officials",
    "The {adjective} foreign minister",
)
TARGETS = (
    "{state}",
    "{state}",
    "the {adjective} authorities",
    "{state}'s prime minister",
    "the {adjective} opposition",
    "{adjective} leaders",
)
FORCES = ("{adjective} troops", "The {adjective} army", "Rebels in {state}")


class FrameRow(Struct, frozen=True):
    """What is needed of a row of ``frames.tsv``."""

    lemma: str
    kind: str
    type: EventType | Literal["-"]
    when: str | None = None
    actor1: str | None = None
    actor2: str | None = None
    modality: str | None = None


class StateRow(Struct, frozen=True):
    """A name of a state."""

    key: str
    form: str
    text: str


class ClassRow(Struct, frozen=True, rename={"class_": "class"}):
    """A noun and the class it is of."""

    class_: str
    text: str


class Sample(Struct, frozen=True):
    """A sentence with what is asked of it.

    Attributes:
        text: The sentence.
        source: Offsets of who acts, in ``text``.
        target: Offsets of whom it is done to.
        type: PLOVER type.
    """

    text: str
    source: tuple[int, int]
    target: tuple[int, int]
    type: EventType


class _Stock(Struct, frozen=True):
    states: Sequence[tuple[str, str]]
    nouns: Mapping[str, Sequence[str]]
    verbs: dict[str, IrregularRow]


def _stock(pack: Pack) -> _Stock:
    names: dict[str, dict[str, str]] = defaultdict(dict)
    for row in pack.table("states", StateRow):
        names[row.key].setdefault(row.form, row.text)
    nouns: dict[str, list[str]] = defaultdict(list)
    for line in pack.table("noun_classes", ClassRow):
        nouns[line.class_].append(line.text)
    states = [
        (n["name"], n["adjective"]) for n in names.values() if {"name", "adjective"} <= set(n)
    ]
    return _Stock(states, nouns, irregulars(pack))


def _conditions(row: FrameRow) -> dict[str, tuple[str, str]] | None:
    """Role to (marker, class) of a frame's conditions; ``None`` where one is of another kind."""
    found: dict[str, tuple[str, str]] = {}
    for condition in filter(None, (row.when or "").split("|")):
        match = _CONDITION.fullmatch(condition)
        if match is None or match[3].startswith("@"):
            return None
        found[match[1]] = ((match[2] or "").split(",")[0], match[3].split(",")[0])
    return found


def _slot(row: FrameRow, taken: Mapping[str, object]) -> str | None:
    """The marker of the target, empty for a bare object; ``None`` where no place is free."""
    for alternative in re.findall(r"\w+(?:\([^)]*\))?", row.actor2 or ""):
        match = _SLOT.fullmatch(alternative)
        if match is None:
            continue
        if match[1] == "oblique" and "oblique" not in taken:
            return (match[2] or "with").split(",")[0]
        if match[1] == "object" and "object" not in taken:
            return ""
    return None


def _plural(noun: str) -> str:
    if noun.endswith("y") and noun[-2] not in "aeiou":
        return noun[:-1] + "ies"
    return noun + ("es" if noun.endswith(("s", "x", "ch", "sh")) else "s")


def _phrase(nouns: Sequence[str], chance: Random) -> str:
    noun = chance.choice(nouns)
    return chance.choice((f"the {noun}", _plural(noun), f"its {noun}", f"a new {noun}"))


def _type(row: FrameRow, how: str) -> EventType | None:
    """The type of a deed that happened, is planned or is refused; ``None`` where unclear."""
    if row.type == "-":
        return None
    if how == "said":
        return row.type
    if is_conflict(row.type):
        return "THREATEN" if how == "planned" else None
    return "AGREE" if how == "planned" else "REJECT"


def _filled(pattern: str, names: tuple[str, str]) -> str:
    return pattern.format(state=names[0], adjective=names[1])


def _sample(row: FrameRow, stock: _Stock, chance: Random) -> Sample | None:
    taken = _conditions(row)
    marker = None if taken is None else _slot(row, taken)
    pattern, how = chance.choice(DEEDS)
    type_ = _type(row, how)
    if taken is None or marker is None or type_ is None:
        return None
    if any(not stock.nouns.get(class_) for _, class_ in taken.values()):
        return None
    first, second = chance.sample(range(len(stock.states)), 2)
    source = _filled(chance.choice(FORCES if "subject" in taken else SOURCES), stock.states[first])
    target = _filled(chance.choice(TARGETS), stock.states[second])
    verb, *particle = row.lemma.split()
    words = [*particle]
    if "object" in taken:
        words.append(_phrase(stock.nouns[taken["object"][1]], chance))
    words += [marker, "\x01"] if marker else ["\x01"]
    if "oblique" in taken:
        words += [taken["oblique"][0], _phrase(stock.nouns[taken["oblique"][1]], chance)]
    text = pattern.format(
        s="\x00",
        o=" ".join(words),
        past=verb_form(verb, "d", stock.verbs),
        participle=verb_form(verb, "n", stock.verbs),
        gerund=verb_form(verb, "g", stock.verbs),
        base=verb,
        time=chance.choice(TIMES),
        aside=chance.choice(ASIDES),
        dateline=f"{chance.choice(stock.states)[0].upper()} --",
    )
    return _placed(f"{text}.", source, target, type_)


def _placed(text: str, source: str, target: str, type_: EventType) -> Sample:
    """The text with both actors in their places."""
    start = text.index("\x00")
    text = text.replace("\x00", source)
    other = text.index("\x01")
    text = text.replace("\x01", target)
    return Sample(text, (start, start + len(source)), (other, other + len(target)), type_)


def event_sentences(pack: Pack, chance: Random, *, each: int = 1) -> Iterator[Sample]:
    """Sentences for the verb frames of a pack, at most ``each`` for a frame.

    Args:
        pack: With ``frames``, ``noun_classes``, ``states`` and ``parser/irregular_verbs``.
        chance: Of names, nouns and patterns.
        each: How often each frame is tried.
    """
    stock = _stock(pack)
    for row in pack.table("frames", FrameRow):
        if (
            row.kind != "v"
            or row.type == "-"
            or row.modality
            or "subject" not in (row.actor1 or "")
        ):
            continue
        for _ in range(each):
            sample = _sample(row, stock, chance)
            if sample is not None:
                yield sample
