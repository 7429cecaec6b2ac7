"""RSS, Atom and JSON feeds: one entry is one document, as long as the feed gives it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Any
from urllib.parse import urljoin

import msgspec

from dragoman.reading.days import day_of
from dragoman.reading.fragments import plain_text
from dragoman.reading.items import Item, Told, inside

_ENTITY = re.compile(rb"<!ENTITY", re.IGNORECASE)
_REFERENCE = re.compile(rb"&#(?:x([0-9a-f]{1,9})|([0-9]{1,9}));", re.IGNORECASE)
_UNKNOWN = b"&#xFFFD;"
_BROKEN = (ValueError, LookupError, TypeError, AttributeError, AssertionError, OverflowError,
           RecursionError)  # fmt: skip
"""What feedparser has been seen to raise, or may, at feeds that no XML parser takes."""


def xml_entries(data: bytes, locator: str) -> Iterator[Item]:
    """The entries of an RSS or Atom feed; a feed cut off in the middle gives what is whole."""
    if _ENTITY.search(data):
        yield Item(locator, fault="a feed that defines XML entities; such feeds are not read")
        return
    import feedparser

    try:
        feed = feedparser.parse(
            _REFERENCE.sub(_character, data), sanitize_html=False, resolve_relative_uris=False
        )
    except _BROKEN as error:
        yield Item(locator, fault=f"not readable as a feed: {error or 'nested too deeply'}")
        return
    outlet, base = _text(feed.feed.get("title")), _base(locator, feed.feed.get("link"))
    if not feed.entries:
        why = feed.get("bozo_exception")
        yield Item(locator, fault=f"a feed without entries{f' ({why})' if why else ''}")
    last = len(feed.entries) if feed.bozo else 0
    for number, entry in enumerate(feed.entries, 1):
        entry["link"] = _absolute(base, entry.get("link"))
        yield _entry(entry, _where(locator, entry, number), outlet, number == last)


def _base(locator: str, said: object) -> str:
    """The address that links of a feed are relative to: where it was, or the site it names."""
    return locator if locator.startswith(("http://", "https://")) else _text(said) or ""


def _absolute(base: str, link: object) -> str | None:
    words = _text(link)
    try:
        return urljoin(base, words) if words else None
    except ValueError:  # no address
        return words


def _character(reference: re.Match[bytes]) -> bytes:
    """A reference to a character; one that no Unicode has stands for an unknown one."""
    hexadecimal, decimal = reference.groups()
    number = int(hexadecimal, 16) if hexadecimal else int(decimal)
    known = 0 < number < 0xD800 or 0xDFFF < number <= 0x10FFFF
    return reference.group() if known else _UNKNOWN


def _where(locator: str, entry: Any, number: int) -> str:  # noqa: ANN401 - feedparser's own
    return inside(locator, _text(entry.get("link")) or _text(entry.get("id")) or str(number))


def _entry(entry: Any, where: str, outlet: str | None, torn: bool) -> Item:  # noqa: ANN401
    contents = [part.get("value", "") for part in entry.get("content", ())]
    body = plain_text(max((*contents, entry.get("summary", "")), key=len))
    title = plain_text(entry.get("title", "")) or None
    url = _text(entry.get("link"))
    if not body and title is None:
        return Item(where, told=Told(url=url), fault="an entry without words")
    stamp = entry.get("published_parsed") or entry.get("updated_parsed")
    return Item(
        where,
        data=_titled(title, body).encode("utf-8", "replace"),
        told=Told(
            title=title,
            authors=tuple(filter(None, (_text(entry.get("author")),))),
            outlet=_text(entry.get("source", {}).get("title")) or outlet,
            published=_day(stamp),
            url=url,
        ),
        truncated=torn,
    )


def _day(stamp: tuple[int, ...] | None) -> date | None:
    try:
        return None if stamp is None else date(*stamp[:3])
    except ValueError:  # a year that no calendar of ours has
        return None


def is_json_feed(found: object) -> bool:
    """Whether decoded JSON is a feed (jsonfeed.org)."""
    return isinstance(found, dict) and "jsonfeed.org" in str(found.get("version", ""))


def json_entries(data: bytes, locator: str) -> Iterator[Item]:
    """The items of a JSON feed."""
    feed = msgspec.json.decode(data)
    items, base = (
        feed.get("items"),
        _base(locator, feed.get("feed_url") or feed.get("home_page_url")),
    )
    for number, entry in enumerate(items if isinstance(items, list) else (), 1):
        named = None
        if isinstance(entry, dict):
            entry["url"] = _absolute(base, entry.get("url"))
            named = entry["url"] or _text(entry.get("id"))
        where = inside(locator, named or str(number))
        yield _json_entry(entry, where, _text(feed.get("title")))


def _json_entry(entry: object, where: str, outlet: str | None) -> Item:
    if not isinstance(entry, dict):
        return Item(where, fault="an entry that is no object")
    marked = _text(entry.get("content_html"))
    plain = _text(entry.get("content_text")) or _text(entry.get("summary"))
    title = _text(entry.get("title"))
    body = plain_text(marked) if marked else plain
    url = _text(entry.get("url"))
    if not body and title is None:
        return Item(where, told=Told(url=url), fault="an entry without words")
    authors = entry.get("authors")
    names = [one.get("name") for one in authors or () if isinstance(one, dict)]
    return Item(
        where,
        data=_titled(title, body or "").encode("utf-8", "replace"),
        told=Told(
            title=title,
            authors=tuple(filter(None, map(_text, names))),
            outlet=outlet,
            published=day_of(_text(entry.get("date_published"))),
            url=url,
        ),
    )


def _titled(title: str | None, body: str) -> str:
    return body if title is None or body.startswith(title) else f"{title}\n\n{body}".strip()


def _text(said: object) -> str | None:
    return said.strip() or None if isinstance(said, str) else None
