"""What stands before an article's first paragraph: site header, title, date, captions, summary."""

from __future__ import annotations

import re
from collections import Counter

from dragoman.cleaning.lines import LONG, Line
from dragoman.model import SegmentRole

SEARCHED = 14
"""So many lines are searched for a dateline; a page's head is rarely longer."""

CAPTION = 220
"""A caption that only its wording tells (a verb in the present) is no longer than this."""

_PERSON = re.compile(
    r"^(?:(?:Dr|Mr|Ms|Mrs|Prof)\.? )?[A-Z][\w.'’-]+"
    r"(?: (?:[A-Z][\w.'’-]*|al|bin|van|von|de|del|der|ul)){1,3}"
    r"(?:(?:,| and| &|,? \|) [A-Z][\w.'’-]+(?: [A-Z][\w.'’-]*){1,3})*$"
)
_DATED = re.compile(r"^(?=.*\d)[\w\s,.:|/()،؛+-]{6,60}$")
_SECTION = re.compile(r"\s*[|•]\s*[^\d|•]{2,40}$")
_YEAR = re.compile(r"(?<!\d)(?:1[34]\d\d|19\d\d|20\d\d)(?!\d)")


def first_paragraph(lines: tuple[Line, ...]) -> int:
    """The index of the line with which the article's own text begins.

    It is the line with a dateline where there is one near the top; else the first prose that is
    nothing else. A text without any prose begins at its second line, or at its only one; one
    of menus alone has none and gives the number of lines.
    """
    for index, line in enumerate(lines[:SEARCHED]):
        if line.words > 6 and line.dateline() and not _label(line, lines):
            return index
    plain = [i for i, line in enumerate(lines) if line.paragraph and _unmarked(line)]
    if not plain:
        unmarked = [i for i, line in enumerate(lines) if _unmarked(line) and not is_date_line(line)]
        return next(iter(unmarked[1:] or unmarked), len(lines))
    first = plain[0]
    return plain[1] if _is_title(first, plain, lines) else first


def _is_title(first: int, plain: list[int], lines: tuple[Line, ...]) -> bool:
    """Whether the first prose is a title that ends in a full stop or is long."""
    line = lines[first]
    if len(plain) < 2 or any(_unmarked(other) and other.words >= 4 for other in lines[:first]):
        return False
    if line.sentence:
        return len(line.said) <= 140 and len(lines[plain[1]].said) > 1.5 * len(line.said)
    return len(line.said) < LONG + 100


def _label(line: Line, lines: tuple[Line, ...]) -> bool:
    """Whether the "dateline" is a speaker's label, which comes again and again."""
    cue = line.dateline()
    label = cue.key.text[: cue.match.end()] if cue and cue.match else ""
    return sum(other.said.startswith(label.strip()) for other in lines) > 1


def _unmarked(line: Line) -> bool:
    """Whether nothing speaks against prose or a title."""
    cue = line.cue(head=True)
    worded = cue is not None and cue.role == "caption" and cue.zone == "head"
    caption = worded and line.sentence and len(line.said) <= CAPTION
    return not line.bullet and (cue is None or (worded and not caption))


def title_line(head: tuple[Line, ...], known: str | None) -> int | None:
    """Which line of the head is the title.

    Args:
        head: The lines before the first paragraph.
        known: The title that the format's metadata states.
    """
    if known:
        for index, line in enumerate(head):
            if line.said == known.strip():
                return index
    plain = [i for i, line in enumerate(head) if _unmarked(line) and not is_date_line(line)]
    if not plain:
        return None
    full = [i for i in plain if head[i].words >= 5]
    return full[0] if full else max(plain, key=lambda i: (head[i].words, -i))


def is_date_line(line: Line) -> bool:
    """Whether the line is nothing but a date, with or without a time, a section behind a bar."""
    said = _SECTION.sub("", line.said)
    words = line.words - len(line.said[len(said) :].split())
    return words <= 9 and bool(_DATED.match(said) and _YEAR.search(_ascii(said)))


def _ascii(text: str) -> str:
    return "".join(str(int(c)) if c.isdecimal() else c for c in text)


def head_roles(head: tuple[Line, ...], title: int | None) -> tuple[SegmentRole, ...]:
    """The role of each line before the first paragraph."""
    times = Counter(line.same_as for line in head)
    seen: set[str] = set()
    roles: list[SegmentRole] = []
    for index, line in enumerate(head):
        again = line.same_as in seen
        seen.add(line.same_as)
        if index == title:
            roles.append("title")
        elif again:
            roles.append("boilerplate")
        elif times[line.same_as] > 1 and line.words >= 6 and title is not None and index > title:
            roles.append("caption")
        else:
            roles.append(_head_role(line, before=title is not None and index < title))
    return tuple(roles)


def _head_role(line: Line, *, before: bool) -> SegmentRole:
    cue = line.cue(head=True)
    if cue is not None:
        return cue.role
    if is_date_line(line):
        return "boilerplate"
    if before:
        return "navigation" if line.words < 12 else "boilerplate"
    if line.dateline("alone"):
        return "dateline"
    if not line.bullet and _PERSON.match(line.said):
        return "byline"
    return "summary" if line.words >= 5 or line.bullet else "navigation"
