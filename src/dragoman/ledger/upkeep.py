"""Looking after a ledger's file: is it whole, a copy while in use, what people put into it."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import msgspec

from dragoman.errors import LedgerError
from dragoman.ledger.connection import plain_errors
from dragoman.model import Analysis, Evidence

_PAGES = 2048
"""Pages copied at a time, so that writers of the original wait only shortly."""

_REFERENCES = (
    ("documents without their analysis", "SELECT count(*) FROM document WHERE id NOT IN"
     " (SELECT doc FROM analysis)"),
    ("documents without text to search", "SELECT count(*) FROM document WHERE id NOT IN"
     " (SELECT doc FROM passage)"),
    ("withdrawals of no decision", "SELECT count(*) FROM withdrawn WHERE decision NOT IN"
     " (SELECT id FROM decision)"),
    ("reports of events whose document is gone", "SELECT count(*) FROM event_document"
     " WHERE doc NOT IN (SELECT id FROM document)"),
    ("events without a report", "SELECT count(*) FROM event WHERE id NOT IN"
     " (SELECT event FROM event_document)"),
)  # fmt: skip


def faults(db: sqlite3.Connection) -> Iterator[str]:
    """Everything that is wrong with a ledger, a line each; nothing for a sound one.

    The file's structure is checked by SQLite, references by the schema and ours, and every piece of
    evidence is cut out of its document's text again.
    """
    for (said,) in db.execute("PRAGMA integrity_check"):
        if said != "ok":
            yield f"the file is damaged: {said}"
    for table, _, parent, _ in db.execute("PRAGMA foreign_key_check"):
        yield f"a row of {table} refers to a row of {parent} that is gone"
    for what, question in _REFERENCES:
        count = db.execute(question).fetchone()[0]
        if count:
            yield f"{count} {what}"
    yield from _body_faults(db)


def _body_faults(db: sqlite3.Connection) -> Iterator[str]:
    decoder = msgspec.json.Decoder(Analysis)
    for doc, body in db.execute("SELECT doc, body FROM analysis ORDER BY doc"):
        try:
            analysis = decoder.decode(body)
        except (msgspec.DecodeError, UnicodeDecodeError) as error:
            yield f"{doc}: its analysis cannot be read: {error}"
            continue
        yield from evidence_faults(analysis)


def evidence_faults(analysis: Analysis) -> Iterator[str]:
    """The pieces of evidence of a document that are not its words at their place."""
    document = analysis.document
    for one in _evidence((*analysis.events, *analysis.statements)):
        if one.doc == document.id and document.text[one.start : one.end] != one.quote:
            yield f"{document.id}: evidence at {one.start}-{one.end} is not the text's words"
    for mention in analysis.mentions:
        if not 0 <= mention.start < mention.end <= len(document.text):
            yield f"{document.id}: a mention at {mention.start}-{mention.end} is outside the text"


def _evidence(value: object) -> Iterator[Evidence]:
    if isinstance(value, Evidence):
        yield value
    elif isinstance(value, msgspec.Struct):
        for name in value.__struct_fields__:
            yield from _evidence(getattr(value, name))
    elif isinstance(value, tuple):
        for part in value:
            yield from _evidence(part)


def copy_to(db: sqlite3.Connection, target: Path) -> None:
    """A copy of the ledger as it stands at one moment, while others read and write it.

    The copy is made beside its place and put there whole.

    Raises:
        LedgerError: There is a file at the target already, or it cannot be written.
    """
    if target.exists():
        raise LedgerError(f"{target}: there is a file already; give another name")
    if not target.parent.is_dir():
        raise LedgerError(f"{target}: there is no folder {target.parent}; make it first")
    growing = target.with_name(f"{target.name}.growing")
    try:
        with plain_errors(target):
            copy = sqlite3.connect(growing)
            try:
                db.backup(copy, pages=_PAGES)
                copy.execute("PRAGMA journal_mode = DELETE")
            finally:
                copy.close()
        with growing.open("rb+") as file:
            os.fsync(file.fileno())
        growing.replace(target)
    except OSError as error:
        raise LedgerError(f"{target}: the copy cannot be written: {error.strerror}") from error
    finally:
        with suppress(OSError):
            growing.unlink(missing_ok=True)


def copy_people(source: sqlite3.Connection, target: sqlite3.Connection) -> None:
    """What people decided and withdrew, from one ledger into another; the caller holds both."""
    for table, columns in (("decision", 3), ("withdrawn", 3)):
        marks = ", ".join("?" * columns)
        rows = source.execute(f"SELECT * FROM {table}")  # noqa: S608 - names are ours
        target.executemany(f"INSERT OR IGNORE INTO {table} VALUES ({marks})", rows)  # noqa: S608
