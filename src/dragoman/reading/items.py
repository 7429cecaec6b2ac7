"""What a file holds, document by document: a page is one, an archive or a table has many."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

from msgspec import Struct

INSIDE = "!/"
"""Stands in a locator between a container and what it holds: ``crawl.zip!/page.html``."""

_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]")


class Told(Struct, frozen=True):
    """What a container says of a document that it holds.

    Attributes:
        title: Its headline.
        authors: Who wrote it.
        outlet: Who published it.
        published: Day of publication (Gregorian).
        url: Where it was published.
    """

    title: str | None = None
    authors: tuple[str, ...] = ()
    outlet: str | None = None
    published: date | None = None
    url: str | None = None


NOTHING_TOLD = Told()


class Item(Struct, frozen=True):
    """One document on its way to be read, or the reason why it cannot be.

    Attributes:
        locator: The file's path as text, for a part of it followed by ``!/`` and its name.
        path: The file, where it is one document; its bytes are read when their turn comes.
        data: The bytes of a part of a file.
        told: What the container says of it.
        fault: Why it cannot be read; no bytes are given then.
        truncated: Whether the container lost some of it.
    """

    locator: str
    path: Path | None = None
    data: bytes = b""
    told: Told = NOTHING_TOLD
    fault: str | None = None
    truncated: bool = False


def inside(container: str, name: str) -> str:
    """The locator of a part of a file."""
    return f"{container}{INSIDE}{printable(name)}"


def printable(name: str) -> str:
    """A name whose control characters, which could play with a terminal, stand as escapes."""
    return _CONTROL.sub(lambda found: f"\\x{ord(found.group()):02x}", name)
