from __future__ import annotations

from datetime import date

import pytest

from dragoman.ledger.browse_sources import Flow
from dragoman.model import Date, Event, Modality
from dragoman.products.charts import REALITIES
from dragoman.products.lines import Line
from dragoman.products.series import SeriesPoint
from dragoman.serve.calendars import both_calendars
from dragoman.serve.drawing.atlas import Spot, atlas_of, projected
from dragoman.serve.drawing.bars import bars_of
from dragoman.serve.drawing.flows import graph_of
from dragoman.serve.drawing.timeline import timeline_of
from dragoman.serve.rows import DONE, Row
from tests.products.world import event


def _point(period: str | None, up: float, down: float) -> SeriesPoint:
    return SeriesPoint(period, None, None, up, down, ("e",), 1)


def test_bars_stand_on_the_zero_line_and_inside_the_drawing() -> None:
    drawn = bars_of([_point("2001", 30, -5), _point("2002", 0, -20), _point(None, 99, 0)])
    assert drawn is not None
    assert len(drawn.columns) == 2
    for one in drawn.columns:
        assert one.up_y + one.up == pytest.approx(drawn.zero, abs=0.02)
        assert one.up_y >= 0
        assert one.down_y + one.down <= drawn.height
    assert any(label == "+0" for _, label in drawn.lines)


def test_nothing_is_drawn_of_nothing() -> None:
    assert bars_of([_point(None, 5, 0)]) is None
    assert graph_of([]) is None


@pytest.mark.parametrize(
    ("latitude", "longitude", "x", "y"),
    [(0, 0, 480, 233.5), (0, 180, 954, 233.5), (90, 0, 480, 6), (-90, 0, 480, 461)],
)
def test_the_projection_fills_its_frame(
    latitude: float, longitude: float, x: float, y: float
) -> None:
    assert projected(latitude, longitude) == pytest.approx((x, y), abs=0.6)


def test_areas_are_kept() -> None:
    def area(south: float, north: float) -> float:
        steps = [south + (north - south) * step / 200 for step in range(201)]
        places = [projected(latitude, 180) for latitude in steps]
        pairs = zip(places, places[1:], strict=False)
        return sum((a[0] + b[0] - 960) / 2 * (a[1] - b[1]) for a, b in pairs)

    # between the equator and 30 degrees lies half of a hemisphere
    assert area(0, 30) == pytest.approx(area(0, 90) / 2, rel=0.02)


def test_the_busiest_place_is_drawn_largest_and_named_first() -> None:
    spots = [
        Spot("a", "Nairobi", "Kenya", -1.3, 36.8, 3, 0, vague=False),
        Spot("b", "Kampala", "Uganda", 0.3, 32.6, 30, 2, vague=False),
    ]
    points = atlas_of(spots).points
    assert [one.spot.name for one in points] == ["Kampala", "Nairobi"]
    assert points[0].radius > points[1].radius


def test_a_map_is_drawn_as_close_as_its_places_allow() -> None:
    near = [
        Spot("a", "Asmara", "Eritrea", 15.3, 38.9, 3, 0, vague=False),
        Spot("b", "Addis Ababa", "Ethiopia", 9.0, 38.7, 3, 0, vague=False),
    ]
    far = [*near, Spot("c", "Lima", "Peru", -12.0, -77.0, 1, 0, vague=False)]
    pole = [*far, Spot("d", "Suva", "Fiji", -18.1, 178.4, 1, 0, vague=False)]
    drawn = [atlas_of(near), atlas_of(far), atlas_of(pole)]
    assert [one.enlarged for one in drawn] == [True, True, False]
    for atlas in drawn:
        assert all(0 < one.x < atlas.width and 0 < one.y < atlas.height for one in atlas.points)
    assert not atlas_of(near, whole=True).enlarged
    assert atlas_of([]).points == ()


def test_a_flow_is_as_wide_as_it_is_strong() -> None:
    drawn = graph_of([Flow("AFP", "Daily", "agency", 9), Flow("AFP", "Weekly", "quoted", 1)])
    assert drawn is not None
    assert [one.name for one in drawn.origins] == ["AFP"]
    assert drawn.threads[0].width > drawn.threads[1].width


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [
        ("2021-03-21", "2021-03-21", "21 March 2021 = 1 Farvardin 1400"),
        ("2021-03-01", "2021-03-31", "March 2021 = 11 Esfand 1399 – 11 Farvardin 1400"),
        ("2021-03-21", None, "21 March 2021 or later = 1 Farvardin 1400 or later"),
    ],
)
def test_a_date_is_said_in_both_calendars(first: str, last: str | None, said: str) -> None:
    end = None if last is None else date.fromisoformat(last)
    assert both_calendars(Date(None, date.fromisoformat(first), end, "day", "explicit")) == said


def test_the_timeline_has_the_lanes_of_the_figures() -> None:
    lanes = dict.fromkeys(REALITIES.values())
    rows = [
        Row(_line(f"e-{number}"), _event(f"e-{number}", modality), modality not in DONE, None)
        for number, modality in enumerate(REALITIES)
    ]
    drawn = timeline_of(rows, ())
    assert drawn is not None
    assert [lane.label for lane in drawn.lanes] == list(lanes)
    assert [lane.ahead for lane in drawn.lanes] == [False, True, True]
    assert sum(len(lane.marks) for lane in drawn.lanes) == len(rows)


def _line(record: str) -> Line:
    return Line(record, "event", "May 2019", "Peru", "visit", "happened", None, None, 1, 1, ())


def _event(record: str, modality: Modality) -> Event:
    when = Date("2019-05", date(2019, 5, 1), date(2019, 5, 31), "month", "explicit")
    return event(record, (), ("d-english",), date=when, modality=modality)
