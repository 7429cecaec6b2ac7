"""What an event that has not happened would be: a meeting, a visit, a purchase.

Plans and wishes to cooperate are PLOVER's ``AGREE`` whatever is planned, and planned harm is
``THREATEN``. The predicate still tells what is planned, by the frames of its language.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from msgspec import Struct

from dragoman.languages import installed
from dragoman.ledger import CorpusView
from dragoman.model import EventMention

_PLANNED: Mapping[str, frozenset[str]] = {
    "AGREE": frozenset({"CONSULT", "COOPERATE", "AID", "CONCEDE"}),
    "THREATEN": frozenset({"SANCTION", "MOBILIZE", "COERCE", "ASSAULT", "PROTEST"}),
}
"""Deeds that are coded by the key while they are plans or wishes."""


class Predicate(Struct, frozen=True):
    """What a pack's table ``frames`` says of a predicate: the type and mode of the deed."""

    lemma: str
    type: str
    mode: str | None = None


@cache
def _predicates(language: str) -> Mapping[str, list[Predicate]]:
    """The predicates of a language with all deeds that they may name."""
    pack = installed().get(language)
    found: dict[str, list[Predicate]] = {}
    for row in () if pack is None else pack.table("frames", Predicate):
        found.setdefault(row.lemma, []).append(row)
    return found


def foreseen(mention: EventMention, view: CorpusView) -> Predicate | None:
    """The deed that a report of a plan, wish, offer or supposition is about; ``None`` if vague."""
    fits = _PLANNED.get(mention.type or "", frozenset())
    if not fits or mention.modality in ("happened", "ongoing"):
        return None
    document = view.document(mention.doc)
    if document is None or not document.languages or mention.predicate is None:
        return None
    rows = _predicates(document.languages[0]).get(mention.predicate, [])
    return next((row for row in rows if row.type in fits), None)
