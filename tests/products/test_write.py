"""The brief in every format, each opened by what its readers use."""

from __future__ import annotations

import io
import re
import sys
import zipfile
from functools import cache

import docx
import pypdfium2
import pytest
from lxml import etree
from msgspec.structs import replace

from dragoman.errors import BadData, MissingExtra
from dragoman.ledger import CorpusView, Query
from dragoman.products.brief import build_brief
from dragoman.products.outline import brief_tree
from dragoman.products.plain import to_text
from dragoman.products.typeset import source
from dragoman.products.write import FORMATS, board_tree, write_brief, write_tree
from tests.products.world import ANALYSES, VIEW, document

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@cache
def written(to: str) -> bytes:
    return write_brief(VIEW, to, version="9.9")


def _pdf_text(data: bytes) -> str:
    pages = pypdfium2.PdfDocument(data)
    return "\n".join(page.get_textpage().get_text_range() for page in pages)


@pytest.mark.parametrize("to", FORMATS)
def test_every_format_has_every_section(to: str) -> None:
    data = written(to)
    text = {
        "html": lambda: data.decode(),
        "md": lambda: data.decode(),
        "docx": lambda: "\n".join(p.text for p in docx.Document(io.BytesIO(data)).paragraphs),
        "pdf": lambda: _pdf_text(data),
    }[to]()
    for title in (
        "Iran and China",
        "Bottom line",
        "Chronology",
        "Undertakings",
        "Who is who",
        "What contradicts",
        "What is not known",
        "Sources",
        "Method",
        "Footnotes" if to != "md" else "[^1]:",
    ):
        assert title in text, title
    assert "25-year cooperation plan" in text


@pytest.mark.parametrize("to", FORMATS)
def test_a_pair_without_events_can_be_written(to: str) -> None:
    assert write_brief(CorpusView(query=Query(pair=("PER", "ECU"))), to)


def test_an_unknown_format_is_told() -> None:
    with pytest.raises(BadData, match="html"):
        write_brief(VIEW, "odt")


def test_markdown_has_a_footnote_for_every_number_cited() -> None:
    text = written("md").decode()
    cited = set(re.findall(r"(?<!^)\[\^(\d+)\](?!:)", text, flags=re.M))
    made = set(re.findall(r"^\[\^(\d+)\]:", text, flags=re.M))
    assert cited == made != set()
    assert text.count("![") == text.count("]: data:image/svg+xml;base64,") == 3


def _document_xml() -> etree._Element:
    with zipfile.ZipFile(io.BytesIO(written("docx"))) as archive:
        return etree.fromstring(archive.read("word/document.xml"))


def test_persian_runs_of_a_word_document_are_written_from_right_to_left() -> None:
    root = _document_xml()
    persian = [
        run
        for run in root.iter(f"{W}r")
        if re.search(r"[\u0600-\u06ff]", "".join(run.itertext()))
        and run.find(f"{W}rPr/{W}rtl") is not None
    ]
    assert persian
    languages = {run.find(f"{W}rPr/{W}lang").get(f"{W}bidi") for run in persian}
    assert languages == {"fa"}
    quotes = [p for p in root.iter(f"{W}p") if p.find(f"{W}pPr/{W}bidi") is not None]
    assert any("ایران پاییز ۱۳۹۹" in "".join(p.itertext()) for p in quotes)
    order = [etree.QName(one).localname for one in quotes[0].find(f"{W}pPr")]
    assert order.index("bidi") < order.index("ind")


def test_numbers_of_a_word_document_lead_to_their_footnotes() -> None:
    root = _document_xml()
    anchors = {link.get(f"{W}anchor") for link in root.iter(f"{W}hyperlink")}
    marks = {mark.get(f"{W}name") for mark in root.iter(f"{W}bookmarkStart")}
    assert anchors == marks != set()


def test_a_word_document_has_the_figures_with_what_they_show() -> None:
    found = docx.Document(io.BytesIO(written("docx")))
    assert len(found.inline_shapes) == 3
    assert all(one._inline.docPr.get("descr") for one in found.inline_shapes)


def test_a_pdf_has_persian_in_its_order_and_links() -> None:
    data = written("pdf")
    text = _pdf_text(data)
    plain = re.sub(r"[\u200e\u200c\s]", "", text)
    assert "ایرانپاییز۱۳۹۹پیشنویسبرنامه" in plain
    assert len(pypdfium2.PdfDocument(data)) >= 2


def test_words_of_a_document_are_no_markup_of_typst() -> None:
    evil = document("d-english", "en", '#read("/etc/passwd") "] #panic() \\')
    tree = brief_tree(
        build_brief(
            replace(VIEW, analyses=(replace(ANALYSES[0], document=evil), ANALYSES[1])), version="1"
        )
    )
    text = source(tree)
    assert '#run("' in text
    assert '\\"] #panic() \\\\' in text
    assert write_tree(tree, "pdf").startswith(b"%PDF")


@pytest.mark.parametrize(("to", "module"), [("docx", "docx"), ("pdf", "typst")])
def test_a_missing_extra_is_told_in_one_line(
    to: str, module: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, module, None)
    with pytest.raises(MissingExtra, match=r"pip install 'dragoman\[report\]'"):
        write_brief(VIEW, to)


def test_the_board_is_told_in_the_terminal() -> None:
    text = to_text(board_tree(VIEW))
    assert "a 25-year cooperation plan" in text
    assert "signed · 27 March 2021 [2][3]" in text
    assert "agreement · Iran and China · signed · u-plan" in text


@pytest.mark.parametrize("to", FORMATS)
def test_the_board_can_be_written_in_every_format(to: str) -> None:
    assert write_tree(board_tree(VIEW), to)
