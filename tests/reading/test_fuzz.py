"""No bytes make a reader fail in any way but saying that it cannot read them.

``FUZZ=N python -m pytest tests/reading/test_fuzz.py`` tries N examples of each instead of a few.
"""

from __future__ import annotations

import gzip
import io
import os
import tempfile
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dragoman.errors import BadData, UnreadableDocument
from dragoman.exports.imports import read_export
from dragoman.languages import language_pack
from dragoman.reading import read_bytes, read_item
from dragoman.reading.cdx import mismatch
from dragoman.reading.rows import column_map
from dragoman.reading.sniffing import dealing
from dragoman.reading.unfold import Unfolding, unfold
from tests.hostile.corpus import NEWS, pdf, stream, zipped

EXAMPLES = settings(
    max_examples=int(os.environ.get("FUZZ", "25")),
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
SEEDS = {
    "a.txt": NEWS.encode(),
    "a.html": f"<html><head><title>T</title></head><body><p>{NEWS}</p></body></html>".encode(),
    "a.eml": f"Subject: =?utf-8?q?Talks?=\nDate: 3 May 2019\n\n{NEWS}".encode(),
    "a.mhtml": b"Snapshot-Content-Location: https://a.example/\nMIME-Version: 1.0\n"
    b'Content-Type: multipart/related; type="text/html"; boundary="b"\n\n--b\n'
    b"Content-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n\n"
    b"<html><article><p>=D8=A8 x</p></article></html>\n--b--\n",
    "a.jsonl": b'{"text": "Chad met Mali", "date": "2019-05-03", "authors": ["A"]}\n',
    "a.json": b'[{"text": "Chad met Mali", "source": {"name": "X"}}]',
    "a.csv": b'text,date\n"Chad met Mali",2019-05-03\n',
    "a.xml": b"<rss><channel><item><title>T</title><link>x</link><author>A</author>"
    b"<pubDate>Mon, 03 Jan 2022 10:00:00 GMT</pubDate><description>&lt;p&gt;Words"
    b"</description></item></channel></rss>",
    "feed.json": b'{"version": "https://jsonfeed.org/version/1.1", "title": "W", "items": [{"id":'
    b' "1", "url": "x", "content_html": "<p>Words</p>", "date_published": "2021-05-06T10:00:00Z",'
    b' "authors": [{"name": "A"}]}]}',
    "a.docx": zipped(
        (
            "word/document.xml",
            f'<w:document xmlns:w="{WORD}"><w:p><w:t>Hi</w:t></w:p></w:document>'.encode(),
        )
    ),
    "a.zip": zipped(("a.txt", NEWS.encode()), ("b.html", b"<html><p>x</p></html>")),
    "a.pdf": pdf(
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]/Contents 4 0 R>>",
        stream(b"BT (hi) Tj ET"),
    ),
    "a.warc": b"WARC/1.1\r\nWARC-Type: resource\r\nContent-Type: text/plain\r\n"
    b"WARC-Target-URI: x\r\nContent-Length: 5\r\n\r\nhello\r\n\r\n",
}

TEXT = "urn:oasis:names:tc:opendocument:xmlns:text:1.0"
PACKED: dict[str, tuple[bytes, Callable[[bytes], bytes]]] = {
    "word.docx": (
        f'<w:document xmlns:w="{WORD}"><w:p><w:r><w:t>Hi</w:t><w:tab/></w:r></w:p>'
        f"<w:tbl><w:p><w:t>there</w:t></w:p></w:tbl></w:document>".encode(),
        lambda data: zipped(("word/document.xml", data)),
    ),
    "core.docx": (
        b'<p xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>T</dc:title></p>',
        lambda data: zipped(
            (
                "word/document.xml",
                f'<w:p xmlns:w="{WORD}"><w:p><w:t>Hi</w:t></w:p></w:p>'.encode(),
            ),
            ("docProps/core.xml", data),
        ),
    ),
    "text.odt": (
        f'<x xmlns:text="{TEXT}"><text:h>Hi</text:h><text:p>a<text:s/>b</text:p></x>'.encode(),
        lambda data: zipped(("content.xml", data)),
    ),
    "page.html.gz": (SEEDS["a.html"], gzip.compress),
    "crawl.warc.gz": (SEEDS["a.warc"], gzip.compress),
    "coded.warc": (
        b"3\r\nabc\r\n0\r\n\r\n",
        lambda data: (
            b"WARC/1.1\r\nWARC-Type: response\r\nWARC-Target-URI: x\r\n"
            b"Content-Type: application/http\r\nContent-Length: %d\r\n\r\n"
            b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nContent-Encoding: deflate\r\n"
            b"\r\n%s\r\n\r\n" % (74 + len(data), data)
        ),
    ),
    "mail.zip": (SEEDS["a.eml"], lambda data: zipped(("a.eml", data))),
    "rows.zip": (SEEDS["a.jsonl"], lambda data: zipped(("a.jsonl", data))),
}
"""Sound insides of files, and what packs them: spoilt within a file that is sound outside."""
TOKENS = (
    b"<", b"</p>", b"<!--", b"-->", b"<![CDATA[", b"&#x110000;", b"&lt;", b"<br/>", b"<?",
    b"<!DOCTYPE", b"\\ud800", b"null", b"1e999", b"[[", b"{}", b'"', b"\\u0000", b"\0", b"\r",
    b"\n\n", b"\r\n\r\n", b"\xff\xfe", b"\xef\xbb\xbf", b"\xed\xa0\x80", b"=?utf-8?b?//?=",
    b"=?x?q?a?=", b"charset=utf-7", b"Date: 99 Foo 0", b"HTTP/1.1 200 OK\r\n",
    b"Content-Type: multipart/mixed; boundary=b\n", b"Content-Length: -1\r\n",
    b"Content-Length: 99999999999\r\n", b"-1", b"0000", b"99999-99-99", b"PK\x05\x06", b" 0 R",
    b">>", b"<<", b"endobj", "ی\u200cه".encode(), "\u202e".encode(),
)  # fmt: skip
"""What formats are sensitive to."""


