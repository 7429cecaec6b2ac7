"""Figures as Vega-Lite specifications: one for the page, the brief and the notebook.

A specification is plain data with its values inside. Colours are those of the style sheet; words
come from the same tables as everywhere else. What was done is filled, what was planned, offered or
wished is hollow; an interval is a bar as long as the words allow, a day is a dot.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import count
from typing import Literal

from dragoman.ledger import CorpusView
from dragoman.model import Date, Event, Modality, Undertaking
from dragoman.ontology import score, stage
from dragoman.products.board import subject_words
from dragoman.products.dates import say_date
from dragoman.products.people import country_name
from dragoman.products.safe import visible
from dragoman.products.series import By, SeriesPoint, series
from dragoman.products.words import modality_word, shortened, stage_word, type_words

Json = dict[str, object]
Kind = Literal["series", "timeline", "board", "network"]

SCHEMA = "https://vega.github.io/schema/vega-lite/v6.json"
VERSION = "6.4"
"""The Vega-Lite release that specifications are written for."""
COOPERATION, CONFLICT, NEITHER = "#2f6f9f", "#b3432b", "#7a858f"
INK, SOFT, LINE, PAPER = "#1c2126", "#565f68", "#d5dade", "#fefefe"
PHASES = {
    "wish": ("wished or denied", "#a8885a"),
    "open": ("under discussion", "#7a858f"),
    "bound": ("agreed", "#2f6f9f"),
    "done": ("carried out", "#2f7d57"),
    "broken": ("stalled or ended", "#b3432b"),
}
LONGEST_LABEL = 44
"""Code points of a label beside an axis."""
MOST_ROWS = 30
"""Undertakings that a board has room for, the last to move first."""
REALITIES: dict[Modality, str] = {
    "happened": "Done or under way",
    "ongoing": "Done or under way",
    "planned": "Planned, offered or wished",
    "offered": "Planned, offered or wished",
    "desired": "Planned, offered or wished",
    "denied": "Denied or supposed",
    "hypothetical": "Denied or supposed",
    "opinion": "Denied or supposed",
}
_ORDER = ("Done or under way", "Planned, offered or wished", "Denied or supposed")
_FONT = "system-ui, Segoe UI, Noto Sans, Vazirmatn, DejaVu Sans, sans-serif"
_AXIS: Json = {
    "labelColor": SOFT,
    "titleColor": SOFT,
    "domainColor": LINE,
    "tickColor": LINE,
    "gridColor": LINE,
    "labelFont": _FONT,
    "titleFont": _FONT,
    "labelFontSize": 11,
    "titleFontWeight": "normal",
    "labelLimit": 320,
}
CONFIG: Json = {
    "background": "transparent",
    "font": _FONT,
    "view": {"stroke": None},
    "axis": _AXIS,
    "legend": {"labelColor": SOFT, "titleColor": SOFT, "orient": "top", "symbolType": "circle"},
    "header": {"labelColor": SOFT, "labelFontSize": 12, "labelFontWeight": 600},
}
_TIME: Json = {
    "type": "temporal",
    "scale": {"type": "utc", "padding": 10},
    "title": None,
    "axis": {"tickCount": 8, "gridOpacity": 0.6},
}


def figure(kind: Kind, view: CorpusView, *, by: By = "year") -> Json:
    """The figure of a kind for the pair a view was asked for.

    Args:
        kind: Which figure.
        view: The records.
        by: The length of a period of the series.
    """
    if kind == "series":
        return series_figure(view, by)
    if kind == "timeline":
        return timeline_figure(view)
    if kind == "board":
        return board_figure(view)
    from dragoman.products.network import network_figure

    return network_figure(view)


def page(values: Sequence[Json], body: Json) -> Json:
    """A specification with its values and the house's looks."""
    return {"$schema": SCHEMA, "config": CONFIG, "data": {"values": list(values)}, **body}


def series_figure(view: CorpusView, by: By = "year") -> Json:
    """Cooperation above and conflict below the line, a bar for each year or month."""
    points = () if view.query.pair is None else series(view, view.query.pair, by)
    return page([row for one in points for row in _bars(one)], _SERIES)


