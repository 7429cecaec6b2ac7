"""Whether words name no more than parties: "Riyadh", "Iraq and Oman", "both sides", "it"."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from msgspec import Struct

from dragoman.gazetteer.rows import StateFormRow
from dragoman.languages import installed
from dragoman.pack import Pack
from dragoman.tables import load_table

_JOINTS = re.compile(r",? and |, ?| و ")


class Side(Struct, frozen=True):
    """Words by which a language refers to parties without a name."""

    language: str
    text: str


def names_only_parties(text: str, language: str | None) -> bool:
    """Whether words are names of states or capitals, or a pronoun, or "the two sides".

    Args:
        text: A theme as a document has it.
        language: Its ISO 639-1 code.
    """
    pack = installed().get(language or "")
    if pack is None:
        return False
    said = _plain(text, pack)
    if said in _sides(pack):
        return True
    parts = [one for one in _JOINTS.split(said) if one]
    return bool(parts) and all(_without_article(part) in _states(pack) for part in parts)


def _plain(text: str, pack: Pack) -> str:
    return " ".join(pack.fold(text).text.lower().replace("\u200c", " ").split())


def _without_article(said: str) -> str:
    return said.removeprefix("the ")


@cache
def _states(pack: Pack) -> frozenset[str]:
    rows = pack.table("states", StateFormRow)
    return frozenset(_without_article(_plain(row.text, pack)) for row in rows)


@cache
def _sides(pack: Pack) -> frozenset[str]:
    rows = load_table(Path(__file__).parent / "sides.tsv", Side)
    return frozenset(_plain(row.text, pack) for row in rows if row.language == pack.code)