@st.composite
def spoilt(draw: st.DrawFn, seed: bytes) -> bytes:
    """A sound file with some bytes changed, left out, doubled or put in."""
    data = bytearray(seed)
    for _ in range(draw(st.integers(0, 6))):
        at = draw(st.integers(0, max(len(data) - 1, 0)))
        size = draw(st.integers(0, 12))
        data[at : at + size] = draw(
            st.one_of(
                st.binary(max_size=12),
                st.sampled_from(TOKENS),
                st.just(bytes(data[at : at + size]) * 3),
            )
        )
    return bytes(data)


@pytest.mark.parametrize("name", [*SEEDS, *PACKED])
@EXAMPLES
@given(data=st.data())
def test_a_spoilt_file_is_read_or_refused(name: str, data: st.DataObject) -> None:
    inside, pack = PACKED.get(name, (SEEDS.get(name, b""), bytes))
    content = pack(data.draw(spoilt(inside)))
    dealing(content, Path(name).suffix)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_bytes(content)
        for item in unfold(path, Unfolding(limit=1_000_000)):
            for in_bulk in (False, True):
                try:
                    assert read_item(item, in_bulk=in_bulk).text.strip()
                except UnreadableDocument as error:
                    assert "\n" not in error.message


@EXAMPLES
@given(content=st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(content: bytes) -> None:
    try:
        read_bytes(content, locator="x")
    except UnreadableDocument as error:
        assert error.message.startswith("x: ")


@EXAMPLES
@given(said=st.text(max_size=40))
def test_any_column_map_is_taken_or_refused(said: str) -> None:
    try:
        column_map(said)
    except BadData as error:
        assert error.message.startswith("--map")


@EXAMPLES
@given(content=st.one_of(st.binary(max_size=200), st.text(max_size=200).map(str.encode)))
def test_any_export_is_imported_or_refused(content: bytes) -> None:
    line = b'{"record":"header","format":"dragoman","version":1}\n'
    for data in (content, line + content):
        try:
            read_export(io.BytesIO(data), "x.jsonl")
        except BadData as error:
            assert "\n" not in error.message


@pytest.mark.parametrize("code", ["en", "fa"])
@EXAMPLES
@given(text=st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=80))
def test_folding_maps_every_place_back(code: str, text: str) -> None:
    folded = language_pack(code).fold(text)
    assert len(folded.offsets) == len(folded.text) + 1 or len(folded.offsets) == len(folded.text)
    assert list(folded.offsets) == sorted(folded.offsets)
    for start in range(len(folded.text)):
        span = folded.original(start, start + 1)
        assert 0 <= span.start <= span.end <= len(text)


def test_the_seeds_are_sound() -> None:
    with zipfile.ZipFile(io.BytesIO(SEEDS["a.zip"])) as archive:
        assert archive.testzip() is None
    for name in ("a.txt", "a.html", "a.eml", "a.docx"):
        assert read_bytes(SEEDS[name], locator=name).text


@EXAMPLES
@given(data=st.data())
def test_any_index_is_counted_against_or_told(data: st.DataObject) -> None:
    seed = data.draw(st.sampled_from([
        b" CDX a b m V g\nhttps://a.example/ 2020 text/html 0 a.warc\n",
        b'com,a)/ 2020 {"url": "https://a.example/", "offset": "0", "filename": "a.warc"}\n',
    ]))  # fmt: skip
    with tempfile.TemporaryDirectory() as folder:
        archive, index = Path(folder) / "a.warc", Path(folder) / "a.cdx"
        archive.write_bytes(SEEDS["a.warc"])
        index.write_bytes(data.draw(spoilt(seed)))
        assert "\n" not in str(mismatch(archive, index))
