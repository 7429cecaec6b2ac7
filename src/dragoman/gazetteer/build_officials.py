"""Builds the table of officials out of PETRARCH's dictionary of countries.

The dictionary (MIT licence) comes as JSON lines, packed with xz, one person a line with ``name``,
``aliases`` and dated ``roles``, whose codes open with the country's alpha-3 code::

    python -m dragoman.gazetteer.build_officials petrarch_countries.jsonl.xz

Kept is who has a dated role in one government, under each name of two to five words. A name that
officials of two countries bear is dropped, and so is who is in the project's own table of people.
"""

from __future__ import annotations

import lzma
import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec
from msgspec import Struct

from dragoman.gazetteer.access import FOLDER, people, states
from dragoman.gazetteer.rows import Official

HEADER = """\
# source: the country dictionary of PETRARCH, https://github.com/openeventdata/petrarch2, made by \
dragoman.gazetteer.build_officials; roles of about 1990 to 2014
# licence: MIT. Copyright (c) 2014 Open Event Data Alliance; the notice is in PETRARCH.txt
"""
COLUMNS = "name\tcountry\tsince\tuntil"
HELD = re.compile(r"[A-Z]{3}(?:GOV|MIL|LEG|JUD|SPY)")
PLAIN = re.compile(r"[A-Z'. ]+")
WORDS = range(2, 6)
SHORTEST = 8


class DatedRole(Struct, frozen=True):
    """A role of the dictionary: its code, and its days (ISO 8601), where known."""

    code: str
    first: str | None = msgspec.field(default=None, name="from")
    last: str | None = msgspec.field(default=None, name="to")


class Listed(Struct, frozen=True):
    """A line of the dictionary."""

    name: str
    aliases: tuple[str, ...] = ()
    roles: tuple[DatedRole, ...] = ()


def officials(lines: Iterable[bytes]) -> Iterator[Official]:
    """The officials of a dictionary, in the order of their names.

    Args:
        lines: JSON, one person each.
    """
    known = {" ".join(person.name.upper().split()) for person in people().values()}
    found: dict[str, Official | None] = {}
    for line in lines:
        row = msgspec.json.decode(line, type=Listed)
        held = [r for r in row.roles if HELD.match(r.code) and (r.first or r.last)]
        countries = {role.code[:3] for role in held} & states().keys()
        if len(countries) != 1 or row.name in known:
            continue
        for name in (row.name, *row.aliases):
            if len(name.split()) in WORDS and len(name) >= SHORTEST and PLAIN.fullmatch(name):
                _keep(_official(name, countries.copy().pop(), held), found)
    return (one for _, one in sorted(found.items()) if one is not None)


def _keep(official: Official, found: dict[str, Official | None]) -> None:
    """Keeps the official, or nobody where another country has one of that name."""
    earlier = found.get(official.name, official)
    same = earlier is not None and earlier.country == official.country
    found[official.name] = earlier if same else None


def _official(name: str, country: str, held: list[DatedRole]) -> Official:
    firsts = [int(role.first[:4]) for role in held if role.first]
    lasts = [int(role.last[:4]) for role in held if role.last]
    ended = all(role.last for role in held)
    return Official(
        " ".join(name.lower().split()),
        country,
        min(firsts, default=None),
        max(lasts) if ended else None,
    )


def main(path: Path) -> None:
    """Writes the table beside the gazetteer's others."""
    with lzma.open(path) as lines:
        rows = [
            f"{one.name}\t{one.country}\t{one.since or ''}\t{one.until or ''}".rstrip("\t")
            for one in officials(lines)
        ]
    text = HEADER + "\n".join((COLUMNS, *rows)) + "\n"
    (FOLDER / "officials.tsv").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
