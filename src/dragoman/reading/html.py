"""HTML pages: the article by paragraphs, and what the metadata states.

``read`` goes by trafilatura, ``read_in_bulk`` by resiliparse: ten times as fast, with less care for
what surrounds the article and fewer kinds of metadata.

Its traps are guarded: no date is guessed (``extensive_search`` off), comments are left out, and a
page nested so deeply that the parser drops text is flagged as truncated.
"""

from __future__ import annotations

import html
import re
from datetime import date
from typing import Any

import lxml.html
from lxml import etree

from dragoman.errors import UnreadableDocument
from dragoman.reading.comments import drop_comments
from dragoman.reading.encoding import repaired
from dragoman.reading.found import Found
from dragoman.reading.memory import tell_memory

DEEPEST = 250
"""Levels of nesting from which text may be lost (libxml2 stops at 256)."""

_STAND_INS = {0x200C: "\ua66e", 0x200D: "\ua66d"}
"""Joiners, without which Persian words are others, and letters of no living language that stand for
them within trafilatura, which drops all that cannot be seen."""
_JOINER = re.compile("&(?:zwn?j|#0*820[45]|#x0*200[cd]);", re.I)
_STANDING_IN = re.compile("[\ua66d\ua66e]|&#(?:x0*a66[de]|0*4260[56]);", re.I)
_BLOCK_TAG = re.compile(r"<(/?)(?:div|span|section|article|ul|li|table|td|blockquote)\b", re.I)


def read(text: str) -> Found:
    """The article of a page, opened by its title, one paragraph a line.

    Raises:
        UnreadableDocument: The page cannot be parsed or holds no article.
    """
    import trafilatura  # heavy: half a second

    stand_ins = {} if _STANDING_IN.search(text) else _STAND_INS
    tree = _parsed(_JOINER.sub(_joiner, text).translate(stand_ins))
    depth = _depth(tree)
    if depth < DEEPEST:
        drop_comments(tree)
    page = trafilatura.bare_extraction(
        tree,
        include_comments=False,
        include_tables=True,
        favor_recall=True,
        with_metadata=True,
        date_extraction_params={"extensive_search": False, "original_date": True},
    )
    if isinstance(page, dict) or page is None or not (body := (page.text or "").strip()):
        raise UnreadableDocument(_nothing_left(depth))
    back = {ord(one): chr(joiner) for joiner, one in stand_ins.items()}
    title = repaired(page.title.translate(back)) if page.title else None
    return Found(
        text=_titled(title, repaired(body.translate(back))),
        title=title,
        authors=_names((page.author or "").translate(back)),
        outlet=(page.sitename or "").translate(back) or None,
        published=_day(page.date),
        truncated=depth >= DEEPEST,
    )


def read_in_bulk(text: str) -> Found:
    """As ``read``, for archives of many pages: faster, and a little less exact.

    Raises:
        UnreadableDocument: The page holds no article.
    """
    from resiliparse.extract.html2text import extract_plain_text
    from resiliparse.parse.html import HTMLTree

    tree: Any = HTMLTree.parse(_without_comments(text))
    body = extract_plain_text(
        tree, main_content=True, alt_texts=False, list_bullets=False, comments=False
    )
    if not body.strip():
        raise UnreadableDocument(_nothing_left(_nested(text)))
    meta = {
        (node.getattr("property") or node.getattr("name") or "").lower(): node.getattr("content")
        for node in tree.document.query_selector_all("meta[content]")
    }
    title = (meta.get("og:title") or tree.title or "").strip() or None
    stated = meta.get("article:published_time") or meta.get("date") or meta.get("dc.date")
    return Found(
        text=_titled(title, repaired(body.strip())),
        title=title,
        authors=_names(meta.get("author")),
        outlet=meta.get("og:site_name") or None,
        published=_day(stated),
        truncated=_nested(text) >= DEEPEST,
    )


def _without_comments(text: str) -> str:
    """A page without the comments under its article; mostly the page itself."""
    if _nested(text) >= DEEPEST:
        return text
    try:
        tree = _parsed(text)
    except UnreadableDocument:
        return text
    return lxml.html.tostring(tree, encoding="unicode") if drop_comments(tree) else text


def _joiner(reference: re.Match[str]) -> str:
    """A joiner that a page writes as a reference."""
    return html.unescape(reference.group().lower())


def _nothing_left(depth: int) -> str:
    deep = (
        f"; it nests {depth} levels deep, of which {DEEPEST} are read" if depth >= DEEPEST else ""
    )
    return f"no text left: the HTML page holds no article{deep}"


def _nested(text: str) -> int:
    """About how deep the blocks of a page nest, by its tags alone."""
    deepest = depth = 0
    for tag in _BLOCK_TAG.finditer(text):
        depth = max(depth - 1, 0) if tag.group(1) else depth + 1
        deepest = max(deepest, depth)
    return deepest


def _parsed(text: str) -> lxml.html.HtmlElement:
    parser = lxml.html.HTMLParser(huge_tree=True, encoding="utf-8", remove_comments=True)
    try:
        tree = lxml.html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        tell_memory(error)
        raise UnreadableDocument(f"not readable as HTML: {error}") from error
    return tree


def _depth(tree: lxml.html.HtmlElement) -> int:
    deepest = depth = 0
    for event, _ in etree.iterwalk(tree, events=("start", "end")):
        depth += 1 if event == "start" else -1
        deepest = max(deepest, depth)
    return deepest


def _titled(title: str | None, body: str) -> str:
    if title is None or body[: len(title) + 40].find(title) >= 0:
        return body
    return f"{title}\n\n{body}"


def _names(said: str | None) -> tuple[str, ...]:
    return tuple(name.strip() for name in (said or "").split(";") if name.strip())


def _day(said: str | None) -> date | None:
    try:
        return date.fromisoformat(said[:10]) if said else None
    except ValueError:
        return None
