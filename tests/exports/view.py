"""What the tests of formats write: China and Iran in March 2021, and an evil name."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator

from msgspec.structs import replace

from dragoman.exports import FORMATS
from dragoman.ledger import CorpusView
from tests.products import world

EVENTS = tuple(replace(one, mentions=()) if one.date is None else one for one in world.EVENTS)
CORPUS = replace(world.CORPUS, events=EVENTS)
VIEW = replace(world.VIEW, corpus=CORPUS)
"""The view of ``tests.products.world``; its undated event, which borrows a report, has none."""

EVIL = '=HYPERLINK("http://example.org","\u202eevil\u0007")'


def evil_view() -> CorpusView:
    """The view with Wang Yi under a name that a spreadsheet would run."""
    entities = tuple(
        replace(one, name=EVIL) if one.id == "n-wang" else one for one in CORPUS.entities
    )
    return replace(VIEW, corpus=replace(CORPUS, entities=entities))


def written(name: str, view: CorpusView = VIEW) -> bytes:
    """An export in one piece."""
    return b"".join(FORMATS[name].write(view))


def rows(name: str, view: CorpusView = VIEW) -> list[dict[str, str]]:
    """The rows of a tab-separated export, as the library of its users reads them."""
    text = written(name, view).decode()
    return list(csv.DictReader(io.StringIO(text), delimiter="\t", quoting=csv.QUOTE_NONE))


def objects(name: str, view: CorpusView = VIEW) -> Iterator[dict[str, object]]:
    """The objects of an export of JSON lines."""
    return (json.loads(line) for line in written(name, view).splitlines())
