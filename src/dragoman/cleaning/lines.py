"""The lines of a text that are not blank, and what their shape tells."""

from __future__ import annotations

import re

from msgspec import Struct

from dragoman.cleaning.cues import Cue, cues_of
from dragoman.pack import Pack
from dragoman.text import trimmed

_LINE = re.compile(r"[^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")
_BULLET = re.compile(r"^(?:[•●▪◦‣■□►▶✓✔·*]|[-–—](?=\s))\s*")
_LAST = re.compile(r"[.!?؟…:][\"'”’»)\]]*$")
_WORD = re.compile(r"\w[\w\u200c'’-]*")
_SPACE = re.compile(r"\s+")
LONG = 200
"""A line of so many characters is a paragraph whatever it ends in."""


class Line(Struct, frozen=True):
    """A line with something on it.

    Attributes:
        start: Offset of its first character that is not space.
        end: Offset after the last one.
        text: What stands there.
        said: The same without a bullet in front.
        bullet: Whether there is one.
        words: How many words it has.
        sentence: Whether it ends as a sentence does.
        cues: What it is recognised as.
    """

    start: int
    end: int
    text: str
    said: str
    bullet: bool
    words: int
    sentence: bool
    cues: tuple[Cue, ...]

    @property
    def paragraph(self) -> bool:
        """Whether it is prose of some length rather than a heading, a link or a label."""
        size = len(self.said)
        return size >= LONG or (self.sentence and size >= 60)

    @property
    def same_as(self) -> str:
        """What equal lines have in common, whatever their spaces and bullets."""
        return _SPACE.sub(" ", self.said)

    def cue(self, *, head: bool) -> Cue | None:
        """The first thing it is recognised as in this zone, datelines left aside."""
        zones = ("head", "any") if head else ("tail", "any")
        fitting = (cue for cue in self.cues if cue.zone in zones and cue.role != "dateline")
        return next(fitting, None)

    def dateline(self, kind: str = "line") -> Cue | None:
        """The place and agency it opens with."""
        found = (cue for cue in self.cues if cue.role == "dateline" and cue.kind == kind)
        return next(found, None)


def split_lines(text: str, packs: tuple[Pack, ...]) -> tuple[Line, ...]:
    """The lines of ``text`` that are not blank, in order."""
    return tuple(
        _line(text, match.start(), match.end(), packs)
        for match in _LINE.finditer(text)
        if not match.group().isspace()
    )


def _line(text: str, start: int, end: int, packs: tuple[Pack, ...]) -> Line:
    span = trimmed(text, start, end)
    raw = text[span.start : span.end]
    bullet = _BULLET.match(raw)
    said = raw[bullet.end() :] if bullet and bullet.end() < len(raw) else raw
    return Line(
        start=span.start,
        end=span.end,
        text=raw,
        said=said,
        bullet=said is not raw,
        words=len(_WORD.findall(said)),
        sentence=_LAST.search(said) is not None and not said.endswith(":"),
        cues=cues_of(said, packs),
    )
