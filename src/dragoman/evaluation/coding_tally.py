"""The figures of coding: counts of what became of each event, summed up, and errors in words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator

from msgspec import Struct

from dragoman.evaluation.sentences import Case, GoldEvent
from dragoman.model import EventMention, EventType, Modality


class Roles(Struct, frozen=True):
    """Of a pair: whether each role is filled in the gold, filled by the system, and right."""

    who: bool
    to_whom: bool
    who_found: bool
    to_whom_found: bool
    who_right: bool
    to_whom_right: bool


class Outcome(Struct, frozen=True):
    """A gold event with the event mention that stands for it, or either of them alone.

    ``None`` among ``*_right`` is a thing that the gold does not ask. ``said`` is the event mention
    in words, ``None`` where there is none.
    """

    case: Case
    event: GoldEvent | None
    type: EventType | None = None
    modality: Modality | None = None
    said: str | None = None
    type_right: bool = False
    dyad_right: bool = False
    modality_right: bool = False
    date_right: bool | None = None
    speaker_right: bool = False
    theme_right: bool | None = None
    roles: Roles | None = None
    mention: EventMention | None = None

    @property
    def paired(self) -> bool:
        """Whether there are both a gold event and an event mention."""
        return self.event is not None and self.said is not None

    @property
    def wanted(self) -> bool:
        """Whether there is a gold event that must be found."""
        return self.event is not None and self.event.core

    @property
    def exact(self) -> bool:
        """Whether type, dyad and modality are right."""
        return self.type_right and self.dyad_right and self.modality_right

    @property
    def made_up(self) -> bool:
        """Whether the event mention counts as wrong: it is not exact, nor on an optional event."""
        return self.said is not None and not self.exact and (self.event is None or self.wanted)


class CodingFigure(Struct, frozen=True):
    """Counts, and the shares that follow from them (0 to 1)."""

    name: str
    gold: int
    found: int
    right: int
    precision: float
    recall: float
    f1: float


class CodingShare(Struct, frozen=True):
    """The share (0 to 1) that is right of those asked."""

    name: str
    asked: int
    right: int
    share: float


class Confusion(Struct, frozen=True):
    """What the gold says, what was found in its place, and how often."""

    gold: str
    found: str
    times: int


class CodingScore(Struct, frozen=True):
    """The figures of a set of sentences.

    Attributes:
        sentences: How many.
        without_events: How many report no event.
        made_up_per_sentence: Event mentions in those, per sentence.
        events: ``exact`` (type, dyad and modality right) and ``relaxed`` (dyad right).
        roles: Who, to whom, both together: over the pairs, whatever their type.
        attributes: Over core pairs whose dyad is right: type, modality, date, speaker, theme.
        types: Exact, by PLOVER type.
        modalities: Exact, by modality.
        type_confusions: Over core pairs, most frequent first.
        modality_confusions: Over core pairs, most frequent first.
    """

    sentences: int
    without_events: int
    made_up_per_sentence: float
    events: tuple[CodingFigure, ...]
    roles: tuple[CodingFigure, ...]
    attributes: tuple[CodingShare, ...]
    types: tuple[CodingFigure, ...]
    modalities: tuple[CodingFigure, ...]
    type_confusions: tuple[Confusion, ...]
    modality_confusions: tuple[Confusion, ...]


def tally(cases: Iterable[Case], outcomes: Iterable[Outcome]) -> CodingScore:
    """The figures that outcomes of some sentences add up to."""
    cases, every = tuple(cases), tuple(outcomes)
    empty = {case.id for case in cases if not case.events}
    invented = sum(one.case.id in empty for one in every)
    core = [one for one in every if one.wanted and one.paired]
    return CodingScore(
        sentences=len(cases),
        without_events=len(empty),
        made_up_per_sentence=invented / len(empty) if empty else 0.0,
        events=(_exact(every), _relaxed(every)),
        roles=tuple(_roles(every)),
        attributes=tuple(_attributes([one for one in core if one.dyad_right])),
        types=tuple(_by_type(every)),
        modalities=tuple(_by_modality(every)),
        type_confusions=_confusions(
            (one.event.type, str(one.type)) for one in core if one.event and not one.type_right
        ),
        modality_confusions=_confusions(
            (one.event.modality, str(one.modality))
            for one in core
            if one.event and not one.modality_right
        ),
    )


def _made(name: str, *, gold: int, found: int, right: int) -> CodingFigure:
    precision = right / found if found else 0.0
    recall = right / gold if gold else 0.0
    f1 = 2 * right / (gold + found) if gold + found else 0.0
    return CodingFigure(name, gold, found, right, precision, recall, f1)


def _exact(every: tuple[Outcome, ...]) -> CodingFigure:
    right = sum(one.wanted and one.exact for one in every)
    wrong = sum(one.made_up for one in every)
    return _made("exact", gold=sum(one.wanted for one in every), found=right + wrong, right=right)


def _relaxed(every: tuple[Outcome, ...]) -> CodingFigure:
    right = sum(one.wanted and one.dyad_right for one in every)
    wrong = sum(one.made_up and not one.dyad_right for one in every)
    return _made("relaxed", gold=sum(one.wanted for one in every), found=right + wrong, right=right)


def _roles(every: tuple[Outcome, ...]) -> Iterator[CodingFigure]:
    pairs = [one.roles for one in every if one.roles is not None and one.wanted]
    who = _made(
        "who",
        gold=sum(one.who for one in pairs),
        found=sum(one.who_found for one in pairs),
        right=sum(one.who and one.who_found and one.who_right for one in pairs),
    )
    to_whom = _made(
        "to whom",
        gold=sum(one.to_whom for one in pairs),
        found=sum(one.to_whom_found for one in pairs),
        right=sum(one.to_whom and one.to_whom_found and one.to_whom_right for one in pairs),
    )
    yield who
    yield to_whom
    yield _made(
        "both",
        gold=who.gold + to_whom.gold,
        found=who.found + to_whom.found,
        right=who.right + to_whom.right,
    )


def _attributes(pairs: list[Outcome]) -> Iterator[CodingShare]:
    asked: dict[str, list[bool | None]] = {
        "type": [one.type_right for one in pairs],
        "modality": [one.modality_right for one in pairs],
        "date": [one.date_right for one in pairs],
        "speaker": [one.speaker_right for one in pairs],
        "theme": [one.theme_right for one in pairs],
    }
    for name, answers in asked.items():
        known = [one for one in answers if one is not None]
        yield CodingShare(name, len(known), sum(known), sum(known) / len(known) if known else 0.0)


def _by_type(every: tuple[Outcome, ...]) -> Iterator[CodingFigure]:
    names = sorted({one.event.type for one in every if one.event is not None})
    for name in names:
        mine = [one for one in every if _counts_for_type(one, name)]
        right = sum(_is_type(one, name) and one.wanted and one.exact for one in mine)
        wrong = sum(one.type == name and one.made_up for one in mine)
        gold = sum(_is_type(one, name) and one.wanted for one in mine)
        yield _made(name, gold=gold, found=right + wrong, right=right)


def _is_type(one: Outcome, name: str) -> bool:
    return one.event is not None and one.event.type == name


def _counts_for_type(one: Outcome, name: str) -> bool:
    return _is_type(one, name) or one.type == name


def _by_modality(every: tuple[Outcome, ...]) -> Iterator[CodingFigure]:
    names = sorted({one.event.modality for one in every if one.event is not None})
    for name in names:
        right = sum(_is_modality(one, name) and one.wanted and one.exact for one in every)
        wrong = sum(one.modality == name and one.made_up for one in every)
        gold = sum(_is_modality(one, name) and one.wanted for one in every)
        yield _made(name, gold=gold, found=right + wrong, right=right)


def _is_modality(one: Outcome, name: str) -> bool:
    return one.event is not None and one.event.modality == name


def _confusions(pairs: Iterable[tuple[str, str]]) -> tuple[Confusion, ...]:
    counts = Counter(pairs)
    ordered = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return tuple(Confusion(gold, found, times) for (gold, found), times in ordered)


def told(one: Outcome, cause: Callable[[GoldEvent], str]) -> str:
    """A line that says what is wrong.

    Args:
        one: A core event that is not exact, or an event mention that is made up.
        cause: Gives the reason for an event of which nothing was found.
    """
    if one.event is None:
        return f"{one.case.id} made up {one.said} | {one.case.text}"
    found = cause(one.event) if one.said is None else f"{_wrong(one)} in {one.said}"
    return f"{one.case.id} missed {_wanted(one.event)}; found {found} | {one.case.text}"


def _wrong(one: Outcome) -> str:
    parts = {"type": one.type_right, "dyad": one.dyad_right, "modality": one.modality_right}
    return "wrong " + ", ".join(name for name, right in parts.items() if not right)


def _wanted(event: GoldEvent) -> str:
    types = "/".join((event.type, *event.type_alt))
    modalities = "/".join((event.modality, *event.modality_alt))
    sides = ("+" if event.symmetric else ",").join(event.actor1), ",".join(event.actor2)
    return f"{types} {'>'.join(sides)} {modalities} “{event.trigger}”"
