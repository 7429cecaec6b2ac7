"""Cursors and limits: how the interface is leafed through."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Sequence
from datetime import date
from typing import Annotated

import msgspec
from litestar.exceptions import ValidationException
from litestar.params import PathParameter, QueryParameter

from dragoman.serve.settings import LARGEST_PAGE, LONGEST_QUERY

Limit = Annotated[int, QueryParameter(ge=1, le=LARGEST_PAGE, description="Records on a page.")]
Cursor = Annotated[
    str | None,
    QueryParameter(
        max_length=LONGEST_QUERY, description="`next` of the page before; none for the first."
    ),
]
Id = Annotated[str, PathParameter(max_length=80, description="The id of a record.")]
Pair = Annotated[
    str | None,
    QueryParameter(
        pattern="^[A-Z]{3}-[A-Z]{3}$", description="Two ISO 3166-1 alpha-3 codes: `PAK-RUS`."
    ),
]
ThePair = Annotated[
    str,
    QueryParameter(
        pattern="^[A-Z]{3}-[A-Z]{3}$", description="Two ISO 3166-1 alpha-3 codes: `PAK-RUS`."
    ),
]
Country = Annotated[
    str | None, QueryParameter(pattern="^[A-Z]{3}$", description="An ISO 3166-1 alpha-3 code.")
]
Text = Annotated[str | None, QueryParameter(max_length=LONGEST_QUERY)]
Since = Annotated[
    date | None, QueryParameter(description="First day; an interval counts where it may reach it.")
]
Until = Annotated[date | None, QueryParameter(description="Last day, likewise.")]

FIRST = ""
"""The place before every id and every day."""


def cursor_of(place: Sequence[str | int]) -> str:
    """A place in a list as a cursor."""
    return base64.urlsafe_b64encode(msgspec.json.encode(place)).decode().rstrip("=")


def place_of(cursor: str | None, parts: int) -> tuple[str, ...]:
    """The place that a cursor stands for: as many parts as the list is sorted by.

    Raises:
        ValidationException: It is not a cursor of such a list.
    """
    if cursor is None:
        return (FIRST,) * parts
    try:
        padded = cursor + "=" * (-len(cursor) % 4)
        place = msgspec.json.decode(
            base64.b64decode(padded.encode(), altchars=b"-_", validate=True), type=tuple[str, ...]
        )
    except (ValueError, binascii.Error, msgspec.MsgspecError) as error:
        raise ValidationException("cursor: not one that this list gave; begin anew") from error
    if len(place) != parts:
        raise ValidationException("cursor: of another list; begin anew")
    return place


def pair_of(pair: str | None) -> tuple[str, str] | None:
    """The two codes of a pair."""
    if pair is None:
        return None
    first, _, second = pair.partition("-")
    return first, second
