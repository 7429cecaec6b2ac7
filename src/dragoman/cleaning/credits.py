"""Where a document says its content came from: the chain to the first source, nearest first."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable
from functools import cache
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from dragoman.cleaning.cues import line_key, pattern
from dragoman.cleaning.needles import Sieve
from dragoman.model import Credit, CreditHow, Document, Segment
from dragoman.pack import Pack
from dragoman.text import Span

_NAME_GROUPS = ("name", "second", "third")
_ABBREVIATION = re.compile(r"^\s?\(([^\W\d_a-z]{2,9})\)")
_ROOM = 16
"""Code points in which an abbreviation in brackets has room."""
_OWNER = re.compile(r"^\w+(?: \w+)?'s? (?=[A-Z]\S* \S)")
_EARLIER = re.compile(r"^.*[^\W\d_]{3,}\. (?:The )?")
"""The end of the sentence before, taken along with a name."""

_PART = re.compile(r"[\s-]+")
_EVIDENCE = ("title", "summary", "body", "caption", "quote-block")


class CreditCueRow(Struct, frozen=True):
    """One row of ``credit_cues``.

    Attributes:
        how: How the content was taken over. ``outlet`` says that the name is the outlet's own
            (where no other is known) and heads the chain; ``media`` rows are names of media, for
            which ``<media>`` stands in the other rows' patterns; ``not`` rows are no sources;
            ``heading`` rows name the outlet in a line with the day, over the article.
        pattern: A regular expression over the folded text with capitals kept and zero-width
            non-joiners dropped; groups ``name``, ``second``, ``third`` are sources, nearest first.
        named: ``no`` where the name is a description ("the army's media wing") that counts only
            when no name is given elsewhere.
    """

    how: CreditHow | Literal["outlet", "media", "not", "heading"]
    pattern: str
    named: Literal["yes", "no"] = "yes"


class Pointer(Struct, frozen=True):
    """One place that names a source.

    Attributes:
        start: Of the whole phrase.
        end: Exclusive.
        name: As written, without article.
        short: Its abbreviation, written or made of its initials.
        how: As in the row.
        named: Whether it is a name.
    """

    start: int
    end: int
    name: str
    short: str
    how: CreditHow | Literal["outlet"]
    named: bool = True


def _compiled(
    pack: Pack, wanted: Callable[[CreditCueRow], bool]
) -> tuple[tuple[CreditCueRow, re.Pattern[str]], ...]:
    rows = pack.table("credit_cues", CreditCueRow)
    media = "|".join(row.pattern for row in rows if row.how == "media") or "(?!)"
    return tuple(
        (row, pattern(row.pattern.replace("<media>", f"(?:{media})")))
        for row in rows
        if wanted(row)
    )


@cache
def _cues(pack: Pack) -> tuple[tuple[CreditCueRow, re.Pattern[str]], ...]:
    return _compiled(pack, lambda row: row.how not in ("media", "not", "heading"))


@cache
def _headings(pack: Pack) -> tuple[tuple[CreditCueRow, re.Pattern[str]], ...]:
    return _compiled(pack, lambda row: row.how == "heading")


@cache
def _sieve(pack: Pack) -> Sieve:
    return Sieve([shape for _, shape in _cues(pack)])


@cache
def _no_source(pack: Pack) -> re.Pattern[str]:
    rows = pack.table("credit_cues", CreditCueRow)
    names = "|".join(row.pattern for row in rows if row.how == "not") or "(?!)"
    return pattern(f"^(?:{names})$", re.IGNORECASE)


def pointers(document: Document, segments: Iterable[Segment], pack: Pack) -> tuple[Pointer, ...]:
    """Every place in the article that names a source, in the order of the text."""
    found: list[Pointer] = []
    for segment in segments:
        if segment.role in _EVIDENCE:
            found.extend(_in_segment(document, segment, pack))
        elif segment.role == "dateline":
            own = _in_segment(document, segment, pack)
            found.extend(pointer for pointer in own if pointer.how == "outlet")
        elif segment.role == "boilerplate":
            found.extend(_heading(document, segment, pack))
    return tuple(sorted(found, key=lambda pointer: (pointer.start, pointer.end)))


def _heading(document: Document, segment: Segment, pack: Pack) -> list[Pointer]:
    """The outlet that a line over the article names beside the day ("Horn Daily, 4 May 2021")."""
    key = line_key(document.text[segment.start : segment.end], pack)
    for row, shape in _headings(pack):
        match = shape.match(key.text)
        if match is not None:
            within = key.original(*match.span())
            span = Span(segment.start + within.start, segment.start + within.end)
            own = replace(row, how="outlet")
            return _pointers(document, match, own, span, pack=pack)
    return []


def _in_segment(document: Document, segment: Segment, pack: Pack) -> list[Pointer]:
    key = line_key(document.text[segment.start : segment.end], pack)
    found: list[Pointer] = []
    taken: list[tuple[int, int]] = []
    rows = _cues(pack)
    for number in _sieve(pack).candidates(key.text):
        row, shape = rows[number]
        for match in shape.finditer(key.text):
            within = key.original(*match.span())
            span = Span(segment.start + within.start, segment.start + within.end)
            place = bisect_left(taken, (span.end,))
            if place and taken[place - 1][1] > span.start:
                continue
            named = _pointers(document, match, row, span, pack=pack)
            if named:
                taken.insert(place, (span.start, span.end))
            found.extend(named)
    return found


def _pointers(
    document: Document, match: re.Match[str], row: CreditCueRow, span: Span, *, pack: Pack
) -> list[Pointer]:
    found = []
    how: CreditHow | Literal["outlet"] = (
        "quoted" if row.how == "media" or row.how == "not" or row.how == "heading" else row.how
    )
    for group in _NAME_GROUPS:
        said = match.groupdict().get(group)
        name = _EARLIER.sub("", _OWNER.sub("", (said or "").strip(" .,،'\"-")))
        if not name or _no_source(pack).match(name):
            continue
        after = match.string[match.end(group) : match.end(group) + _ROOM]
        written = _ABBREVIATION.match(after)
        short = written.group(1) if written else initials(name)
        found.append(Pointer(span.start, span.end, name, short, how, row.named == "yes"))
        how = "quoted" if how == "outlet" else how
    return found


def initials(name: str) -> str:
    """What a name of three or more capitalised parts abbreviates to; else the name itself."""
    parts = [part for part in _PART.split(name) if part[:1].isupper()]
    if len(parts) < 3:
        return name
    return "".join(part[0] for part in parts)


def outlet_of(found: tuple[Pointer, ...], *, until: int) -> str | None:
    """The outlet that the article names as its own in its opening, before offset ``until``."""
    own = (p.name for p in found if p.how == "outlet" and p.start < until)
    return next(own, None)


def credits_of(
    document: Document, found: tuple[Pointer, ...], *, outlet: str | None
) -> tuple[Credit, ...]:
    """The credits of a document, one for each source, its own outlet and authors left out.

    Args:
        document: For the words of the evidence, and its authors.
        found: Places that name a source, in order.
        outlet: The document's own, as decided.
    """
    own = {_same(name) for name in (*document.authors, *((outlet,) if outlet else ()))}
    releases = {p.short.casefold() for p in found if p.named and p.how == "press-release"}
    groups: dict[str, list[Pointer]] = {}
    for pointer in found:
        if _same(pointer.name) in own or _same(pointer.short) in own:
            continue
        if pointer.named or not releases:
            groups.setdefault(pointer.short.casefold(), []).append(pointer)
        elif len(releases) == 1:
            groups.setdefault(next(iter(releases)), []).append(pointer)
    return tuple(_credit(document, group) for group in groups.values())


def _same(name: str) -> str:
    return "".join(char for char in name.casefold() if char.isalnum())


def _credit(document: Document, group: list[Pointer]) -> Credit:
    name = max((p.name for p in group if p.named or not any(q.named for q in group)), key=len)
    kinds = [pointer.how for pointer in group]
    how: CreditHow = "press-release" if "press-release" in kinds else _plain(kinds[0])
    spans = sorted({Span(pointer.start, pointer.end) for pointer in group})
    return Credit(name, None, how, tuple(document.evidence(span) for span in spans))


def _plain(how: CreditHow | Literal["outlet"]) -> CreditHow:
    return "agency" if how == "outlet" else how
