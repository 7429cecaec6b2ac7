"""HTML pages: one file each, no network, no script, every text from a document escaped."""

from __future__ import annotations

from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from dragoman.products.lines import Chronology


@cache
def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("dragoman.products"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def render(template: str, **content: object) -> str:
    """A page from a template of this package, with the style sheet inside it."""
    environment = _environment()
    style = Markup(environment.get_template("style.css").render())
    return environment.get_template(template).render(style=style, **content)


def chronology_page(chronology: Chronology) -> str:
    """A chronology as one HTML file."""
    return render("chronology.html", chronology=chronology)
