"""Reading files: any common encoding, pages by their tags, and refusals in one line."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from dragoman.errors import UnreadableDocument
from dragoman.reading import locator_of, read_bytes, read_file, read_item
from dragoman.reading.items import Item

PERSIAN = "وزير امور خارجه ايران در تهران با همتاي خود ديدار كرد. اين سفر دو روز است"
FRENCH = "Le président a reçu son homologue à l’Élysée ; « après » une négociation."
PAGE = (
    "<!doctype html><html><head><title>Oman hosts talks - The Example</title>"
    "<meta property='og:site_name' content='The Example'><meta name='author' content='Jane Roe'>"
    "<meta property='article:published_time' content='2023-03-10T10:00:00Z'></head>"
    "<body><nav>Home News</nav><article><h1>Oman hosts talks</h1>"
    + "".join(
        f"<p>Paragraph {n}: the two delegations met in Muscat for round {n} of the talks on"
        " borders and trade, officials of both countries told reporters.</p>"
        for n in range(5)
    )
    + "</article><footer>Copyright 2025 The Example</footer></body></html>"
)


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (FRENCH, "utf-8"),
        (FRENCH, "cp1252"),
        (FRENCH, "utf-16"),
        (FRENCH, "utf-16-le"),
        (FRENCH, "utf-16-be"),
        (FRENCH, "utf-8-sig"),
        ("The minister said “we’re ready” – and left.", "cp1252"),
        (PERSIAN, "cp1256"),
        (PERSIAN, "utf-16"),
        ("وزير الخارجية السعودي يصل إلى طهران", "iso-8859-6"),
        ("Президент России провёл встречу с премьер-министром", "cp1251"),
        ("Президент России провёл встречу с премьер-министром", "koi8-r"),
        ("Türkiye Cumhurbaşkanı görüştü, dışişleri bakanlığı açıkladı", "cp1254"),
        ("Polski prezydent złożył wizytę, żeby omówić współpracę", "cp1250"),
        ("Polski prezydent złożył wizytę, żeby omówić współpracę", "iso-8859-2"),
    ],
)
def test_a_text_is_read_in_its_encoding(text: str, encoding: str) -> None:
    assert read_bytes(text.encode(encoding), locator="x.txt").text == text


@pytest.mark.parametrize(
    "text", ["a\r\nb\n\n  c\r", "one\u2028two\u00a0three\n", "\n\nمتن\u200cها"]
)
def test_plain_text_is_the_decoded_file_unchanged(text: str) -> None:
    assert read_bytes(text.encode(), locator="x.txt").text == text


@pytest.mark.parametrize(
    ("broken", "text"),
    [
        ("ÙˆØ²ÛŒØ± Ø§Ù…ÙˆØ± Ø®Ø§Ø±Ø¬Ù‡ Ø§ÛŒØ±Ø§Ù†", "وزیر امور خارجه ایران"),
        ("Itâ€™s the ministerâ€™s visit\nIt is", "It’s the minister’s visit\nIt is"),
        ("Ça va, “naïve” façade", "Ça va, “naïve” façade"),
    ],
)
def test_mojibake_is_put_right_and_nothing_else(broken: str, text: str) -> None:
    assert read_bytes(broken.encode(), locator="x.txt").text == text


@pytest.mark.parametrize("locator", ["page.html", "page.txt", "page"])
def test_a_page_is_read_as_a_page_whatever_its_name(locator: str) -> None:
    document = read_bytes(PAGE.encode(), locator=locator)
    assert document.text.startswith("Oman hosts talks\n")
    assert document.text.count("Paragraph") == 5
    assert "Copyright" not in document.text
    assert (document.title, document.authors) == ("Oman hosts talks", ("Jane Roe",))
    assert document.outlet == "The Example"
    assert document.published is not None
    assert document.published.edtf == "2023-03-10"
    assert not document.truncated


@pytest.mark.parametrize("in_bulk", [False, True])
def test_joiners_of_a_page_are_kept(in_bulk: bool) -> None:
    words = (
        "وزیر خارجه ترکیه برای گفت\u200cوگو با همتای خود وارد باکو شد و دو کشور می&#x200C;کوشند. "
    )
    paragraphs = "".join(f"<p>{number}. {words}</p>" for number in range(4))
    page = f"<html><title>گفت&zwnj;وگو</title><body><article>{paragraphs}</article></body></html>"
    document = read_item(Item("x.html", data=page.encode()), in_bulk=in_bulk)
    assert document.title == "گفت\u200cوگو"
    assert document.text.count("\u200cوگو با") == document.text.count("می\u200cکوشند") == 4


def test_no_date_is_made_of_a_copyright_line() -> None:
    page = PAGE.replace(
        "<meta property='article:published_time' content='2023-03-10T10:00:00Z'>", ""
    )
    assert read_bytes(page.encode(), locator="x.html").published is None


def test_a_page_nested_too_deeply_is_flagged() -> None:
    deep = PAGE.replace("<article>", "<article>" + "<div>" * 300)
    assert read_bytes(deep.encode(), locator="x.html").truncated


def test_prose_named_html_is_prose() -> None:
    text = "The a < b rule\n\nA minister said so."
    assert read_bytes(text.encode(), locator="x.html").text == text


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "empty"),
        (b" \n\t ", "empty"),
        (b"%PDF-1.7\n%\xe2\xe3", "PDF"),
        (b"PK\x03\x04rest", "a zip file"),
        (b"\x89PNG\r\n\x1a\n", "a PNG image, not text; recognise its text (OCR) first"),
        (b"ID3\x03", "an MP3 recording, not text; write down what is said first"),
        (b"\0\0\0\x18ftypmp42", "a film or recording (MP4)"),
        (b"\xd0\xcf\x11\xe0" + bytes(9), "save it as DOCX, PDF or text"),
        (b"PAR1\x15", "a Parquet table, not text; save it as JSON Lines or CSV"),
        (b"\x28\xb5\x2f\xfd\x00", "a zstd archive, not text; unpack it first"),
        (b" CDX N b a m s k r M S V g\n", "add the archive (.warc.gz) itself"),
        (bytes(range(256)) * 4, "binary"),
        (b"\x00\x01\x02\x00\x00text", "binary"),
        (b"\xff\xfeA\x00\x00\xd8B\x00", "undecodable"),
        (b"\xef\xbb\xbf\n \n", "no text left"),
        (b"<html><body><script>x</script></body></html>", "no text left"),
    ],
)
def test_what_holds_no_text_is_refused_in_one_line(tmp_path: Path, data: bytes, said: str) -> None:
    file = tmp_path / "report.txt"
    file.write_bytes(data)
    with pytest.raises(UnreadableDocument) as error:
        read_file(file)
    assert said in error.value.message
    assert error.value.message.startswith(str(file))
    assert "\n" not in error.value.message


def test_a_file_over_the_limit_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "long.txt"
    file.write_text("word " * 100)
    with pytest.raises(UnreadableDocument, match="500 bytes, over the limit of 400"):
        read_file(file, limit=400)


@pytest.mark.parametrize("name", ["absent.txt", "."])
def test_a_path_that_cannot_be_read_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(UnreadableDocument):
        read_file(tmp_path / name)


def test_the_id_is_that_of_the_bytes(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text("The same words.")
    one, two = read_file(tmp_path / "a.txt"), read_file(tmp_path / "b.txt")
    assert one.id == two.id
    assert one.locator != two.locator


def test_a_pipe_is_refused_and_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    with pytest.raises(UnreadableDocument, match="a pipe or device"):
        read_file(tmp_path / "pipe.txt")


@pytest.mark.parametrize("data", [b'{"record": 1}\n{"record": 2}\n', b'[\n {"a": 1}\n]\n'])
def test_json_is_no_report(data: bytes) -> None:
    with pytest.raises(UnreadableDocument, match="json"):
        read_bytes(data, locator="export.jsonl")


def test_prose_in_brackets_is_no_json() -> None:
    text = "[Reuters] The ministers of Peru and Chile met in Lima.\n"
    assert read_bytes(text.encode(), locator="a.txt").text == text


def test_a_name_that_is_not_utf8_is_told_with_escapes() -> None:
    assert locator_of(Path(os.fsdecode(b"a\xff.txt"))) == "a\\xff.txt"
    assert locator_of(Path("گزارش.txt")) == "گزارش.txt"


def test_a_page_read_in_bulk_gives_its_article() -> None:
    document = read_item(Item("x.html", data=PAGE.encode()), in_bulk=True)
    assert "Paragraph 4: the two delegations" in document.text
    assert "Home News" not in document.text
    assert document.published is not None
    assert document.outlet == "The Example"


def test_a_page_nested_too_deeply_is_flagged_in_bulk() -> None:
    deep = PAGE.replace("<article>", "<article>" + "<div>" * 300)
    assert read_item(Item("x.html", data=deep.encode()), in_bulk=True).truncated
