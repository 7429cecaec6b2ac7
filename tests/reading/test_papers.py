"""PDF, word-processor files and mail: their words as paragraphs."""

from __future__ import annotations

import io
import quopri
import re
import zipfile
from collections.abc import Callable
from email.message import EmailMessage
from pathlib import Path

import pytest

from dragoman.errors import UnreadableDocument
from dragoman.reading import mail, office, pdf, read_bytes, read_item
from dragoman.reading.ours import is_ours
from dragoman.reading.pdf import paragraphs, upright
from dragoman.reading.unfold import Unfolding, unfold

CITIES = ("Lima", "Accra", "Baku", "Hanoi", "Quito", "Minsk")
COUNTS = {"دیدار": 50, "کرد": 900, "این": 900, "با": 900, "همتای": 20, "وزیر": 60, "خارجه": 40}
BODY = (
    "The ministers met in Ankara on Monday and signed an agreement on energy and transportation. "
    "Officials of both countries said that the talks, the third round since the spring, had lasted "
    "for three hours and that another round was planned for the autumn. "
)


def made(source: str) -> bytes:
    typst = pytest.importorskip("typst")
    data = typst.compile(source.encode())
    assert isinstance(data, bytes)
    return data


def test_running_heads_and_page_numbers_go() -> None:
    source = (
        '#set page(header: [Ministry Bulletin], numbering: "1", width: 12cm, height: 7cm)\n'
        + "\n\n".join(f"In {city} they met. {BODY.replace('Ankara', city)}" for city in CITIES)
    )
    text = pdf.read(made(source)).text
    assert "Ministry Bulletin" not in text
    assert "\n1\n" not in text
    assert all(f"met in {city} on" in " ".join(text.split()) for city in CITIES)


def test_a_running_head_of_two_pages_goes() -> None:
    source = (
        "#set page(header: [Ministry Bulletin], columns: 2, width: 16cm, height: 9cm)\n"
        "#set par(justify: true)\n"
        + "\n\n".join(f"In {city} they met. {BODY.replace('Ankara', city)}" for city in CITIES[:4])
    )
    text = pdf.read(made(source)).text
    assert "Ministry Bulletin" not in text
    starts = [text.index(f"In {city} they met") for city in CITIES[:4]]
    assert starts == sorted(starts)
    assert text.count("was planned for the autumn.") == 4
    assert not re.search(r"\n\n[a-z]", text)


def test_words_parted_at_a_line_end_are_joined() -> None:
    source = (
        "#set page(width: 7cm)\n#set par(justify: true)\n#set text(hyphenate: true)\n" + BODY * 4
    )
    text = pdf.read(made(source)).text
    assert "\x02" not in text
    assert text.count("transportation") == 4


def test_words_in_reverse_are_turned_round() -> None:
    broken = "ریزو خارجه این دیدار را اب همتای نیا کشور دیدار درک"
    assert upright(broken, lambda: COUNTS) == "وزیر خارجه این دیدار را با همتای این کشور دیدار کرد"


def test_a_line_wholly_in_reverse_is_turned_with_its_punctuation_and_numbers() -> None:
    whole = "وزیر خارجه (این) دیدار را با همتای این کشور دیدار کرد، ۲۳ مهر ۱۳۹۷."
    broken = " ".join(word[::-1].translate(str.maketrans("()", ")(")) for word in whole.split())
    beside = "وزیر این کشور"
    assert upright(f"{broken}\n{beside}", lambda: COUNTS) == f"{whole}\n{beside}"


def test_numbers_that_stand_right_are_left_in_a_line_in_reverse() -> None:
    whole = "وزیر خارجه این دیدار را با همتای این کشور دیدار کرد ۲۳ مهر ۱۳۹۷"
    words = whole.split()
    broken = " ".join(word if word.isdecimal() else word[::-1] for word in words)
    assert upright(broken, lambda: COUNTS) == whole


def test_words_as_they_should_be_are_left_alone() -> None:
    text = "وزیر خارجه با همتای خود دیدار کرد و به ناپ رفت"
    assert upright(text, lambda: COUNTS) == text


def test_words_past_repair_refuse_the_file() -> None:
    broken = " ".join(["درک", "اب"] + ["هعجارم", "هدننک", "تسرپرس", "نامزاس"] * 5)
    with pytest.raises(UnreadableDocument, match="past repair"):
        upright(broken, lambda: COUNTS)


