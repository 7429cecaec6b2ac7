"""All forms of a language's simple verbs, generated from stems and conjugation patterns."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Literal, NamedTuple

from dragoman.model import Tense
from dragoman.pack import Pack
from dragoman.parsing.shallow_rows import PatternRow, SeamRow, StemRow

JOINER = "\u200c"
_BARE = "{present}"
_WISHED = ("subjunctive",)
ADDRESSED = frozenset({1, 4})
"""The second persons."""


class VerbForm(NamedTuple):
    """One form of one verb. ``surface`` is its folded spelling with joiners.

    ``person`` counts from 0 (I) to 5 (they); ``bare`` forms add nothing before the stem.
    """

    surface: str
    infinitive: str
    kind: Literal["finite", "participle", "infinitive"]
    tense: Tense | None
    aspects: tuple[str, ...]
    negated: bool
    person: int
    bare: bool

    @property
    def plural(self) -> bool:
        """Whether more than one acts."""
        return self.person > 2


def _infinitive(stem: StemRow, ending: str) -> str:
    return f"{stem.prefix}{stem.past}{ending}"


def _seamed(pattern: str, stem: str, seams: dict[str, str]) -> str:
    """``pattern`` with ``stem`` put in, the two letters that meet replaced as ``seams`` tells."""
    left, _, rest = pattern.partition("{")
    right = rest.partition("}")[2]
    pair = left[-1:] + stem[:1]
    if left and pair in seams:
        return f"{left[:-1]}{seams[pair]}{stem[1:]}{right}"
    return f"{left}{stem}{right}"


def _forms(
    stem: StemRow, row: PatternRow, seams: dict[str, str], infinitive: str
) -> Iterator[VerbForm]:
    base = _seamed(row.pattern, stem.past if "{past}" in row.pattern else stem.present, seams)
    bare = row.pattern in ("{past}", "{present}")
    for person, ending in enumerate(row.endings):
        if ending != "-":
            yield VerbForm(
                surface=stem.prefix + base + ("" if ending == "0" else ending),
                infinitive=infinitive,
                kind=row.kind,
                tense=row.tense,
                aspects=row.aspects,
                negated=row.negated is not None,
                person=person,
                bare=bare,
            )


def infinitive_of(pack: Pack, stem: StemRow) -> str:
    """The dictionary form of a verb, folded."""
    patterns = pack.table("conjugation", PatternRow)
    ending = next((r.pattern.partition("}")[2] for r in patterns if r.kind == "infinitive"), "")
    return pack.fold(_infinitive(stem, ending)).text


@cache
def verb_forms(pack: Pack) -> dict[str, VerbForm]:
    """Every generated form by its folded spelling without joiners; the first verb wins.

    Second persons made of the bare present stem come last, since they are hardly written. A past
    form that is spelled like a subjunctive of the same verb has that aspect as well.
    """
    seams = {row.pair: row.to for row in pack.table("seams", SeamRow)}
    patterns = pack.table("conjugation", PatternRow)
    forms: dict[str, VerbForm] = {}
    late: list[VerbForm] = []
    for stem in pack.table("verbs", StemRow):
        infinitive = infinitive_of(pack, stem)
        for row in patterns:
            for form in _forms(stem, row, seams, infinitive):
                folded = form._replace(surface=pack.fold(form.surface).text)
                if row.pattern == _BARE and form.person in ADDRESSED:
                    late.append(folded)
                else:
                    _keep(folded, forms)
    for form in late:
        _keep(form, forms)
    return forms


@cache
def negated_infinitives(pack: Pack) -> dict[str, str]:
    """The negated dictionary form of each verb by its infinitive, both folded."""
    forms = verb_forms(pack).values()
    return {f.infinitive: f.surface for f in forms if f.kind == "infinitive" and f.negated}


def _keep(form: VerbForm, forms: dict[str, VerbForm]) -> None:
    spelling = form.surface.replace(JOINER, "")
    kept = forms.setdefault(spelling, form)
    if kept.infinitive == form.infinitive and kept.tense == "past" and form.aspects == _WISHED:
        forms[spelling] = kept._replace(aspects=(*kept.aspects, *_WISHED))
