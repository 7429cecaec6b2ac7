"""A map without borders: places as points on a graticule, in the Equal Earth projection.

Equal Earth (Šavrič, Patterson and Jenny 2018) keeps areas; longitudes are drawn about Greenwich.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import asin, cos, radians, sin, sqrt

from msgspec import Struct

WIDTH = 960.0
HEIGHT = 467.0
_A1, _A2, _A3, _A4 = 1.340264, -0.081106, 0.000893, 0.003796
_HALF_WIDTH, _HALF_HEIGHT = 2.706629, 1.317363
LABELLED = 14


class Spot(Struct, frozen=True):
    """Events at one place, before they are drawn.

    Attributes:
        record: The id of the place.
        name: Its name.
        country: What country it is shown under, in words; ``None`` where none is.
        latitude: WGS 84 degrees.
        longitude: Likewise.
        events: How many.
        ahead: How many of these are planned, wished, denied or supposed.
        vague: Whether only the country is known, drawn at its largest city.
    """

    record: str
    name: str
    country: str | None
    latitude: float
    longitude: float
    events: int
    ahead: int
    vague: bool


class Point(Struct, frozen=True):
    """A spot as drawn; ``label`` where there is room to name it."""

    spot: Spot
    x: float
    y: float
    radius: float
    label: str | None


class Atlas(Struct, frozen=True):
    """The drawing: the globe's outline, the graticule, the points, largest first."""

    outline: str
    graticule: tuple[str, ...]
    points: tuple[Point, ...]
    width: float = WIDTH
    height: float = HEIGHT


def projected(latitude: float, longitude: float) -> tuple[float, float]:
    """A place on the drawing, in its units."""
    theta = asin(sqrt(3) / 2 * sin(radians(latitude)))
    square = theta * theta
    sixth = square**3
    x = (
        2
        * sqrt(3)
        * radians(longitude)
        * cos(theta)
        / (3 * (_A1 + 3 * _A2 * square + sixth * (7 * _A3 + 9 * _A4 * square)))
    )
    y = theta * (_A1 + _A2 * square + sixth * (_A3 + _A4 * square))
    return (
        round(WIDTH / 2 + x / _HALF_WIDTH * (WIDTH / 2 - 6), 1),
        round(HEIGHT / 2 - y / _HALF_HEIGHT * (HEIGHT / 2 - 6), 1),
    )


def atlas_of(spots: Sequence[Spot]) -> Atlas:
    """The map of events by place."""
    most = max((one.events for one in spots), default=1)
    largest = sorted(spots, key=lambda one: (-one.events, one.name))
    points: list[Point] = []
    taken: list[tuple[float, float]] = []
    for spot in largest:
        x, y = projected(spot.latitude, spot.longitude)
        free = all(abs(x - a) > 70 or abs(y - b) > 13 for a, b in taken)
        named = free and len(taken) < LABELLED
        if named:
            taken.append((x, y))
        radius = round(3 + 15 * sqrt(spot.events / most), 1)
        points.append(Point(spot, x, y, radius, spot.name if named else None))
    return Atlas(_outline(), tuple(_graticule()), tuple(points))


def _path(places: Iterable[tuple[float, float]]) -> str:
    found = [projected(latitude, longitude) for latitude, longitude in places]
    return "M" + "L".join(f"{x} {y}" for x, y in found)


def _outline() -> str:
    east = [(float(latitude), 180.0) for latitude in range(-90, 91, 5)]
    west = [(float(latitude), -180.0) for latitude in range(90, -91, -5)]
    return _path([*east, *west]) + "Z"


def _graticule() -> Iterable[str]:
    for longitude in range(-150, 180, 30):
        yield _path((float(latitude), float(longitude)) for latitude in range(-90, 91, 5))
    for latitude in range(-60, 90, 30):
        yield _path((float(latitude), float(longitude)) for longitude in range(-180, 181, 10))
