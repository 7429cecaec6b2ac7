"""The article's text and what follows it: comments, related links, sign-offs, footers."""

from __future__ import annotations

from typing import Literal

from dragoman.cleaning.lines import Line
from dragoman.model import SegmentRole

Region = Literal["body", "navigation", "comment", "links", "footer"]
"""Where in a page one is; from ``comment``, ``links`` and ``footer`` no way leads to ``body``."""

TEASER = 120
"""Prose under a heading of links is the article going on where two lines are as long as this."""


def tail_roles(lines: tuple[Line, ...], start: int, verse: frozenset[int]) -> list[SegmentRole]:
    """The role of each line from ``start`` on; those before it only count as already said."""
    seen = {line.same_as for line in lines[:start]}
    region: Region = "body"
    roles: list[SegmentRole] = []
    for index in range(start, len(lines)):
        region = _region(lines, index, region, first=index == start)
        line = lines[index]
        again = line.same_as in seen and len(line.said) >= 25
        seen.add(line.same_as)
        roles.append(_role(line, region, again=again, verse=index in verse, first=index == start))
    return _with_posts(lines[start:], roles)


def _region(lines: tuple[Line, ...], index: int, region: Region, *, first: bool) -> Region:
    line = lines[index]
    cue = line.cue(head=False)
    kind = None if cue is None or line.paragraph else (cue.role, cue.kind)
    if first:
        return "body"
    if kind == ("comment", "opens"):
        return "comment"
    if region in ("body", "navigation") and _comment_opens(lines, index):
        return "comment"
    if kind == ("navigation", "opens"):
        return "navigation" if region in ("body", "navigation") else "links"
    if kind == ("boilerplate", "ends"):
        return "comment" if region == "comment" else "footer"
    if region == "navigation" and _resumes(lines, index):
        return "body"
    return region


def _comment_opens(lines: tuple[Line, ...], index: int) -> bool:
    """Whether a reader's name and the time he wrote stand here, one under the other."""
    line = lines[index]
    below = lines[index + 1 : index + 2]
    if line.sentence or line.words > 5 or not below:
        return False
    cue = below[0].cue(head=False)
    return cue is not None and cue.kind == "stamp" and below[0].words <= 9


def _resumes(lines: tuple[Line, ...], index: int) -> bool:
    following = lines[index : index + 2]
    return len(following) == 2 and all(
        line.paragraph and len(line.said) >= TEASER and line.cue(head=False) is None
        for line in following
    )


def _role(line: Line, region: Region, *, again: bool, verse: bool, first: bool) -> SegmentRole:
    cue = line.cue(head=False)
    if region == "comment":
        return "comment"
    if verse:
        return "verse"
    if first:
        return "body"
    if region == "footer":
        return "boilerplate" if cue is None else cue.role
    if again and region == "body":
        return "boilerplate"
    if region in ("navigation", "links"):
        return "navigation" if cue is None else cue.role
    return _body_role(line)


def _body_role(line: Line) -> SegmentRole:
    cue = line.cue(head=False)
    if cue is None or cue.role == "comment":
        return "quote-block" if line.text.startswith("> ") else "body"
    return cue.role


def _with_posts(lines: tuple[Line, ...], roles: list[SegmentRole]) -> list[SegmentRole]:
    """The line above the signature of an embedded post is quoted."""
    for index, line in enumerate(lines[1:], 1):
        cue = line.cue(head=False)
        if cue and cue.kind == "signature" and roles[index - 1] == "body":
            roles[index - 1] = "quote-block"
    return roles