def _bars(point: SeriesPoint) -> Iterable[Json]:
    if point.period is None:
        return
    sides = (("cooperation", point.cooperation), ("conflict", point.conflict))
    for side, value in sides:
        yield {
            "period": point.period,
            "side": side,
            "score": value,
            "events": len(point.events),
            "sources": point.sources,
        }


_SIDE: Json = {
    "field": "side",
    "type": "nominal",
    "title": None,
    "scale": {"domain": ["cooperation", "conflict"], "range": [COOPERATION, CONFLICT]},
}
_SERIES: Json = {
    "width": 640,
    "height": 150,
    "layer": [
        {
            "mark": {"type": "bar", "cornerRadiusEnd": 2},
            "encoding": {
                "x": {
                    "field": "period",
                    "type": "ordinal",
                    "title": None,
                    "axis": {"labelAngle": 0, "labelOverlap": True},
                },
                "y": {
                    "field": "score",
                    "type": "quantitative",
                    "title": "sum of PLOVER scores",
                    "axis": {"tickCount": 5},
                },
                "color": _SIDE,
                "tooltip": [
                    {"field": "period"},
                    {"field": "side"},
                    {"field": "score"},
                    {"field": "events"},
                    {"field": "sources", "title": "independent sources"},
                ],
            },
        },
        {"mark": {"type": "rule", "color": SOFT}, "encoding": {"y": {"datum": 0}}},
    ],
}


def timeline_figure(view: CorpusView) -> Json:
    """Every dated event at its time, in a row of its kind, done apart from planned and denied."""
    rows = [_shown(event, view) for event in view.events if _days(event.date) is not None]
    groups = [one for one in _ORDER if any(row["reality"] == one for row in rows)]
    body: Json = {
        "facet": {
            "row": {
                "field": "reality",
                "type": "nominal",
                "title": None,
                "sort": groups,
                "header": {"labelAngle": 0, "labelAnchor": "start", "labelOrient": "top"},
            }
        },
        "resolve": {"scale": {"y": "independent"}},
        "spacing": 14,
        "spec": _TIMELINE,
    }
    return page(rows, body)


def _days(when: Date | None) -> tuple[date, date] | None:
    """First and last day of what is known of a date."""
    if when is None:
        return None
    first, last = when.earliest or when.latest, when.latest or when.earliest
    return None if first is None or last is None else (first, last)


def _side(event: Event) -> str:
    value = 0.0 if event.type is None else score(event.type, event.mode)
    return "cooperation" if value > 0 else "conflict" if value < 0 else "neither"


def _shown(event: Event, view: CorpusView) -> Json:
    first, last = _days(event.date) or (date.max, date.max)
    return {
        "first": first.isoformat(),
        "last": last.isoformat(),
        "day": first == last,
        "kind": type_words(event.type),
        "side": _side(event),
        "reality": REALITIES[event.modality],
        "filled": event.modality in ("happened", "ongoing"),
        "when": say_date(event.date),
        "what": visible(event.summary.get("en", event.id)),
        "state": modality_word(event.modality),
        "sources": event.independent_sources,
        "id": event.id,
    }


_COLOUR: Json = {
    "field": "side",
    "type": "nominal",
    "title": None,
    "scale": {
        "domain": ["cooperation", "conflict", "neither"],
        "range": [COOPERATION, CONFLICT, NEITHER],
    },
}
_FILL: Json = {
    "condition": {"test": "datum.filled", "value": 0.75},
    "value": 0.12,
}
_TELLS: list[Json] = [
    {"field": "when"},
    {"field": "what"},
    {"field": "state"},
    {"field": "sources", "title": "independent sources"},
    {"field": "id"},
]
_TIMELINE: Json = {
    "width": 560,
    "height": {"step": 20},
    "encoding": {
        "x": {"field": "first", **_TIME},
        "y": {
            "field": "kind",
            "type": "nominal",
            "title": None,
            "axis": {"grid": True, "domain": False, "ticks": False},
        },
        "color": _COLOUR,
        "fillOpacity": _FILL,
        "tooltip": _TELLS,
    },
    "layer": [
        {
            "transform": [{"filter": "!datum.day"}],
            "mark": {
                "type": "bar",
                "height": 9,
                "cornerRadius": 4,
                "strokeWidth": 1,
            },
            "encoding": {"x2": {"field": "last"}, "stroke": _COLOUR},
        },
        {
            "transform": [{"filter": "datum.day"}],
            "mark": {"type": "point", "filled": True, "size": 70, "strokeWidth": 1.2},
            "encoding": {"stroke": _COLOUR},
        },
    ],
}


