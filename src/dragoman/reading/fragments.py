"""Pieces of HTML as feeds, tables and mail carry them: their paragraphs as plain text."""

from __future__ import annotations

import re

import lxml.html
from lxml import etree

from dragoman.reading.memory import tell_memory

_TAG = re.compile(r"</?(?:p|br|div|a|b|i|em|strong|span|ul|li|h[1-6]|img|table)\b[^>]*>", re.I)
_BLOCKS = frozenset(
    {"p", "div", "br", "li", "ul", "ol", "h1", "h2", "h3", "h4", "h5", "h6", "tr", "table"}
    | {"blockquote", "section", "article", "figure"}
)
_SILENT = frozenset({"script", "style", "noscript", "template"})


def is_fragment(text: str) -> bool:
    """Whether ``text`` is marked up rather than prose."""
    return _TAG.search(text) is not None


def plain_text(markup: str) -> str:
    """The words of a piece of HTML, one block a paragraph; markup that cannot be read is prose."""
    parser = lxml.html.HTMLParser(huge_tree=True, encoding="utf-8", remove_comments=True)
    try:
        root = lxml.html.document_fromstring(
            f"<div>{markup}</div>".encode("utf-8", "replace"), parser=parser
        )
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        tell_memory(error)
        return markup
    parts: list[str] = []
    silent = 0
    for event, node in etree.iterwalk(root, events=("start", "end")):
        tag = node.tag if isinstance(node.tag, str) else ""
        silent += (tag in _SILENT) * (1 if event == "start" else -1)
        if tag in _BLOCKS:
            parts.append("\n\n")
        said = node.text if event == "start" else node.tail
        if said and not silent:
            parts.append(said)
    lines = (" ".join(line.split()) for line in "".join(parts).split("\n\n"))
    return "\n\n".join(line for line in lines if line)
