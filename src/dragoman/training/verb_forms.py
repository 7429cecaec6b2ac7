"""Forms of English verbs and their features, for template trees."""

from __future__ import annotations

import re
from functools import cache

from msgspec import Struct

from dragoman.pack import Pack

FEATS = {
    "b": "VerbForm=Inf",
    "s": "Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin",
    "f": "Mood=Ind|Number=Plur|Person=3|Tense=Pres|VerbForm=Fin",
    "d": "Mood=Ind|Number=Sing|Person=3|Tense=Past|VerbForm=Fin",
    "n": "Tense=Past|VerbForm=Part",
    "p": "Tense=Past|VerbForm=Part|Voice=Pass",
    "g": "Tense=Pres|VerbForm=Part",
    "G": "VerbForm=Ger",
}
"""Codes of verb forms: infinitive, present singular and plural, past, participles, gerund."""

_DOUBLED = re.compile(r"^[^aeiou]*[aeiou][bdgmnprt]$")


class IrregularRow(Struct, frozen=True):
    """A verb whose past or participle is irregular, or whose last letter is doubled."""

    lemma: str
    past: str
    participle: str
    gerund: str | None = None


@cache
def irregulars(pack: Pack) -> dict[str, IrregularRow]:
    """The irregular verbs of a pack by lemma."""
    return {row.lemma: row for row in pack.table("parser/irregular_verbs", IrregularRow)}


def _stem(lemma: str, ending: str) -> str:
    if lemma.endswith("e") and not (ending == "ing" and lemma.endswith(("ee", "ye", "oe"))):
        return lemma[:-1]
    if ending == "ed" and lemma.endswith("y") and lemma[-2] not in "aeiou":
        return lemma[:-1] + "i"
    return lemma + lemma[-1] if _DOUBLED.match(lemma) else lemma


def _singular(lemma: str) -> str:
    if lemma in {"have", "be"}:
        return {"have": "has", "be": "is"}[lemma]
    if lemma.endswith("y") and lemma[-2] not in "aeiou":
        return lemma[:-1] + "ies"
    return lemma + ("es" if lemma.endswith(("s", "sh", "ch", "x", "z", "o")) else "s")


def verb_form(lemma: str, code: str, known: dict[str, IrregularRow]) -> str:
    """The form of a verb (lower case) for one of the codes of ``FEATS``."""
    row = known.get(lemma)
    if code in "bf":
        return lemma
    if code == "s":
        return _singular(lemma)
    if code in "gG":
        return row.gerund if row and row.gerund else _stem(lemma, "ing") + "ing"
    if row is not None:
        return row.past if code == "d" else row.participle
    return _stem(lemma, "ed") + "ed"
