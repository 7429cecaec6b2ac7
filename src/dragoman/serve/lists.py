"""Lists as pages show them: how many, which page, how sorted, by what they can be narrowed."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from msgspec import Struct

from dragoman.serve.asked import UNKNOWN, given_of
from dragoman.serve.rendering import address
from dragoman.serve.settings import LAST_PAGE, PAGE_SIZE

SHOWN_CHOICES = 12
"""Choices of one facet that are shown; those with the most records."""


class Choice(Struct, frozen=True):
    """One value to narrow a list by, or to sort it by."""

    label: str
    address: str
    count: int | None = None
    chosen: bool = False


class Facet(Struct, frozen=True):
    """What a list can be narrowed by; ``more`` counts the values not shown."""

    label: str
    choices: tuple[Choice, ...]
    more: int = 0


class Listing(Struct, frozen=True):
    """A page of a list without its records.

    Attributes:
        path: The address without parameters.
        given: The parameters that narrow and sort it.
        total: How many records there are on all pages.
        page: The number of this page, from 1.
        size: Records on a page.
        sorts: The ways to sort it.
        facets: The ways to narrow it.
    """

    path: str
    given: dict[str, object]
    total: int
    page: int
    sorts: tuple[Choice, ...]
    facets: tuple[Facet, ...] = ()
    size: int = PAGE_SIZE

    @property
    def pages(self) -> int:
        """How many pages there are to leaf through."""
        return max(1, min(LAST_PAGE, -(-self.total // self.size)))

    @property
    def first(self) -> int:
        """The number of the first record of this page."""
        return min(self.total, (self.page - 1) * self.size + 1)

    @property
    def last(self) -> int:
        """The number of the last record of this page."""
        return min(self.total, self.page * self.size)

    def at(self, page: int) -> str:
        """The address of another page."""
        return address(self.path, self.given, page=None if page == 1 else page)

    def download(self, ending: str) -> str:
        """The address of this list as a file."""
        return address(f"{self.path}.{ending}", self.given)


def sorts_of(path: str, asked: Struct, labels: dict[str, str], chosen: str) -> tuple[Choice, ...]:
    """The ways to sort a list."""
    given = given_of(asked)
    return tuple(
        Choice(label, address(path, given, sort=name), chosen=name == chosen)
        for name, label in labels.items()
    )


def facet_of(
    label: str,
    name: str,
    counts: Iterable[tuple[str, int]],
    *,
    path: str,
    asked: Struct,
    say: Callable[[str], str] = str,
) -> Facet:
    """A facet of counted values; a chosen one leads back to the list without it."""
    given = given_of(asked)
    now = given.get(name)
    chosen = set(now) if isinstance(now, list | tuple) else {now}
    found = [(value or UNKNOWN, number) for value, number in counts]
    kept = [one for one in found if one[0] in chosen or one in found[:SHOWN_CHOICES]]
    choices = tuple(
        Choice(
            label=say(value) if value != UNKNOWN else "not known",
            address=address(path, given, **{name: None if value in chosen else value}),
            count=number,
            chosen=value in chosen,
        )
        for value, number in kept
    )
    return Facet(label, choices, len(found) - len(kept))


def year_facet(label: str, counts: Iterable[tuple[str, int]], *, path: str, asked: Struct) -> Facet:
    """The years of a list as a facet of its ``since`` and ``until``, the latest first."""
    given = given_of(asked)
    found = [(year, number) for year, number in counts if year and year != "9999"]
    latest = sorted(found, reverse=True)
    here = given.get("since") if given.get("since") == given.get("until") else None
    choices = tuple(
        Choice(
            label=year,
            address=address(
                path,
                given,
                since=None if here == year else year,
                until=None if here == year else year,
            ),
            count=number,
            chosen=here == year,
        )
        for year, number in latest[:SHOWN_CHOICES]
    )
    return Facet(label, choices, len(latest) - len(choices))
