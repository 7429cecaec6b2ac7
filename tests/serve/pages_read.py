"""What a page is made of, as a machine can check it: headings, labels, ids, links, directions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from lxml import html

VOID_OF_NAME = ("input", "select", "textarea")


def faults(body: str) -> list[str]:
    """What is wrong with a page for people who cannot see it, and for a strict policy."""
    tree = html.document_fromstring(body)
    return [*_structure(tree), *_labels(tree), *_links(tree), *_policy(tree)]


def _structure(tree: html.HtmlElement) -> Iterator[str]:
    if not tree.get("lang"):
        yield "no language"
    if not (tree.findtext(".//title") or "").strip():
        yield "no title"
    if len(tree.findall(".//main")) != 1:
        yield "not one main"
    levels = [int(one.tag[1]) for one in tree.iter("h1", "h2", "h3", "h4")]
    if levels.count(1) != 1:
        yield f"{levels.count(1)} headings of the first level"
    for before, after in zip(levels, levels[1:], strict=False):
        if after > before + 1:
            yield f"heading {after} after {before}"
    ids = Counter(one.get("id") for one in tree.iter() if one.get("id"))
    yield from (f"id {one} stands {number} times" for one, number in ids.items() if number > 1)
    for one in tree.iter():
        for name in ("aria-labelledby", "for"):
            if one.get(name) and one.get(name) not in ids:
                yield f"{name}={one.get(name)} leads nowhere"


def _labels(tree: html.HtmlElement) -> Iterator[str]:
    labelled = {one.get("for") for one in tree.iter("label")}
    for one in tree.iter(*VOID_OF_NAME):
        wrapped = any(parent.tag == "label" for parent in one.iterancestors())
        if one.get("type") != "hidden" and one.get("id") not in labelled and not wrapped:
            yield f"{one.tag} {one.get('name')} has no label"
    for one in tree.iter("img"):
        if one.get("alt") is None:
            yield f"image {one.get('src')} has no alternative"
    for one in tree.iter("svg"):
        if one.get("aria-hidden") != "true" and not one.get("aria-label"):
            yield "drawing without a name"
    for one in tree.iter("table"):
        if not one.findall(".//th[@scope]"):
            yield "table without headings"
        if not (one.findtext("caption") or "").strip():
            yield "table without a caption"


def _links(tree: html.HtmlElement) -> Iterator[str]:
    for one in tree.iter("a"):
        address = one.get("href") or ""
        if not address.startswith(("/", "#", "http://", "https://", "?")):
            yield f"link to {address!r}"
        if not ("".join(one.itertext()).strip() or one.get("aria-label")):
            yield f"link to {address!r} without words"
    for one in tree.iter("button"):
        if not ("".join(one.itertext()).strip() or one.get("aria-label")):
            yield "button without words"


def _policy(tree: html.HtmlElement) -> Iterator[str]:
    for one in tree.iter():
        if one.tag in ("script", "style", "iframe", "object", "embed", "base"):
            yield f"a {one.tag} element"
        for name in one.attrib:
            if name.startswith("on") or name == "style":
                yield f"{one.tag} has the attribute {name}"
    for one in tree.iter("link", "img", "source"):
        address = one.get("href") or one.get("src") or ""
        if not address.startswith("/static/"):
            yield f"{one.tag} loads {address}"


def links_of(body: str) -> list[str]:
    """Every address of ours that a page leads to."""
    tree = html.document_fromstring(body)
    found = (one.get("href") for one in tree.iter("a"))
    return sorted({one.split("#")[0] for one in found if one and one.startswith("/")})
