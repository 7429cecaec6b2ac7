"""Who takes from whom, as a graph in two columns: origins to the left, outlets to the right."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from msgspec import Struct

from dragoman.ledger.browse_sources import Flow

WIDTH, LEFT, RIGHT, ROW, TOP = 960.0, 330.0, 630.0, 30.0, 34.0
MOST = 24
"""Flows drawn at most; the table has all."""


class Knot(Struct, frozen=True):
    """An outlet or agency in the drawing."""

    name: str
    y: float
    documents: int


class Thread(Struct, frozen=True):
    """A flow in the drawing: a curve as wide as it is strong."""

    path: str
    width: float
    how: str
    said: str


class Graph(Struct, frozen=True):
    """The drawing; ``left_out`` flows are in the table only."""

    origins: tuple[Knot, ...]
    outlets: tuple[Knot, ...]
    threads: tuple[Thread, ...]
    height: float
    left_out: int
    width: float = WIDTH
    left: float = LEFT
    right: float = RIGHT


def graph_of(flows: Sequence[Flow]) -> Graph | None:
    """The graph of the strongest flows; ``None`` where there are none."""
    drawn = flows[:MOST]
    if not drawn:
        return None
    origins = _column(
        Counter({f.origin: 0 for f in drawn}), [(f.origin, f.documents) for f in drawn]
    )
    outlets = _column(
        Counter({f.outlet: 0 for f in drawn}), [(f.outlet, f.documents) for f in drawn]
    )
    most = max(flow.documents for flow in drawn)
    places = {knot.name: knot.y for knot in origins}, {knot.name: knot.y for knot in outlets}
    return Graph(
        origins=origins,
        outlets=outlets,
        threads=tuple(_thread(flow, places, most) for flow in drawn),
        height=TOP + ROW * max(len(origins), len(outlets)),
        left_out=len(flows) - len(drawn),
    )


def _column(found: Counter[str], counts: Sequence[tuple[str, int]]) -> tuple[Knot, ...]:
    for name, number in counts:
        found[name] += number
    ranked = sorted(found.items(), key=lambda one: (-one[1], one[0]))
    return tuple(
        Knot(name, TOP + ROW * place, number) for place, (name, number) in enumerate(ranked)
    )


def _thread(
    flow: Flow, places: tuple[Mapping[str, float], Mapping[str, float]], most: int
) -> Thread:
    start, end = places[0][flow.origin], places[1][flow.outlet]
    middle = (LEFT + RIGHT) / 2
    number = flow.documents
    return Thread(
        path=f"M{LEFT} {start}C{middle} {start} {middle} {end} {RIGHT} {end}",
        width=round(1 + 7 * number / most, 1),
        how=flow.how,
        said=f"{flow.outlet or 'outlet not known'} from {flow.origin or 'outlet not known'}: "
        f"{number} document{'s' if number != 1 else ''}, {flow.how}",
    )
