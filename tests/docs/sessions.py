"""Sessions shown on pages: commands in ``sh`` blocks, each with what it writes in a ``text`` block.

A line ``…`` in a ``text`` block stands for any number of lines. The pages are kept true by a test;
``python3 dev.py docs --write`` writes them anew from real runs.
"""

from __future__ import annotations

import os
import re
import shlex
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from click.testing import CliRunner

from dragoman.cli import cli
from dragoman.sample import sample_folder
from tests.docs import notebook

ROOT = Path(__file__).parents[2]
PAGES = (ROOT / "docs" / "tutorial.md", ROOT / "README.md")
BLOCK = re.compile(r"```sh\n(?P<command>dragoman [^\n]*)\n```\n+```text\n(?P<output>.*?)```", re.S)
ELLIPSIS = "…"
WIDTH = 160
"""Code points to which longer lines are cut, with an ellipsis at the end."""


def commands(page: Path) -> list[tuple[str, str]]:
    """The commands of a page and the output it shows for each."""
    found = BLOCK.finditer(page.read_text(encoding="utf-8"))
    return [(match["command"], match["output"]) for match in found]


def prepare(folder: Path) -> None:
    """Put into a folder what the pages start from: the two reports on one event."""
    (folder / "reports").mkdir()
    with sample_folder() as sample:
        for path in sorted((sample / "reports").glob("0[78]-*")):
            shutil.copy(path, folder / "reports")


def run(command: str) -> str:
    """What a command writes, run in the current folder."""
    result = CliRunner().invoke(cli, shlex.split(command)[1:], standalone_mode=False)
    if result.exception is not None:
        raise result.exception
    lines = [_cut(line.rstrip()) for line in result.output.splitlines()]
    return "\n".join(lines).strip("\n") + "\n"


def _cut(line: str) -> str:
    return line if len(line) <= WIDTH else line[: WIDTH - 1].rstrip() + ELLIPSIS


def fits(shown: str, written: str) -> bool:
    """Whether a page's block is what was written, an ellipsis standing for any lines."""
    lines = (r"(?:.*\n)*" if line == ELLIPSIS else f"{re.escape(line)}\n" for line in _lines(shown))
    return re.fullmatch("".join(lines), written) is not None


def _lines(text: str) -> list[str]:
    return text.split("\n")[:-1]


def elided(shown: str, written: str) -> str:
    """What was written, in the shape of the block: as many lines before and after the ellipsis."""
    old, new = _lines(shown), _lines(written)
    if ELLIPSIS not in old:
        return written
    place = old.index(ELLIPSIS)
    last = len(old) - place - 1
    return "\n".join([*new[:place], ELLIPSIS, *new[len(new) - last :], ""])


def _rewritten(text: str) -> Iterator[str]:
    place = 0
    for match in BLOCK.finditer(text):
        yield text[place : match.start("output")]
        yield elided(match["output"], run(match["command"]))
        place = match.end("output")
    yield text[place:]


def main() -> None:
    """Write the pages anew."""
    for page in PAGES:
        with TemporaryDirectory() as folder:
            prepare(Path(folder))
            os.chdir(folder)
            page.write_text("".join(_rewritten(page.read_text("utf-8"))), encoding="utf-8")
            os.chdir(ROOT)
        sys.stderr.write(f"{page.relative_to(ROOT)} written\n")
    notebook.main()


if __name__ == "__main__":
    main()
