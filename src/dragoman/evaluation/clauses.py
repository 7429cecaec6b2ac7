"""How well clauses give who did what to whom about what, on a file of annotated sentences.

Each line of the file is ``{"text": ..., "clauses": [{"lemma", "who", "to_whom", "theme"}]}``.
``lemma`` is that of the predicate as the tables have it ("meet", "hold talk", «دیدار کردن»); the
roles are phrases of the text, one or a list, or ``null`` for none. ``language`` may name the
language. Only the clauses that are listed count: a text may have more.

``who``, ``to_whom`` and ``theme`` are what the predicate's frame calls ``actor1``, ``actor2`` and
``theme``; of a predicate without a frame the subject, the receiver and the object.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Literal

import msgspec
from msgspec import Struct

from dragoman.cleaning.language import main_language
from dragoman.coding.lexicon import Frame, Slot
from dragoman.coding.scene import Scene, build_scene
from dragoman.coding.slots import arguments_in, framed
from dragoman.errors import BadData, UnknownLanguage
from dragoman.mentions import find_mentions
from dragoman.model import Argument, Clause, Document, Segment
from dragoman.pack import Pack
from dragoman.parsing import parse
from dragoman.text import Span

RoleName = Literal["who", "to_whom", "theme"]
ROLES: tuple[RoleName, ...] = ("who", "to_whom", "theme")
Phrases = str | tuple[str, ...] | None

_UNFRAMED: dict[RoleName, tuple[Slot, ...]] = {
    "who": (Slot("subject"), Slot("possessor")),
    "to_whom": (Slot("indirect"),),
    "theme": (Slot("object"), Slot("complement")),
}


class GoldClause(Struct, frozen=True):
    """A clause as annotated: its predicate and the phrases of its roles."""

    lemma: str
    who: Phrases = None
    to_whom: Phrases = None
    theme: Phrases = None


class ClauseCase(Struct, frozen=True):
    """One line of the file."""

    text: str
    clauses: tuple[GoldClause, ...]
    id: str | None = None
    language: str | None = None


class RoleScore(Struct, frozen=True):
    """Counts and shares (0 to 1) of one role's phrases.

    A phrase found is right when its head word lies in a phrase of the gold; a phrase of the gold is
    found when a right one lies over it.
    """

    role: str
    gold: int
    found: int
    precision: float
    recall: float
    f1: float


class ClauseScore(Struct, frozen=True):
    """The figures of a file.

    Attributes:
        texts: How many.
        clauses: How many are annotated.
        predicates: Share of them whose predicate was found (0 to 1).
        roles: The three roles, then all together as ``all``.
        misses: What went wrong, a line each, in words.
    """

    texts: int
    clauses: int
    predicates: float
    roles: tuple[RoleScore, ...]
    misses: tuple[str, ...]


class _Tally(Struct, frozen=True):
    """One role of one clause: phrases in the gold, those of them that were found, found, right."""

    role: str
    gold: int
    met: int
    found: int
    right: int


def read_cases(path: Path) -> tuple[ClauseCase, ...]:
    """The annotated sentences of a file of JSON lines.

    Raises:
        BadData: A line departs from the form, or a role's phrase is not in its text.
    """
    cases: list[ClauseCase] = []
    for number, line in enumerate(path.read_bytes().splitlines(), 1):
        try:
            case = msgspec.json.decode(line, type=ClauseCase)
        except msgspec.MsgspecError as error:
            raise BadData(f"{path}:{number}: no annotated clauses: {error}") from error
        for phrase in (p for gold in case.clauses for role in ROLES for p in _phrases(gold, role)):
            if phrase not in case.text:
                raise BadData(f"{path}:{number}: {phrase!r} is not in the text")
        cases.append(case)
    return tuple(cases)


def score_clauses(cases: Iterable[ClauseCase], packs: Mapping[str, Pack]) -> ClauseScore:
    """The score on annotated sentences.

    Raises:
        UnknownLanguage: One is in a language without a pack.
    """
    tallies: list[_Tally] = []
    misses: list[str] = []
    texts = clauses = met = 0
    for case in cases:
        scene = _scene(case, packs)
        texts += 1
        for gold, clause in _paired(case.clauses, scene):
            clauses += 1
            met += clause is not None
            if clause is None:
                misses.append(f"{case.id or case.text}: no clause {gold.lemma!r}")
            for role in ROLES:
                tally = _tally(role, gold, clause, scene)
                tallies.append(tally)
                if clause is not None and (tally.met < tally.gold or tally.right < tally.found):
                    misses.append(_said(case, gold, role, clause, scene))
    roles = tuple(_role_score(role, tallies) for role in (*ROLES, "all"))
    return ClauseScore(texts, clauses, met / clauses if clauses else 0.0, roles, tuple(misses))


def _scene(case: ClauseCase, packs: Mapping[str, Pack]) -> Scene:
    code = case.language or main_language(case.text, packs, where=case.id or "clauses")
    if code not in packs:
        raise UnknownLanguage(f"{case.id}: no language pack {code!r}")
    pack = packs[code]
    body = Segment(0, len(case.text), "body", code)
    document = Document("", "", "", case.text, languages=(code,), segments=(body,))
    parsed = parse(document, pack)
    dated, mentions = find_mentions(document, parsed, pack)
    return build_scene(dated, parsed, mentions, pack)


def _paired(
    golds: Iterable[GoldClause], scene: Scene
) -> Iterator[tuple[GoldClause, Clause | None]]:
    """Each annotated clause with the first unused clause of its lemma."""
    left = list(scene.parse.clauses)
    for gold in golds:
        wanted = scene.pack.fold(gold.lemma).text
        clause = next((one for one in left if scene.pack.fold(one.lemma).text == wanted), None)
        if clause is not None:
            left.remove(clause)
        yield gold, clause


def _phrases(gold: GoldClause, role: RoleName) -> tuple[str, ...]:
    value: Phrases = getattr(gold, role)
    if value is None:
        return ()
    return (value,) if isinstance(value, str) else value


def _arguments(role: RoleName, clause: Clause, scene: Scene) -> tuple[Argument, ...]:
    """The arguments that fill a role, of the first slot that any stands in."""
    fitting = framed(clause, scene)
    read, slots = (clause, _UNFRAMED[role]) if fitting is None else _slots(role, *fitting)
    return next((found for slot in slots if (found := arguments_in(read, slot))), ())


def _slots(role: RoleName, read: Clause, frame: Frame) -> tuple[Clause, tuple[Slot, ...]]:
    slots = {"who": frame.actor1, "to_whom": frame.actor2, "theme": frame.theme}
    return read, slots[role]


def _tally(role: RoleName, gold: GoldClause, clause: Clause | None, scene: Scene) -> _Tally:
    phrases = _phrases(gold, role)
    if clause is None:
        return _Tally(role, len(phrases), 0, 0, 0)
    spans = [_nearest(phrase, clause, scene) for phrase in phrases]
    found = _arguments(role, clause, scene)
    right = [one for one in found if any(span.contains(one.head) for span in spans)]
    met = sum(any(one.span.overlaps(span) for one in right) for span in spans)
    return _Tally(role, len(phrases), met, len(found), len(right))


def _nearest(phrase: str, clause: Clause, scene: Scene) -> Span:
    """Where a phrase stands; of several places, the one nearest to the predicate."""
    text = scene.document.text
    places: list[int] = []
    place = text.find(phrase)
    while place >= 0:
        places.append(place)
        place = text.find(phrase, place + 1)
    start = min(places, key=lambda at: abs(at - clause.predicate.start))
    return Span(start, start + len(phrase))


def _said(case: ClauseCase, gold: GoldClause, role: RoleName, clause: Clause, scene: Scene) -> str:
    wanted = ", ".join(_phrases(gold, role)) or "nothing"
    found = ", ".join(scene.text(one.span) for one in _arguments(role, clause, scene)) or "nothing"
    return f"{case.id or case.text}: {role} of {gold.lemma!r} is {wanted}; found {found}"


def _role_score(role: str, tallies: list[_Tally]) -> RoleScore:
    mine = [one for one in tallies if role in ("all", one.role)]
    gold, met = sum(one.gold for one in mine), sum(one.met for one in mine)
    found, right = sum(one.found for one in mine), sum(one.right for one in mine)
    precision = right / found if found else 0.0
    recall = met / gold if gold else 0.0
    total = precision + recall
    return RoleScore(
        role, gold, found, precision, recall, 2 * precision * recall / total if total else 0.0
    )
