"""Opening a ledger's file: made when new, migrated when old, else refused in one clear line."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import msgspec

from dragoman.errors import LedgerError
from dragoman.ledger.folding import fold_names
from dragoman.ledger.schema import APPLICATION_ID, MIGRATIONS, VERSION

PATIENCE = 30.0
"""Seconds to wait for another process that is writing."""

CACHE_KIB = 32 * 1024
"""Pages of the file that a connection holds in memory, in KiB."""


@contextmanager
def plain_errors(path: Path) -> Iterator[None]:
    """Turns what SQLite says into one line that names the file and what to do."""
    try:
        yield
    except sqlite3.Error as error:
        raise LedgerError(f"{path}: {_explained(error)}") from error
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        said = f"a record in it is damaged ({error}); find it with `dragoman check`, or go back to"
        raise LedgerError(f"{path}: {said} a copy") from error


def _explained(error: sqlite3.Error) -> str:
    said = str(error)
    code = getattr(error, "sqlite_errorname", "") or ""
    if code.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
        return "the ledger is locked: another program is writing to it; try again when it is done"
    if code.startswith("SQLITE_READONLY"):
        return "the ledger is read-only: give yourself the right to write the file and its folder"
    if code.startswith("SQLITE_FULL"):
        return "the disk is full: nothing was lost; make room and run the same command again"
    if code.startswith(("SQLITE_NOTADB", "SQLITE_CORRUPT")):
        return "not a dragoman ledger (or a damaged one); give another file with --ledger"
    if code.startswith(("SQLITE_CANTOPEN", "SQLITE_PERM", "SQLITE_IOERR", "SQLITE_AUTH")):
        return (
            f"cannot be opened ({said}); check that the folder exists and may be read and written"
        )
    return f"the ledger cannot be used: {said}"


def connect(path: Path) -> sqlite3.Connection:
    """A connection to the ledger at ``path``, which is made when there is none.

    Raises:
        LedgerError: Not our file, of a newer version, locked, unreadable or not writable.
    """
    _refuse_what_is_no_file(path)
    with plain_errors(path):
        address = _address(path)
        connection = sqlite3.connect(address, timeout=PATIENCE, isolation_level=None, uri=True)
    try:
        with plain_errors(path):
            _check_kind(connection, path)
            _prepare(connection)
    except BaseException:
        connection.close()
        raise
    return connection


def _address(path: Path) -> str:
    """The file as SQLite's URI; for reading alone where we may not write."""
    uri = path.resolve().as_uri()
    if not path.exists() or (os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)):
        return uri
    pending = Path(f"{path}-wal").exists()
    return f"{uri}?mode=ro" if pending else f"{uri}?mode=ro&immutable=1"


def _refuse_what_is_no_file(path: Path) -> None:
    if path.is_dir():
        raise LedgerError(f"{path}: is a folder; a ledger is one file (say {path / 'dragoman.db'})")
    if not path.parent.is_dir():
        raise LedgerError(f"{path}: there is no folder {path.parent}; make it first")
    try:
        if path.exists():
            path.open("rb").close()
    except OSError as error:
        raise LedgerError(f"{path}: cannot be read ({error.strerror})") from error


def _check_kind(connection: sqlite3.Connection, path: Path) -> None:
    mark = _pragma(connection, "application_id")
    version = _pragma(connection, "user_version")
    empty = connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0] == 0
    if mark != APPLICATION_ID and not (empty and mark == 0 and version == 0):
        raise LedgerError(f"{path}: not a dragoman ledger; give another file with --ledger")
    if version > VERSION:
        raise LedgerError(
            f"{path}: a ledger of version {version}, this dragoman knows up to {VERSION}; "
            "install a newer dragoman"
        )


def _pragma(connection: sqlite3.Connection, name: str) -> int:
    return int(connection.execute(f"PRAGMA {name}").fetchone()[0])


def _prepare(connection: sqlite3.Connection) -> None:
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute(f"PRAGMA cache_size = -{CACHE_KIB}")
    connection.create_function("folded_names", 1, fold_names, deterministic=True)
    if _pragma(connection, "user_version") < VERSION:
        connection.execute("PRAGMA journal_mode = WAL")
        _migrate(connection)
    connection.execute("PRAGMA synchronous = FULL")


def _migrate(connection: sqlite3.Connection) -> None:
    with writing(connection):
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        for step in range(_pragma(connection, "user_version"), VERSION):
            for statement in _statements(MIGRATIONS[step]):
                connection.execute(statement)
            connection.execute(f"PRAGMA user_version = {step + 1}")


def _statements(script: str) -> Iterator[str]:
    """The statements of a script one by one: ``executescript`` would commit between them."""
    yield from (part for part in script.split(";\n") if part.strip())


@contextmanager
def writing(connection: sqlite3.Connection) -> Iterator[None]:
    """One transaction: all of it is in the file at the end, or none of it."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise
