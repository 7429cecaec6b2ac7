"""Which items belong to which clause: verbs close clauses, subordinators and relatives open them.

A clause may stand inside another (a relative after the subject); the outer one then goes on after
the inner verb.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from dragoman.model import ClauseRelation
from dragoman.parsing.shallow_items import Item

_COMMAS = frozenset("،,؛;")
_ASIDE = frozenset("\"'()[]-")


@dataclass
class Frame:
    """A clause while its items are gathered.

    Attributes:
        relation: How it is embedded.
        connective: The word that embeds it.
        parent: The frame it is embedded under.
        outer: The unfinished frame that goes on after this one.
        antecedent: Place in ``parent.items`` that a relative hangs on.
        items: Its items; a relative inside leaves an item of kind ``mark`` and value ``gap``.
        verb: The verb that closed it.
        late: Whether its connective stands after verbs only ("so that").
    """

    relation: ClauseRelation = "root"
    connective: str | None = None
    parent: Frame | None = None
    outer: Frame | None = None
    antecedent: int | None = None
    items: list[Item] = field(default_factory=list)
    verb: Item | None = None
    late: bool = False

    @property
    def open_outer(self) -> Frame | None:
        """The nearest frame around this one that still waits for its verb."""
        frame = self.outer
        while frame is not None and frame.verb is not None:
            frame = frame.outer
        return frame


class _Builder:
    """The state of one pass over a sentence's items."""

    def __init__(self, items: Sequence[Item]) -> None:
        self.items = items
        self.frame = Frame()
        self.frames = [self.frame]

    def open(
        self,
        relation: ClauseRelation,
        connective: str | None,
        *,
        inside: bool,
        antecedent: int | None = None,
    ) -> None:
        """Start a new frame, inside the current one or after it."""
        current = self.frame
        outer = current if inside else current.open_outer
        new = Frame(relation, connective, current, outer, antecedent)
        self.frames.append(new)
        self.frame = new

    def verbs_left(self, place: int) -> int:
        """How many verbs stand after ``place``."""
        return sum(item.kind == "verb" for item in self.items[place + 1 :])

    def resume(self) -> bool:
        """Go back to the unfinished frame around, if there is one."""
        outer = self.frame.open_outer
        if outer is None:
            return False
        self.frame = outer
        return True

    def feed(self, place: int) -> None:
        """Take in one item."""
        item = self.items[place]
        done = self.frame.verb is not None
        if item.kind == "verb":
            if done:
                self._continue(item)
            self.frame.verb = item
        elif item.kind in ("relative", "content", "subordinator", "late"):
            self._subordinate(item, done)
        elif item.kind == "coordinator":
            self._coordinate(item, place, done)
        elif item.kind == "mark":
            self._mark(item, place, done)
        else:
            if done:
                self._continue(item)
            self.frame.items.append(item)

    def _continue(self, item: Item) -> None:
        """Go on with the clause around, or open a complement that has no conjunction."""
        if not self.resume():
            self.open("complement", None, inside=False)

    def _subordinate(self, item: Item, done: bool) -> None:
        if item.kind == "late":
            if done:
                self.open("adverbial", item.value, inside=False)
                self.frame.late = True
            else:
                self.frame.items.append(item._replace(kind="adposition", role="oblique"))
        elif item.kind == "subordinator":
            self.open("adverbial", item.value, inside=not done)
        elif done:
            relative = item.kind == "relative"
            self.open("complement", item.value if relative else None, inside=False)
        else:
            self._inside(item)

    def _inside(self, item: Item) -> None:
        """A relative on the last noun, or a content clause, inside the unfinished frame."""
        items = self.frame.items
        while items and items[-1].kind == "mark":
            items.pop()
        if not items:
            return
        last = items[-1]
        if item.kind == "content":
            by = last.value if last.kind == "adposition" else None
            if by is not None:
                items.pop()
            self.open("complement" if by is None else "adverbial", by, inside=True)
            return
        marked = last.kind == "object" and len(items) > 1
        if last.kind != "noun" and not marked:
            return
        antecedent = len(items) - (2 if marked else 1)
        items.append(Item("mark", item.first, item.last, "gap"))
        self.open("relative", item.value, inside=True, antecedent=antecedent)

    def _coordinate(self, item: Item, place: int, done: bool) -> None:
        if not done:
            self.frame.items.append(item)
        elif self.frame.open_outer is not None and self.verbs_left(place) < 2:
            self.resume()
        else:
            self.open("conjunct", item.value, inside=False)

    def _mark(self, item: Item, place: int, done: bool) -> None:
        if item.value in _ASIDE:
            return
        if not done:
            self.frame.items.append(item)
        elif item.value == ":":
            self.open("complement", None, inside=False)
        elif item.value in _COMMAS:
            follows = self.items[place + 1].kind if place + 1 < len(self.items) else "mark"
            if follows in ("relative", "content", "subordinator", "late", "coordinator", "mark"):
                return
            if not self.resume():
                self.open("conjunct", None, inside=False)


def find_frames(items: Sequence[Item]) -> tuple[Frame, ...]:
    """The frames of a sentence, in the order in which they open; empty ones left out."""
    builder = _Builder(items)
    for place in range(len(items)):
        builder.feed(place)
    _rescue(builder)
    return tuple(f for f in builder.frames if f.verb is not None or f.items)


def _rescue(builder: _Builder) -> None:
    """An unfinished frame whose verb went to a conjunct inside it gets that conjunct back."""
    waiting = builder.frame if builder.frame.verb is None else builder.frame.open_outer
    if waiting is None or not waiting.items:
        return
    for frame in reversed(builder.frames):
        if frame.relation == "conjunct" and frame.outer is waiting and frame.verb is not None:
            waiting.items += frame.items
            waiting.verb = frame.verb
            frame.items, frame.verb = [], None
            return
