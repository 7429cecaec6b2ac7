"""The compound verbs of a language: those of their table, and those that predicates are made of."""

from __future__ import annotations

from functools import cache

from dragoman.pack import Pack
from dragoman.parsing.shallow_rows import FrameRow, LightRow
from dragoman.parsing.shallow_verbs import verb_forms


@cache
def light_rows(pack: Pack) -> tuple[LightRow, ...]:
    """Each compound verb; a predicate of several words that ends in a verb is one."""
    rows = list(pack.table("light_verbs", LightRow))
    known = {(noun, row.verb) for row in rows for noun in (row.noun, *row.variants)}
    infinitives = {form.infinitive for form in verb_forms(pack).values()}
    for name in ("frames", "operators"):
        for told in pack.table(name, FrameRow):
            noun, _, verb = told.lemma.rpartition(" ")
            plain = told.kind == "v" and noun and pack.fold(verb).text in infinitives
            if plain and (noun, verb) not in known:
                known.add((noun, verb))
                rows.append(LightRow(noun, verb))
    return tuple(rows)
