"""Tables of documents, JSON Lines, JSON and CSV: one row is one document.

Which column is what is told by the user (``--map text=body,published=date``) or goes by the usual
names of news datasets. Everything but the mapped columns is left out.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping
from itertools import chain
from typing import BinaryIO, Literal, get_args

import msgspec

from dragoman.errors import BadData, UnreadableDocument
from dragoman.reading.days import day_of
from dragoman.reading.encoding import encoding_of
from dragoman.reading.fragments import is_fragment, plain_text
from dragoman.reading.items import Item, Told, inside

Field = Literal["text", "title", "published", "outlet", "authors", "url"]
"""What a column may be mapped to."""

ColumnMap = tuple[tuple[Field, str], ...]
"""Fields and the columns they are taken from; a dot leads into an object (``source.name``)."""

USUAL: dict[Field, tuple[str, ...]] = {
    "text": ("text", "body", "content", "maintext", "article", "full_text", "fulltext", "story"),
    "title": ("title", "headline", "heading"),
    "published": (
        "published", "date", "published_at", "date_published", "date_publish", "publishedAt",
        "pub_date", "datePublished", "publication_date", "timestamp", "created_at",
    ),
    "outlet": ("outlet", "source", "publisher", "source_domain", "source_name", "site", "domain"),
    "authors": ("authors", "author", "byline"),
    "url": ("url", "link", "uri", "href"),
}  # fmt: skip
"""The columns that are looked for where the user maps none, in this order, in any case."""

LONGEST = 20 * 1024 * 1024
"""The longest line or cell that is read, in bytes."""

_BEGINNING = 256 * 1024
"""Bytes by which the encoding of a table is told."""


def column_map(said: str) -> ColumnMap:
    """The map that ``text=body,published=date`` says.

    Raises:
        BadData: A part is not ``field=column`` or names a field that is not known.
    """
    pairs: list[tuple[Field, str]] = []
    for part in filter(None, (one.strip() for one in said.split(","))):
        name, _, column = part.partition("=")
        field = next((one for one in get_args(Field) if one == name.strip()), None)
        if field is None or not column.strip():
            raise BadData(
                f"--map: {part!r} is not field=column with a field of {', '.join(get_args(Field))}"
            )
        pairs.append((field, column.strip()))
    return tuple(pairs)


def json_lines(file: BinaryIO, locator: str, columns: ColumnMap) -> Iterator[Item]:
    """A document for each line of JSON; a line that is none is told and passed over."""
    for number, line in enumerate(_lines(file), 1):
        where = inside(locator, str(number))
        if line is None:
            yield Item(where, fault=f"a line of more than {LONGEST} bytes; split it")
        elif line.strip():
            yield _json_row(line, where, columns)


def json_rows(data: bytes, locator: str, columns: ColumnMap) -> Iterator[Item]:
    """A document for each object of a JSON list, or of the first list in a JSON object."""
    try:
        found = msgspec.json.decode(data)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        yield Item(locator, fault=f"not readable as JSON: {_why(error)}")
        return
    if isinstance(found, dict) and _text_column(found, columns) is None:
        lists = (one for one in found.values() if isinstance(one, list) and one)
        found = next(lists, [found])
    rows = found if isinstance(found, list) else [found]
    for number, row in enumerate(rows, 1):
        where = inside(locator, str(number)) if len(rows) > 1 else locator
        yield row_item(row, where, columns)


def csv_rows(file: BinaryIO, locator: str, columns: ColumnMap) -> Iterator[Item]:
    """A document for each row of a table with a header line; commas, semicolons or tabs."""
    try:
        lines = (line.replace("\0", "") for line in _decoded(file))
        header = next(lines, "")
    except UnreadableDocument as error:
        yield Item(locator, fault=error.message)
        return
    mark = max(",\t;|", key=header.count)
    previous = csv.field_size_limit(LONGEST)
    try:
        reader = csv.reader(chain((header,), lines), delimiter=mark)
        names = next(reader, [])
        for number, cells in enumerate(reader, 1):
            if cells:
                row = dict(zip(names, cells, strict=False))
                yield row_item(row, inside(locator, str(number)), columns)
    except csv.Error as error:
        yield Item(locator, fault=f"not readable as CSV: {error}")
    finally:
        csv.field_size_limit(previous)


def row_item(row: object, locator: str, columns: ColumnMap) -> Item:
    """The document that a row holds, or why it holds none."""
    if not isinstance(row, dict):
        return Item(locator, fault="not an object with named fields")
    if isinstance(row.get("record"), str):
        return Item(locator, fault="a record of an export; bring it in with `dragoman import`")
    name = _text_column(row, columns)
    if name is None:
        known = ", ".join(list(map(str, row))[:8])
        return Item(
            locator,
            fault=f"no column with the text among {known}; say which with --map text=COLUMN",
        )
    text = _said(_value(row, name)) or ""
    told = Told(
        title=_field(row, "title", columns),
        authors=_authors(row, columns),
        outlet=_field(row, "outlet", columns),
        published=day_of(_field(row, "published", columns)),
        url=_field(row, "url", columns),
    )
    if is_fragment(text):
        text = plain_text(text)
    return Item(locator, data=text.encode("utf-8", "replace"), told=told)


def _lines(file: BinaryIO) -> Iterator[bytes | None]:
    """The lines of a file; ``None`` for one that is longer than is read."""
    while line := file.readline(LONGEST):
        if len(line) < LONGEST or line.endswith(b"\n"):
            yield line.removeprefix(b"\xef\xbb\xbf")
            continue
        while rest := file.readline(LONGEST):
            if rest.endswith(b"\n"):
                break
        yield None


def _json_row(line: bytes, where: str, columns: ColumnMap) -> Item:
    try:
        return row_item(msgspec.json.decode(line), where, columns)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        return Item(where, fault=f"not readable as JSON: {_why(error)}")


def _why(error: Exception) -> str:
    return "nested too deeply" if isinstance(error, RecursionError) else str(error)


def _decoded(file: BinaryIO) -> Iterator[str]:
    name = encoding_of(file.read(_BEGINNING))
    file.seek(0)
    text = io.TextIOWrapper(file, name, errors="replace", newline="")
    while line := text.readline(LONGEST):
        yield line


def _names(field: Field, columns: ColumnMap, row: Mapping[str, object]) -> tuple[str, ...]:
    """The columns of a row that may hold a field: those mapped, else the usual, in any case."""
    mapped = tuple(column for name, column in columns if name == field)
    if mapped:
        return mapped
    alike = {name.strip().lower(): name for name in reversed([*row])}
    return tuple(alike[name.lower()] for name in USUAL[field] if name.lower() in alike)


def _value(row: Mapping[str, object], column: str) -> object:
    """What stands in a column; a dot leads into an object where no column has that name."""
    if column in row:
        return row[column]
    head, _, rest = column.partition(".")
    inner = row.get(head)
    return _value(inner, rest) if rest and isinstance(inner, dict) else None


def _said(value: object) -> str | None:
    if isinstance(value, str):
        return value.strip() or None
    if isinstance(value, dict):
        return _said(value.get("name") or value.get("title"))
    if isinstance(value, list):
        return "\n\n".join(filter(None, map(_said, value))) or None
    return str(value) if isinstance(value, (int, float)) else None


def _field(row: Mapping[str, object], field: Field, columns: ColumnMap) -> str | None:
    found = (_said(_value(row, column)) for column in _names(field, columns, row))
    return next(filter(None, found), None)


def _text_column(row: Mapping[str, object], columns: ColumnMap) -> str | None:
    names = _names("text", columns, row)
    return next((name for name in names if _value(row, name) is not None), None)


def _authors(row: Mapping[str, object], columns: ColumnMap) -> tuple[str, ...]:
    said = next(filter(None, (_value(row, name) for name in _names("authors", columns, row))), None)
    if isinstance(said, list):
        return tuple(filter(None, map(_said, said)))
    return tuple(part.strip() for part in (_said(said) or "").split(";") if part.strip())
