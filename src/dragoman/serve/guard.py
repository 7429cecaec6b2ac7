"""The guard at the door: whose request is answered, and the headers that every answer carries.

Plain ASGI around the application, so that errors, files and pages are all guarded alike: the host
asked for (a foreign name bound to this machine's address is refused), the token where one is set,
where a form was sent from, ``ETag``, and the policy that lets a page load nothing from elsewhere.
"""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Awaitable, Callable, MutableMapping
from http.cookies import CookieError, SimpleCookie
from typing import Any
from urllib.parse import urlsplit

import msgspec

from dragoman.serve.settings import LOOPBACK, Settings

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
Application = Callable[[Scope, Receive, Send], Awaitable[None]]

COOKIE = "dragoman-visitor"
OPEN_PATHS = ("/enter", "/static/")
"""What a visitor without the token may see: the door and its style."""

POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; "
    "frame-ancestors 'none'"
)
HEADERS = (
    (b"content-security-policy", POLICY.encode()),
    (b"x-content-type-options", b"nosniff"),
    (b"x-frame-options", b"DENY"),
    (b"referrer-policy", b"same-origin"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"cross-origin-resource-policy", b"same-origin"),
    (b"permissions-policy", b"camera=(), geolocation=(), microphone=()"),
)


def visitor_cookie(token: str) -> str:
    """What the cookie of a visitor who showed the token holds: not the token itself."""
    return hmac.new(token.encode(), b"dragoman reading room", hashlib.sha256).hexdigest()


class Guard:
    """An application with the guard before it."""

    def __init__(self, app: Application, settings: Settings) -> None:
        self._app = app
        self._token = settings.token
        self._cookie = None if settings.token is None else visitor_cookie(settings.token)
        local = settings.host in LOOPBACK
        self._hosts = LOOPBACK if local else None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or refuse it."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        headers = {
            name.decode("latin-1"): value.decode("latin-1") for name, value in scope["headers"]
        }
        refused = self._refusal(scope, headers)
        if refused is not None:
            await _refuse(scope, send, *refused)
            return
        await self._app(scope, receive, _Answer(send, headers.get("if-none-match"), scope))

    def _refusal(self, scope: Scope, headers: dict[str, str]) -> tuple[int, str] | None:
        host = headers.get("host", "")
        if self._hosts is not None and _name(host) not in self._hosts:
            return 421, "this reading room answers on 127.0.0.1 and localhost only"
        if scope["method"] not in ("GET", "HEAD", "OPTIONS") and not _same_site(headers, host):
            return 403, "a form of another site was sent here; open the page itself and try again"
        if self._cookie is None or scope["path"].startswith(OPEN_PATHS):
            return None
        return None if self._is_known(headers) else (401, "the reading room asks for its token")

    def _is_known(self, headers: dict[str, str]) -> bool:
        """Whether a visitor showed the token before, or shows it now; in constant time."""
        shown = headers.get("authorization", "").removeprefix("Bearer ").strip()
        if shown and hmac.compare_digest(shown.encode(), (self._token or "").encode()):
            return True
        try:
            cookie = SimpleCookie(headers.get("cookie", "")).get(COOKIE)
        except CookieError:
            return False
        kept = "" if cookie is None else cookie.value
        return hmac.compare_digest(kept.encode(), (self._cookie or "").encode())


def _name(host: str) -> str:
    """The name in a ``Host`` header, without the port."""
    try:
        return urlsplit(f"//{host}").hostname or ""
    except ValueError:
        return ""


def _same_site(headers: dict[str, str], host: str) -> bool:
    """Whether what changes something was sent from a page of this very address."""
    if headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
        return False
    origin = headers.get("origin")
    return origin is None or urlsplit(origin).netloc == host


async def _refuse(scope: Scope, send: Send, status: int, reason: str) -> None:
    if status == 401 and not scope["path"].startswith("/api"):
        location = b"/enter"
        start = [(b"location", location), *HEADERS]
        await send({"type": "http.response.start", "status": 303, "headers": start})
        await send({"type": "http.response.body", "body": b""})
        return
    titles = {401: "Unauthorized", 403: "Forbidden", 421: "Misdirected Request"}
    problem = {"type": "about:blank", "title": titles[status], "status": status, "detail": reason}
    kind = (b"content-type", b"application/problem+json")
    challenge = ((b"www-authenticate", b"Bearer"),) if status == 401 else ()
    start = [kind, *challenge, *HEADERS]
    await send({"type": "http.response.start", "status": status, "headers": start})
    await send({"type": "http.response.body", "body": msgspec.json.encode(problem)})


class _Answer:
    """What the application sends, with the headers; a whole answer also gets its ``ETag``."""

    def __init__(self, send: Send, known: str | None, scope: Scope) -> None:
        self._send = send
        self._known = known
        self._reads = scope["method"] in ("GET", "HEAD")
        self._start: Message | None = None

    async def __call__(self, message: Message) -> None:
        """Pass a message on; the start waits for the body, which says what the tag is."""
        if message["type"] == "http.response.start":
            self._start = message
            return
        start, self._start = self._start, None
        if start is not None:
            message = await self._begin(start, message)
        await self._send(message)

    async def _begin(self, start: Message, body: Message) -> Message:
        headers = [*start["headers"], *HEADERS]
        names = {name.lower() for name, _ in headers}
        if b"cache-control" not in names:
            headers.append((b"cache-control", b"no-cache"))
        whole = self._reads and start["status"] == 200 and not body.get("more_body")
        content = body.get("body", b"")
        if whole and content:
            tag = f'"{hashlib.blake2b(content, digest_size=12).hexdigest()}"'
            headers.append((b"etag", tag.encode()))
            if _matches(self._known, tag):
                kept = [one for one in headers if one[0].lower() != b"content-length"]
                await self._send({**start, "status": 304, "headers": kept})
                return {**body, "body": b""}
        await self._send({**start, "headers": headers})
        return body


def _matches(known: str | None, tag: str) -> bool:
    if known is None:
        return False
    return known.strip() == "*" or tag in (
        one.strip().removeprefix("W/") for one in known.split(",")
    )
