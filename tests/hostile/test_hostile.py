"""Files made to harm: each is read or rejected with its reason, in bounded time and memory."""

from __future__ import annotations

import os
import resource
import threading
from pathlib import Path

import pytest

from dragoman import open_ledger
from dragoman.errors import UnreadableDocument
from dragoman.reading import data_of
from tests.hostile.corpus import FILES, NEWS, write

HEAVY = frozenset(
    [
        "attributes.html",
        "bomb.docx",
        "bomb.pdf",
        "dates.txt",
        "deep-tables.html",
        "deep.eml",
        "deep.html",
        "deep.xml",
        "doubling-forms.pdf",
        "empty-objects.json",
        "equal-sentences-one-line.txt",
        "equal-sentences.txt",
        "header.eml",
        "line.txt",
        "lines.txt",
        "looping-forms.pdf",
        "many-members.zip",
        "many-pages.pdf",
        "marks.txt",
        "names.txt",
        "nested.gz",
        "numbers.json",
        "open-quotes.txt",
        "overlapping.zip",
        "persian-run.txt",
        "persian-sentence.txt",
        "rows.csv",
        "sentence-of-clauses.txt",
        "sentence.txt",
        "spaces.txt",
        "tags.html",
        "torn.tar",
        "unclosed.csv",
        "wide.csv",
        "wide.html",
        "word.txt",
        "zip-bomb.zip",
        "bomb.csv.gz",
        "bomb.jsonl.gz",
        "bomb.txt.bz2",
        "bomb.txt.gz",
        "bomb.warc.gz",
        "capitals.txt",
        "digits.txt",
        "dots.txt",
    ]
)
"""What takes seconds to make or read: only with ``HOSTILE=all`` in the environment."""

REASONS = {
    "deep.json": "nested too deeply|recursion",
    "dictionary.txt.xz": "MB of memory",
    "laughs.docx": "document type",
    "late-laughs.docx": "amplification",
    "laughs.odt": "document type",
    "laughs.xml": "XML entities",
    "escaping.zip": "leads out of the archive",
    "escaping.tar.gz": "leads out of the archive",
    "lying.tar": "over the limit",
    "lying.zip": "damaged",
    "looping-pages.pdf": "not readable as PDF",
    "nested.zip": "archives within archives",
    "addresses.eml": "nested too deeply",
}
MEMORY = 1200
"""MB that this process may ever have held."""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("hostile")


@pytest.mark.parametrize("name", FILES)
def test_a_hostile_file_is_read_or_rejected_with_its_reason(folder: Path, name: str) -> None:
    if name in HEAVY and os.environ.get("HOSTILE") != "all":
        pytest.skip("heavy; HOSTILE=all runs it")
    (path,) = write(folder, (name,))
    with open_ledger(folder / "hostile.db") as ledger:
        report = ledger.add([path])
    path.unlink()
    assert report.read == report.analysed + report.already + len(report.rejected) > 0
    reasons = " | ".join(one.reason for one in report.rejected)
    assert "a fault of dragoman" not in reasons
    wanted = REASONS.get(name, "").split("|")
    assert any(one in reasons for one in wanted), reasons
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024 < MEMORY
    assert resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024 < MEMORY


def test_a_batch_goes_on_after_hostile_files(tmp_path: Path) -> None:
    names = ("deep.json", "looping-pages.pdf", "laughs.xml", "torn.pdf", "escaping.zip")
    list(write(tmp_path, names))
    (tmp_path / "a.txt").write_text(NEWS)
    (tmp_path / "z.html").write_text(f"<html><body><article><p>{NEWS * 2}</p></article></body>")
    with open_ledger(tmp_path / "x.db") as ledger:
        report = ledger.add([tmp_path])
    assert report.analysed == 2
    assert len(report.rejected) == report.read - 2


def test_a_file_that_changes_while_it_is_read_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.txt"
    path.write_text(NEWS)
    whole = Path.open

    def grown(self: Path, mode: str) -> object:
        monkeypatch.setattr(Path, "open", whole)
        path.write_text(NEWS * 2)
        return whole(self, mode)

    monkeypatch.setattr(Path, "open", grown)
    with pytest.raises(UnreadableDocument, match="changed while it was read; run again"):
        data_of(path, 10_000)


def test_files_that_keep_changing_never_stop_a_batch(tmp_path: Path) -> None:
    over = threading.Event()
    path = tmp_path / "a.txt"
    path.write_text(NEWS)

    def change() -> None:
        size = 0
        while not over.is_set():
            size = (size + 1) % 40
            path.write_text(NEWS * size)

    changing = threading.Thread(target=change)
    changing.start()
    try:
        with open_ledger(tmp_path / "x.db") as ledger:
            for _ in range(10):
                report = ledger.add([path])
                assert report.read == 1
            assert ledger.faults() == ()
    finally:
        over.set()
        changing.join()
