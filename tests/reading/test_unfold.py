"""Files that hold many documents: each comes out with its words, or with the reason why not."""

from __future__ import annotations

import bz2
import gzip
import io
import json
import lzma
import tarfile
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from dragoman.errors import BadData
from dragoman.reading import locator_of, read_item
from dragoman.reading.days import day_of
from dragoman.reading.feeds import xml_entries
from dragoman.reading.items import Item
from dragoman.reading.rows import column_map
from dragoman.reading.unfold import Unfolding, unfold

ONE = b"The foreign ministers of Kenya and Ghana met in Accra on Monday."
TWO = "وزیر خارجه ترکیه روز دوشنبه وارد باکو شد.".encode()
PAGE = b"<html><body><article><p>" + ONE * 4 + b"</p></article></body></html>"
RSS = """<?xml version="1.0"?><rss version="2.0"><channel><title>Harbour Wire</title>
<item><title>Ministers meet in Accra</title><link>https://wire.example/1</link>
<pubDate>Mon, 03 Jan 2022 10:00:00 GMT</pubDate><author>Ama Doe</author>
<description>&lt;p&gt;The ministers met.&lt;/p&gt;&lt;p&gt;They signed.&lt;/p&gt;</description>
</item>
<item><title>Second item</title><guid>tag:2</guid><description>Words.</description></item>
</channel></rss>"""
ATOM = """<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Harbour Wire</title>
<entry><title>Envoy leaves</title><id>urn:1</id><updated>2021-05-06T00:00:00Z</updated>
<content type="html">&lt;p&gt;The envoy left Lima.&lt;/p&gt;</content></entry></feed>"""
JSON_FEED = {
    "version": "https://jsonfeed.org/version/1.1",
    "title": "Harbour Wire",
    "items": [{"id": "1", "title": "Envoy leaves", "content_html": "<p>The envoy left Lima.</p>",
               "date_published": "2021-05-06T10:00:00Z", "authors": [{"name": "Ama Doe"}]}],
}  # fmt: skip


def items(data: bytes, name: str, folder: Path, how: Unfolding | None = None) -> list[Item]:
    file = folder / name
    file.write_bytes(data)
    return list(unfold(file, how or Unfolding()))


def faults(found: list[Item]) -> list[str]:
    return [one.fault for one in found if one.fault is not None]


def zipped(**members: bytes) -> bytes:
    room = io.BytesIO()
    with zipfile.ZipFile(room, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name.replace("__", "/").replace("_DOT_", "."), data)
    return room.getvalue()


def tarred(*members: tuple[str, bytes]) -> bytes:
    room = io.BytesIO()
    with tarfile.open(fileobj=room, mode="w") as archive:
        for name, data in members:
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return room.getvalue()


def response(url: str, body: bytes, kind: str = "text/html", status: int = 200) -> bytes:
    http = (
        f"HTTP/1.1 {status} OK\r\nContent-Type: {kind}\r\nContent-Length: {len(body)}\r\n\r\n"
    ).encode() + body
    head = (
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:1>\r\n"
        f"WARC-Date: 2020-01-01T00:00:00Z\r\nWARC-Target-URI: {url}\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n"
    )
    return head.encode() + http + b"\r\n\r\n"


@pytest.mark.parametrize(
    ("pack", "name"),
    [
        (lambda: zipped(a_DOT_txt=ONE, in__b_DOT_txt=TWO), "x.zip"),
        (lambda: tarred(("a.txt", ONE), ("in/b.txt", TWO)), "x.tar"),
        (lambda: gzip.compress(tarred(("a.txt", ONE), ("in/b.txt", TWO))), "x.tar.gz"),
        (lambda: bz2.compress(tarred(("a.txt", ONE), ("in/b.txt", TWO))), "x.tar.bz2"),
        (lambda: lzma.compress(tarred(("a.txt", ONE), ("in/b.txt", TWO))), "x.tar.xz"),
    ],
)
def test_an_archive_gives_each_file_in_it(
    tmp_path: Path, pack: Callable[[], bytes], name: str
) -> None:
    found = items(pack(), name, tmp_path)
    assert [one.locator.split("!/")[1] for one in found] == ["a.txt", "in/b.txt"]
    assert [one.data for one in found] == [ONE, TWO]


def test_a_compressed_page_is_that_page(tmp_path: Path) -> None:
    (found,) = items(gzip.compress(PAGE), "page.html.gz", tmp_path)
    assert read_item(found).text.startswith("The foreign ministers of Kenya")


