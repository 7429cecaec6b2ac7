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
LABELLED = 24
LABEL_WIDTH, LABEL_HEIGHT = 90, 13
ROOM = 0.68
"""How much of the drawing the places may fill; the rest is for names and surroundings."""
CLOSEST, CLOSE = 8.0, 2.5
"""How far the globe is enlarged at most, and from where on the graticule is every ten degrees."""


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
    before: bool = False
    """Whether the label stands before the point, as there is no room after it."""


class Frame(Struct, frozen=True):
    """The part of the globe that is drawn: its middle in units of the whole, and how enlarged."""

    x: float = WIDTH / 2
    y: float = HEIGHT / 2
    scale: float = 1.0

    def place(self, latitude: float, longitude: float) -> tuple[float, float]:
        """A place on the drawing."""
        x, y = projected(latitude, longitude)
        return (
            round(WIDTH / 2 + (x - self.x) * self.scale, 1),
            round(HEIGHT / 2 + (y - self.y) * self.scale, 1),
        )


class Atlas(Struct, frozen=True):
    """The drawing: the globe's outline, the graticule, the points, largest first."""

    outline: str
    graticule: tuple[str, ...]
    points: tuple[Point, ...]
    enlarged: bool = False
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


def atlas_of(spots: Sequence[Spot], *, whole: bool = False) -> Atlas:
    """The map of events by place: as much of the globe as the places need, or the whole."""
    frame = Frame() if whole else _frame(spots)
    most = max((one.events for one in spots), default=1)
    points: list[Point] = []
    taken: list[tuple[float, float]] = []
    for spot in sorted(spots, key=lambda one: (-one.events, one.name)):
        x, y = frame.place(spot.latitude, spot.longitude)
        radius = round(3 + 15 * sqrt(spot.events / most), 1)
        before = x + radius + 8 * len(spot.name) > WIDTH
        free = all(abs(x - a) > LABEL_WIDTH or abs(y - b) > LABEL_HEIGHT for a, b in taken)
        named = free and len(taken) < LABELLED
        if named:
            taken.append((x, y))
        points.append(Point(spot, x, y, radius, spot.name if named else None, before))
    return Atlas(_outline(frame), tuple(_graticule(frame)), tuple(points), enlarged=frame.scale > 1)


def _frame(spots: Sequence[Spot]) -> Frame:
    """The part of the globe that holds all places, with room for their names."""
    if not spots:
        return Frame()
    places = [projected(one.latitude, one.longitude) for one in spots]
    xs, ys = [x for x, _ in places], [y for _, y in places]
    left, right, top, bottom = min(xs), max(xs), min(ys), max(ys)
    scale = min(WIDTH * ROOM / max(right - left, 1), HEIGHT * ROOM / max(bottom - top, 1), CLOSEST)
    return Frame() if scale < 1 else Frame((left + right) / 2, (top + bottom) / 2, round(scale, 3))


def _path(places: Iterable[tuple[float, float]], frame: Frame) -> str:
    found = [frame.place(latitude, longitude) for latitude, longitude in places]
    return "M" + "L".join(f"{x} {y}" for x, y in found)


def _outline(frame: Frame) -> str:
    east = [(float(latitude), 180.0) for latitude in range(-90, 91, 5)]
    west = [(float(latitude), -180.0) for latitude in range(90, -91, -5)]
    return _path([*east, *west], frame) + "Z"


def _graticule(frame: Frame) -> Iterable[str]:
    step = 30 if frame.scale < CLOSE else 10
    for longitude in range(step - 180, 180, step):
        yield _path(((float(lat), float(longitude)) for lat in range(-90, 91, 5)), frame)
    for latitude in range(step - 90, 90, step):
        yield _path(((float(latitude), float(lon)) for lon in range(-180, 181, 5)), frame)
