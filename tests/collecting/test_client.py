"""The guarded client: what it must not connect to, and how it behaves where it may."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from dragoman.collecting import Client, Rules
from dragoman.collecting.addresses import is_public
from dragoman.collecting.archive import append
from dragoman.collecting.client import checked_address, checked_url
from dragoman.errors import NotFetched
from dragoman.reading import read_item
from dragoman.reading.unfold import Unfolding, unfold

PAGE = b"<html><body><article><p>" + b"The envoys of Chad and Niger met. " * 9 + b"</p></article>"


class Passing:
    """A clock that only passes when somebody waits."""

    def __init__(self) -> None:
        self.time = 0.0
        self.waits: list[float] = []

    def now(self) -> float:
        return self.time

    def sleep(self, seconds: float) -> None:
        self.waits.append(seconds)
        self.time += seconds


class Site(BaseHTTPRequestHandler):
    """A host with pages for every case."""

    protocol_version = "HTTP/1.0"
    asked: list[str]

    def do_GET(self) -> None:
        self.asked.append(self.path)
        name = self.path.partition("?")[0]
        if name == "/robots.txt":
            self._send(200, b"User-agent: *\nDisallow: /closed\n", "text/plain")
        elif name == "/moved":
            self._send(302, b"", "text/html", Location="/page")
        elif name == "/inward":
            self._send(302, b"", "text/html", Location="http://169.254.169.254/latest/meta-data/")
        elif name == "/file":
            self._send(302, b"", "text/html", Location="file:///etc/passwd")
        elif name == "/loop":
            self._send(302, b"", "text/html", Location="/loop")
        elif name == "/huge":
            self._send(200, b"x" * 50_000, "text/html")
        elif name == "/film":
            self._send(200, b"x", "video/mp4")
        elif name == "/gone":
            self._send(410, b"", "text/html")
        elif name == "/page" and self.headers.get("If-None-Match") == '"1"':
            self._send(304, b"", "text/html")
        else:
            self._send(200, PAGE, "text/html; charset=utf-8", ETag='"1"')

    def _send(self, status: int, body: bytes, kind: str, **headers: str) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        for key, value in headers.items():
            self.send_header(key, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        return


@pytest.fixture
def site() -> Iterator[tuple[str, list[str]]]:
    asked: list[str] = []
    handler = type("Handler", (Site,), {"asked": asked})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_address[1]}", asked
    server.shutdown()
    server.server_close()


def private(**said: float) -> Rules:
    return Rules(allow_private=True, limit=int(said.get("limit", 20_000)), pause=1.0)


PRIVATE = [
    "127.0.0.1", "127.1.2.3", "0.0.0.0", "10.0.0.1", "172.16.5.4", "192.168.1.1", "100.64.0.1",
    "169.254.169.254", "192.0.0.8", "192.0.2.1", "198.18.0.1", "203.0.113.9", "224.0.0.1",
    "240.0.0.1", "255.255.255.255", "::", "::1", "fe80::1", "fe80::1%eth0", "fc00::1", "fd12::8",
    "fec0::1", "ff02::1", "2001:db8::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1",
    "::ffff:169.254.169.254", "::127.0.0.1", "2002:7f00:1::", "2002:a9fe:a9fe::", "2002:0a00:1::1",
    "64:ff9b::7f00:1", "64:ff9b::a9fe:a9fe", "64:ff9b:1::7f00:1",
    "2001:0:7f00:1:0:0:80ff:fffe", "2001:0:808:808:0:0:80ff:fffe", "no address",
]  # fmt: skip
PUBLIC = ["8.8.8.8", "1.1.1.1", "93.184.216.34", "2606:4700:4700::1111", "::ffff:8.8.8.8",
          "2002:808:808::1", "64:ff9b::808:808"]  # fmt: skip


@pytest.mark.parametrize("address", PRIVATE)
def test_an_address_that_is_not_public_is_known(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("address", PUBLIC)
def test_a_public_address_is_known(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize("host", ["127.0.0.1", "0x7f.1", "2130706433", "0177.0.0.1", "localhost",
                                  "localhost.", "[::1]", "[::ffff:127.0.0.1]"])  # fmt: skip
def test_this_machine_is_not_connected_to_however_it_is_written(host: str) -> None:
    with pytest.raises(NotFetched):
        checked_address(host, 80, Rules())


def test_one_private_address_among_public_ones_refuses_the_host(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def both(*_: object, **__: object) -> list[tuple[object, ...]]:
        return [(0, 0, 0, "", ("8.8.8.8", 80)), (0, 0, 0, "", ("10.0.0.7", 80))]

    monkeypatch.setattr(socket, "getaddrinfo", both)
    with pytest.raises(NotFetched, match=r"10\.0\.0\.7 is not a public address"):
        checked_address("rebind.example", 80, Rules())


@pytest.mark.parametrize(
    ("url", "why"),
    [
        ("ftp://example.com/x", "only addresses of http and https"),
        ("file:///etc/passwd", "only addresses of http and https"),
        ("gopher://example.com/", "only addresses of http and https"),
        ("http://user:word@example.com/", "a name and password"),
        ("http://example.com\x00.evil.example/", "odd characters"),
        ("http://example.com/a b", "odd characters"),
        ("http://example.com\\@evil.example/", "odd characters"),
        ("http://exam\u202eple.com/", "odd characters"),
        ("http://example.com:22/", "port 22"),
        ("http://example.com:6379/", "port 6379"),
        ("http://[::1", "not an address"),
        ("http:///path", "only addresses"),
        ("javascript:alert(1)", "only addresses"),
    ],
)
def test_an_address_that_is_none_of_the_web_is_refused(url: str, why: str) -> None:
    with pytest.raises(NotFetched, match=why):
        checked_url(url, Rules())


def test_this_machine_is_not_asked_unless_allowed(site: tuple[str, list[str]]) -> None:
    host, asked = site
    with Client(Rules(), Passing()) as client, pytest.raises(NotFetched):
        client.fetch(f"{host}/page")
    assert asked == []


def test_a_page_comes_after_robots_and_a_pause(site: tuple[str, list[str]]) -> None:
    host, asked = site
    clock = Passing()
    with Client(private(), clock) as client:
        found = client.fetch(f"{host}/page#part")
        assert found.body == PAGE
        client.fetch(f"{host}/other")
    assert asked == ["/robots.txt", "/page", "/other"]
    assert clock.waits == [1.0, 1.0]


def test_a_redirect_is_followed_to_its_end(site: tuple[str, list[str]]) -> None:
    host, _ = site
    with Client(private(), Passing()) as client:
        found = client.fetch(f"{host}/moved")
    assert (found.url, found.asked) == (f"{host}/page", f"{host}/moved")


def test_nothing_new_is_told_by_its_validator(site: tuple[str, list[str]]) -> None:
    host, _ = site
    with Client(private(), Passing()) as client:
        known = {"etag": client.fetch(f"{host}/page").header("etag") or ""}
        assert client.fetch(f"{host}/page", known=known).status == 304


@pytest.mark.parametrize(
    ("path", "why"),
    [
        ("/closed/x", "robots.txt"),
        ("/file", "only addresses of http"),
        ("/loop", "more than 5 redirects"),
        ("/huge", "over the limit"),
        ("/film", "video/mp4 is not a page"),
        ("/gone", "answered 410"),
    ],
)
def test_what_cannot_be_had_is_told_in_one_line(
    site: tuple[str, list[str]], path: str, why: str
) -> None:
    host, _ = site
    with Client(private(), Passing()) as client, pytest.raises(NotFetched, match=why) as error:
        client.fetch(f"{host}{path}")
    assert "\n" not in error.value.message


def test_a_redirect_to_an_inner_address_is_checked_again(
    site: tuple[str, list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    host, _ = site
    from dragoman.collecting import addresses, client

    def but_the_site(address: str) -> bool:
        return address == "127.0.0.1" or addresses.is_public(address)

    monkeypatch.setattr(client, "is_public", but_the_site)
    monkeypatch.setattr(client, "PORTS", frozenset(range(65536)))
    with Client(Rules(), Passing()) as guarded, pytest.raises(NotFetched, match="not a public"):
        guarded.fetch(f"{host}/inward")


def test_a_host_that_does_not_answer_is_told() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port = taken.getsockname()[1]
        with Client(private(), Passing()) as client, pytest.raises(NotFetched, match=str(port)):
            client.fetch(f"http://127.0.0.1:{port}/")


def test_what_was_fetched_is_read_back_from_the_archive(
    site: tuple[str, list[str]], tmp_path: Path
) -> None:
    host, _ = site
    archive = tmp_path / "day.warc.gz"
    with Client(private(), Passing()) as client:
        for name in ("page", "other"):
            append(archive, client.fetch(f"{host}/{name}"), when="2024-05-06T07:08:09Z")
    found = list(unfold(archive, Unfolding()))
    assert [one.told.url for one in found] == [f"{host}/page", f"{host}/other"]
    assert "envoys of Chad" in read_item(found[0]).text
