"""The guarded client: http and https to public addresses only, within limits, politely.

A name is resolved once, each of its addresses is checked, and the connection is made to the address
that was checked; a redirect is a new request with all checks. Proxies and credentials of the
environment are not used. robots.txt is obeyed, and a host is asked once a second.
"""

from __future__ import annotations

import re
import socket
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from typing import Protocol
from urllib.parse import urljoin, urlsplit

import httpcore2
import httpx2
from msgspec import Struct
from protego import Protego

from dragoman.collecting.addresses import is_public
from dragoman.errors import NotFetched

AGENT = "dragoman"
"""The name that robots.txt may speak of."""

PORTS = frozenset({80, 443, 8080, 8443})
"""Ports that are connected to, unless private addresses are allowed."""

_TYPES = (
    "text/html", "application/xhtml+xml", "text/plain", "application/pdf", "application/rss+xml",
    "application/atom+xml", "application/feed+json", "application/json", "application/xml",
    "text/xml",
)  # fmt: skip
_ODD = re.compile(r"[\x00-\x20\x7f-\x9f\\\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]")
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_ROBOTS_LIMIT = 500 * 1024


class Rules(Struct, frozen=True):
    """What the client keeps to.

    Attributes:
        limit: The largest body, in bytes, after decoding.
        seconds: The longest time for one page, redirects and all.
        redirects: How many redirects are followed.
        pause: Seconds between two requests to one host.
        allow_private: Whether addresses of an intranet, and any port, may be connected to.
        agent: The ``User-Agent``; says who asks and where to complain.
    """

    limit: int = 20 * 1024 * 1024
    seconds: float = 30.0
    redirects: int = 5
    pause: float = 1.0
    allow_private: bool = False
    agent: str = f"{AGENT} (reads news for research; obeys robots.txt)"


class Clock(Protocol):
    """The time that passes, as the client needs it."""

    def now(self) -> float:
        """Seconds since any fixed moment."""

    def sleep(self, seconds: float) -> None:
        """Wait."""


class Fetched(Struct, frozen=True):
    """A response.

    Attributes:
        url: The address that answered, after redirects.
        status: 200, or 304 where nothing is new.
        headers: Names in lower case.
        body: Decoded.
        asked: The address that was asked for.
    """

    url: str
    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes
    asked: str

    def header(self, name: str) -> str | None:
        """A header's value, by its name in lower case."""
        return dict(self.headers).get(name)


class _Pinned(httpcore2.NetworkBackend):
    """Connects to an address that was checked, never to a name."""

    def __init__(self, rules: Rules) -> None:
        self._rules = rules
        self._plain = httpcore2.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore2.SOCKET_OPTION] | None = None,
    ) -> httpcore2.NetworkStream:
        """A connection to the first address of the host, once all are checked."""
        address = checked_address(host, port, self._rules)
        return self._plain.connect_tcp(address, port, timeout, local_address, socket_options)

    def connect_unix_socket(
        self,
        path: str,
        timeout: float | None = None,
        socket_options: Iterable[httpcore2.SOCKET_OPTION] | None = None,
    ) -> httpcore2.NetworkStream:
        """Refused: a socket of this machine is no page of the web."""
        raise NotFetched(f"{path}: not an address of the web")

    def sleep(self, seconds: float) -> None:
        """Wait between attempts."""
        self._plain.sleep(seconds)


