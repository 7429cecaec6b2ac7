"""Web archives as crawlers leave them: bodies in their codings, and the index that lies beside."""

from __future__ import annotations

import gzip
import hashlib
import json
import zlib
from collections.abc import Callable
from pathlib import Path

import brotli
import pytest

from dragoman import open_ledger
from dragoman.errors import UnreadableDocument
from dragoman.reading.bodies import decoded
from dragoman.reading.cdx import index_beside, mismatch
from dragoman.reading.folders import find_files
from dragoman.reading.items import Item
from dragoman.reading.unfold import Unfolding, unfold

PAGE = (
    b"<html><body><article><p>Peru and Chile signed a treaty on fishing in Lima on 3 May 2019, the "
    b"Peruvian foreign ministry said.</p></article></body></html>"
)


def chunked(body: bytes) -> bytes:
    middle = len(body) // 2
    parts = (body[:middle], body[middle:])
    return b"".join(b"%x;x=1\r\n%s\r\n" % (len(one), one) for one in parts) + b"0\r\n\r\n"


def hashed(number: int) -> bytes:
    """Bytes that cannot be made smaller."""
    return hashlib.sha256(bytes([number])).digest()


def record(number: int, body: bytes = PAGE, headers: str = "", more: str = "") -> bytes:
    """A response, compressed by itself."""
    http = f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n{headers}\r\n".encode() + body
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:x:{number}>\r\n{more}"
        f"WARC-Target-URI: https://a.example/{number}\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n"
    )
    return gzip.compress(head.encode() + http + b"\r\n\r\n", mtime=0)


def items(folder: Path, *records: bytes) -> list[Item]:
    (folder / "x.warc.gz").write_bytes(b"".join(records))
    return list(unfold(folder / "x.warc.gz", Unfolding()))


@pytest.mark.parametrize(
    ("headers", "pack"),
    [
        ("", bytes),
        ("Content-Encoding: gzip\r\n", gzip.compress),
        ("content-encoding: X-GZIP\r\n", gzip.compress),
        ("Content-Encoding: gzip\r\n", bytes),
        ("Content-Encoding: deflate\r\n", zlib.compress),
        ("Content-Encoding: deflate\r\n", lambda body: zlib.compress(body, wbits=-15)),
        ("Content-Encoding: deflate\r\n", bytes),
        ("Content-Encoding: br\r\n", brotli.compress),
        ("Content-Encoding: br\r\n", bytes),
        ("Content-Encoding: identity\r\n", bytes),
        ("Transfer-Encoding: chunked\r\n", chunked),
        ("Transfer-Encoding: chunked\r\n", bytes),
        (
            "Transfer-Encoding: chunked\r\nContent-Encoding: gzip\r\n",
            lambda body: chunked(gzip.compress(body)),
        ),
        (
            "Content-Encoding: gzip, br\r\n",
            lambda body: brotli.compress(gzip.compress(body)),
        ),
    ],
)
def test_a_body_is_read_in_its_coding(
    tmp_path: Path, headers: str, pack: Callable[[bytes], bytes]
) -> None:
    found = items(tmp_path, record(1, pack(PAGE), headers), record(2))
    assert [(one.fault, one.data, one.truncated) for one in found] == [(None, PAGE, False)] * 2


@pytest.mark.parametrize(
    ("headers", "body", "said"),
    [
        ("Content-Encoding: zstd\r\n", PAGE, "compressed as 'zstd', which is not read"),
        ("Content-Encoding: gzip\r\n", b"\x1f\x8b\x08\x00" + b"x" * 40, "damaged: "),
        ("Content-Encoding: gzip\r\n", gzip.compress(PAGE, mtime=0)[:12], "cut off: nothing"),
    ],
)
def test_a_body_that_cannot_be_unpacked_is_told(
    tmp_path: Path, headers: str, body: bytes, said: str
) -> None:
    found = items(tmp_path, record(1, body, headers), record(2))
    assert str(found[0].fault).startswith(said)
    assert found[1].data == PAGE


@pytest.mark.parametrize(
    ("coding", "body"),
    [
        ("gzip", gzip.compress(PAGE * 200, mtime=0)[:-30]),
        ("br", brotli.compress(PAGE + b"".join(map(hashed, range(200))))[:-300]),
        ("chunked", chunked(PAGE)[:-90]),
    ],
)
def test_a_body_without_its_end_is_flagged(coding: str, body: bytes) -> None:
    found, is_cut = decoded(body, coding, 1_000_000)
    assert is_cut
    assert found.startswith(PAGE[:60])


