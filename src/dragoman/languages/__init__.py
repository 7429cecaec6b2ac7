"""The languages that are installed: one folder each, data and weights and a ``PACK``."""

from __future__ import annotations

from functools import cache
from importlib.metadata import entry_points

from dragoman.errors import UnknownLanguage
from dragoman.languages import en, fa
from dragoman.pack import Pack

PACKS: dict[str, Pack] = {pack.code: pack for pack in (en.PACK, fa.PACK)}
"""The packs that ship with dragoman; others come in through the entry point ``dragoman.packs``."""


@cache
def installed() -> dict[str, Pack]:
    """Every pack at hand, by ISO 639-1 code: the shipped ones and those of entry points."""
    found = {entry.name: entry.load() for entry in entry_points(group="dragoman.packs")}
    return {**PACKS, **found}


def language_pack(code: str) -> Pack:
    """The pack of a language.

    Raises:
        UnknownLanguage: No pack of this code is installed.
    """
    packs = installed()
    if code not in packs:
        raise UnknownLanguage(f"no language pack {code!r}; installed: {', '.join(sorted(packs))}")
    return packs[code]
