"""Templates: every text escaped and with its control characters visible, every link safe."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from urllib.parse import urlencode, urlsplit

from jinja2 import Environment, PackageLoader, StrictUndefined

from dragoman import __version__
from dragoman.gazetteer import states
from dragoman.languages import installed
from dragoman.model import Date
from dragoman.ontology import sectors
from dragoman.products.dates import say_date
from dragoman.products.notes import direction
from dragoman.products.people import country_name
from dragoman.products.words import modality_word, stage_word, type_words
from dragoman.serve.calendars import both_calendars

_CONTROLS = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u0600-\u0605\u061c\u06dd\u070f\u0890\u0891\u08e2\u180e"
    "\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb\U000110bd"
    "\U000110cd\U00013430-\U0001343f\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0001"
    "\U000e0020-\U000e007f\ud800-\udfff\ue000-\uf8ff\U000f0000-\U000ffffd\U00100000-\U0010fffd]"
)
"""Control, format, private and lone surrogate characters but white space and joiners."""


def plain(text: str) -> str:
    """``text`` with every control and direction character as ``[U+202E]``; white space stays."""
    return _CONTROLS.sub(lambda found: f"[U+{ord(found.group()):04X}]", text)


def _finalised(value: object) -> object:
    """What a template writes: a text that is not markup is shown plain, nothing as nothing."""
    if value is None:
        return ""
    return plain(value) if type(value) is str else value


def web_link(locator: str) -> str | None:
    """The locator where it is an address of the web; ``None`` where it is anything else."""
    try:
        parts = urlsplit(locator)
    except ValueError:
        return None
    return locator if parts.scheme in ("http", "https") and parts.netloc else None


def address(path: str, given: Mapping[str, object] | None = None, **changed: object) -> str:
    """An address of ours with parameters; empty ones are left out, lists are repeated."""
    asked = {**(given or {}), **changed}
    kept = {name: value for name, value in asked.items() if value not in (None, "", (), [])}
    query = urlencode(kept, doseq=True)
    return f"{path}?{query}" if query else path


def evidence_address(doc: str, start: int, end: int) -> str:
    """Where the words stand in their document, marked."""
    return f"/documents/{doc}?mark={start}-{end}#here"


def counted(number: int, one: str, many: str | None = None) -> str:
    """A number with its noun: "1 report", "1,024 reports"."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def is_country(code: str) -> bool:
    """Whether a code is that of a state we know."""
    return code in states()


def language_name(code: str | None) -> str:
    """The English name of an installed language by its ISO 639-1 code; else the code itself."""
    if not code or code == "?":
        return "language not known"
    pack = installed().get(code)
    return code if pack is None else pack.name


def sector_meaning(code: str) -> str:
    """What a sector code of PLOVER stands for; the code where it is none."""
    return next((row.meaning for row in sectors() if row.sector == code), code)


def say_when(when: Date | None) -> str:
    """A date in words, never more precise than it is."""
    return say_date(when)


@cache
def environment() -> Environment:
    """The environment of all pages."""
    made = Environment(
        loader=PackageLoader("dragoman.serve"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_finalised,
        auto_reload=False,
        cache_size=-1,
    )
    made.filters.update(
        both=both_calendars,
        country=country_name,
        direction=direction,
        language=language_name,
        modality=modality_word,
        sector=sector_meaning,
        stage=stage_word,
        type=type_words,
        when=say_when,
        weblink=web_link,
    )
    made.globals.update(
        address=address,
        counted=counted,
        evidence=evidence_address,
        is_country=is_country,
        version=__version__,
    )
    return made


def render(template: str, **content: object) -> bytes:
    """A page."""
    text = environment().get_template(template).render(**content)
    return text.encode("utf-8", "backslashreplace")


@cache
def static_files() -> Mapping[str, tuple[str, bytes]]:
    """The style sheet and the icon: content type and bytes by name."""
    folder = Path(__file__).parent / "static"
    kinds = {".css": "text/css; charset=utf-8", ".svg": "image/svg+xml"}
    return {
        path.name: (kinds[path.suffix], path.read_bytes())
        for path in folder.iterdir()
        if path.suffix in kinds
    }