def test_a_record_that_says_it_is_cut_is_flagged(tmp_path: Path) -> None:
    (found,) = items(tmp_path, record(1, more="WARC-Truncated: length\r\n"))
    assert found.truncated


@pytest.mark.parametrize(
    ("coding", "pack"),
    [("gzip", gzip.compress), ("deflate", zlib.compress), ("br", brotli.compress)],
)
def test_a_bomb_in_a_body_stops_at_the_limit(coding: str, pack: Callable[[bytes], bytes]) -> None:
    with pytest.raises(UnreadableDocument, match="unpacks to more than 1000 bytes"):
        decoded(pack(bytes(10_000_000)), coding, 1000)


def indexed(folder: Path, records: list[bytes], form: str, *, name: str = "x.warc.gz") -> Path:
    """An archive and its index in one of the forms."""
    archive = folder / name
    archive.write_bytes(b"".join(records))
    places = [sum(map(len, records[:number])) for number in range(len(records))]
    rows = [(place, f"https://a.example/{number}") for number, place in enumerate(places)]
    if form.startswith("cdxj"):
        lines = [
            f"example,a)/{place} 20200101000000 "
            + json.dumps({"url": url, "offset": str(place), "filename": name})
            for place, url in rows
        ]
    else:
        lines = [" CDX a b m V g"]
        lines += [f"{url} 20200101000000 text/html {place} {name}" for place, url in rows]
    index = archive.with_name(f"x.{form}")
    data = "".join(f"{line}\n" for line in lines).encode()
    index.write_bytes(gzip.compress(data) if form.endswith(".gz") else data)
    return archive


@pytest.mark.parametrize("form", ["cdx", "cdxj", "warc.gz.cdxj", "cdx.gz", "warc.cdxj.gz"])
def test_an_archive_that_is_as_its_index_says_has_no_fault(tmp_path: Path, form: str) -> None:
    archive = indexed(tmp_path, [record(number) for number in range(5)], form)
    assert index_beside(archive) is not None
    assert [one.fault for one in unfold(archive, Unfolding())] == [None] * 5
    assert find_files([tmp_path]) == (archive,)


@pytest.mark.parametrize("form", ["cdx", "cdxj"])
def test_records_that_an_index_lists_and_an_archive_lacks_are_told(
    tmp_path: Path, form: str
) -> None:
    records = [record(number) for number in range(5)]
    archive = indexed(tmp_path, records, form)
    archive.write_bytes(b"".join(records[:3]))
    *pages, last = unfold(archive, Unfolding())
    assert [one.fault for one in pages] == [None] * 3
    assert last.fault == (
        f"its index x.{form} lists 5 records: not in the archive: 2 (the first: "
        "https://a.example/3); fetch it again"
    )


def test_responses_that_no_index_lists_are_told(tmp_path: Path) -> None:
    records = [record(number) for number in range(3)]
    archive = indexed(tmp_path, records, "cdxj")
    archive.write_bytes(b"".join([*records, record(3)]))
    assert str([*unfold(archive, Unfolding())][-1].fault).endswith(
        "lists 3 records: responses in the archive that it does not list: 1"
    )


def test_what_an_index_says_of_other_archives_is_passed_over(tmp_path: Path) -> None:
    archive = indexed(tmp_path, [record(1)], "cdx")
    with (tmp_path / "x.cdx").open("a") as index:
        index.write("https://b.example/ 20200101000000 text/html 77 y.warc.gz\n")
    assert mismatch(archive, tmp_path / "x.cdx") is None


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "lists no record of it"),
        (b" CDX a V g\nu 1 other.warc.gz\n", "lists no record of it"),
        (b"com,a)/ 2020 [1]\ncom,b)/ 2020 {broken\n", "cannot be read"),
        (b"\xff\xfe\x00\n", "lists no record of it"),
    ],
)
def test_a_useless_index_is_told(tmp_path: Path, data: bytes, said: str) -> None:
    (tmp_path / "x.warc.gz").write_bytes(record(1))
    (tmp_path / "x.cdx").write_bytes(data)
    assert said in str(mismatch(tmp_path / "x.warc.gz", tmp_path / "x.cdx"))


def test_a_mismatch_stands_in_the_report(tmp_path: Path) -> None:
    records = [record(1), record(2, PAGE.replace(b"May", b"June"))]
    archive = indexed(tmp_path, records, "cdxj")
    archive.write_bytes(records[0])
    with open_ledger(tmp_path / "x.db") as ledger:
        report = ledger.add([archive])
    assert report.read == 2 == report.analysed + len(report.rejected)
    assert "not in the archive: 1" in report.rejected[0].reason
