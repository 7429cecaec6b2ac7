"""The formats that are read, as a table for people."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct


class Format(Struct, frozen=True):
    """One format.

    Attributes:
        name: What it is called.
        suffixes: Usual endings of its files' names; what a file is, its bytes decide.
        holds: Whether a file is one document or may hold many.
        note: What is taken from it, and what is not.
    """

    name: str
    suffixes: tuple[str, ...]
    holds: Literal["one", "many"]
    note: str


FORMATS: tuple[Format, ...] = (
    Format("text", (".txt",), "one", "any common encoding, told by the bytes"),
    Format("HTML", (".html", ".htm"), "one", "the article and its metadata; comments left out"),
    Format("saved page", (".mhtml", ".mht"), "one", "the page in it, as HTML"),
    Format("PDF", (".pdf",), "one", "text, not pictures of text; running heads left out"),
    Format("Word", (".docx",), "one", "paragraphs and tables; deleted text and notes left out"),
    Format("OpenDocument", (".odt",), "one", "the same"),
    Format("mail", (".eml",), "one", "subject and body; attachments are flagged, not read"),
    Format("JSON Lines", (".jsonl", ".ndjson"), "many", "a document a line; see --map"),
    Format("JSON", (".json",), "many", "a list of objects, or a JSON feed; see --map"),
    Format("CSV", (".csv", ".tsv"), "many", "a document a row under a header line; see --map"),
    Format("RSS, Atom", (".rss", ".atom", ".xml"), "many", "as much of each entry as the feed has"),
    Format(
        "WARC",
        (".warc", ".warc.gz"),
        "many",
        "saved pages, text and PDF with status 200;"
        " counted against the index (.cdx, .cdxj) beside it",
    ),  # fmt: skip
    Format("ZIP", (".zip",), "many", "files of any format here; never unpacked onto the disk"),
    Format("TAR", (".tar", ".tar.gz", ".tgz", ".tar.xz"), "many", "the same"),
    Format("gzip, bzip2, xz", (".gz", ".bz2", ".xz"), "many", "one file of any format here"),
)
"""Every format, single documents first."""
