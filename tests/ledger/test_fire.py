"""A ledger under fire: failing disks, torn files, rivals, and files of every earlier version."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from dragoman.errors import LedgerError
from dragoman.exports.jsonl import write
from dragoman.ledger import Store
from dragoman.ledger.schema import APPLICATION_ID, MIGRATIONS, VERSION
from tests.builders import analysis, open_store
from tests.ledger.under_fire import ROOT, documents, kills

MANY = [analysis(f"m{number}", f"Kenya and Uganda met {number}.") for number in range(24)]
OURS = "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE '%card'"
MADE_BY_TRIGGERS = ("event_actor", "event_pair", "event_voice", "entity_name", "sqlite")


def filled(path: Path) -> bytes:
    """A ledger with documents, decisions and rejections; gives its export."""
    with open_store(path) as store:
        for one in documents():
            store.add_analysis(one, folded=one.document.text.lower())
        kept = store.decide("reject", [store.view().events[0].id], by="A. Reader")
        store.withdraw(kept.id, by="A. Reader")
        store.decide("accept", [store.view().events[1].id], by="A. Reader")
        return b"".join(write(store.view()))


def earlier(path: Path, new: Path, version: int) -> None:
    """A ledger as a release of an earlier schema version would have left it."""
    old = sqlite3.connect(path, isolation_level=None)
    old.create_function("folded_names", 1, str, deterministic=True)
    old.execute("PRAGMA journal_mode = WAL")
    for step in MIGRATIONS[:version]:
        for statement in filter(str.strip, step.split(";\n")):
            old.execute(statement)
    old.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    old.execute(f"PRAGMA user_version = {version}")
    old.execute("ATTACH ? AS new", (str(new),))
    old.execute("PRAGMA foreign_keys = OFF")
    for (table,) in old.execute(OURS).fetchall():
        if table.startswith(("passage_", *MADE_BY_TRIGGERS)):
            continue
        columns = "doc, folded" if table == "passage" else "*"
        target = "passage (doc, folded)" if table == "passage" else table
        old.execute(f"INSERT OR REPLACE INTO main.{target} SELECT {columns} FROM new.{table}")
    old.close()


@pytest.mark.parametrize("version", range(1, VERSION))
def test_a_ledger_of_every_earlier_version_is_taken_over(tmp_path: Path, version: int) -> None:
    exported = filled(tmp_path / "new.db")
    earlier(tmp_path / "old.db", tmp_path / "new.db", version)
    with open_store(tmp_path / "old.db") as store:
        assert b"".join(write(store.view())) == exported
        assert store.faults() == ()
        assert store.search("uganda")
        assert store.add_analysis(MANY[0], folded="")
        assert store.counts()["document"] == len(documents()) + 1


def test_a_takeover_that_is_interrupted_leaves_the_old_version(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    exported = filled(tmp_path / "new.db")
    earlier(tmp_path / "old.db", tmp_path / "new.db", 1)
    broken = (*MIGRATIONS[:-1], "CREATE TABLE x (y) STRICT;\n")
    monkeypatch.setattr("dragoman.ledger.connection.MIGRATIONS", broken)
    with pytest.raises(LedgerError):
        open_store(tmp_path / "old.db")
    monkeypatch.undo()
    with open_store(tmp_path / "old.db") as store:
        assert b"".join(write(store.view())) == exported


def test_a_full_disk_is_told_and_nothing_acknowledged_is_lost(tmp_path: Path) -> None:
    with open_store(tmp_path / "x.db") as store:
        store._db.execute(f"PRAGMA max_page_count = {pages(store) + 6}")
        added = 0
        with pytest.raises(LedgerError, match="the disk is full: nothing was lost"):
            for one in MANY:
                store.add_analysis(one, folded=one.document.text * 50)
                added += 1
        assert 0 < added < len(MANY)
    with open_store(tmp_path / "x.db") as store:
        assert store.faults() == ()
        assert store.counts()["document"] == added
        assert sum(store.add_analysis(one, folded="") for one in MANY) == len(MANY) - added


def pages(store: Store) -> int:
    return int(store._db.execute("PRAGMA page_count").fetchone()[0])


def test_a_second_writer_waits_until_the_first_is_done(tmp_path: Path) -> None:
    with open_store(tmp_path / "x.db") as first, open_store(tmp_path / "x.db") as second:
        first._db.execute("BEGIN IMMEDIATE")
        done = subprocess.Popen(
            [sys.executable, "-c", SECOND, str(tmp_path / "x.db")],
            cwd=ROOT, stdout=subprocess.PIPE, text=True,
        )  # fmt: skip
        assert done.stdout is not None
        assert done.stdout.readline() == "open\n"
        with pytest.raises(subprocess.TimeoutExpired):
            done.wait(0.5)
        first._db.execute("COMMIT")
        assert done.stdout.readline() == "added\n"
        assert done.wait(60) == 0
        assert second.counts()["document"] == 1


SECOND = """
import sys
from pathlib import Path
from tests.builders import open_store
from tests.ledger.under_fire import documents
store = open_store(Path(sys.argv[1]))
print("open", flush=True)
store.add_analysis(documents()[0], folded="")
print("added", flush=True)
"""


def test_a_writer_that_waited_too_long_says_who_is_in_the_way(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dragoman.ledger.connection.PATIENCE", 0.1)
    with open_store(tmp_path / "x.db") as first, open_store(tmp_path / "x.db") as second:
        first._db.execute("BEGIN IMMEDIATE")
        with pytest.raises(LedgerError, match="another program is writing to it; try again"):
            second.add_analysis(MANY[0], folded="")
        first._db.execute("ROLLBACK")
        assert second.add_analysis(MANY[0], folded="")


def test_readers_see_whole_steps_while_one_writes(tmp_path: Path) -> None:
    path = tmp_path / "x.db"
    open_store(path).close()
    over = threading.Event()
    seen: list[list[tuple[int, int]]] = [[] for _ in range(4)]
    errors: list[Exception] = []

    def look(counts: list[tuple[int, int]]) -> None:
        try:
            with open_store(path) as store:
                while not over.is_set():
                    both = "SELECT (SELECT count(*) FROM document), (SELECT count(*) FROM analysis)"
                    counts.append(store._db.execute(both).fetchone())
                    store.search("kenya")
        except Exception as error:  # noqa: BLE001 - told below
            errors.append(error)

    readers = [threading.Thread(target=look, args=(one,)) for one in seen]
    for reader in readers:
        reader.start()
    with open_store(path) as store:
        for one in MANY:
            store.add_analysis(one, folded="kenya")
        store.link()
    over.set()
    for reader in readers:
        reader.join()
    assert errors == []
    for counts in seen:
        assert counts
        assert counts == sorted(counts)
        assert all(documents == analyses for documents, analyses in counts)


@pytest.fixture
def pending(tmp_path: Path) -> Path:
    """A copy of a ledger, taken while it was open, so that all of it is in the WAL."""
    with open_store(tmp_path / "whole.db") as store:
        store._db.execute("PRAGMA wal_autocheckpoint = 0")
        for one in MANY[:8]:
            store.add_analysis(one, folded="")
        for end in ("", "-wal"):
            shutil.copy(f"{tmp_path}/whole.db{end}", f"{tmp_path}/x.db{end}")
    return tmp_path / "x.db"


@pytest.mark.parametrize("share", [1.0, 0.97, 0.7, 0.41, 0.2])
@pytest.mark.parametrize("spoil", ["cut", "flip"])
def test_a_torn_wal_leaves_what_was_whole(pending: Path, share: float, spoil: str) -> None:
    log = Path(f"{pending}-wal")
    data = bytearray(log.read_bytes())
    place = int(len(data) * share)
    if spoil == "cut":
        log.write_bytes(data[:place])
    elif place < len(data):
        data[place] ^= 0x10
        log.write_bytes(data)
    with open_store(pending) as store:
        assert store.faults() == ()
        count = store.counts()["document"]
        assert count == 8 if share == 1.0 else count < 8
        assert sum(store.add_analysis(one, folded="") for one in MANY[:8]) == 8 - count


def test_flipped_bits_never_end_in_more_than_one_line(tmp_path: Path) -> None:
    filled(tmp_path / "x.db")
    whole = (tmp_path / "x.db").read_bytes()
    for place in range(0, len(whole), len(whole) // 61):
        for bit in (0x01, 0x80):
            spoilt = bytearray(whole)
            spoilt[place] ^= bit
            (tmp_path / "x.db").write_bytes(spoilt)
            try:
                with open_store(tmp_path / "x.db") as store:
                    store.faults()
                    store.search("kenya")
                    store.view()
            except LedgerError as error:
                assert "\n" not in error.message
                assert str(tmp_path / "x.db") in error.message


def test_read_only_media_can_be_asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    exported = filled(tmp_path / "x.db")
    monkeypatch.setattr("os.access", lambda path, mode: False)
    with open_store(tmp_path / "x.db") as store:
        assert b"".join(write(store.view())) == exported
        assert store.faults() == ()
        with pytest.raises(LedgerError, match="read-only: give yourself the right"):
            store.add_analysis(MANY[0], folded="")


def test_a_writer_that_is_killed_again_and_again_loses_nothing(tmp_path: Path) -> None:
    found = kills(tmp_path, 5)
    assert (found["kept"], found["lost"], found["damaged"], found["unopenable"]) == (5, 0, 0, 0)


@pytest.mark.skipif(
    sys.platform != "linux" or shutil.which("cc") is None, reason="needs Linux and a C compiler"
)
def test_no_fault_of_the_disk_loses_what_was_acknowledged(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.ledger.under_fire", "faults", str(tmp_path), "150"],
        cwd=ROOT, capture_output=True, text=True, env=dict(os.environ),
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    assert found.pop("calls")["in all"] > 100
    assert all(set(words) == {"kept"} for words in found.values()), found
