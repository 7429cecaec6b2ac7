"""Who deals with whom: one country's people and bodies left, the other's right, others between.

The layout is fixed by the records alone: those with most events stand on top.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from itertools import product

from dragoman.ledger import CorpusView
from dragoman.model import Entity, Event
from dragoman.ontology import score
from dragoman.products import charts
from dragoman.products.charts import CONFLICT, COOPERATION, NEITHER, PAPER, SOFT, Json
from dragoman.products.people import Cast, cast_of, country_name, plain_name
from dragoman.products.words import shortened

MOST = 18
"""Actors that a column has room for."""
_X = {"left": 0.0, "middle": 0.5, "right": 1.0}
_ALIGN = {"left": "right", "middle": "center", "right": "left"}

Edge = tuple[str, str]


def network_figure(view: CorpusView) -> Json:
    """The figure, of the events that are not denied or only supposed."""
    cast = cast_of(view)
    weights: Counter[Edge] = Counter()
    scores: defaultdict[Edge, float] = defaultdict(float)
    for event in view.events:
        if charts.REALITIES[event.modality] != "Denied or supposed":
            for edge in _edges(event, cast):
                weights[edge] += 1
                scores[edge] += 0.0 if event.type is None else score(event.type, event.mode)
    places = _placed(weights, view)
    edges = [edge for edge in sorted(weights) if edge[0] in places and edge[1] in places]
    lines = [_line(edge, places, weights[edge], scores[edge]) for edge in edges]
    most = max((y for _, y in places.values()), default=0.0)
    return _figure(lines, [_node(one, places[one], view) for one in places], most, view)


def _edges(event: Event, cast: Cast) -> Iterator[Edge]:
    """Each two actors of different countries that an event brings together, by name."""
    first, second = _named(event.actor1, cast), _named(event.actor2, cast)
    for one, other in product(first, second or first):
        if one.country != other.country:
            yield (one.id, other.id) if one.id < other.id else (other.id, one.id)


def _named(actors: Iterable[str], cast: Cast) -> tuple[Entity, ...]:
    """Those that can be told from others: not "the two sides", not "a minister"."""
    found = [one for actor in actors if (one := cast.view.entity(actor)) is not None]
    kept = (one for one in found if one.type != "person" or one.id in cast.named)
    return tuple(one for one in kept if one.type != "group")


def _column(entity: str, view: CorpusView) -> str:
    found = view.entity(entity)
    country = None if found is None else found.country
    pair = view.query.pair or ("", "")
    return {pair[0]: "left", pair[1]: "right"}.get(country or "-", "middle")


def _placed(weights: Counter[Edge], view: CorpusView) -> dict[str, tuple[str, float]]:
    """Column and height of every actor that there is room for."""
    degrees: Counter[str] = Counter()
    for edge, weight in weights.items():
        for actor in edge:
            degrees[actor] += weight
    columns: dict[str, list[str]] = {"left": [], "middle": [], "right": []}
    for actor, _ in sorted(degrees.items(), key=lambda one: (-one[1], one[0])):
        column = columns[_column(actor, view)]
        if len(column) < MOST:
            column.append(actor)
    return {
        actor: (name, float(row))
        for name, column in columns.items()
        for row, actor in enumerate(column)
    }


def _line(edge: Edge, places: dict[str, tuple[str, float]], weight: int, total: float) -> Json:
    (one, y), (other, y2) = places[edge[0]], places[edge[1]]
    side = "cooperation" if total > 0 else "conflict" if total < 0 else "neither"
    return {"x": _X[one], "y": y, "x2": _X[other], "y2": y2, "events": weight, "side": side}


def _node(actor: str, place: tuple[str, float], view: CorpusView) -> Json:
    entity = view.entity(actor)
    name = actor if entity is None else plain_name(entity)
    country = None if entity is None or entity.country is None else country_name(entity.country)
    label = shortened(name, charts.LONGEST_LABEL)
    return {"x": _X[place[0]], "y": place[1], "name": label, "country": country, "at": place[0]}


def _figure(lines: list[Json], nodes: list[Json], most: float, view: CorpusView) -> Json:
    x: Json = {"field": "x", "type": "quantitative", "axis": None, "scale": {"domain": [0, 1]}}
    scale: Json = {"domain": [most + 0.5, -0.5], "nice": False}
    y: Json = {"field": "y", "type": "quantitative", "axis": None, "scale": scale}
    colour: Json = {
        "field": "side",
        "type": "nominal",
        "title": None,
        "scale": {
            "domain": ["cooperation", "conflict", "neither"],
            "range": [COOPERATION, CONFLICT, NEITHER],
        },
    }
    drawn: Json = {
        "data": {"values": lines},
        "mark": {"type": "rule", "opacity": 0.55, "strokeCap": "round"},
        "encoding": {
            "x": x,
            "y": y,
            "x2": {"field": "x2"},
            "y2": {"field": "y2"},
            "color": colour,
            "strokeWidth": {
                "field": "events",
                "type": "quantitative",
                "scale": {"type": "sqrt", "range": [1, 8]},
                "title": "events",
                "legend": None,
            },
            "tooltip": [{"field": "events"}, {"field": "side"}],
        },
    }
    dots: Json = {
        "data": {"values": nodes},
        "mark": {"type": "point", "filled": True, "size": 60, "color": SOFT, "opacity": 1},
        "encoding": {"x": x, "y": y, "tooltip": [{"field": "name"}, {"field": "country"}]},
    }
    height = 60 + 24 * (most + 1)
    layers = [drawn, dots, *(one for at in _ALIGN for one in _labels(nodes, at, x, y))]
    body: Json = {"width": 360, "height": height, "layer": layers}
    return charts.page([], body)


def _labels(nodes: list[Json], at: str, x: Json, y: Json) -> Iterator[Json]:
    """The names of a column, on a ground that keeps them readable over lines."""
    shift = {"left": -9, "middle": 0, "right": 9}[at]
    mark: Json = {"type": "text", "align": _ALIGN[at], "dx": shift, "color": charts.INK}
    if at == "middle":
        mark["dy"] = -11
    ground = {**mark, "color": PAPER, "stroke": PAPER, "strokeWidth": 4, "strokeJoin": "round"}
    for one in (ground, mark):
        yield {
            "data": {"values": [node for node in nodes if node["at"] == at]},
            "mark": one,
            "encoding": {"x": x, "y": y, "text": {"field": "name", "type": "nominal"}},
        }
