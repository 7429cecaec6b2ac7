"""Exports: the ledger's records in formats that other programs read.

``FORMATS`` names those that ship, with what each is for and what it cannot carry; the entry point
``dragoman.exports`` adds others: each is a ``Format``.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from importlib import import_module
from importlib.metadata import entry_points

from msgspec import Struct

from dragoman.ledger import CorpusView, OnePiece, Pieces

Stream = Callable[[Pieces], Iterator[bytes]]
StreamFiles = Callable[[Pieces], Iterator[tuple[str, Iterable[bytes]]]]


class Format(Struct, frozen=True):
    """A format of export.

    Attributes:
        name: As it is asked for.
        purpose: What it is for, in a line.
        suffix: Of the file's name, with the dot.
        module: Where ``stream(pieces)`` is, which needs memory for a piece, or ``write(view)``;
            of a format of several files ``stream_files(pieces)`` or ``write_files(view)``.
        many: Whether it is several files: a folder, or a ZIP archive.
        lacks: What it cannot carry, in a line; the exchange format carries all.
        extra: The extra of dragoman that it needs.
    """

    name: str
    purpose: str
    suffix: str
    module: str
    lacks: str
    many: bool = False
    extra: str | None = None

    def write(self, view: CorpusView) -> Iterator[bytes]:
        """The export of a view in pieces; of several files, one ZIP archive.

        Raises:
            MissingExtra: The extra is not installed.
        """
        return self.stream(OnePiece(view))

    def stream(self, pieces: Pieces) -> Iterator[bytes]:
        """The export of an answer in pieces; of several files, one ZIP archive.

        Raises:
            MissingExtra: The extra is not installed.
        """
        if self.many:
            return iter((packed(self.stream_files(pieces)),))
        stream: Stream | None = getattr(import_module(self.module), "stream", None)
        if stream is not None:
            return stream(pieces)
        view = pieces.whole()
        pieces.left_out += self._left_out(view)
        found: Iterator[bytes] = import_module(self.module).write(view)
        return found

    def files(self, view: CorpusView) -> Iterator[tuple[str, bytes]]:
        """The files of a format of several files, each with its name.

        Raises:
            MissingExtra: The extra is not installed.
        """
        return ((name, b"".join(data)) for name, data in self.stream_files(OnePiece(view)))

    def stream_files(self, pieces: Pieces) -> Iterator[tuple[str, Iterable[bytes]]]:
        """As ``files``, each file in pieces, to be read before the next one is asked for.

        Raises:
            MissingExtra: The extra is not installed.
        """
        stream: StreamFiles | None = getattr(import_module(self.module), "stream_files", None)
        if stream is not None:
            return stream(pieces)
        view = pieces.whole()
        pieces.left_out += self._left_out(view)
        files: Iterator[tuple[str, bytes]] = import_module(self.module).write_files(view)
        return ((name, (data,)) for name, data in files)

    def _left_out(self, view: CorpusView) -> int:
        """How many events of a view have no place in a format that does not count itself."""
        count: Callable[[CorpusView], int] | None
        count = getattr(import_module(self.module), "left_out", None)
        return 0 if count is None else count(view)


_NO_MODALITY = "modality (only what is asserted goes in), who says so, the words"

SHIPPED = (
    Format(
        "jsonl",
        "everything, one record a line: exchange, archives, `dragoman import`",
        ".jsonl",
        "dragoman.exports.jsonl",
        "nothing that is documented; working notes of the machine stay behind",
    ),
    Format(
        "csv",
        "flat tables for any program: events, reports, statements, stages, entities, ...",
        ".zip",
        "dragoman.exports.csv",
        "segments, mentions of names, reasons of links",
        many=True,
    ),
    Format(
        "xlsx",
        "the same tables as sheets of a workbook, numbers and dates typed",
        ".xlsx",
        "dragoman.exports.xlsx",
        "segments, mentions of names, reasons of links; days before March 1900 are text",
    ),
    Format(
        "parquet",
        "the same tables for DuckDB, Spark, pandas, Polars",
        ".zip",
        "dragoman.exports.parquet",
        "segments, mentions of names, reasons of links",
        many=True,
        extra="lake",
    ),
    Format(
        "polecat",
        "the 40 columns of POLECAT, to stand beside that dataset",
        ".tsv",
        "dragoman.exports.polecat",
        _NO_MODALITY,
    ),
    Format(
        "icews",
        "the 20 columns of ICEWS, with CAMEO codes",
        ".tsv",
        "dragoman.exports.icews",
        f"{_NO_MODALITY}; dates wider than a day are empty",
    ),
    Format(
        "cameo",
        "date, source, target, code: what tools for CAMEO data read",
        ".tsv",
        "dragoman.exports.cameo",
        f"{_NO_MODALITY}; events not known to the day",
    ),
    Format(
        "gdelt",
        "counts by pair of countries, month and quad class, with GDELT's names",
        ".tsv",
        "dragoman.exports.gdelt",
        f"{_NO_MODALITY}; single events",
    ),
    Format(
        "ftm",
        "FollowTheMoney entities for Aleph, OpenAleph and graph tools",
        ".ftm.json",
        "dragoman.exports.ftm",
        "modality as such (it is a keyword and a note), offsets, entities that are no party",
    ),
    Format(
        "timelinejs",
        "a timeline for the Knight Lab's TimelineJS",
        ".json",
        "dragoman.exports.timelinejs",
        "undated events, ids of actors; modality is a group and a line of text",
    ),
    Format(
        "annotations",
        "evidence as W3C Web Annotations (JSON-LD), by position and by quote",
        ".jsonld",
        "dragoman.exports.annotations",
        "everything that is not evidence: actors, dates, links between documents",
    ),
    Format(
        "csl",
        "the documents as bibliography (CSL-JSON) for Zotero",
        ".json",
        "dragoman.exports.csljson",
        "everything but the documents",
    ),
    Format(
        "ical",
        "a calendar (iCalendar): intervals as days, plans as tentative",
        ".ics",
        "dragoman.exports.ical",
        "undated and open dates, actors as such",
    ),
)

FORMATS: dict[str, Format] = {one.name: one for one in SHIPPED}
"""The formats that ship with dragoman, by name."""


@cache
def installed() -> dict[str, Format]:
    """Every format at hand, by name: the shipped ones and those of entry points."""
    found = {entry.name: entry.load() for entry in entry_points(group="dragoman.exports")}
    return {**FORMATS, **found}


_STAMP = (1980, 1, 1, 0, 0, 0)
"""The earliest time that a ZIP archive knows: the same files give the same bytes."""


def packed(files: Iterable[tuple[str, Iterable[bytes]]]) -> bytes:
    """Files, each in pieces, as one ZIP archive."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, pieces in files:
            entry = zipfile.ZipInfo(name, _STAMP)
            entry.compress_type = zipfile.ZIP_DEFLATED
            with archive.open(entry, "w") as file:
                file.writelines(pieces)
    return out.getvalue()
