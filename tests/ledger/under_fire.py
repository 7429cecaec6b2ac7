"""A ledger written while the disk fails: at the n-th write, fsync, truncation, rename, for all n.

    python -m tests.ledger.under_fire faults FOLDER
    python -m tests.ledger.under_fire kills FOLDER CYCLES

The first needs a C compiler and Linux; it prints one line of JSON. Every round is a process of its
own that writes down what was acknowledged; after it the ledger is opened, checked and written on.
"""

from __future__ import annotations

import ctypes
import json
import os
import signal
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from random import Random

from dragoman.errors import LedgerError
from dragoman.ledger import Query
from dragoman.model import Analysis
from tests.builders import analysis, open_store

ROOT = Path(__file__).parents[2]
SHIM = Path(__file__).with_name("shim.c")
KINDS = ("io-error", "full", "torn", "kill", "torn-kill")
LASTING = ("io-error", "full")
DOCUMENTS = 3


def documents(count: int = DOCUMENTS) -> list[Analysis]:
    return [analysis(f"n{number}", f"Kenya and Uganda met {number}.") for number in range(count)]


def scenario(path: Path, acknowledge: Callable[[str], None]) -> None:
    """What a user does: documents, linking, a verdict, its withdrawal, a copy."""
    with open_store(path) as store:
        for number, one in enumerate(documents()):
            store.add_analysis(one, folded="")
            acknowledge(f"document {number}")
            if number == 1:
                store.link()
        decision = store.decide("reject", ["e-1"], by="A. Reader")
        acknowledge(f"decision {decision.id}")
        store.withdraw(decision.id, by="A. Reader")
        acknowledge("withdrawal")
        store.link()
        store.backup(path.with_name("copy.db"))
        acknowledge("copy")


def verdict(path: Path, said: list[str]) -> str:
    """What became of a ledger in which these things were acknowledged: ``kept`` or what is lost."""
    try:
        with open_store(path) as store:
            if faults := store.faults():
                return f"damaged: {faults[0]}"
            there = store.counts()["document"]
            told = sum(one.startswith("document") for one in said)
            rows = store._db.execute("SELECT count(*) FROM decision").fetchone()[0]
            gone = store._db.execute("SELECT count(*) FROM withdrawn").fetchone()[0]
            if there < told:
                return f"lost: {told - there} documents"
            if rows < sum(one.startswith("decision") for one in said):
                return "lost: a decision"
            if gone < ("withdrawal" in said):
                return "lost: a withdrawal"
            for one in documents():
                store.add_analysis(one, folded="")
            if len(store.query(Query())) != DOCUMENTS:
                return "lost: events after going on"
        if "copy" in said:
            with open_store(path.with_name("copy.db")) as copy:
                if copy.faults() or copy.counts()["document"] != DOCUMENTS:
                    return "lost: the copy"
    except LedgerError as error:
        return f"unopenable: {error}"
    return "kept"


def _clean(path: Path) -> None:
    for one in path.parent.glob("*.db*"):
        one.unlink()


def _note(file: int, word: str) -> None:
    os.write(file, f"{word}\n".encode())


def _round(path: Path, shim: ctypes.CDLL, kind: int, at: int, lasting: bool) -> tuple[int, bool]:
    """The scenario in a child of this process with one fault; gives the calls it made."""
    log = path.with_suffix(".log")
    log.write_text("")
    child = os.fork()
    if child == 0:
        with log.open("ab", buffering=0) as acknowledged:
            shim.arm(kind, at, int(lasting))
            try:
                scenario(path, lambda word: _note(acknowledged.fileno(), word))
            except LedgerError as error:
                _note(acknowledged.fileno(), f"told {error}")
            except Exception as error:  # noqa: BLE001 - an error that a user would see raw
                _note(acknowledged.fileno(), f"raw {error!r}")
            finally:
                calls = shim.arm(0, -1, 0)
            _note(acknowledged.fileno(), f"calls {calls}")
        os._exit(0)
    _, status = os.waitpid(child, 0)
    calls = [line for line in log.read_text().splitlines() if line.startswith("calls")]
    crashed = os.WIFSIGNALED(status) and os.WTERMSIG(status) != signal.SIGKILL
    return (int(calls[0].split()[1]) if calls else -1), crashed


def faults(folder: Path, every: int = 1) -> dict[str, Counter[str]]:
    """Every fault at every call, or at each ``every``-th; what became of the ledger, counted."""
    shim = ctypes.CDLL(os.environ["LD_PRELOAD"])
    shim.arm.restype = ctypes.c_long
    shim.arm.argtypes = [ctypes.c_int, ctypes.c_long, ctypes.c_int]
    path = folder / "x.db"
    found: dict[str, Counter[str]] = {}
    _clean(path)
    total, _ = _round(path, shim, 1, 1 << 40, False)
    for lasting in (False, True):
        for kind in LASTING if lasting else KINDS:
            name = f"{kind} from then on" if lasting else kind
            found[name] = Counter()
            for at in range(0, total, every):
                _clean(path)
                _, crashed = _round(path, shim, KINDS.index(kind) + 1, at, lasting)
                said = path.with_suffix(".log").read_text().splitlines()
                raw = any(one.startswith("raw") for one in said)
                word = "crashed" if crashed or raw else verdict(path, said)
                found[name][word] += 1
    found["calls"] = Counter({"in all": total})
    return found


def kills(folder: Path, cycles: int, seed: int = 7) -> Counter[str]:
    """One ledger, whose writer is killed again and again, each time after another while."""
    path = folder / "killed.db"
    chance = Random(seed)
    found: Counter[str] = Counter()
    known = 0
    for _ in range(cycles):
        told = known + _killed(path, known, chance.randrange(12), chance.uniform(0, 0.02))
        try:
            with open_store(path) as store:
                there = store.counts()["document"]
                found["lost" if there < told else "kept"] += 1
                found["damaged"] += bool(store.faults())
                known = there
        except LedgerError:
            found["unopenable"] += 1
    found["documents"] = known
    return found


def _killed(path: Path, first: int, after: int, pause: float) -> int:
    """A writer killed some time after so many documents; gives how many it acknowledged."""
    read, write = os.pipe()
    child = os.fork()
    if child == 0:
        with open_store(path) as store:
            for number in range(first, first + 40):
                one = analysis(f"n{number}", f"Kenya and Uganda met {number}.")
                store.add_analysis(one, folded="")
                os.write(write, b".")
                if number % 7 == 6:
                    store.link()
        os._exit(0)
    os.close(write)
    told = 0
    while told < after and (more := os.read(read, 1)):
        told += len(more)
    signal.sigtimedwait([], pause)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    while more := os.read(read, 4096):
        told += len(more)
    os.close(read)
    return told


def built(folder: Path) -> Path:
    """The shim, compiled."""
    target = folder / "shim.so"
    subprocess.run(["cc", "-shared", "-fPIC", "-O1", "-o", target, SHIM, "-ldl"], check=True)
    return target


def main(arguments: list[str]) -> int:
    """One of the two."""
    what, folder = arguments[0], Path(arguments[1])
    if what == "kills":
        sys.stdout.write(json.dumps(kills(folder, int(arguments[2]))) + "\n")
        return 0
    if "LD_PRELOAD" not in os.environ:
        command = [sys.executable, "-m", "tests.ledger.under_fire", *arguments]
        return subprocess.run(
            command, cwd=ROOT, env={**os.environ, "LD_PRELOAD": str(built(folder))}
        ).returncode
    every = int(arguments[2]) if len(arguments) > 2 else 1
    sys.stdout.write(json.dumps(faults(folder, every)) + "\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
