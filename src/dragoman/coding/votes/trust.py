"""How sure an event is: a logistic curve over what its voices say, and how it is fitted."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

_ROUNDS = 50
_PULL = 1.0
"""Pull of each weight but the base towards 0; there are some hundreds of events to learn from."""


class Trust(Struct, frozen=True):
    """Weights of the curve.

    The probability is ``1 / (1 + exp(-z))`` where ``z`` sums up ``base``, ``frames`` times the
    coder's own confidence, ``same`` times the probability that the linear voice gives to the
    event's type, and ``happened`` where that is its modality.
    """

    base: float
    frames: float
    same: float
    happened: float


class Sign(Struct, frozen=True):
    """What the voices say of an event: the coder's confidence, the linear voice's for its type."""

    frames: float
    same: float
    happened: bool


def confidence(sign: Sign, trust: Trust) -> float:
    """Probability that an event's type and parties are right, in thousandths."""
    z = trust.base + trust.frames * sign.frames + trust.same * sign.same
    return round(1 / (1 + math.exp(-z - trust.happened * sign.happened)), 3)


def fit_trust(signs: Sequence[Sign], right: Sequence[bool]) -> Trust:
    """The curve that fits the verdicts on some events best, by Newton's method."""
    rows = np.array([(1.0, one.frames, one.same, one.happened) for one in signs])
    wanted = np.array(right, dtype=np.float64)
    weights = np.zeros(rows.shape[1])
    pull = np.diag([0.0] + [_PULL] * (rows.shape[1] - 1))
    for _ in range(_ROUNDS):
        shares: NDArray[np.float64] = 1 / (1 + np.exp(-(rows @ weights)))
        slope = rows.T @ (wanted - shares) - pull @ weights
        curve = (rows * (shares * (1 - shares))[:, None]).T @ rows + pull
        weights = weights + np.linalg.solve(curve, slope)
    return Trust(*(round(float(one), 2) for one in weights))