def board_figure(view: CorpusView) -> Json:
    """Every undertaking as a line of its stages over time, coloured by how far it has come."""
    kept = sorted(view.undertakings, key=_moved, reverse=True)[:MOST_ROWS]
    names = _names(kept, view)
    rows = [row for one in kept for row in _stages(one, names[one.id])]
    order = [names[one.id] for one in kept]
    return page(rows, _board(order))


def _moved(one: Undertaking) -> tuple[date, str]:
    days = [found[1] for stage in one.stages if (found := _days(stage.date)) is not None]
    return max(days, default=date.min), one.id


def _names(kept: Iterable[Undertaking], view: CorpusView) -> dict[str, str]:
    """What each undertaking is called on an axis; those of one name are numbered."""
    found: dict[str, str] = {}
    for one in kept:
        name = shortened(subject_words(one, view), LONGEST_LABEL)
        numbered = (name if n == 1 else f"{name} ({n})" for n in count(1))
        found[one.id] = next(label for label in numbered if label not in found.values())
    return found


def _stages(one: Undertaking, name: str) -> Iterable[Json]:
    for step in one.stages:
        days = _days(step.date)
        if days is not None:
            yield {
                "undertaking": name,
                "first": days[0].isoformat(),
                "last": days[1].isoformat(),
                "day": days[0] == days[1],
                "filled": stage(step.stage).asserted == "yes",
                "stage": stage_word(step.stage),
                "phase": PHASES[stage(step.stage).phase][0],
                "when": say_date(step.date),
                "id": one.id,
            }


def _board(order: Sequence[str]) -> Json:
    colour: Json = {
        "field": "phase",
        "type": "nominal",
        "title": None,
        "scale": {
            "domain": [name for name, _ in PHASES.values()],
            "range": [colour for _, colour in PHASES.values()],
        },
    }
    row: Json = {"field": "undertaking", "type": "nominal", "title": None, "sort": list(order)}
    tells = [{"field": name} for name in ("undertaking", "stage", "when", "id")]
    return {
        "width": 460,
        "height": {"step": 24},
        "encoding": {"y": {**row, "axis": {"grid": True, "domain": False, "ticks": False}}},
        "layer": [
            {
                "mark": {"type": "rule", "color": LINE, "strokeWidth": 2},
                "encoding": {
                    "x": {"field": "first", "aggregate": "min", **_TIME},
                    "x2": {"field": "last", "aggregate": "max"},
                },
            },
            {
                "transform": [{"filter": "!datum.day"}],
                "mark": {"type": "bar", "height": 9, "cornerRadius": 4},
                "encoding": {
                    "x": {"field": "first", **_TIME},
                    "x2": {"field": "last"},
                    "color": colour,
                    "fillOpacity": _FILL,
                    "stroke": colour,
                    "tooltip": tells,
                },
            },
            {
                "transform": [{"filter": "datum.day"}],
                "mark": {"type": "point", "filled": True, "size": 80, "strokeWidth": 1.2},
                "encoding": {
                    "x": {"field": "first", **_TIME},
                    "color": colour,
                    "fillOpacity": _FILL,
                    "stroke": colour,
                    "tooltip": tells,
                },
            },
        ],
    }


def described(kind: Kind, view: CorpusView) -> str:
    """What a figure shows, in words, for those who do not see it."""
    pair = " and ".join(country_name(one) for one in view.query.pair or ())
    dated = sum(_days(event.date) is not None for event in view.events)
    told = {
        "series": f"Cooperation and conflict between {pair} by year.",
        "timeline": f"{dated} dated events; {len(view.events) - dated} have no date.",
        "board": f"Stages of {min(len(view.undertakings), MOST_ROWS)} undertakings over time.",
        "network": f"Who deals with whom between {pair}.",
    }
    return told[kind]
