"""The gazetteer's tables by key, each read once per process."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Protocol, TypeVar

from msgspec import Struct

from dragoman.gazetteer.rows import (
    Body,
    Office,
    Official,
    Organisation,
    Person,
    Place,
    Spelling,
    State,
    Thing,
)
from dragoman.tables import read_table

FOLDER = Path(__file__).parent


class _Keyed(Protocol):
    @property
    def key(self) -> str: ...


Row = TypeVar("Row", bound=Struct)


def _table(name: str, row: type[Row]) -> tuple[Row, ...]:
    return read_table(FOLDER / f"{name}.tsv", row)


K = TypeVar("K", bound=_Keyed)


def _by_key(rows: tuple[K, ...]) -> Mapping[str, K]:
    return MappingProxyType({row.key: row for row in rows})


@cache
def states() -> Mapping[str, State]:
    """States and blocs by alpha-3 code or ``group:`` key."""
    return _by_key(_table("states", State))


@cache
def organisations() -> Mapping[str, Organisation]:
    """Organisations by ``org:`` key."""
    return _by_key(_table("organisations", Organisation))


@cache
def bodies() -> Mapping[str, Body]:
    """Organs of states by key."""
    return _by_key(_table("bodies", Body))


@cache
def offices() -> Mapping[str, Office]:
    """Offices by key."""
    return _by_key(_table("offices", Office))


@cache
def people() -> Mapping[str, Person]:
    """Well-known people by ``person:`` key."""
    return _by_key(_table("people", Person))


@cache
def officials() -> Mapping[str, Official]:
    """People in public offices since the 1990s by name, read when first asked for."""
    return MappingProxyType({row.name: row for row in _table("officials", Official)})


@cache
def places() -> Mapping[str, Place]:
    """Places by ``place:`` key."""
    return _by_key(_table("places", Place))


@cache
def things() -> Mapping[str, Thing]:
    """Materiel, commodities, agreements, meetings, projects and conflicts by key."""
    return _by_key(_table("things", Thing))


@cache
def spellings() -> Mapping[str, str]:
    """Latin spellings of parts of names, by what they are in another script."""
    return MappingProxyType({row.text: row.latin for row in _table("spellings", Spelling)})
