"""The colours of the style sheets against WCAG 2.2 AA, computed from their variables."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import dragoman.products
import dragoman.serve

ROOM = Path(dragoman.serve.__file__).parent / "static" / "style.css"
BRIEF = Path(dragoman.products.__file__).parent / "templates" / "style.css"
THEMES = ("light", "dark")

TEXTS = [
    *(
        (ROOM, front, back)
        for front in ("ink", "soft", "link", "accent")
        for back in ("paper", "card")
    ),
    *((ROOM, front, "sunk") for front in ("ink", "soft", "link")),
    *((ROOM, "ink", back) for back in ("mark", "here", "warn")),
    (ROOM, "soft", "mark"),
    (ROOM, "chip-ink", "chip"),
    (ROOM, "ahead", "ahead-chip"),
    (ROOM, "paper", "accent"),
    (ROOM, "visited", "paper"),
    *((BRIEF, front, back) for front in ("ink", "soft", "link") for back in ("paper", "panel")),
    (BRIEF, "ink", "chip"),
]
"""Text and what it stands on: 4.5 to 1 (1.4.3)."""
SHAPES = [
    *((ROOM, front, back) for front in ("edge", "ring") for back in ("paper", "card", "sunk")),
    *((ROOM, front, "card") for front in ("good", "bad", "second")),
    *((ROOM, front, "sunk") for front in ("good", "second")),
    *((BRIEF, front, "paper") for front in ("all", "conflict")),
]
"""Borders of fields, the ring of focus and shapes that tell something: 3 to 1 (1.4.11)."""


def _colours(sheet: Path, theme: str) -> dict[str, str]:
    text = sheet.read_text()
    light, dark = text.split("@media (prefers-color-scheme: dark)")
    named = re.compile(r"--([a-z-]+):\s*(#[0-9a-f]{6})")
    found = dict(named.findall(light))
    return found if theme == "light" else {**found, **dict(named.findall(dark.split("* {")[0]))}


def _light(colour: str) -> float:
    """Relative luminance of an sRGB colour, 0 to 1."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _contrast(one: str, other: str) -> float:
    low, high = sorted((_light(one), _light(other)))
    return (high + 0.05) / (low + 0.05)


def test_contrast_is_computed_as_the_guidelines_do() -> None:
    assert _contrast("#000000", "#ffffff") == pytest.approx(21)
    assert _contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize(("sheet", "front", "back"), TEXTS)
def test_text_stands_out(sheet: Path, front: str, back: str, theme: str) -> None:
    colours = _colours(sheet, theme)
    assert _contrast(colours[front], colours[back]) >= 4.5


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize(("sheet", "front", "back"), SHAPES)
def test_shapes_stand_out(sheet: Path, front: str, back: str, theme: str) -> None:
    colours = _colours(sheet, theme)
    assert _contrast(colours[front], colours[back]) >= 3


@pytest.mark.parametrize("sheet", [ROOM, BRIEF])
def test_nothing_moves_by_itself(sheet: Path) -> None:
    assert not re.search(r"\b(animation|transition|scroll-behavior)\b", sheet.read_text())


@pytest.mark.parametrize("sheet", [ROOM, BRIEF])
def test_colour_schemes_have_the_same_colours(sheet: Path) -> None:
    light, dark = (set(_colours(sheet, theme)) for theme in THEMES)
    assert light == dark