def test_an_archive_within_an_archive_is_opened(tmp_path: Path) -> None:
    found = items(zipped(inner_DOT_zip=zipped(a_DOT_txt=ONE)), "x.zip", tmp_path)
    assert [one.locator for one in found] == [f"{tmp_path}/x.zip!/inner.zip!/a.txt"]


def test_archives_nested_too_deeply_are_not_opened(tmp_path: Path) -> None:
    data = zipped(a_DOT_txt=ONE)
    for _ in range(6):
        data = zipped(inner_DOT_zip=data)
    assert "archives within archives" in faults(items(data, "x.zip", tmp_path))[0]


def test_a_bomb_is_told_and_not_opened(tmp_path: Path) -> None:
    found = items(zipped(bomb_DOT_txt=b"0" * 5_000_000, a_DOT_txt=ONE), "x.zip", tmp_path)
    assert "times its size" in faults(found)[0]
    assert found[1].data == ONE


def test_a_gzip_bomb_stops_at_the_limit(tmp_path: Path) -> None:
    found = items(gzip.compress(b"word " * 100_000), "x.txt.gz", tmp_path, Unfolding(limit=1000))
    assert "over" in faults(found)[0] or "more than 1000" in faults(found)[0]


@pytest.mark.parametrize("name", ["../evil.txt", "/etc/evil.txt", "a/../../evil.txt"])
def test_a_name_that_leads_out_is_refused(tmp_path: Path, name: str) -> None:
    found = items(tarred((name, ONE), ("a.txt", ONE)), "x.tar", tmp_path)
    assert "leads out" in faults(found)[0]
    assert found[1].data == ONE


def test_a_link_in_an_archive_is_refused(tmp_path: Path) -> None:
    room = io.BytesIO()
    with tarfile.open(fileobj=room, mode="w") as archive:
        info = tarfile.TarInfo("link.txt")
        info.type, info.linkname = tarfile.SYMTYPE, "/etc/passwd"
        archive.addfile(info)
    assert "a link" in faults(items(room.getvalue(), "x.tar", tmp_path))[0]


@pytest.mark.parametrize("cut", [30, 60])
def test_a_torn_archive_says_so(tmp_path: Path, cut: int) -> None:
    whole = gzip.compress(tarred(("a.txt", ONE * 50)))
    assert faults(items(whole[:-cut], "x.tar.gz", tmp_path))


def test_json_lines_go_by_their_usual_names(tmp_path: Path) -> None:
    row = {"headline": "Talks", "body": ONE.decode(), "date": "2022-01-03T08:00:00Z",
           "source": {"name": "Harbour Wire"}, "authors": ["Ama Doe"]}  # fmt: skip
    (found,) = items(json.dumps(row).encode() + b"\n", "x.jsonl", tmp_path)
    document = read_item(found)
    assert document.text == ONE.decode()
    assert (document.title, document.outlet, document.authors) == (
        "Talks", "Harbour Wire", ("Ama Doe",)
    )  # fmt: skip
    assert document.published is not None
    assert document.published.earliest == date(2022, 1, 3)


def test_columns_are_mapped_as_the_user_says(tmp_path: Path) -> None:
    how = Unfolding(columns=column_map("text=payload.words,published=when"))
    row = json.dumps({"payload": {"words": ONE.decode()}, "when": "20220103", "text": "no"})
    (found,) = items(row.encode(), "x.jsonl", tmp_path, how)
    assert (found.data, found.told.published) == (ONE, date(2022, 1, 3))


@pytest.mark.parametrize("said", ["text", "words=body", "text="])
def test_a_map_that_says_nothing_is_refused(said: str) -> None:
    with pytest.raises(BadData, match="--map"):
        column_map(said)


def test_damaged_json_is_no_prose(tmp_path: Path) -> None:
    (found,) = items(b'[{"text": "The ministers of Kenya and Ghana met.", "da', "x.json", tmp_path)
    assert str(found.fault).startswith("not readable as JSON: ")


def test_names_that_would_play_with_a_terminal_are_written_as_escapes(tmp_path: Path) -> None:
    (found,) = items(tarred(("a\x1b[2J\nb.txt", ONE)), "x.tar", tmp_path)
    assert found.locator.endswith("x.tar!/a\\x1b[2J\\x0ab.txt")
    assert locator_of(Path("a\nb.txt")) == "a\\x0ab.txt"


def test_what_an_electronic_book_holds_beside_its_chapters_is_passed_over(tmp_path: Path) -> None:
    room = io.BytesIO()
    with zipfile.ZipFile(room, "w") as archive:
        archive.writestr("mimetype", "application/epub+zip")
        archive.writestr("META-INF/container.xml", "<container/>")
        archive.writestr("OEBPS/one.xhtml", PAGE)
    (found,) = items(room.getvalue(), "x.epub", tmp_path)
    assert found.locator.endswith("OEBPS/one.xhtml")