def checked_address(host: str, port: int, rules: Rules) -> str:
    """The numeric address of a host that may be connected to.

    Raises:
        NotFetched: The name does not resolve, or to an address that is not public.
    """
    name = host.strip("[]").rstrip(".")
    try:
        found = socket.getaddrinfo(name, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise NotFetched(f"{host}: cannot be resolved: {error}") from error
    addresses = [str(one[4][0]) for one in found]
    private = [one for one in addresses if not is_public(one)]
    if private and not rules.allow_private:
        raise NotFetched(
            f"{host}: {private[0]} is not a public address; --allow-private lets intranets in"
        )
    return addresses[0]


class _Transport(httpx2.BaseTransport):
    """The pinned connections, as httpx2 wants them."""

    def __init__(self, rules: Rules) -> None:
        self._pool = httpcore2.ConnectionPool(
            ssl_context=httpx2.create_ssl_context(trust_env=False),
            network_backend=_Pinned(rules),
            max_keepalive_connections=0,
        )

    def handle_request(self, request: httpx2.Request) -> httpx2.Response:
        """One request and the beginning of its response."""
        url = httpcore2.URL(
            scheme=request.url.raw_scheme,
            host=request.url.raw_host,
            port=request.url.port,
            target=request.url.raw_path,
        )
        wanted = httpcore2.Request(
            request.method, url, headers=request.headers.raw, extensions=request.extensions
        )
        try:
            answer = self._pool.handle_request(wanted)
        except (
            httpcore2.NetworkError,
            httpcore2.TimeoutException,
            httpcore2.ProtocolError,
        ) as error:
            raise NotFetched(f"{request.url}: {error or type(error).__name__}") from error
        return httpx2.Response(answer.status, headers=answer.headers, stream=_Body(answer))

    def close(self) -> None:
        """Let go of the connections."""
        self._pool.close()


class _Body(httpx2.SyncByteStream):
    """A response's body as it comes."""

    def __init__(self, answer: httpcore2.Response) -> None:
        self._answer = answer

    def __iter__(self) -> Iterator[bytes]:
        stream = self._answer.stream
        assert isinstance(stream, Iterable)
        try:
            yield from stream
        except (
            httpcore2.NetworkError,
            httpcore2.TimeoutException,
            httpcore2.ProtocolError,
        ) as error:
            raise NotFetched(f"broken off: {error or type(error).__name__}") from error

    def close(self) -> None:
        """Let go of the connection."""
        self._answer.close()


def checked_url(said: str, rules: Rules) -> str:
    """An address that may be asked, without its fragment.

    Raises:
        NotFetched: It is none of http or https, holds credentials or odd characters, has a port
            that is not one of the web.
    """
    if _ODD.search(said):
        raise NotFetched(f"{said!r}: odd characters in the address")
    try:
        url = httpx2.URL(said.partition("#")[0])
        port = urlsplit(said).port
    except (httpx2.InvalidURL, ValueError) as error:
        raise NotFetched(f"{said}: not an address: {error}") from error
    if url.scheme not in ("http", "https") or not url.host:
        raise NotFetched(f"{said}: only addresses of http and https are fetched")
    if url.userinfo:
        raise NotFetched(f"{url.host}: addresses with a name and password are not fetched")
    if port is not None and port not in PORTS and not rules.allow_private:
        raise NotFetched(f"{said}: port {port} is none of the web")
    return str(url)


class Client:
    """Fetches pages by the rules; use as a context manager.

    Args:
        rules: Limits and manners.
        clock: Measures pauses and time limits.
    """

    def __init__(self, rules: Rules, clock: Clock) -> None:
        self._rules = rules
        self._clock = clock
        self._asked: dict[str, float] = {}
        self._http = httpx2.Client(
            transport=_Transport(rules),
            headers={"User-Agent": rules.agent},
            trust_env=False,
            timeout=rules.seconds / 2,
        )
        self._robots = cache(self._fetch_robots)

    def __enter__(self) -> Client:
        return self

    def __exit__(self, *_: object) -> None:
        self._http.close()

    def fetch(self, said: str, *, known: Mapping[str, str] | None = None) -> Fetched:
        """A page, feed or file.

        Args:
            said: Its address.
            known: Headers of the last answer (``etag``, ``last-modified``), to ask whether
                anything is new.

        Raises:
            NotFetched: It may not be asked for, did not answer with it, or is over a limit.
        """
        until = self._clock.now() + self._rules.seconds
        url = checked_url(said, self._rules)
        for _ in range(self._rules.redirects + 1):
            if not self._allowed(url):
                raise NotFetched(f"{url}: robots.txt of this host does not allow it")
            found = self._once(url, until, known or {}, self._rules.limit)
            if found.status not in _REDIRECTS:
                return _usable(found, said)
            onward = urljoin(url, found.header("location") or "")
            url = checked_url(onward, self._rules)
        raise NotFetched(f"{said}: more than {self._rules.redirects} redirects")

    def _allowed(self, url: str) -> bool:
        parts = urlsplit(url)
        return self._robots(f"{parts.scheme}://{parts.netloc}").can_fetch(url, AGENT)

    def _fetch_robots(self, origin: str) -> Protego:
        """The rules of a host; none where it has none, all forbidden where it is in trouble."""
        url, until = f"{origin}/robots.txt", self._clock.now() + self._rules.seconds
        for _ in range(self._rules.redirects + 1):
            found = self._once(url, until, {}, _ROBOTS_LIMIT)
            if found.status not in _REDIRECTS:
                break
            url = checked_url(urljoin(url, found.header("location") or ""), self._rules)
        if found.status >= 500:
            return Protego.parse("User-agent: *\nDisallow: /")
        text = found.body.decode("utf-8", "replace") if found.status == 200 else ""
        return Protego.parse(text)

    def _once(self, url: str, until: float, known: Mapping[str, str], limit: int) -> Fetched:
        """One request, no redirect followed."""
        self._wait(urlsplit(url).netloc)
        headers = {}
        if "etag" in known:
            headers["If-None-Match"] = known["etag"]
        if "last-modified" in known:
            headers["If-Modified-Since"] = known["last-modified"]
        with _told(url), self._http.stream("GET", url, headers=headers) as answer:
            body = bytearray()
            for piece in answer.iter_bytes():
                body += piece
                if len(body) > limit:
                    raise NotFetched(f"{url}: over the limit of {limit} bytes")
                if self._clock.now() > until:
                    raise NotFetched(f"{url}: took more than {self._rules.seconds:g} seconds")
        heads = tuple((name.lower(), value) for name, value in answer.headers.items())
        return Fetched(url, answer.status_code, heads, bytes(body), url)

    def _wait(self, host: str) -> None:
        """The pause that a host is owed since it was last asked."""
        last = self._asked.get(host)
        if last is not None:
            self._clock.sleep(max(0.0, last + self._rules.pause - self._clock.now()))
        self._asked[host] = self._clock.now()


@contextmanager
def _told(url: str) -> Iterator[None]:
    """Errors of the network, in one line with the address."""
    try:
        yield
    except NotFetched as error:
        if url in error.message:
            raise
        raise NotFetched(f"{url}: {error.message}") from error
    except httpx2.HTTPError as error:
        raise NotFetched(f"{url}: {error or type(error).__name__}") from error


def _usable(found: Fetched, said: str) -> Fetched:
    """The answer, when it is a page that can be read or says that nothing is new.

    Raises:
        NotFetched: The host refused, failed, or sent something else.
    """
    if found.status == 304:
        return Fetched(found.url, 304, found.headers, b"", said)
    if found.status != 200:
        raise NotFetched(f"{found.url}: the host answered {found.status}")
    kind = (found.header("content-type") or "text/html").partition(";")[0].strip().lower()
    if kind not in _TYPES:
        raise NotFetched(f"{found.url}: {kind} is not a page, feed or PDF")
    return Fetched(found.url, 200, found.headers, found.body, said)