def test_lines_become_paragraphs() -> None:
    lines = [
        "A headline",
        "a long line of the first paragraph",
        "its end.",
        "a long second one here",
    ]
    assert paragraphs(lines) == [
        "A headline", "a long line of the first paragraph its end.", "a long second one here"
    ]  # fmt: skip


@pytest.mark.parametrize("data", [b"%PDF-1.7\nbroken", b"%PDF-1.4\n%%EOF"])
def test_a_broken_pdf_is_refused(data: bytes) -> None:
    with pytest.raises(UnreadableDocument, match="not readable as PDF: damaged .*; fetch it again"):
        pdf.read(data)


def test_a_pdf_of_pictures_is_refused() -> None:
    with pytest.raises(UnreadableDocument, match="OCR"):
        pdf.read(made("#rect(width: 5cm, height: 5cm)"))


def word_file(document: str, *, core: str = "") -> bytes:
    room = io.BytesIO()
    with zipfile.ZipFile(room, "w") as archive:
        archive.writestr("word/document.xml", document)
        if core:
            archive.writestr("docProps/core.xml", core)
    return room.getvalue()


W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def test_a_word_file_gives_its_paragraphs() -> None:
    body = (
        f"<w:document {W}><w:body><w:p><w:r><w:t>The envoy </w:t></w:r><w:r><w:t>left.</w:t></w:r>"
        "</w:p><w:p><w:r><w:t>She</w:t><w:tab/><w:t>returned.</w:t><w:delText>No.</w:delText></w:r>"
        "</w:p></w:body></w:document>"
    )
    core = (
        '<cp:p xmlns:cp="x" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        "<dc:title>Note</dc:title><dc:creator>Ama Doe</dc:creator></cp:p>"
    )
    document = read_bytes(word_file(body, core=core), locator="note.docx")
    assert document.text == "The envoy left.\n\nShe\treturned."
    assert (document.title, document.authors) == ("Note", ("Ama Doe",))


def test_an_open_document_gives_its_paragraphs() -> None:
    room = io.BytesIO()
    names = (
        'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
        'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
    )
    with zipfile.ZipFile(room, "w") as archive:
        archive.writestr(
            "content.xml",
            f"<office:doc {names}><text:h>Envoy leaves</text:h>"
            "<text:p>The envoy<text:s/><text:span>left</text:span> Lima.</text:p></office:doc>",
        )
    assert (
        read_bytes(room.getvalue(), locator="x.odt").text == "Envoy leaves\n\nThe envoy left Lima."
    )


@pytest.mark.parametrize(
    "body",
    [
        "<broken",
        "\0<x/>",
        '<!DOCTYPE x [<!ENTITY a "a"><!ENTITY b "&a;&a;">]><x>&b;</x>',
    ],
)
def test_a_broken_or_hostile_word_file_is_refused_in_one_line(body: str) -> None:
    with pytest.raises(UnreadableDocument) as error:
        read_bytes(word_file(body), locator="x.docx")
    assert "\n" not in error.value.message


ENDING = b"PK\x05\x06"
"""How the last record of a ZIP file begins; at 12 the size of its directory, at 16 the place."""


def with_members_before_the_file(data: bytes) -> bytes:
    """A ZIP file whose directory is said to stand later than it does, so that members of it would
    begin before the file."""
    place = data.rindex(ENDING) + 16
    said = int.from_bytes(data[place : place + 4], "little") + 12
    return data[:place] + said.to_bytes(4, "little") + data[place + 4 :]


def with_directory_before_the_file(data: bytes) -> bytes:
    """A ZIP file whose directory is said to be larger than the file."""
    size = data.rindex(ENDING) + 12
    return data[:size] + (len(data) * 2).to_bytes(4, "little") + data[size + 4 :]


def with_a_cut_field(data: bytes) -> bytes:
    """A ZIP file whose directory says that sizes of a member follow, of which two bytes do."""
    entry = data.rindex(b"PK\x01\x02")
    name = entry + 46 + int.from_bytes(data[entry + 28 : entry + 30], "little")
    head = bytearray(data[entry:name])
    head[24:28], head[30:32] = b"\xff" * 4, (6).to_bytes(2, "little")
    tail = bytearray(data[data.rindex(ENDING) :])
    tail[12:16] = (int.from_bytes(tail[12:16], "little") + 6).to_bytes(4, "little")
    return data[:entry] + bytes(head) + b"\x01\x00\x02\x00ab" + data[name:-22] + bytes(tail)