def test_a_bad_line_does_not_stop_the_others(tmp_path: Path) -> None:
    good = json.dumps({"text": ONE.decode()}).encode()
    found = items(b"\n".join((good, b"{broken", b'{"no": 1}', b"[1]", good)), "x.jsonl", tmp_path)
    assert [one.fault is None for one in found] == [True, False, False, False, True]
    assert "--map text=COLUMN" in faults(found)[1]


BAD_KEY = b'{"te\xff\xfext": "a"}'
"""JSON whose key is no UTF-8: the decoder raises another error than for other faults."""


@pytest.mark.parametrize(
    ("name", "data", "count"),
    [
        ("x.jsonl", BAD_KEY + b'\n{"text": "words of Ghana"}\n', 2),
        ("x.json", b"[" + BAD_KEY + b"]", 1),
        ("feed.json", b'{"version": "https://jsonfeed.org/version/1", "i\xff": []}', 1),
        ("x.jsonl.gz", gzip.compress(BAD_KEY + b"\n", mtime=0), 1),
    ],
)
def test_a_key_that_is_no_utf8_is_told_in_one_line(
    tmp_path: Path, name: str, data: bytes, count: int
) -> None:
    found = items(data, name, tmp_path)
    assert len(found) == count
    assert str(found[0].fault).startswith("not readable as JSON: ")
    assert "\n" not in str(found[0].fault)


@pytest.mark.parametrize("mark", [",", ";", "\t"])
def test_a_table_gives_a_document_a_row(tmp_path: Path, mark: str) -> None:
    text = mark.join(("id", "text", "date")) + "\n" + mark.join(("1", '"Two\nlines"', "2020-02-03"))
    (found,) = items(text.encode("utf-8-sig"), "x.csv", tmp_path)
    assert (found.data, found.told.published) == (b"Two\nlines", date(2020, 2, 3))


@pytest.mark.parametrize(
    ("words", "encoding"),
    [
        ("Le président a reçu son homologue à l’Élysée", "cp1252"),
        ("وزير امور خارجه در تهران با همتاي خود ديدار كرد", "cp1256"),
        ("Президент провёл встречу с премьер-министром", "cp1251"),
        ("Le président a reçu son homologue", "utf-16"),
        ("وزیر خارجه وارد باکو شد", "utf-8-sig"),
    ],
)
def test_a_table_is_read_in_its_encoding(tmp_path: Path, words: str, encoding: str) -> None:
    table = "".join(("text,date\n", *(f"{words},2020-02-03\n" for _ in range(3))))
    found = items(table.encode(encoding), "x.csv", tmp_path)
    assert [one.data.decode() for one in found] == [words] * 3


def test_usual_columns_are_found_in_any_case(tmp_path: Path) -> None:
    table = "ID;Headline; Body ;Date;Source\n1;Talks;Words of Ghana.;05.06.2021;A Wire\n"
    (found,) = items(table.encode("utf-8-sig"), "x.csv", tmp_path)
    assert (found.data, found.told.title, found.told.outlet) == (
        b"Words of Ghana.", "Talks", "A Wire"
    )  # fmt: skip
    assert found.told.published == date(2021, 6, 5)


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("2021-05-06T10:00:00Z", date(2021, 5, 6)),
        ("2021/5/6", date(2021, 5, 6)),
        ("20210506", date(2021, 5, 6)),
        ("20210506103000", date(2021, 5, 6)),
        ("1620259200", date(2021, 5, 6)),
        ("06.05.2021", date(2021, 5, 6)),
        ("26/05/2021", date(2021, 5, 26)),
        ("05/06/2021", None),
        ("Thu, 06 May 2021 10:00:00 GMT", date(2021, 5, 6)),
        ("6 May 2021", date(2021, 5, 6)),
        ("1400/02/16", date(2021, 5, 6)),
        ("۱۴۰۰-۰۲-۱۶", date(2021, 5, 6)),
        ("1400/13/01", None),
        ("31.02.2021", None),
        ("yesterday", None),
        ("2021", None),
    ],
)
def test_a_stated_day_is_read_where_it_is_beyond_doubt(said: str, day: date | None) -> None:
    assert day_of(said) == day


def test_the_same_words_of_two_outlets_are_two_documents(tmp_path: Path) -> None:
    rows = [json.dumps({"text": ONE.decode(), "outlet": name}) for name in ("A Wire", "B Post")]
    one, two = map(read_item, items("\n".join(rows).encode(), "x.jsonl", tmp_path))
    assert one.id != two.id


