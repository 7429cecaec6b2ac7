"""Figures drawn: SVG, PNG or an interactive page, by vl-convert, without network or browser."""

from __future__ import annotations

import html
import re
from collections.abc import Callable

import msgspec

from dragoman.errors import BadData
from dragoman.products.charts import CONFLICT, COOPERATION, INK, LINE, PAPER, SOFT, VERSION, Json

SCALE = 2.0
"""Pixels of a PNG for each unit of the figure."""
_THEMED = {
    INK: "var(--ink)",
    SOFT: "var(--soft)",
    LINE: "var(--line)",
    PAPER: "var(--paper)",
    COOPERATION: "var(--all)",
    CONFLICT: "var(--conflict)",
}


def to_svg(spec: Json) -> str:
    """The figure as an SVG document."""
    import vl_convert

    return vl_convert.vegalite_to_svg(spec, vl_version=VERSION, allowed_base_urls=[])


def to_png(spec: Json, scale: float = SCALE) -> bytes:
    """The figure as a PNG on white; ``scale`` is how many pixels a unit of the figure has."""
    import vl_convert

    white = {**spec, "background": "white"}
    return vl_convert.vegalite_to_png(white, vl_version=VERSION, scale=scale, allowed_base_urls=[])


_PAGE = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="generator" content="dragoman">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>dragoman: figure</title>
</head>
<body>
<div id="figure"></div>
<script type="application/json" id="spec">{spec}</script>
<script>{script}</script>
</body>
</html>
"""
_SHOW = """
const spec = JSON.parse(document.getElementById("spec").textContent);
vegaEmbed("#figure", spec, {actions: {export: true, source: false, compiled: false, editor: false},
  renderer: "svg"});
"""


def to_page(spec: Json) -> str:
    """The figure as one HTML file that answers to the mouse and needs no network."""
    import vl_convert

    data = msgspec.json.encode(spec).decode().replace("<", "\\u003c")
    script = vl_convert.javascript_bundle(_SHOW, vl_version=VERSION)
    return _PAGE.replace("{spec}", data).replace("{script}", script)


def inline(spec: Json, *, name: str, alt: str) -> str:
    """The figure as an SVG element of a page, in the colours of its style sheet.

    Args:
        spec: The figure.
        name: Told from other figures on the page by this.
        alt: What it shows.
    """
    svg = to_svg(spec)
    svg = re.sub(r' xmlns(:xlink)?="[^"]*"', "", svg)
    svg = re.sub(r'(id="|url\(#|href="#)', rf"\1{name}-", svg)
    for colour, variable in _THEMED.items():
        svg = svg.replace(colour, variable)
    size = re.search(r'width="([\d.]+)" height="[\d.]+"', svg)
    width = "" if size is None else f' style="max-width:{float(size[1]):.0f}px"'
    svg = re.sub(r' width="[\d.]+" height="[\d.]+"', f' role="img"{width}', svg, count=1)
    label = html.escape(alt, quote=True)
    return svg.replace("<svg", f'<svg aria-label="{label}"', 1)


def draw(spec: Json, suffix: str) -> bytes:
    """A figure in the format that the suffix of a file's name asks for.

    Raises:
        BadData: There is no such format.
    """
    if suffix not in DRAWINGS:
        raise BadData(f"no figures as {suffix or 'this'}; name the file {', '.join(DRAWINGS)}")
    return DRAWINGS[suffix](spec)


def _json(spec: Json) -> bytes:
    return msgspec.json.format(msgspec.json.encode(spec), indent=1) + b"\n"


DRAWINGS: dict[str, Callable[[Json], bytes]] = {
    ".svg": lambda spec: to_svg(spec).encode(),
    ".png": to_png,
    ".html": lambda spec: to_page(spec).encode(),
    ".json": _json,
}
"""How a figure is written, by the suffix of the file's name."""
