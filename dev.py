"""The one script for everyone who works on dragoman: sets up, then does the job.

``python3 dev.py demo | test | lint | types | layers | docs | gold | bench | check`` needs Python
3.11 or newer and git, nothing else: it makes ``.venv``, puts uv into it and installs what
``uv.lock`` says. Where the lock has not changed since, set-up is skipped.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import subprocess
import sys
import tempfile
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
STAMP = VENV / "set-up.sha256"
SHARED = ROOT.parent / "shared"
UV = "uv>=0.9"
OLDEST = (3, 11)

DOCS_TESTS = "tests/docs"
FLOORS = "tests/evaluation/floors.json"


def say(text: str) -> None:
    """Tell what happens next; output of the tools themselves stays on standard output."""
    print(f"dev.py: {text}", file=sys.stderr, flush=True)


def environment() -> dict[str, str]:
    """The environment in which every tool runs: the project's own, whatever the shell had."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONHOME"}
    path = f"{BIN}{os.pathsep}{os.environ.get('PATH', '')}"
    own = {"VIRTUAL_ENV": str(VENV), "UV_PROJECT_ENVIRONMENT": str(VENV), "PATH": path}
    return {**kept, **own}


def run(*command: str | Path) -> int:
    """Run a command in the project's environment, from its root; its exit status."""
    done = subprocess.run([str(part) for part in command], cwd=ROOT, env=environment())
    return done.returncode if done.returncode >= 0 else 128 - done.returncode


def python(*arguments: str | Path) -> int:
    """Run the environment's Python."""
    return run(BIN / "python", *arguments)


def wanted_state() -> str:
    """What the environment depends on, as one hash: the lock, the project file, this Python."""
    digest = hashlib.sha256(sys.version.encode())
    for name in ("uv.lock", "pyproject.toml"):
        digest.update((ROOT / name).read_bytes())
    return digest.hexdigest()


def set_up() -> int:
    """Make the environment as the lock says; nothing to do where it already is."""
    state = wanted_state()
    if STAMP.is_file() and STAMP.read_text(encoding="utf-8") == state:
        return 0
    if not (BIN / "python").exists() and not (BIN / "python.exe").exists():
        say("making .venv")
        venv.create(VENV, with_pip=True)
    if python("-m", "uv", "--version") != 0:
        say("installing uv into .venv")
        if status := python("-m", "pip", "install", "--quiet", "--disable-pip-version-check", UV):
            return status
    say("installing what uv.lock says")
    if status := python("-m", "uv", "sync", "--frozen", "--inexact"):
        return status
    STAMP.write_text(state, encoding="utf-8")
    return 0


def demo(arguments: list[str]) -> int:
    """Reads the sample that ships with dragoman and prints its chronology."""
    return python("-m", "dragoman.cli", "demo", *arguments)


def test(arguments: list[str]) -> int:
    """All tests, on two processes."""
    return python("-m", "pytest", "-n", "2", *arguments)


def lint(arguments: list[str]) -> int:
    """Format and lint rules, by ruff; ``--fix`` mends what can be mended."""
    if "--fix" in arguments:
        return run(BIN / "ruff", "format", ".") or run(BIN / "ruff", "check", "--fix", ".")
    return run(BIN / "ruff", "format", "--check", ".") or run(BIN / "ruff", "check", ".")


def types(arguments: list[str]) -> int:
    """Types, by mypy --strict."""
    return python("-m", "mypy", *arguments)


def layers(arguments: list[str]) -> int:
    """The law that imports point down, by import-linter."""
    return run(BIN / "lint-imports", *arguments)


def docs(arguments: list[str]) -> int:
    """The tests that keep the documentation true; ``--write`` writes shown output anew."""
    if "--write" in arguments:
        return python("-m", "tests.docs.sessions")
    return python("-m", "pytest", DOCS_TESTS, *arguments)


def gold(arguments: list[str]) -> int:
    """Scores: the sample against its floors; the documents of ../shared, where that is."""
    if status := python("-m", "dragoman.evaluation.gold_gate", FLOORS):
        return status
    if not (SHARED / "tools" / "score_gold.py").is_file():
        say("no ../shared here: its gold documents are skipped")
        return 0
    with tempfile.TemporaryDirectory() as folder:
        ledger, export = Path(folder) / "gold.db", Path(folder) / "gold.jsonl"
        tool = ("-m", "dragoman.cli")
        return (
            python(*tool, "add", SHARED / "gold" / "documents", "--ledger", ledger)
            or python(*tool, "export", "--to", "jsonl", "--ledger", ledger, "-o", export)
            or python(SHARED / "tools" / "score_gold.py", "--export", export, *arguments)
        )


def screenshots(arguments: list[str]) -> int:
    """Pictures of the reading room's pages for the documentation, from the sample."""
    return python("-m", "tests.serve.screenshots", *arguments)


def bench(arguments: list[str]) -> int:
    """Speed, memory and growth, measured beside open tools; ``--json`` for comparison."""
    return python("-m", "dragoman.evaluation.bench", *arguments)


def check(arguments: list[str]) -> int:
    """What CI runs: lint, types, layers, gold, then every test (but with ``--no-tests``)."""
    jobs = [lint, types, layers, gold]
    if "--no-tests" not in arguments:
        jobs.append(test)
    for job in jobs:
        say(f"check: {job.__name__}")
        if status := job([]):
            say(f"check: {job.__name__} failed")
            return status
    return 0


JOBS = {
    job.__name__: job
    for job in (demo, test, lint, types, layers, docs, gold, bench, screenshots, check)
}


def main() -> int:
    """Set up, then do the job that was asked for."""
    if sys.version_info < OLDEST:
        say(f"needs Python {OLDEST[0]}.{OLDEST[1]} or newer, this is {sys.version.split()[0]}")
        return 2
    listing = "\n".join(f"  {name:12}{job.__doc__}" for name, job in JOBS.items())
    parser = argparse.ArgumentParser(
        prog="dev.py",
        description="Sets up, then does a job:\n" + listing,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("job", choices=JOBS, metavar="JOB")
    known, rest = parser.parse_known_args()
    return set_up() or JOBS[known.job](rest)


if __name__ == "__main__":
    sys.exit(main())
