"""Comments of readers under an article, by how they are built where nothing in a page names them.

Whatever the language: blocks of the same tag and class beside each other, each of which opens with
a short name, then a short piece with digits (when), then some words; no headline, no linked words.
Entries of a running report put the time first, cards of other articles have headlines or links.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice

from lxml import html

_BLOCKS = ("div", "li", "section", "article")
_FEWEST = 2
"""Blocks alike that are taken for comments."""
_OUTSIDE = 200
"""Letters in paragraphs before them: a page of nothing but such blocks is left as it is."""
_NAME, _WHEN, _SAID = 40, 50, 600
"""Letters of a name, of a time, and of what is said, at most."""
_OPENING = 4
"""Pieces among which name and time are looked for."""
_ENDS = ("!", "?", "؟", ":", "…")
_HEADLINES = ("h1", "h2", "h3", "h4")


def drop_comments(tree: html.HtmlElement) -> bool:
    """Take the comments out of a parsed page, which is changed; whether there were any."""
    parents = tuple(tree.iter("body", "main", *_BLOCKS, "ul", "ol"))
    groups = [found for parent in parents for found in _alike(parent)]
    if not groups:
        return False
    told = _told_before(tree)
    comments = [one for found in groups if told[found[0]] >= _OUTSIDE for one in found]
    for one in comments:
        one.drop_tree()
    return bool(comments)


def _told_before(tree: html.HtmlElement) -> dict[html.HtmlElement, int]:
    """How many letters stand in paragraphs before each block."""
    size, found = 0, {}
    for node in tree.iter("p", *_BLOCKS):
        if node.tag == "p":
            size += len(node.text or "") + sum(len(kid.tail or "") for kid in node)
        else:
            found[node] = size
    return found


def _alike(parent: html.HtmlElement) -> Iterator[list[html.HtmlElement]]:
    """The comments among the parts of an element, those of one tag and class together."""
    groups: dict[tuple[str, str], list[html.HtmlElement]] = {}
    for one in parent:
        if one.tag in _BLOCKS:
            groups.setdefault((one.tag, one.get("class") or ""), []).append(one)
    for group in groups.values():
        if len(group) >= _FEWEST:
            found = [one for one in group if _is_comment(one)]
            if len(found) >= _FEWEST and len(found) * 2 > len(group):
                yield found


def _is_comment(block: html.HtmlElement) -> bool:
    pieces = filter(None, map(str.strip, _pieces(block)))
    opening = tuple(islice(pieces, _OPENING))
    name = next((at for at, piece in enumerate(opening) if _is_name(piece)), _OPENING)
    times = (at for at, piece in enumerate(opening) if at > name and _is_time(piece))
    when = next(times, None)
    if when is None:
        return False
    said = sum(map(len, opening[when + 1 :]))
    for piece in pieces:
        said += len(piece)
        if said > _SAID:
            return False
    return 0 < said <= _SAID and next(block.iter(*_HEADLINES), None) is None


def _pieces(block: html.HtmlElement) -> Iterable[str]:
    """The words of a block, less those of links that are more than a name."""
    for node in block.iter():
        if isinstance(node.tag, str) and node.text:
            yield "" if node.tag == "a" and len(node.text) > _NAME else node.text
        if node is not block and node.tail:
            yield node.tail


def _is_name(piece: str) -> bool:
    words = piece.split()
    return len(piece) <= _NAME and len(words) <= 4 and piece[0].isalpha() and piece[-1] not in _ENDS


def _is_time(piece: str) -> bool:
    return len(piece) <= _WHEN and any(map(str.isdigit, piece)) and piece[-1] not in _ENDS
