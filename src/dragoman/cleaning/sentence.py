"""A single sentence as a cleaned document, where there is no page around it."""

from __future__ import annotations

import hashlib
from datetime import date

from dragoman.ids import content_id
from dragoman.model import Date, Document, Segment


def sentence_document(
    text: str, language: str, *, locator: str = "sentence", published: date | None = None
) -> Document:
    """A text as a report of one body segment.

    Args:
        text: What is told.
        language: ISO 639-1.
        locator: Where it came from.
        published: The day it was written, which dates it without one are told from.
    """
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    day = None
    if published is not None:
        day = Date(published.isoformat(), published, published, "day", "explicit")
    return Document(
        id=content_id("d", sha256, locator),
        sha256=sha256,
        locator=locator,
        text=text,
        languages=(language,),
        genre="news",
        published=day,
        segments=(Segment(0, len(text), "body", language),),
    )
