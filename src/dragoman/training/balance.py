"""Weighs one relation of a trained parser: found too often, it is made dearer.

A parser that saw many transitive verbs in template trees takes too much for an object. What every
move to the relation scores is lowered by the amount that gives the relation its best F1 on the
development part; no other weight changes, and reading takes as long as before.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from typing import Any

from spacy.language import Language
from spacy.training import Example

log = logging.getLogger(__name__)

AMOUNTS = (0.0, 0.25, 0.5, 0.75, 1.0, 1.25)
"""What is tried, in the unit of the parser's scores."""

LOST = 0.001
"""How much of the labelled attachment score may be lost by it."""


def _parser(nlp: Language) -> Any:  # noqa: ANN401  spaCy types a pipe as a function
    return nlp.get_pipe("parser")


def _layer(nlp: Language) -> Any:  # noqa: ANN401  as above
    return _parser(nlp).model.get_ref("upper")


def lower(nlp: Language, relation: str, amount: float) -> None:
    """Takes ``amount`` from the score of every move that gives ``relation``."""
    layer = _layer(nlp)
    bias = layer.get_param("b").copy()
    for place, move in enumerate(_parser(nlp).move_names):
        if move.partition("-")[2] == relation:
            bias[place] -= amount
    layer.set_param("b", bias)


def balance(nlp: Language, relation: str, held_out: Sequence[Example]) -> float:
    """Lowers the relation by the best of ``AMOUNTS``, and gives that."""
    kept = _layer(nlp).get_param("b").copy()
    found: list[tuple[float, float, float]] = []
    for amount in AMOUNTS:
        lower(nlp, relation, amount)
        scores = nlp.evaluate(held_out)
        of_relation = (scores["dep_las_per_type"] or {}).get(relation, {"f": 0.0})
        found.append((scores["dep_las"], of_relation["f"], amount))
        log.info("lowered=%.2f las=%.4f f1=%.4f", amount, *found[-1][:2])
        _layer(nlp).set_param("b", kept.copy())
    able = [(f1, -amount) for las, f1, amount in found if las >= found[0][0] - LOST]
    best = -max(able)[1]
    lower(nlp, relation, best)
    return best