def test_a_record_of_our_own_export_is_refused(tmp_path: Path) -> None:
    found = items(b'{"record": "document", "id": "d-1", "text": "x"}', "x.jsonl", tmp_path)
    assert "dragoman import" in faults(found)[0]


def test_an_rss_feed_gives_its_entries(tmp_path: Path) -> None:
    first, second = items(RSS.encode(), "x.xml", tmp_path)
    document = read_item(first)
    assert document.text == "Ministers meet in Accra\n\nThe ministers met.\n\nThey signed."
    assert (document.outlet, first.told.url) == ("Harbour Wire", "https://wire.example/1")
    assert first.told.published == date(2022, 1, 3)
    assert second.locator.endswith("!/tag:2")


def test_an_atom_feed_gives_its_entries(tmp_path: Path) -> None:
    (found,) = items(ATOM.encode(), "x.atom", tmp_path)
    assert read_item(found).text == "Envoy leaves\n\nThe envoy left Lima."
    assert found.told.published == date(2021, 5, 6)


def test_a_json_feed_gives_its_entries(tmp_path: Path) -> None:
    (found,) = items(json.dumps(JSON_FEED).encode(), "x.json", tmp_path)
    assert read_item(found).text == "Envoy leaves\n\nThe envoy left Lima."
    assert found.told.authors == ("Ama Doe",)


def test_links_of_a_feed_are_made_whole(tmp_path: Path) -> None:
    relative = RSS.replace("https://wire.example/1", "/news/1.html").replace(
        "<title>Harbour Wire</title>",
        "<title>Harbour Wire</title><link>https://wire.example/world/</link>",
    )
    first, second = items(relative.encode(), "x.xml", tmp_path)
    assert first.told.url == "https://wire.example/news/1.html"
    assert second.told.url == "tag:2"
    where = "https://mirror.example/rss"
    assert next(iter(xml_entries(relative.encode(), where))).told.url == (
        "https://mirror.example/news/1.html"
    )
    feed = {**JSON_FEED, "feed_url": where, "items": [{"url": "a/1", "content_text": "Words."}]}
    (found,) = items(json.dumps(feed).encode(), "x.json", tmp_path)
    assert found.told.url == "https://mirror.example/a/1"


@pytest.mark.parametrize("reference", ["&#2000000;", "&#xD800;", "&#x110000;", "&#0;"])
def test_a_character_that_there_is_not_does_not_cost_the_feed(
    tmp_path: Path, reference: str
) -> None:
    data = RSS.replace("Ministers meet", f"{reference} Ministers meet")
    found = items(data.encode(), "x.xml", tmp_path)
    assert read_item(found[0]).title == "\ufffd Ministers meet in Accra"
    assert len(found) == 2


def test_a_torn_feed_flags_what_may_be_cut(tmp_path: Path) -> None:
    found = items(RSS[: RSS.index("Words.") + 3].encode(), "x.xml", tmp_path)
    assert [one.truncated for one in found] == [False, True]


def test_a_feed_that_defines_entities_is_refused(tmp_path: Path) -> None:
    bomb = '<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "aaaa">]><rss><channel/></rss>'
    assert "entities" in faults(items(bomb.encode(), "x.xml", tmp_path))[0]


def test_a_web_archive_gives_its_pages(tmp_path: Path) -> None:
    records = (
        response("https://a.example/1", PAGE),
        response("https://a.example/logo", b"\x89PNG", "image/png"),
        response("https://a.example/gone", b"gone", "text/html", 404),
        response("https://a.example/2", PAGE.replace(b"Monday", b"Sunday")),
    )
    data = b"".join(map(gzip.compress, records))
    found = items(data, "x.warc.gz", tmp_path)
    assert [one.told.url for one in found] == ["https://a.example/1", "https://a.example/2"]
    assert "Sunday" in read_item(found[1]).text


def test_a_torn_web_archive_says_so(tmp_path: Path) -> None:
    data = response("https://a.example/1", PAGE) + response("https://a.example/2", PAGE)[:-60]
    found = items(data, "x.warc", tmp_path)
    assert found[0].fault is None
    assert "cut off" in faults(found)[0]


def test_a_plain_file_is_left_for_its_turn(tmp_path: Path) -> None:
    (found,) = items(ONE, "a.txt", tmp_path)
    assert found == Item(f"{tmp_path}/a.txt", path=tmp_path / "a.txt")


def test_what_cannot_be_opened_is_left_for_its_turn(tmp_path: Path) -> None:
    assert list(unfold(tmp_path / "absent.zip", Unfolding())) == [
        Item(f"{tmp_path}/absent.zip", path=tmp_path / "absent.zip")
    ]
