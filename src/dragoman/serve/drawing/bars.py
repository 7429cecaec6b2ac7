"""The series of a relation as bars: cooperation up, conflict down, one column a period."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from dragoman.products.series import SeriesPoint

WIDTH, HEIGHT, LEFT, BOTTOM = 960.0, 240.0, 44.0, 24.0
_LABELS = 12


class Column(Struct, frozen=True):
    """One period: where it stands, its two bars, and what it says."""

    label: str
    x: float
    width: float
    up_y: float
    up: float
    down_y: float
    down: float
    said: str
    named: bool


class Bars(Struct, frozen=True):
    """The drawing: the columns, the zero line, and lines at round scores."""

    columns: tuple[Column, ...]
    zero: float
    lines: tuple[tuple[float, str], ...]
    width: float = WIDTH
    height: float = HEIGHT
    left: float = LEFT


def bars_of(points: Sequence[SeriesPoint]) -> Bars | None:
    """The bars of a series; ``None`` where no event has a period."""
    known = [point for point in points if point.period is not None]
    if not known:
        return None
    top = max(max(point.cooperation for point in known), 1.0)
    bottom = max(max(-point.conflict for point in known), 1.0)
    room = HEIGHT - BOTTOM - 8
    scale = room / (top + bottom)
    zero = 8 + top * scale
    step = (WIDTH - LEFT) / len(known)
    every = -(-len(known) // _LABELS)
    return Bars(
        columns=tuple(
            _column(point, place, step=step, zero=zero, scale=scale, named=place % every == 0)
            for place, point in enumerate(known)
        ),
        zero=zero,
        lines=tuple((zero - value * scale, f"{value:+g}") for value in _rounds(top, bottom)),
    )


def _column(
    point: SeriesPoint, place: int, *, step: float, zero: float, scale: float, named: bool
) -> Column:
    number = len(point.events)
    said = (
        f"{point.period}: {number} event{'s' if number != 1 else ''}, "
        f"cooperation {point.cooperation:+.1f}, conflict {point.conflict:.1f}"
    )
    gap = min(4.0, step * 0.2)
    return Column(
        label=point.period or "",
        x=round(LEFT + place * step + gap / 2, 2),
        width=round(min(step - gap, 42.0), 2),
        up_y=round(zero - point.cooperation * scale, 2),
        up=round(point.cooperation * scale, 2),
        down_y=round(zero, 2),
        down=round(-point.conflict * scale, 2),
        said=said,
        named=named,
    )


def _rounds(top: float, bottom: float) -> tuple[float, ...]:
    """Round scores to draw lines at: about four, zero among them."""
    whole = (top + bottom) / 4
    unit = next(one for one in _units() if one >= whole)
    up, down = int(top // unit), int(bottom // unit)
    return tuple(unit * step for step in range(-down, up + 1))


def _units() -> Sequence[float]:
    return [base * 10**power for power in range(9) for base in (1.0, 2.0, 5.0)]
