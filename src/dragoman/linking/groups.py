"""Groups: who belongs together, the reasons of every joining, and who must stay apart."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from typing import Generic, TypeVar

Item = TypeVar("Item", bound="tuple[str, str] | str")


class Groups(Generic[Item]):
    """A union-find that keeps its edges and respects pairs that must not meet.

    A join that would bring two members together which are held apart, or which ``veto`` forbids, is
    refused.
    """

    def __init__(
        self, items: Iterable[Item], veto: Callable[[Item, Item], bool] | None = None
    ) -> None:
        self._veto = veto
        self._members: dict[Item, list[Item]] = {item: [item] for item in items}
        self._apart: defaultdict[Item, set[Item]] = defaultdict(set)
        self._edges: list[tuple[Item, Item, tuple[str, ...]]] = []

    def keep_apart(self, left: Item, right: Item) -> None:
        """Forbids that two items ever meet."""
        self._apart[left].add(right)
        self._apart[right].add(left)

    def members(self, item: Item) -> list[Item]:
        """All items of the item's group, itself included, in the order they joined."""
        return self._members[item]

    def together(self, left: Item, right: Item) -> bool:
        """Whether two items are in one group."""
        return self._members[left] is self._members[right]

    def are_apart(self, left: Item, right: Item) -> bool:
        """Whether the groups of two items must not meet."""
        return self._are_apart(self._members[left], self._members[right])

    def join(self, left: Item, right: Item, reasons: tuple[str, ...]) -> bool:
        """Brings the groups of two items together; false where members are held apart."""
        if self.together(left, right):
            return True
        one, other = self._members[left], self._members[right]
        if self._are_apart(one, other):
            return False
        home, guests = (one, other) if len(one) >= len(other) else (other, one)
        home.extend(guests)
        for item in guests:
            self._members[item] = home
        self._edges.append((left, right, reasons))
        return True

    def _are_apart(self, one: list[Item], other: list[Item]) -> bool:
        if any(not self._apart[a].isdisjoint(other) for a in one if a in self._apart):
            return True
        return self._veto is not None and any(self._veto(a, b) for a in one for b in other)

    def groups(self) -> tuple[tuple[Item, ...], ...]:
        """Every group once, its members sorted, the groups sorted by their first member."""
        seen: dict[int, tuple[Item, ...]] = {}
        for members in self._members.values():
            seen.setdefault(id(members), tuple(sorted(members)))
        return tuple(sorted(seen.values()))

    def edges(self) -> tuple[tuple[Item, Item, tuple[str, ...]], ...]:
        """The pairs that were joined, with the reasons, in the order of joining."""
        return tuple(self._edges)