@pytest.mark.parametrize(
    "spoil",
    [with_members_before_the_file, with_directory_before_the_file, with_a_cut_field],
)
def test_a_word_file_with_a_broken_directory_is_refused(
    tmp_path: Path, spoil: Callable[[bytes], bytes]
) -> None:
    whole = word_file(f"<w:document {W}><w:p><w:t>Hi</w:t></w:p></w:document>", core="<a/>")
    data = spoil(whole)
    with pytest.raises(UnreadableDocument, match="not readable as DOCX"):
        office.read(data, "docx")
    assert not is_ours(data, "docx")
    (tmp_path / "a.docx").write_bytes(data)
    for item in unfold(tmp_path / "a.docx", Unfolding()):
        with pytest.raises(UnreadableDocument, match="a damaged archive|not readable as DOCX"):
            read_item(item)


def test_a_word_file_that_is_a_bomb_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(office, "LARGEST", 1000)
    with pytest.raises(UnreadableDocument, match="unpacks to more"):
        office.read(word_file("<x>" + " " * 5000 + "</x>"), "docx")


def test_a_mail_gives_subject_body_and_day() -> None:
    message = EmailMessage()
    message["Subject"] = "Statement on the talks"
    message["From"] = "Press Office <press@mfa.example>"
    message["Date"] = "Mon, 03 Jan 2022 10:00:00 +0000"
    message.set_content("The ministers met.\n")
    message.add_alternative("<p>The ministers met.</p>", subtype="html")
    document = read_bytes(message.as_bytes(), locator="x.eml")
    assert document.text == "Statement on the talks\n\nThe ministers met."
    assert document.outlet == "Press Office"
    assert document.published is not None
    assert str(document.published.earliest) == "2022-01-03"


def test_a_mail_in_persian_markup_gives_its_words() -> None:
    message = EmailMessage()
    message["Subject"] = "بیانیه"
    message.set_content("<p>وزیر خارجه وارد باکو شد.</p>", subtype="html")
    assert "وزیر خارجه وارد باکو شد." in mail.read(message.as_bytes()).text


def test_an_attachment_is_flagged_as_left_out() -> None:
    message = EmailMessage()
    message.set_content("See the file.")
    message.add_attachment(b"x", maintype="application", subtype="pdf", filename="a.pdf")
    assert mail.read(message.as_bytes()).truncated


SAVED = (
    "From: <Saved by a browser>\nSnapshot-Content-Location: https://a.example/1\n"
    "Subject: =?utf-8?Q?=D8=A8=DB=8C=D8=A7=D9=86=DB=8C=D9=87?=\nMIME-Version: 1.0\n"
    'Content-Type: multipart/related;\n\ttype="text/html"; boundary="b"\n\n--b\n'
    "Content-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n\n{}\n"
    "--b\nContent-Type: image/png\nContent-Transfer-Encoding: base64\n\niVBORw0KGgo=\n--b--\n"
)
WORDS = "وزیر خارجه ترکیه روز دوشنبه برای گفت‌وگو با همتای خود وارد باکو شد و در فرودگاه سخن گفت."


@pytest.mark.parametrize("name", ["x.mhtml", "x.mht", "x.txt", "x.html"])
def test_a_page_saved_by_a_browser_is_read_as_that_page(name: str) -> None:
    page = (
        "<html><head><title>سفر</title></head><body><nav><a href='/'>خانه</a></nav>"
        f"<article>{f'<p>{WORDS}</p>' * 4}</article></body></html>"
    )
    data = SAVED.format(quoted(page)).encode()
    document = read_bytes(data, locator=name)
    assert WORDS in document.text
    assert "خانه" not in document.text
    assert document.title == "سفر"


def quoted(page: str) -> str:
    """As quoted-printable has it."""
    return quopri.encodestring(page.encode()).decode()


def test_a_saved_page_without_a_page_is_refused() -> None:
    with pytest.raises(UnreadableDocument, match="holds no HTML"):
        read_bytes(SAVED.replace("text/html; ", "text/css; ").encode(), locator="x.mhtml")
