"""Naming: which thing of the gazetteer a report means that its own words leave unsaid.

"A contract worth two billion" in a sentence that names one weapon is the contract for it; "work on
the line" in a document that names one project is work on that.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from msgspec import Struct

from dragoman.linking.subjects import is_generic
from dragoman.model import Analysis, Evidence, Mention
from dragoman.shelf import Kind, Shelf

_END = re.compile(r"[.!?؟](?=\s|$)|\n")
_TYPES = ("materiel", "project", "agreement")


class Named(Struct, frozen=True):
    """What is named around the words of a report.

    Attributes:
        thing: The only named thing of its sentence; ``None`` where there are more, or none.
        project: The only named project of its document, likewise.
        beside: Keys of all that its sentence names.
    """

    thing: str | None
    project: str | None
    beside: tuple[str, ...] = ()


NAMED: Kind[Named] = Kind("named", Named)


def file_named(shelf: Shelf, analyses: Iterable[Analysis]) -> None:
    """Puts what is named around reports on the shelf, where it tells something."""
    for analysis in analyses:
        placed = sorted(set(_things(analysis)))
        project = _only(key for _, key in placed if key.startswith("project:"))
        named = sorted({(m.start, m.entity) for m in analysis.mentions if m.entity and _names(m)})
        for event in analysis.events:
            first, last = _sentence(analysis.document.text, event.evidence[0])
            thing = _only(key for start, key in placed if first <= start < last)
            beside = tuple(sorted({key for start, key in named if first <= start < last}))
            if beside or project is not None:
                shelf.put(NAMED, event.id, Named(thing, project, beside))


def _names(mention: Mention) -> bool:
    return mention.form in ("name", "metonym", "demonym")


def _things(analysis: Analysis) -> Iterator[tuple[int, str]]:
    """Where a thing with a name of its own is named."""
    for mention in analysis.mentions:
        key = mention.entity or ""
        if key.partition(":")[0] in _TYPES and not is_generic(key):
            yield mention.start, key


def _only(keys: Iterable[str]) -> str | None:
    found = set(keys)
    return found.pop() if len(found) == 1 else None


def _sentence(text: str, said: Evidence) -> tuple[int, int]:
    start = max((end.end() for end in _END.finditer(text, 0, said.start)), default=0)
    after = _END.search(text, said.end)
    return start, len(text) if after is None else after.start()
