"""Errors as answers: a page for people, ``application/problem+json`` (RFC 9457) for programs."""

from __future__ import annotations

import logging
from http import HTTPStatus
from typing import Any

import msgspec
from litestar import Request, Response
from litestar.exceptions import HTTPException
from litestar.openapi.datastructures import ResponseSpec
from msgspec import Struct

from dragoman.errors import BadDate, DragomanError, UnknownCountry, UnknownRecord
from dragoman.serve.rendering import render

log = logging.getLogger(__name__)

PROBLEM = "application/problem+json"


class Problem(Struct, frozen=True):
    """What went wrong, as RFC 9457 has it.

    Attributes:
        title: The kind of problem.
        status: The HTTP status.
        detail: What was met, where, and what to do.
        type: Always ``about:blank``: the status says which kind it is.
    """

    title: str
    status: int
    detail: str
    type: str = "about:blank"


RESPONSES = {
    status: ResponseSpec(
        Problem, generate_examples=False, description=description, media_type=PROBLEM
    )
    for status, description in {
        400: "A parameter is missing, unknown or out of its limits.",
        401: "The reading room asks for its token.",
        404: "There is no such record.",
        429: "Too many requests; wait for `Retry-After` seconds.",
    }.items()
}
"""What every operation of the interface may answer beside its record."""


def answer(request: Request[Any, Any, Any], error: Exception) -> Response[bytes]:
    """Any error as an answer, in the form that the address is of."""
    problem = _problem(error)
    headers = dict(getattr(error, "headers", None) or {})
    if request.scope["raw_path"].startswith(b"/api"):
        return Response(
            msgspec.json.encode(problem),
            status_code=problem.status,
            media_type=PROBLEM,
            headers=headers,
        )
    page = render("problem.html", problem=problem, title=problem.title)
    return Response(page, status_code=problem.status, media_type="text/html", headers=headers)


def _problem(error: Exception) -> Problem:
    if isinstance(error, HTTPException):
        status = error.status_code
        return Problem(HTTPStatus(status).phrase, status, _detail(error))
    if isinstance(error, UnknownRecord):
        return Problem("Not Found", 404, str(error))
    if isinstance(error, msgspec.ValidationError | UnknownCountry | BadDate):
        return Problem("Bad Request", 400, str(error))
    if isinstance(error, DragomanError):
        return Problem("Service Unavailable", 503, str(error))
    log.error("a request failed", exc_info=error)
    return Problem("Internal Server Error", 500, "a fault of dragoman; please report it")


def _detail(error: HTTPException) -> str:
    extra = error.extra if isinstance(error.extra, list) else []
    told = (one for one in extra if isinstance(one, dict))
    said = "; ".join(f"{one.get('key', 'request')}: {one.get('message', '')}" for one in told)
    return said or error.detail
