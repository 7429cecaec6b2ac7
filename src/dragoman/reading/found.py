"""What a reader finds in a file: the text, and what the format itself says about it."""

from __future__ import annotations

from datetime import date

from msgspec import Struct


class Found(Struct, frozen=True):
    """The text of a file and the metadata its format carries.

    Attributes:
        text: What ``Document.text`` will be.
        title: As the format's metadata says.
        authors: As the format's metadata says.
        outlet: Name of the site.
        published: Day of publication (Gregorian) stated by the metadata.
        truncated: Whether text had to be left out.
    """

    text: str
    title: str | None = None
    authors: tuple[str, ...] = ()
    outlet: str | None = None
    published: date | None = None
    truncated: bool = False
